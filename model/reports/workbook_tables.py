"""The sheets that list: what changed, the other provinces, the sources."""

from model.reports.changes import changes
from model.reports.contents import Pack
from model.reports.workbook_book import CHANGE, TWO, WHOLE, Sheet
from model.reports.workbook_formulas import Peers, text
from model.reports.workbook_places import Inputs, cell_value
from model.reports.workbook_scoring import Scoring
from model.telling import numbers

HEAD = 4
UNKNOWN_PROVINCE = "–"


def write_changes(sheet: Sheet, pack: Pack, inputs: Inputs, scoring: Scoring) -> None:
    """Every input that differs from the base in any scenario, and the points of its criterion."""
    say, cases = pack.words, pack.everything
    sheet.title(
        say("report.workbook.changes"), say("report.workbook.changes_note", base=pack.base.name)
    )
    sheet.widths(15, 44, 34, *[16] * len(cases), *[14] * (len(cases) - 1))
    sheet.headers(HEAD, say("report.code"), say("report.criterion"), say("report.input"))
    for case, name in enumerate(pack.names):
        sheet.header(HEAD, 3 + case, name)
        if case:
            heading = say("report.gain_of", name=name)
            sheet.header(HEAD, 3 + len(cases) + case - 1, heading)
    sheet.keep(HEAD + 1, 3)
    moved = {
        difference.lever.id: difference.lever
        for outcome in pack.outcomes
        for change in changes(pack, outcome)
        for difference in change.inputs
    }
    levers = [lever for key, lever in pack.first.scenario.levers.items() if key in moved]
    before = ""
    for row, lever in enumerate(levers, start=HEAD + 1):
        sheet.cell(row, 0, lever.id)
        sheet.cell(row, 1, lever.criterion.name.vi)
        sheet.cell(row, 2, lever.name.vi)
        for case, outcome in enumerate(cases):
            value = cell_value(pack, lever, outcome.scenario.value(lever.id))
            form = "#,##0.####" if lever.entry == "percent" else WHOLE
            sheet.formula(row, 3 + case, inputs.at(lever.id, case), value, form, align="right")
            if case and lever.criterion.id != before:
                at = scoring.criteria[lever.criterion.id]
                formula = f"ROUND({scoring.points(at, case)}-{scoring.points(at, 0)},4)"
                points = outcome.scores[lever.criterion.id]
                gain = round(points - pack.base.scores[lever.criterion.id], 4) + 0.0
                column = 3 + len(cases) + case - 1
                sheet.formula(row, column, formula, gain, CHANGE)
            elif case:
                sheet.cell(row, 3 + len(cases) + case - 1, "")
        before = lever.criterion.id
    if not levers:
        sheet.text(HEAD + 1, 0, say("report.no_change", base=pack.base.name))


def write_peers(sheet: Sheet, pack: Pack) -> Peers:
    """The other provinces of the year, with how sure each score is; what the rank counts."""
    say, peers = pack.words, pack.ground.peers
    sheet.title(
        say("report.workbook.peers", year=pack.year),
        say("report.workbook.peers_note", province=pack.province),
    )
    sheet.widths(8, 24, 12, 12, 12, 12, 22, 46, 46)
    names = ("rank", "province", "points", "lowest", "highest", "known", "status", "note", "source")
    sheet.headers(HEAD, *(say(f"report.{name}") for name in names))
    sheet.keep(HEAD + 1, 2)
    yes, no = say("report.is_known"), say("report.not_known")
    for row, peer in enumerate(peers.to_dict("records"), start=HEAD + 1):
        known = peer["low"] == peer["high"]
        sheet.cell(row, 0, int(peer["rank"]), WHOLE)
        sheet.cell(row, 1, peer["province"] or UNKNOWN_PROVINCE)
        for column, name in ((2, "score"), (3, "low"), (4, "high")):
            look = {} if known else {"italic": True, "font_color": "#6B7480"}
            sheet.cell(row, column, float(peer[name]), TWO, **look)
        sheet.cell(row, 5, yes if known else no)
        sheet.cell(row, 6, say(f"report.status_{peer['status']}"), font_size=9)
        sheet.cell(row, 7, str(peer["note"]), font_size=9)
        sheet.cell(row, 8, str(peer["source"]), font_size=8, text_wrap=False)
        sheet.text(row, 9, " ")  # keeps a long address inside its column
    last = HEAD + len(peers)
    sheet.worksheet.print_area(0, 0, last, 8)
    score, low, high, is_known = (sheet.down(HEAD + 1, last, column) for column in (2, 3, 4, 5))
    return Peers(score, low, high, is_known, text(yes))


def write_sources(sheet: Sheet, pack: Pack) -> None:
    """Documents, the witness and standing of every rule, where the plan contradicts itself."""
    say, case = pack.words, pack.case
    sheet.title(say("report.workbook.sources"), say("report.workbook.sources_note"))
    sheet.widths(22, 52, 26, 22, 62)
    names = ("document", "title_of", "issuer", "seen", "note")
    sheet.headers(HEAD, *(say(f"report.{name}") for name in names))
    sheet.keep(HEAD + 1, 1)
    for row, document in enumerate(case.documents.values(), start=HEAD + 1):
        sheet.cell(
            row,
            0,
            f"{document.number}, {numbers.day(document.date)}"
            if document.date
            else document.number,
        )
        sheet.cell(row, 1, document.title.vi)
        sheet.cell(row, 2, document.issuer)
        sheet.cell(row, 3, say("report.seen_yes" if document.seen else "report.seen_no"))
        sheet.cell(row, 4, document.note.vi)

    row = HEAD + len(case.documents) + 2
    names = ("criterion", "part", "witness", "standing", "limits")
    sheet.headers(row, *(say(f"report.{name}") for name in names))
    for criterion in case.rulebook.criteria.values():
        for part in criterion.parts.values():
            row += 1
            number = case.documents[part.witnesses[0].document].number
            sheet.cell(row, 0, criterion.id if criterion.listed else criterion.short.vi)
            sheet.cell(row, 1, part.name.vi)
            sheet.cell(row, 2, f"{number}, {part.witnesses[0].place}")
            sheet.cell(row, 3, say(f"report.standing_{part.standing}"))
            sheet.cell(row, 4, part.limits.vi if part.limits else "")

    row += 2
    names = ("where", "printed", "recomputed", "effect", "explanation")
    sheet.headers(row, *(say(f"report.{name}") for name in names))
    for found in pack.case.discrepancies:
        row += 1
        sheet.cell(row, 0, found.where.vi)
        sheet.cell(row, 1, found.printed)
        sheet.cell(row, 2, found.recomputed)
        sheet.cell(row, 3, found.effect)
        sheet.cell(row, 4, f"{found.explanation.vi} ({found.certainty.vi})")

    row += 2
    sheet.headers(row, say("report.scenario"), say("report.note"), say("report.author"))
    for outcome in pack.outcomes:
        row += 1
        sheet.cell(row, 0, outcome.name)
        sheet.cell(row, 1, outcome.note)
        sheet.cell(row, 2, outcome.author)
