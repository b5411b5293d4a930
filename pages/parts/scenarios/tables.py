"""The tables of a comparison, as HTML: totals and ranks, points, and inputs that differ."""

from collections.abc import Sequence
from html import escape

from model.comparison import (
    Change,
    Comparison,
    Line,
    changes,
    together,
    unexplained,
)
from model.scoring import doubt
from model.telling import numbers
from pages.parts.frame import Frame
from pages.parts.headline import movement_text
from pages.parts.scenarios.markup import (
    forecast_span,
    gain_span,
    input_value,
    rank_span,
    sole,
)
from pages.parts.scenarios.picks import doubt_text
from pages.parts.simulation import label


def totals_table(frame: Frame, comparison: Comparison) -> str:
    """One row per scenario: total, and rank by both questions with range and interval, as HTML."""
    say, base = frame.words, comparison.base
    heads = (
        "",
        say("scenarios.head_name"),
        say("scenarios.head_total"),
        say("scenarios.head_against"),
        say("scenarios.head_still", year=frame.year),
        say("scenarios.head_moving", movement=movement_text(frame)),
        say("scenarios.head_unknown"),
    )
    rows = []
    for number, entry in enumerate(together(comparison)):
        shown = entry.result
        unknown = shown.unknown
        rows.append(
            (
                say("scenarios.lane", number=number) if number else "",
                f"<b>{escape(entry.name)}</b>{reading(frame, comparison, number)}",
                f"<b>{numbers.decimal(shown.points)}</b>",
                gain_span(round(shown.points - base.result.points, 4)) if number else "–",
                rank_span(shown.rank),
                forecast_span(shown.given),
                numbers.span(unknown.low, unknown.high),
            )
        )
    of = base.result.rank.of
    notes = [say("scenarios.totals_note", base=escape(base.name), of=of)]
    for number, entry in enumerate(comparison.entries, start=1):
        if found := doubt(entry.scenario, entry.result.total):
            name = say("scenarios.lane", number=number)
            notes.append(f"{name}: {escape(doubt_text(frame, found))}")
    note = "<br>".join(notes)
    return f'{table(heads, rows, "totals")}<p class="source">{note}</p>'


def reading(frame: Frame, comparison: Comparison, number: int) -> str:
    """The reading of the total where the scenarios' differ; the base says that it is the base."""
    scenario = together(comparison)[number].scenario
    names = [] if number else [frame.words("scenarios.is_base")]
    if len({entry.scenario.reading for entry in together(comparison)}) > 1:
        names.append(scenario.read.name.vi)
    return "".join(f" <small>{escape(name)}</small>" for name in names)


def points_table(frame: Frame, comparison: Comparison, lines: list[Line], unchanged: bool) -> str:
    """Points by field or criterion: the base's, then each scenario's with its gain, as HTML."""
    say = frame.words
    criteria, fields = frame.case.rulebook.criteria, frame.case.rulebook.fields
    rest = unexplained(comparison)
    rows = []
    for line in [*lines, rest]:
        if not (unchanged or line.differs):
            continue
        if line is rest:
            name = say("scenarios.unexplained")
        elif line.key in criteria:
            name = label(criteria[line.key])
        else:
            name = f"{line.key}. {fields[line.key].name.vi}"
        cells = (
            f"{numbers.decimal(points)} {gain_span(gain) if gain else ''}"
            for points, gain in zip(line.points, line.gains, strict=True)
        )
        rows.append((escape(name), numbers.decimal(line.base), *cells))
    if not rows:
        return f'<p class="empty">{say("scenarios.no_difference")}</p>'
    return table(heads(frame, comparison), rows, "figures")


def inputs_table(frame: Frame, comparison: Comparison, unchanged: bool) -> str:
    """Every input that differs: value in the base, value in each scenario, points, as HTML."""
    say = frame.words
    rows = [row for change in changes(comparison, unchanged) for row in input_rows(frame, change)]
    if not rows:
        return f'<p class="empty">{say("scenarios.no_input")}</p>'
    return table(heads(frame, comparison), rows, "figures")


def input_rows(frame: Frame, change: Change) -> list[tuple[str, ...]]:
    """The inputs of a criterion; where it has several, its points stand once, on their own line."""
    say = frame.words
    name = escape(label(change.criterion))
    points = [f" {gain_span(gain)}" if gain else "" for gain in change.gains]
    single = len(change.inputs) == 1
    rows = []
    if not single:
        rows.append((name, "", *points))
    for one in change.inputs:
        own = f": {one.lever.name.vi}" if not sole(one.lever) else ""
        cell = f"{name}{escape(own)}" if single else f"<i>{escape(one.lever.name.vi)}</i>"
        values = (
            f"<span class='same'>=</span>{point if single else ''}"
            if value == one.base
            else f"{input_value(say, one.lever, value)}{point if single else ''}"
            for value, point in zip(one.values, points, strict=True)
        )
        rows.append((cell, input_value(say, one.lever, one.base), *values))
    return rows


def heads(frame: Frame, comparison: Comparison) -> tuple[str, ...]:
    """The heads of a table of points or inputs: the base by name, the scenarios by number."""
    numbered = (
        f'<span title="{escape(entry.name, quote=True)}">'
        f"{frame.words('scenarios.lane', number=number)}</span>"
        for number, entry in enumerate(comparison.entries, start=1)
    )
    return ("", escape(comparison.base.name), *numbered)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], style: str) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table class="{style}"><tr>{head}</tr>{body}</table></div>'
