"""The scorecard as a CSV file that Excel opens rightly in Vietnam: semicolons, decimal commas, a
mark of UTF-8, and no text that could be taken for a formula."""

import csv
from collections.abc import Sequence
from io import StringIO

from model.reports.contents import Pack
from model.reports.statements import facts
from model.telling.labels import title
from model.telling.ranks import forecast_text, rank_text

FORMULA = ("=", "+", "-", "\N{MINUS SIGN}", "@", "\t", "\r")


def table(pack: Pack) -> bytes:
    """One row per criterion, then totals and ranks, then the facts; a column per scenario."""
    say, cases = pack.words, pack.everything
    heads = [say("report.field"), say("report.criterion"), say("report.maximum")]
    heads += pack.names
    heads += [say("report.gain_of", name=name) for name in pack.names[1:]]
    rows = []
    for key, criterion in pack.case.rulebook.criteria.items():
        field = pack.case.rulebook.fields[criterion.field]
        scores = [one.scores[key] for one in cases]
        start = [
            f"{field.id}. {field.name.vi}",
            title(pack.words, criterion),
            number(criterion.maximum),
        ]
        rows.append([*start, *_points(scores)])
    results = [one.result.total for one in cases]
    whole = number(pack.case.rulebook.maximum)
    for name, maximum, points in (
        (say("report.criteria_points"), whole, [float(one.criteria) for one in results]),
        (say("report.unexplained"), "", [float(one.unexplained) for one in results]),
        (say("report.total"), whole, [one.points for one in cases]),
    ):
        rows.append(["", name, maximum, *_points(points)])
    still = say("report.rank_still", year=pack.year)
    rows.append(["", still, "", *(rank_text(say, one.rank) for one in cases)])
    moving = say("report.next_year")
    rows.append(["", moving, "", *(forecast_text(say, one.result.given) for one in cases)])
    rows += [[], *([name, value] for name, value in facts(pack))]
    for one in pack.outcomes:
        note, author = one.named.note, one.named.author
        rows.append([say("report.scenario"), safe(one.name), safe(note), safe(author)])
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(head) for head in heads])
    writer.writerows([*row, *[""] * (len(heads) - len(row))] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _points(points: Sequence[float]) -> list[str]:
    """Points of base and scenarios, then the scenarios' changes."""
    return [*map(number, points), *(number(value - points[0]) for value in points[1:])]


def number(value: object) -> str:
    """A number with a decimal comma and four decimals, as Excel reads it: -0,7000."""
    return f"{round(float(str(value)), 4) + 0.0:.4f}".replace(".", ",")


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading apostrophe keeps it text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text
