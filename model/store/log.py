"""The log of changes: what was done to what is kept, by whom and when. Each line is written in the
transaction of the change itself, and the database refuses to change or delete one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select

from model.stamp import Stamp
from model.store.belonging import Person
from model.store.tables import CHANGES, moment

Action = Literal["saved", "renamed", "shared", "deleted", "undeleted", "reported"]


@dataclass(frozen=True)
class Change:
    """One line. `kind`: scenario · year (figures of an office) · opened_year · letterhead.

    `of`: the id of what was changed, 0 for a letterhead, whose `name` is its province. `detail`: of
    a save the number of the version; of another name the one before; how it is shared since; of a
    report its entries. `subject`, `agency`: of who signed in, empty where nobody did.
    """

    stamp: Stamp
    action: Action
    kind: str
    of: int
    name: str
    detail: str = ""
    subject: str = ""
    agency: str = ""


def write(connection: Connection, person: Person | None, change: Change) -> None:
    """Add a line, of who signed in."""
    connection.execute(
        CHANGES.insert().values(
            at=moment(change.stamp.at),
            author=change.stamp.author,
            subject=person.subject if person else "",
            agency=person.agency if person else "",
            action=change.action,
            kind=change.kind,
            item=change.of,
            name=change.name,
            detail=change.detail,
        )
    )


def read(connection: Connection, most: int) -> list[Change]:
    """The latest lines, at most so many, the newest first."""
    latest = select(CHANGES).order_by(CHANGES.c.id.desc()).limit(most)
    return [
        Change(
            Stamp(row.author, datetime.fromisoformat(row.at)),
            row.action,
            row.kind,
            row.item,
            row.name,
            row.detail,
            row.subject,
            row.agency,
        )
        for row in connection.execute(latest)
    ]
