"""The coming year: what is known of it is not forecast, and a frozen field is the table itself."""

import numpy as np
import pandas as pd
import pytest

from model.address import Work
from model.ground import Ground
from model.ranking.coming import FROZEN, KNOWN, NONE, TREND, Coming
from model.ranking.rank import rank_in_year
from model.result import result
from model.telling.ranks import lead, movement_short, movement_text
from tests.grounds import BASELINES, LANGUAGES, ground, library


@pytest.mark.parametrize(
    ("baseline", "table", "year", "known", "settled"),
    [
        ("lam_dong_2023", "", 2024, 1.39, False),  # the table of 2024 is too thin to be trusted
        ("kon_tum_2023", "", 2024, 1.39, False),
        ("lam_dong_2023", "2022", 2023, 2.19, True),
        ("lam_dong_2024", "", 2025, None, False),
        ("lam_dong_2023", "34", 2025, None, False),
    ],
)
def test_the_coming_year_is_answered_from_what_is_known_of_it(
    baseline: str, table: str, year: int, known: float | None, settled: bool
) -> None:
    facts = ground(baseline, table=table)
    assert facts.coming_year == year
    assert facts.movements.get(KNOWN) == known
    assert facts.movement(KNOWN) == (KNOWN if known is not None else TREND)
    coming = facts.coming(KNOWN)
    assert coming.settled is settled
    if not settled:
        assert coming.movement == (known if known is not None else facts.movements[TREND])


@pytest.mark.parametrize("baseline", BASELINES)
def test_work_that_assumes_nothing_takes_what_is_known(baseline: str) -> None:
    assert Work(ground(baseline).case.start()).movement == KNOWN


def test_a_year_with_a_table_is_answered_by_it() -> None:
    facts, next_year = ground(table="2022"), ground()
    for total in (83.11, 86.02, 88.0):
        found = facts.coming(KNOWN).forecast(total)
        rank = rank_in_year(total, next_year.peers)
        assert (found.rank, found.low, found.high) == (rank.rank, rank.low, rank.high)


@pytest.mark.parametrize("table", ["", "2022", "2024", "34"])
@pytest.mark.parametrize("total", [80.0, 83.11, 86.02, 88.4, 95.0])
def test_frozen_is_the_table_itself(table: str, total: float) -> None:
    facts = ground(table=table)
    found, rank = facts.coming(FROZEN).forecast(total), rank_in_year(total, facts.peers)
    assert (found.rank, found.low, found.high, found.of) == (
        rank.rank,
        rank.low,
        rank.high,
        rank.of,
    )
    chance = np.array(found.chance)
    assert (np.diff(chance) >= -1e-12).all()
    assert chance[-1] == pytest.approx(1)
    assert chance[rank.high - 1] == pytest.approx(1)
    assert chance[: rank.low - 1].sum() == pytest.approx(0)


def test_a_score_between_two_bounds_is_above_with_the_share_of_the_room_above() -> None:
    others = pd.DataFrame(
        {"score": [90.0, 85.0, 80.0], "low": [90.0, 84.0, 80.0], "high": [90.0, 88.0, 80.0]}
    )
    found = Coming(others, ground().model, 0.0, settled=True).chances(85.0)[0]
    assert found == pytest.approx([0, 0.25, 1, 1])


def test_none_is_not_frozen() -> None:
    facts = ground()
    frozen, still = (facts.coming(name).forecast(86.02) for name in (FROZEN, NONE))
    assert (frozen.rank, frozen.low, frozen.high) == (46, 46, 46)
    assert still.low < still.rank < still.high


def test_a_table_older_than_the_newest_year_starts_from_the_newest_mean() -> None:
    """The 34 provinces of 2023 are asked about 2025: by 2024 the mean had risen by 1.39."""
    facts = ground(table="34")
    raised = facts.coming(None).others["score"] - facts.peers["score"]
    assert raised.to_numpy() == pytest.approx(1.39)
    shifted = Coming(facts.peers, facts.model, 1.91 + 1.39)
    assert facts.coming(TREND).forecast(88).rank == shifted.forecast(88).rank


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("baseline", "table", "movement", "rank", "span"),
    [
        ("lam_dong_2023", "", KNOWN, "55", "52–57"),
        ("lam_dong_2023", "2022", KNOWN, "46", ""),
        ("lam_dong_2023", "", "trend", "57", "54–59"),
        ("lam_dong_2023", "", FROZEN, "46", ""),
    ],
)
def test_the_headline_leads_with_what_is_known_or_assumed(
    language: str, baseline: str, table: str, movement: str, rank: str, span: str
) -> None:
    facts = ground(baseline, table, language)
    told = lead(facts, result(facts, facts.case.start(), movement))
    assert (told.rank, told.span) == (rank, span)
    assert str(facts.coming_year) in told.title
    forecast = facts.words("telling.lead_known_note", year=0).split(";")[0]
    assert (forecast in told.note) is bool(span)  # what stands is not called a forecast


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_of_a_year_that_nobody_knows_leads_with_the_interval(language: str) -> None:
    facts = ground("lam_dong_2024", language=language)
    found = result(facts, facts.case.start(), KNOWN)
    told = lead(facts, found)
    assert told.rank == f"{found.unknown.low}–{found.unknown.high}"
    assert movement_short(facts, TREND) in told.note
    assert f"{found.given.low}–{found.given.high}" in told.note


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_movement_has_words_of_its_own(language: str) -> None:
    for table in ("", "34"):
        facts: Ground = ground(language=language, table=table)
        for words in (movement_text, movement_short):
            said = [words(facts, name) for name in facts.movements if name != "known"]
            assert len(set(said)) == len(said)


def test_the_tables_that_can_be_chosen_all_have_a_coming_year() -> None:
    for name in library().nation.names:
        facts = ground(table=name)
        assert facts.coming_year > facts.table.year
        assert facts.coming(None).forecast(86.02).of == facts.table.of
