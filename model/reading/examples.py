"""Worked examples: a province's year month by month, invented but for its end; data/examples/."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter

from model.case import Case
from model.law.criteria import Name
from model.law.rules import Amount, Data, Whole
from model.levers import LeverError
from model.reading.files import load, named, parse
from model.reading.tables import DataError
from model.scenario import set_inputs
from model.stamp import Stamp
from model.telling.language import Language
from model.year.curve import MONTHS, Year
from model.year.followed import Followed
from model.year.observation import Observation

ENTERED_AFTER = timedelta(days=5)
VIETNAM = timezone(timedelta(hours=7))
Figures = tuple[Amount, ...]  # value, or value and what it is out of; empty: not reported


class Correction(Data):
    """What a month's figure was corrected to, and when."""

    month: Whole = Field(le=MONTHS)
    figures: Figures = Field(min_length=1, max_length=2)
    entered: date
    note: str = ""


class Reports(Data):
    """A lever's figures to date by month, what the year opened with, and notes on some months."""

    opening: Figures = Field(default=(), max_length=2)
    months: tuple[Figures, ...] = Field(min_length=MONTHS, max_length=MONTHS)
    notes: dict[str, str] = Field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


class ExamplePlan(Data):
    """The plan of an example: a ready-made scenario of the cycle, and inputs of its own."""

    ready_made: str
    name: Name
    inputs: dict[str, str] = Field(default_factory=dict)


class Example(Data):
    """A file of data/examples/."""

    baseline: str
    standing: Literal["invented"]
    name: Name
    source: Name
    plan: ExamplePlan
    reports: dict[str, Reports]


def read_examples(
    data: Path, cases: Mapping[str, Case], say: Language
) -> dict[str, dict[str, Followed]]:
    """The examples by the year that they follow, and by language. Raises `DataError`."""
    found = {}
    for file in sorted((data / "examples").glob("*.toml")):
        example = parse(file, TypeAdapter(Example), load(file), "example")
        if example.baseline not in cases:
            raise DataError(f"{named(file)}: baseline: {example.baseline!r} is not a year")
        case = cases[example.baseline]
        try:
            found[example.baseline] = {
                language: followed(example, case, language) for language in Name.model_fields
            }
        except LeverError as error:
            raise DataError(f"{named(file)}: {say.told(error.phrase)}") from None
        except KeyError as error:
            raise DataError(f"{named(file)}: {error}") from None
    return found


def followed(example: Example, case: Case, language: str) -> Followed:
    """An example in a language. Raises `LeverError`, `KeyError` for what the year does not have."""
    plan = set_inputs(
        case.ready_made[example.plan.ready_made].made(case.start()), example.plan.inputs
    )
    year = Year(date(case.baseline.year, 1, 1), date(case.baseline.year, MONTHS, 31))
    entries = observed(example, case, year, getattr(example.source, language))
    return Followed(
        name=getattr(example.name, language),
        case=case,
        plan=plan,
        plan_name=getattr(example.plan.name, language),
        year=year,
        observations=tuple(entries),
        invented=True,
    )


def observed(example: Example, case: Case, year: Year, source: str) -> Iterator[Observation]:
    """The observations of an example, each with an id; corrections name what they replace."""
    count = 0
    for lever, reports in example.reports.items():
        row = case.baseline.rows.get(case.levers[lever].criterion.id)
        agency = row.lead[0] if row and row.lead else ""
        for month, figures in enumerate((reports.opening, *reports.months)):
            if not figures:
                continue
            day = ended(year, month)
            note = reports.notes.get(str(month), "")
            count += 1
            first = count
            yield entry(lever, figures, day, day + ENTERED_AFTER, (agency, source, note), count)
            for one in reports.corrections:
                if one.month == month:
                    count += 1
                    said = (agency, source, one.note)
                    yield entry(lever, one.figures, day, one.entered, said, count, first)


def entry(
    lever: str,
    figures: Figures,
    day: date,
    entered: date,
    said: tuple[str, str, str],
    number: int,
    replaces: int | None = None,
) -> Observation:
    """One observation; `said`: agency, source, note."""
    agency, source, note = said
    return Observation(
        lever=lever,
        value=Decimal(figures[0]),
        of=Decimal(figures[1]) if len(figures) > 1 else None,
        day=day,
        stamp=Stamp(source, datetime.combine(entered, time(9), VIETNAM)),
        agency=agency,
        source=source,
        note=note,
        id=number,
        replaces=replaces,
    )


def ended(year: Year, month: int) -> date:
    """The last day of a month of the year; of month 0 the day before it."""
    if month == 0:
        return year.start - timedelta(days=1)
    return date(year.start.year, month, monthrange(year.start.year, month)[1])
