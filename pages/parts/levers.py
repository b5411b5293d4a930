"""The levers as widgets, each in the unit that people know."""

from decimal import Decimal
from html import escape

import streamlit as st

from model.law.criteria import Criterion
from model.levers import Lever
from model.scoring import extrapolates
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import literal, marked

STEPS = {"percent": Decimal("0.1"), "count": Decimal(1), "points": Decimal("0.25")}


def card(frame: Frame, criterion: Criterion) -> None:
    """A criterion: its name, the points it earns of its maximum, and its levers."""
    say, year = frame.words, frame.year
    points = frame.now.points_of(criterion.id)
    levers = [lv for lv in frame.work.scenario.levers.values() if lv.criterion.id == criterion.id]
    start = frame.base.points_of(criterion.id)
    tone = "up" if points > start else "down" if points < start else ""
    changed = any(lever.id in frame.work.scenario.changes for lever in levers)
    earned = say(
        "simulate.points",
        points=numbers.decimal(points, 4),
        maximum=numbers.decimal(criterion.maximum),
    )
    with st.container(key=f"card-{slug(criterion.id)}"):
        label = f"{criterion.id} " if criterion.listed else ""
        st.html(
            f'<div class="criterion {"changed" if changed else ""} {tone}">'
            f"<h3><small>{label}</small>{escape(criterion.name.vi)}</h3>"
            f'<span id="points-{slug(criterion.id)}">{earned}</span></div>'
        )
        for lever in levers:
            widget(frame, lever)
        for note in notes(frame, criterion, levers):
            st.html(f'<p class="note">{escape(note)}</p>')
        if changed:
            st.button(
                ":material/undo:",
                key=f"reset-{slug(criterion.id)}",
                type="tertiary",
                help=marked(say, "simulate.reset_one", year=year),
                on_click=session.change,
                args=(lambda scenario: scenario.reset(criterion.id),),
            )


def widget(frame: Frame, lever: Lever) -> None:
    """One lever: a slider, a toggle or a choice, with its value and its value in the baseline."""
    say, scenario = frame.words, frame.work.scenario
    value = scenario.value(lever.id)
    key = f"lever-{slug(lever.id)}"
    start = scenario.start_value(lever.id)
    args = (key, move, lever, start)
    moved = {"key": key, "on_change": session.heard, "args": args, "disabled": lever.locked}
    name = literal(lever.name.vi)
    if lever.entry == "yes_no":
        session.show_value(key, bool(value))
        st.toggle(literal(f"{lever.name.vi} · {then(frame, lever, start)}"), **moved)
    elif lever.entry == "place":
        session.show_value(key, int(value))
        bands = lever.bands()
        st.segmented_control(
            literal(f"{lever.name.vi} · {then(frame, lever, start)}"),
            options=range(1, len(bands) + 1),
            required=True,
            format_func=lambda band: literal(band_name(say, bands[band - 1])),
            **moved,
        )
    else:
        low, high = lever.span.low, lever.span.high
        step = STEPS[lever.entry]
        kind = float if lever.entry != "count" else int
        session.show_value(key, kind(position(value, step)))
        st.html(
            f'<div class="lever"><span>{escape(name)}'
            f"<small>{then(frame, lever, start)}</small></span>"
            f'<span><b id="value-{slug(lever.id)}">{value_text(say, lever, value)}</b>'
            f"{count_text(say, lever, value)}</span></div>"
        )
        st.slider(
            name,
            kind(low),
            kind(high),
            step=kind(step),
            label_visibility="collapsed",
            **moved,
        )


def move(lever: Lever, start: Decimal) -> None:
    """The person moved a lever: the scenario follows."""
    value = chosen(lever, start)
    session.change(lambda scenario: scenario.change(lever.id, value))


def then(frame: Frame, lever: Lever, start: Decimal) -> str:
    """The value of a lever in the baseline's year."""
    value = value_text(frame.words, lever, start)
    value = value if lever.entry in STEPS else value.lower()
    return frame.words("simulate.then", year=frame.year, value=value)


def chosen(lever: Lever, start: Decimal) -> Decimal:
    """The value that a lever's widget shows: at the start's own position exactly the start."""
    shown = session.shown(f"lever-{slug(lever.id)}")
    value = Decimal(str(shown)) if not isinstance(shown, bool) else Decimal(int(shown))
    if lever.entry in STEPS and value == position(start, STEPS[lever.entry]):
        return start
    return value


def notes(frame: Frame, criterion: Criterion, levers: list[Lever]) -> list[str]:
    """What a person must know about a criterion before believing its points."""
    say, values = frame.words, frame.work.scenario.values()
    found = []
    if criterion.moved == "out_of_reach" and criterion.reason:
        found.append(f"{say('simulate.locked')}. {criterion.reason.vi}")
    if criterion.moved == "survey":
        found.append(say("simulate.survey"))
    if any(extrapolates(lever, values) for lever in levers):
        beyond = "simulate.beyond_place" if criterion.moved == "place" else "simulate.beyond"
        found.append("⚠ " + say(beyond))
    return found


def position(value: Decimal, step: Decimal) -> Decimal:
    """The slider position nearest to a value."""
    return (value / step).to_integral_value() * step


def value_text(say: Language, lever: Lever, value: Decimal) -> str:
    """A value of a lever as people say it."""
    if lever.entry == "percent":
        return numbers.percent(value)
    if lever.entry == "yes_no":
        return say("simulate.yes" if value else "simulate.no")
    if lever.entry == "place":
        return band_name(say, lever.bands()[int(value) - 1])
    if lever.entry == "points":
        return numbers.decimal(value)
    return numbers.plain(value)


def count_text(say: Language, lever: Lever, value: Decimal) -> str:
    """The count beside a value: 326.522 / 333.718 hồ sơ."""
    unit = lever.unit_text("vi")
    if lever.entry == "points":
        return f" <small>/ {numbers.decimal(lever.span.high)} {unit}</small>"
    cases = lever.cases(value) if lever.entry == "percent" else value
    if cases is None or lever.of is None:
        return ""
    text = say("simulate.cases", cases=numbers.plain(cases), of=numbers.plain(lever.of), unit=unit)
    if lever.entry == "count":
        return f" <small>/ {numbers.plain(lever.of)} {unit}</small>"
    return f" <small>{text}</small>"


def band_name(say: Language, band: str) -> str:
    """A band of places: Hạng 11–30."""
    if band.endswith("+"):
        return say("simulate.band_last", first=band.removesuffix("+"))
    return say("simulate.band", band=band.replace("-", "–"))


def slug(key: str) -> str:
    """An id as part of a key or of a style: 7.3.7.files → 7-3-7-files."""
    return key.replace(".", "-")
