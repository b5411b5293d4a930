"""The part of the document on who does what by when, and on what each agency holds."""

from docx.document import Document as Doc

from model.reports.changes import Task, by_agency, tasks
from model.reports.contents import Pack
from model.reports.document_form import WIDTH, body, caption, heading, table
from model.reports.document_results import WIDE, short_names
from model.telling.labels import count_text, label, main_document, no_agencies
from model.telling.values import change_text


def work(made: Doc, pack: Pack) -> None:
    """Who does what by when, and the points in the hands of each agency."""
    say, wanted, none = pack.words, tasks(pack), no_agencies(pack.ground)
    heading(made, say("report.draft.work"))
    if wanted:
        criteria = count_text(say, [task.criterion for task in wanted])
        body(made, say("report.draft.work_text", criteria=criteria))
        if not none:
            source = main_document(pack.case).number
            body(made, say("report.draft.work_source", document=source))
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
