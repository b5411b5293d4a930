"""The rows of an appendix, taken one by one: fields with subtotals, criteria under them, further
work of the criterion above; with everything that does not add up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.intake.agency_names import agency_names
from model.intake.draft import Problem
from model.intake.reader import OWN
from model.intake.ten_columns import Row
from model.law.criteria import Law
from model.levers import plain
from model.telling.language import Language
from model.typed_text import number

CRITERION = re.compile(r"\d+(?:\.\d+)+")
FIELDS = re.compile(r"\d+(?:\s*[–,-]\s*\d+)*")
WORK = ("remedy", "lead", "partner", "time")
Raw = dict[str, Any]


@dataclass
class Taken:
    """What rows have said so far: `rows`, `added` and `rests` in the shape of a baseline.toml,
    `quotations` in that of a quotations.toml, `targets` by criterion or field."""

    say: Language
    languages: Mapping[str, Language]
    law: Law
    known: Mapping[str, str]
    rows: dict[str, Raw] = field(default_factory=dict)
    added: dict[str, Raw] = field(default_factory=dict)
    rests: list[Raw] = field(default_factory=list)
    quotations: dict[str, Raw] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Row] = field(default_factory=dict)
    subtotals: dict[tuple[str, ...], Row] = field(default_factory=dict)
    lost: dict[str, Decimal] = field(default_factory=dict)
    above: str = ""

    @property
    def points(self) -> Decimal:
        """The points of everything: what is not listed as lost is there."""
        return self.law.maximum - sum(self.lost.values(), Decimal(0))

    def take(self, row: Row) -> None:
        """One row more. A criterion may have its number before its name."""
        key = row.texts.get("number", "").strip(" .")
        if not CRITERION.fullmatch(key) and (
            own := CRITERION.match(row.texts.get("criterion", ""))
        ):
            key = own[0]
        counted = bool(row.texts.get("maximum") or row.texts.get("points"))
        if CRITERION.fullmatch(key):
            self.criterion(key, row)
        elif FIELDS.fullmatch(key):
            self.subtotal(key, row)
        elif key:
            self.wrong(row, "number", "appendix.expect_row")
        elif counted and number(row.texts["maximum"]) == self.law.maximum:
            self.sum_of(row)
        elif counted and self.subtotals:
            self.others(row)
        elif self.above and not counted:
            self.more(row)
        else:
            self.wrong(row, "number", "appendix.expect_row")

    def criterion(self, key: str, row: Row) -> None:
        """A criterion with its points, its cause and its work."""
        if key in self.places:
            self.wrong(row, "number", "appendix.expect_once")
            return
        self.places[key], self.above = row, key
        maximum, points = self.value(row, "maximum"), self.value(row, "points")
        known, group, name = self.law.criteria.get(key), key.partition(".")[0], row.texts
        if known is None and group not in self.law.fields:
            self.wrong(row, "number", "appendix.expect_criterion", law=self.law.id)
        if known and maximum is not None and maximum != known.maximum:
            self.wrong(row, "maximum", "appendix.expect_maximum", maximum=known.maximum)
        if known is None and maximum is not None:
            self.added[key] = {
                "field": group,
                "name": both(name.get("criterion", key)),
                "maximum": maximum,
                "source": self.source(row),
            }
        most = known.maximum if known else maximum
        if points is None or most is None:
            return
        if points > most:
            self.wrong(row, "points", "appendix.expect_at_most", maximum=most)
        self.check_lost(row, most - points)
        self.lost[key] = most - points
        told: Raw = {"points": points, "lead": (), "partner": (), "figures": {}}
        if text := row.texts.get("cause", ""):
            told["cause"] = both(text)
        self.rows[key] = {**told, "source": self.source(row)}
        self.quote(key, row)
        self.work(key, self.quotations[key])

    def more(self, row: Row) -> None:
        """Further work of the criterion or field above."""
        quoted = self.quotations.setdefault(self.above, {"source": self.source(row)})
        work = self.worded(row)
        quoted.setdefault("more", []).append(work)
        self.work(self.above, work)

    def work(self, key: str, work: Mapping[str, Any]) -> None:
        """What is to be done and by whom, beside what the criterion has already."""
        if key not in self.rows:
            return
        row = self.rows[key]
        for column in ("remedy", "time"):
            if text := work.get(column):
                before = row[column]["vi"].split("\n") if column in row else []
                told = [*before, *text.split("\n")]
                row[column] = both("\n".join(dict.fromkeys(told)))
        for column in ("lead", "partner"):
            names = agency_names(work.get(column, ""), self.known)
            row[column] = tuple(dict.fromkeys((*row[column], *names)))

    def quote(self, key: str, row: Row) -> None:
        """A row in its own words, with where it stands."""
        named = {"name": row.texts.get("criterion", ""), "cause": row.texts.get("cause", "")}
        told = {column: text for column, text in named.items() if text}
        self.quotations[key] = {**told, **self.worded(row, key), "source": self.source(row)}

    def worded(self, row: Row, key: str = "") -> dict[str, str]:
        """The work of a row in its own words; targets that a plan of this program wrote under a
        remedy are kept apart."""
        work = {column: row.texts.get(column, "") for column in WORK}
        own = [
            word
            for language in self.languages.values()
            for word in language("appendix.known_target").split("|")
        ]
        lines = work["remedy"].split("\n")
        aimed = [line for line in lines if line.lower().startswith(tuple(own))]
        work["remedy"] = "\n".join(line for line in lines if line not in aimed)
        if aimed:
            self.targets[key or self.above] = "\n".join(aimed)
        return {column: text for column, text in work.items() if text}

    def subtotal(self, key: str, row: Row) -> None:
        """A field, or several that stand together, with its subtotal."""
        inside = tuple(self.inside(key))
        if not inside or any(one not in self.law.fields for one in inside):
            known = ", ".join(self.law.fields)
            self.wrong(row, "number", "appendix.expect_field", fields=known)
            return
        if set(inside) & {one for those in self.subtotals for one in those}:
            self.wrong(row, "number", "appendix.expect_once")
            return
        self.subtotals[inside], self.above = row, key
        if any(row.texts.get(column) for column in ("cause", *WORK)):
            self.quote(key, row)
            self.quotations[key].pop("name", None)
            if set(self.quotations[key]) == {"source"}:
                del self.quotations[key]

    def inside(self, key: str) -> Iterator[str]:
        """The fields of a number: 1–2, 4–7; those unknown as they are written."""
        order = list(self.law.fields)
        for part in re.split(r"\s*,\s*", key):
            first, *last = re.split(r"\s*[–-]\s*", part)
            if last and {first, *last} <= set(order):
                yield from order[order.index(first) : order.index(last[-1]) + 1]
            else:
                yield from (first, *last)

    def others(self, row: Row) -> None:
        """The other criteria of the field above, as one row of points."""
        inside = next(reversed(self.subtotals))
        maximum, points = self.value(row, "maximum"), self.value(row, "points")
        if maximum is not None and points is not None:
            self.check_lost(row, maximum - points)
            self.rest(inside, row, points, maximum - points)

    def rest(self, inside: tuple[str, ...], row: Row, points: Decimal, lost: Decimal) -> None:
        """Points that fields have as a whole, less their rows."""
        self.lost[", ".join(inside)] = lost
        self.rests.append({"fields": inside, "points": points, "source": self.source(row)})

    def close(self) -> None:
        """Every subtotal is what its rows leave; a field without rows has what it has."""
        for inside, row in self.subtotals.items():
            texts = row.texts
            if not (texts.get("maximum") or texts.get("points") or texts.get("lost")):
                continue
            maximum, points = self.value(row, "maximum"), self.value(row, "points")
            own = sum((self.law.fields[one].maximum for one in inside), Decimal(0))
            if maximum is not None and maximum != own:
                self.wrong(row, "maximum", "appendix.expect_maximum", maximum=own)
            if points is None:
                continue
            self.check_lost(row, own - points)
            mine = [lost for key, lost in self.lost.items() if self.within(key, inside)]
            left = own - sum(mine, Decimal(0))
            if points != left and mine:
                self.wrong(row, "points", "appendix.expect_sum", points=left)
            elif points > own:
                self.wrong(row, "points", "appendix.expect_at_most", maximum=own)
            elif points < own and not mine:
                self.rest(inside, row, points, own - points)

    def within(self, key: str, inside: tuple[str, ...]) -> bool:
        """Whether what lost points is of these fields."""
        return key.partition(".")[0] in inside or key == ", ".join(inside)

    def sum_of(self, row: Row) -> None:
        """The total of all fields; checked by whoever knows them all (`check_total`)."""
        self.places["total"] = row

    def check_total(self) -> None:
        """The total of the table is the sum of its fields."""
        row = self.places.get("total")
        if row is None:
            return
        points = self.value(row, "points")
        if points is not None and points != self.points:
            self.wrong(row, "points", "appendix.expect_total", points=self.points)

    def check_lost(self, row: Row, lost: Decimal) -> None:
        """The points lost, where the table has them, are the maximum less the score."""
        if row.texts.get("lost"):
            found = self.value(row, "lost")
            if found is not None and found != lost:
                self.wrong(row, "lost", "appendix.expect_lost", lost=lost)

    def value(self, row: Row, column: str) -> Decimal | None:
        """A number of a cell; None, and a problem, where there is none."""
        found = number(row.texts.get(column, ""))
        if found is None:
            self.wrong(row, column, "appendix.expect_number")
        return found

    def wrong(self, row: Row, column: str, key: str, **told: object) -> None:
        """Something that is not as expected."""
        words = {
            name: plain(one) if isinstance(one, Decimal) else one for name, one in told.items()
        }
        self.problems.append(row.problem(column, self.say(key, **words)))

    def source(self, row: Row) -> Raw:
        """Where a row stands."""
        place = self.say("appendix.row", row=row.number)
        return {"document": OWN, "place": place, "standing": "entered"}


def both(text: str) -> dict[str, str]:
    """A text of an office, which has but one language."""
    return {"vi": text, "en": text}
