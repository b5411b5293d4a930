"""To whom what is kept belongs, and with whom it is shared: who may see it, and who may change it.

Where an office has no sign-in nobody is known: what is saved then belongs to nobody and everybody
may change it, and what belongs to somebody is shown only as far as it is shared with everybody.
"""

from dataclasses import dataclass
from typing import Literal

Sharing = Literal["private", "read", "edit"]  # seen by its owner alone · by all · changed by all
SHARINGS: tuple[Sharing, ...] = ("private", "read", "edit")


@dataclass(frozen=True)
class Person:
    """Somebody who signed in.

    `subject`: the identity provider's own lasting id of the person, never empty. `agency`: where
    the person works, as the provider writes it. `coordinates`: enters the figures of all agencies.
    """

    subject: str
    name: str
    agency: str = ""
    coordinates: bool = False

    def __post_init__(self) -> None:
        """Raises `ValueError` without a subject: nobody would be everybody."""
        if not self.subject:
            raise ValueError("a person without a subject")


@dataclass(frozen=True)
class Belonging:
    """Whose something is (nobody's where `owner` is empty), by subject, name and agency."""

    owner: str = ""
    owner_name: str = ""
    owner_agency: str = ""
    sharing: Sharing = "edit"

    def owned_by(self, person: Person | None) -> bool:
        """Whether it is a person's own."""
        return person is not None and person.subject == self.owner

    def changeable_by(self, person: Person | None) -> bool:
        """Whether a person may save over it, rename, delete and bring it back."""
        return self.sharing == "edit" or self.owned_by(person)


def first_belonging(person: Person | None, sharing: Sharing) -> Belonging:
    """Whose something new is: the person's, shared as given; everybody's where nobody signed in."""
    if person is None:
        return Belonging()
    return Belonging(person.subject, person.name, person.agency, sharing)
