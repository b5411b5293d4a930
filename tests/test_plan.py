"""The plan read back: the form of Nghị định 30/2020/NĐ-CP, the ten columns, whoever signs it; and
its appendix as a workbook."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from openpyxl import load_workbook

from model.case import known_names
from model.intake.agency_names import agency_names
from model.planning.agencies import PARTNER, duties
from model.reports.appendix import COLUMNS, appendix, heads
from model.reports.contents import Pack, by_agency, most_lost, tasks
from model.reports.plan import plan
from model.reports.plan_form import WIDTHS
from model.store.letterhead import Letterhead
from model.telling.labels import document_text, label, main_document, no_agencies
from tests.grounds import ground
from tests.packs import ALL, EVERY_PLACE, Place, file_of, longest, several, sole, unchanged

SIGNED = Letterhead(
    issuer="HỘI ĐỒNG A\nTỈNH B",
    addressee="Bộ C",
    recipients="Sở D\nSở E",
    capacity="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    signer="Nguyễn Văn F",
)
HIGHEST = 409  # points, the highest row that Excel shows
WHERE = [*ALL, *EVERY_PLACE]


def named(made) -> str:
    return "-".join(made) if isinstance(made, Place) else str(made.__name__)


def opened(made) -> Doc:
    return Document(BytesIO(file_of("plan", made)))


def signed(letterhead: Letterhead) -> Doc:
    return Document(BytesIO(plan(replace(sole(), letterhead=letterhead))))


def body(doc: Doc) -> str:
    return "\n".join(paragraph.text for paragraph in doc.paragraphs)


def marked(doc: Doc) -> list[str]:
    """What is marked as still to be completed."""
    inside = [p for table in doc.tables[:-1] for cell in table._cells for p in cell.paragraphs]
    runs = [run for paragraph in [*doc.paragraphs, *inside] for run in paragraph.runs]
    return [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]


def cells(doc: Doc) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in doc.tables[-1].rows]


# The form


@pytest.mark.parametrize("made", ALL)
def test_the_text_stands_on_a4_and_the_appendix_on_a4_across(made) -> None:
    upright, across = opened(made).sections
    assert (upright.page_width.mm, upright.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert (across.page_width.mm, across.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    assert across.orientation == WD_ORIENT.LANDSCAPE
    room = across.page_width.mm - across.left_margin.mm - across.right_margin.mm
    assert sum(WIDTHS) == pytest.approx(room, abs=0.5)
    assert across.header.is_linked_to_previous
    assert not across.different_first_page_header_footer


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_every_part_of_a_plan_is_there_in_its_order(place) -> None:
    made: Pack = place()
    say, doc = made.words, opened(place)
    source = main_document(made.case)
    ground_of = {"document": document_text(say, source), "title": say.name(source.title)}
    keys = ("kind", "ground", "purpose", "work", "duty", "duty_end", "appendix")
    keys += ("appendix_subject",)
    found = [paragraph.text for paragraph in doc.paragraphs]
    order = [found.index(say(f"plan.{key}", year=made.made.year, **ground_of)) for key in keys]
    assert order == sorted(order)
    assert say("plan.subject", year=made.made.year) in found
    assert say("plan.appendix_of", year=made.made.year, province=made.province) in found
    left, right = doc.tables[0].rows[0].cells
    assert right.paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert left.paragraphs[3].text == say("plan.number")
    assert (say("plan.form") in found) == (say.code != "vi")
    tag = say("report.language_tag")
    assert doc.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == tag


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_an_agency_is_told_what_it_leads_and_where_it_helps(place) -> None:
    made: Pack = place()
    helps = duties(made.case.baseline)
    helps = helps[helps["role"] == PARTNER]
    told = [paragraph.text for paragraph in opened(place).paragraphs]
    for held in by_agency(made):
        (duty,) = (one for one in told if one.partition(". ")[2].startswith(f"{held.agency}: "))
        leads = [label(made.words, one) for one in held.criteria]
        others = list(helps.loc[helps["agency"] == held.key, "criterion"])
        assert [one for one in [*leads, *others] if one not in duty] == []
        assert leads or others


def test_what_nobody_has_said_is_marked_and_no_more() -> None:
    say, dots = sole().words, sole().words("plan.blank")
    always = [say("plan.grounds_open"), say("plan.duty_report_open")]
    unsaid = [dots, dots, say("plan.archive"), dots]
    assert sorted(marked(opened(sole))) == sorted(always + unsaid)
    assert sorted(marked(signed(SIGNED))) == sorted(always)


def test_what_an_office_has_said_stands_in_its_place() -> None:
    doc = signed(SIGNED)
    left = doc.tables[0].cell(0, 0)
    assert [p.text for p in left.paragraphs][:2] == ["HỘI ĐỒNG A", "TỈNH B"]
    assert "Kính gửi: Bộ C" in body(doc)
    receivers, signer = doc.tables[-2].rows[0].cells
    assert [p.text for p in receivers.paragraphs][:3] == ["Nơi nhận:", "- Sở D;", "- Sở E;"]
    told = [p.text for p in signer.paragraphs]
    assert told[:2] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert told[-1] == "Nguyễn Văn F"
    assert told[2:-1] == [""] * 4
    assert "Kính gửi" not in body(opened(sole))


def test_the_signature_is_one_block_with_the_last_words() -> None:
    doc = opened(sole)
    block = doc.tables[-2]
    assert len(block.rows) == 1
    assert block.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    before = block._tbl.getprevious()
    while before is not None and before.tag == qn("w:p"):
        kept = before.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        words = "".join(one.text or "" for one in before.iter(qn("w:t")))
        assert kept
        if words:
            break
        before = before.getprevious()
    assert words.endswith("./.")


# The ten columns


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_the_ten_columns_are_repeated_on_every_page(place) -> None:
    made, doc = place(), opened(place)
    table = doc.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == heads(made)
    assert len(heads(made)) == 10
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_every_criterion_that_lost_points_stands_under_its_field(place) -> None:
    """Whether the scenario gains there or not; fields and total are the sums of their rows."""
    made = place()
    lines = appendix(made)
    case = made.case
    lost = {
        key: one.maximum - case.baseline.rows[key].points
        for key, one in case.rulebook.criteria.items()
        if key in case.baseline.rows and one.numbered
    }
    listed = {line.number: line.lost for line in lines if line.kind == "criterion"}
    assert listed == {key: points for key, points in lost.items() if points}
    fields = [line for line in lines if line.kind == "field"]
    assert len(fields) == len(case.rulebook.fields)
    assert sum(line.maximum or 0 for line in fields) == case.rulebook.maximum
    assert lines[-1].points == sum(line.points or 0 for line in fields)
    assert lines[-1].points == Decimal(str(case.baseline.total)) - sum(
        (case.baseline.readings[case.baseline.reading].unexplained,), Decimal(0)
    )
    for field in fields:
        inside = [n for n in listed if n.partition(".")[0] == field.number]
        if inside:
            assert field.lost == sum(listed[n] or 0 for n in inside)


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_the_table_of_the_document_shows_every_cell_whole(place) -> None:
    made = place()
    rows = cells(opened(place))[1:]
    lines = appendix(made)
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        wanted = [line.text(made.words, column) for column in COLUMNS]
        if line.target:
            wanted[6] = f"{wanted[6]}\n{line.target}".strip()
        assert row == wanted


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_what_the_scenario_asks_for_stands_under_the_remedy_and_in_the_work(place) -> None:
    made = place()
    rulebook = made.case.rulebook
    targets = {line.number: line.target for line in appendix(made) if line.target}
    text = body(opened(place))
    wanted = tasks(made)
    assert len(targets) == len(wanted)
    for task in wanted:
        criterion, alone = task.criterion, len(rulebook.of_field(task.criterion.field)) == 1
        own = criterion.numbered or not alone
        field = criterion.field.replace("_", ", ").replace("-", "–")
        assert targets[criterion.id if own else field]
        assert label(made.words, criterion) in text


def test_targets_are_in_natural_units_with_the_way_that_is_left() -> None:
    targets = {line.number: line.target for line in appendix(sole()) if line.target}
    assert targets["1.3.2"].endswith("44/79 vấn đề → 79/79 vấn đề, thêm 35 vấn đề.")
    assert "tỷ đồng" in targets["6.1.1"]
    assert set(targets) == {"1.3.2", "3.4.1", "6.1.1", "6.1.2", "7.3.7"}
    numbered = {line.number: line.target for line in appendix(several()) if line.target}
    assert numbered["7.1.4"].startswith("Mục tiêu theo kịch bản 2:")
    assert not [line for line in appendix(unchanged()) if line.target]


def test_a_decline_is_no_target() -> None:
    """The fifth scenario has less disbursed than the first, and than the year itself."""
    (target,) = [line.target for line in appendix(longest()) if line.number == "6.1.1"]
    assert "kịch bản 1:" in target
    assert "kịch bản 5:" not in target


def test_causes_and_remedies_stand_in_the_source_s_own_words() -> None:
    lines = {line.number: line for line in appendix(sole())}
    assert "(Theo Văn bản số 1197/BTC-ĐT ngày 30/01/2024 của Bộ Tài chính)" in lines["6.1.1"].cause
    assert lines["7.1.4"].time.startswith("Sau khi các Bộ, ngành ban ban hành")
    assert [line.kind for line in appendix(sole())].count("more") == 3


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_every_agency_has_its_paragraph(place: Place) -> None:
    made = place()
    text = body(opened(place))
    for held in by_agency(made):
        assert f". {held.agency}: " in text
        for criterion in held.criteria:
            assert label(made.words, criterion) in text
    if no_agencies(made.ground):
        assert made.words("plan.duty_open") in text
    assert len(most_lost(made, made.base)) > 0


def test_remarks_stand_beside_the_text_and_not_in_it() -> None:
    doc = opened(sole)
    told = "\n".join(one.text for one in doc.comments)
    assert "85,0223" in told
    assert "0,9977" in told
    assert "5024/KH-UBND" in told
    assert sole().first.name in told
    assert "85,0223" not in body(doc)


# The quotations behind it


def test_the_quoted_agencies_are_those_of_the_rows() -> None:
    """Two readings of one source agree: what is quoted names whom the rows name, in their order."""
    case = ground().case
    known = known_names(case.agencies)
    for key, row in case.baseline.rows.items():
        for column in ("lead", "partner"):
            named = [
                name
                for work in case.quotations[key].work
                for name in agency_names(getattr(work, column), known)
            ]
            assert tuple(dict.fromkeys(named)) == getattr(row, column), (key, column)


# The workbook


@pytest.mark.parametrize("place", WHERE, ids=named)
def test_the_workbook_holds_the_same_lines_as_numbers_and_whole_texts(place) -> None:
    made = place()
    (sheet,) = load_workbook(BytesIO(file_of("appendix", place))).worksheets
    rows = [list(row) for row in sheet.iter_rows(min_row=5, max_col=10)]
    assert [cell.value for cell in rows[0]] == heads(made)
    lines = appendix(made)
    for row, line in zip(rows[1:], lines, strict=True):
        assert [None if cell.value == "" else cell.value for cell in row[2:5]] == [
            None if points is None else float(points)
            for points in (line.maximum, line.points, line.lost)
        ]
        remedy = "\n".join(filter(None, (line.remedy, line.target)))
        texts = (line.number, line.criterion, line.cause, remedy, line.lead, line.partner)
        found = [row[at].value or "" for at in (0, 1, 5, 6, 7, 8)]
        assert found == list(texts)
        assert all(cell.alignment.wrap_text for cell in row[5:])
        assert (sheet.row_dimensions[row[0].row].height or 0) < HIGHEST
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
