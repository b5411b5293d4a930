"""The periodic report as a document: a draft in the form of Nghị định 30/2020/NĐ-CP, its number and
signature left blank."""

from datetime import datetime, time

from docx.document import Document as Doc

from model.reports.document_form import (
    FORM,
    FULL_STOP,
    WIDTH,
    blank,
    body,
    caption,
    centred,
    heading,
    line,
    national_heading,
    signature,
    table,
)
from model.reports.progress import Progress, by_agency, by_field, late, silent, witnesses
from model.reports.progress_statements import (
    assumed,
    change_sentence,
    duties_text,
    points_text,
    result_sentence,
    standings,
    subject,
    witness_row,
)
from model.reports.saved import saved
from model.telling.labels import field_text
from model.year.standing import STANDINGS


def progress_document(progress: Progress) -> bytes:
    """The report as a .docx file."""
    say, made = progress.words, blank(progress.words("report.language_tag"))
    made.core_properties.title = subject(progress)
    made.core_properties.author = ""
    made.core_properties.created = datetime.combine(progress.made, time())
    _heading(made, progress)
    heading(made, say("progress.results"))
    body(made, result_sentence(progress))
    body(made, change_sentence(progress))
    caption(made, say("progress.standings"))
    heads = [say(f"progress.head_{key}") for key in ("view", "points", "rank", "coming")]
    rows = [
        (one.name, points_text(progress, one), one.rank, one.coming) for one in standings(progress)
    ]
    table(made, heads, rows, (70, 35, 30, 30), right=(1, 2, 3))
    _fields(made, progress)
    _late(made, progress)
    _needed(made, progress)
    _silent(made, progress)
    _sources(made, progress)
    letterhead = progress.letterhead
    receivers = letterhead.recipients.split("\n") if letterhead.recipients else []
    blanks = receivers or [say("report.draft.blank")] * 2 + [say("report.draft.archive")]
    signer = letterhead.capacity or say("report.draft.signer")
    name = letterhead.signer or say("report.draft.blank")
    signature(made, say("report.draft.receivers"), blanks, (*signer.split("\n"), name))
    return saved(made, progress.made)


def _heading(made: Doc, progress: Progress) -> None:
    """Who reports what to whom; an example says on its face that it is one."""
    say, letterhead, case = progress.words, progress.letterhead, progress.ground.case
    province = case.baseline.province
    issuer = (
        letterhead.issuer.split("\n")
        if letterhead.issuer
        else [
            say("report.draft.issuer_1"),
            say("report.draft.issuer_2", province=province.upper()),
        ]
    )
    number, mark = say("report.draft.number"), say("report.draft.mark")
    national_heading(made, issuer, number, mark, province, progress.made)
    made.add_paragraph()
    centred(made, say("report.draft.kind"))
    centred(made, subject(progress))
    line(made, 50, WIDTH)
    if progress.followed.invented:
        centred(made, say("progress.invented"))
    if say.code != FORM:
        body(made, say("report.draft.form"), italic=True)
    if letterhead.addressee:
        centred(made, say("plan.addressee", addressee=letterhead.addressee), bold=False)


def _fields(made: Doc, progress: Progress) -> None:
    """Points by field, against the plan."""
    say = progress.words
    heading(made, say("progress.fields"))
    heads = [say("report.field"), say("report.maximum")]
    rows = [
        [
            field_text(say, row.field),
            say.decimal(row.field.maximum),
            *(say.decimal(row.points[view]) for view in STANDINGS),
        ]
        for row in by_field(progress)
    ]
    whole = progress.ground.case.rulebook.maximum
    carried = [float(progress.outlook.totals[view].unexplained) for view in STANDINGS]
    if any(carried):
        rows.append([say("report.unexplained"), "", *map(say.decimal, carried)])
    totals = [say.decimal(progress.outlook.points(view)) for view in STANDINGS]
    rows.append([say("report.total"), say.decimal(whole), *totals])
    heads += [say(f"progress.short_{view}") for view in STANDINGS]
    table(made, heads, rows, (55, 22, 22, 22, 22, 22), right=range(1, 6), last_bold=True)


def _late(made: Doc, progress: Progress) -> None:
    """What is late, and why."""
    say, found = progress.words, late(progress)
    heading(made, say("progress.late"))
    if not found:
        body(made, say("progress.none_late"))
        return
    body(made, say("progress.late_text", count=len(found)))
    heads = [say(f"progress.head_{key}") for key in ("criterion", "now", "stake", "reason")]
    rows = [
        [
            f"{one.criterion}\n{'; '.join(one.agencies)}",
            say(
                "progress.now",
                status=one.status,
                to_date=one.to_date,
                reported=one.reported,
                pace=one.pace,
                plan=one.plan,
            ),
            one.stake,
            one.reason,
        ]
        for one in found
    ]
    table(made, heads, rows, (55, 55, 18, 37), right=(2,))


def _needed(made: Doc, progress: Progress) -> None:
    """What each agency must do from now on."""
    say, found = progress.words, by_agency(progress)
    if not found:
        return
    end = say.day(progress.followed.year.end)
    heading(made, say("progress.needed"))
    body(made, say("progress.needed_text", day=end))
    rows = [(agency, duties_text(progress, those)) for agency, those in found.items()]
    table(made, [say("report.agency"), say("progress.head_needed")], rows, (50, 115))


def _silent(made: Doc, progress: Progress) -> None:
    """Who has not reported."""
    say, found = progress.words, silent(progress)
    heading(made, say("progress.silent"))
    if not found:
        body(made, say("progress.none_silent"))
        return
    rows = [[one.criterion, "; ".join(one.agencies), one.reported] for one in found]
    heads = [say(f"progress.head_{key}") for key in ("criterion", "agency", "reported")]
    table(made, heads, rows, (70, 55, 40))


def _sources(made: Doc, progress: Progress) -> None:
    """What is assumed, and the entry behind every figure."""
    say = progress.words
    heading(made, say("progress.sources"))
    for number, sentence in enumerate(assumed(progress), start=1):
        body(made, f"{number}. {sentence}")
    rows = [list(witness_row(progress, line, one)) for line, one in witnesses(progress)]
    heads = [say(f"progress.head_{key}") for key in ("criterion", "figure", "entered", "source")]
    if rows:
        table(made, heads, rows, (55, 40, 40, 30))
    body(made, say("progress.entries", count=len(rows)) + FULL_STOP)
