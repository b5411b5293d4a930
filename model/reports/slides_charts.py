"""The charts of the slides: native, so that they can be edited in PowerPoint."""

# python-pptx is typed only in part:
# mypy: disable-error-code="no-untyped-call, no-any-return"

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Pt

from model.reports.slides_form import FONT, GREY, INK, Box, colour

Series = tuple[str, Sequence[float | None], str]
FEW = 3  # so few bars would be fat
HIDDEN = ""  # the colour of a series that only lifts the next one
BELOW_AXIS = XL_TICK_LABEL_POSITION.HIGH  # the order is reversed: the far end is the bottom


def bars(
    slide: Slide,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    form: str,
    text: str,
) -> Chart:
    """Horizontal bars in the order given, from the top down; `text` is the alternative for those
    who cannot see them. One series has labelled bars; several are stacked."""
    data = CategoryChartData(number_format=form)
    data.categories = categories
    for name, values, _ in series:
        data.add_series(name, values)
    stacked = len(series) > 1
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame: Any = slide.shapes.add_chart(kind, *box.emu(), data)  # type: ignore[arg-type]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", text)
    chart: Chart = frame.chart
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(14), colour(INK)
    chart.has_title = chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width = 45 if len(categories) > FEW else 160
    plot.overlap = 100 if stacked else -10
    for found, (_, _, ink) in zip(plot.series, series, strict=True):
        if ink == HIDDEN:
            found.format.fill.background()
            found.format.line.fill.background()
            continue
        found.format.fill.solid()
        found.format.fill.fore_color.rgb = colour(ink)
        found.invert_if_negative = False
        if stacked:
            continue
        labels = found.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, form, False
        labels.font.size, labels.font.bold, labels.font.name = Pt(13), True, FONT
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _quiet(chart)
    return chart


def _quiet(chart: Chart) -> None:
    """Axes without noise: names from the top down, neither gridlines nor a scale."""
    value, category = chart.value_axis, chart.category_axis
    value.has_major_gridlines = False
    value.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    value.format.line.fill.background()
    value.tick_labels.font.size, value.tick_labels.font.color.rgb = Pt(12), colour(GREY)
    category.format.line.color.rgb = colour("BFC7D5")
    category.tick_labels.font.size = Pt(14)
    category.has_major_gridlines = False
    category.reverse_order = True
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    every = OxmlElement("c:tickLblSkip")  # never leave out a name for want of room
    every.set("val", "1")
    category._element.find(qn("c:noMultiLvlLbl")).addprevious(every)


def recolour(chart: Chart, series: int, points: dict[int, str]) -> None:
    """Give single bars of a series a colour of their own."""
    for number, ink in points.items():
        fill = chart.plots[0].series[series].points[number].format.fill
        fill.solid()
        fill.fore_color.rgb = colour(ink)
