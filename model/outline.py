"""How a province's year is scored: the law's criteria as far as the year's source breaks its points
down, and rows of plain points for the rest; each input with the figures of the year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.baseline import Baseline, Figure, Reading, Rest, Row
from model.law.arithmetic import EXACT
from model.law.criteria import (
    POINTS,
    Criterion,
    Law,
    Name,
    Part,
    ReformField,
    Rulebook,
    Witness,
    maxima_of,
)
from model.law.rules import HUNDRED, PLACES, Given, Source, Standing
from model.levers import Lever


class OutlineError(ValueError):
    """A year that does not fit its law; the message says where."""


def extended(law: Law, baseline: Baseline) -> Law:
    """The law with the criteria that a year adds to it, each as plain points.

    Raises `OutlineError` where one of them is in the law already, or of a field that is not.
    """
    added = {}
    for key, one in baseline.added.items():
        if key in law.criteria:
            raise OutlineError(f"added {key}: is in the law of the cycle {law.id}")
        if one.field not in law.fields:
            known = ", ".join(law.fields)
            raise OutlineError(f"added {key}: field {one.field!r} is not among {known}")
        added[key] = Criterion(
            id=key,
            field=one.field,
            name=one.name,
            short=one.name,
            maximum=one.maximum,
            moved="points",
            parts={POINTS: points_part(law, one.name, one.maximum, one.source)},
        )
    return law.model_copy(update={"criteria": {**law.criteria, **added}}) if added else law


def outline(law: Law, baseline: Baseline) -> tuple[Rulebook, Baseline]:
    """The rulebook of a year, and the year with a row for everything that lost points.

    A criterion that the year knows by its figures keeps its rule; one that it knows by its points
    counts points; what its rows leave of a field is one row more. Raises `OutlineError` where a
    row or rest names what the law does not have, or has more points than there are.
    """
    unknown = [key for key in baseline.rows if key not in law.criteria]
    if unknown:
        raise OutlineError(f"rows {', '.join(unknown)}: not in the law of the cycle {law.id}")
    fields: dict[str, ReformField] = {}
    criteria: dict[str, Criterion] = {}
    rows: dict[str, Row] = {}
    for rest, inside in blocks(law, baseline):
        field = block(law, inside)
        fields[field.id] = field
        for key in (key for one in inside for key, c in law.criteria.items() if c.field == one):
            if key in baseline.rows:
                row, criterion = baseline.rows[key], law.criteria[key]
                criterion = criterion.model_copy(update={"field": field.id})
                rows[key] = row if row.figures else counted(row)
                criteria[key] = criterion if row.figures else by_points(law, criterion, row.source)
        left = field.maximum - maxima_of(criteria, field.id)
        if left < 0:
            raise OutlineError(f"field {field.id}: its rows have {-left} points more than it has")
        if left:
            key, full = f"{field.id}.other", rest is None or rest.points == left
            source = field.source if rest is None else rest.source
            criteria[key] = rest_of(law, field, inside, left, source, listed=not full)
            if rest is not None:
                rows[key] = counted(Row(points=rest.points, source=rest.source))
    for key, row in rows.items():
        if row.points > criteria[key].maximum:
            raise OutlineError(f"rows {key}: {row.points} points of {criteria[key].maximum}")
    ordered = {key: rows[key] for key in (*baseline.rows, *rows)}
    readings = baseline.readings or {"published": as_published(law, baseline)}
    rulebook = Rulebook(
        id=law.id, name=law.name, maximum=law.maximum, fields=fields, criteria=criteria
    )
    return rulebook, baseline.model_copy(update={"rows": ordered, "readings": readings})


def blocks(law: Law, baseline: Baseline) -> Iterator[tuple[Rest | None, tuple[str, ...]]]:
    """The fields, in the order of the law, those together that the source gives together; with
    the rest that states their points, if one does."""
    rests: Sequence[Rest] = baseline.rests
    if not baseline.rows and not rests:
        rests = [Rest(fields=tuple(law.fields), points=baseline.total, source=baseline.source)]
    stated: dict[str, Rest] = {}
    for rest in rests:
        for field in rest.fields:
            if field not in law.fields:
                raise OutlineError(f"rests: field {field!r} is not among {', '.join(law.fields)}")
            if field in stated:
                raise OutlineError(f"rests: field {field!r} stands in two of them")
            stated[field] = rest
    for field in law.fields:
        found = stated.get(field)
        inside = tuple(key for key in law.fields if stated.get(key) is found and found)
        if not inside or inside[0] == field:
            yield found, inside or (field,)


def block(law: Law, inside: Sequence[str]) -> ReformField:
    """One field of the law, or several as one."""
    if len(inside) == 1:
        return law.fields[inside[0]]
    text = numbers(law, inside)
    whole = len(inside) == len(law.fields)
    return ReformField(
        id=text.replace(", ", "_").replace("–", "-"),
        name=law.rest.whole if whole else filled(law.rest.block, text),
        maximum=sum((law.fields[key].maximum for key in inside), Decimal(0)),
        source=law.fields[inside[0]].source,
    )


def numbers(law: Law, inside: Sequence[str]) -> str:
    """Fields by their numbers, neighbours run together: 1–2, 4–7."""
    order = list(law.fields)
    runs: list[list[str]] = []
    for key in inside:
        if runs and order.index(key) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def filled(name: Name, fields: str) -> Name:
    """A name with the fields' numbers in their place."""
    return Name(vi=name.vi.format(fields=fields), en=name.en.format(fields=fields))


def rest_of(
    law: Law,
    field: ReformField,
    inside: Sequence[str],
    maximum: Decimal,
    source: Source,
    listed: bool,
) -> Criterion:
    """What the rows leave of a field, as one row that counts points."""
    several = len(inside) > 1
    return Criterion(
        id=f"{field.id}.other",
        field=field.id,
        name=field.name if several else law.rest.name,
        short=field.name if several else filled(law.rest.short, field.id),
        maximum=maximum,
        moved="points",
        parts={POINTS: points_part(law, law.rest.name, maximum, source)},
        numbered=False,
        listed=listed,
    )


def by_points(law: Law, criterion: Criterion, source: Source) -> Criterion:
    """A criterion whose figures are not known: it counts points."""
    moved = criterion.moved if criterion.moved in ("survey", "out_of_reach") else "points"
    part = points_part(law, criterion.name, criterion.maximum, source)
    return criterion.model_copy(update={"moved": moved, "parts": {POINTS: part}})


def points_part(law: Law, name: Name, maximum: Decimal, source: Source) -> Part:
    """A part that counts points."""
    standing: Standing = source.standing
    return Part(
        name=name,
        rule=Given(shape="given", maximum=maximum),
        standing=standing,
        witnesses=(Witness(document=source.document, place=source.place),),
        unit=law.rest.unit,
    )


def counted(row: Row) -> Row:
    """A row whose only figure is its points."""
    return row.model_copy(update={"figures": {POINTS: Figure(value=row.points)}})


def as_published(law: Law, baseline: Baseline) -> Reading:
    """The one reading of a total that its rows explain."""
    return Reading(name=law.rest.reading, explanation=law.rest.explained, source=baseline.source)


def levers(rulebook: Rulebook, baseline: Baseline) -> dict[str, Lever]:
    """Every lever of the rulebook, with what the baseline says of it.

    Raises `OutlineError` where the baseline lacks a figure that a rule needs, and `LeverError` for
    a value that is impossible.
    """
    found = {}
    for criterion in rulebook.criteria.values():
        row = baseline.rows.get(criterion.id)
        if row is None and criterion.numbered:
            raise OutlineError(f"criterion {criterion.id}: the baseline has no row for it")
        figures = row.figures if row else {}
        unknown = set(figures) - set(criterion.parts)
        if unknown:
            raise OutlineError(
                f"criterion {criterion.id}: figures for {', '.join(sorted(unknown))}, "
                f"but its parts are {', '.join(criterion.parts)}"
            )
        for lever_id, (key, name) in criterion.inputs().items():
            if row is None:
                figure = Figure(value=criterion.maximum)
            elif key in figures:
                figure = figures[key]
            else:
                raise OutlineError(f"criterion {criterion.id}: no figures for its part {key!r}")
            lever = Lever(
                lever_id,
                criterion,
                key,
                name,
                figure.of,
                start(criterion, key, name, figure),
                figure,
            )
            lever.check(lever.start)
            found[lever_id] = lever
        for key, figure in figures.items():
            if figure.of is not None and sum(figure.values.values()) > figure.of:
                raise OutlineError(f"criterion {criterion.id}: {key!r} exceeds {figure.of} in all")
    return found


def start(criterion: Criterion, key: str, name: str, figure: Figure) -> Decimal:
    """The value of an input in the baseline: rates are computed from counts where there are any."""
    value = figure.values.get(name) if name else figure.value
    if value is None:
        raise OutlineError(
            f"criterion {criterion.id}: the figures of {key!r} lack {name or 'value'!r}"
        )
    rule = criterion.parts[key].rule
    if rule.entry == "count" and figure.of is None:
        raise OutlineError(f"criterion {criterion.id}: the figures of {key!r} lack 'of', the total")
    if figure.of is not None and value > figure.of:
        raise OutlineError(f"criterion {criterion.id}: {key!r} exceeds its total {figure.of}")
    if isinstance(value, bool) != (rule.entry == "yes_no"):
        wanted = "true or false" if rule.entry == "yes_no" else "a number"
        raise OutlineError(f"criterion {criterion.id}: part {key!r} wants {wanted}, found {value}")
    if rule.entry == "percent" and figure.of is not None:
        return EXACT.half_up(value * HUNDRED / figure.of, PLACES)
    return Decimal(value)
