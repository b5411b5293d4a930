"""The year under way: what pace, ceiling and certain points promise, for every province."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.scoring import scorecard, total
from model.year.curve import Year, progress
from model.year.line import VIEWS
from model.year.pace import GROWING, in_units
from model.year.path import path
from model.year.premises import Premises
from model.year.standing import STANDINGS, outlook
from tests.grounds import BASELINES, LANGUAGES, ground
from tests.years import exactly, finals, following, months, plans, seen, years

MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("baseline", BASELINES)
@given(data=st.data())
@MANY
def test_the_pace_is_the_plan_when_the_plan_is_exactly_kept(
    baseline: str, data: st.DataObject
) -> None:
    case = ground(baseline).case
    followed = following(data.draw(plans(case)), case)
    day = data.draw(st.sampled_from(months(followed.year)))
    done = Decimal(day.month) / 12
    kept = following(followed.plan, case, exactly(followed, day, done))
    found = outlook(kept, day)
    assert found.pace.values() == found.plan.values()
    assert found.totals["pace"] == found.totals["plan"]
    assert {one.status for one in found.lines} == {"on_track"}


@pytest.mark.parametrize("baseline", BASELINES)
@given(data=st.data())
@MANY
def test_the_ceiling_never_rises_and_what_is_certain_never_falls(
    baseline: str, data: st.DataObject
) -> None:
    followed = data.draw(years(baseline))
    found = [outlook(followed, day) for day in months(followed.year)]
    ceilings, certain = ([one.points(v) for one in found] for v in ("ceiling", "certain"))
    assert ceilings == sorted(ceilings, reverse=True)
    assert certain == sorted(certain)
    for one in found:
        assert one.points("certain") <= one.points("pace") <= one.points("ceiling")


@pytest.mark.parametrize("baseline", BASELINES)
@given(data=st.data())
@MANY
def test_at_the_years_end_certain_pace_and_ceiling_are_the_scorecard_of_the_final_figures(
    baseline: str, data: st.DataObject
) -> None:
    followed = data.draw(years(baseline))
    found = outlook(followed, followed.year.end)
    values, totals = {}, {}
    for key, last in finals(followed).items():
        lever = followed.plan.levers[key]
        growing = followed.kinds[key] in GROWING
        values[key] = in_units(lever, last.value, last.of or Decimal(1)) if growing else last.value
        if growing and last.of:
            totals[lever.total_id] = last.of
    final = followed.plan.at(values, totals)
    card = scorecard(followed.case.rulebook, final)
    for view in ("certain", "pace", "ceiling"):
        assert found.scenario(view).values() == final.values(), view
    assert float(found.totals["pace"].criteria) == round(float(card["points"].sum()), 4)
    assert found.band is None or found.band[0] == found.band[1] == found.points("pace")


@pytest.mark.parametrize("baseline", BASELINES)
@given(data=st.data())
@MANY
def test_every_view_is_the_scorecard_of_its_scenario(baseline: str, data: st.DataObject) -> None:
    followed = data.draw(years(baseline))
    found = outlook(followed, data.draw(st.sampled_from(months(followed.year))))
    for view in VIEWS:
        scenario = found.scenario(view)
        assert total(followed.case.rulebook, scenario) == found.totals[view], view


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_december_is_the_real_year(language: str) -> None:
    for baseline in BASELINES:
        facts = ground(baseline, language=language)
        if facts.example is None:
            continue
        found = outlook(facts.example, facts.example.year.end)
        real = scorecard(facts.case.rulebook, facts.case.start())
        for view in ("certain", "pace", "ceiling"):
            card = scorecard(facts.case.rulebook, found.scenario(view))
            assert card["points"].tolist() == real["points"].tolist(), view
            assert found.points(view) == float(facts.case.baseline.total)


def test_the_example_tells_every_status() -> None:
    example = ground().example
    assert example
    assert example.invented
    statuses = {one.status for day in months(example.year) for one in outlook(example, day).lines}
    assert statuses == {"lost", "no_report", "behind", "on_track"}


def test_a_past_day_shows_what_it_showed() -> None:
    """May's disbursement was corrected in June: seen in May it is what was entered then."""
    example = ground().example
    assert example
    (corrected,) = [one for one in example.observations if one.replaces]
    (first,) = [one for one in example.observations if one.id == corrected.replaces]
    moment = corrected.stamp.at - timedelta(days=1)
    then = outlook(example, corrected.day, entered_until=moment)
    now = outlook(example, corrected.day)
    shown = [
        next(one for one in found.lines if one.lever.id == corrected.lever).known[corrected.lever]
        for found in (then, now)
    ]
    assert [one.value for one in shown] == [first.value, corrected.value]
    assert then.points("pace") != now.points("pace")


def test_the_path_has_a_row_a_day_and_ends_where_the_year_ends() -> None:
    example = ground().example
    assert example
    days = months(example.year)
    found = path(example, days)
    assert found["day"].tolist() == days
    last = found.iloc[-1]
    assert last["planned"] == outlook(example, days[0]).points("plan")
    assert last["certain"] == last["pace"] == last["ceiling"] == float(example.case.baseline.total)
    assert (found["planned"].diff().dropna() >= 0).all()


def test_no_band_is_claimed_of_fewer_than_three_periods() -> None:
    example = ground().example
    assert example
    bands = [outlook(example, day).band for day in months(example.year)[:4]]
    assert bands[0] is None
    assert bands[1] is None
    assert bands[2] is not None
    low, high = bands[2]
    assert low < outlook(example, months(example.year)[2]).points("pace") < high


def test_the_late_list_is_ordered_by_points_at_stake() -> None:
    example = ground().example
    assert example
    found = outlook(example, months(example.year)[5])
    late = found.late
    assert late["at_stake"].is_monotonic_decreasing
    assert set(late["lever"]) == {one.lever.id for one in found.lines}
    lost = late[late["status"] == "lost"].iloc[0]
    assert not lost["needed"].possible
    assert STANDINGS == ("certain", "pace", "plan", "ceiling")


LATE = tuple(Decimal(share) for share in (2, 5, 10, 15, 21, 28, 35, 43, 52, 62, 74, 100))


@pytest.mark.parametrize(
    ("day", "straight", "along"),
    [
        (date(2022, 12, 31), "0", "0"),
        (date(2023, 1, 31), "1/12", "0.02"),
        (date(2023, 2, 14), "1.5/12", "0.035"),  # half of a month: half of what it brings
        (date(2023, 6, 30), "6/12", "0.28"),
        (date(2023, 11, 30), "11/12", "0.74"),
        (date(2023, 12, 31), "1", "1"),
        (date(2024, 1, 1), "1", "1"),
    ],
)
def test_a_figure_grows_by_the_months_or_along_the_curve_of_earlier_years(
    day: date, straight: str, along: str
) -> None:
    year = Year(date(2023, 1, 1), date(2023, 12, 31))
    part, _, whole = straight.partition("/")
    assert progress(year, day) == Decimal(part) / Decimal(whole or 1)
    assert progress(year, day, LATE) == Decimal(along)


@pytest.mark.parametrize(
    ("premises", "pace", "ceiling"),
    [
        (Premises(), "80", "100"),
        (Premises(fastest={"6.1.1": Decimal(5)}), "70", "70"),  # six months at five per cent each
        (Premises(fastest={"6.1.1": Decimal(50)}), "80", "100"),
        (Premises(curves={"6.1.1": (*[Decimal(50)] * 11, Decimal(100))}), "80", "100"),
        (Premises(curves={"6.1.1": (*[Decimal(80)] * 11, Decimal(100))}), "50", "100"),
    ],
)
def test_a_premise_of_the_year_holds_the_pace_and_the_ceiling(
    premises: Premises, pace: str, ceiling: str
) -> None:
    """Of 7,500 a year 3,000 are spent by the end of June."""
    case = ground("lam_dong_2023").case
    june = date(2023, 6, 30)
    spent = seen("6.1.1", june, Decimal(3000), Decimal(7500))
    followed = replace(following(case.start(), case, [spent]), premises=premises)
    (line,) = (one for one in outlook(followed, june).lines if one.lever.id == "6.1.1")
    found = {view: line.values[view]["6.1.1"] for view in ("certain", "pace", "ceiling")}
    assert found == {
        "certain": Decimal(40),
        "pace": Decimal(pace),
        "ceiling": Decimal(ceiling),
    }


@pytest.mark.parametrize(
    ("planned", "day", "done", "status"),
    [
        (12, date(2023, 6, 30), 5, "behind"),  # six were due
        (12, date(2023, 6, 30), 6, "on_track"),
        (14, date(2023, 3, 31), 2, "behind"),  # three and a half were due
        (14, date(2023, 3, 31), 3, "on_track"),
    ],
)
def test_what_is_counted_is_behind_from_a_whole_case_on(
    planned: int, day: date, done: int, status: str
) -> None:
    case = ground("lam_dong_2023").case
    services = "7.1.4"
    plan = case.start().change(services, Decimal(planned))
    reports = [(date(2022, 12, 31), 0), (day, done)]
    entered = [seen(services, when, Decimal(count), Decimal(17)) for when, count in reports]
    found = outlook(following(plan, case, entered), day)
    assert [one.status for one in found.lines if one.lever.id == services] == [status]


@pytest.mark.parametrize(
    ("premises", "refused"),
    [
        ({"fastest": {"6.1.1": "0.01"}}, False),
        ({"fastest": {"6.1.1": "0"}}, True),
        ({"fastest": {"6.1.1": "-1"}}, True),
        ({"curves": {"6.1.1": LATE}}, False),
        ({"curves": {"6.1.1": LATE[1:]}}, True),  # eleven months
        ({"curves": {"6.1.1": (*LATE[:11], 99)}}, True),  # does not come to its end
        ({"curves": {"6.1.1": (0, *LATE[1:])}}, True),  # a month that brings nothing
        ({"curves": {"6.1.1": (5, 2, *LATE[2:])}}, True),  # falls
    ],
)
def test_a_premise_that_no_year_can_keep_to_is_refused(
    premises: dict[str, object], refused: bool
) -> None:
    if not refused:
        Premises.model_validate(premises)
        return
    with pytest.raises(ValueError, match=r"6\.1\.1"):
        Premises.model_validate(premises)
