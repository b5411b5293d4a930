"""The sheet of changes: a list that follows the inputs, what is edited later included."""

from itertools import pairwise

from model.reports.workbook.book import BORDER, CHANGE, HEAD, WHOLE, Sheet, Value
from model.reports.workbook.formulas import checked, text
from model.reports.workbook.input_sheet import RED, name_text
from model.reports.workbook.inputs import FIRST, NAMES, ORDER, READING, Input
from model.reports.workbook.scoring import TOP, Scoring, points_column

HEADS = ("code", "criterion", "input")
SCORED = "input_scored"  # the row of an input's criterion among the scores
HIGH = 28  # of a row, in points: two lines of a criterion's name
PRINTED = 14  # rows that are printed at least: as many as fill a page


def write_changes(sheet: Sheet, scoring: Scoring) -> None:
    """Every input that differs from the base in any scenario, and the points of its criterion: the
    first row shows the first input that differs, and so on, as many rows as there are inputs."""
    pack, inputs = scoring.inputs.pack, scoring.inputs
    say, cases = pack.words, len(pack.everything)
    note = say("report.workbook.changes_note", base=pack.base.name)
    sheet.title(say("report.workbook.changes"), note)
    sheet.widths(16, 44, 36, *[16] * cases, *[14] * len(pack.outcomes))
    gains = [say("report.gain_of", name=name) for name in pack.names[1:]]
    sheet.headers(HEAD, [*(say(f"report.{name}") for name in HEADS), *pack.names, *gains])
    sheet.keep(HEAD + 1, len(HEADS))
    at = inputs.check_column + 4
    for key, one in inputs.inputs.items():
        scored = scoring.criteria[one.lever.criterion.id] - TOP + 1
        inputs.sheet.worksheet.write_number(inputs.rows[key], at, scored)
    inputs.sheet.worksheet.set_column(at, at, 4, None, {"hidden": True})
    sheet.book.name(SCORED, inputs.sheet.down(READING, inputs.last, at))
    differing: list[Input | None] = [one for one in inputs.inputs.values() if one.differs(pack)]
    rows = [*differing, *[None] * (len(inputs.inputs) - len(differing))]
    for number, (before, now) in enumerate(pairwise([None, *rows])):
        _row(sheet, scoring, number, before, now)
    columns = len(HEADS) + cases + len(pack.outcomes)
    _borders(sheet, cases, len(rows), columns)
    _print(sheet, columns, len(rows), min(max(len(differing), PRINTED), len(rows)))


def _row(
    sheet: Sheet, scoring: Scoring, number: int, before: Input | None, one: Input | None
) -> None:
    """A row of the list, `number` from 0; at first it shows `one`, or nothing."""
    inputs, pack, row = scoring.inputs, scoring.inputs.pack, HEAD + 1 + number
    say, cases = pack.words, len(pack.everything)
    where = len(HEADS) + cases + len(pack.outcomes)
    scored = where + 1
    place = inputs.rows[one.id] - READING + 1 if one else 0
    criterion = one.lever.criterion.id if one else ""
    found = f"IFERROR(MATCH({number + 1},{ORDER},0),0)"
    sheet.live(row, where, found, place)
    here, mine = sheet.here(row, where), sheet.here(row, scored)
    shown = scoring.criteria[criterion] - TOP + 1 if one else 0
    sheet.live(row, scored, f"IF({here}=0,0,INDEX({SCORED},{here}))", shown)

    def put(column: int, formula: str, value: Value, **look: object) -> None:
        wrapped = {"text_wrap": True, "indent": 1} | look
        sheet.live(row, column, f'IF({here}=0,"",{formula})', value, **wrapped)

    told = (one.id, say.name(one.lever.criterion.name), name_text(say, one)) if one else ("",) * 3
    for column, value in enumerate(told):
        listed = inputs.sheet.down(READING, inputs.last, column)
        put(column, f"INDEX({listed},{here})", value)
    if not number:
        nothing = say("report.no_change", base=pack.base.name)
        formula = f"IF({here}=0,{text(nothing)},INDEX({NAMES},{here}))"
        sheet.live(row, 1, formula, told[1] or nothing, text_wrap=True, indent=1)
    for case, outcome in enumerate(pack.everything):
        listed = inputs.sheet.down(READING, inputs.last, FIRST + case)
        held = one.value(say, outcome.scenario) if one else ""
        put(len(HEADS) + case, f"INDEX({listed},{here})", held, align="right")
    again = before is not None and before.lever.criterion.id == criterion
    for case in range(1, cases):
        listed = scoring.sheet.down(TOP, scoring.total, points_column(case) + 1)
        gain = checked(f"INDEX({listed},{mine})")
        if number:
            gain = f'IF({mine}={sheet.here(row - 1, scored)},"",{gain})'
        won = "" if again or not one else _gain(scoring, criterion, case)
        put(len(HEADS) + cases + case - 1, gain, won, num_format=CHANGE)


def _gain(scoring: Scoring, criterion: str, case: int) -> float:
    """What a criterion gains at first."""
    now, base = (scoring.inputs.pack.everything[one].scores[criterion] for one in (case, 0))
    return round(now - base, 4) + 0.0


def _borders(sheet: Sheet, cases: int, rows: int, columns: int) -> None:
    """Rows that show something have borders, and whole numbers no decimals; the two columns that
    look things up are hidden."""
    first, last = HEAD + 1, HEAD + rows
    for row in range(first, last + 1):
        sheet.worksheet.set_row(row, HIGH)
    sheet.worksheet.set_column(columns, columns + 1, 4, None, {"hidden": True})
    value = sheet.here(first, len(HEADS))
    filled, lined = f"LEN(${sheet.here(first, 0)})>0", {"border": 1, "border_color": BORDER}
    whole = f"IF(ISNUMBER({value}),{value}=INT({value}),FALSE)"
    for left, right, criteria, look in (
        (0, columns - 1, filled, lined),
        (len(HEADS), len(HEADS) + cases - 1, whole, {"num_format": WHOLE}),
    ):
        form = sheet.book.file.add_format(look)
        shown = {"type": "formula", "criteria": f"={criteria}", "format": form}
        sheet.worksheet.conditional_format(first, left, last, right, shown)


def _print(sheet: Sheet, columns: int, rows: int, printed: int) -> None:
    """Print the first rows only: what spreadsheets print cannot follow a list. As soon as the list
    is longer than that, the sheet says so and what to do."""
    sheet.worksheet.print_area(0, 0, HEAD + printed, columns - 1)
    beyond = f'COUNTIF({sheet.down(HEAD + 1, HEAD + rows, columns)},">0")>{printed}'
    more = text(sheet.book.pack.words("report.workbook.changes_beyond", printed=printed))
    sheet.live(HEAD - 1, 0, f'IF({beyond},{more},"")', "", **RED)
