"""The sheet of the other provinces, and ranks among them by formula."""

from typing import NamedTuple

from model.ranking.merged import UNPLACED, successor
from model.reports.contents import Pack
from model.reports.workbook.book import GREY, HEAD, TWO, WHOLE, Sheet
from model.reports.workbook.formulas import half_up, text
from model.telling.labels import table_text

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
    return Peers(score, low, high, is_known, text(yes))


def _note(pack: Pack) -> str:
    """What is to be known of the table: who is not in it, and what is an estimate."""
    say, ground, province = pack.words, pack.ground, pack.province
    if not ground.table.estimated:
        return say("report.workbook.peers_note", province=province)
    now = successor(ground.nation.merger, province)
    return say("report.workbook.peers_estimated", province=now, unplaced=UNPLACED)
