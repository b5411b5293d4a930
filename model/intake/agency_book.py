"""A workbook for one agency to report in: one sheet with the rows that it leads, the last figures
beside, and cells that accept what can be."""

from datetime import date

from model.ground import Ground
from model.intake.book import Book, Sheet, Value, between, one_of, opened
from model.intake.sheets import REPORTS, SEPARATOR
from model.levers import Lever
from model.scenario import MOST_CASES
from model.telling.language import Language
from model.telling.values import input_text, unit_text
from model.year.fit import whole
from model.year.followed import Followed
from model.year.observation import ToDate
from model.year.pace import GROWING

IDENTITY = 2  # the row that says whose report it is, of which year, as of which day; from 0
PLACES = {"agency": 1, "year": 3, "as_of": 5}  # the columns of these in it; from 0


def agency_book(ground: Ground, followed: Followed, agency: str, day: date) -> bytes:
    """The workbook of an agency, as of a day; of the whole province where `agency` is empty.

    Only its own rows are in it. What is written by hand is the figure to date, what it is out of,
    the number of the paper, and a note.
    """
    book = Book(ground.words, ground.library.languages, None)
    sheet = opened(book, REPORTS)
    say, known = ground.words, followed.histories(day)
    values: dict[str, tuple[Value, str]] = {
        "agency": (agency_text(ground, agency), "help"),
        "year": (year_text(followed), "help"),
        "as_of": (day, "day"),
    }
    for key, column in PLACES.items():
        sheet.write(IDENTITY, column - 1, say(f"intake.column.{key}"), "head")
        sheet.write(IDENTITY, column, *values[key])
    for lever in followed.of_agency(agency):
        add(sheet, followed, lever, known.get(lever.id, ()))
    return book.close()


def add(sheet: Sheet, followed: Followed, lever: Lever, history: tuple[ToDate, ...]) -> None:
    """A lever's row."""
    say, kind = sheet.book.say, followed.kinds[lever.id]
    accepts = "total" if kind in GROWING else lever.entry
    told = say(f"intake.accepts.{accepts}", bands=f"{SEPARATOR} ".join(lever.bands()))
    sheet.add(
        {
            "lever": lever.id,
            "counted": input_text(say, lever),
            "unit": unit_text(say, lever),
            "accepts": told,
            "last": last_text(say, lever, history[-1]) if history else say("year.unreported"),
        }
        | ({} if kind in GROWING else {"of": None})
    )
    counts = whole(lever) and (kind in GROWING or lever.entry == "count")
    if lever.entry == "yes_no":
        sheet.accept("figure", one_of(say, [say("intake.yes"), say("intake.no")]))
    elif lever.entry == "place":
        sheet.accept("figure", one_of(say, lever.bands()))
    else:
        most = int(MOST_CASES) if kind in GROWING else float(lever.span.high)
        sheet.accept("figure", between(say, 0, most, whole=counts))
    if kind in GROWING:
        sheet.accept("of", between(say, 0, int(MOST_CASES), whole=whole(lever)))


def last_text(say: Language, lever: Lever, last: ToDate) -> str:
    """The last figure to date, with its day: 15/43 (31/5/2023)."""
    if lever.entry == "yes_no":
        value = say("intake.yes" if last.value else "intake.no")
    elif lever.entry == "place":
        value = lever.text(last.value)
    else:
        value = say.plain(last.value)
    figure = value if last.of is None else say("year.counted", value=value, of=say.plain(last.of))
    return say("intake.last", figure=figure, day=say.day(last.day))


def agency_text(ground: Ground, agency: str) -> str:
    """What an agency is called in its workbook."""
    return ground.agency(agency) if agency else ground.words("intake.whole_province")


def year_text(followed: Followed) -> str:
    """The province and the year."""
    return f"{followed.case.baseline.province} {followed.year.start.year}"
