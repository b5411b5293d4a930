"""How values of levers are written, and what is to be done with them: 76,3153 % · 44/79 vấn đề ·
Đạt · Hạng 11–30 · thêm 35 vấn đề.

Every kind of entry is written in full, in short, beside its value and inside a sentence.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from model.levers import Lever
from model.planning.priorities import NextStep
from model.scenario import Difference
from model.telling.labels import label
from model.telling.language import Language

Written = Callable[[Language, Lever, Decimal], str]


def value_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value in full, as people say it: 76,3153 % · 44/79 vấn đề · Đạt · Hạng 11–30."""
    match lever.entry:
        case "percent":
            return say.rate(value)
        case "count" | "points":
            of = f"/{say.plain(lever.of)}" if lever.of is not None and lever.span.better > 0 else ""
            return f"{say.plain(value)}{of} {unit_text(say, lever)}".strip()
        case "yes_no" | "place":
            return short_text(say, lever, value)


def short_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value alone, rates with two decimals: 76,32 % · 44 · 2,50 · Đạt · Hạng 11–30."""
    match lever.entry:
        case "percent":
            return say.percent(value)
        case "count":
            return say.plain(value)
        case "points":
            return say.decimal(value)
        case "yes_no":
            return say("telling.yes" if value else "telling.no")
        case "place":
            return band_text(say, lever.text(value))


def inside_text(say: Language, lever: Lever, value: Decimal) -> str:
    """The same inside a sentence: 76,32 % · 44 · đạt · hạng 11–30."""
    if lever.entry == "yes_no":
        return say("telling.inside_yes" if value else "telling.inside_no")
    if lever.entry == "place":
        return band_text(say, lever.text(value), inside=True)
    return short_text(say, lever, value)


def counted_text(say: Language, lever: Lever, value: Decimal) -> str:
    """What stands beside the short value: 326.522 / 333.718 hồ sơ behind a rate, / 79 vấn đề behind
    a count, / 3,00 điểm behind points; empty where there is nothing to count."""
    most = lever.span.high if lever.entry == "points" else lever.of
    if most is None or lever.entry in ("yes_no", "place"):
        return ""
    written = say.decimal(most) if lever.entry == "points" else say.plain(most)
    cases = lever.cases(value)
    counted = "" if cases is None else f"{say.plain(cases)} "
    return f"{counted}/ {written} {unit_text(say, lever)}".strip()


def input_text(say: Language, lever: Lever) -> str:
    """What an input is called: its criterion's label, or of several inputs the criterion's number
    and the input's own name."""
    criterion, name = lever.criterion, say.name(lever.name)
    if len(criterion.inputs()) == 1:
        return label(say, criterion)
    return f"{criterion.id} {name}" if criterion.numbered else name


def rounded_text(say: Language, lever: Lever, value: Decimal) -> str:
    """The same as `value_text`, but rates with two decimals."""
    return (short_text if lever.entry == "percent" else value_text)(say, lever, value)


def change_text(say: Language, difference: Difference, written: Written = value_text) -> str:
    """An input's old and new value as `written`, with its name where its criterion has several."""
    lever, old, new = difference
    of = lever.figure.of  # the total may have changed as well
    then = lever if of is None else lever.out_of(of)
    before, after = written(say, then, old), written(say, lever, new)
    if before == after:  # what differs was rounded away
        before, after = value_text(say, then, old), value_text(say, lever, new)
    moved = f"{before} → {after}"
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
    match lever.entry:
        case "yes_no":
            key = "telling.change_yes" if new else "telling.change_no"
        case "place":
            key = "telling.change_place"
        case _:
            key = "telling.change_value" if lever.span.better > 0 else "telling.change_lower"
    values = {"value": inside_text(say, lever, new), "old": inside_text(say, lever, old)}
    return say(key, name=input_text(say, lever), **values)


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
    texts = [_arrow(say, one, goal) for one in shown]
    alike = {(one.lever.entry, one.old, one.new) for one in shown}
    if len(shown) > 1 and len(alike) == 1 and shown[0].lever.entry == "yes_no":
        return say("telling.several", text=texts[0], count=len(shown))
    return "; ".join(texts)


def _arrow(say: Language, difference: Difference, goal: bool) -> str:
    """An input's old value without its unit, and the new one with it; rates with two decimals."""
    lever, old, new = difference
    before, after = short_text(say, lever, old), rounded_text(say, lever, new)
    if before == after:  # what differs was rounded away
        before, after = value_text(say, lever, old), value_text(say, lever, new)
    return after if goal else f"{before} → {after}"


def unit_text(say: Language, lever: Lever) -> str:
    """What is counted; empty where nothing is."""
    return say.name(lever.part.unit) if lever.part.unit else ""


def band_text(say: Language, band: str, inside: bool = False) -> str:
    """A band of places: Hạng 11–30; with a small letter `inside` a sentence."""
    kind = "inside_band" if inside else "band"
    if band.endswith("+"):
        return say(f"telling.{kind}_last", first=band.removesuffix("+"))
    return say(f"telling.{kind}", band=band.replace("-", "–"))


def amount_text(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    """A way of a lever to a better value: thêm 35 vấn đề · thêm 1 điểm % (5.525 hồ sơ) · đạt."""
    match lever.entry:
        case "percent":
            points, before, after = say.plain(to - start), lever.cases(start), lever.cases(to)
            if before is None or after is None:
                return say("telling.step_rate", points=points)
            more, unit = say.plain(after - before), unit_text(say, lever)
            return say("telling.step_cases", points=points, count=more, unit=unit)
        case "count":
            key = "telling.step_more" if to > start else "telling.step_fewer"
            return say(key, count=say.plain(abs(to - start)), unit=unit_text(say, lever))
        case "points":
            return say("telling.step_points", points=say.plain(to - start))
        case "yes_no":
            return say("telling.step_met")
        case "place":
            return say("telling.step_band", band=inside_text(say, lever, to))


def action_text(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    """The same under the name of the lever: Vấn đề đã xử lý xong: thêm 35 vấn đề. A row that is
    not a criterion has no name of its own for what it counts."""
    step = amount_text(say, lever, start, to)
    if not lever.criterion.numbered:
        return step
    return say("telling.step_named", name=say.name(lever.name), step=step)


def step_text(say: Language, step: NextStep | None) -> str:
    """The next step of a criterion, named where the criterion has several inputs or is met as a
    whole; a dash where nothing is left to do."""
    if step is None:
        return say("telling.step_none")
    lever = step.lever
    named = len(lever.criterion.inputs()) > 1 or lever.entry == "yes_no"
    return (action_text if named else amount_text)(say, lever, step.start, step.to)
