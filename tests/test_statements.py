"""What files and screens say of totals and ranks, against those worked out anew."""

from itertools import permutations

import pytest

from model.address import Work
from model.ranking.coming import FROZEN, KNOWN
from model.reports.contents import Pack, pack
from model.reports.slides_form import new_deck
from model.reports.slides_scenarios import comparison
from model.reports.statements import reading_text, result_rows
from model.telling import numbers
from model.telling.ranks import forecast_text
from pages.parts.basis import year_basis
from pages.parts.frame import against
from tests.grounds import ground
from tests.packs import EVERY_PLACE, MADE, Place, entry, several, sole, start, wish

NAMED = {"Giữ nguyên": start(), "Vừa phải": wish(0), "Nhiều nhất": wish(1), "Sa sút": wish(4)}
MOVEMENTS = (KNOWN, "none", "trend", "strongest", "fall", "-1,5")


def compared(names: tuple[str, ...], movement: str = KNOWN) -> Pack:
    """The named scenarios side by side."""
    return pack([entry(name, NAMED[name], movement) for name in names], MADE)


@pytest.mark.parametrize(
    "names", list(permutations(("Vừa phải", "Nhiều nhất", "Sa sút"))), ids=" ".join
)
def test_the_slide_of_the_comparison_names_the_best_with_its_total(names: tuple[str, ...]) -> None:
    deck, made = new_deck(""), compared(names)
    comparison(deck, made)
    title = deck.slides[0].shapes.title.text_frame.text
    totals = {one.name: made.words.decimal(one.points) for one in made.outcomes}
    assert len(set(totals.values())) == len(totals)
    for name, total in totals.items():
        assert (name in title) == (total in title) == (name == "Nhiều nhất")


def test_every_entry_has_its_total_with_the_change_and_the_base_has_none() -> None:
    made = compared(("Vừa phải", "Sa sút"))
    say, (better, worse) = made.words, made.outcomes
    gained, lost = better.points - made.base.points, worse.points - made.base.points
    assert gained > 0 > lost
    assert [total for _, total, *_ in result_rows(made, made.names)] == [
        say.decimal(made.base.points),
        f"{say.decimal(better.points)} ({say.signed(gained)})",
        f"{say.decimal(worse.points)} ({say.signed(lost)})",
    ]


def test_a_reading_is_told_once_or_with_the_numbers_of_its_scenarios() -> None:
    made = several()
    first, *_, other = (made.words.name(one.scenario.read.name) for one in made.outcomes)
    assert reading_text(sole()) == first
    assert reading_text(made) == f"kịch bản 1, 2: {first}; kịch bản 3: {other}"


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_the_ranks_of_a_comparison_are_those_under_the_movement_and_under_none_known(
    movement: str,
) -> None:
    facts, made = ground(), compared(tuple(NAMED), movement)
    told = []
    for _, *_, given, unknown in result_rows(made, made.names):
        told.append((given, unknown))
    wanted = []
    for scenario in (start(), *NAMED.values()):
        total = entry("", scenario).points
        given, wide = (facts.coming(one).forecast(total) for one in (movement, None))
        assert (given.low, given.high) != (wide.low, wide.high)
        wanted.append((forecast_text(facts.words, given), numbers.span(wide.low, wide.high)))
    assert told == wanted


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
@pytest.mark.parametrize("movement", ["strongest", FROZEN])
def test_the_base_is_ranked_under_the_movement_of_its_entries(place: Place, movement: str) -> None:
    facts = place.ground
    made = pack([one.under(movement) for one in place().outcomes], MADE)
    found = facts.coming(movement).forecast(made.base.points)
    assert made.base.result.given == found
    assert made.base.result.movement == movement


def test_the_movement_changes_the_rank_of_the_base() -> None:
    ranks = [compared(("Vừa phải",), one).base.result.given.rank for one in ("fall", "strongest")]
    assert ranks[0] < ranks[1]


@pytest.mark.parametrize("place", EVERY_PLACE[:4], ids="-".join)
@pytest.mark.parametrize("movement", ["strongest", "-1,5", FROZEN])
def test_a_screen_ranks_its_base_under_the_movement_of_the_work(
    place: Place, movement: str
) -> None:
    facts = place.ground
    scenario = place().first.scenario
    base, now = against(facts, Work(scenario, movement), year_basis(facts, scenario))
    assert base.given == facts.coming(movement).forecast(base.points)
    assert base.scenario == scenario.cleared()
    assert (now.scenario, now.movement) == (scenario, movement)
