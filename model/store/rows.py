"""Rows of the database to saved scenarios and back."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from model.store.errors import DamagedRow, StoreError
from model.store.letterhead import PARTS, UNSAID, Letterhead
from model.store.schema import LETTERHEADS, SCENARIOS, VERSIONS
from model.store.version import (
    Conflict,
    Content,
    NameTaken,
    Saved,
    Stamp,
    Version,
    free_name,
    name_key,
)

COUNT = (
    select(VERSIONS.c.scenario, func.max(VERSIONS.c.number).label("number"))
    .group_by(VERSIONS.c.scenario)
    .subquery()
)


LATEST = (
    select(SCENARIOS, VERSIONS)
    .join(COUNT, COUNT.c.scenario == SCENARIOS.c.id)
    .join(
        VERSIONS,
        (VERSIONS.c.scenario == SCENARIOS.c.id) & (VERSIONS.c.number == COUNT.c.number),
    )
    .order_by(VERSIONS.c.saved_at.desc(), SCENARIOS.c.id.desc())
)  # every scenario with its latest version, the last saved first
IN_LIST = SCENARIOS.c.deleted_at.is_(None)


def read_scenarios(connection: Connection, wanted: ColumnElement[bool]) -> list[Saved]:
    """The scenarios that are wanted, the last saved first."""
    return [saved(row) for row in connection.execute(LATEST.where(wanted))]


def find(connection: Connection, scenario: int) -> Saved | None:
    """One scenario, deleted or not."""
    return next(iter(read_scenarios(connection, SCENARIOS.c.id == scenario)), None)


def find_named(connection: Connection, name: str) -> Saved | None:
    """The scenario in the list that has a name."""
    same = SCENARIOS.c.name_key == name_key(name)
    return next(iter(read_scenarios(connection, same & IN_LIST)), None)


def read_versions(connection: Connection, scenario: int) -> list[Version]:
    """All versions of a scenario, the newest first."""
    found = select(VERSIONS).where(VERSIONS.c.scenario == scenario)
    return [version(row) for row in connection.execute(found.order_by(VERSIONS.c.number.desc()))]


def find_version(connection: Connection, scenario: int, number: int) -> Version | None:
    """One version of a scenario."""
    one = (VERSIONS.c.scenario == scenario) & (VERSIONS.c.number == number)
    row = connection.execute(select(VERSIONS).where(one)).one_or_none()
    return version(row) if row else None


def taken_names(connection: Connection) -> set[str]:
    """The keys of all names in the list."""
    keys = select(SCENARIOS.c.name_key).where(IN_LIST)
    return set(connection.execute(keys).scalars())


def add_scenario(connection: Connection, name: str) -> int:
    """A new scenario, still without a version."""
    made = SCENARIOS.insert().values(name=name, name_key=name_key(name)).returning(SCENARIOS.c.id)
    return int(connection.execute(made).scalar_one())


def add_version(connection: Connection, added: Version) -> None:
    """The next version of a scenario."""
    content = dict(vars(added.content))
    content |= {key: packed(content[key]) for key in ("efforts", "changes")}
    connection.execute(
        VERSIONS.insert().values(
            scenario=added.scenario,
            number=added.number,
            author=added.stamp.author,
            saved_at=moment(added.stamp.at),
            **content,
        )
    )


def set_name(connection: Connection, scenario: int, name: str) -> None:
    """Another name."""
    same = SCENARIOS.update().where(SCENARIOS.c.id == scenario)
    connection.execute(same.values(name=name, name_key=name_key(name)))


def set_deleted(connection: Connection, scenario: int, at: datetime | None) -> None:
    """Out of the list at a time, or back in it."""
    same = SCENARIOS.update().where(SCENARIOS.c.id == scenario)
    connection.execute(same.values(deleted_at=moment(at) if at else None))


def find_letterhead(connection: Connection, province: str) -> tuple[int, Letterhead]:
    """The latest letterhead of a province and its number; 0 and an empty one where none is kept.

    Raises `DamagedRow` if somebody else's hand broke it.
    """
    mine = select(LETTERHEADS).where(LETTERHEADS.c.province == province)
    row = connection.execute(mine.order_by(LETTERHEADS.c.number.desc())).first()
    if row is None:
        return 0, UNSAID
    try:
        kept = json.loads(row.letterhead)
        return row.number, Letterhead(**{part: str(kept.get(part, "")) for part in PARTS})
    except (ValueError, AttributeError) as error:
        raise DamagedRow(f"letterhead {row.number} of {province}: {error}") from error


def add_letterhead(
    connection: Connection, province: str, number: int, letterhead: Letterhead, stamp: Stamp
) -> None:
    """The next letterhead of a province."""
    connection.execute(
        LETTERHEADS.insert().values(
            province=province,
            number=number,
            author=stamp.author,
            saved_at=moment(stamp.at),
            letterhead=packed(vars(letterhead)),
        )
    )


def saved(row: Row[Any]) -> Saved:
    """A row of `LATEST`."""
    gone = row.deleted_at
    return Saved(row.id, row.name, version(row), datetime.fromisoformat(gone) if gone else None)


def version(row: Row[Any]) -> Version:
    """A row of the versions. Raises `DamagedRow` if somebody else's hand broke it."""
    try:
        content = Content(
            baseline=row.baseline,
            reading=row.reading,
            movement=row.movement,
            efforts=MappingProxyType({str(k): int(v) for k, v in json.loads(row.efforts).items()}),
            changes=MappingProxyType({str(k): str(v) for k, v in json.loads(row.changes).items()}),
            note=row.note,
        )
        stamp = Stamp(row.author, datetime.fromisoformat(row.saved_at))
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedRow(f"scenario {row.scenario}, version {row.number}: {error}") from error
    return Version(row.scenario, row.number, content, stamp)


def moment(at: datetime) -> str:
    """A time as text that sorts by time. Raises `ValueError` without a time zone."""
    if at.utcoffset() is None:
        raise ValueError(f"the time {at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def packed(mapping: Mapping[str, Any]) -> str:
    """A mapping as text, in its own order."""
    return json.dumps(dict(mapping), ensure_ascii=False)


def present(connection: Connection, scenario: int, deleted_too: bool = False) -> Saved:
    """A scenario that is there. Raises `StoreError` if there is none, or it was deleted."""
    found = find(connection, scenario)
    if found is None:
        raise StoreError("missing", f"there is no scenario {scenario}")
    if found.deleted_at and not deleted_too:
        raise StoreError("deleted", f"scenario {found.name!r} was deleted at {found.deleted_at}")
    return found


def check_free(connection: Connection, name: str, besides: int | None = None) -> None:
    """Nobody in the list has the name. Raises `NameTaken`."""
    holder = find_named(connection, name)
    if holder and holder.id != besides:
        raise NameTaken(holder, free_name(name, taken_names(connection)))


def added(connection: Connection, name: str, content: Content, stamp: Stamp) -> Saved:
    """A new scenario. Raises `NameTaken`."""
    check_free(connection, name)
    first = Version(add_scenario(connection, name), 1, content, stamp)
    add_version(connection, first)
    return Saved(first.scenario, name, first)


def followed(connection: Connection, yours: Version) -> Saved:
    """A scenario with its next version. Raises `Conflict` if it no longer is the next."""
    found = present(connection, yours.scenario)
    if find_version(connection, yours.scenario, yours.number) == yours:
        return Saved(found.id, found.name, yours)  # the very same save once more
    if found.version.number != yours.number - 1:
        raise Conflict(found.version, yours)
    add_version(connection, yours)
    return Saved(found.id, found.name, yours)
