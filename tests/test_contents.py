"""What the reports show is what the screen shows, gathered once."""

import csv
import re
import time
from collections.abc import Callable
from io import StringIO

import pytest
from babel.numbers import get_decimal_symbol
from hypothesis import given, settings

from model.planning.agencies import in_hand
from model.reports import EXPORTS
from model.reports.contents import Pack, by_agency, changes, pack, recoverable, tasks
from model.reports.statements import assumptions, doubtful, facts, foot_text, summary
from model.reports.table import ranks, table
from model.reports.table import value as value_in_table
from model.result import result
from model.scenario import Scenario
from model.telling import numbers
from model.telling.changes import waterfall
from model.telling.labels import knowledge_text, language_text, no_agencies, table_text
from model.telling.numbers import Numbers
from model.telling.ranks import movement_text
from model.telling.values import brief, change_text, total_text
from tests.grounds import LANGUAGES, ground
from tests.packs import (
    ALL,
    EVERY_PLACE,
    FORMULAS,
    MADE,
    Place,
    entry,
    file_of,
    hostile,
    longest,
    several,
    sole,
    start,
    wish,
)
from tests.strategies import scenarios

VIETNAMESE = Numbers("vi")


def test_a_pack_shows_the_figures_of_the_screen() -> None:
    for outcome in several().everything:
        shown = result(ground(), outcome.scenario, "none")
        assert outcome.points == shown.points
        assert outcome.rank == shown.rank
        assert outcome.result.given == shown.given
        assert outcome.result.unknown == shown.unknown
        assert list(outcome.scores.values()) == list(shown.card["points"])


def test_the_base_is_the_published_year_under_the_reading_of_the_first_scenario() -> None:
    assert sole().base.points == 86.02
    assert sole().base.rank.rank == 46
    appendix = pack([entry("x", wish(2).under("appendix"), "none")], MADE)
    assert appendix.base.points == 85.0223


@pytest.mark.parametrize("count", [0, 7])
def test_a_pack_of_no_scenario_or_more_than_six_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="one to 6"):
        pack([entry("x", start())] * count, MADE)


def test_a_movement_that_is_neither_name_nor_points_is_refused() -> None:
    with pytest.raises(ValueError, match="movement 'fast'"):
        pack([entry("x", start(), "fast")], MADE)


def test_entries_whose_ranks_would_not_compare_are_refused() -> None:
    """Under two movements, or in two languages or tables."""
    other = ground(language=LANGUAGES[-1]), ground(language=LANGUAGES[0])
    for two in (
        [entry("x", start(), "none"), entry("y", start(), "trend")],
        [entry("x", start(), on=one) for one in other],
    ):
        with pytest.raises(ValueError, match="share one ground and one movement"):
            pack(two, MADE)


@given(scenarios())
@settings(max_examples=25)
def test_the_steps_lead_from_the_base_to_the_scenario(scenario: Scenario) -> None:
    made = pack([entry("x", scenario, "none")], MADE)
    for most in (None, 3):
        first, *steps, last = waterfall(made.ground, made.base.result, made.first.result, most)
        assert (first.end, last.end) == (made.base.points, made.first.points)
        reached = first.end
        for step in steps:
            assert step.start == pytest.approx(reached, abs=1e-9)
            reached = step.end
        assert reached == pytest.approx(last.end, abs=1e-9)
        assert most is None or len(steps) <= most + 1
    differing = {d.lever.id for change in changes(made, made.first) for d in change.inputs}
    assert differing == {d.lever.id for d in scenario.differences()}


def test_a_changed_total_is_a_change_and_says_so() -> None:
    counted = next(one for one in start().levers.values() if one.entry == "count" and one.of)
    made = pack([entry("x", start().out_of(counted.total_id, 2 * (counted.of or 1)))], MADE)
    (change,) = changes(made, made.first)
    (total,) = change.totals
    assert VIETNAMESE.plain(2 * (counted.of or 1)) in total_text(made.words, total)
    assert any(change.criterion.id in text for text in assumptions(made))


def test_the_gains_of_the_agencies_add_up_to_the_gain_of_each_scenario() -> None:
    made = several()
    for number, outcome in enumerate(made.outcomes):
        gained = sum(change.gain for change in changes(made, outcome))
        held = sum(one.gains[number] for one in by_agency(made))
        assert held == pytest.approx(gained, abs=5e-3)


def test_what_an_agency_holds_is_what_the_screen_of_agencies_says() -> None:
    case = ground().case
    shown = in_hand(case.rulebook, case.start()).set_index("agency")
    for held in by_agency(sole()):
        row = shown.loc[held.key]
        assert held.lead == pytest.approx(row["lead"], abs=1e-4)
        assert held.partner == pytest.approx(row["partner"], abs=1e-4)
        assert tuple(criterion.id for criterion in held.criteria) == row["criteria"]


def test_the_tasks_are_the_gains_of_the_scenarios_with_the_numbers_that_ask_for_them() -> None:
    found = {task.criterion.id: task for task in tasks(several())}
    assert found["6.1.2"].scenarios == (1, 3)
    assert found["7.1.4"].scenarios == (2,)
    assert found["7.1.4"].points == 0.3529
    assert [task.points for task in tasks(several())] == sorted(
        (task.points for task in tasks(several())), reverse=True
    )


def test_what_the_province_cannot_win_itself_is_not_called_recoverable() -> None:
    found = {task.criterion.id for task in recoverable(sole())}
    assert "5.4" in found
    assert found.isdisjoint({"7.1.2", "8.4", "9.1", "9.2"})


def test_a_change_is_told_in_full_and_in_brief() -> None:
    say, made = several().words, several()
    found = {c.criterion.id: c.inputs for c in changes(made, made.outcomes[2])}
    assert brief(say, found["1.3.2"]) == "44 → 79/79 vấn đề"
    assert brief(say, found["1.3.2"], goal=True) == "79/79 vấn đề"
    assert brief(say, found["6.1.2"]) == "Chưa đạt → Đạt"
    space = numbers.SPACE
    assert change_text(say, found["6.1.1"][0]) == f"76,3153{space}% → 95{space}%"
    assert change_text(say, found["1.3.2"][1]).startswith("Vấn đề đang xử lý: 11/79")
    all_three = {c.criterion.id: c.inputs for c in changes(made, made.outcomes[0])}["5.4"]
    assert brief(say, all_three) == "Chưa đạt → Đạt (3 nội dung)"


@pytest.mark.parametrize("made", ALL)
def test_every_pack_states_year_reading_movement_and_day(made: Callable[[], Pack]) -> None:
    said, one = dict(facts(made())), made()
    assert said["Năm dữ liệu"] == "2023 (Lâm Đồng)"
    assert one.first.scenario.read.name.vi in said["Cách đọc tổng điểm"]
    assert said["Xu thế chung"] == movement_text(one.ground, one.movement)
    assert said["Ngày lập"] == "5/2/2026"


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_every_pack_states_what_it_stands_on(place: Place) -> None:
    """Whose year, among which provinces and whether they are estimated, in which language."""
    made, table_of = place(), place.ground.table
    for text in ("\n".join(value for _, value in facts(made)), foot_text(made)):
        assert str(made.year) in text
        assert made.province in text
        assert table_text(made.ground) in text
        assert language_text(made.ground) in text
        assert made.words.day(MADE) in text
    assert str(table_of.of) in table_text(made.ground)
    own = ground(place.baseline, "", place.language)
    assert (table_text(made.ground) == table_text(own)) == (not place.table)
    said = assumptions(made)
    for what in (knowledge_text(made.ground), no_agencies(made.ground)):
        assert what is None or what in said
    assert (no_agencies(made.ground) is None) == bool(by_agency(made))


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_every_kind_of_file_is_made_on_every_ground(place: Place) -> None:
    for kind in EXPORTS:
        assert len(file_of(kind, place)) > 500


def test_a_summary_holds_total_and_ranks() -> None:
    made = sole()
    text = summary(made, made.first)
    assert VIETNAMESE.decimal(made.first.points) in text
    assert f"{made.first.rank.rank}/63" in text
    assert f"{made.first.result.given.rank}/63" in text


def test_a_doubtful_point_is_told_with_the_total_it_would_leave() -> None:
    made = sole()
    assert "6.1.2" in str(doubtful(made, made.first))
    assert VIETNAMESE.decimal(made.first.result.total.criteria) in str(doubtful(made, made.first))
    assert doubtful(made, made.base) is None


def test_assumptions_name_what_is_beyond_what_was_seen() -> None:
    text = "\n".join(assumptions(longest()))
    assert "ngoại suy" in text
    assert "6.1.1 Giải ngân đầu tư công" in text
    assert "không phải cam kết" in text


def rows_of(made: Pack) -> list[list[str]]:
    sign = get_decimal_symbol(made.words.code)
    text = StringIO(table(made).decode("utf-8-sig"))
    return list(csv.reader(text, delimiter=";" if sign == "," else ","))


@pytest.mark.parametrize("kind", EXPORTS)
def test_any_text_that_a_person_can_paste_gives_a_file(kind: str) -> None:
    named = entry("a\x00b\x0bc\ud800", wish(2), note="\x1b[0m\n<&>")
    assert len(EXPORTS[kind].make(pack([named, entry(" ", start())], MADE))) > 1000


def test_the_table_opens_in_vietnamese_excel() -> None:
    """Marked as UTF-8, semicolons, decimal commas, every row as long as its heading."""
    assert table(sole()).startswith(b"\xef\xbb\xbf")
    rows = rows_of(sole())
    assert {len(row) for row in rows} == {len(rows[0])}
    points = {row[1].split(" ")[0]: row for row in rows[1:]}
    assert points["6.1.1"][3:] == ["0,7632", "0,9500", "0,1868"]
    totals = {row[1]: row for row in rows if len(row) > 1}
    assert totals["Tổng điểm"][3] == "86,0200"
    assert totals["Tổng điểm"][4] == f"{sole().first.points:.4f}".replace(".", ",")


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_a_rank_of_the_table_is_two_numbers_and_never_looks_like_a_date(place: Place) -> None:
    """The rank, and beside it of how many; by both questions, with the movement unknown too."""
    made, say = place(), place().words
    rows = {row[1]: row for row in rows_of(made) if len(row) > 1}
    for name, of, found in ranks(made):
        assert rows[name][2 : 3 + len(found)] == [str(of), *map(str, found)]
    wide = [one.result.unknown for one in made.everything]
    assert rows[say("report.unknown_worst")][3:][: len(wide)] == [str(one.high) for one in wide]
    texts = [cell for row in rows_of(made)[1:] for cell in row[2:]]
    assert not [cell for cell in texts if re.fullmatch(r"\d+[/–-]\d+.*", cell)]


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_the_table_holds_the_changed_inputs(place: Place) -> None:
    made = place()
    rows = {row[0]: row for row in rows_of(made)}
    sign = get_decimal_symbol(made.words.code)
    for number, one in enumerate(made.outcomes, start=1):
        for lever, old, new in one.scenario.differences():
            shown = [value_in_table(made.words, lever, found, sign) for found in (old, new)]
            assert [rows[lever.id][3], rows[lever.id][3 + number]] == shown
        for lever, _, new in one.scenario.total_differences():
            assert float(rows[lever.total_id][3 + number].replace(sign, ".")) == float(new)


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_the_rows_of_the_table_add_up_to_its_total(place: Place) -> None:
    """Read back with the decimal sign of the language."""
    made = place()
    sign, criteria = get_decimal_symbol(made.words.code), made.case.rulebook.criteria
    rows = rows_of(made)
    assert {len(row) for row in rows} == {len(rows[0])}
    for column, shown in enumerate(made.everything, start=3):
        read = [float(row[column].replace(sign, ".")) for row in rows[1 : 1 + len(criteria)]]
        assert read == pytest.approx(list(shown.scores.values()), abs=1e-4)
        assert sum(read) == pytest.approx(float(shown.result.total.criteria), abs=1e-6)


def test_no_text_of_the_table_can_be_taken_for_a_formula() -> None:
    numbers_too = [cell for row in rows_of(hostile()) for cell in row]
    texts = [cell for cell in numbers_too if not cell.replace(",", "").lstrip("-").isdigit()]
    assert sum(cell.startswith("'") for cell in texts) >= 3 * len(FORMULAS)
    assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "\N{MINUS SIGN}", "@"))]


@pytest.mark.parametrize("made", [sole, several])
def test_the_same_pack_of_the_same_day_gives_the_same_bytes(made: Callable[[], Pack]) -> None:
    """At another moment, and in every kind of file; `all` holds them all."""
    first = EXPORTS["all"].make(made())
    begun = int(time.time())
    while int(time.time()) <= begun + 1:  # office files bear moments to the second
        time.sleep(0.1)
    assert EXPORTS["all"].make(made()) == first
