"""The tables of a comparison: totals and ranks, points, and inputs that differ."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from model.comparison import Change, Comparison, Input, Line, changes, together, unexplained
from model.result import Entry
from model.telling import numbers
from model.telling.changes import doubt_text
from model.telling.labels import label, year_text
from model.telling.language import Language
from model.telling.ranks import movement_short
from model.telling.values import input_text, unit_text, value_text
from pages.parts.frame import Frame
from pages.parts.headline import tone
from pages.parts.texts import opens, show


class Cell(NamedTuple):
    """What stands in a cell: a text, a change in points, something small (of a head: its tip)."""

    text: str
    gain: str = ""
    tone: str = ""
    small: str = ""
    style: Literal["", "strong", "inner"] = ""

    def gained(self, say: Language, points: float) -> "Cell":
        """The same with a change in points; none where there is no change."""
        return self._replace(gain=say.signed(points), tone=tone(points)) if points else self


Row = Sequence[Cell]


def table(style: str, heads: Row, rows: Sequence[Row], notes: Sequence[str] = ()) -> None:
    """Show a table."""
    show("scenarios/table", style=style, heads=heads, rows=rows, notes=notes)


def points_and_rank(entry: Entry) -> str:
    """A total with its rank: 86,21 · hạng 42/63."""
    say, rank = entry.ground.words, entry.rank
    place = numbers.place(rank.rank, rank.of)
    return say("scenarios.points_rank", points=say.decimal(entry.points), rank=place)


def totals_table(frame: Frame, comparison: Comparison) -> None:
    """One row per entry: total, and rank by both questions with range and interval."""
    say, base, peers = frame.words, comparison.base, frame.ground.table
    movement = movement_short(frame.ground, base.work.movement)
    heads = (
        "",
        say("scenarios.head_name"),
        say("scenarios.head_total"),
        say("scenarios.head_against"),
        say("scenarios.head_still", year=year_text(frame.ground)),
        say("scenarios.head_moving", movement=movement),
        say("scenarios.head_unknown"),
    )
    rows = [
        (
            Cell(say("scenarios.lane", number=number) if number else ""),
            Cell(entry.name, small=reading(comparison, entry, is_base=not number), style="strong"),
            Cell(say.decimal(entry.points), style="strong"),
            gain(say, entry.points - base.points) if number else Cell("–"),
            spanned(entry.rank.rank, entry.rank.low, entry.rank.high, entry.rank.exact),
            spanned(given.rank, given.low, given.high),
            Cell(numbers.span(entry.result.unknown.low, entry.result.unknown.high)),
        )
        for number, entry in enumerate(together(comparison))
        if (given := entry.result.given)
    ]
    key = "scenarios.totals_estimated" if peers.estimated else "scenarios.totals_note"
    notes = [say(key, base=base.name, of=base.rank.of, year=peers.year)]
    for number, entry in enumerate(comparison.entries, start=1):
        if found := doubt_text(frame.ground, entry.result):
            lane = say("scenarios.lane", number=number)
            notes.append(say("scenarios.of_lane", lane=lane, text=found))
    table("totals", [Cell(head) for head in heads], rows, notes)


def gain(say: Language, points: float) -> Cell:
    """A change in points, none included."""
    points = round(points, 4)
    return Cell("").gained(say, points) if points else Cell("", gain=say.signed(0), tone="same")


def spanned(rank: int, low: int, high: int, exact: bool = False) -> Cell:
    """A rank with the range or interval around it."""
    return Cell(str(rank), small="" if exact else f"({numbers.span(low, high)})")


def reading(comparison: Comparison, entry: Entry, is_base: bool) -> str:
    """The reading of the total where the entries' differ; the base says that it is the base."""
    say = entry.ground.words
    names = [say("scenarios.is_base")] if is_base else []
    if len({one.scenario.reading for one in together(comparison)}) > 1:
        names.append(say.name(entry.scenario.read.name))
    return " · ".join(names)


def points_table(comparison: Comparison, lines: Sequence[Line], unchanged: bool) -> None:
    """Points by field or criterion: the base's, then each entry's with its gain."""
    say = comparison.base.ground.words
    rest = unexplained(comparison)
    shown = [line for line in lines if unchanged or line.differs]
    if rest.differs or (unchanged and rest.base):
        shown.append(rest)
    if not shown:
        show("frame/line", style="empty", text=say("scenarios.no_difference"))
        return
    rows = [
        (
            Cell(line_text(comparison, line)),
            Cell(say.decimal(line.base)),
            *(
                Cell(say.decimal(points)).gained(say, gained)
                for points, gained in zip(line.points, line.gains, strict=True)
            ),
        )
        for line in shown
    ]
    table("figures", heads(comparison), rows)


def line_text(comparison: Comparison, line: Line) -> str:
    """What a line of points is about."""
    say, rulebook = comparison.base.ground.words, comparison.base.ground.case.rulebook
    if line.key in rulebook.criteria:
        criterion = rulebook.criteria[line.key]
        return opens(criterion, label(say, criterion))
    if line.key in rulebook.fields:
        return f"{line.key}. {say.name(rulebook.fields[line.key].name)}"
    return say("scenarios.unexplained")


def inputs_table(comparison: Comparison, unchanged: bool) -> None:
    """Every input or total behind a rate that differs: value in the base, value in each entry,
    points."""
    say = comparison.base.ground.words
    found = changes(comparison, unchanged)
    if not found:
        show("frame/line", style="empty", text=say("scenarios.no_input"))
        return
    rows = [row for change in found for row in change_rows(comparison, change)]
    table("figures", heads(comparison), rows)


def change_rows(comparison: Comparison, change: Change) -> list[Row]:
    """The totals and inputs of a criterion; where it has several, its points stand once, on their
    own line."""
    say, single = comparison.base.ground.words, len(change.totals) + len(change.inputs) == 1
    gains = change.gains if single else [0.0] * len(change.gains)
    rows: list[Row] = []
    if not single:
        points = (Cell("").gained(say, points) for points in change.gains)
        head = Cell(opens(change.criterion, label(say, change.criterion)))
        rows.append((head, Cell(""), *points))
    told = [(one, True) for one in change.totals] + [(one, False) for one in change.inputs]
    for one, is_total in told:
        name, *values = input_texts(comparison, one, is_total, single)
        base, *others = values
        cells = (
            Cell("=" if value == one.base else text).gained(say, points)
            for text, value, points in zip(others, one.values, gains, strict=True)
        )
        rows.append((Cell(name, style="" if single else "inner"), Cell(base), *cells))
    return rows


def input_texts(comparison: Comparison, one: Input, is_total: bool, alone: bool) -> list[str]:
    """What an input, or the total behind a part, is called; its values in base and entries."""
    say, lever = comparison.base.ground.words, one.lever
    everything = (one.base, *one.values)
    if is_total:
        name = say.name(lever.part.name)
        told = say("scenarios.total_of", name=input_text(say, lever) if alone else name)
        return [told, *(f"{say.plain(of)} {unit_text(say, lever)}".strip() for of in everything)]
    levers = [entry.scenario.levers[lever.id] for entry in together(comparison)]
    values = (value_text(say, own, of) for own, of in zip(levers, everything, strict=True))
    name = opens(lever.criterion, input_text(say, lever)) if alone else say.name(lever.name)
    return [name, *values]


def heads(comparison: Comparison) -> list[Cell]:
    """The heads of a table of points or inputs: the base by name, the entries by number."""
    say = comparison.base.ground.words
    numbered = (
        Cell(say("scenarios.lane", number=number), small=entry.name)
        for number, entry in enumerate(comparison.entries, start=1)
    )
    return [Cell(""), Cell(comparison.base.name), *numbered]
