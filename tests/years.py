"""Years under way to test with: a plan on any shipped province's year, and reports drawn at random
that only rise where they can only rise."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from model.case import Case
from model.levers import Lever
from model.reading.examples import ended
from model.scenario import Scenario
from model.stamp import Stamp
from model.year.curve import Year
from model.year.followed import Followed
from model.year.observation import Observation
from model.year.pace import GROWING
from tests.grounds import ground

DAY = timedelta(days=1)
LAN = Stamp("Lan", datetime(2023, 8, 5, 9, tzinfo=UTC))


def year_of(case: Case) -> Year:
    """The calendar year of a case."""
    return Year(date(case.baseline.year, 1, 1), date(case.baseline.year, 12, 31))


def months(year: Year) -> list[date]:
    """The last days of its months."""
    return [ended(year, month) for month in range(1, 13)]


def seen(lever: str, day: date, value: Decimal, of: Decimal | None = None, **more) -> Observation:
    """An observation entered the day after."""
    at = datetime.combine(day + DAY, time(9), UTC)
    return Observation(lever, value, of, day, Stamp("Lan", at), **more)


def following(plan: Scenario, case: Case, observations: Iterable[Observation] = ()) -> Followed:
    """A followed year."""
    return Followed("Năm thử", case, plan, "Kế hoạch thử", year_of(case), tuple(observations))


def exactly(followed: Followed, day: date, done: Decimal) -> list[Observation]:
    """Reports of a day that keep exactly to the plan, `done` (0 to 1) of the year being over."""
    found = []
    for lever in followed.plan.levers.values():
        if lever.locked:
            continue
        value = followed.planned["plan"][lever.id]
        kind = followed.kinds[lever.id]
        if kind not in GROWING:
            found.append(seen(lever.id, day, value))
            continue
        of = lever.of or Decimal(1)
        whole = value * of / 100 if lever.entry == "percent" else value
        out_of = of * done if kind == "rate" else of
        found.append(seen(lever.id, day, whole * done, out_of))
    return found


def plans(case: Case) -> st.SearchStrategy[Scenario]:
    """A plan that sets some levers anywhere."""
    return st.integers(0, 10**9).map(lambda seed: planned(case, Random(seed)))


def planned(case: Case, chance: Random) -> Scenario:
    """A plan by chance."""
    scenario = case.start()
    levers = [lever for lever in scenario.levers.values() if not lever.locked]
    for lever in chance.sample(levers, min(len(levers), chance.randint(0, 6))):
        last = int((lever.span.high - lever.span.low) / lever.span.step)
        value = lever.span.low + chance.randint(0, last) * lever.span.step
        scenario = scenario.change(lever.id, value)
    return scenario


def years(baseline: str) -> st.SearchStrategy[Followed]:
    """A year with a plan and reports of some months for each lever; all are reported at its end."""
    return st.integers(0, 10**9).map(lambda seed: year(baseline, Random(seed)))


def year(baseline: str, chance: Random) -> Followed:
    """A year by chance."""
    case = ground(baseline).case
    followed = following(planned(case, chance), case)
    found: list[Observation] = []
    for levers in followed.parts:
        if not levers[0].locked:
            found += reports(followed, levers, chance)
    return replace(followed, observations=tuple(found))


def reports(followed: Followed, levers: tuple[Lever, ...], chance: Random) -> list[Observation]:
    """What is reported of a part in some of the months and at the year's end."""
    days = months(followed.year)
    chosen = sorted({*chance.sample(days, chance.randint(0, 6)), days[-1]})
    kind, first = followed.kinds[levers[0].id], levers[0]
    found: list[Observation] = []
    done, of, kept = {lever.id: Decimal(0) for lever in levers}, Decimal(0), True
    low, high, step, _ = first.span
    for day in chosen:
        if kind in GROWING:
            top = first.of or Decimal(1)
            room = top - (of if kind == "rate" else sum(done.values()))
            grown = Decimal(int(room * chance.randint(0, 100) / 100))
            of += grown
            for lever in levers:
                gained = Decimal(int(grown * chance.randint(0, 100) / 100))
                done[lever.id] += gained
                grown -= gained
                out_of = max(of, Decimal(1)) if kind == "rate" else top
                found.append(seen(lever.id, day, done[lever.id], out_of))
        elif kind in ("keep", "reach"):
            kept = kept and chance.randint(0, 4) > 0
            found.append(seen(first.id, day, Decimal(int(kept == (kind == "keep")))))
        else:
            value = low + chance.randint(0, int((high - low) / step)) * step
            if first.criterion.moved in ("survey", "place"):
                value = followed.planned["plan"][first.id]
            if first.part.rule.shape == "reduction":
                value = high = min(high, value)
            found.append(seen(first.id, day, value))
    return found


def finals(followed: Followed) -> Mapping[str, Observation]:
    """The last report of each lever."""
    return {one.lever: one for one in sorted(followed.observations, key=lambda one: one.day)}
