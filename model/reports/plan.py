"""The plan: what a province sets out to remedy what lost points, in the form of Nghị định
30/2020/NĐ-CP, with the appendix of ten columns. Ready to be completed and signed."""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal

from docx.document import Document as Doc
from docx.text.paragraph import Paragraph

from model.planning.agencies import PARTNER, duties
from model.reports.appendix import appendix, heads, targets_text
from model.reports.contents import Pack, by_agency, most_lost, tasks
from model.reports.document_form import (
    FORM,
    WIDTH,
    blank,
    body,
    centred,
    heading,
    line,
    national_heading,
    signature,
    write,
)
from model.reports.plan_form import (
    appendix_table,
    keep_block,
    keep_to_end,
    landscape,
    open_part,
    remark,
)
from model.reports.saved import saved
from model.reports.statements import movement_short
from model.telling.labels import (
    count_text,
    document_text,
    label,
    main_document,
    no_agencies,
)
from model.telling.ranks import forecast_text

MOST_LOST = 5
ROOM_TO_SIGN = 4  # empty lines above the signer's name


def plan(pack: Pack) -> bytes:
    """The plan of a pack as a .docx file; what nobody has said yet is marked in yellow, what the
    editor should know stands beside the text as remarks."""
    say, made = pack.words, blank(pack.words("report.language_tag"))
    subject = say("plan.subject", year=pack.made.year)
    made.core_properties.title = subject
    made.core_properties.author = ""
    made.core_properties.created = datetime.combine(pack.made, time())
    _heading(made, pack, subject)
    _opening(made, pack)
    _purpose(made, pack)
    _work(made, pack)
    _duties(made, pack)
    _signature(made, pack)
    _appendix(made, pack)
    return saved(made, pack.made)


def _heading(made: Doc, pack: Pack, subject: str) -> None:
    """Who issues what, and to whom."""
    say, letterhead = pack.words, pack.letterhead
    issuer = (
        letterhead.issuer.split("\n")
        if letterhead.issuer
        else [
            say("report.draft.issuer_1"),
            say("report.draft.issuer_2", province=pack.province.upper()),
        ]
    )
    number, mark = say("plan.number"), say("report.draft.mark")
    national_heading(made, issuer, number, mark, pack.province, pack.made)
    made.add_paragraph()
    centred(made, say("plan.kind"))
    centred(made, subject)
    line(made, 50, WIDTH)
    if say.code != FORM:
        body(made, say("plan.form"), italic=True)
    if letterhead.addressee:
        centred(made, say("plan.addressee", addressee=letterhead.addressee), bold=False)
        made.add_paragraph()


def _opening(made: Doc, pack: Pack) -> None:
    """The grounds, and the situation that calls for a plan."""
    say, baseline, base = pack.words, pack.case.baseline, pack.base
    source = main_document(pack.case)
    document, about = document_text(say, source), say.name(source.title)
    body(made, say("plan.ground", document=document, title=about), italic=True)
    grounds = open_part(body(made, say("plan.grounds_open"), italic=True))
    _remark(made, pack, grounds, say("plan.remark_grounds"))
    lost = most_lost(pack, base)
    facts: dict[str, object] = {
        "year": pack.year,
        "province": pack.province,
        "total": say.decimal(baseline.total),
        "maximum": say.plain(pack.case.rulebook.maximum),
    }
    told = [
        say("plan.situation", **facts)
        if baseline.rank is None
        else say("plan.situation_ranked", rank=baseline.rank, **facts),
        say(
            "plan.losses",
            criteria=count_text(say, [criterion for criterion, _ in lost]).capitalize(),
            lost=say.decimal(sum(points for _, points in lost)),
            most="; ".join(
                f"{label(say, criterion)} ({say.decimal(points)})"
                for criterion, points in lost[:MOST_LOST]
            ),
        ),
    ]
    situation = body(made, " ".join(told))
    if pack.case.own:
        _remark(made, pack, situation, say("plan.remark_own", figures=pack.case.name))
    body(made, say("plan.enacts", year=pack.made.year))


def _purpose(made: Doc, pack: Pack) -> None:
    """Part I: what for, and what is asked of everybody."""
    say, gain = pack.words, pack.first.points - pack.base.points
    heading(made, say("plan.purpose"))
    heading(made, say("plan.purposes"))
    body(made, say("plan.purpose_causes", year=pack.year))
    if gain > 0 and not pack.compares:
        change = {"total": say.decimal(pack.first.points), "gain": say.decimal(gain)}
        target = body(made, say("plan.purpose_target", year=pack.year, **change))
        told = say(
            "plan.remark_total",
            name=pack.first.name,
            reading=say.name(pack.first.scenario.read.name),
            movement=movement_short(pack),
            moving=forecast_text(say, pack.first.result.given),
        )
        _remark(made, pack, target, told)
    else:
        body(made, say("plan.purpose_open"))
    body(made, say("plan.purpose_people"))
    heading(made, say("plan.demands"))
    for key in ("figures", "heads", "survey"):
        body(made, say(f"plan.demand_{key}"))


def _work(made: Doc, pack: Pack) -> None:
    """Part II: everything in the appendix, and first what the scenario needs."""
    say, wanted = pack.words, tasks(pack)
    lost = [criterion for criterion, _ in most_lost(pack, pack.base)]
    heading(made, say("plan.work"))
    body(made, say("plan.work_all", criteria=count_text(say, lost)))
    if not wanted:
        return
    criteria = count_text(say, [task.criterion for task in wanted])
    body(made, say("plan.work_first", criteria=criteria))
    for task in wanted:
        told = {
            "criterion": label(say, task.criterion),
            "targets": targets_text(say, task.targets),
        }
        if pack.compares:
            numbers = ", ".join(map(str, task.scenarios))
            body(made, say("plan.work_line_of", numbers=numbers, **told))
        else:
            body(made, say("plan.work_line", **told))


def _duties(made: Doc, pack: Pack) -> None:
    """Part III: who leads what and who helps, and who reports to whom."""
    say, number = pack.words, 1
    heading(made, say("plan.duty"))
    if no_agencies(pack.ground):
        open_part(body(made, say("plan.duty_open")))
    for number, told in enumerate(_duty_texts(pack), start=2):
        paragraph = body(made, f"{number - 1}. {told}")
        if number == 2:
            source = main_document(pack.case).number
            _remark(made, pack, paragraph, say("plan.remark_agencies", document=source))
    report = body(made, say("plan.duty_report", number=number))
    open_part(write(report, say("plan.duty_report_open")))
    write(report, say("plan.duty_report_end"))
    body(made, say("plan.duty_end"))


def _duty_texts(pack: Pack) -> Iterator[str]:
    """A sentence for each agency: what it leads, where it helps."""
    say, helps = pack.words, duties(pack.case.baseline)
    helps = helps[helps["role"] == PARTNER]
    criteria = pack.case.rulebook.criteria
    for held in by_agency(pack):
        mine = helps.loc[helps["agency"] == held.key, "criterion"]
        others = say.both([criteria[key].id for key in mine])
        leads = "; ".join(label(say, one) for one in held.criteria)
        if not leads:
            yield say("plan.duty_partner", agency=held.agency, others=others)
        elif others:
            yield say("plan.duty_both", agency=held.agency, criteria=leads, others=others)
        else:
            yield say("plan.duty_leads", agency=held.agency, criteria=leads)


def _signature(made: Doc, pack: Pack) -> None:
    """Recipients and signer, on the page of the last words."""
    say, letterhead = pack.words, pack.letterhead
    dots = say("plan.blank")
    names = [say("plan.recipient", recipient=one) for one in letterhead.recipients.split("\n")]
    receivers = names if letterhead.recipients else [dots] * 2
    capacity = (letterhead.capacity or say("report.draft.signer")).split("\n")
    signer = [*capacity, *[""] * ROOM_TO_SIGN, letterhead.signer or dots]
    keep_to_end(made)
    receivers = [*receivers, say("plan.archive")]
    signature(made, say("report.draft.receivers"), receivers, signer)
    cells = made.tables[-1].rows[0].cells
    keep_block(made, cells)
    left, right = cells
    if not letterhead.recipients:
        for paragraph in left.paragraphs[1:]:
            open_part(paragraph)
    if not letterhead.signer:
        open_part(right.paragraphs[-1])


def _appendix(made: Doc, pack: Pack) -> None:
    """The appendix of ten columns, on pages of its own across."""
    say, lines = pack.words, appendix(pack)
    landscape(made)
    centred(made, say("plan.appendix"))
    centred(made, say("plan.appendix_subject", year=pack.made.year))
    enclosed = say("plan.appendix_of", year=pack.made.year, province=pack.province)
    centred(made, "", bold=False)
    write(made.paragraphs[-1], enclosed, italic=True)
    made.add_paragraph()
    last = appendix_table(made, say, heads(pack), lines)
    total, published = lines[-1].points or Decimal(0), pack.case.baseline.total
    if total != published:
        told = say(
            "plan.remark_published",
            sum=say.decimal(total, 4),
            total=say.decimal(published),
            difference=say.decimal(abs(published - total), 4),
        )
        _remark(made, pack, last[3].paragraphs[0], told)


def _remark(made: Doc, pack: Pack, paragraph: Paragraph, text: str) -> None:
    """A remark beside a paragraph."""
    say = pack.words
    by = say("plan.remarks_by"), say("plan.remarks_initials")
    remark(made, paragraph.runs, text, by, pack.made)
