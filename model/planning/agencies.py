"""Who holds the points: each agency as lead and as partner, and what it is to do.

The rule of the split: where k agencies lead a criterion, each holds 1/k of its points, because the
plan does not say who holds how much. Counted in full beside it, a criterion's points stand with
every agency that leads it, so those figures do not add up over agencies. A partner's points are
counted in full and never added to a lead's: partners help with points that others hold. An agency
that the plan names on both sides of a criterion counts as its lead.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from model.baseline import Baseline
from model.ground import Ground
from model.law.criteria import Criterion, Rulebook
from model.levers import Lever
from model.planning.priorities import recovered
from model.result import Result
from model.scenario import Scenario
from model.scoring import points_of

LEAD, PARTNER = "lead", "partner"


def duties(baseline: Baseline) -> pd.DataFrame:
    """Who does what: agency, role (lead or partner), criterion, share (of a lead's points, 1/k;
    missing for partners)."""
    rows: list[tuple[str, str, str, float | None]] = []
    for key, row in baseline.rows.items():
        share = float(Fraction(1, len(row.lead) or 1))
        rows += [(agency, LEAD, key, share) for agency in row.lead]
        rows += [(agency, PARTNER, key, None) for agency in row.partner if agency not in row.lead]
    return pd.DataFrame(rows, columns=["agency", "role", "criterion", "share"])


def in_hand(rulebook: Rulebook, scenario: Scenario) -> pd.DataFrame:
    """Points by agency, the most held as lead first.

    agency · lead, lead_full, partner: recoverable points held as lead (split, in full) and helped
    with as partner, all without the surveys · survey: recoverable survey points as lead (split) ·
    gain: what its criteria as lead gain in the scenario against the start of its reading (split) ·
    criteria: those that it leads.
    """
    points = pd.DataFrame(
        [criterion_row(rulebook, scenario, key) for key in scenario.baseline.rows]
    )
    table = duties(scenario.baseline).merge(points, on="criterion")
    leads, share = table["role"] == LEAD, table["share"].fillna(0.0)
    sums = table.assign(
        lead=table["recoverable"] * share,
        lead_full=table["recoverable"] * leads,
        partner=table["recoverable"] * ~leads,
        survey=table["survey"] * share,
        gain=table["gain"] * share,
    ).groupby("agency")
    found = sums[["lead", "lead_full", "partner", "survey", "gain"]].sum()
    led = table[leads].groupby("agency")["criterion"].agg(tuple).to_dict()
    found["criteria"] = [led.get(agency, ()) for agency in found.index]
    order = ["lead", "survey", "partner"]
    return found.sort_values(order, ascending=False, kind="stable").reset_index()


def criterion_row(rulebook: Rulebook, scenario: Scenario, key: str) -> dict[str, object]:
    """What is recoverable in a criterion (surveys apart) and what the scenario gains in it."""
    criterion = rulebook.criteria[key]
    now, start = (points_of(rulebook, one, key) for one in (scenario, scenario.cleared()))
    left = float(points_of(rulebook, recovered(scenario, criterion), key) - now)
    survey = criterion.moved == "survey"
    return {
        "criterion": key,
        "recoverable": 0.0 if survey else left,
        "survey": left if survey else 0.0,
        "gain": float(now - start),
    }


def of_agency(rulebook: Rulebook, scenario: Scenario, agency: str) -> pd.DataFrame:
    """An agency's criteria, those it leads first: criterion, role, share, with_others (the other
    leads), lost (at the start, as the `targets`), recoverable, gain (points), cause, remedy, time
    (`Name`)."""
    found = []
    mine = duties(scenario.baseline)
    for entry in mine[mine["agency"] == agency].to_dict("records"):
        key = entry["criterion"]
        row, criterion = scenario.baseline.rows[key], rulebook.criteria[key]
        points = criterion_row(rulebook, scenario, key)
        found.append(
            {
                "criterion": key,
                "role": entry["role"],
                "share": entry["share"],
                "with_others": tuple(name for name in row.lead if name != agency),
                "lost": float(criterion.maximum - points_of(rulebook, scenario.begun(), key)),
                "recoverable": float(str(points["recoverable"])) + float(str(points["survey"])),
                "gain": points["gain"],
                "cause": row.cause,
                "remedy": row.remedy,
                "time": row.time,
            }
        )
    columns = ["criterion", "role", "share", "with_others", "lost", "recoverable", "gain"]
    table = pd.DataFrame(found, columns=[*columns, "cause", "remedy", "time"])
    return table.sort_values("role", kind="stable").reset_index(drop=True)


def targets(rulebook: Rulebook, scenario: Scenario, agency: str) -> pd.DataFrame:
    """What the criteria that an agency leads are to reach, a row per lever with something to do.

    criterion, lever · start, now, best: values at the start of the reading (with the totals of the
    scenario), in the scenario and with everything won · more_now, more_best: how far these are
    from the start, in natural units (cases or amounts where they are counted, else the lever's own
    unit; never negative), what "handle 35 findings more" is made of · gain_now, gain_best: points
    against the start.
    """
    rows = []
    begin = scenario.begun()
    mine = duties(scenario.baseline)
    for key in mine.loc[(mine["agency"] == agency) & (mine["role"] == LEAD), "criterion"]:
        criterion = rulebook.criteria[key]
        best = recovered(begin, criterion)
        for lever in (scenario.levers[one] for one in criterion.inputs()):
            more_now, more_best = (further(lever, begin, other) for other in (scenario, best))
            if more_now or more_best:
                rows.append(
                    {
                        "criterion": key,
                        "lever": lever.id,
                        "start": begin.value(lever.id),
                        "now": scenario.value(lever.id),
                        "best": best.value(lever.id),
                        "more_now": more_now,
                        "more_best": more_best,
                        "gain_now": alone(rulebook, lever, begin, scenario),
                        "gain_best": alone(rulebook, lever, begin, best),
                    }
                )
    columns = ["criterion", "lever", "start", "now", "best", "more_now", "more_best"]
    return pd.DataFrame(rows, columns=[*columns, "gain_now", "gain_best"])


def further(lever: Lever, begin: Scenario, other: Scenario) -> Decimal:
    """How much better a lever is in the other scenario, in natural units; 0 if it is not."""
    here, there = begin.value(lever.id), other.value(lever.id)
    if (there - here) * lever.span.better <= 0:
        return Decimal(0)
    first, last = lever.cases(here), lever.cases(there)
    if first is None or last is None:
        return abs(there - here)
    return last - first


def alone(rulebook: Rulebook, lever: Lever, begin: Scenario, other: Scenario) -> float:
    """The points that a lever's value in the other scenario brings by itself."""
    after, key = begin.change(lever.id, other.value(lever.id)), lever.criterion.id
    return float(points_of(rulebook, after, key) - points_of(rulebook, begin, key))


class Held(NamedTuple):
    """Points in the hands of an agency in the base: as lead (split evenly among the leads of a
    criterion), of surveys as lead, as partner (in full); and what each of
    several results brings as lead. `key`: the agency as the source writes it."""

    key: str
    agency: str
    criteria: tuple[Criterion, ...]
    lead: float
    survey: float
    partner: float
    gains: tuple[float, ...]


def held(ground: Ground, base: Result, results: Sequence[Result] = ()) -> list[Held]:
    """Every agency that the source names, the most points held as lead first; none where it names
    none (see `no_agencies`)."""
    rulebook, case = ground.case.rulebook, ground.case
    leads = duties(case.baseline)
    leads = leads[leads["role"] == LEAD]

    def gained(agency: str, now: Result) -> float:
        mine = leads[leads["agency"] == agency]
        won = (now.points_of(key) - base.points_of(key) for key in mine["criterion"])
        return round(sum(g * float(s) for g, s in zip(won, mine["share"], strict=True)), 4)

    return [
        Held(
            row["agency"],
            ground.agency(row["agency"]),
            tuple(rulebook.criteria[key] for key in row["criteria"]),
            round(float(row["lead"]), 4),
            round(float(row["survey"]), 4),
            round(float(row["partner"]), 4),
            tuple(gained(row["agency"], now) for now in results),
        )
        for row in in_hand(rulebook, base.scenario).to_dict("records")
    ]
