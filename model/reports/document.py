"""The document: a draft report of a scenario in the form of Nghị định 30/2020/NĐ-CP."""

from datetime import datetime, time
from io import BytesIO

from docx.document import Document as Doc

from model.reports.changes import by_agency, changes, most_lost, tasks
from model.reports.contents import Outcome, Pack
from model.reports.document_form import (
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
from model.reports.statements import assumptions, called, facts, movement_short, summary
from model.telling import numbers
from model.telling.labels import label, title
from model.telling.ranks import forecast_text, moved_text, rank_text
from model.telling.values import change_text

MOST_LOST = 5
WIDE = 4  # so many columns of points have room for four decimals


def document(pack: Pack) -> bytes:
    """The pack as a .docx file."""
    say, made = pack.words, blank()
    subject = say("report.draft.subject", province=pack.province, year=pack.year)
    made.core_properties.title = subject
    made.core_properties.author = ""
    made.core_properties.created = datetime.combine(pack.made, time())
    issuer = (say("report.draft.issuer_1"), f"TỈNH {pack.province.upper()}")
    number, mark = say("report.draft.number"), say("report.draft.mark")
    national_heading(made, issuer, number, mark, pack.province, pack.made)
    made.add_paragraph()
    centred(made, say("report.draft.kind"))
    centred(made, subject)
    line(made, 50, WIDTH)
    body(made, say("report.draft.grounds"))
    _situation(made, pack)
    _content(made, pack)
    _results(made, pack)
    _work(made, pack)
    _assumptions(made, pack)
    blanks = [say("report.draft.blank")] * 2 + [say("report.draft.archive")]
    signer = (say("report.draft.signer"), say("report.draft.blank"))
    signature(made, say("report.draft.receivers"), blanks, signer)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _situation(made: Doc, pack: Pack) -> None:
    """Where the province is, and where its points are lost."""
    say, base = pack.words, pack.base
    heading(made, say("report.draft.situation"))
    lost = most_lost(pack, base)
    body(
        made,
        say(
            "report.draft.situation_text",
            province=pack.province,
            year=pack.year,
            total=numbers.decimal(base.points),
            rank=rank_text(say, base.rank),
            reading=base.scenario.read.name.vi,
            lost=numbers.decimal(sum(points for _, points in lost)),
            count=len(lost),
            most="; ".join(
                f"{label(pack.words, criterion)} ({numbers.decimal(points)})"
                for criterion, points in lost[:MOST_LOST]
            ),
        ),
    )


def _content(made: Doc, pack: Pack) -> None:
    """What each scenario changes."""
    say = pack.words
    heading(made, say("report.draft.content"))
    for number, outcome in enumerate(pack.outcomes, start=1):
        named = say("report.draft.scenario", number=number, name=outcome.name)
        body(made, named if pack.compares else say("report.draft.sole", name=outcome.name))
        for key, text in (("note", outcome.named.note), ("author", outcome.named.author)):
            if text:
                body(made, f"{say(f'report.{key}')}: {text}", italic=True)
        rows = [
            (
                str(row),
                title(pack.words, change.criterion),
                "\n".join(change_text(say, difference) for difference in change.inputs),
                numbers.signed(change.gain, 4),
            )
            for row, change in enumerate(changes(pack, outcome), start=1)
        ]
        if not rows:
            body(made, say("report.no_change", base=pack.base.name))
            continue
        caption(made, say("report.draft.changes", name=called(pack, outcome)))
        heads = ("ordinal", "criterion", "old_new", "gain")
        table(made, [say(f"report.{h}") for h in heads], rows, (15, 61, 65, 24), right=(3,))


def _results(made: Doc, pack: Pack) -> None:
    """What the scenarios bring: sentences, ranks, fields."""
    say = pack.words
    heading(made, say("report.draft.results"))
    for outcome in pack.outcomes:
        body(made, summary(pack, outcome))
    caption(made, say("report.draft.comparison" if pack.compares else "report.draft.ranks"))
    heads = [
        say("report.scenario"),
        say("report.total"),
        say("report.rank_short_still", year=pack.year),
        say("report.rank_short_moving", movement=movement_short(pack)),
        say("report.rank_short_unknown"),
    ]
    rows = [_result_row(pack, number, one) for number, one in enumerate(pack.everything)]
    table(made, heads, rows, (51, 25, 33, 30, 26), right=(1, 2, 3, 4))
    caption(made, say("report.points_by_field"))
    table(made, *_fields(pack), last_bold=True)


def _result_row(pack: Pack, number: int, outcome: Outcome) -> tuple[str, ...]:
    """A scenario's total and ranks."""
    say = pack.words
    change = numbers.signed(outcome.points - pack.base.points)
    moved = moved_text(say, pack.base.rank.rank - outcome.rank.rank)
    numbered = f"{number}. {outcome.name}" if pack.compares and number else outcome.name
    unknown = outcome.result.unknown
    return (
        numbered,
        numbers.decimal(outcome.points) + (f"\n({change})" if number else ""),
        rank_text(say, outcome.rank) + (f"\n{moved}" if number else ""),
        forecast_text(say, outcome.result.given),
        numbers.span(unknown.low, unknown.high),
    )


def _fields(pack: Pack) -> tuple[list[str], list[list[str]], list[float], list[int]]:
    """The table by field: headings, rows, widths and the columns of numbers."""
    say = pack.words
    names = [say("report.draft.short", number=n) for n in range(1, len(pack.outcomes) + 1)]
    if not pack.compares:
        names = [say("report.scenario"), say("report.change_short")]
    heads = [say("report.field"), say("report.maximum"), pack.base.name, *names]
    rows = []
    for field in pack.fields:
        points = [one.fields[field.id] for one in pack.everything]
        rows.append([f"{field.id}. {field.name.vi}", *_numbers(pack, float(field.maximum), points)])
    criteria = [float(one.result.total.criteria) for one in pack.everything]
    carried = [float(one.result.total.unexplained) for one in pack.everything]
    totals = [one.points for one in pack.everything]
    if any(carried):
        rows.append([say("report.unexplained"), *_numbers(pack, None, carried)])
    maximum = float(pack.case.rulebook.maximum)
    rows.append([say("report.total"), *_numbers(pack, maximum, totals)])
    assert all(abs(c + u - t) < 1e-9 for c, u, t in zip(criteria, carried, totals, strict=True))
    count = len(heads) - 1
    width = 22.0 if len(pack.everything) <= WIDE else 15.5
    widths = [19.0, *[width] * (count - 1)]
    return heads, rows, [WIDTH - sum(widths), *widths], list(range(1, count + 1))


def _numbers(pack: Pack, maximum: float | None, points: list[float]) -> list[str]:
    """A row of points: the maximum, each scenario, and for a sole scenario the change."""
    found = ["" if maximum is None else numbers.decimal(maximum)]
    places = 2 if len(points) > WIDE else 4
    found += [numbers.decimal(value, places) for value in points]
    if not pack.compares:
        found.append(numbers.signed(points[1] - points[0], places))
    return found


def _work(made: Doc, pack: Pack) -> None:
    """Who does what by when, and the points in the hands of each agency."""
    say, wanted = pack.words, tasks(pack)
    heading(made, say("report.draft.work"))
    if wanted:
        body(made, say("report.draft.work_text", count=len(wanted)))
        caption(made, say("report.draft.tasks"))
        rows = []
        for task in wanted:
            row = pack.case.baseline.rows.get(task.criterion.id)
            inside = ", ".join(map(str, task.scenarios))
            which = say("report.draft.in_scenarios", numbers=inside) if pack.compares else ""
            rows.append(
                (
                    "\n".join(filter(None, (label(pack.words, task.criterion), which))),
                    pack.words.name(row.remedy) if row else "",
                    "; ".join(row.lead) if row else "",
                    pack.words.name(row.time) if row else "",
                    numbers.signed(task.points),
                )
            )
        heads = ("criterion", "remedy", "lead", "time", "gain")
        widths = (36, 47, 40, 24, 18)
        table(made, [say(f"report.{h}") for h in heads], rows, widths, right=(4,))
    else:
        body(made, say("report.draft.no_work"))
    caption(made, say("report.draft.agencies"))
    body(made, say("report.split"), italic=True)
    names = [say("report.gain")]
    if pack.compares:
        names = [say("report.draft.short", number=n) for n in range(1, len(pack.outcomes) + 1)]
    agencies = [
        [
            held.agency,
            numbers.decimal(held.lead),
            numbers.decimal(held.survey),
            *map(numbers.signed, held.gains),
        ]
        for held in by_agency(pack)
        if held.criteria
    ]
    width = 22.0 if len(names) < WIDE else 15.5
    first = [22.0, 21.0]
    columns = [WIDTH - sum(first) - width * len(names), *first, *[width] * len(names)]
    titles = [say(f"report.{key}") for key in ("agency", "in_hand", "in_survey")] + names
    table(made, titles, agencies, columns, right=range(1, len(titles)))


def _assumptions(made: Doc, pack: Pack) -> None:
    """What the figures stand on."""
    say = pack.words
    heading(made, say("report.draft.assumptions"))
    body(made, "; ".join(f"{name}: {value}" for name, value in facts(pack)) + ".")
    for number, sentence in enumerate(assumptions(pack), start=1):
        body(made, f"{number}. {sentence}")
    documents = [
        f"{one.number} ngày {numbers.day(one.date)} của {one.issuer}"
        if one.date
        else f"{one.number} của {one.issuer}"
        for one in pack.case.documents.values()
    ]
    body(made, say("report.draft.sources", documents="; ".join(documents)) + FULL_STOP)
