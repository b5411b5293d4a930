"""The document: a draft report of a scenario in the form of Nghị định 30/2020/NĐ-CP."""

from datetime import datetime, time
from io import BytesIO

from docx.document import Document as Doc

from model.reports.changes import changes, most_lost
from model.reports.contents import Pack
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
from model.reports.document_results import results
from model.reports.document_work import work
from model.reports.statements import assumptions, called, facts, sources_text
from model.telling.changes import change_texts
from model.telling.labels import count_text, document_text, label, main_document, table_text, title
from model.telling.ranks import rank_text

MOST_LOST = 5


def document(pack: Pack) -> bytes:
    """The pack as a .docx file."""
    say, made = pack.words, blank(pack.words("report.language_tag"))
    subject = say("report.draft.subject", province=pack.province, year=pack.year)
    made.core_properties.title = subject
    made.core_properties.author = ""
    made.core_properties.created = datetime.combine(pack.made, time())
    issuer = (
        say("report.draft.issuer_1"),
        say("report.draft.issuer_2", province=pack.province.upper()),
    )
    number, mark = say("report.draft.number"), say("report.draft.mark")
    national_heading(made, issuer, number, mark, pack.province, pack.made)
    made.add_paragraph()
    centred(made, say("report.draft.kind"))
    centred(made, subject)
    line(made, 50, WIDTH)
    if say.code != FORM:
        body(made, say("report.draft.form"), italic=True)
    source = main_document(pack.case)
    document, about = document_text(say, source), say.name(source.title)
    body(made, say("report.draft.grounds", document=document, title=about))
    _situation(made, pack)
    _content(made, pack)
    results(made, pack)
    work(made, pack)
    _assumptions(made, pack)
    blanks = [say("report.draft.blank")] * 2 + [say("report.draft.archive")]
    signer = (say("report.draft.signer"), say("report.draft.blank"))
    signature(made, say("report.draft.receivers"), blanks, signer)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _situation(made: Doc, pack: Pack) -> None:
    """Where the province is, and where its points are lost."""
    say, base, rank = pack.words, pack.base, pack.case.baseline.rank
    heading(made, say("report.draft.situation"))
    lost = most_lost(pack, base)
    text = say(
        "report.draft.situation_text",
        province=pack.province,
        year=pack.year,
        total=say.decimal(base.points),
        rank=rank_text(say, base.rank),
        table=table_text(pack.ground),
        reading=say.name(base.scenario.read.name),
        lost=say.decimal(sum(points for _, points in lost)),
        criteria=count_text(say, [criterion for criterion, _ in lost]),
        most="; ".join(
            f"{label(say, criterion)} ({say.decimal(points)})"
            for criterion, points in lost[:MOST_LOST]
        ),
    )
    if rank is not None and rank != base.rank.rank:
        published = say("report.draft.published", year=pack.year, rank=rank)
        text = say("report.both", first=text, second=published)
    body(made, text)


def _content(made: Doc, pack: Pack) -> None:
    """What each scenario changes."""
    say = pack.words
    heading(made, say("report.draft.content"))
    for number, entry in enumerate(pack.outcomes, start=1):
        named = say("report.draft.scenario", number=number, name=entry.name)
        body(made, named if pack.compares else say("report.draft.sole", name=entry.name))
        for key, text in (("note", entry.note), ("author", entry.author)):
            if text:
                body(made, say("report.named", name=say(f"report.{key}"), text=text), italic=True)
        rows = [
            (
                str(row),
                title(say, change.criterion),
                "\n".join(change_texts(say, change)),
                say.signed(change.gain, 4),
            )
            for row, change in enumerate(changes(pack, entry), start=1)
        ]
        if not rows:
            body(made, say("report.no_change", base=pack.base.name))
            continue
        caption(made, say("report.draft.changes", name=called(pack, entry)))
        heads = ("ordinal", "criterion", "old_new", "gain")
        table(made, [say(f"report.{h}") for h in heads], rows, (15, 61, 65, 24), right=(3,))


def _assumptions(made: Doc, pack: Pack) -> None:
    """What the figures stand on."""
    say = pack.words
    heading(made, say("report.draft.assumptions"))
    body(made, "; ".join(f"{name}: {value}" for name, value in facts(pack)) + ".")
    for number, sentence in enumerate(assumptions(pack), start=1):
        body(made, f"{number}. {sentence}")
    body(made, say("report.draft.sources", documents=sources_text(pack)) + FULL_STOP)
