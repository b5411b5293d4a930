"""A case: a province's year with its law, its levers, its documents, and what is judged of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import Field

from model.baseline import Baseline
from model.law.criteria import Law, Name, Rulebook, Witness
from model.law.rules import Data, YesNo
from model.levers import Lever
from model.planning.effort import Efforts
from model.planning.ready_made import ReadyMade
from model.planning.sensitivity import Assumptions
from model.scenario import Scenario
from model.typed_text import name_key
from model.year.kind import Kind


class Document(Data):
    """A document that sources refer to; `seen` = its text was at hand."""

    number: str = Field(min_length=1)
    date: datetime.date | None = None
    issuer: str
    title: Name
    url: str = ""
    seen: YesNo
    note: Name


class Discrepancy(Data):
    """A place where the source contradicts itself, with the effect on the total."""

    id: str
    where: Name
    printed: str
    recomputed: Name
    effect: Name
    explanation: Name
    certainty: Name
    criteria: tuple[str, ...]


class Agency(Data):
    """An agency's English name and the other ways in which the source writes it."""

    en: str
    printed: tuple[str, ...] = ()


def known_names(agencies: Mapping[str, Agency]) -> dict[str, str]:
    """The one name of each agency by every way of writing it (`name_key`), in either language."""
    found: dict[str, str] = {}
    for name, agency in agencies.items():
        for written in (name, *agency.printed, agency.en):
            found.setdefault(name_key(written), name)
    return found


class QuotedWork(Data):
    """What a row of the source asks for, by whom, with whom and when, in its own words; a paragraph
    a line, empty where it says nothing."""

    remedy: str = ""
    lead: str = ""
    partner: str = ""
    time: str = ""


class Quotation(QuotedWork):
    """A row of the source in its own words: its name, the cause, the work; `more` work where the
    source gives the criterion several rows."""

    name: str = ""
    cause: str = ""
    more: tuple[QuotedWork, ...] = ()
    source: Witness

    @property
    def work(self) -> tuple[QuotedWork, ...]:
        """Every row's work."""
        return (self, *self.more)


@dataclass(frozen=True)
class Case:
    """A province's year with the rules of its cycle: where every scenario starts.

    `law` is the cycle's with what the year adds to it, `rulebook` what of it scores this year,
    `given` the year as its source has it, `baseline` the same with a row for everything that lost
    points (see `model.outline`). `name`: what an office calls figures of its own.
    `quotations`: what its source says in its own words, by criterion or field; in Vietnamese.
    `kinds`: how figures grow within a year, by lever, where the rule does not say it.
    """

    law: Law
    rulebook: Rulebook
    given: Baseline
    baseline: Baseline
    levers: Mapping[str, Lever]
    documents: Mapping[str, Document]
    agencies: Mapping[str, Agency]
    discrepancies: tuple[Discrepancy, ...]
    efforts: Efforts
    assumptions: Assumptions
    ready_made: Mapping[str, ReadyMade]
    quotations: Mapping[str, Quotation] = field(default_factory=lambda: MappingProxyType({}))
    name: str = ""
    kinds: Mapping[str, Kind] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def own(self) -> bool:
        """Whether an office entered its figures itself."""
        return self.given.source.standing == "entered"

    def start(self) -> Scenario:
        """The published year itself, unchanged."""
        return Scenario(self.baseline, self.levers, self.baseline.reading)
