"""Why a rank changed: the province's own change, the movement of the field, single provinces."""

from dataclasses import dataclass

import pandas as pd

from model.ranking.peers import known_pairs, known_years, others, rebuild
from model.ranking.rank import Rank, rank_in_year
from model.ranking.transitions import changes
from model.reading.tables import figure


@dataclass(frozen=True)
class Replay:
    """A province's way from its rank in `year` − 1 to its rank in `year`.

    `own` is this year's score in last year's table; `moved` the same after that table moved by
    `movement`, the change of the national mean; what is left to `rank` is due to single provinces.
    `overtakers` were behind and are ahead, `overtaken` the reverse, of those whose ranks are known
    in both years.
    """

    province: str
    year: int
    score_before: float
    score: float
    rank_before: int
    own: Rank
    moved: Rank
    rank: int
    movement: float
    overtakers: tuple[str, ...]
    overtaken: tuple[str, ...]

    @property
    def change(self) -> float:
        """The province's own change in points."""
        return round(self.score - self.score_before, 2)


def _ranks(provinces: pd.DataFrame, year: int) -> "pd.Series[int]":
    """Known ranks of a year by province, the best first."""
    rows = provinces[(provinces["year"] == year) & provinces["rank"].notna()]
    return rows.set_index("province")["rank"].astype(int).sort_values()


def _replay(
    provinces: pd.DataFrame, table: pd.DataFrame, movement: float, year: int, province: str
) -> Replay:
    """One replay, with last year's table at hand."""
    before, now = _ranks(provinces, year - 1), _ranks(provinces, year)
    both = [name for name in now.index if name in before.index and name != province]
    scores = provinces[provinces["province"] == province].set_index("year")["score"]
    rest, score = others(table, province), float(scores[year])
    return Replay(
        province=province,
        year=year,
        score_before=float(scores[year - 1]),
        score=score,
        rank_before=int(before[province]),
        own=rank_in_year(score, rest),
        moved=rank_in_year(score - movement, rest),
        rank=int(now[province]),
        movement=movement,
        overtakers=tuple(
            n for n in both if before[n] > before[province] and now[n] < now[province]
        ),
        overtaken=tuple(n for n in both if before[n] < before[province] and now[n] > now[province]),
    )


def replays(provinces: pd.DataFrame, national: pd.DataFrame) -> list[Replay]:
    """Every province with score and rank known in two consecutive years, latest year first."""
    found = []
    for year, movement in sorted(changes(provinces, national).items(), reverse=True):
        table = rebuild(provinces, national, year - 1)
        before = set(known_pairs(provinces, year - 1)["province"])
        for name in known_pairs(provinces, year).sort_values("rank")["province"]:
            if name in before:
                found.append(_replay(provinces, table, movement, year, str(name)))
    return found


def replay(
    provinces: pd.DataFrame, national: pd.DataFrame, province: str, year: int
) -> Replay | None:
    """A province's replay into `year`, or None where score and rank of both years are not known."""
    for each in (year - 1, year):
        if province not in set(known_pairs(provinces, each)["province"]):
            return None
    table = rebuild(provinces, national, year - 1)
    movement = changes(provinces, national)[year]
    return _replay(provinces, table, movement, year, province)


def history(provinces: pd.DataFrame, national: pd.DataFrame, province: str) -> pd.DataFrame:
    """Score and rank of a province beside the national mean, one row per year with a table;
    missing where the sources do not give them."""
    rows = provinces[provinces["province"] == province].set_index("year")[["score", "rank"]]
    years = known_years(provinces)
    table = rows.reindex(years).rename_axis("year").reset_index()
    means = [figure(national, year, "mean") for year in years]
    return table.assign(mean=pd.Series(means, dtype=float))
