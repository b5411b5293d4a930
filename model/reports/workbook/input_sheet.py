"""The sheet of inputs: one row for each, the scenarios' cells to be typed over; what these cells
accept, and the lists to choose from."""

from typing import Any

from model.law.criteria import POINTS
from model.reports.contents import Pack
from model.reports.workbook.book import BAND, HEAD, INPUT, PALE, Sheet, reading_name
from model.reports.workbook.choices import LISTED, Kind, Lists
from model.reports.workbook.formulas import PROBLEMS, among, any_of, less, text
from model.reports.workbook.inputs import (
    CHECKS,
    CODES,
    FIRST,
    NAMES,
    ORDER,
    READING,
    TOP,
    Input,
    Inputs,
    Limits,
    classes,
    inputs_of,
)
from model.telling.labels import field_text
from model.telling.language import Language
from model.telling.values import unit_text

BEFORE, AFTER = ("code", "criterion", "input", "unit"), ("range", "check", "confirm", "note")
RED: dict[str, Any] = {"font_color": "#B00020", "bold": True}
OPEN: dict[str, Any] = {"bg_color": INPUT, "locked": False}
DOUBTED = 1  # per cent: who types 0,95 may mean 95


def write_inputs(sheet: Sheet, pack: Pack, lists: Lists) -> Inputs:
    """The reading of the total and every input; a scenario's cells follow the base until typed
    over."""
    say, cases = pack.words, len(pack.everything)
    sheet.title(say("report.workbook.inputs"), say("report.workbook.inputs_note"))
    sheet.widths(16, 36, 35, 14, *[15] * cases, 18, 14, 14, 40)
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
    _names(found)
    base, first = (sheet.here(READING, FIRST + case) for case in (0, 1))
    differs = sheet.book.file.add_format({"bold": True, "bg_color": "#FCE0A2"})
    condition = {"type": "formula", "criteria": f"={first}<>${base}", "format": differs}
    area = (READING, FIRST + 1, row - 1, FIRST + cases - 1)
    sheet.worksheet.conditional_format(*area, condition)
    return found


def _reading_row(inputs: Inputs) -> None:
    """The reading of the total of each scenario, to be chosen from the list."""
    sheet, pack, say = inputs.sheet, inputs.pack, inputs.pack.words
    for column in range(inputs.check_column + 3):
        sheet.cell(READING, column, "")
    sheet.cell(READING, 1, say("report.reading"), bold=True)
    base = pack.base.scenario.reading
    look: dict[str, Any] = OPEN | {"font_size": 9}
    for case, outcome in enumerate(pack.everything):
        name = say.name(outcome.scenario.read.name)
        if case and outcome.scenario.reading == base:
            sheet.formula(READING, FIRST + case, inputs.reading(0), name, **look)
        else:
            sheet.cell(READING, FIRST + case, name, **look)
    rule = validation(say, LISTED, Limits("", "", inputs.lists.readings, ""))
    last = FIRST + len(pack.everything) - 1
    sheet.worksheet.data_validation(READING, FIRST, READING, last, rule)
    good = [among(inputs.reading(case), inputs.lists.readings) for case in range(len(pack.names))]
    sheet.formula(READING, inputs.check_column, *_verdict(inputs, good, text("")), **RED)


def _names(inputs: Inputs) -> None:
    """Count the checks that fail, number the inputs that differ, and name what others refer to."""
    sheet, column, cases = inputs.sheet, inputs.check_column, len(inputs.pack.everything)
    for name, at in ((CHECKS, column), (CODES, 0), (NAMES, 1), (ORDER, column + 3)):
        sheet.book.name(name, sheet.down(READING, inputs.last, at))
    for case in range(cases):
        sheet.book.name(reading_name(case), inputs.reading(case))
    failed = "+".join(f"COUNTIF({CHECKS},{text(one)})" for one in (inputs.wrong, inputs.asked))
    sheet.live(HEAD - 1, column, failed, 0, font_size=8, num_format='0;;""', **RED)
    sheet.book.name(PROBLEMS, sheet.at(HEAD - 1, column))
    at_row, counted = {row: inputs.inputs[key] for key, row in inputs.rows.items()}, 0
    for row in range(READING, inputs.last + 1):
        number = "0" if row == READING else sheet.here(row - 1, column + 3)
        if one := at_row.get(row):
            base, *others = (sheet.here(row, FIRST + case) for case in range(cases))
            number += f"+IFERROR({any_of([f'{base}<>{other}' for other in others])},TRUE)"
            counted += one.differs(inputs.pack)
            name = sheet.across(row, FIRST, FIRST + cases - 1)
            sheet.book.name(f"input_{one.id}", name)
        sheet.live(row, column + 3, number, counted)
    sheet.worksheet.set_column(column + 3, column + 3, 4, None, {"hidden": True})


def _row(inputs: Inputs, one: Input) -> None:
    """An input's row: what it is, its value in each scenario, its range, a check, a note."""
    sheet, say, lever, row = inputs.sheet, inputs.pack.words, one.lever, inputs.rows[one.id]
    about = (one.id, say.name(lever.criterion.name), name_text(say, one), _unit(say, one))
    for column, told in enumerate(about):
        sheet.cell(row, column, told)
    for case, outcome in enumerate(inputs.pack.everything):
        look: dict[str, Any] = {"bg_color": PALE} if lever.locked or not case else OPEN
        look = look | {"align": "right"}
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
    sheet.cell(row, column + 1, "")
    if _is_rate(one):
        yes = say("report.workbook.confirmed")
        entries = inputs.pack.outcomes
        known = any(0 < e.scenario.changes.get(one.id, 0) < DOUBTED for e in entries)
        sheet.cell(row, column + 1, yes if known else "", **OPEN, font_size=9)
        rule = {"validate": "list", "source": [yes]}
        sheet.worksheet.data_validation(row, column + 1, row, column + 1, rule)
    sheet.cell(row, column + 2, _note(say, one), font_size=8)


def _is_rate(one: Input) -> bool:
    """Whether it is a rate in per cent."""
    return one.lever.entry == "percent" and not one.total and not one.lever.locked


def _verdict(inputs: Inputs, conditions: list[str], good: str) -> tuple[str, str]:
    """What a check says: what is good, unless a condition fails or cannot even be decided."""
    wrong = text(inputs.wrong)
    return f"IFERROR(IF(AND({','.join(conditions)}),{good},{wrong}),{wrong})", ""


def _check(inputs: Inputs, one: Input) -> tuple[str, str]:
    """What the check of an input says, as a formula and at first: that a value cannot be, that a
    class yields to others, that a total is not the base's."""
    say, pack = inputs.pack.words, inputs.pack
    cases, good, shown = range(len(pack.everything)), text(""), ""
    conditions = []
    for case in cases:
        conditions += inputs.valid(one, case)
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
    elif _is_rate(one):
        typed = [inputs.at(one.id, case) for case in cases[1:]]
        base, doubted = inputs.at(one.id, 0), f"{DOUBTED}"
        small = any_of([f"AND({at}>0,{at}<{doubted},{at}<>{base})" for at in typed])
        answer = inputs.sheet.at(inputs.rows[one.id], inputs.check_column + 1)
        sure = f"EXACT({answer},{text(say('report.workbook.confirmed'))})"
        good = f"IF(AND({small},NOT({sure})),{text(inputs.asked)},{good})"
    return _verdict(inputs, conditions, good)[0], shown


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


def validation(say: Language, kind: Kind, limits: Limits) -> dict[str, Any]:
    """What a cell accepts, and what a person reads who types anything else."""
    found = {"validate": kind.accepts, "error_title": say("report.workbook.refused")}
    if kind.listed:
        message = say("report.workbook.from_list")
        return found | {"source": f"={limits.choices}", "error_message": message}
    key = "whole" if kind.accepts == "integer" else "between"
    between = {"criteria": "between", "minimum": f"={limits.low}", "maximum": f"={limits.high}"}
    return found | between | {"error_message": say(f"report.workbook.{key}", range=limits.words)}
