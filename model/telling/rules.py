"""Rules in words: what a part earns, from its shape, and what a year's figures give under it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.case import Case
from model.ground import Ground
from model.law.arithmetic import EXACT
from model.law.criteria import POINTS, Criterion, Part, Witness
from model.law.rules import (
    HUNDRED,
    Band,
    Checklist,
    Credit,
    Given,
    Place,
    Proportional,
    Reduction,
    Share,
    Source,
    Standing,
)
from model.levers import Lever
from model.otherwise import Otherwise
from model.telling.language import Language
from model.telling.values import band_text, unit_text, value_text


@dataclass(frozen=True)
class PartLine:
    """A part of a criterion in a province's year: its rule in words, its raw figures, its rate in
    percent (None where the rule has none) and its points, as computed."""

    part: Part
    lever: Lever
    formula: str
    figures: str
    rate: Decimal | None
    points: Decimal

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How sure its rule is."""
        return standings(self.part)


def part_lines(say: Language, case: Case, criterion: Criterion) -> list[PartLine]:
    """Every part of a criterion with the figures of the year."""
    return [part_line(say, case, criterion, key) for key in criterion.parts]


def part_line(say: Language, case: Case, criterion: Criterion, key: str) -> PartLine:
    """One part."""
    levers = [case.levers[one] for one, (part, _) in criterion.inputs().items() if part == key]
    lever, values = levers[0], {one.input: one.start for one in levers}
    rule = lever.part.rule
    return PartLine(
        part=lever.part,
        lever=lever,
        formula=formula(say, lever),
        figures=figures(say, lever, values),
        rate=rule.rate(values, lever.of, EXACT) if isinstance(rule, Proportional) else None,
        points=rule.points(values, lever.of, EXACT),
    )


def standings(part: Part) -> tuple[Standing, ...]:
    """How sure a part's rule is; the bands of a place have their own standing."""
    bands = part.rule.bands if isinstance(part.rule, Place) else ()
    return tuple(dict.fromkeys([part.standing, *(band.standing for band in bands)]))


def standing_text(say: Language, standing: Standing) -> str:
    """How sure a rule or a figure is, in a word or two."""
    return say(f"rules.standings.{standing}")


def formula(say: Language, lever: Lever) -> str:
    """What a part earns, in words: 1,50 × tỷ lệ “Hồ sơ giải quyết đúng hạn”."""
    part, rule = lever.part, lever.part.rule
    maximum, name, unit = say.decimal(rule.maximum), say.name(part.name), unit_text(say, lever)
    match rule:
        case Share():
            shape = "count" if rule.entry == "count" else "share"
            return say(f"rules.formula.{shape}", maximum=maximum, name=name, unit=unit)
        case Credit():
            terms = " + ".join(
                say(
                    "rules.formula.credit_term",
                    credit=say.decimal(credit),
                    name=say.name(part.labels[key]),
                )
                for key, credit in rule.credits.items()
            )
            return say("rules.formula.credit", terms=terms, unit=unit)
        case Checklist():
            return say("rules.formula.checklist", maximum=maximum, name=name)
        case Reduction():
            target = say.percent(rule.target, 0)
            return say("rules.formula.reduction", maximum=maximum, target=target)
        case Place():
            places = zip(rule.bands, lever.bands(), strict=True)
            bands = ", ".join(earned_text(say, band, text) for band, text in places)
            return say("rules.formula.place", bands=bands)
        case Given():
            return say("rules.formula.given", maximum=maximum)


def earned_text(say: Language, band: Band, places: str) -> str:
    """What a band of places earns: hạng 11–30 được 0,25 (giả định)."""
    text = say(
        "rules.formula.band",
        band=band_text(say, places, inside=True),
        points=say.decimal(band.points),
    )
    return say("rules.formula.assumed", text=text) if band.standing == "assumed" else text


def figures(say: Language, lever: Lever, values: Mapping[str, Decimal]) -> str:
    """The raw figures behind a part's points, by input: 129.480 / 167.240 hồ sơ."""
    rule, unit = lever.part.rule, unit_text(say, lever)
    value = values.get("", Decimal(0))
    of = say.plain(lever.of) if lever.of is not None else ""
    match rule:
        case Credit():
            counts = [
                say(
                    "rules.figures.class",
                    name=say.name(lever.part.labels[key]),
                    value=say.plain(count),
                )
                for key, count in values.items()
            ]
            return "; ".join([*counts, say("rules.figures.all", of=of, unit=unit)])
        case Reduction():
            return say("rules.figures.reduction", of=of, value=say.plain(value), unit=unit)
        case Given():
            return say("rules.figures.points", value=say.decimal(value, 4))
        case Share() if lever.of is not None:
            cases = lever.cases(value) if rule.entry == "percent" else value
            counted = say.plain(value if cases is None else cases)
            return say("rules.figures.out_of", value=counted, of=of, unit=unit)
        case _:
            return value_text(say, lever, value)


@dataclass(frozen=True)
class Sighting:
    """A rule seen at work in a province's year: its raw figures, the printed points, and the points
    that the rule computes from them (None where the source gives points alone)."""

    year: str
    figures: str
    printed: Decimal
    computed: Decimal | None


def sightings(ground: Ground, key: str) -> list[Sighting]:
    """Every province's year of the same cycle whose source has a row for this criterion."""
    say, law = ground.words, ground.case.law
    return [
        sighting(say, case, key)
        for case in ground.library.cases.values()
        if case.law.id == law.id and key in law.criteria and key in case.baseline.rows
    ] + published_beside(ground, key)


def published_beside(ground: Ground, key: str) -> list[Sighting]:
    """Every province's year, of any cycle, of which both the published figure that a criterion is
    close to and its printed points are known; `computed` would hold if they were the same."""
    say, criterion = ground.words, ground.case.rulebook.criteria[key]
    if criterion.published is None:
        return []
    known = ground.nation.sipas.dropna(subset=["sipas", "points"]).sort_values("year")
    return [
        Sighting(
            year=say("telling.baseline", province=row["province"], year=row["year"]),
            figures=say("rules.figures.published", share=say.percent(row["sipas"], 2)),
            printed=Decimal(str(row["points"])),
            computed=Decimal(str(row["sipas"])) * criterion.maximum / HUNDRED,
        )
        for row in known.to_dict("records")
    ]


def sighting(say: Language, case: Case, key: str) -> Sighting:
    """One of them."""
    baseline, criterion = case.baseline, case.rulebook.criteria[key]
    lines = part_lines(say, case, criterion)
    bare = POINTS in criterion.parts
    named = [f"{say.name(line.part.name)}: {line.figures}" for line in lines]
    several = "; ".join(named) if len(lines) > 1 else lines[0].figures
    return Sighting(
        year=say("telling.baseline", province=baseline.province, year=baseline.year),
        figures=say("rules.figures.none") if bare else several,
        printed=baseline.rows[key].points,
        computed=None if bare else sum((line.points for line in lines), Decimal(0)),
    )


def witness_text(case: Case, sources: Iterable[Source | Witness]) -> str:
    """Documents and the places in them: 5024/KH-UBND, phụ lục, 6.1.1."""
    places = [f"{case.documents[one.document].number}, {one.place}" for one in sources]
    return "; ".join(dict.fromkeys(places))


def otherwise_texts(say: Language, found: Sequence[Otherwise]) -> list[str]:
    """A sentence for each other rule: nếu 5.4 chỉ được điểm khi cả ba cấp …: 86,02 điểm."""
    return [
        say(
            "telling.otherwise_reading" if one.reading else "telling.otherwise",
            rule=say.name(one.name),
            points=say.decimal(one.points),
            standing=standing_text(say, one.standing),
        )
        for one in found
    ]
