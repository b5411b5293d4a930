"""The sheet of inputs: one row for each, the scenarios' cells to be typed over; what these cells
accept, and the lists to choose from."""

from typing import Any

from model.law.arithmetic import EXACT
from model.law.criteria import POINTS
from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook.book import BAND, HEAD, INPUT, PALE, Sheet
from model.reports.workbook.formulas import any_of, less, text
from model.reports.workbook.inputs import (
    FIRST,
    KINDS,
    LISTED,
    READING,
    TOP,
    Input,
    Inputs,
    Kind,
    Limits,
    Lists,
    classes,
    inputs_of,
)
from model.telling.labels import field_text
from model.telling.language import Language
from model.telling.values import unit_text, value_text

BEFORE, AFTER = ("code", "criterion", "input", "unit"), ("range", "check", "note")
TOP_OF_LISTS = 4  # the first row of every list
Choices = tuple[tuple[str, float], ...]  # text, rate in percent
RED: dict[str, Any] = {"font_color": "#B00020", "bold": True}


def write_inputs(sheet: Sheet, pack: Pack, lists: Lists) -> Inputs:
    """The reading of the total and every input; a scenario's cells follow the base until typed
    over."""
    say, cases = pack.words, len(pack.everything)
    sheet.title(say("report.workbook.inputs"), say("report.workbook.inputs_note"))
    sheet.widths(16, 36, 35, 14, *[15] * cases, 18, 14, 40)
    before, after = ([say(f"report.{name}") for name in names] for names in (BEFORE, AFTER))
    sheet.headers(HEAD, [*before, *pack.names, *after])
    sheet.keep(HEAD + 1, FIRST)
    found, row = Inputs(sheet, pack, lists, {}, {}), TOP
    for field in pack.fields:
        for column in range(len(before) + cases + len(after)):
            sheet.cell(row, column, "", **BAND)
        sheet.text(row, 0, field_text(say, field), **BAND)
        for one in inputs_of(pack.case, field.id):
            row += 1
            found.rows[one.id], found.inputs[one.id] = row, one
        row += 1
    _reading_row(found)
    for one in found.inputs.values():
        _row(found, one)
    base, first = (sheet.here(READING, FIRST + case) for case in (0, 1))
    differs = sheet.book.file.add_format({"bold": True, "bg_color": "#FCE0A2"})
    condition = {"type": "formula", "criteria": f"={first}<>${base}", "format": differs}
    area = (READING, FIRST + 1, row - 1, FIRST + cases - 1)
    sheet.worksheet.conditional_format(*area, condition)
    return found


def _reading_row(inputs: Inputs) -> None:
    """The reading of the total of each scenario, to be chosen from the list."""
    sheet, pack, say = inputs.sheet, inputs.pack, inputs.pack.words
    for column in range(inputs.check_column + 2):
        sheet.cell(READING, column, "")
    sheet.cell(READING, 1, say("report.reading"), bold=True)
    base = pack.base.scenario.reading
    look: dict[str, Any] = {"bg_color": INPUT, "font_size": 9}
    for case, outcome in enumerate(pack.everything):
        name = say.name(outcome.scenario.read.name)
        if case and outcome.scenario.reading == base:
            sheet.formula(READING, FIRST + case, inputs.reading(0), name, **look)
        else:
            sheet.cell(READING, FIRST + case, name, **look)
    rule = validation(say, LISTED, Limits("", "", inputs.lists.readings, ""))
    last = FIRST + len(pack.everything) - 1
    sheet.worksheet.data_validation(READING, FIRST, READING, last, rule)


def _row(inputs: Inputs, one: Input) -> None:
    """An input's row: what it is, its value in each scenario, its range, a check, a note."""
    sheet, say, lever, row = inputs.sheet, inputs.pack.words, one.lever, inputs.rows[one.id]
    about = (one.id, say.name(lever.criterion.name), name_text(say, one), _unit(say, one))
    for column, told in enumerate(about):
        sheet.cell(row, column, told)
    for case, outcome in enumerate(inputs.pack.everything):
        colour = PALE if lever.locked or not case else INPUT
        look: dict[str, Any] = {"bg_color": colour, "align": "right"}
        value, column = one.value(say, outcome.scenario), FIRST + case
        follows = inputs.follows(one, case)
        if follows and inputs.left_alone(one, outcome.scenario):
            sheet.formula(row, column, follows, value, one.kind.form, **look)
        else:
            sheet.cell(row, column, value, one.kind.form, **look)
        rule = validation(say, one.kind, inputs.limits(one, case))
        sheet.worksheet.data_validation(row, column, row, column, rule)
    column = inputs.check_column
    sheet.cell(row, column - 1, inputs.limits(one, 0).words, align="center", font_size=9)
    sheet.formula(row, column, *_check(inputs, one), **RED)
    sheet.cell(row, column + 1, _note(say, one), font_size=8)


def _check(inputs: Inputs, one: Input) -> tuple[str, str]:
    """What the check of an input says, as a formula and at first: that a value cannot be, that a
    class yields to others, that a total is not the base's."""
    say, pack = inputs.pack.words, inputs.pack
    cases, good, shown = range(len(pack.everything)), text(""), ""
    conditions = []
    for case in cases:
        conditions += valid(one.kind, inputs.at(one.id, case), inputs.limits(one, case))
    if one.total:
        differs = [f"{inputs.at(one.id, case)}<>{inputs.at(one.id, 0)}" for case in cases[1:]]
        told = say("report.workbook.other_total")
        shown = told if any(map(one.chosen, (entry.scenario for entry in pack.everything))) else ""
        good = f"IF({any_of(differs)},{text(told)},{good})"
    elif len(same := classes(one.lever)) > 1:
        over = []
        for case in cases:
            left = less(inputs.of(one.lever, case), [inputs.at(key, case) for key in same])
            used = [inputs.used(inputs.inputs[key].lever, case) for key in same]
            conditions.append(f"{'+'.join(used)}<={inputs.of(one.lever, case)}")
            over.append(f"{left}<0")
        good = f"IF({any_of(over)},{text(say('report.workbook.yields'))},{good})"
    return f"IF(AND({','.join(conditions)}),{good},{text(inputs.wrong)})", shown


def name_text(say: Language, one: Input) -> str:
    """What an input is called beside its criterion."""
    if one.total:
        return say("report.workbook.total_of", part=say.name(one.lever.part.name))
    if one.lever.part_key == POINTS:
        return say("report.points")
    return say.name(one.lever.name)


def _unit(say: Language, one: Input) -> str:
    """What the value is measured in."""
    unit, entry = unit_text(say, one.lever), say(f"report.entry_{one.lever.entry}")
    if one.lever.entry == "percent" and not one.total:
        return f"{entry} {unit}".strip()
    return unit or entry


def _note(say: Language, one: Input) -> str:
    """Why it cannot be moved, what the source misprints, where the rule is unsure; of a total what
    it does to a rate."""
    lever = one.lever
    if one.total:
        return say("report.workbook.rate_stays") if lever.entry == "percent" else ""
    reason = lever.criterion.reason if lever.locked else None
    return " ".join(
        say.name(note) for note in (reason, lever.figure.note, lever.part.limits) if note
    )


def valid(kind: Kind, cell: str, limits: Limits) -> list[str]:
    """The conditions under which a cell holds what its input can take."""
    if kind.listed:
        return [f"ISNUMBER(MATCH({cell},{limits.choices},0))"]
    found = [f"ISNUMBER({cell})", f"{cell}>={limits.low}", f"{cell}<={limits.high}"]
    return [*found, f"{cell}=INT({cell})"] if kind.accepts == "integer" else found


def validation(say: Language, kind: Kind, limits: Limits) -> dict[str, Any]:
    """What a cell accepts, and what a person reads who types anything else."""
    found = {"validate": kind.accepts, "error_title": say("report.workbook.refused")}
    if kind.listed:
        message = say("report.workbook.from_list")
        return found | {"source": f"={limits.choices}", "error_message": message}
    key = "whole" if kind.accepts == "integer" else "between"
    between = {"criteria": "between", "minimum": f"={limits.low}", "maximum": f"={limits.high}"}
    return found | between | {"error_message": say(f"report.workbook.{key}", range=limits.words)}


def choices(say: Language, lever: Lever) -> Choices:
    """The values of an input from a list, the best first, in words and with the rate of each; the
    province has no choice of one that it cannot move."""
    span = lever.span
    steps = range(int((span.high - span.low) / span.step) + 1)
    values = [lever.best - step * span.step * span.better for step in steps]
    values = [lever.start] if lever.locked else values
    rate = lever.part.rule.rate
    return tuple((value_text(say, lever, v), float(rate({"": v}, None, EXACT))) for v in values)


def write_lists(sheet: Sheet, pack: Pack) -> Lists:
    """The lists that the validation offers and the formulas look things up in; levers with the same
    choices share theirs."""
    say = pack.words
    sheet.title(say("report.workbook.lists"), say("report.workbook.lists_note"))
    sheet.widths(46, 18, 60, 3, 24, 12)
    names = [say(f"report.{name}") for name in ("reading", "unexplained", "meaning")]
    readings = [
        (say.name(one.name), float(one.unexplained), say.name(one.explanation))
        for one in pack.case.baseline.readings.values()
    ]
    last = sheet.table(TOP_OF_LISTS - 1, names, readings) - 1
    shared: dict[Choices, list[str]] = {}
    for lever in pack.case.levers.values():
        if KINDS[lever.entry].listed:
            shared.setdefault(choices(say, lever), []).append(lever.id)
    found: dict[str, tuple[str, str]] = {}
    row, names = TOP_OF_LISTS, [say("report.workbook.choice"), say("report.rate")]
    for rows, levers in shared.items():
        after = sheet.table(row - 1, names, rows, first=4)
        texts, rates = (sheet.down(row, after - 1, column) for column in (4, 5))
        found |= dict.fromkeys(levers, (texts, rates))
        row = after + 2
    return Lists(sheet.down(TOP_OF_LISTS, last, 0), sheet.down(TOP_OF_LISTS, last, 1), found)
