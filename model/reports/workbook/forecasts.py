"""The sheet of the coming year: the least total of each rank, to look any total up in."""

from typing import NamedTuple

import numpy as np

from model.ranking.thresholds import BEST, LIKELY, WORST
from model.reports.contents import Pack
from model.reports.statements import movement_short
from model.reports.workbook.book import FOUR, HEAD, WHOLE, Sheet
from model.reports.workbook.formulas import told
from model.telling.language import Language
from model.telling.ranks import movement_text

VIEWS = ("likely", "best", "worst", "unknown_best", "unknown_worst")


class Forecasts(NamedTuple):
    """The columns of least totals: of the likely, the best and the worst rank as the movement is
    assumed, and of the best and the worst rank with the movement unknown."""

    likely: str
    best: str
    worst: str
    unknown_best: str
    unknown_worst: str


def write_forecasts(sheet: Sheet, pack: Pack) -> Forecasts:
    """One row for each rank; a rank that even the most points do not give has a total above them,
    shown as a dash."""
    say, ground, most = pack.words, pack.ground, float(pack.case.rulebook.maximum)
    movement = movement_text(ground, pack.movement)
    title = say("report.workbook.forecasts", year=ground.coming_year)
    sheet.title(title, say("report.workbook.forecasts_note", movement=movement))
    sheet.widths(10, *[24] * len(VIEWS))
    short = movement_short(pack)
    heads = [say(f"report.workbook.forecast_{name}", movement=short) for name in VIEWS]
    sheet.headers(HEAD, [say("report.rank"), *heads])
    sheet.keep(HEAD + 1, 1)
    given = ground.least(pack.movement, (LIKELY, BEST, WORST))
    unknown = ground.least(None, (BEST, WORST))
    columns = np.minimum(np.concatenate([given, unknown]), most + 1)
    form = f'[>{most:g}]"–";{FOUR}'
    for row, totals in enumerate(columns.T, start=HEAD + 1):
        sheet.cell(row, 0, row - HEAD, WHOLE)
        for column, total in enumerate(totals, start=1):
            sheet.cell(row, column, float(total), form)
    last = HEAD + columns.shape[1]
    found = [sheet.down(HEAD + 1, last, column) for column in range(1, len(columns) + 1)]
    names = zip(VIEWS, found, strict=True)
    return Forecasts(*(sheet.book.name(f"forecast_{name}", cells) for name, cells in names))


def rank_at(total: str, least: str) -> str:
    """The rank of a total: one more than the ranks for which it is not enough."""
    return f"(1+SUMPRODUCT(({least}>{total})*1))"


def forecast_formula(say: Language, total: str, found: Forecasts, of: int) -> str:
    """The likely rank with its interval, as `model.telling.ranks.forecast_text` writes it."""
    likely, best, worst = (rank_at(total, one) for one in found[:3])
    rank = f'{likely}&"/{of}"'
    ranged = told(say, "telling.rank_range", {"rank": rank, "span": f'{best}&"–"&{worst}'})
    return f"IF({best}={worst},{rank},{ranged})"


def unknown_formula(total: str, found: Forecasts) -> str:
    """The interval with the movement unknown."""
    best, worst = (rank_at(total, one) for one in (found.unknown_best, found.unknown_worst))
    return f'IF({best}={worst},{best}&"",{best}&"–"&{worst})'
