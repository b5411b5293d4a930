"""What went wrong with what is saved, as a phrase: what happened, what to do, and where."""

from model.store.agency import OthersFigure
from model.store.errors import StoreError, UnfitText
from model.store.letterhead import PARTS
from model.telling.language import Phrase

FIELDS = ("name", "author", "note")


def trouble(error: StoreError) -> Phrase:
    """The phrase of an error."""
    if isinstance(error, UnfitText):
        kind = "letterhead" if error.field in PARTS else "field"
        known = error.field in (*PARTS, *FIELDS)
        field = Phrase(f"scenarios.{kind}_{error.field}", {}) if known else error.field
        return Phrase(f"scenarios.text_{error.problem}", {"field": field, "longest": error.longest})
    if isinstance(error, OthersFigure):
        key = "others_criterion" if error.agency else "no_agency"
        facts = {"criterion": error.criterion, "agency": error.agency}
        return Phrase(f"scenarios.trouble_{key}", facts)
    told = Phrase(f"scenarios.trouble_{error.kind}", {})
    return Phrase("scenarios.at", {"told": told, "place": error.place}) if error.place else told
