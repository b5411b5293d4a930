"""From any number to its reason: a criterion's number opens a drawer with its rule and figures, its
witness, what the source says of it, and what it can still bring."""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from model.address import Work
from model.case import Quotation
from model.ground import Ground
from model.law.criteria import Criterion
from model.planning.goal import Plan, plan
from model.planning.ladder import Goal, Limits
from model.planning.priorities import next_step
from model.ranking.rank import in_year, least_total, rank_in_year
from model.result import Result
from model.telling.labels import title
from model.telling.rules import part_lines, witness_text
from model.telling.values import action_text, change_text, step_text
from pages.parts import session, widgets
from pages.parts.frame import KEYED, Frame, reached
from pages.parts.sources.rules import pairs, parts_table
from pages.parts.texts import literal, markup

SCRIPT = (Path(__file__).parent / "drawer.js").read_text(encoding="utf-8")
ASKED = "asked-criterion"
PRINTED = ("name", "cause", "remedy", "lead", "partner", "time")

component = st.components.v2.component("criterion_drawer", js=SCRIPT)


def drawer(frame: Frame) -> None:
    """Open the drawer of the criterion whose number was just pressed; once on each page."""
    criteria = frame.case.rulebook.criteria
    pressed = component(
        key="drawer", data={"criteria": list(criteria)}, on_opened_change=lambda: None
    )
    key = session.take(ASKED) or getattr(pressed, "opened", None)
    if key in criteria:
        name = literal(title(frame.words, criteria[key]))
        show: Callable[[], object] = st.dialog(name, width=640, position="right")(
            lambda: st.html(reasons(frame.ground, frame.work, key))
        )
        show()


def ask_of_row(click: str, criteria: Sequence[str]) -> None:
    """A row of a table was pressed, as the widget's key of that name says: open the drawer of the
    criterion that stands there."""
    session.keep(ASKED, criteria[widgets.shown_or_none(click)["row"]])


@st.cache_resource(**KEYED)
def reasons(ground: Ground, work: Work, key: str) -> Markup:
    """What is known of a criterion, and what it can bring from where the scenario stands."""
    say, case = ground.words, ground.case
    criterion, row = case.rulebook.criteria[key], case.baseline.rows.get(key)
    lines, quotation = part_lines(say, case, criterion), case.quotations.get(key)
    now = reached(ground, work)
    changed = work.scenario.differences(work.scenario.cleared())
    return markup(
        "drawer/reasons",
        say=say,
        figures=figures(ground, criterion, work, now),
        parts=parts_table(say, lines),
        changed="; ".join(
            say("reasons.changed", change=change_text(say, one))
            for one in changed
            if one.lever.criterion.id == key
        ),
        ahead=ahead(ground, criterion, work, now),
        pairs=[
            pair
            for pair in pairs(ground, criterion, row, lines)
            if not (quotation and pair[0] == say("sources.quoted"))  # all of it stands below
        ],
        printed=printed(ground, quotation) if quotation else [],
        cited=quotation and witness_text(case, [quotation.source]),
    )


def figures(ground: Ground, criterion: Criterion, work: Work, now: Result) -> list[dict[str, str]]:
    """Its points in the scenario, those of the year, and what is lost."""
    say, key = ground.words, criterion.id
    points = now.points_of(key)
    start = reached(ground, work.with_scenario(work.scenario.cleared())).points_of(key)
    maximum = say.decimal(criterion.maximum)
    found = [("now", points, say("reasons.of", maximum=maximum))]
    if points != start:
        found.append(("year", start, say("reasons.gain", points=say.signed(points - start))))
    found.append(("lost", float(criterion.maximum) - points, ""))
    return [
        {
            "name": say(f"reasons.{name}", year=ground.case.baseline.year),
            "value": say.decimal(value, 4),
            "more": more,
        }
        for name, value, more in found
    ]


def ahead(ground: Ground, criterion: Criterion, work: Work, now: Result) -> list[tuple[str, str]]:
    """The next real step with what it brings, and what would bring one rank more."""
    say, rulebook = ground.words, ground.case.rulebook
    told = say("reasons.nothing")
    if criterion.moved == "out_of_reach":
        told = say("reasons.out_of_reach")
    elif step := next_step(rulebook, work.scenario, criterion.id):
        after = rank_in_year(now.points + float(step.gain), ground.peers)
        gain = say.signed(step.gain, 4)
        told = say("reasons.step", step=step_text(say, step), gain=gain, rank=after.rank)
    return [
        (say("reasons.next"), told),
        (say("reasons.rank"), rank_text(ground, criterion, work, now)),
    ]


def rank_text(ground: Ground, criterion: Criterion, work: Work, now: Result) -> str:
    """What this criterion alone would have to reach for the rank above, or that it cannot."""
    say, rank = ground.words, now.rank.rank - 1
    if not rank:
        return say("reasons.rank_first")
    found = one_rank(ground, work, criterion.id, rank)
    more = say.signed(found.wanted - now.total.points)
    needed = say("reasons.needed", rank=rank, total=say.decimal(found.wanted), more=more)
    if not found.reachable:
        most = say.decimal(found.total - now.total.points)
        return f"{needed} {say('reasons.not_enough', most=most, short=say.decimal(found.short))}"
    steps = [
        action_text(say, work.scenario.levers[one.lever], one.start, one.to) for one in found.steps
    ]
    return f"{needed} {say('reasons.enough', steps='; '.join(steps))}"


def one_rank(ground: Ground, work: Work, key: str, rank: int) -> Plan:
    """The least of a criterion alone that gives a rank, or all of it where that is not enough."""
    rulebook = ground.case.rulebook
    limits = Limits(frozenset(rulebook.criteria) - {key})
    goal = Goal(rulebook, work.scenario, ground.case.efforts.change(work.efforts), limits)
    return plan(goal, least_total(in_year(rank, ground.peers)) or rulebook.maximum)


def printed(ground: Ground, quotation: Quotation) -> list[tuple[str, str]]:
    """The row of the source as it is printed, column by column."""
    say = ground.words
    found = [("name", quotation.name), ("cause", quotation.cause)]
    for one in quotation.work:
        found += [(column, getattr(one, column)) for column in PRINTED[2:]]
    return [(say(f"reasons.printed_{column}"), text) for column, text in found]
