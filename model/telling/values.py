"""How values of levers are written: 76,3153 % · 44/79 vấn đề · Đạt · Hạng 11–30.

Every kind of entry says here, once, how it is written in full, in short, beside its value and
inside a sentence.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.law.rules import Entry
from model.levers import Lever
from model.scenario import Difference
from model.telling.labels import label
from model.telling.language import Language

Writer = Callable[[Language, Lever, Decimal], str]


class Form(NamedTuple):
    """How a kind of entry is written (see the functions below), and the key of the sentence that
    tells a change of it."""

    precise: Writer
    short: Writer
    inside: Writer
    counted: Writer
    changed: Callable[[Lever, Decimal], str]


def value_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value in full, as people say it: 76,3153 % · 44/79 vấn đề · Đạt · Hạng 11–30."""
    return FORMS[lever.entry].precise(say, lever, value)


def short_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value alone, rates with two decimals: 76,32 % · 44 · 2,50 · Đạt · Hạng 11–30."""
    return FORMS[lever.entry].short(say, lever, value)


def inside_text(say: Language, lever: Lever, value: Decimal) -> str:
    """The same inside a sentence: 76,32 % · 44 · đạt · hạng 11–30."""
    return FORMS[lever.entry].inside(say, lever, value)


def counted_text(say: Language, lever: Lever, value: Decimal) -> str:
    """What stands beside the short value: 326.522 / 333.718 hồ sơ behind a rate, / 79 vấn đề behind
    a count, / 3,00 điểm behind points; empty where there is nothing to count."""
    return FORMS[lever.entry].counted(say, lever, value)


def input_text(say: Language, lever: Lever) -> str:
    """What an input is called: its criterion's label, or of several inputs the criterion's number
    and the input's own name."""
    criterion, name = lever.criterion, say.name(lever.name)
    if len(criterion.inputs()) == 1:
        return label(say, criterion)
    return f"{criterion.id} {name}" if criterion.numbered else name


def change_text(say: Language, difference: Difference) -> str:
    """An input's old and new value, with its name where its criterion has several."""
    lever, old, new = difference
    of = lever.figure.of  # the total may have changed as well
    before = value_text(say, lever if of is None else lever.out_of(of), old)
    moved = f"{before} → {value_text(say, lever, new)}"
    sole = len(lever.criterion.inputs()) == 1 and lever.entry != "yes_no"
    return moved if sole else f"{say.name(lever.name)}: {moved}"


def total_text(say: Language, difference: Difference) -> str:
    """The old and new total behind a part: tổng số 168 → 190 nhiệm vụ."""
    lever, old, new = difference
    moved = f"{say.plain(old)} → {say.plain(new)} {unit_text(say, lever)}".strip()
    told = say("telling.total", moved=moved)
    return told if len(lever.criterion.parts) == 1 else f"{say.name(lever.part.name)}: {told}"


def phrase(say: Language, difference: Difference) -> str:
    """A change inside a sentence: 6.1.1 Giải ngân đầu tư công đạt 95,00 % (trước 76,32 %)."""
    lever, old, new = difference
    values = {"value": inside_text(say, lever, new), "old": inside_text(say, lever, old)}
    return say(FORMS[lever.entry].changed(lever, new), name=input_text(say, lever), **values)


def total_phrase(say: Language, difference: Difference) -> str:
    """A changed total inside a sentence: 1.7 … tính trên 190 nhiệm vụ (trước 168)."""
    lever, old, new = difference
    of = f"{say.plain(new)} {unit_text(say, lever)}".strip()
    return say("telling.change_total", name=input_text(say, lever), of=of, old=say.plain(old))


def brief(say: Language, inputs: Sequence[Difference], goal: bool = False) -> str:
    """A criterion's changes in few words: what improves, if anything does; `goal` leaves out the
    old values. The whole text is that of `change_text`."""
    better = [one for one in inputs if (one.new - one.old) * one.lever.span.better > 0]
    shown = better or list(inputs)
    alike = {(one.lever.entry, *_moved(say, one)) for one in shown}
    if len(shown) > 1 and len(alike) == 1 and shown[0].lever.entry == "yes_no":
        text = _arrow(say, shown[0], goal)
        return say("telling.several", text=text, count=len(shown))
    return "; ".join(_arrow(say, one, goal) for one in shown)


def _arrow(say: Language, difference: Difference, goal: bool) -> str:
    """An input's old value without its unit, and the new one with it."""
    before, after = _moved(say, difference)
    return after if goal else f"{before} → {after}"


def _moved(say: Language, difference: Difference) -> tuple[str, str]:
    """The old value, bare, and the new one; rates with two decimals."""
    lever, old, new = difference
    written = short_text if lever.entry == "percent" else value_text
    return short_text(say, lever, old), written(say, lever, new)


def unit_text(say: Language, lever: Lever) -> str:
    """What is counted; empty where nothing is."""
    return say.name(lever.part.unit) if lever.part.unit else ""


def band_text(say: Language, band: str, inside: bool = False) -> str:
    """A band of places: Hạng 11–30; with a small letter `inside` a sentence."""
    kind = "inside_band" if inside else "band"
    if band.endswith("+"):
        return say(f"telling.{kind}_last", first=band.removesuffix("+"))
    return say(f"telling.{kind}", band=band.replace("-", "–"))


def _with_unit(say: Language, lever: Lever, value: Decimal) -> str:
    of = f"/{say.plain(lever.of)}" if lever.of is not None and lever.span.better > 0 else ""
    return f"{say.plain(value)}{of} {unit_text(say, lever)}".strip()


def _rate(say: Language, lever: Lever, value: Decimal) -> str:
    return say.rate(value)


def _percent(say: Language, lever: Lever, value: Decimal) -> str:
    return say.percent(value)


def _plain(say: Language, lever: Lever, value: Decimal) -> str:
    return say.plain(value)


def _points(say: Language, lever: Lever, value: Decimal) -> str:
    return say.decimal(value)


def _yes_no(say: Language, lever: Lever, value: Decimal) -> str:
    return say("telling.yes" if value else "telling.no")


def _inside_yes_no(say: Language, lever: Lever, value: Decimal) -> str:
    return say("telling.inside_yes" if value else "telling.inside_no")


def _band(say: Language, lever: Lever, value: Decimal) -> str:
    return band_text(say, lever.bands()[int(value) - 1])


def _inside_band(say: Language, lever: Lever, value: Decimal) -> str:
    return band_text(say, lever.bands()[int(value) - 1], inside=True)


def _cases(say: Language, lever: Lever, value: Decimal) -> str:
    cases = lever.cases(value)
    if cases is None or lever.of is None:
        return ""
    return f"{say.plain(cases)} / {say.plain(lever.of)} {unit_text(say, lever)}".strip()


def _of(say: Language, lever: Lever, value: Decimal) -> str:
    return "" if lever.of is None else f"/ {say.plain(lever.of)} {unit_text(say, lever)}".strip()


def _of_points(say: Language, lever: Lever, value: Decimal) -> str:
    return f"/ {say.decimal(lever.span.high)} {unit_text(say, lever)}".strip()


def _nothing(say: Language, lever: Lever, value: Decimal) -> str:
    return ""


def _reached(lever: Lever, new: Decimal) -> str:
    return "telling.change_value" if lever.span.better > 0 else "telling.change_lower"


def _met(lever: Lever, new: Decimal) -> str:
    return "telling.change_yes" if new else "telling.change_no"


def _placed(lever: Lever, new: Decimal) -> str:
    return "telling.change_place"


FORMS: Mapping[Entry, Form] = {
    "percent": Form(_rate, _percent, _percent, _cases, _reached),
    "count": Form(_with_unit, _plain, _plain, _of, _reached),
    "points": Form(_with_unit, _points, _points, _of_points, _reached),
    "yes_no": Form(_yes_no, _yes_no, _inside_yes_no, _nothing, _met),
    "place": Form(_band, _band, _inside_band, _nothing, _placed),
}
