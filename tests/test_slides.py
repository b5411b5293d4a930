"""The slides read back: six pages and more of work, charts that can be edited, nothing outside."""

import time
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu

from model.reports.contents import Pack, changes, most_lost, recoverable, tasks
from model.reports.slides import slides
from model.reports.slides_form import Box, new_deck
from model.reports.slides_table import grid, split
from model.reports.statements import foot_text, movement_short, summary
from model.telling import numbers
from model.telling.changes import change_texts
from model.telling.labels import knowledge_text, label, no_agencies
from model.telling.numbers import Numbers
from model.telling.ranks import forecast_text
from model.telling.values import change_text
from tests.packs import ALL, EVERY_PLACE, LONG, Place, file_of, longest, several, sole, unchanged

VIETNAMESE = Numbers("vi")

BOTTOM = 6.93  # where the foot of a page begins, in inches


def pages(made: Any) -> list[Slide]:
    return list(Presentation(BytesIO(file_of("slides", made))).slides)


def texts(slide: Slide) -> list[str]:
    """Every text of a slide, the cells of its tables among them."""
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def of_work(made: Any) -> list[Slide]:
    """The pages of the work: between the ranks and the assumptions."""
    found = pages(made)[4:-1]
    for number, slide in enumerate(found[1:], start=2):
        assert f"{number}/{len(found)}" in slide.shapes.title.text_frame.text
    return found


def charts(slide: Slide) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


@pytest.mark.parametrize("made", ALL)
def test_there_are_six_pages_of_sixteen_by_nine_each_with_a_title(made) -> None:
    """And as many more as the work needs."""
    deck = Presentation(BytesIO(file_of("slides", made)))
    assert len(deck.slides) == 5 + len(of_work(made))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=1e-3)
    assert all(slide.shapes.title.text_frame.text.strip() for slide in deck.slides)


@pytest.mark.parametrize("made", ALL)
def test_every_page_states_the_facts(made) -> None:
    pack: Pack = made()
    for slide in pages(made):
        foot = next(text for text in texts(slide) if text.startswith("Số liệu"))
        assert "2023 (Lâm Đồng)" in foot
        assert pack.first.scenario.read.name.vi in foot
        assert movement_short(pack).split(" ")[-2] in foot
        assert "5/2/2026" in foot


@pytest.mark.parametrize("made", ALL)
def test_charts_are_native_and_have_a_text_alternative_and_there_is_no_picture(made) -> None:
    deck = pages(made)
    assert [len(charts(slide)) for slide in deck] == [1, 1, 1, 1, *[0] * (len(deck) - 4)]
    for slide in deck:
        for shape in slide.shapes:
            assert shape.shape_type is None or "PICTURE" not in str(shape.shape_type)
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert shape.chart.part.chart_workbook.xlsx_part is not None


@pytest.mark.parametrize("made", [*ALL, *EVERY_PLACE])
def test_nothing_leaves_the_page_or_covers_its_foot(made) -> None:
    deck = Presentation(BytesIO(file_of("slides", made)))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            if shape.has_table:
                high = sum(row.height for row in shape.table.rows)
                wide = sum(column.width for column in shape.table.columns)
                assert Emu(shape.top + high).inches <= BOTTOM
                assert shape.left + wide <= deck.slide_width
            else:
                assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("made", ALL)
def test_type_is_large_and_of_a_font_that_offices_have(made) -> None:
    for slide in pages(made):
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        cells = [
            cell.text_frame
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
        for least, found in ((10, frames), (13, cells)):
            runs = [run for frame in found for part in frame.paragraphs for run in part.runs]
            assert {run.font.name for run in runs} <= {"Arial"}
            assert all(run.font.size.pt >= least for run in runs if run.text)


def test_the_first_page_says_where_the_province_is() -> None:
    slide = pages(sole)[0]
    assert slide.shapes.title.text_frame.text == "Năm 2023: 86,02 điểm, hạng 46/63"
    assert "năm 2022: 86,72 điểm, hạng 15" in texts(slide)
    assert "86,98" in texts(slide)
    values = charts(slide)[0].plots[0].series[0].values
    base, fields = sole().base, sole().fields
    assert list(values) == [
        round(100 * base.fields[one.id] / float(one.maximum), 2) for one in fields
    ]


def test_the_second_page_shows_the_largest_losses() -> None:
    slide = pages(sole)[1]
    plot = charts(slide)[0].plots[0]
    lost = most_lost(sole(), sole().base)[:10]
    assert list(plot.series[0].values) == [points for _, points in lost]
    assert next(iter(plot.categories)) == "9.2 Khảo sát lãnh đạo"
    assert "23 tiêu chí bị mất 14,98 điểm" in texts(slide)
    shares = [text for text in texts(slide) if text.endswith(f"{numbers.SPACE}%")]
    assert [share.split(numbers.SPACE)[0] for share in shares] == ["42", "30", "28"]


@pytest.mark.parametrize("made", [sole, unchanged])
def test_the_waterfall_leads_from_the_base_to_the_scenario(made) -> None:
    pack: Pack = made()
    chart = charts(pages(made)[2])[0]
    lifted, totals, up, down = (list(series.values) for series in chart.plots[0].series)
    assert (totals[0], totals[-1]) == (pack.base.points, pack.first.points)
    reached = totals[0]
    for lift, gain, loss in list(zip(lifted, up, down, strict=True))[1:-1]:
        assert lift == pytest.approx(min(reached, reached + (gain or 0) - (loss or 0)), abs=1e-6)
        reached += (gain or 0) - (loss or 0)
    assert reached == pytest.approx(pack.first.points, abs=1e-6)
    assert len(totals) - 2 == len([one for one in changes(pack, pack.first) if one.gain])


def test_the_comparison_holds_every_scenario_with_total_and_ranks() -> None:
    slide = pages(several)[2]
    chart = charts(slide)[0]
    assert list(chart.plots[0].series[0].values) == [one.points for one in several().everything]
    cells = texts(slide)
    for outcome in several().outcomes:
        change = VIETNAMESE.signed(outcome.points - several().base.points)
        assert f"{VIETNAMESE.decimal(outcome.points)} ({change})" in cells
        assert forecast_text(several().words, outcome.result.given) in cells


def test_the_rank_page_draws_each_interval_where_it_is() -> None:
    slide = pages(sole)[3]
    lifted, span = (list(series.values) for series in charts(slide)[0].plots[0].series)
    given, unknown = sole().first.result.given, sole().first.result.unknown
    drawn = [(low + 0.5, low + 0.5 + wide - 1) for low, wide in zip(lifted, span, strict=True)]
    assert drawn[0] == (46, 46)
    assert drawn[3] == (given.low, given.high)
    assert drawn[4] == (unknown.low, unknown.high)
    assert str(sole().first.rank.rank) in slide.shapes.title.text_frame.text


def test_the_work_page_names_who_and_when() -> None:
    slide = pages(sole)[4]
    cells = texts(slide)
    assert "6.1.1 Giải ngân đầu tư công" in cells
    assert any(cell.startswith("Sở Tài chính; ") for cell in cells)
    assert "Năm 2024 và các năm tiếp theo" in cells


@pytest.mark.parametrize("made", [*ALL, *EVERY_PLACE])
def test_every_task_and_every_lead_agency_stands_on_a_page_by_its_name(made) -> None:
    pack: Pack = made()
    cells = [text for slide in of_work(made) for text in texts(slide)]
    for one in tasks(pack) or recoverable(pack):
        assert any(cell.startswith(label(pack.words, one.criterion)) for cell in cells)
        if no_agencies(pack.ground) is None:
            for agency in one.leads:
                assert any(agency in cell.split("; ") for cell in cells), agency


@pytest.mark.parametrize("made", [*ALL, *EVERY_PLACE])
def test_points_lost_and_a_total_that_do_not_add_up_are_explained_beside_them(made) -> None:
    pack: Pack = made()
    say, base = pack.words, pack.base.result.total
    figures = [say.decimal(base.points), say.decimal(base.unexplained, 4)]
    said = [text for text in texts(pages(made)[1]) if all(one in text for one in figures)]
    assert bool(said) == bool(base.unexplained)


def test_a_scenario_that_changes_nothing_shows_where_points_could_be_won() -> None:
    slide = pages(unchanged)[4]
    assert "5.4 Kỷ luật, kỷ cương" in texts(slide)
    assert "9.2 Khảo sát lãnh đạo" not in texts(slide)


def test_what_a_page_shortens_its_notes_say_in_full() -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in pages(longest)]
    assert "Kho bạc Nhà nước tỉnh" in notes[4]
    assert "8. Tác động của cải cách hành chính đến người dân, tổ chức" in notes[0]
    sole_notes = pages(sole)[2].notes_slide.notes_text_frame.text
    for difference in sole().first.scenario.differences():
        assert change_text(sole().words, difference) in sole_notes
    assert "Nguyễn Văn A" in sole_notes


def test_the_notes_of_a_comparison_name_its_scenarios_in_full() -> None:
    notes = pages(longest)[2].notes_slide.notes_text_frame.text
    assert all(f"{LONG}{n}" in notes for n in range(6))


def test_the_slides_take_at_most_three_seconds_of_work() -> None:
    began = time.process_time()
    slides(longest())
    assert time.process_time() - began < 3


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_on_every_ground_the_slides_say_what_the_screen_says(place: Place) -> None:
    pack, deck = place(), pages(place)
    say, first = pack.words, place().first
    assert len(deck) == 5 + len(of_work(place))
    for slide in deck:
        assert foot_text(pack) in texts(slide)
        assert foot_text(pack) in slide.notes_slide.notes_text_frame.text
    for entry in pack.outcomes:
        assert summary(pack, entry) in deck[3].notes_slide.notes_text_frame.text
    assert say.decimal(pack.base.points) in texts(deck[0])
    if not pack.compares:
        notes = deck[2].notes_slide.notes_text_frame.text
        for change in changes(pack, first):
            assert all(text in notes for text in change_texts(say, change))
    assert (knowledge_text(pack.ground) is None) == (say("report.slide.rest") in texts(deck[1]))
    agency = say("report.lead") in texts(deck[4])
    assert agency == (no_agencies(pack.ground) is None)


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_the_slides_say_their_language(place: Place) -> None:
    deck = Presentation(BytesIO(file_of("slides", place)))
    tag = place().words("report.language_tag")
    assert deck.core_properties.language == tag
    defaults = deck.part._element.iter(qn("a:defRPr"))
    assert {one.get("lang") for one in defaults} == {tag}
    for slide in deck.slides:
        runs = [
            one for part in (slide, slide.notes_slide) for one in part._element.iter(qn("a:rPr"))
        ]
        assert {run.get("lang") for run in runs} == {tag}
        for chart in charts(slide):
            assert chart._chartSpace.find(qn("c:lang")).get("val") == tag


def test_a_table_goes_on_where_its_page_is_full_and_not_before() -> None:
    box, widths, sizes = Box(1, 1, 7, 5), (4.0, 3.0), (14, 12)
    heads = ("Nhiệm vụ", "Cơ quan")
    rows = [(f"Nhiệm vụ số {number}", "Sở Tài chính") for number in range(60)]
    deck = new_deck("")
    slide = deck.slides.add_slide(deck.slide_layouts[6])

    def kept(shown: list) -> int:
        return grid(slide, box, heads, shown, widths, sizes)

    pages = split(box, heads, rows, widths, sizes)
    assert [row for page in pages for row in page] == rows
    assert 3 <= len(pages) <= 6
    assert [kept(page) for page in pages] == [len(page) for page in pages]
    for page, after in pairwise(pages):
        assert kept([*page, after[0]]) == len(page)
    assert split(box, heads, rows[:5], widths, sizes) == [rows[:5]]
