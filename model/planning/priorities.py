"""Where to push: what each criterion lost, what can be won back, what the next real step brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from model.baseline import Baseline
from model.law.criteria import POINTS, Criterion, Rulebook
from model.law.rules import ONE
from model.levers import Lever
from model.planning.effort import Efforts, part_points
from model.scenario import Scenario
from model.scoring import points_of, scorecard, total
from model.telling.language import Language

RankOf = Callable[[float], int]
LOST_OUTRIGHT = "lost_outright"
OTHERS_DECIDE = {"survey", "place", "out_of_reach"}  # how a criterion moves
MOST_RECOVERABLE = 6  # criteria whose levers come first


@dataclass(frozen=True)
class NextStep:
    """The next real step of a criterion: a lever from one value to the next, and the points."""

    lever: Lever
    start: Decimal
    to: Decimal
    gain: Decimal

    @property
    def cases(self) -> Decimal:
        """How many more cases (files, findings, …) the step takes; 1 for yes or no."""
        before, after = self.lever.cases(self.start), self.lever.cases(self.to)
        return abs(
            after - before if before is not None and after is not None else self.to - self.start
        )


def priorities(
    rulebook: Rulebook,
    scenario: Scenario,
    efforts: Efforts,
    rank_of: Mapping[str, RankOf],
) -> pd.DataFrame:
    """One row per listed criterion that is not at its maximum, most points lost first.

    criterion, field, moved, points, lost; recoverable (0 out of reach); next_step (`NextStep` or
    None); effort (1-5, assumed, missing out of reach), effort_whole (what winning all that is
    recoverable takes, on the same scale; more than 5 where the 1-5 stands for a part of it),
    points_per_effort (of the whole); lead, partner, time; and for each question of `rank_of` (a
    function from total to rank) `ranks_<question>`: ranks gained if only this criterion is fully
    recovered. Points in the scenario as it stands.
    """
    card = scorecard(rulebook, scenario)
    now = total(rulebook, scenario, card).points
    ranks_now = {name: rank(float(now)) for name, rank in rank_of.items()}
    found: list[dict[str, Any]] = []
    for row in card[card["listed"] & (card["lost"] > 0)].to_dict("records"):
        key = str(row["criterion"])
        reachable = row["moved"] != "out_of_reach"
        recoverable = row["lost"] if reachable else 0.0
        full = min(float(now) + recoverable, float(rulebook.maximum))
        whole = effort_whole(scenario, rulebook.criteria[key], efforts)
        found.append(
            {
                **{name: row[name] for name in ("criterion", "field", "moved", "points", "lost")},
                "recoverable": recoverable,
                "next_step": next_step(rulebook, scenario, key) if reachable else None,
                "effort": efforts.level(key) if reachable else None,
                "effort_whole": whole,
                "points_per_effort": recoverable / whole if whole else 0.0,
                "lead": scenario.baseline.rows[key].lead,
                "partner": scenario.baseline.rows[key].partner,
                "time": scenario.baseline.rows[key].time,
            }
            | {
                f"ranks_{name}": ranks_now[name] - rank(full) if recoverable else 0
                for name, rank in rank_of.items()
            }
        )
    columns = ["criterion", "field", "moved", "points", "lost", "lead", "time"]
    return pd.DataFrame(found, columns=None if found else columns).sort_values(
        "lost", ascending=False, kind="stable", ignore_index=True
    )


def asked_first(rulebook: Rulebook, baseline: Baseline) -> list[Criterion]:
    """The criteria that leaders ask for by name."""
    return [rulebook.criteria[key] for key in baseline.asked_first]


def most_recoverable(rulebook: Rulebook, baseline: Baseline, card: pd.DataFrame) -> list[Criterion]:
    """The criteria with the most points lost in a scorecard that the province itself can win back,
    most points first; what others decide and what is asked for by name left out."""
    own = card[~card["moved"].isin(OTHERS_DECIDE) & card["listed"]]
    own = own[~own["criterion"].isin(baseline.asked_first)]
    top = own.sort_values("lost", ascending=False, kind="stable").head(MOST_RECOVERABLE)
    return [rulebook.criteria[key] for key in top["criterion"]]


def recovered(scenario: Scenario, criterion: Criterion) -> Scenario:
    """The scenario with everything won that a criterion can win; unchanged if out of reach."""
    for lever in scenario.levers.values():
        first = lever.input == lever.part.rule.inputs[0]
        if lever.criterion.id == criterion.id and first and not lever.locked:
            scenario = scenario.change(lever.id, lever.best)
    return scenario


def effort_whole(scenario: Scenario, criterion: Criterion, efforts: Efforts) -> float:
    """The effort of winning everything that a criterion can win, from where it stands."""
    after = recovered(scenario, criterion)
    found = 0.0
    for part in criterion.parts:
        before, full = (part_points(one, criterion, part) for one in (scenario, after))
        found += float(efforts.climb(scenario, criterion, part).effort(full - before))
    return found


def next_step(rulebook: Rulebook, scenario: Scenario, criterion: str) -> NextStep | None:
    """The step of this criterion that brings most: one case, one percentage point or one point
    more (or what is left of it), an item met, a better band. None if no lever brings more."""
    steps = []
    for lever in scenario.levers.values():
        value = scenario.value(lever.id)
        if lever.criterion.id != criterion or value == lever.best:
            continue
        to = value + min(ONE, abs(lever.best - value)) * lever.span.better
        moved = scenario.change(lever.id, to)
        gain = points_of(rulebook, moved, criterion) - points_of(rulebook, scenario, criterion)
        if gain > 0:
            steps.append(NextStep(lever, value, to, gain))
    return max(steps, key=lambda step: step.gain, default=None)


def loss_shares(card: pd.DataFrame, asked_first: tuple[str, ...]) -> dict[str, tuple[int, float]]:
    """What the loss is made of: kind → (number of criteria, share of all lost points).

    `survey`; `lost_outright`: criteria a province can move that got nothing at all; `asked_first`:
    the criteria that leaders ask for by name; `points`: rows of which only the points are known.
    Shares may overlap or leave something out.
    """
    lost = card[card["lost"] > 0]
    known = lost["moved"] != POINTS
    groups = {
        "survey": lost["moved"] == "survey",
        LOST_OUTRIGHT: known & (lost["points"] == 0) & (lost["moved"] != "out_of_reach"),
        "asked_first": lost["criterion"].isin(asked_first),
        POINTS: ~known & lost["listed"],
    }
    whole = float(card["lost"].sum())
    return {
        name: (int(chosen.sum()), float(lost.loc[chosen, "lost"].sum()) / whole if whole else 0.0)
        for name, chosen in groups.items()
    }


def pareto(card: pd.DataFrame) -> pd.DataFrame:
    """The lost points, the most first: criterion, field, moved, lost, cumulative (share of all
    that was lost, 0 to 1)."""
    lost = card[card["lost"] > 0].sort_values("lost", ascending=False, kind="stable")
    table = lost[["criterion", "field", "moved", "lost"]].reset_index(drop=True)
    return table.assign(cumulative=table["lost"].cumsum() / table["lost"].sum())


def priorities_json(table: pd.DataFrame, say: Language) -> list[dict[str, Any]]:
    """The table as plain data: the next step as id, from, to, cases and gain; the time in the
    language, if the source gives one."""
    found = []
    for row in table.to_dict("records"):
        step: NextStep | None = row["next_step"]
        plain = {str(key): value for key, value in row.items() if key != "next_step"}
        plain["id"] = plain.pop("criterion")
        plain["lead"], plain["partner"] = list(row["lead"]), list(row["partner"])
        plain["time"] = row["time"] and say.name(row["time"])
        plain["next_step"] = step and {
            "id": step.lever.id,
            "from": float(step.start),
            "to": float(step.to),
            "cases": float(step.cases),
            "gain": float(step.gain),
        }
        found.append({key: rounded(value) for key, value in plain.items()})
    return found


def rounded(value: Any) -> Any:
    """Points to the four decimals of the plan; a missing effort is nothing."""
    if isinstance(value, float):
        return None if pd.isna(value) else round(value, 4)
    return value
