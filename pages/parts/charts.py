"""Charts: table in, chart out. Numbers in the language, no colour that carries meaning alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import altair as alt
import pandas as pd
import streamlit as st
from babel import Locale

from model.telling.changes import Step
from model.telling.language import Language
from pages.parts.texts import show

INK, MUTED, GREY, PALE = "#17212e", "#5b6878", "#8b96a5", "#c9d1db"
GAIN, LOSS, OURS = "#1767a8", "#b04a12", "#8a1c5b"
LEAST_SPREAD = 0.5  # points; the least width of the waterfall
FONT = "Be Vietnam Pro, sans-serif"

BAR: dict[str, Any] = {"height": {"band": 0.62}, "cornerRadius": 2}
FROM_ZERO = alt.Scale(zero=True, nice=False)
TENTHS = alt.Axis(format=".1f", tickCount=5)
NARROW = "containerSize()[0] < 380"  # on a telephone; `width` is not known before the labels are
# Names that are written upwards, more than fit side by side on a telephone: there every second one
# stands lower.
LOWER = 11 * "\N{NO-BREAK SPACE}" + "\N{ZERO WIDTH SPACE}"  # Vega trims what ends in spaces
STAGGERED = f"datum.label + ({NARROW} && indexof(domain('x'), datum.value) % 2 ? '{LOWER}' : '')"
SHARE = "round(datum.value * 100) + '\N{NO-BREAK SPACE}%'"  # a label of an axis of shares
PLACES: tuple[tuple[str, Literal["left", "right"], int, int], ...] = (
    ("below", "right", -9, 13),
    ("above", "left", 9, -11),
)  # where the text of ours stands: on the free side of a line that falls to the right

Chart = Callable[[pd.DataFrame, Language], alt.LayerChart]
Channel = TypeVar("Channel", alt.Color, alt.Fill, alt.Shape, alt.Stroke, alt.StrokeDash)


def draw(chart: Chart, table: pd.DataFrame, say: Language, alt: str, by: str = "") -> None:
    """Show a chart of a table, with its text alternative.

    The specification is built once per chart, language and `by` (what else it depends on); a rerun
    sends only the data, so that the browser patches the picture instead of drawing it anew.
    """
    specification = specifications(chart.__name__, say.code, by, chart, table, say)
    st.vega_lite_chart(table, specification, theme=None, key=f"chart-{chart.__name__}", alt=alt)


class Picture(NamedTuple):
    """A chart of a table, with its title, its text alternative, and where it comes from."""

    chart: Chart
    table: pd.DataFrame
    title: str
    alt: str
    source: str


def hang(picture: Picture, say: Language) -> None:
    """Show a picture under its title, its source below."""
    show("frame/heading", style="chart-title", text=picture.title)
    draw(picture.chart, picture.table, say, picture.alt)
    show("frame/source", text=picture.source)


@st.cache_resource(show_spinner=False)
def specifications(
    name: str, code: str, by: str, _chart: Chart, _table: pd.DataFrame, _say: Language
) -> dict[str, Any]:
    """The Vega-Lite specification of a chart in a language, without its data. Its text alternative
    tells it; what Vega would say of each mark is English and names of columns."""
    found: dict[str, Any] = _chart(_table, _say).to_dict()
    found["config"] |= {"locale": {"number": number_locale(_say)}, "aria": False}
    return {key: part for key, part in found.items() if key not in {"data", "datasets"}}


def number_locale(say: Language) -> dict[str, Any]:
    """How a chart writes numbers: as the language does."""
    symbols = Locale.parse(say.code).number_symbols["latn"]
    return {
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
        "grouping": [3],
        "currency": ["", " ₫"],
    }


def dressed(chart: alt.LayerChart | alt.FacetChart, height: int | alt.Step) -> alt.LayerChart:
    """The look that all charts share."""
    look: alt.LayerChart = (
        chart.properties(height=height, width="container")
        .configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12.5,
            titleFontSize=12.5,
            titleFontWeight="normal",
            titleColor=MUTED,
            labelColor=INK,
            gridColor="#e8ecf1",
            domainColor=PALE,
            tickColor=PALE,
            labelLimit=400,
        )
        .configure_legend(labelFontSize=12.5, title=None, orient="bottom", labelLimit=260)
    )
    return look


def broken(characters: int) -> str:
    """A label of an axis or a legend, whose lines are parted by "|": on a telephone in lines of
    about so many characters."""
    lines = f"replace(datum.label, regexp('([^|]{{{characters}}}[^ |]*) ', 'g'), '$1|')"
    return f"split({NARROW} ? {lines} : datum.label, '|')"


def columns(most: int = 0) -> alt.ExprRef:
    """As many columns of a legend, 0 for as many as there is room for; one on a telephone."""
    return alt.ExprRef(f"{NARROW} ? 1 : {most}")


def waterfall(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """From the base to the scenario, one bar per change; a total is a point.

    `table`: label, from_points, to_points, right (where the text stands), room (the end of the
    axis), change_text, kind (total, up, down).
    """
    base = labelled(table)
    bars = rising(base, say("simulate.chart_points"))
    return dressed(bars + ends(base, "right:Q", "change_text:N") + room(base), alt.Step(26))


def rising(base: alt.Chart, title: str) -> alt.LayerChart:
    """The bars of a waterfall: from_points to to_points, coloured by kind. Totals are points: as
    bars they would have to begin at zero."""
    scale = alt.Scale(zero=False, nice=False, padding=10)
    placed = base.encode(x=alt.X("from_points:Q", title=title, scale=scale, axis=TENTHS))
    bars = placed.mark_bar(**BAR).encode(
        x2="to_points:Q", color=kinds({"total": INK, "up": GAIN, "down": LOSS})
    )  # the first layer has every row, for it gives their order; a total has no length in it
    totals = placed.transform_filter(alt.datum.kind == "total").mark_point(
        shape="diamond", size=130, filled=True, color=INK, opacity=1
    )
    found: alt.LayerChart = bars + totals
    return found


def kinds(colours: dict[str, str]) -> alt.Color:
    """The colour of each `kind`; what it means is told by where a bar stands and its text."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return alt.Color("kind:N", legend=None, scale=scale)


def rising_bars(steps: Sequence[Step]) -> pd.DataFrame:
    """The table of a waterfall; texts stand at the right ends."""
    ends = [point for step in steps for point in (step.start, step.end)]
    spread = max(max(ends) - min(ends), LEAST_SPREAD)
    return pd.DataFrame(
        {
            "label": [step.name for step in steps],
            "from_points": [step.start for step in steps],
            "to_points": [step.end for step in steps],
            "kind": [step.kind for step in steps],
            "change_text": [step.text for step in steps],
            "right": [max(step.start, step.end) for step in steps],
            "room": max(ends) + 0.35 * spread,
        }
    )


def losses(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The criteria that lost most. `table`: label, lost, room (the end of the axis), lost_text."""
    base = labelled(table)
    bars = base.mark_bar(**BAR, color=LOSS).encode(
        x=alt.X("lost:Q", title=say("simulate.chart_lost"), scale=FROM_ZERO, axis=TENTHS)
    )
    return dressed(bars + ends(base, "lost:Q", "lost_text:N") + room(base), alt.Step(26))


def labelled(table: pd.DataFrame) -> alt.Chart:
    """Horizontal bars named by `label`, in the order of the table; on a telephone in lines."""
    axis = alt.Axis(
        domain=False, ticks=False, labelPadding=8, labelExpr=broken(26), labelLineHeight=13
    )
    y = alt.Y("label:N", sort=None, title=None, axis=axis)
    return alt.Chart(table).encode(y=y)


def ends(base: alt.Chart, x: str, text: str) -> alt.Chart:
    """The text at the end of each bar."""
    mark = base.mark_text(align="left", dx=6, fontSize=12.5, fontWeight=600, color=INK)
    texts: alt.Chart = mark.encode(x=x, text=text)
    return texts


def room(base: alt.Chart) -> alt.Chart:
    """An invisible mark that keeps room for the text at the end of the longest bar."""
    kept: alt.Chart = base.mark_point(opacity=0).encode(x="room:Q")
    return kept


def provinces(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The provinces by rank and score, ours before and after.

    `table`: rank, score, province, status, known (its score), who (other, before, after), text,
    place (of the text: below, above).
    """
    tooltip = [
        alt.Tooltip("province:N", title=say("simulate.chart_province")),
        alt.Tooltip("score:Q", title=say("simulate.chart_points"), format=".2f"),
        alt.Tooltip("rank:Q", title=say("simulate.chart_rank")),
        alt.Tooltip("status:N", title=say("simulate.chart_status")),
    ]
    x = alt.X(
        "rank:Q",
        title=say("simulate.chart_rank"),
        scale=alt.Scale(zero=True, nice=False, padding=6),
        axis=alt.Axis(tickCount=7, tickMinStep=1, grid=False),
    )
    y = alt.Y(
        "score:Q",
        title=say("simulate.chart_points"),
        scale=alt.Scale(zero=False, nice=True, padding=8),
        axis=alt.Axis(format=".0f", tickCount=5),
    )
    base = alt.Chart(table).encode(x=x, y=y, tooltip=tooltip)
    others = base.transform_filter(alt.datum.who == "other")
    dots = others.transform_filter(alt.datum.known).mark_point(
        filled=True, size=33, color=GREY, opacity=1
    )
    rings = others.transform_filter(~alt.datum.known).mark_point(
        filled=False, size=26, color=GREY, strokeWidth=1
    )
    before = base.transform_filter(alt.datum.who == "before").mark_point(
        shape="diamond", size=150, color=OURS, strokeWidth=2, filled=False
    )
    after = base.transform_filter(alt.datum.who == "after").mark_point(
        shape="diamond", size=190, color=OURS, filled=True, opacity=1
    )
    labels = [
        base.transform_filter(alt.datum.place == place)
        .mark_text(align=align, dx=dx, dy=dy, fontSize=12.5, fontWeight=600, color=OURS)
        .encode(text="text:N")
        for place, align, dx, dy in PLACES
    ]
    return dressed(alt.layer(rings, dots, before, after, *labels), 210)


def looking(channel: type[Channel], field: str, looks: Mapping[str, Any], **more: Any) -> Channel:
    """How each value of a field looks: its colour, shape, filling or dashes."""
    scale = alt.Scale(domain=list(looks), range=list(looks.values()))
    return channel(field, scale=scale, **more)
