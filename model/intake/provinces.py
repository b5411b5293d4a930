"""A table of provinces, any number of rows: the workbook to fill in, and one that was filled in."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from model.ground import Ground
from model.intake.book import Book, between, opened
from model.intake.cells import Cell
from model.intake.reader import Reader, folded
from model.law.rules import ONE, ZERO
from model.ranking.nation import Nation
from model.reading.tables import mapped

FIRST, LAST, MOST_RANK, MOST_POINTS = Decimal(2000), Decimal(2100), Decimal(999), Decimal(100)
SPARE = 20  # empty rows to go on in


class ProvinceRow(NamedTuple):
    """What a source says of a province in a year: its score in points, its rank, or both."""

    year: int
    province: str
    score: Decimal | None
    rank: int | None
    source: str


def province_template(ground: Ground, made: date | None = None) -> bytes:
    """The workbook of a table of provinces: what is known of the year of the ground's table (on the
    newest map, of the coming year), and the provinces of that year of which nothing is."""
    nation, table = ground.nation, ground.table
    year = nation.after(table) if table.estimated else table.year
    book = Book(ground.words, ground.library.languages, made)
    sheet = opened(book, "provinces")
    known = nation.provinces[nation.provinces["year"] == year]
    rows = [
        ProvinceRow(
            year,
            row["province"],
            None if row["score"] != row["score"] else Decimal(str(row["score"])),
            None if row["rank"] is None or row["rank"] != row["rank"] else int(row["rank"]),
            row["source"],
        )
        for row in known.astype({"rank": "Float64"}).astype(object).to_dict("records")
    ]
    told = {row.province for row in rows}
    names = sorted(mapped(nation.merger, year) - told)
    rows += [ProvinceRow(year, name, None, None, "") for name in names]
    for row in [*rows, *[None] * SPARE]:
        sheet.add(None, **(row._asdict() if row else {}))
        sheet.accept("year", between(ground.words, float(FIRST), float(LAST), whole=True))
        sheet.accept("score", between(ground.words, 0, float(MOST_POINTS)))
        sheet.accept("rank", between(ground.words, 1, float(MOST_RANK), whole=True))
    return book.close()


def read_provinces(reader: Reader, nation: Nation) -> list[ProvinceRow]:
    """The rows of a workbook in its order; what is wrong is with the reader. A row that says
    nothing of a province but its name is no row."""
    found: list[tuple[ProvinceRow, Cell]] = []
    seen = set()
    for line in reader.lines("provinces"):
        score = reader.number(line["score"], ZERO, MOST_POINTS)
        year = reader.number(line["year"], FIRST, LAST, whole=True, needed=True)
        if line["score"].value is None and line["rank"].value is None:
            continue
        known = mapped(nation.merger, int(year or nation.years[-1]))
        rank = reader.number(line["rank"], ONE, Decimal(len(known)), whole=True)
        typed = reader.text(line["province"])
        name = next((one for one in known if folded(one) == folded(typed)), None)
        source = reader.text(line["source"])
        if not source:
            reader.wrong(line["source"], "source")
        if name is None:
            reader.wrong(line["province"], "province", count=len(known))
        elif year is not None and (year, name) in seen:
            reader.wrong(line["province"], "once")
        elif year is not None:
            seen.add((year, name))
            row = ProvinceRow(int(year), name, score, None if rank is None else int(rank), source)
            found.append((row, line["rank"]))
    compare(reader, found)
    return [row for row, _ in found]


def compare(reader: Reader, rows: Iterable[tuple[ProvinceRow, Cell]]) -> None:
    """Note every rank that does not fit the scores of its year: a province that is ranked after
    another scores no more, one of the same rank scores the same."""
    years: dict[int, list[tuple[int, Decimal, str, Cell]]] = {}
    for row, cell in rows:
        if row.rank is not None and row.score is not None:
            years.setdefault(row.year, []).append((row.rank, -row.score, row.province, cell))
    for found in years.values():
        ordered = sorted(found, key=lambda one: one[:2])
        for above, below in pairwise(ordered):
            if above[1] > below[1] or (above[0] == below[0] and above[1] != below[1]):
                points = reader.say.decimal(-above[1])
                values = {"province": above[2], "rank": above[0], "points": points}
                reader.wrong(below[3], "rank", **values)
