"""A workbook for a province's year, filled with what a baseline knows; also as the beginning of the
year after it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from model.baseline import Baseline, Figure, Row
from model.case import Case, Document
from model.ground import Ground
from model.intake.book import Book, Sheet, Value, between, listed, one_of, opened, texts
from model.intake.inputs import first_of_part, inputs
from model.intake.sheets import GUIDE, ITEMS, SEPARATOR, item
from model.law.criteria import Law
from model.law.rules import Source
from model.levers import Lever, plain
from model.ranking.nation import Nation
from model.scenario import MOST_CASES
from model.telling.language import Language

LINES = ("fill", "colours", "numbers", "unknown", "lists", "languages", "sources", "names", "check")
SPARE = {"fields": 2, "criteria": 5, "readings": 4, "agencies": 12}  # empty rows to go on in
YEARS = (2000, 2100)


def year_template(ground: Ground, made: date | None = None, following: bool = False) -> bytes:
    """The workbook of the ground's year in its language. `following`: of the year after it, with
    rules, totals, remedies, agencies and times kept, and what that year alone can tell left out."""
    say, case = ground.words, ground.case
    year = begun(case.given) if following else case.given
    book = Book(say, ground.library.languages, made)
    provinces = guide(book, every_province(ground.nation))
    year_sheet(opened(book, "year"), year, case.documents, provinces, following)
    field_rows(opened(book, "fields"), case, year, following)
    criterion_rows(opened(book, "criteria"), case, year, following)
    figure_rows(opened(book, "figures"), case.law, year, following)
    reading_rows(opened(book, "readings"), case, year)
    agency_rows(opened(book, "agencies"), case)
    return book.close()


def begun(year: Baseline) -> Baseline:
    """The year after, before anything of it is known."""
    rows = {key: row.model_copy(update={"cause": None}) for key, row in year.rows.items()}
    return year.model_copy(
        update={"year": year.year + 1, "rank": None, "rows": rows, "readings": {}}
    )


def guide(book: Book, provinces: Sequence[str]) -> str:
    """The sheet of instructions, and beside them the names of provinces; where these stand."""
    sheet, say = Sheet(book, GUIDE), book.say
    sheet.wide(0, 110)
    sheet.wide(2, 26)
    for row, line in enumerate(LINES, start=3):
        sheet.write(row, 0, say(f"intake.guide.{line}"), "plain")
    sheet.write(3, 2, say("intake.column.province"), "head")
    for row, name in enumerate(provinces, start=4):
        sheet.write(row, 2, name, "help")
    return f"='{sheet.name}'!$C$5:$C${4 + len(provinces)}"


def every_province(nation: Nation) -> list[str]:
    """The names of provinces of all maps."""
    return sorted({*nation.merger["former"], *nation.merger["province"]})


def year_sheet(
    sheet: Sheet,
    year: Baseline,
    documents: Mapping[str, Document],
    provinces: str,
    following: bool,
) -> None:
    """What holds for the year as a whole, an item to a row."""
    say = sheet.book.say
    values: dict[str, Value] = {
        "province": year.province,
        "year": year.year,
        "cycle": year.cycle,
        "total": None if following else year.total,
        "rank": year.rank,
        "asked_first": listed(year.asked_first),
        "source": None if following else source_text(year.source, documents),
    }
    rules = {
        "province": one_of(say, provinces),
        "year": between(say, *YEARS, whole=True),
        "total": between(say, 0, 100),
        "rank": between(say, 1, 999, whole=True),
    }
    for key in ITEMS:
        sheet.add({"item": item(say, key)}, value=values[key])
        if key in rules:
            sheet.accept("value", rules[key])


def field_rows(sheet: Sheet, case: Case, year: Baseline, following: bool) -> None:
    """The points that a source gives for fields as a whole, less their rows; what it prints of
    them; and the fields of which neither is known."""
    say, law = sheet.book.say, case.law

    def add(fields: Iterable[str], **values: Value) -> None:
        inside = [law.fields[key] for key in fields]
        names = f"{SEPARATOR} ".join(say.name(field.name) for field in inside)
        most = sum((field.maximum for field in inside), Decimal(0))
        sheet.add({"name": names, "maximum": most}, fields=listed(fields), **values)
        for key in ("points", "printed_points"):
            sheet.accept(key, between(say, 0, float(law.maximum)))
        sheet.accept("printed_rank", between(say, 1, 999, whole=True))

    told = set()
    for rest in year.rests:
        points = None if following else rest.points
        add(rest.fields, points=points, source=source_text(rest.source, case.documents))
        told.add(rest.fields)
    for one in () if following else year.published:
        add(one.fields, printed_points=one.points, printed_rank=one.rank)
        told.add(one.fields)
    for key in law.fields:
        if (key,) not in told:
            add((key,))
    spare(sheet, "fields")


def criterion_rows(sheet: Sheet, case: Case, year: Baseline, following: bool) -> None:
    """Every criterion of the law in the order of its fields, with the row that the year has."""
    law = case.law
    for criterion in (one for field in law.fields for one in law.of_field(field)):
        told = {**texts(sheet, "name", criterion.name), "maximum": criterion.maximum}
        values = row_values(sheet, case, year.rows.get(criterion.id), following)
        if criterion.id in year.added:
            sheet.add(None, code=criterion.id, **told, **values)
        else:
            sheet.add(told, code=criterion.id, **values)
        sheet.accept("points", between(sheet.book.say, 0, float(criterion.maximum)))
    spare(sheet, "criteria")


def row_values(sheet: Sheet, case: Case, row: Row | None, following: bool) -> dict[str, Value]:
    """What a row says, by column."""
    if row is None:
        return {}
    found: dict[str, Value] = {
        "points": None if following else row.points,
        "lead": listed(row.lead),
        "partner": listed(row.partner),
        "source": None if following else source_text(row.source, case.documents),
    }
    for key in ("cause", "remedy", "time"):
        found |= texts(sheet, key, getattr(row, key))
    return found


def figure_rows(sheet: Sheet, law: Law, year: Baseline, following: bool) -> None:
    """Every input of every rule, with the figure that the year has; the total behind a part and
    its notes beside the part's first input."""
    say = sheet.book.say
    for key, lever in inputs(law).items():
        row = year.rows.get(lever.criterion.id)
        found = row.figures.get(lever.part_key, Figure()) if row else Figure()
        first, criterion = first_of_part(lever), lever.criterion
        counted = f"{say.name(criterion.short)}: {say.name(lever.name)}"
        help: dict[str, Value] = {
            "counted": counted,
            "unit": say.name(lever.part.unit) if lever.part.unit else None,
            "accepts": accepts(say, lever),
        }
        values: dict[str, Value] = {}
        if first:
            values = {"of": found.of}
            if not following:
                values |= {"printed": found.printed, **texts(sheet, "note", found.note)}
        else:
            help |= dict.fromkeys(("of", "printed", *texts(sheet, "note", None)))
        figure = None if following else figure_value(say, lever, found)
        sheet.add(help, lever=key, figure=figure, **values)
        limit(sheet, lever, first)


def limit(sheet: Sheet, lever: Lever, first: bool) -> None:
    """What the cells of an input accept."""
    say, entry = sheet.book.say, lever.entry
    if entry == "yes_no":
        sheet.accept("figure", one_of(say, [say("intake.yes"), say("intake.no")]))
    elif entry == "place":
        sheet.accept("figure", one_of(say, lever.bands()))
    else:
        sheet.accept("figure", between(say, 0, int(MOST_CASES), whole=entry == "count"))
        if first:
            sheet.accept("of", between(say, 0, int(MOST_CASES)))


def accepts(say: Language, lever: Lever) -> str:
    """How the figure of an input is written."""
    return say(f"intake.accepts.{lever.entry}", bands=f"{SEPARATOR} ".join(lever.bands()))


def figure_value(say: Language, lever: Lever, figure: Figure) -> Value:
    """A figure as its cell has it."""
    value = figure.values.get(lever.input) if lever.input else figure.value
    if isinstance(value, bool):
        return say("intake.yes" if value else "intake.no")
    return lever.text(value) if value is not None and lever.entry == "place" else value


def reading_rows(sheet: Sheet, case: Case, year: Baseline) -> None:
    """The readings of the total, the default one first."""
    say = sheet.book.say
    for key, one in year.readings.items():
        inside = [
            f"{lever} = {say('intake.yes' if value else 'intake.no')}"
            if isinstance(value, bool)
            else f"{lever} = {plain(value)}"
            for lever, value in one.inputs.items()
        ]
        sheet.add(
            None,
            key=key,
            unexplained=one.unexplained,
            inputs=listed(inside),
            source=source_text(one.source, case.documents),
            **texts(sheet, "name", one.name),
            **texts(sheet, "explanation", one.explanation),
        )
    spare(sheet, "readings")


def agency_rows(sheet: Sheet, case: Case) -> None:
    """The agencies by their one name, with room for the name that one has now."""
    for name, one in case.agencies.items():
        sheet.add(
            None, agency=name, new_name=None, english=one.en, also_written=listed(one.printed)
        )
    spare(sheet, "agencies")


def spare(sheet: Sheet, key: str) -> None:
    """Empty rows to go on in."""
    for _ in range(SPARE[key]):
        sheet.add()


def source_text(source: Source, documents: Mapping[str, Document]) -> str:
    """Where a figure was found, in words: what an office wrote itself stays as it is."""
    if source.standing == "entered":
        return source.place
    return f"{documents[source.document].number}, {source.place}"
