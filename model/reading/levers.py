"""The levers of a province's year: every input of its rulebook, with the figures of the year."""

from decimal import Decimal

from model.baseline import Baseline, Figure
from model.law.arithmetic import EXACT
from model.law.criteria import Criterion, Rulebook
from model.law.rules import HUNDRED, PLACES
from model.levers import Lever, LeverError


def levers(rulebook: Rulebook, baseline: Baseline) -> dict[str, Lever]:
    """Every lever of the rulebook, with what the baseline says of it.

    Raises `LeverError` where the baseline lacks a figure that a rule needs.
    """
    found = {}
    for criterion in rulebook.criteria.values():
        row = baseline.rows.get(criterion.id)
        if row is None and criterion.numbered:
            raise LeverError(f"criterion {criterion.id}: the baseline has no row for it")
        figures = row.figures if row else {}
        unknown = set(figures) - set(criterion.parts)
        if unknown:
            raise LeverError(
                f"criterion {criterion.id}: figures for {', '.join(sorted(unknown))}, "
                f"but its parts are {', '.join(criterion.parts)}"
            )
        for lever_id, (key, name) in criterion.inputs().items():
            if row is None:
                figure = Figure(value=criterion.maximum)
            elif key in figures:
                figure = figures[key]
            else:
                raise LeverError(f"criterion {criterion.id}: no figures for its part {key!r}")
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
                raise LeverError(f"criterion {criterion.id}: {key!r} exceeds {figure.of} in all")
    return found


def start(criterion: Criterion, key: str, name: str, figure: Figure) -> Decimal:
    """The value of an input in the baseline: rates are computed from counts where there are any."""
    value = figure.values.get(name) if name else figure.value
    if value is None:
        raise LeverError(
            f"criterion {criterion.id}: the figures of {key!r} lack {name or 'value'!r}"
        )
    rule = criterion.parts[key].rule
    if rule.entry == "count" and figure.of is None:
        raise LeverError(f"criterion {criterion.id}: the figures of {key!r} lack 'of', the total")
    if figure.of is not None and value > figure.of:
        raise LeverError(f"criterion {criterion.id}: {key!r} exceeds its total {figure.of}")
    if isinstance(value, bool) != (rule.entry == "yes_no"):
        wanted = "true or false" if rule.entry == "yes_no" else "a number"
        raise LeverError(f"criterion {criterion.id}: part {key!r} wants {wanted}, found {value}")
    if rule.entry == "percent" and figure.of is not None:
        return EXACT.half_up(value * HUNDRED / figure.of, PLACES)
    return Decimal(value)
