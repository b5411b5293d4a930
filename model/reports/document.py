"""The document: a draft report of a scenario in the form of Nghị định 30/2020/NĐ-CP."""

from datetime import datetime, time

from docx.document import Document as Doc

from model.reports.contents import Pack, Task, by_agency, changes, most_lost, tasks
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
from model.reports.saved import saved
from model.reports.statements import (
    assumptions,
    called,
    facts,
    movement_short,
    out_of_date,
    result_rows,
    short_names,
    sources_text,
    summary,
    unexplained_text,
)
from model.telling.changes import change_texts
from model.telling.labels import (
    count_text,
    document_text,
    field_text,
    label,
    main_document,
    no_agencies,
    table_text,
    title,
    year_text,
)
from model.telling.ranks import rank_text
from model.telling.values import change_text

MOST_LOST = 5
WIDE = 4  # so many columns of points have room for four decimals


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
    about = {"document": document_text(say, source), "title": say.name(source.title)}
    body(made, say("report.draft.grounds", **about))
    _situation(made, pack)
    _content(made, pack)
    _results(made, pack)
    _work(made, pack)
    _assumptions(made, pack)
    blanks = [say("report.draft.blank")] * 2 + [say("report.draft.archive")]
    signer = (say("report.draft.signer"), say("report.draft.blank"))
    signature(made, say("report.draft.receivers"), blanks, signer)
    return saved(made, pack.made)


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
    if explained := unexplained_text(pack):
        body(made, explained)


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


def _results(made: Doc, pack: Pack) -> None:
    """What the scenarios bring: sentences, ranks, fields."""
    say = pack.words
    heading(made, say("report.draft.results"))
    for entry in pack.outcomes:
        body(made, summary(pack, entry))
    caption(made, say("report.draft.comparison" if pack.compares else "report.draft.ranks"))
    heads = [
        say("report.scenario"),
        say("report.total"),
        say("report.rank_short_still", year=year_text(pack.ground)),
        say("report.rank_short_moving", movement=movement_short(pack)),
        say("report.rank_short_unknown"),
    ]
    rows = result_rows(pack, pack.names, wrapped=True)
    table(made, heads, rows, (51, 25, 33, 30, 26), right=(1, 2, 3, 4))
    caption(made, say("report.points_by_field"))
    table(made, *_fields(pack), last_bold=True)


def _fields(pack: Pack) -> tuple[list[str], list[list[str]], list[float], list[int]]:
    """The table by field: headings, rows, widths and the columns of numbers."""
    say = pack.words
    names = short_names(pack)
    if not pack.compares:
        names = [say("report.scenario"), say("report.change_short")]
    heads = [say("report.field"), say("report.maximum"), pack.base.name, *names]
    rows = []
    for field in pack.fields:
        points = [one.fields[field.id] for one in pack.everything]
        rows.append([field_text(say, field), *_numbers(pack, float(field.maximum), points)])
    carried = [float(one.result.total.unexplained) for one in pack.everything]
    if any(carried):
        rows.append([say("report.unexplained"), *_numbers(pack, None, carried)])
    totals = [one.points for one in pack.everything]
    maximum = float(pack.case.rulebook.maximum)
    rows.append([say("report.total"), *_numbers(pack, maximum, totals)])
    count = len(heads) - 1
    width = 22.0 if len(pack.everything) <= WIDE else 15.5
    widths = [19.0, *[width] * (count - 1)]
    return heads, rows, [WIDTH - sum(widths), *widths], list(range(1, count + 1))


def _numbers(pack: Pack, maximum: float | None, points: list[float]) -> list[str]:
    """A row of points: the maximum, each scenario, and for a sole scenario the change."""
    say = pack.words
    found = ["" if maximum is None else say.decimal(maximum)]
    places = 2 if len(points) > WIDE else 4
    found += [say.decimal(value, places) for value in points]
    if not pack.compares:
        found.append(say.signed(points[1] - points[0], places))
    return found


def _work(made: Doc, pack: Pack) -> None:
    """Who does what by when, and the points in the hands of each agency."""
    say, wanted, none = pack.words, tasks(pack), no_agencies(pack.ground)
    heading(made, say("report.draft.work"))
    if wanted:
        criteria = count_text(say, [task.criterion for task in wanted])
        body(made, say("report.draft.work_text", criteria=criteria))
        if not none:
            body(made, say("report.draft.work_source", document=main_document(pack.case).number))
            if dated := out_of_date(pack):
                body(made, dated, italic=True)
        caption(made, say("report.draft.tasks"))
        heads = ("criterion", "wanted") if none else ("criterion", "remedy", "lead", "time")
        widths = (72, 75, 18) if none else (36, 47, 40, 24, 18)
        rows = [_task_row(pack, task, bare=bool(none)) for task in wanted]
        titles = [*(say(f"report.{head}") for head in heads), say("report.gain")]
        table(made, titles, rows, widths, right=(len(heads),))
    else:
        body(made, say("report.draft.no_work"))
    if none:
        body(made, none)
        return
    caption(made, say("report.draft.agencies"))
    body(made, say("report.split"), italic=True)
    names = short_names(pack) if pack.compares else [say("report.gain")]
    agencies = [
        [
            held.agency,
            say.decimal(held.lead),
            say.decimal(held.survey),
            *map(say.signed, held.gains),
        ]
        for held in by_agency(pack)
        if held.criteria
    ]
    width = 22.0 if len(names) < WIDE else 15.5
    first = [22.0, 21.0]
    columns = [WIDTH - sum(first) - width * len(names), *first, *[width] * len(names)]
    titles = [say(f"report.{key}") for key in ("agency", "in_hand", "in_survey")] + names
    table(made, titles, agencies, columns, right=range(1, len(titles)))


def _task_row(pack: Pack, task: Task, bare: bool) -> tuple[str, ...]:
    """Work on a criterion: what, how, who, when, for how many points; `bare`: what is wanted of it
    alone, where the source says nothing of the rest."""
    say, what = pack.words, label(pack.words, task.criterion)
    if pack.compares:
        inside = say("report.draft.in_scenarios", numbers=", ".join(map(str, task.scenarios)))
        what = f"{what}\n{inside}"
    wanted = "\n".join(change_text(say, one) for one in task.targets)
    how = (wanted,) if bare else (task.remedy, "; ".join(task.leads), task.time)
    return what, *how, say.signed(task.points)
