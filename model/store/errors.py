"""What can go wrong with saved scenarios, by kind; the screen composes its own words.

After any of these nothing of the attempt is saved, with one exception: after `unsure` the
connection broke while the save was being confirmed, so that nobody can tell. Saving again is then
right: a save that did arrive is recognised and not made twice.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Kind = Literal[
    "address",  # PAR_DATABASE_URL is not an address that can be used
    "unreachable",  # no such server, folder or file, or the connection was lost
    "denied",  # the database does not let this user in, or lacks a right
    "busy",  # somebody else held the database for too long
    "full",  # no space is left
    "read_only",  # the database may be read, not written
    "damaged",  # not a database, or one that is broken or incomplete
    "foreign",  # a sound database that belongs to something else
    "newer",  # made by a newer version of this program
    "unsure",  # the connection broke in the moment of confirming
    "failed",  # the database refused for another reason
    "missing",  # no such scenario or version
    "deleted",  # the scenario was deleted meanwhile
    "conflict",  # somebody else saved meanwhile
    "name_taken",  # another scenario has the name
    "text",  # a text that cannot be kept
    "baseline",  # saved for another province's year
    "not_yours",  # somebody else's, and not shared to be changed
    "others_figure",  # reported by somebody who works for another agency
]

SQLITE_KINDS: dict[int, Kind] = {
    sqlite3.SQLITE_ERROR: "damaged",  # statements are fixed: only a missing table or column fails
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_AUTH: "denied",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
}
# By SQLSTATE, the longest beginning that matches.
POSTGRES_KINDS: dict[str, Kind] = {
    "08": "unreachable",
    "57P": "unreachable",
    "3D000": "unreachable",
    "28": "denied",
    "42501": "denied",
    "53100": "full",
    "53": "busy",
    "55P03": "busy",
    "57014": "busy",
    "25006": "read_only",
    "42P01": "damaged",
    "42703": "damaged",
    "XX": "damaged",
}
ADVICE: dict[Kind, str] = {
    "unreachable": "check that the server runs and that PAR_DATABASE_URL or the folder is right",
    "denied": "give the user of this program the right to read, write and create tables",
    "busy": "try again in a moment",
    "full": "free some space, then save again",
    "read_only": "give this program the right to write there",
    "damaged": "it was left as it is: put a sound copy in its place, or name another database",
    "foreign": "it was left as it is: name an empty database in PAR_DATABASE_URL",
    "newer": "it was left as it is: update this program",
    "unsure": "save again: what did arrive is not saved twice",
    "failed": "see the reason; the database was left as it was",
}


class StoreError(Exception):
    """A scenario could not be saved or read. `place` is the database, without its password."""

    def __init__(self, kind: Kind, reason: str, place: str = "") -> None:
        """A message that says what, where and what to do."""
        advice = f"; {ADVICE[kind]}" if kind in ADVICE else ""
        super().__init__(f"{place}: {reason}{advice}" if place else f"{reason}{advice}")
        self.kind = kind
        self.reason = reason
        self.place = place


class DamagedRow(ValueError):
    """A row that does not say what it should."""


class UnfitText(StoreError):
    """A text that cannot be kept: `empty`, `long` (more than `longest` characters), `control`
    (a control character) or `unknown` (a value that means nothing here)."""

    def __init__(
        self, field: str, problem: Literal["empty", "long", "control", "unknown"], longest: int = 0
    ) -> None:
        """The field that holds the text, and what is wrong with it."""
        limit = f" (at most {longest} characters)" if problem == "long" else ""
        super().__init__("text", f"{field}: {problem}{limit}")
        self.field = field
        self.problem = problem
        self.longest = longest


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Whatever a database driver raises inside becomes a `StoreError`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(kind_of(error), first_line(cause), place) from error
    except DamagedRow as error:
        raise StoreError("damaged", str(error), place) from error
    except OSError as error:
        raise StoreError("unreachable", error.strerror or str(error), place) from error


@contextmanager
def confirming(place: str) -> Iterator[None]:
    """Around a commit: a connection that breaks now leaves it open whether the save arrived."""
    try:
        with explained(place):
            yield
    except StoreError as error:
        if error.kind in ("unreachable", "failed"):
            raise StoreError("unsure", error.reason, place) from error
        raise


def kind_of(error: BaseException) -> Kind:
    """The kind of a driver's error."""
    if isinstance(error, PoolTimeout):
        return "busy"
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return SQLITE_KINDS.get(code & 0xFF, "failed") if code is not None else "failed"
    if isinstance(cause, psycopg.Error):
        if cause.sqlstate is None:
            return "unreachable" if isinstance(cause, psycopg.OperationalError) else "failed"
        fits = [start for start in POSTGRES_KINDS if cause.sqlstate.startswith(start)]
        return POSTGRES_KINDS[max(fits, key=len)] if fits else "failed"
    return "failed"


def first_line(error: BaseException | None) -> str:
    """The first line of a driver's message, without a full stop."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
