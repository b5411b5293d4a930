"""What an answer stands on: which province's year, which table of others, which language.

Opened once for each request and handed on; nothing else fetches facts or words for itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from model.case import Case
from model.law.arithmetic import Floats
from model.law.criteria import Name
from model.ranking.coming import FROZEN, KNOWN, MOVEMENTS, TREND, Coming
from model.ranking.forecast import Model
from model.ranking.nation import Nation, Table
from model.ranking.thresholds import least_totals
from model.reading.library import Library
from model.telling.language import Language, Refusal
from model.typed_text import echo
from model.year.followed import Followed


class Choice(NamedTuple):
    """The names of a ground: baseline, table of the others ("" for that of the baseline's own
    year), language."""

    baseline: str
    table: str
    language: str


@dataclass(frozen=True)
class Ground:
    """A province's year among the provinces of a table, in a language. `choice` names it."""

    choice: Choice
    library: Library

    @property
    def key(self) -> tuple[Choice, str, str]:
        """What its answers are kept by: its names, and what an office calls its own figures."""
        table = self.library.tables.get(self.choice.table)
        return self.choice, self.case.name, table.own if table else ""

    @property
    def case(self) -> Case:
        """The province's year."""
        return self.library.cases[self.choice.baseline]

    @property
    def example(self) -> Followed | None:
        """The worked example that follows the province's year, invented but for its end."""
        return self.library.examples.get(self.choice.baseline, {}).get(self.choice.language)

    @property
    def words(self) -> Language:
        """The language."""
        return self.library.languages[self.choice.language]

    @property
    def nation(self) -> Nation:
        """The published tables of all provinces."""
        return self.library.nation

    @cached_property
    def table(self) -> Table:
        """The table of the provinces, ours among them."""
        return self.library.table(self.choice.table or own_table(self.library, self.case))

    @cached_property
    def peers(self) -> pd.DataFrame:
        """The other provinces of the table."""
        return self.nation.others(self.table, self.case.baseline.province)

    @property
    def of(self) -> int:
        """How many provinces are ranked, ours among them."""
        return len(self.peers) + 1

    @property
    def model(self) -> Model:
        """What past years teach about how the others move."""
        return self.nation.model

    @property
    def coming_year(self) -> int:
        """The year that is asked about as the coming one."""
        return self.nation.after(self.table)

    @cached_property
    def movements(self) -> Mapping[str, float]:
        """The movements that have a name, in points; *known* only where the coming year has come,
        for it means *trend* elsewhere."""
        named = {**self.nation.movements, FROZEN: 0.0}
        if (known := self.nation.change(self.table)) is not None:
            named[KNOWN] = known
        return {name: named[name] for name in MOVEMENTS if name in named}

    def movement(self, movement: str) -> str:
        """What a movement means here: its name, or points as text."""
        return TREND if movement == KNOWN and KNOWN not in self.movements else movement

    def points(self, movement: str) -> float:
        """A movement by name or as text, in points."""
        name = self.movement(movement)
        if name in self.movements:
            return self.movements[name]
        return float(name.replace(",", ".").replace("\N{MINUS SIGN}", "-"))

    def coming(self, movement: str | None) -> Coming:
        """The others in the coming year, if they move so; None: nobody knows how."""
        if movement == FROZEN:
            return Coming(self.peers, self.model, 0.0, settled=True)
        if movement is not None and self.movement(movement) == KNOWN and self.come:
            others = self.nation.others(self.come, self.case.baseline.province)
            return Coming(others, self.model, self.points(movement), settled=True)
        return self.moving(None if movement is None else self.points(movement))

    def moving(self, points: float | None) -> Coming:
        """The others in the coming year, if their mean changes by so many points from the year
        before it, or by nobody knows how many."""
        since, bounds = self.nation.since(self.table), ["score", "low", "high"]
        raised = self.peers.assign(**(self.peers[bounds] + since)) if since else self.peers
        return Coming(raised, self.model, points)

    def least(self, movement: str | None, views: Sequence[int]) -> Floats:
        """The least total of each rank if the others move so (see `least_totals`), worked out once:
        a screen waits for it longer than for all else of a file."""
        kept, key = self.nation.least, (self.choice, movement, tuple(views))
        if key not in kept:
            kept[key] = least_totals(self.coming(movement), views)
        return kept[key]

    @cached_property
    def come(self) -> Table | None:
        """The table of the coming year, where it has come and enough of it is known."""
        return self.nation.come(self.table)

    @property
    def remapped(self) -> int | None:
        """How many provinces the country has in the coming year, where the table has others."""
        count = self.nation.count(self.coming_year)
        return None if count == self.table.of else count

    def agency(self, name: str) -> str:
        """An agency's name in the language of the ground."""
        found = self.case.agencies.get(name)
        return self.words.name(Name(vi=name, en=found.en)) if found else name


def open_ground(
    library: Library, baseline: str = "", table: str = "", language: str = ""
) -> Ground:
    """The ground of these names, each that of a first opening where left out.

    Raises `Refusal` for an unknown name, naming the known ones.
    """
    chosen = Choice(baseline or library.start.baseline, table, language or library.start.language)
    for what, name, known in (
        ("baseline", chosen.baseline, list(library.cases)),
        ("table", chosen.table, ["", *library.table_names]),
        ("language", chosen.language, list(library.languages)),
    ):
        if name not in known:
            names = ", ".join(filter(None, known))
            raise Refusal(f"refused.unknown_{what}", name=echo(name), known=names)
    case = library.cases[chosen.baseline]
    if chosen.table == own_table(library, case):
        chosen = chosen._replace(table="")
    return Ground(chosen, library)


def own_table(library: Library, case: Case) -> str:
    """The table of a province's own year; if its year has none, the newest on its map."""
    year, nation = case.baseline.year, library.nation
    if year in nation.years:
        return str(year)
    merged = year >= nation.merger["year"].iloc[0]
    return nation.newest_map if merged else str(nation.years[-1])
