"""Workbooks that agencies filled in, one or many at once: what is new in them, what changes or
contradicts what is known, and everything that is wrong, by sheet and cell; nothing is taken."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from model.ground import Ground
from model.intake.agency_book import IDENTITY, PLACES, agency_text, year_text
from model.intake.archive import Refused
from model.intake.cells import Cell, Page, pages
from model.intake.check import language
from model.intake.draft import Problem
from model.intake.figure_cells import choice
from model.intake.reader import Line, Reader, folded
from model.intake.sheets import REPORTS
from model.law.rules import HUNDRED, ZERO
from model.levers import Lever
from model.scenario import MOST_CASES
from model.stamp import Stamp
from model.year.fit import Contradiction, Impossible, Reason, contradictions, fit_observation
from model.year.followed import Followed
from model.year.observation import Observation, ToDate
from model.year.pace import GROWING

DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
News = Literal["new", "changed"]
EXPECTED: Mapping[Reason, str] = {
    "number": "impossible_number",
    "whole": "impossible_whole",
    "most": "impossible_most",
    "total": "impossible_total",
    "no_total": "impossible_no_total",
    "steps": "impossible_steps",
}


class Entry(NamedTuple):
    """An observation that a file brings: whether it is `new` or has `changed` what was known of the
    same day (it then names the entry that it corrects), where it stands, what it contradicts."""

    observation: Observation
    news: News
    sheet: str
    cell: str
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True)
class Report:
    """One file: whose report it is, what it brings, and what is wrong with it; a file with problems
    brings nothing. `same`: how many of its figures are known already."""

    file: str
    agency: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    same: int = 0


@dataclass(frozen=True)
class Preview:
    """What many files bring together."""

    reports: tuple[Report, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong in any of them."""
        return not any(one.problems for one in self.reports)

    @property
    def observations(self) -> list[Observation]:
        """What would be taken: everything of the files without problems."""
        return [entry.observation for one in self.reports for entry in one.entries]


def preview(
    ground: Ground, followed: Followed, files: Sequence[tuple[str, bytes]], stamp: Stamp
) -> Preview:
    """Look at files (name and content), each after those before it."""
    found: list[Report] = []
    for name, content in files:
        one = report(ground, followed, name, content, stamp)
        found.append(one)
        brought = tuple(entry.observation for entry in one.entries)
        followed = replace(followed, observations=(*followed.observations, *brought))
    return Preview(tuple(found))


def report(ground: Ground, followed: Followed, file: str, content: bytes, stamp: Stamp) -> Report:
    """One file."""
    say = ground.words
    try:
        found = pages(content)
    except Refused as refused:
        return Report(
            file, "", problems=(Problem("", "", file, say(f"intake.refused.{refused.reason}")),)
        )
    own = language(found, ground.library, (REPORTS,))
    reader = Reader(found, say, own, ground.library.languages)
    page = reader.page(REPORTS)
    if page is None:
        told = Problem("", "", file, say("intake.refused.no_template"))
        return Report(file, "", problems=(told,))
    for other in found:
        if other is not page and other.cells:
            reader.note(other.name, "", say("intake.something"), "no_sheet")
    agency, day = identity(reader, ground, followed, page)
    entries, same = [], 0
    for line in reader.lines(REPORTS):
        one = observation(reader, followed, line, agency, day, stamp)
        if one is None:
            continue
        known = [
            now for now in followed.histories(one.day).get(one.lever, ()) if now.day == one.day
        ]
        if known and repeats(one, known[-1]):
            same += 1
            continue
        mine = known and known[-1].observation.agency == one.agency
        if mine:
            one = replace(one, replaces=known[-1].observation.id)
        quarrels = tuple(contradictions(one, followed))
        cell = line["figure"]
        news: News = "changed" if known else "new"
        entries.append(Entry(one, news, cell.sheet, cell.at, quarrels))
    if reader.problems:
        return Report(file, agency or "", problems=tuple(reader.ordered()))
    return Report(file, agency or "", tuple(entries), same=same)


def repeats(one: Observation, known: ToDate) -> bool:
    """Whether an entry says nothing beyond what is known of its day."""
    alike = (one.value, one.of) == (known.value, known.of)
    return alike and one.note in ("", known.observation.note)


def identity(
    reader: Reader, ground: Ground, followed: Followed, page: Page
) -> tuple[str | None, date | None]:
    """Whose report it is, as of which day; None where that cannot be told."""
    cells = {key: page.at(IDENTITY + 1, column + 1) for key, column in PLACES.items()}
    names = {
        folded(text): one
        for one in ("", *followed.agencies)
        for text in (one, agency_text(ground, one))
        if text
    }
    agency = names.get(folded(reader.text(cells["agency"])))
    if agency is None:
        reader.wrong(cells["agency"], "reporting", known="; ".join(followed.agencies))
    year = year_text(followed)
    if folded(reader.text(cells["year"])) != folded(year):
        reader.wrong(cells["year"], "followed_year", year=year)
    day = day_of(cells["as_of"])
    start, end = followed.year
    if day is None or not start <= day <= end:
        first, last = reader.say.day(start), reader.say.day(end)
        reader.wrong(cells["as_of"], "day", first=first, last=last)
        day = None
    return agency, day


def day_of(cell: Cell) -> date | None:
    """A day as a cell has it, as a date or typed: 30/6/2023."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    found = DAY.fullmatch(str(cell.value or "").strip())
    if found is None:
        return None
    day, month, year, *turned = found.groups()
    if year is None:
        year, month, day = turned
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def observation(
    reader: Reader,
    followed: Followed,
    line: Line,
    agency: str | None,
    day: date | None,
    stamp: Stamp,
) -> Observation | None:
    """What a row reports; None where nothing stands in it, or something is wrong."""
    lever = followed.plan.levers.get(reader.text(line["lever"]))
    if lever is None:
        reader.wrong(line["lever"], "lever")
        return None
    if agency is not None and lever not in followed.of_agency(agency):
        reader.wrong(line["lever"], "others_row", agency=agency)
        return None
    if line["figure"].value is None and not line["figure"].formula:
        if any(line[beside].value is not None for beside in ("of", "source", "note")):
            reader.wrong(line["figure"], "figure_too")
        return None
    of, value = figures(reader, followed, lever, line)
    if value is None or day is None or agency is None:
        return None
    source, note = reader.text(line["source"]), reader.body(line["note"])
    one = Observation(lever.id, value, of, day, stamp, agency=agency, source=source, note=note)
    try:
        return fit_observation(one, followed)
    except Impossible as error:
        cell = line["of"] if error.field == "of" else line["figure"]
        values = {"low": error.low, "high": error.high}
        told = {key: "" if of is None else reader.say.plain(of) for key, of in values.items()}  # type: ignore[arg-type]
        reader.wrong(cell, EXPECTED[error.reason], **told)
        return None


def figures(
    reader: Reader, followed: Followed, lever: Lever, line: Line
) -> tuple[Decimal | None, Decimal | None]:
    """What a row's figure is out of, and the figure."""
    if lever.entry in ("yes_no", "place"):
        found = choice(reader, lever, line["figure"])
        value = None if found is None else Decimal(int(found))
    else:
        most = HUNDRED if lever.entry == "percent" else lever.span.high
        high = MOST_CASES if followed.kinds[lever.id] in GROWING else most
        value = reader.number(line["figure"], ZERO, high, needed=True)
    of = reader.number(line["of"], ZERO, MOST_CASES)
    return of, value
