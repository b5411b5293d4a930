"""Why a rank changed: the steps, the sentence, who overtook; and the years of the province."""

import pandas as pd
import streamlit as st

from model.ground import Ground
from model.ranking.peers import is_thin, known_pairs
from model.ranking.rank import Rank
from model.ranking.replay import Replay, history, replays
from model.reading.tables import provinces_in
from model.telling import numbers
from model.telling.language import Language
from model.telling.ranks import moved_text
from pages.parts.frame import KEYED, Frame
from pages.parts.texts import Marked, joined, marked


@st.cache_resource(**KEYED)
def all_replays(ground: Ground) -> dict[tuple[str, int], Replay]:
    """Every replay by province and year, ours first, then the latest."""
    nation, ours = ground.nation, ground.case.baseline.province
    ordered = sorted(
        replays(nation.provinces, nation.national), key=lambda one: one.province != ours
    )
    return {(one.province, one.year): one for one in ordered}


def option_text(say: Language, one: Replay) -> str:
    """A replay in a list: the province, the years, the ranks."""
    return say(
        "ranking.option",
        province=one.province,
        before=one.year - 1,
        year=one.year,
        rank_before=one.rank_before,
        rank=one.rank,
    )


def why_title(say: Language, one: Replay) -> str:
    """The question that the replay answers."""
    fell = one.rank - one.rank_before
    key = "why_down" if fell > 0 else "why_up" if fell < 0 else "why_same"
    return say(f"ranking.{key}", province=one.province, ranks=abs(fell), year=one.year)


def why_text(say: Language, one: Replay) -> Marked:
    """The replay in plain words."""
    left = one.moved.rank - one.rank
    return joined(
        " ",
        [
            marked(
                say,
                "ranking.why_start",
                province=one.province,
                before=one.year - 1,
                year=one.year,
                score_before=say.decimal(one.score_before),
                score=say.decimal(one.score),
                rank_before=one.rank_before,
                rank=one.rank,
            ),
            marked(say, "ranking.why_own", change=say.signed(one.change), own=about(say, one.own)),
            marked(
                say,
                "ranking.why_moved",
                movement=say.signed(one.movement),
                moved=about(say, one.moved),
            ),
            marked(say, "ranking.why_rest", ranks=moved_text(say, left))
            if left
            else say("ranking.why_rest_none"),
        ],
    )


def about(say: Language, rank: Rank) -> str:
    """A rank; one that the sources leave open says so."""
    if rank.exact:
        return str(rank.rank)
    span = numbers.span(rank.low, rank.high)
    return say("ranking.about_span", rank=rank.rank, span=span)


def steps_table(say: Language, one: Replay) -> tuple[pd.DataFrame, str]:
    """The steps from rank to rank, with the text alternative."""
    own, moved = one.own, one.moved
    stages = [
        (say("ranking.step_start", year=one.year - 1), one.rank_before, None),
        (say("ranking.step_own", change=say.signed(one.change)), own.rank, own),
        (say("ranking.step_moved", movement=say.signed(one.movement)), moved.rank, moved),
        (say("ranking.step_single"), one.rank, None),
    ]
    rows, before = [], one.rank_before
    for index, (stage, rank, told) in enumerate(stages):
        change = rank - before
        turn = "down" if change > 0 else "up" if change < 0 else "same"
        text = str(rank) if told is None or told.exact else say("ranking.about", rank=rank)
        rows.append(
            {
                "stage": stage,
                "before": before,
                "rank": rank,
                "low": told.low if told else rank,
                "high": told.high if told else rank,
                "kind": turn if index else "start",
                "text": text,
                "change_text": say(f"ranking.{turn}", ranks=abs(change)) if index else "",
            }
        )
        before = rank
    alt = say(
        "ranking.alt_steps",
        rank_before=one.rank_before,
        own=own.rank,
        moved=moved.rank,
        rank=one.rank,
    )
    return placed_texts(pd.DataFrame(rows)), alt


def placed_texts(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps with the next stage, and where the texts over and under a step stand, in ranks."""
    ends = steps[["before", "rank", "low", "high"]]
    gap = max(0.07 * float(ends.max().max() - ends.min().min()), 0.6)
    return steps.assign(
        next_stage=steps["stage"].shift(-1).fillna(steps["stage"].iloc[-1]),
        over=ends.min(axis=1) - gap,
        under=ends.max(axis=1) + gap,
    )


def thin_text(frame: Frame, year: int) -> str | None:
    """A warning where the table before a replay is too thin to trust."""
    provinces, national = frame.ground.nation.provinces, frame.ground.nation.national
    if not is_thin(provinces, national, year - 1):
        return None
    return frame.words(
        "ranking.thin_before",
        before=year - 1,
        pairs=len(known_pairs(provinces, year - 1)),
        of=provinces_in(national, year - 1),
    )


def history_tables(frame: Frame, province: str) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Score with the national mean, rank, and the years without either as text."""
    say = frame.words
    years = history(frame.ground.nation.provinces, frame.ground.nation.national, province)
    ours, mean = say("ranking.history_ours"), say("ranking.history_mean")
    leads = years["score"] >= years["mean"]
    scores = pd.concat(
        [
            lines(say, years, "score", ours, leads),
            lines(say, years, "mean", mean, ~leads & years["score"].notna()),
        ]
    )
    placed = lines(say, years, "rank", ours, years["rank"].notna())
    missing = years[years["score"].isna() & years["rank"].isna()]["year"]
    return scores, placed, ", ".join(map(str, missing))


def lines(
    say: Language, years: pd.DataFrame, column: str, name: str, over: "pd.Series[bool]"
) -> pd.DataFrame:
    """One line of a history chart."""
    values = years[column].astype(float)
    places = 0 if column == "rank" else 2
    return pd.DataFrame(
        {
            "year": years["year"].astype(str),
            "who": name,
            "value": values,
            "text": ["" if pd.isna(v) else say.decimal(float(v), places) for v in values],
            "over": over,
        }
    )
