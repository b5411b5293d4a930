"""A year under way in words, in ranks, and as the start of a plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model.planning.goal import plan
from model.result import result
from model.telling.following import invented_text, premise_texts, task_texts, view_text
from model.telling.pace import needed_text
from model.telling.values import input_text
from model.year.followed import Followed
from model.year.line import VIEWS
from model.year.places import places
from model.year.premises import Premises
from model.year.standing import STANDINGS, Outlook, outlook
from model.year.today import from_today, within_reach
from tests.grounds import HOME, LANGUAGES, ground

JUNE = date(2023, 6, 30)


def example(language: str = "") -> Followed:
    found = ground(HOME, language=language).example
    assert found is not None
    return found


def at(day: date, language: str = "") -> Outlook:
    return outlook(example(language), day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_is_told_with_its_views_and_premises(language: str) -> None:
    say, followed = ground(HOME, language=language).words, example(language)
    assert len({view_text(say, view) for view in VIEWS}) == len(VIEWS)
    assert len(set(premise_texts(say, followed))) == 6
    assert invented_text(say, followed)


def test_an_amount_with_a_curve_is_told_apart_from_those_that_grow_by_the_months() -> None:
    say, followed = ground(HOME, language="en").words, example("en")
    curves = {"6.1.1": (*[Decimal(50)] * 11, Decimal(100))}
    told = list(premise_texts(say, replace(followed, premises=Premises(curves=curves))))
    names = {key: input_text(say, followed.plan.levers[key]) for key in ("6.1.1", "6.1.3")}
    assert [[key for key, name in names.items() if name in one] for one in told[3:5]] == [
        ["6.1.1"],
        ["6.1.3"],
    ]


def test_what_so_tai_chinh_must_do_from_now_on_is_told_in_natural_units() -> None:
    told = list(task_texts(ground().words, at(JUNE), "Sở Tài chính"))
    assert told[0].startswith("6.1.1 Giải ngân đầu tư công: còn thiếu 5.509,7 tỷ đồng: mỗi tháng")
    assert list(task_texts(ground().words, at(JUNE), "Sở không có")) == []


def test_a_rate_that_can_no_longer_be_made_is_said_to_be_so() -> None:
    say, found = ground().words, at(date(2023, 11, 30))
    (line,) = [one for one in found.lines if one.lever.id == "3.4.2"]
    assert line.status == "lost"
    assert not line.needed.possible
    assert needed_text(say, line).startswith("không còn kịp")


@pytest.mark.parametrize("movement", ["trend", "none", "frozen"])
def test_the_ranks_are_those_of_the_same_totals_anywhere(movement: str) -> None:
    facts, found = ground(), at(JUNE)
    for view, mine in places(facts, found, movement).items():
        other = result(facts, found.scenario(view), movement)
        assert mine.points == other.points
        assert mine.year == other.rank
        for own, theirs in ((mine.given, other.given), (mine.unknown, other.unknown)):
            assert (own.rank, own.low, own.high) == (theirs.rank, theirs.low, theirs.high)
    assert tuple(places(facts, found, movement)) == STANDINGS


def test_a_plan_from_today_leaves_out_what_is_lost() -> None:
    found = at(date(2023, 8, 31))
    most = within_reach(found)
    lost = {one.lever.id for one in found.lines if one.lost_on}
    everything = plan(from_today(found), Decimal(100))
    assert not everything.reachable
    assert abs(float(everything.total) - found.points("ceiling")) < 0.001 + sum(
        float(one.points["ceiling"] - one.points["pace"])
        for one in found.lines
        if one.lever.criterion.moved in ("survey", "place")
    )
    for step in everything.steps:
        lever = found.pace.levers[step.lever]
        assert step.lever not in lost
        if lever.input in ("", lever.part.rule.inputs[0]):
            assert (most[step.lever] - step.to) * lever.span.better >= 0, step
    assert everything.total <= Decimal(str(found.points("ceiling")))
