"""A workbook of a province's year as a draft of it, with every problem of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.intake.cells import Cell
from model.intake.draft import Draft, Place
from model.intake.figure_cells import figures, named
from model.intake.reader import Line, Reader, folded
from model.intake.readings import KEY, readings
from model.intake.sheets import ITEMS, item
from model.law.criteria import Law
from model.law.rules import ONE, ZERO
from model.ranking.nation import Nation
from model.reading.cases import Cycle
from model.reading.tables import mapped

FIRST, LAST, MOST_RANK = Decimal(2000), Decimal(2100), Decimal(999)
Raw = dict[str, Any]
TOLD = {"cause", "remedy", "lead", "partner", "time"}  # what a row says beside its points


def read_year(reader: Reader, cycles: Mapping[str, Cycle], nation: Nation) -> Draft | None:
    """The draft of a workbook; None where its cycle is unknown, for nothing else can be read
    without its law. What is wrong is with the reader."""
    year = Year(reader)
    year.whole(cycles, nation)
    if (cycle := cycles.get(str(year.raw.get("cycle")))) is None:
        return None
    year.agencies()
    year.criteria(cycle.law)
    year.fields(cycle.law)
    year.raw["readings"] = readings(reader, cycle.law, year.cells)
    places = {
        place: (cell.sheet, cell.at, reader.found(cell)) for place, cell in year.cells.items()
    }
    return Draft(year.raw, year.named, places)


@dataclass
class Year:
    """A year as it is read, sheet by sheet; `alias`: the agencies by every way of writing them."""

    reader: Reader
    raw: Raw = field(default_factory=dict)
    named: Raw = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)

    def whole(self, cycles: Mapping[str, Cycle], nation: Nation) -> None:
        """What holds for the year as a whole."""
        reader, cells = self.reader, self.items()
        found = reader.number(cells["year"], FIRST, LAST, whole=True, needed=True)
        if found is not None:
            self.raw["year"] = int(found)
        province = reader.text(cells["province"])
        known = mapped(nation.merger, int(found or nation.years[-1]))
        match = next((name for name in known if folded(name) == folded(province)), None)
        if match is None:
            reader.wrong(cells["province"], "province", count=len(known))
        else:
            self.raw["province"] = match
        cycle = reader.text(cells["cycle"])
        if cycle not in cycles:
            reader.wrong(cells["cycle"], "cycle", known=", ".join(cycles))
        else:
            self.raw["cycle"] = cycle
            most = cycles[cycle].law.maximum
            total = reader.number(cells["total"], ZERO, most, needed=True)
            self.raw |= {} if total is None else {"total": total}
        rank = reader.number(cells["rank"], ONE, Decimal(len(known)), whole=True)
        self.raw |= {} if rank is None else {"rank": int(rank)}
        if asked := reader.listed(cells["asked_first"]):
            self.raw["asked_first"] = tuple(asked)
        self.raw["source"] = reader.source(cells["source"])
        self.cells |= {(key,): cells[key] for key in ITEMS}

    def items(self) -> dict[str, Cell]:
        """The cell of each item."""
        reader, found = self.reader, {}
        keys = {folded(item(reader.own, key)): key for key in ITEMS}
        for line in reader.lines("year"):
            key = keys.get(folded(reader.text(line["item"])))
            if key is None:
                reader.wrong(
                    line["item"], "item", known="; ".join(item(reader.own, k) for k in ITEMS)
                )
            elif key in found:
                reader.wrong(line["item"], "once")
            else:
                found[key] = line["value"]
        missing = Cell(reader.name("year"), 1, 1)
        return {key: found.get(key, missing) for key in ITEMS}

    def agencies(self) -> None:
        """The agencies by their one name, that of today where one is given."""
        reader = self.reader
        for line in reader.lines("agencies"):
            old = reader.text(line["agency"])
            if not old:
                reader.wrong(line["agency"], "agency_name")
                continue
            name = reader.text(line["new_name"]) or old
            written = reader.listed(line["also_written"])
            ways = [*written, *([old] if name != old else [])]
            if any(way in self.alias for way in {old, *written}):
                reader.wrong(line["agency"], "once")
                continue
            self.alias |= dict.fromkeys({old, name, *written}, name)
            english = reader.text(line["english"]) or name
            before = self.named.get(name, {"en": english, "printed": ()})
            self.named[name] = {**before, "printed": (*before["printed"], *ways)}

    def criteria(self, law: Law) -> None:
        """The rows by criterion, with their figures."""
        reader = self.reader
        rows: Raw = {}
        added: Raw = {}
        lines: dict[str, Line] = {}
        for line in reader.lines("criteria"):
            code = reader.text(line["code"])
            if not code:
                reader.wrong(line["code"], "code")
            elif code in lines:
                reader.wrong(line["code"], "once")
            else:
                lines[code] = line
        raw, shown = figures(reader, law)
        for code in shown:
            if code not in lines:
                reader.note(
                    reader.name("criteria"), "", reader.say("intake.nothing"), "row", code=code
                )
        for code, line in lines.items():
            most = self.most(law, code, line, added)
            if most is None:
                continue
            points = reader.number(line["points"], ZERO, most)
            told = [key for key in line if key.partition(".")[0] in TOLD and line[key].value]
            if points is None:
                if line["points"].value is None and (told or code in shown or code in added):
                    reader.wrong(line["points"], "points", most=reader.say.plain(most))
                continue
            rows[code] = {
                "points": points,
                **{key: named(reader, line, key) for key in ("cause", "remedy", "time")},
                **{key: self.who(line[key]) for key in ("lead", "partner")},
                "source": reader.source(line["source"]),
                "figures": raw.get(code, {}),
            }
            self.cells |= {("rows", code, key): line[key] for key in ("points", "lead", "partner")}
            self.cells["rows", code] = line["code"]
        self.raw |= {"rows": rows, "added": {key: added[key] for key in added if key in rows}}
        for code in self.raw["added"]:
            if self.left(law, added[code]["field"]) < 0:
                whole = reader.say.plain(law.fields[added[code]["field"]].maximum)
                reader.wrong(lines[code]["maximum"], "field_full", most=whole)

    def most(self, law: Law, code: str, line: Line, added: Raw) -> Decimal | None:
        """The maximum of a criterion: the law's, or that of one which the year adds; None where
        neither is known."""
        reader, maximum = self.reader, line["maximum"]
        if (criterion := law.criteria.get(code)) is not None:
            found = reader.number(maximum, ZERO, law.maximum)
            if maximum.value is not None and found != criterion.maximum:
                reader.wrong(maximum, "maximum", maximum=reader.say.plain(criterion.maximum))
            return criterion.maximum
        name, of = named(reader, line, "name"), code.partition(".")[0]
        if of not in law.fields or not KEY.fullmatch(code) or name is None or maximum.value is None:
            reader.wrong(line["code"], "criterion", cycle=law.id)
            return None
        found = reader.number(maximum, ZERO, law.fields[of].maximum)
        if found is None or not found:
            return None
        source = reader.source(line["source"])
        added[code] = {"field": of, "name": name, "maximum": found, "source": source}
        return found

    def left(self, law: Law, field: str) -> Decimal:
        """The points of a field that are not those of its rows."""
        left, added = law.fields[field].maximum, self.raw["added"]
        for key in self.raw["rows"]:
            of, most = (
                (added[key]["field"], added[key]["maximum"])
                if key in added
                else (law.criteria[key].field, law.criteria[key].maximum)
            )
            left -= most if of == field else ZERO
        return left

    def who(self, cell: Cell) -> tuple[str, ...]:
        """The agencies in a cell, each once, by their one name."""
        return tuple(dict.fromkeys(self.alias.get(one, one) for one in self.reader.listed(cell)))

    def fields(self, law: Law) -> None:
        """The points of fields less their rows, and what is printed of fields."""
        reader = self.reader
        rests, published = [], []
        told: set[str] = set()
        for line in reader.lines("fields"):
            inside = tuple(reader.listed(line["fields"]))
            if not inside or not set(inside) <= set(law.fields) or len(set(inside)) < len(inside):
                reader.wrong(line["fields"], "fields", known=", ".join(law.fields))
                continue
            whole = sum((law.fields[key].maximum for key in inside), ZERO)
            found = reader.number(line["maximum"], ZERO, law.maximum)
            if line["maximum"].value is not None and found != whole:
                reader.wrong(line["maximum"], "maximum", maximum=reader.say.plain(whole))
            left = max(sum((self.left(law, key) for key in inside), ZERO), ZERO)
            points = reader.number(line["points"], ZERO, left)
            if points is not None:
                if told & set(inside):
                    reader.wrong(line["fields"], "once")
                told |= set(inside)
                rests.append(
                    {"fields": inside, "points": points, "source": reader.source(line["source"])}
                )
            printed = reader.number(line["printed_points"], ZERO, law.maximum)
            rank = reader.number(line["printed_rank"], ONE, MOST_RANK, whole=True)
            if printed is not None or rank is not None:
                one = {
                    "fields": inside,
                    "points": printed,
                    "rank": None if rank is None else int(rank),
                }
                published.append(one)
        self.raw |= {"rests": tuple(rests), "published": tuple(published)}
