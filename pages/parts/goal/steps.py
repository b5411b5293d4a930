"""A plan as people read it: its steps in natural units, as a table and as bars."""

from html import escape
from itertools import groupby

import pandas as pd

from model.levers import Lever
from model.planning.goal import Plan, Step
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame
from pages.parts.goal.answer import Answer
from pages.parts.levers import band_name, value_text
from pages.parts.simulation import bars, label, step

COLUMNS = ("criterion", "work", "gain", "effort", "lead", "time")
LEAST_SHOWN = 0.005  # points; less would be shown as 0,00
MARGIN = 0.1  # of the way, between the wanted total and the end of the axis


def steps_html(frame: Frame, found: Answer) -> str:
    """The steps as a table, the criterion that brings most first."""
    say = frame.words
    head = "".join(f"<th>{say(f'goal.steps.{name}')}</th>" for name in COLUMNS)
    body = "".join(criterion_rows(frame, found, steps) for steps in by_criterion(found.plan))
    return f'<table class="steps"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def by_criterion(plan: Plan) -> list[list[Step]]:
    """The steps of each criterion, the one that brings most first."""
    order = list(plan.gains)
    steps = sorted(plan.steps, key=lambda one: order.index(one.criterion))
    return [list(group) for _, group in groupby(steps, key=lambda one: one.criterion)]


def criterion_rows(frame: Frame, found: Answer, steps: list[Step]) -> str:
    """The rows of one criterion: what is common stands once."""
    say, key, span = frame.words, steps[0].criterion, f'rowspan="{len(steps)}"'
    row = frame.case.baseline.rows.get(key)
    lead, time = (", ".join(row.lead), row.time.vi) if row else ("–", "–")
    criterion = escape(label(frame.case.rulebook.criteria[key]))
    word = say("goal.steps.level", word=found.efforts.word(key).vi)
    rows = []
    for place, one in enumerate(steps):
        lever = frame.case.levers[one.lever]
        cells = [
            f"<td><b>{escape(action(say, lever, one))}</b>"
            f"<small>{escape(passage(say, lever, one))}</small></td>",
            f'<td class="n">{gain_text(float(one.gain))}</td>',
            f'<td class="n">{numbers.decimal(one.effort)}</td>',
        ]
        if not place:
            cells.insert(0, f"<td {span}>{criterion}<small>{escape(word)}</small></td>")
            cells += [f"<td {span}>{escape(lead)}</td>", f"<td {span}>{escape(time)}</td>"]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(rows)


def action(say: Language, lever: Lever, one: Step) -> str:
    """What is to be done: Vấn đề đã xử lý xong: thêm 20 vấn đề; or the item that is to be met."""
    name = str(lever.name.vi)
    if lever.entry == "yes_no":
        return name
    if lever.entry == "place":
        band = band_name(say, lever.bands()[int(one.to) - 1]).lower()
        return say("goal.action.band", name=name, band=band)
    before, after = lever.cases(one.start), lever.cases(one.to)
    if lever.entry == "percent" and (before is None or after is None):
        points = numbers.plain(one.to - one.start)
        return say("goal.action.percent", name=name, points=points)
    more = after - before if before is not None and after is not None else one.to - one.start
    key = "goal.action.more" if more > 0 else "goal.action.fewer"
    return say(key, name=name, count=numbers.plain(abs(more)), unit=lever.unit_text("vi"))


def passage(say: Language, lever: Lever, one: Step) -> str:
    """From where to where."""
    of = f"/{numbers.plain(lever.of)}" if lever.entry == "count" and lever.of else ""
    start, to = (value_text(say, lever, value) for value in (one.start, one.to))
    return f"{start} → {to}{of}"


def gain_text(gain: float) -> str:
    """Points won, with four decimals where two would show nothing."""
    return numbers.signed(gain, 2 if gain >= LEAST_SHOWN else 4)


def way_table(frame: Frame, found: Answer) -> tuple[pd.DataFrame, str]:
    """The bars from the start to the plan's total, and the text alternative."""
    say, plan = frame.words, found.plan
    reached = found.start.points
    base = found.question.beginning == "base" or not found.goal.scenario.changes
    start = say("goal.way.start", year=frame.year) if base else say("goal.way.scenario")
    rows = [step(start, reached, reached, "total")]
    for key, gain in plan.gains.items():
        name = label(frame.case.rulebook.criteria[key])
        bar = step(name, reached, reached + float(gain), "up")
        tiny = say("goal.way.tiny", points=numbers.decimal(0.01))
        rows.append(bar if gain >= LEAST_SHOWN else bar | {"change_text": tiny})
        reached += float(gain)
    if cap := round(found.reached.points - reached, 4):
        rows.append(step(say("goal.way.cap"), reached, reached + cap, "down"))
    rows.append(step(say("goal.way.end"), found.reached.points, found.reached.points, "total"))
    table = bars(pd.DataFrame(rows))
    if found.wanted is None:
        table = table.assign(wanted=float("nan"), wanted_text="")
    else:
        total = numbers.decimal(found.wanted)
        spread = float(found.wanted) - found.start.points
        far = max(float(found.wanted) + MARGIN * spread, float(table["room"].iloc[0]))
        text = say("goal.way.wanted", total=total)
        table = table.assign(wanted=float(found.wanted), wanted_text=text, room=far)
    alt = say(
        "goal.way.alt",
        start=numbers.decimal(found.start.points),
        total=numbers.decimal(found.reached.points),
        count=len(plan.gains),
    )
    return table, alt
