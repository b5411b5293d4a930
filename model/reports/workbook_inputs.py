"""The inputs of the workbook: what a person may change, with validation."""

from decimal import Decimal
from typing import Any

from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook_book import (
    BAND,
    INPUT,
    PALE,
    RATE,
    WHOLE,
    Sheet,
    column_name,
)
from model.reports.workbook_checks import all_classes, message, valid, validation
from model.reports.workbook_formulas import any_of, text
from model.reports.workbook_places import FIRST, Inputs, Lists, cell_value, siblings
from model.telling import numbers

HEAD = 4  # the row of the column headings


def write_inputs(sheet: Sheet, pack: Pack, lists: Lists) -> Inputs:
    """One row per lever; the scenarios' cells are inputs, and follow the base until typed over."""
    say, cases = pack.words, pack.everything
    sheet.title(say("report.workbook.inputs"), say("report.workbook.inputs_note"))
    after = FIRST + len(cases)
    sheet.widths(13, 36, 32, 12, 11, *[15] * len(cases), 14, 14, 40)
    names = ("code", "criterion", "input", "unit", "of")
    sheet.headers(HEAD, *(say(f"report.{name}") for name in names))
    for case, name in enumerate(pack.names):
        sheet.header(HEAD, FIRST + case, name)
    for column, name in enumerate(("range", "check", "note"), start=after):
        sheet.header(HEAD, column, say(f"report.{name}"))
    sheet.keep(HEAD + 1, FIRST)

    rows: dict[str, int] = {}
    row = HEAD + 2
    for field in pack.fields:
        for column in range(after + 3):
            sheet.cell(row, column, "", **BAND)
        sheet.cell(row, 0, field.id, **BAND)
        sheet.worksheet.write_string(
            row, 1, field.name.vi, sheet.book.look(**(BAND | {"border": 0}))
        )
        row += 1
        for lever in pack.first.scenario.levers.values():
            if lever.criterion.field == field.id:
                rows[lever.id] = row
                row += 1
    wrong = say("report.workbook.wrong")
    found = Inputs(sheet, rows, HEAD + 1, sheet.down(HEAD + 2, row - 1, after + 1), wrong)
    _reading_row(sheet, pack, lists)
    for lever in pack.first.scenario.levers.values():
        _lever_row(found, pack, lists, lever)
    last = FIRST + len(cases) - 1
    if last > FIRST:
        sheet.worksheet.conditional_format(
            HEAD + 1,
            FIRST + 1,
            row - 1,
            last,
            {
                "type": "formula",
                "criteria": f"={column_name(FIRST + 1)}{HEAD + 2}<>${column_name(FIRST)}{HEAD + 2}",
                "format": sheet.book.file.add_format({"bold": True, "bg_color": "#FCE0A2"}),
            },
        )
    return found


def _reading_row(sheet: Sheet, pack: Pack, lists: Lists) -> None:
    """The reading of the total of each scenario, to be chosen from the list."""
    row, cases = HEAD + 1, pack.everything
    for column in range(FIRST + len(cases) + 3):
        sheet.cell(row, column, "")
    sheet.cell(row, 1, pack.words("report.reading"), bold=True)
    for case, outcome in enumerate(cases):
        name = outcome.scenario.read.name.vi
        look: dict[str, Any] = {"bg_color": INPUT, "font_size": 9}
        if case and outcome.scenario.reading == pack.base.scenario.reading:
            sheet.formula(row, FIRST + case, f"$F${row + 1}", name, **look)
        else:
            sheet.cell(row, FIRST + case, name, **look)
    sheet.worksheet.data_validation(
        row,
        FIRST,
        row,
        FIRST + len(cases) - 1,
        {"validate": "list", "source": f"={lists.readings}"} | message(pack, lists_only=True),
    )


def _lever_row(inputs: Inputs, pack: Pack, lists: Lists, lever: Lever) -> None:
    """A lever's row: what it is, its value in each scenario, its range, a check, a note."""
    sheet, row, say, cases = inputs.sheet, inputs.rows[lever.id], pack.words, pack.everything
    form = RATE if lever.entry in ("percent", "points") else _count_form(lever)
    sheet.cell(row, 0, lever.id)
    sheet.cell(row, 1, lever.criterion.name.vi)
    sheet.cell(row, 2, lever.name.vi)
    sheet.cell(row, 3, _unit(pack, lever))
    sheet.cell(row, 4, "" if lever.of is None else float(lever.of), _count_form(lever))
    for case, outcome in enumerate(cases):
        look: dict[str, Any] = {
            "bg_color": PALE if lever.locked or not case else INPUT,
            "align": "right",
        }
        value = cell_value(pack, lever, outcome.scenario.value(lever.id))
        column = FIRST + case
        follows = _follows(inputs, pack, lever, case)
        if follows and lever.id not in outcome.scenario.changes:
            sheet.formula(row, column, follows, value, form, **look)
        else:
            sheet.cell(row, column, value, form, **look)
    after = FIRST + len(cases)
    low, high = numbers.plain(lever.span.low), numbers.plain(lever.span.high)
    listed = lever.entry in ("yes_no", "place")
    range_text = say("report.from_list") if listed else f"{low} – {high}"
    sheet.cell(row, after, range_text, align="center", font_size=9)
    conditions = ",".join(valid(inputs, pack, lists, lever, case) for case in range(len(cases)))
    good = text("")
    if siblings(lever):
        cells = [all_classes(inputs, lever, case) for case in range(len(cases))]
        over = any_of([f"SUM({','.join(found)})>{inputs.of(lever.id)}" for found in cells])
        good = f"IF({over},{text(say('report.workbook.yields'))},{good})"
    sheet.formula(row, after + 1, f"IF(AND({conditions}),{good},{text(inputs.wrong)})", "", **RED)
    sheet.cell(row, after + 2, _note(lever), font_size=8)
    sheet.worksheet.data_validation(
        row, FIRST, row, FIRST + len(cases) - 1, validation(inputs, pack, lists, lever)
    )


def _follows(inputs: Inputs, pack: Pack, lever: Lever, case: int) -> str:
    """The formula of a value that nobody changed: the base's own, unless a reading of the total
    says otherwise. Empty where the cell is a plain figure (the base's)."""
    readings = [
        reading
        for reading in pack.case.baseline.readings.values()
        if Decimal(reading.inputs.get(lever.id, lever.start)) != lever.start
    ]
    if not readings:
        if not case:
            return ""
        base = inputs.at(lever.id, 0)
        before = [key for key in siblings(lever) if inputs.rows[key] < inputs.rows[lever.id]]
        room = ",".join(inputs.at(key, case) for key in before)
        return f"MAX(0,MIN({base},{inputs.of(lever.id)}-SUM({room})))" if before else base
    words = text(str(cell_value(pack, lever, lever.start)))
    for reading in readings:
        other = text(str(cell_value(pack, lever, Decimal(reading.inputs[lever.id]))))
        words = f"IF({inputs.reading(case)}={text(reading.name.vi)},{other},{words})"
    return words


def _count_form(lever: Lever) -> str:
    """Whole numbers without decimals, amounts with three."""
    whole = lever.of is None or lever.of == lever.of.to_integral_value()
    return WHOLE if whole else "#,##0.000"


def _unit(pack: Pack, lever: Lever) -> str:
    """What the value is measured in."""
    unit = lever.unit_text("vi")
    if lever.entry == "percent":
        return f"% {unit}".strip()
    return unit or pack.words(f"report.entry_{lever.entry}")


def _note(lever: Lever) -> str:
    """Why it cannot be moved, what the plan misprints, or where the rule is unsure."""
    reason = lever.criterion.reason if lever.locked else None
    notes = [reason, lever.figure.note, lever.part.limits]
    return " ".join(note.vi for note in notes if note)


RED: dict[str, Any] = {"font_color": "#B00020", "bold": True}
