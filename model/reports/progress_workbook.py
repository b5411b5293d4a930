"""The periodic report as a workbook: standings, fields, lines, agencies, and every entry."""

from model.reports.progress import Progress, by_agency, by_field, everything, silent
from model.reports.progress_statements import (
    assumed,
    change_sentence,
    result_sentence,
    standings,
    subject,
    witness_row,
)
from model.reports.workbook.book import FOUR, HEAD, TWO, Book, Sheet
from model.telling.labels import field_text
from model.year.observation import valid
from model.year.standing import STANDINGS


def progress_workbook(progress: Progress) -> bytes:
    """The report as an .xlsx file."""
    book = Book(progress.pack, subject(progress))
    for name, write in SHEETS.items():
        sheet = book.sheet(progress.words(f"progress.sheet_{name}"))
        note = progress.words("progress.invented") if progress.followed.invented else ""
        sheet.title(subject(progress), note, live=False)
        write(sheet, progress)
    return book.close()


def write_standings(sheet: Sheet, progress: Progress) -> None:
    """The four standings, what changed, and what is assumed."""
    say = progress.words
    sheet.widths(44, 14, 14, 14, 22, 22)
    names = ("view", "points", "low", "high", "rank", "coming")
    sheet.headers(HEAD, [say(f"progress.head_{name}") for name in names])
    for row, one in enumerate(standings(progress), start=HEAD + 1):
        sheet.cell(row, 0, one.name)
        sheet.cell(row, 1, one.points, TWO)
        band: tuple[float | str, float | str] = one.band or ("", "")
        for column, value in enumerate(band, start=2):
            sheet.cell(row, column, value, TWO)
        sheet.cell(row, 4, one.rank)
        sheet.cell(row, 5, one.coming)
    told = [result_sentence(progress), change_sentence(progress), *assumed(progress)]
    for row, sentence in enumerate(told, start=HEAD + len(STANDINGS) + 2):
        sheet.text(row, 0, sentence)


def write_fields(sheet: Sheet, progress: Progress) -> None:
    """Points by field, with what is unexplained and the totals."""
    say = progress.words
    sheet.widths(52, 12, 16, 16, 16, 16)
    heads = [say("report.field"), say("report.maximum")]
    sheet.headers(HEAD, heads + [say(f"progress.short_{view}") for view in STANDINGS])
    totals = progress.outlook.totals
    rows = [
        (field_text(say, row.field), float(row.field.maximum), row.points)
        for row in by_field(progress)
    ]
    carried = {view: float(totals[view].unexplained) for view in STANDINGS}
    if any(carried.values()):
        rows.append((say("report.unexplained"), 0.0, carried))
    whole = float(progress.ground.case.rulebook.maximum)
    points = {view: float(totals[view].points) for view in STANDINGS}
    rows.append((say("report.total"), whole, points))
    for at, (name, maximum, found) in enumerate(rows, start=HEAD + 1):
        sheet.cell(at, 0, name)
        sheet.cell(at, 1, maximum, TWO)
        for column, view in enumerate(STANDINGS, start=2):
            sheet.cell(at, column, found[view], FOUR)


def write_lines(sheet: Sheet, progress: Progress) -> None:
    """Every line, the most points at stake first."""
    say = progress.words
    sheet.widths(44, 32, 14, 30, 14, 14, 40, 12, 22, 36)
    names = (
        "criterion", "agency", "status", "now", "pace", "plan", "needed", "stake", "reported",
        "reason",
    )  # fmt: skip
    sheet.headers(HEAD, [say(f"progress.head_{name}") for name in names])
    sheet.keep(HEAD + 1, 1)
    for row, one in enumerate(everything(progress), start=HEAD + 1):
        texts = (
            one.criterion, "; ".join(one.agencies), one.status, one.to_date, one.pace, one.plan,
            one.needed,
        )  # fmt: skip
        for column, text in enumerate(texts):
            sheet.cell(row, column, text)
        sheet.cell(row, len(texts), float(one.line.at_stake), FOUR)
        sheet.cell(row, len(texts) + 1, one.reported)
        sheet.cell(row, len(texts) + 2, one.reason)


def write_agencies(sheet: Sheet, progress: Progress) -> None:
    """What each agency must do from now on, and who has not reported."""
    say = progress.words
    sheet.widths(44, 52, 52, 14)
    heads = [say("report.agency"), *(say(f"progress.head_{k}") for k in ("criterion", "needed"))]
    rows = [
        (agency, one.criterion, one.needed, float(one.line.at_stake))
        for agency, those in by_agency(progress).items()
        for one in those
    ]
    below = sheet.table(HEAD, [*heads, say("progress.head_stake")], rows, say("progress.none_late"))
    missing = [("; ".join(one.agencies), one.criterion, one.reported) for one in silent(progress)]
    heads = [say("report.agency"), *(say(f"progress.head_{k}") for k in ("criterion", "reported"))]
    sheet.text(below + 1, 0, say("progress.silent"), bold=True)
    sheet.table(below + 2, heads, missing, say("progress.none_silent"))


def write_entries(sheet: Sheet, progress: Progress) -> None:
    """Every entry that counts to the day, by the line that it feeds."""
    say = progress.words
    sheet.widths(48, 40, 36, 44)
    lines = {lever.id: line for line in progress.outlook.lines for lever in line.levers}
    found = valid(progress.followed.observations, progress.day)
    rows = [
        witness_row(progress, lines[one.lever], one)
        for one in sorted(found, key=lambda one: (list(lines).index(one.lever), one.day))
        if one.lever in lines
    ]
    names = ("criterion", "figure", "entered", "source")
    heads = [say(f"progress.head_{name}") for name in names]
    sheet.table(HEAD, heads, rows, say("progress.no_entries"))
    sheet.keep(HEAD + 1, 1)


SHEETS = {
    "standings": write_standings,
    "fields": write_fields,
    "lines": write_lines,
    "agencies": write_agencies,
    "entries": write_entries,
}
