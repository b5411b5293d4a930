"""What went wrong with the years that are kept, in words."""

from model.store.errors import StoreError
from model.store.version import NameTaken
from model.telling.language import Language
from pages.parts.store_access import author_text, time_text, trouble

OURS = ("missing", "deleted", "conflict")  # kinds that speak of a scenario elsewhere


def failure(say: Language, error: StoreError) -> str:
    """What went wrong and what to do, in a few sentences."""
    if isinstance(error, NameTaken):
        stamp = error.holder.version.stamp
        author, time = author_text(say, stamp.author), time_text(say, stamp.at)
        return say("own.name_taken", name=error.holder.name, author=author, time=time)
    return say(f"own.trouble_{error.kind}") if error.kind in OURS else trouble(say, error)
