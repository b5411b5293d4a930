"""How values of levers are written: 76,3153 % · 44/79 vấn đề · đạt · hạng 11–30."""

from collections.abc import Sequence
from decimal import Decimal

from model.levers import Lever
from model.scenario import Difference
from model.telling.language import Language


def value_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value of a lever as people say it: 76,3153 % · 44/79 vấn đề · đạt · hạng 11–30."""
    if lever.entry == "percent":
        return say.rate(value)
    if lever.entry == "yes_no":
        return say("telling.yes" if value else "telling.no")
    if lever.entry == "place":
        return band_text(say, lever.bands()[int(value) - 1])
    of = f"/{say.plain(lever.of)}" if lever.of is not None and lever.span.better > 0 else ""
    return f"{say.plain(value)}{of} {unit_text(say, lever)}".strip()


def band_text(say: Language, band: str) -> str:
    """A band of places: hạng 11–30."""
    if band.endswith("+"):
        return say("telling.band_last", first=band.removesuffix("+"))
    return say("telling.band", band=band.replace("-", "–"))


def change_text(say: Language, difference: Difference) -> str:
    """An input's old and new value, with its name where its criterion has several."""
    lever, old, new = difference
    moved = f"{value_text(say, lever, old)} → {value_text(say, lever, new)}"
    sole = len(lever.criterion.inputs()) == 1 and lever.entry != "yes_no"
    return moved if sole else f"{say.name(lever.name)}: {moved}"


def brief(say: Language, inputs: Sequence[Difference], goal: bool = False) -> str:
    """A criterion's changes in few words: what improves, if anything does; `goal` leaves out the
    old values. The whole text is that of `change_text`."""
    better = [one for one in inputs if (one.new - one.old) * one.lever.span.better > 0]
    shown = better or list(inputs)
    if all(one.lever.entry == "yes_no" for one in shown) and shown:
        old, new = (value_text(say, shown[0].lever, value) for value in shown[0][1:])
        moved = new if goal else f"{old} → {new}"
        return moved if len(shown) == 1 else say("telling.several", text=moved, count=len(shown))
    return "; ".join(_moved(say, one, goal) for one in shown)


def _moved(say: Language, difference: Difference, goal: bool) -> str:
    """An input's old value without its unit, and the new one with it."""
    lever, old, new = difference
    if lever.entry == "percent":
        return say.percent(new) if goal else f"{say.percent(old)} → {say.percent(new)}"
    after = value_text(say, lever, new)
    if goal:
        return after
    before = value_text(say, lever, old) if lever.entry == "place" else say.plain(old)
    return f"{before} → {after}"


def unit_text(say: Language, lever: Lever) -> str:
    """What is counted; empty where nothing is."""
    return say.name(lever.part.unit) if lever.part.unit else ""
