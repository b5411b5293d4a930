"""The part of the document on what the scenarios bring: sentences, ranks, fields."""

from docx.document import Document as Doc

from model.reports.contents import Pack
from model.reports.document_form import WIDTH, body, caption, heading, table
from model.reports.statements import movement_short, summary
from model.result import Entry
from model.telling import numbers
from model.telling.labels import field_text
from model.telling.ranks import forecast_text, moved_text, rank_text

WIDE = 4  # so many columns of points have room for four decimals


def results(made: Doc, pack: Pack) -> None:
    """What the scenarios bring: sentences, ranks, fields."""
    say = pack.words
    heading(made, say("report.draft.results"))
    for entry in pack.outcomes:
        body(made, summary(pack, entry))
    caption(made, say("report.draft.comparison" if pack.compares else "report.draft.ranks"))
    heads = [
        say("report.scenario"),
        say("report.total"),
        say("report.rank_short_still", year=pack.ground.table.year),
        say("report.rank_short_moving", movement=movement_short(pack)),
        say("report.rank_short_unknown"),
    ]
    rows = [_result_row(pack, number, one) for number, one in enumerate(pack.everything)]
    table(made, heads, rows, (51, 25, 33, 30, 26), right=(1, 2, 3, 4))
    caption(made, say("report.points_by_field"))
    table(made, *_fields(pack), last_bold=True)


def _result_row(pack: Pack, number: int, entry: Entry) -> tuple[str, ...]:
    """A scenario's total and ranks."""
    say = pack.words
    change = say.signed(entry.points - pack.base.points)
    moved = moved_text(say, pack.base.rank.rank - entry.rank.rank)
    unknown = entry.result.unknown
    return (
        pack.names[number],
        say.decimal(entry.points) + (f"\n({change})" if number else ""),
        rank_text(say, entry.rank) + (f"\n{moved}" if number else ""),
        forecast_text(say, entry.result.given),
        numbers.span(unknown.low, unknown.high),
    )


def short_names(pack: Pack) -> list[str]:
    """What columns call several scenarios."""
    numbered = range(1, len(pack.outcomes) + 1)
    return [pack.words("report.draft.short", number=number) for number in numbered]


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
