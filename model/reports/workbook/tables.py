"""The sheets that list: the other provinces with ranks among them by formula, what the agencies
hold, the sources."""

from typing import NamedTuple

from model.ranking.merged import UNPLACED, successor
from model.reports.contents import Pack, by_agency
from model.reports.workbook.book import CHANGE, FOUR, GREY, HEAD, TWO, WHOLE, Sheet
from model.reports.workbook.formulas import checked, half_up, text
from model.reports.workbook.scoring import Scoring
from model.telling.labels import label, no_agencies, table_text
from model.telling.rules import standing_text, standings, witness_text

ESTIMATE = {"italic": True, "font_color": GREY}


class Peers(NamedTuple):
    """The columns of the other provinces: score, lowest and highest possible score, and whether
    the score is known (`yes`)."""

    score: str
    low: str
    high: str
    known: str
    yes: str


def rank_formulas(total: str, peers: Peers) -> tuple[str, str, str]:
    """Likely, best and worst possible rank of a total.

    Known scores are compared with the total as it prints (two decimals: what prints alike ties);
    a place without a known score counts where its bounds, or between them its estimate, exceed the
    total. The same rule as `model.ranking.rank`.
    """
    printed, no = half_up(total, 2), f'"<>"&{peers.yes}'

    def counted(*conditions: str) -> str:
        return f"COUNTIFS({','.join(conditions)})"

    def over(column: str, than: str) -> str:
        return f'{column},">"&{than}'

    known = counted(over(peers.score, printed), f"{peers.known},{peers.yes}")
    surely = counted(f'{peers.low},">="&{printed}', f"{peers.known},{no}")
    between = (f'{peers.low},"<"&{printed}', over(peers.high, printed), f"{peers.known},{no}")
    best = f"1+{known}+{surely}"
    likely = f"{best}+{counted(over(peers.score, total), *between)}"
    worst = f"{best}+{counted(*between)}"
    return likely, best, worst


def write_peers(sheet: Sheet, pack: Pack) -> Peers:
    """The other provinces of the table, with how sure each score is; what the rank counts. Of an
    estimated table the former provinces of each and the simple mean as well."""
    say, peers, table = pack.words, pack.ground.peers, pack.ground.table
    sheet.title(say("report.workbook.peers", table=table_text(pack.ground)), _note(pack))
    about = ["former", "simple", "spread"] if table.estimated else ["peer_note"]
    sheet.widths(8, 24, 12, 12, 12, 12, 22, 46, *[14] * (len(about) - 1), 46)
    names = ("rank", "province", "points", "lowest", "highest", "known", "status")
    columns = [say(f"report.{name}") for name in names]
    columns += [say(f"report.workbook.{name}") for name in about]
    sheet.headers(HEAD, [*columns, say("report.source")])
    sheet.keep(HEAD + 1, 2)
    yes, no = say("report.is_known"), say("report.not_known")
    for row, peer in enumerate(peers.to_dict("records"), start=HEAD + 1):
        known = peer["low"] == peer["high"]
        sheet.cell(row, 0, int(peer["rank"]), WHOLE)
        sheet.cell(row, 1, peer["province"] or say.name(None))
        for column, name in enumerate(("score", "low", "high"), start=2):
            sheet.cell(row, column, float(peer[name]), TWO, **({} if known else ESTIMATE))
        sheet.cell(row, 5, yes if known else no)
        sheet.cell(row, 6, say(f"report.status_{peer['status']}"), font_size=9)
        sheet.cell(row, 7, str(peer["note"]), font_size=9)
        for column, name in enumerate(about[1:], start=8):
            sheet.cell(row, column, float(peer[name]), TWO, **ESTIMATE)
        sheet.cell(row, len(columns), str(peer["source"]), font_size=8, text_wrap=False)
        sheet.text(row, len(columns) + 1, " ")  # keeps a long address inside its column
    last = HEAD + len(peers)
    sheet.worksheet.print_area(0, 0, last, len(columns))
    score, low, high, is_known = (sheet.down(HEAD + 1, last, column) for column in (2, 3, 4, 5))
    for name, cells in zip(Peers._fields, (score, low, high, is_known), strict=False):
        sheet.book.name(f"others_{name}", cells)
    return Peers(score, low, high, is_known, text(yes))


def _note(pack: Pack) -> str:
    """What is to be known of the table: who is not in it, and what is an estimate."""
    say, ground, province = pack.words, pack.ground, pack.province
    if not ground.table.estimated:
        return say("report.workbook.peers_note", province=province)
    now = successor(ground.nation.merger, province)
    return say("report.workbook.peers_estimated", province=now, unplaced=UNPLACED)


def write_agencies(sheet: Sheet, scoring: Scoring) -> None:
    """Recoverable points by agency, by formula what each scenario brings it, and the criteria it
    leads."""
    pack = scoring.inputs.pack
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
        for case, gain in enumerate(held.gains, start=1):
            shares = [
                f"({scoring.gain(one.id, case)})/{len(pack.case.baseline.rows[one.id].lead)}"
                for one in held.criteria
            ]
            found = checked(f"ROUND({'+'.join(shares) or '0'},4)")
            sheet.formula(row, len(names) + case - 1, found, gain + 0.0, CHANGE)
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
            say.name(one.recomputed),
            say.name(one.effect),
            f"{say.name(one.explanation)} ({say.name(one.certainty)})",
        )
        for one in case.discrepancies
    ]
    names = heads("where", "printed", "recomputed", "effect", "explanation")
    row = sheet.table(row + 1, names, found, say("report.workbook.no_discrepancies"))
    written = [(one.name, one.note, one.author) for one in pack.outcomes]
    sheet.table(row + 1, heads("scenario", "note", "author"), written)
