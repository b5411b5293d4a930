"""Years under way that were opened: on which baseline, against which plan, under which premises."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row

from model.address import Problem
from model.reading.library import Library
from model.store.errors import UnfitText
from model.store.rows import Rows
from model.store.tables import OPENED_VERSIONS, OPENED_YEARS
from model.store.version import (
    LONGEST_NAME,
    Content,
    Kept,
    VersionOf,
    fit_content,
    fit_line,
    from_content,
)
from model.year.curve import MONTHS, Year
from model.year.followed import Followed
from model.year.observation import Observation
from model.year.premises import Premises

FIRST, LAST = 2000, 2100


@dataclass(frozen=True)
class Opened:
    """A calendar year that is followed against the `plan`, as it was when it was chosen under the
    name `plan_name`; the plan's baseline is what the year is measured by."""

    year: int
    plan_name: str
    plan: Content
    premises: Premises = field(default_factory=Premises)


OpenedYear = Kept[Opened]
OpenedVersion = VersionOf[Opened]


def fit_opened(opened: Opened) -> Opened:
    """A year fit to be kept. Raises `UnfitText`."""
    if not FIRST <= opened.year <= LAST:
        raise UnfitText("year", "unknown")
    name = fit_line("plan_name", opened.plan_name, LONGEST_NAME, needed=True)
    return replace(opened, plan_name=name, plan=fit_content(opened.plan))


def followed(kept: OpenedYear, observations: Iterable[Observation], library: Library) -> Followed:
    """An opened year with what is reported of it; what of the plan the present rulebook no longer
    knows is left out (see `unknown_of`). Raises `StoreError` for an unknown baseline."""
    opened = kept.version.content
    work, _ = from_content(opened.plan, library)
    days = Year(date(opened.year, 1, 1), date(opened.year, MONTHS, 31))
    case, entered = library.cases[opened.plan.baseline], tuple(observations)
    return Followed(
        kept.name, case, work.scenario, opened.plan_name, days, entered, opened.premises
    )


def unknown_of(kept: OpenedYear, library: Library) -> list[Problem]:
    """What of the plan the present rulebook no longer knows."""
    return from_content(kept.version.content.plan, library)[1]


def columns(opened: Opened) -> dict[str, Any]:
    """A year as columns."""
    plan = vars(opened.plan) | {key: dict(getattr(opened.plan, key)) for key in MAPPINGS}
    return {
        "year": opened.year,
        "baseline": opened.plan.baseline,
        "plan_name": opened.plan_name,
        "plan": json.dumps(plan, ensure_ascii=False),
        "premises": opened.premises.model_dump_json(),
    }


def opened_of(row: Row[Any]) -> Opened:
    """The year in a row of the versions. Raises `ValueError` for one that was broken."""
    plan = json.loads(row.plan)
    kept: dict[str, Any] = {
        key: MappingProxyType(plan[key]) if key in MAPPINGS else plan[key] for key in plan
    }
    try:
        premises = Premises.model_validate_json(row.premises)
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from None
    return Opened(row.year, row.plan_name, Content(**kept), premises)


MAPPINGS = ("efforts", "changes")
# Agencies report of a year from the first day: it is there to be seen by all.
OPENED = Rows(OPENED_YEARS, OPENED_VERSIONS, "opened_year", columns, opened_of, "read")
