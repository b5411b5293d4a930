"""Where to push: what each criterion lost, what can be won back, what the next real step brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from model.arithmetic import EXACT
from model.criteria import Rulebook
from model.effort import Efforts
from model.levers import Lever
from model.scenario import Scenario
from model.scoring import criterion_points, scorecard, total

RankOf = Callable[[float], int]
NEXT_RATE = Decimal(1)  # the next step of a rate: one more percentage point
LOST_OUTRIGHT = "lost_outright"


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
    None); effort (1-5, assumed), points_per_effort; and for each question of `rank_of` (a function
    from total to rank) `ranks_<question>`: ranks gained if only this criterion is fully recovered.
    Points in the scenario as it stands.
    """
    card = scorecard(rulebook, scenario)
    now = total(rulebook, scenario, card).points
    found: list[dict[str, Any]] = []
    for row in card[card["listed"] & (card["lost"] > 0)].to_dict("records"):
        key = str(row["criterion"])
        reachable = row["moved"] != "out_of_reach"
        recoverable = row["lost"] if reachable else 0.0
        full = min(float(now) + recoverable, float(rulebook.maximum))
        found.append(
            {
                **{name: row[name] for name in ("criterion", "field", "moved", "points", "lost")},
                "recoverable": recoverable,
                "next_step": next_step(rulebook, scenario, key) if reachable else None,
                "effort": efforts.level(key) if reachable else None,
                "points_per_effort": recoverable / efforts.level(key) if reachable else 0.0,
                "lead": scenario.baseline.rows[key].lead,
                "time": scenario.baseline.rows[key].time,
            }
            | {f"ranks_{name}": rank(float(now)) - rank(full) for name, rank in rank_of.items()}
        )
    return pd.DataFrame(found).sort_values(
        "lost", ascending=False, kind="stable", ignore_index=True
    )


def next_step(rulebook: Rulebook, scenario: Scenario, criterion: str) -> NextStep | None:
    """The step of this criterion that brings most: one case more, one percentage point more, an
    item met, a better band. None if no lever of it can go further."""
    steps = []
    for lever in scenario.levers.values():
        value = scenario.value(lever.id)
        if lever.criterion.id != criterion or value == lever.best:
            continue
        size = NEXT_RATE if lever.entry == "percent" else max(lever.span.step, Decimal(1))
        room = abs(lever.best - value)
        to = value + min(size, room) * lever.span.better
        moved = scenario.change(lever.id, to)
        gain = points_of(rulebook, moved, criterion) - points_of(rulebook, scenario, criterion)
        steps.append(NextStep(lever, value, to, gain))
    return max(steps, key=lambda step: step.gain, default=None)


def points_of(rulebook: Rulebook, scenario: Scenario, criterion: str) -> Decimal:
    """The points of one criterion in a scenario."""
    found: Decimal = criterion_points(
        rulebook.criteria[criterion], scenario.levers, scenario.values(), EXACT
    )
    return found


def loss_shares(card: pd.DataFrame, asked_first: tuple[str, ...]) -> dict[str, tuple[int, float]]:
    """What the loss is made of: kind → (number of criteria, share of all lost points).

    `survey`; `lost_outright`: criteria a province can move that got nothing at all; `asked_first`:
    the criteria that leaders ask for by name. Shares may overlap or leave something out.
    """
    lost = card[card["lost"] > 0]
    groups = {
        "survey": lost["moved"] == "survey",
        LOST_OUTRIGHT: (lost["points"] == 0) & (lost["moved"] != "out_of_reach"),
        "asked_first": lost["criterion"].isin(asked_first),
    }
    whole = float(card["lost"].sum())
    return {
        name: (int(chosen.sum()), float(lost.loc[chosen, "lost"].sum()) / whole if whole else 0.0)
        for name, chosen in groups.items()
    }


def priorities_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The table as plain data: the next step as id, from, to, cases and gain."""
    found = []
    for row in table.to_dict("records"):
        step: NextStep | None = row["next_step"]
        plain = {str(key): value for key, value in row.items() if key != "next_step"}
        plain["id"] = plain.pop("criterion")
        plain["lead"], plain["time"] = list(row["lead"]), row["time"].vi
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
