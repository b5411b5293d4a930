"""The document read back: the form of Nghị định 30/2020/NĐ-CP, and the figures of the screen."""

import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from model.reports.contents import Pack, by_agency, changes, tasks
from model.reports.document import document
from model.reports.statements import assumptions, facts, out_of_date, summary, unexplained_text
from model.telling.labels import count_text, main_document, no_agencies
from model.telling.numbers import Numbers
from model.telling.ranks import forecast_text
from tests.packs import ALL, EVERY_PLACE, Place, file_of, longest, several, sole, unchanged

VIETNAMESE = Numbers("vi")


def opened(made: Any) -> Doc:
    return Document(BytesIO(file_of("document", made)))


def body(made: Any) -> str:
    return "\n".join(paragraph.text for paragraph in opened(made).paragraphs)


def headed(doc: Doc, head: str) -> list[list[str]]:
    """The rows of the table whose first heading is this, without the headings."""
    found = next(t for t in doc.tables if t.rows[0].cells[0].text == head)
    return [[cell.text for cell in row.cells] for row in found.rows][1:]


@pytest.mark.parametrize("made", ALL)
def test_the_page_is_a4_with_the_margins_of_the_decree(made) -> None:
    section = opened(made).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert 20 <= round(section.top_margin.mm, 1) <= 25
    assert 20 <= round(section.bottom_margin.mm, 1) <= 25
    assert 30 <= round(section.left_margin.mm, 1) <= 35
    assert 15 <= round(section.right_margin.mm, 1) <= 20


def test_the_page_number_stands_centred_at_the_top_from_the_second_page() -> None:
    section = opened(sole).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    paragraph = section.header.paragraphs[0]
    assert paragraph.alignment == ALIGN.CENTER
    assert paragraph._p.findall(f".//{qn('w:instrText')}")[0].text.strip() == "PAGE"


@pytest.mark.parametrize("made", ALL)
def test_the_type_is_times_new_roman_of_13_or_14_points(made) -> None:
    """Smaller only where the decree wants it so: the recipients."""
    doc = opened(made)
    assert doc.styles["Normal"].font.name == "Times New Roman"
    head, foot = doc.tables[0], doc.tables[-1]
    inside = [
        p for t in doc.tables if t._tbl is not foot._tbl for c in t._cells for p in c.paragraphs
    ]
    runs = [run for paragraph in [*doc.paragraphs, *inside] for run in paragraph.runs]
    assert {run.font.size.pt for run in runs} == {13, 14}
    assert {run.font.name for run in runs} == {None}
    receivers = [run for p in foot.cell(0, 0).paragraphs for run in p.runs]
    assert {run.font.size.pt for run in receivers} == {11, 12}
    assert head.cell(0, 1).paragraphs[0].runs[0].bold


def test_the_national_heading_stands_at_the_top_with_lines_drawn_under_it() -> None:
    left, right = opened(sole).tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"]
    assert right.paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert right.paragraphs[1].text == "Độc lập - Tự do - Hạnh phúc"
    for cell in (left, right):
        assert len(cell._tc.findall(f".//{qn('w:pBdr')}/{qn('w:top')}")) == 1
    assert "DỰ THẢO" in left.text


def test_number_recipients_and_signature_are_left_blank() -> None:
    doc = opened(sole)
    number = doc.tables[0].cell(0, 0).paragraphs[3].text
    assert number.startswith("Số:")
    assert number.endswith("/BC-UBND")
    assert not any(letter.isdigit() for letter in number)
    receivers, signer = doc.tables[-1].rows[0].cells
    assert receivers.paragraphs[0].text == "Nơi nhận:"
    assert not set("".join(p.text for p in receivers.paragraphs[1:])) - set("- Lưu:…")
    assert [p.text for p in signer.paragraphs] == ["TM. ỦY BAN NHÂN DÂN", "…………………………"]


def test_the_date_is_the_callers_written_as_the_decree_wants() -> None:
    """Days below 10 and the months 1 and 2 take a leading zero."""
    text = opened(sole).tables[0].cell(0, 1).paragraphs[-1].text
    assert text == "Lâm Đồng, ngày 05 tháng 02 năm 2026"


@pytest.mark.parametrize("made", ALL)
def test_tables_repeat_their_headings_and_break_no_row(made) -> None:
    doc = opened(made)
    tables = doc.tables[1:-1]
    assert len(tables) >= 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        width = sum(cell.width.mm for cell in table.rows[0].cells)
        assert width == pytest.approx(165, abs=0.5)


@pytest.mark.parametrize("made", ALL)
def test_the_text_states_facts_results_and_assumptions(made) -> None:
    pack: Pack = made()
    text = body(made)
    for name, value in facts(pack):
        assert f"{name}: {value}" in text
    for outcome in pack.outcomes:
        assert summary(pack, outcome) in text
    for sentence in assumptions(pack):
        assert sentence in text
    assert text.rstrip().endswith("./.")


@pytest.mark.parametrize("made", [sole, several, longest])
def test_the_table_of_results_holds_the_figures_of_the_screen(made) -> None:
    pack: Pack = made()
    rows = headed(opened(made), "Kịch bản")
    assert len(rows) == len(pack.everything)
    for row, outcome in zip(rows, pack.everything, strict=True):
        assert row[1].startswith(VIETNAMESE.decimal(outcome.points))
        assert row[2].startswith(f"{outcome.rank.rank}/63")
        assert row[3] == forecast_text(pack.words, outcome.result.given)


def test_the_table_by_field_adds_up() -> None:
    rows = headed(opened(sole), "Lĩnh vực")
    *parts, whole = [[float(cell.replace(",", ".") or 0) for cell in row[2:4]] for row in rows]
    for column, outcome in enumerate(sole().everything):
        assert whole[column] == pytest.approx(outcome.points, abs=1e-9)
        assert sum(part[column] for part in parts) == pytest.approx(outcome.points, abs=1e-6)


def test_the_table_of_changes_lists_what_differs_and_nothing_else() -> None:
    rows = headed(opened(sole), "STT")
    found = changes(sole(), sole().first)
    assert [row[1].split(" ")[0] for row in rows] == [one.criterion.id for one in found]
    assert [row[3] for row in rows] == [VIETNAMESE.signed(one.gain, 4) for one in found]


@pytest.mark.parametrize("made", [sole, several])
def test_every_lead_agency_of_the_plan_has_its_row_and_each_figure_its_column(made) -> None:
    rows, held = headed(opened(made), "Cơ quan"), [one for one in by_agency(made()) if one.criteria]
    say = VIETNAMESE.decimal
    wanted = [
        [one.agency, say(one.lead), say(one.survey), *map(VIETNAMESE.signed, one.gains)]
        for one in held
    ]
    assert rows == wanted
    assert len(set(wanted[0][1:])) == len(wanted[0]) - 1
    leads = {name for row in made().case.baseline.rows.values() for name in row.lead}
    assert {row[0] for row in rows} == leads


def test_a_scenario_that_changes_nothing_says_so() -> None:
    assert "Chưa có đầu vào nào khác Năm 2023." in body(unchanged)


@pytest.mark.parametrize("made", [*ALL, *EVERY_PLACE])
def test_the_signature_is_never_split_nor_alone_on_a_page(made) -> None:
    """Its row does not break, and what stands before it stays with it."""
    doc = opened(made)
    *_, text, between, table, _ = doc.element.body
    assert table is doc.tables[-1]._tbl
    assert table.tr_lst[0].trPr.find(qn("w:cantSplit")) is not None
    for paragraph in (text, between):
        assert paragraph.pPr.find(qn("w:keepNext")) is not None
    assert text.pPr.find(qn("w:keepLines")) is not None
    assert "".join(run.text or "" for run in text.iter(qn("w:t"))).endswith("./.")


@pytest.mark.parametrize("made", [*ALL, *EVERY_PLACE])
def test_points_lost_and_a_total_that_do_not_add_up_are_explained(made) -> None:
    explained = unexplained_text(made())
    assert bool(explained) == bool(made().base.result.total.unexplained)
    assert explained is None or explained in body(made)


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_agencies_and_times_of_a_past_year_are_said_to_be_so(place: Place) -> None:
    made = place()
    found = out_of_date(replace(made, made=date(2040, 1, 1)))
    assert found
    assert "2040" in found
    source = main_document(made.case).date
    then = source.year if source else made.year
    assert out_of_date(replace(made, made=date(then, 12, 31))) is None
    asked = bool(tasks(made)) and no_agencies(made.ground) is None
    text = "\n".join(paragraph.text for paragraph in opened(place).paragraphs)
    assert (str(out_of_date(made)) in text) == asked


def test_the_document_takes_at_most_three_seconds_of_work() -> None:
    began = time.process_time()
    document(longest())
    assert time.process_time() - began < 3


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_on_every_ground_the_document_says_what_the_screen_says(place: Place) -> None:
    made, doc = place(), opened(place)
    text = "\n".join(paragraph.text for paragraph in doc.paragraphs)
    for name, value in facts(made):
        assert f"{name}: {value}" in text
    for entry in made.outcomes:
        assert summary(made, entry) in text
    for sentence in assumptions(made):
        assert sentence in text
    rows = headed(doc, made.words("report.scenario"))
    assert [row[1].split("\n")[0] for row in rows] == [
        made.words.decimal(one.points) for one in made.everything
    ]
    lost = [
        one
        for one in made.case.rulebook.criteria.values()
        if made.base.scores[one.id] < one.maximum
    ]
    assert count_text(made.words, lost) in text
    if without := no_agencies(made.ground):
        assert without in text
    else:
        assert len(headed(doc, made.words("report.agency"))) > 10


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_the_document_says_its_language_and_what_of_it_is_the_form_s(place: Place) -> None:
    """The form is Vietnamese in every language; another language says so."""
    made, doc = place(), opened(place)
    tag = made.words("report.language_tag")
    assert doc.core_properties.language == tag
    assert doc.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == tag
    right = doc.tables[0].cell(0, 1).paragraphs
    assert right[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert right[-1].text == f"{made.province}, ngày 05 tháng 02 năm 2026"
    runs = [run for paragraph in right for run in paragraph.runs]
    assert {run._r.rPr.find(qn("w:lang")).get(qn("w:val")) for run in runs} == {"vi-VN"}
    said = made.words("report.draft.form") in [paragraph.text for paragraph in doc.paragraphs]
    assert said == (place.language != "vi")
