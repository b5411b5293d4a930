"""What in a province's year does not fit its law: scores, totals, names, each at its place."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from model.case import Case
from model.levers import LeverError, plain
from model.scoring import scorecard, total
from model.telling.language import Language

Kind = Literal["agency", "criterion", "reading", "score", "total"]


class Misfit(NamedTuple):
    """Something that does not fit: where it stands in the baseline, what was expected there (by its
    `kind`: the name of an agency or criterion, what an input accepts, points), and the whole of it
    as a message."""

    place: tuple[str, ...]
    kind: Kind
    expected: str
    text: str


def misfits(case: Case, say: Language) -> Iterator[Misfit]:
    """Everything in a year that does not fit, told in a language."""
    yield from strange_agencies(case)
    yield from strange_references(case, say)
    yield from wrong_scores(case)


def strange_agencies(case: Case) -> Iterator[Misfit]:
    """Agencies of rows that are not in the year's list."""
    for key, row in case.baseline.rows.items():
        for role in ("lead", "partner"):
            for name in getattr(row, role):
                if name not in case.agencies:
                    text = f"rows {key}: agency {name!r} is not in agencies.toml"
                    yield Misfit(("rows", key, role), "agency", name, text)


def strange_references(case: Case, say: Language) -> Iterator[Misfit]:
    """What the baseline says beside its rows of levers and criteria that do not exist."""
    for criterion in case.baseline.asked_first:
        if criterion not in case.rulebook.criteria:
            text = f"asked_first: {criterion!r} is not a criterion"
            yield Misfit(("asked_first",), "criterion", criterion, text)
    for key, reading in case.baseline.readings.items():
        for lever, value in reading.inputs.items():
            place = ("readings", key, "inputs")
            try:
                found = case.start().lever(lever)
                found.check(Decimal(value))
            except LeverError as error:
                text = f"readings {key}: {say.told(error.phrase)}"
                yield Misfit(place, "reading", lever, text)
                continue
            if isinstance(value, bool) != (found.entry == "yes_no"):
                text = f"readings {key}: {lever} is {say.told(found.accepted)}, found {value}"
                yield Misfit(place, "reading", lever, text)


def wrong_scores(case: Case) -> Iterator[Misfit]:
    """Printed scores that the rules do not reproduce, and a published total that the default
    reading does not."""
    card = scorecard(case.rulebook, case.start())
    computed = dict(zip(card["criterion"], card["points"], strict=True))
    for key, row in case.baseline.rows.items():
        if computed[key] != float(row.points):
            text = f"rows {key}: the rule gives {computed[key]}, printed is {row.points}"
            yield Misfit(("rows", key, "points"), "score", plain(Decimal(str(computed[key]))), text)
    found = total(case.rulebook, case.start(), card).points
    if found != case.baseline.total:
        text = f"total: computed {found}, published {case.baseline.total}"
        yield Misfit(("total",), "total", plain(found), text)
