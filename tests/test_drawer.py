"""The drawer of a criterion: its points, its rule with figures, its witness, what it can bring."""

import html
import re
from decimal import Decimal

import pytest

from model.address import Work
from model.ground import Ground
from model.planning.priorities import NextStep, next_step
from model.ranking.rank import rank_in_year
from model.scoring import total
from model.telling.values import step_text
from pages.parts.drawer import one_rank, reasons
from pages.parts.texts import opens
from tests.grounds import EVERYWHERE, HOME, ground


def text(found: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found)).split())


def work(of: Ground) -> Work:
    return Work(of.case.start())


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_criterion_tells_its_points_rule_and_witness(baseline: str, language: str) -> None:
    of = ground(baseline, language=language)
    say, case = of.words, of.case
    for key in case.rulebook.criteria:
        told = text(reasons.__wrapped__(of, work(of), key))
        row = case.baseline.rows.get(key)
        if row:
            assert say.decimal(row.points, 4) in told
            assert case.documents[row.source.document].number in told
        assert say("reasons.rank") in told


def test_the_row_of_the_plan_is_quoted_word_for_word_in_every_language() -> None:
    for language in ("vi", "en"):
        of = ground(HOME, language=language)
        for key, quotation in of.case.quotations.items():
            if key in of.case.rulebook.criteria:
                told = text(reasons.__wrapped__(of, work(of), key))
                for part in (quotation.cause, quotation.remedy):
                    assert " ".join(part.split()) in told


def test_what_is_said_to_bring_one_rank_brings_it() -> None:
    of = ground(HOME)
    rank = rank_in_year(float(of.case.baseline.total), of.peers).rank
    enough = 0
    for key in of.case.rulebook.criteria:
        found = one_rank(of, work(of), key, rank - 1)
        assert {step.criterion for step in found.steps} <= {key}
        if found.reachable:
            enough += 1
            reached = total(of.case.rulebook, found.scenario).points
            assert rank_in_year(float(reached), of.peers).rank < rank
    assert enough > 1


def test_a_change_of_the_scenario_is_told_and_nothing_is_left_at_the_best() -> None:
    of = ground(HOME)
    scenario = of.case.start().change("6.1.2", Decimal(1))
    told = text(reasons.__wrapped__(of, Work(scenario), "6.1.2"))
    assert next_step(of.case.rulebook, scenario, "6.1.2") is None
    assert of.words("reasons.nothing") in told
    assert of.words("reasons.gain", points=of.words.signed(1)) in told


def test_the_number_of_a_criterion_is_what_opens_it_and_of_a_row_its_name() -> None:
    for baseline, _ in EVERYWHERE:
        for one in ground(baseline).case.rulebook.criteria.values():
            name = one.id if one.numbered else "<b>"
            found = str(opens(one, f"{name} x" if one.numbered else name))
            assert f'data-criterion="{one.id}"' in found
            assert f">{html.escape(name)}</button>" in found


@pytest.mark.parametrize(
    ("lever", "named"),
    [
        ("6.1.2", "No violation in the use of budget funds: to be met"),
        ("7.1.2.cloud", "Data centre on cloud technology: to be met"),
        ("1.3.2.handled", "Findings handled: 79 more (findings)"),
        ("8.4", "up to rank 51 or lower"),  # the only input of its criterion, and no yes or no
        (None, "–"),
    ],
)
def test_a_next_step_is_named_where_its_words_do_not_say_of_what(
    lever: str | None, named: str
) -> None:
    of = ground(HOME, language="en")
    step = None
    if lever is not None:
        found = of.case.start().levers[lever]
        step = NextStep(found, found.span.low, found.span.high, Decimal(0))
    assert step_text(of.words, step) == named
