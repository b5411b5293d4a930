"""What each agency holds of a province's points, under its name in the language of the ground."""

from collections.abc import Sequence
from typing import NamedTuple

from model.ground import Ground
from model.law.criteria import Criterion
from model.planning.agencies import LEAD, duties, in_hand
from model.result import Result


class Held(NamedTuple):
    """Points in the hands of an agency in the base: as lead (split evenly among the leads of a
    criterion; `lead_full` undivided), of surveys as lead, as partner (in full); and what each of
    several results brings as lead. `key`: the agency as the source writes it."""

    key: str
    agency: str
    criteria: tuple[Criterion, ...]
    lead: float
    lead_full: float
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
            str(row["agency"]),
            ground.agency(str(row["agency"])),
            tuple(rulebook.criteria[key] for key in row["criteria"]),
            round(float(row["lead"]), 4),
            round(float(row["lead_full"]), 4),
            round(float(row["survey"]), 4),
            round(float(row["partner"]), 4),
            tuple(gained(str(row["agency"]), now) for now in results),
        )
        for row in in_hand(rulebook, base.scenario).to_dict("records")
    ]


def no_agencies(ground: Ground) -> str | None:
    """The sentence that the source names no agencies; None where it names some."""
    return None if ground.case.agencies else ground.words("telling.no_agencies")
