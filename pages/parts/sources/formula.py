"""A rule in words, from its shape; and what the plan's figures give under it."""

from dataclasses import dataclass
from decimal import Decimal

from model.case import Case
from model.law.arithmetic import EXACT
from model.law.criteria import Criterion, Part
from model.law.rules import Checklist, Credit, Given, Place, Proportional, Reduction, Share
from model.levers import Lever
from model.telling import numbers
from model.telling.language import Language
from pages.parts.levers import band_name


@dataclass(frozen=True)
class PartLine:
    """A part of a criterion as published: its rule in words, figures, rate, points, standings."""

    part: Part
    formula: str
    figures: str
    rate: str
    points: Decimal
    standings: tuple[str, ...]
    printed: str | None
    note: str | None


def part_lines(say: Language, case: Case, criterion: Criterion) -> list[PartLine]:
    """Every part of a criterion with the figures of the published year."""
    return [part_line(say, case, criterion, key) for key in criterion.parts]


def part_line(say: Language, case: Case, criterion: Criterion, key: str) -> PartLine:
    """One part."""
    start = case.start()
    found = {lever: name for lever, (part, name) in criterion.inputs().items() if part == key}
    lever = case.levers[next(iter(found))]
    values = {name: start.start_value(lever_id) for lever_id, name in found.items()}
    rule, figure = lever.part.rule, lever.figure
    rated = isinstance(rule, Proportional)
    return PartLine(
        part=lever.part,
        formula=formula(say, lever),
        figures=figures(say, lever, values),
        rate=numbers.percent(rule.rate(values, lever.of, EXACT), 4) if rated else "",
        points=rule.points(values, lever.of, EXACT),
        standings=standings(lever.part),
        printed=figure.printed,
        note=figure.note.vi if figure.note else None,
    )


def standings(part: Part) -> tuple[str, ...]:
    """How sure a part's rule is; the bands of a place have their own standing."""
    found = [part.standing]
    if isinstance(part.rule, Place):
        found += [band.standing for band in part.rule.bands]
    return tuple(dict.fromkeys(found))


def formula(say: Language, lever: Lever) -> str:
    """What a part earns, in words: 1,50 × tỷ lệ “Hồ sơ giải quyết đúng hạn”."""
    part, rule = lever.part, lever.part.rule
    maximum, name, unit = numbers.decimal(rule.maximum), part.name.vi, lever.unit_text("vi")
    match rule:
        case Share():
            shape = "count" if rule.entry == "count" else "share"
            return say(f"sources.formula.{shape}", maximum=maximum, name=name, unit=unit)
        case Credit():
            terms = " + ".join(
                say(
                    "sources.formula.credit_term",
                    credit=numbers.decimal(credit),
                    name=part.labels[key].vi,
                )
                for key, credit in rule.credits.items()
            )
            return say("sources.formula.credit", terms=terms, unit=unit)
        case Checklist():
            return say("sources.formula.checklist", maximum=maximum, name=name)
        case Reduction():
            target = numbers.percent(rule.target, 0)
            return say("sources.formula.reduction", maximum=maximum, target=target)
        case Place():
            bands = ", ".join(
                say(
                    "sources.formula.band_assumed"
                    if band.standing == "assumed"
                    else "sources.formula.band",
                    band=band_name(say, place).lower(),
                    points=numbers.decimal(band.points),
                )
                for band, place in zip(rule.bands, lever.bands(), strict=True)
            )
            return say("sources.formula.place", bands=bands)
        case Given():
            return say("sources.formula.given", maximum=maximum)


def figures(say: Language, lever: Lever, values: dict[str, Decimal]) -> str:
    """The raw figures behind a part's points, as the plan counts them."""
    rule, unit = lever.part.rule, lever.unit_text("vi")
    value = values.get("", Decimal(0))
    of = numbers.plain(lever.of) if lever.of is not None else ""
    match rule:
        case Credit():
            counts = [
                say(
                    "sources.figures.class",
                    name=lever.part.labels[key].vi,
                    value=numbers.plain(count),
                )
                for key, count in values.items()
            ]
            return "; ".join([*counts, say("sources.figures.all", of=of, unit=unit)])
        case Checklist():
            return say("simulate.yes" if value else "simulate.no")
        case Reduction():
            return say("sources.figures.reduction", of=of, value=numbers.plain(value), unit=unit)
        case Place():
            return band_name(say, lever.bands()[int(value) - 1])
        case Given():
            return say("sources.figures.points", value=numbers.decimal(value))
        case Share():
            if lever.of is None:
                return numbers.percent(value, 4)
            cases = lever.cases(value) if rule.entry == "percent" else value
            counted = numbers.plain(cases if cases is not None else value)
            return say("sources.figures.out_of", value=counted, of=of, unit=unit)
