"""The appendix that offices have, read back: a table of ten columns in a document or a workbook as
the draft of a province's year, in its own words, with the figures that its causes offer.

    found = read_appendix(content, "ke-hoach.docx", ground)
    draft = with_figures(found.draft, [one for one in found.offers if …], ground)  # as confirmed
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from model.case import Agency, known_names
from model.ground import Ground
from model.intake.appendix_rows import Taken
from model.intake.draft import Draft, Problem
from model.intake.figures import COMMA, POINT, Offer, Style, offers, over
from model.intake.grid import Content, read_content
from model.intake.reader import OWN
from model.intake.ten_columns import NEEDED, Columns, rows_of
from model.law.criteria import Law
from model.telling.numbers import VIETNAMESE

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
TOTAL, RANK = "total", "rank"  # what is offered for the whole year, with no criterion


class Appendix(NamedTuple):
    """What a file says: the draft, every row in its own words (in the shape of a quotations.toml),
    figures to be confirmed, everything wrong, and the targets that a plan of this program wrote
    under a remedy, by criterion or field; they are no part of the remedy."""

    draft: Draft
    quotations: Mapping[str, Any]
    offers: list[Offer]
    problems: list[Problem]
    targets: Mapping[str, str]


def read_appendix(content: bytes, name: str, ground: Ground, law: Law | None = None) -> Appendix:
    """The appendix in a .docx or .xlsx file; `law`: the cycle's, by default that of the ground,
    whose language the problems speak. The total is that of the rows. Figures, and a total and a
    rank that the text beside the table names, are offered, never taken over."""
    say, law, library = ground.words, law or ground.case.law, ground.library
    agencies = all_agencies(ground)
    taken = Taken(say, library.languages, law, known_names(agencies))
    found = read_content(content, name)
    rows, columns = rows_of(found or Content([], []), say, library.languages)
    if found is None:
        taken.problems.append(Problem("", "", name, say("appendix.expect_file")))
    elif columns is None:
        heads = ", ".join(f"“{head(ground, one)}”" for one in NEEDED)
        taken.problems.append(Problem("", "", name, say("appendix.expect_table", columns=heads)))
    elif lacking := [one for one in NEEDED if one not in columns.at]:
        for one in lacking:
            expected = say("appendix.expect_column", column=head(ground, one))
            taken.problems.append(Problem("", "", say("appendix.nothing"), expected))
    else:
        for row in rows:
            taken.take(row)
        taken.close()
        taken.check_total()
    year, province = year_of(columns), province_of(found, ground)
    if columns and year is None:
        told = " ".join(columns.heads.get("points", "").split())
        taken.problems.append(Problem("", "", told, say("appendix.expect_year")))
    if columns and province is None:
        told = say("appendix.nothing")
        taken.problems.append(Problem("", "", told, say("appendix.expect_province")))
    style = COMMA if columns is None or columns.language == VIETNAMESE else POINT
    offered = [*of_the_whole(taken, found, style), *of_the_rows(taken, style)]
    return Appendix(
        draft(taken, year, province, agencies), taken.quotations, offered, taken.problems,
        taken.targets,
    )  # fmt: skip


def draft(
    taken: Taken, year: int | None, province: str | None, agencies: Mapping[str, Agency]
) -> Draft:
    """The rows that were taken as a province's year, with the agencies that they name."""
    place = taken.say("appendix.whole")
    source = {"document": OWN, "place": place, "standing": "entered"}
    said = {"province": province, "year": year}
    baseline: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    baseline |= {"cycle": taken.law.id, TOTAL: taken.points, "source": source}
    baseline |= {"rows": taken.rows, "rests": tuple(taken.rests)}
    if taken.added:
        baseline["added"] = taken.added
    named = dict.fromkeys(
        name for row in taken.rows.values() for name in (*row["lead"], *row["partner"])
    )
    known = {name: agencies.get(name, Agency(en=name)) for name in named}
    return Draft(baseline, {name: one.model_dump() for name, one in known.items()})


def with_figures(
    found: Draft, confirmed: Iterable[Offer], ground: Ground, law: Law | None = None
) -> Draft:
    """The draft with what a person confirmed: figures in the rows that have them for every part,
    the published total (what the rows do not explain of it is a reading's) and the rank."""
    law = law or ground.case.law
    figures: dict[str, dict[str, Any]] = {}
    baseline = dict(found.baseline)
    for offer in confirmed:
        if offer.criterion:
            figures.setdefault(offer.criterion, {})[offer.part] = offer.figure
        elif offer.part == RANK:
            baseline[RANK] = int(offer.figure["value"])
        else:
            baseline[TOTAL] = offer.figure["value"]
    rows = dict(baseline["rows"])
    for key, parts in figures.items():
        if set(parts) == set(law.criteria[key].parts):
            rows[key] = {**rows[key], "figures": parts}
    baseline["rows"] = rows
    unexplained = baseline[TOTAL] - found.baseline[TOTAL]
    if unexplained > 0:
        baseline["readings"] = {"published": reading(baseline, unexplained, ground)}
    return replace(found, baseline=baseline)


def reading(baseline: Mapping[str, Any], unexplained: Decimal, ground: Ground) -> dict[str, Any]:
    """The reading of a published total that the rows do not explain."""
    languages = ground.library.languages
    return {
        "name": {
            code: say("appendix.reading", total=say.decimal(baseline[TOTAL]))
            for code, say in languages.items()
        },
        "explanation": {
            code: say("appendix.explained", difference=say.plain(unexplained))
            for code, say in languages.items()
        },
        "unexplained": unexplained,
        "source": baseline["source"],
    }


def of_the_rows(taken: Taken, style: Style) -> Iterator[Offer]:
    """What the causes offer, in the order of the rows."""
    for key, row in taken.rows.items():
        if key in taken.law.criteria:
            cause = row["cause"][VIETNAMESE] if "cause" in row else ""
            yield from offers(taken.law.criteria[key], row["points"], cause, style)


def of_the_whole(taken: Taken, found: Content | None, style: Style) -> Iterator[Offer]:
    """The first total that the text beside the table names, and the first rank in its sentence:
    đạt 86,02/100 điểm, xếp thứ 46/63."""
    for paragraph in found.paragraphs if found and taken.rows else ():
        pairs = list(over(paragraph, style))
        for points, maximum, sentence in pairs:
            if maximum == taken.law.maximum:
                fits = points == taken.points
                yield Offer("", TOTAL, {"value": points}, sentence, "counts", fits)
                places = (one for one, of, at in pairs if at == sentence and of != maximum)
                for rank in [one for one in places if not one % 1][:1]:
                    yield Offer("", RANK, {"value": rank}, sentence, "counts", fits=True)
                return


def year_of(columns: Columns | None) -> int | None:
    """The year that the headings of the points name."""
    for column in ("points", "maximum"):
        if columns and (found := YEAR.search(columns.heads.get(column, ""))):
            return int(found[0])
    return None


def province_of(found: Content | None, ground: Ground) -> str | None:
    """The province that the file names most often, among all that are or were."""
    if found is None:
        return None
    texts = [*found.paragraphs, *(cell for g in found.grids for row in g.rows for cell in row)]
    merger = ground.nation.merger
    names = {str(name) for column in ("former", "province") for name in merger[column]}
    counts = Counter({name: sum(text.count(name) for text in texts) for name in sorted(names)})
    [(name, count)] = counts.most_common(1)
    return name if count else None


def all_agencies(ground: Ground) -> dict[str, Agency]:
    """Every agency that is known of any year; those of the ground count first."""
    cases = [*ground.library.cases.values(), ground.case]
    return {name: one for case in cases for name, one in case.agencies.items()}


def head(ground: Ground, column: str) -> str:
    """The heading of a column."""
    return ground.words(f"plan.head_{column}", year="…")
