"""An agency enters its own figures of a year under way and no others, wherever they come from."""

from collections.abc import Iterable

from model.case import known_names
from model.store.belonging import Person
from model.store.errors import StoreError
from model.typed_text import name_key
from model.year.followed import Followed
from model.year.observation import Observation


class OthersFigure(StoreError):
    """A figure of the `criterion` that is not to be entered by who works for the `agency`; empty
    where the person's agency leads nothing in the year."""

    def __init__(self, criterion: str, agency: str) -> None:
        """The criterion, and the agency of who would enter the figure."""
        by = agency or "this person"
        super().__init__("others_figure", f"{criterion} is not reported by {by}")
        self.criterion = criterion
        self.agency = agency


def enters_all(person: Person | None) -> bool:
    """Whether somebody enters the figures of every agency: who coordinates, and everybody where
    nobody signs in."""
    return person is None or person.coordinates


def reporters(person: Person | None, followed: Followed) -> tuple[str, ...]:
    """The agencies of a year that a person enters figures of, by the one name of each; empty for
    the whole province, which is among them where all are."""
    if person is None or person.coordinates:
        return ("", *followed.agencies)
    known = known_names(followed.case.agencies) | {name_key(one): one for one in followed.agencies}
    own = known.get(name_key(" ".join(person.agency.split())))
    return (own,) if own in followed.agencies else ()


def check_own(person: Person | None, followed: Followed, entries: Iterable[Observation]) -> None:
    """Raises `OthersFigure` for the first of the entries that is not a person's to enter."""
    if enters_all(person):
        return
    mine = reporters(person, followed)
    levers = {lever.id for agency in mine for lever in followed.of_agency(agency)}
    for one in entries:
        if one.agency not in mine or one.lever not in levers:
            lever = followed.plan.levers.get(one.lever)
            criterion = lever.criterion.id if lever else one.lever
            raise OthersFigure(criterion, mine[0] if mine else "")
