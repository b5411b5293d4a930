"""The sheets that list: what changed, what the agencies hold, the sources."""

from model.reports.changes import by_agency, changes
from model.reports.contents import Pack
from model.reports.workbook.book import CHANGE, FOUR, HEAD, Sheet
from model.reports.workbook.input_sheet import name_text
from model.reports.workbook.inputs import Inputs
from model.reports.workbook.scoring import Scoring
from model.telling.labels import label, no_agencies
from model.telling.rules import standing_text, standings, witness_text


def write_changes(sheet: Sheet, inputs: Inputs, scoring: Scoring) -> None:
    """Every input that differs from the base in any scenario, and the points of its criterion."""
    pack, say = inputs.pack, inputs.pack.words
    names, cases = pack.names, pack.everything
    note = say("report.workbook.changes_note", base=pack.base.name)
    sheet.title(say("report.workbook.changes"), note)
    sheet.widths(16, 44, 36, *[16] * len(cases), *[14] * len(pack.outcomes))
    heads = [say(f"report.{name}") for name in ("code", "criterion", "input")]
    gains = [say("report.gain_of", name=name) for name in names[1:]]
    sheet.headers(HEAD, [*heads, *names, *gains])
    sheet.keep(HEAD + 1, len(heads))
    told = [change for outcome in pack.outcomes for change in changes(pack, outcome)]
    moved = {one.lever.id for change in told for one in change.inputs}
    moved |= {one.lever.total_id for change in told for one in change.totals}
    before, row = "", HEAD
    for one in (one for key, one in inputs.inputs.items() if key in moved):
        row, criterion = row + 1, one.lever.criterion
        for column, text in enumerate((one.id, say.name(criterion.name), name_text(say, one))):
            sheet.cell(row, column, text)
        for case, outcome in enumerate(cases):
            value, column = one.value(say, outcome.scenario), len(heads) + case
            sheet.formula(row, column, inputs.at(one.id, case), value, one.kind.form, align="right")
        for case, outcome in enumerate(pack.outcomes, start=1):
            column, at = len(heads) + len(pack.outcomes) + case, scoring.criteria[criterion.id]
            if criterion.id == before:
                sheet.cell(row, column, "")
                continue
            formula = f"ROUND({scoring.points(at, case)}-{scoring.points(at, 0)},4)"
            gain = outcome.scores[criterion.id] - pack.base.scores[criterion.id]
            sheet.formula(row, column, formula, round(gain, 4) + 0.0, CHANGE)
        before = criterion.id
    if row == HEAD:
        sheet.text(row + 1, 0, say("report.no_change", base=pack.base.name), italic=True)


def write_agencies(sheet: Sheet, pack: Pack) -> None:
    """Recoverable points by agency, the points of each scenario, and the criteria it leads."""
    say, unnamed = pack.words, no_agencies(pack.ground)
    note = "" if unnamed else f"{say('report.split')} {say('report.split_partner')}"
    sheet.title(say("report.workbook.agencies"), note)
    sheet.widths(44, 13, 13, 13, *[16] * len(pack.outcomes), 80)
    names = [say(f"report.{name}") for name in ("agency", "in_hand", "in_survey", "in_partner")]
    gains = [say("report.gain_of", name=name) for name in pack.names[1:]]
    sheet.headers(HEAD, [*names, *gains, say("report.led")])
    sheet.keep(HEAD + 1, 1)
    if unnamed:
        sheet.text(HEAD + 1, 0, unnamed, italic=True)
        return
    for row, held in enumerate(by_agency(pack), start=HEAD + 1):
        sheet.cell(row, 0, held.agency)
        for column, points in enumerate((held.lead, held.survey, held.partner), start=1):
            sheet.cell(row, column, points, FOUR)
        for column, gain in enumerate(held.gains, start=len(names)):
            sheet.cell(row, column, gain + 0.0, CHANGE)
        criteria = "; ".join(label(say, criterion) for criterion in held.criteria)
        sheet.cell(row, len(names) + len(gains), criteria, font_size=9)


def write_sources(sheet: Sheet, pack: Pack) -> None:
    """Documents, witnesses and standing of every rule, where the source contradicts itself, and
    who wrote the scenarios."""
    say, case = pack.words, pack.case
    sheet.title(say("report.workbook.sources"), say("report.workbook.sources_note"))
    sheet.widths(26, 52, 26, 24, 62)
    sheet.keep(HEAD + 1, 1)

    def heads(*names: str) -> list[str]:
        return [say(f"report.{name}") for name in names]

    documents = [
        (
            ", ".join([one.number, *([say.day(one.date)] if one.date else [])]),
            say.name(one.title),
            one.issuer,
            say("report.seen_yes" if one.seen else "report.seen_no"),
            say.name(one.note),
        )
        for one in case.documents.values()
    ]
    row = sheet.table(HEAD, heads("document", "title_of", "issuer", "seen", "note"), documents)
    rules = [
        (
            criterion.id if criterion.numbered else say.name(criterion.short),
            say.name(part.name),
            witness_text(case, part.witnesses),
            "; ".join(standing_text(say, one) for one in standings(part)),
            say.name(part.limits) if part.limits else "",
        )
        for criterion in case.rulebook.criteria.values()
        for part in criterion.parts.values()
    ]
    names = heads("criterion", "part", "witness", "standing", "limits")
    row = sheet.table(row + 1, names, rules)
    found = [
        (
            say.name(one.where),
            one.printed,
            one.recomputed,
            one.effect,
            f"{say.name(one.explanation)} ({say.name(one.certainty)})",
        )
        for one in case.discrepancies
    ]
    names = heads("where", "printed", "recomputed", "effect", "explanation")
    row = sheet.table(row + 1, names, found, say("report.workbook.no_discrepancies"))
    written = [(one.name, one.note, one.author) for one in pack.outcomes]
    sheet.table(row + 1, heads("scenario", "note", "author"), written)
