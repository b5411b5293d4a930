"""The appendix of a plan: every criterion that lost points under its field, in ten columns, with
its cause and its remedy in full and what the scenario asks of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from model.case import QuotedWork
from model.law.criteria import Criterion, Name, ReformField
from model.reports.contents import Pack, changes
from model.scenario import Difference
from model.telling.labels import quotation
from model.telling.language import Language
from model.telling.values import amount_text, change_text

COLUMNS = (
    "number",
    "criterion",
    "maximum",
    "points",
    "lost",
    "cause",
    "remedy",
    "lead",
    "partner",
    "time",
)
POINTS = ("maximum", "points", "lost")
Kind = Literal["field", "criterion", "more", "total"]


class Line(NamedTuple):
    """A row of the ten columns; texts have a paragraph a line. `more`: further work of the
    criterion above, which stands alone. `target`: what the scenario asks for, under the remedy."""

    kind: Kind
    number: str = ""
    criterion: str = ""
    maximum: Decimal | None = None
    points: Decimal | None = None
    cause: str = ""
    remedy: str = ""
    target: str = ""
    lead: str = ""
    partner: str = ""
    time: str = ""

    @property
    def lost(self) -> Decimal | None:
        """Points lost."""
        return None if self.maximum is None or self.points is None else self.maximum - self.points

    def text(self, say: Language, column: str) -> str:
        """A cell in a language; points with the decimals they have, at least two."""
        value = getattr(self, column)
        if column not in POINTS:
            return str(value)
        if value is None:
            return ""
        return say.decimal(value, max(2, -int(value.normalize().as_tuple().exponent)))


def heads(pack: Pack) -> list[str]:
    """The headings of the ten columns."""
    return [pack.words(f"plan.head_{column}", year=pack.year) for column in COLUMNS]


def appendix(pack: Pack) -> list[Line]:
    """Every field with its subtotal, under it every criterion that lost points in the province's
    year, whether the scenario gains there or not; at the end the sum of all fields."""
    found: list[Line] = []
    for field in pack.fields:
        found += field_lines(pack, field)
    fields = [line for line in found if line.kind == "field"]
    total, points = (
        sum((getattr(line, of) or Decimal(0) for line in fields), Decimal(0))
        for of in ("maximum", "points")
    )
    return [*found, Line("total", "", pack.words("plan.total"), total, points)]


def field_lines(pack: Pack, field: ReformField) -> Iterator[Line]:
    """A field with its subtotal, then its criteria; points that the source gives the whole field
    alone stand in its own row."""
    say, book = pack.words, pack.case.rulebook
    inside = book.of_field(field.id)
    lost = {one.id: one.maximum - appraised(pack, one) for one in inside}
    sole = inside[0] if len(inside) == 1 and not inside[0].numbered else None
    quoted = quotation(pack.ground, field.id)
    yield Line(
        "field",
        field.id.replace("_", ", ").replace("-", "–"),
        say.name(field.name),
        field.maximum,
        field.maximum - sum(lost.values(), Decimal(0)),
        cause=quoted.cause if quoted else "",
        remedy=quoted.remedy if quoted else "",
        target=target_text(pack, sole) if sole else "",
    )
    for criterion in inside:
        if criterion is not sole and lost[criterion.id] > 0:
            yield from criterion_lines(pack, criterion)


def criterion_lines(pack: Pack, criterion: Criterion) -> Iterator[Line]:
    """A criterion with its cause and work, in the source's own words where they are known and the
    language is theirs; further work in rows of its own."""
    say, row = pack.words, pack.case.baseline.rows[criterion.id]
    quoted = quotation(pack.ground, criterion.id)
    name = criterion.name if criterion.numbered else criterion.short
    if quoted:
        named, cause, (work, *more) = quoted.name, quoted.cause, quoted.work
    else:
        named, cause, more = "", given(say, row.cause), []
        leads, partners = (agencies_text(pack, those) for those in (row.lead, row.partner))
        work = QuotedWork(
            remedy=given(say, row.remedy),
            lead=leads,
            partner=partners,
            time=given(say, row.time),
        )
    line = Line(
        "criterion",
        criterion.id if criterion.numbered else "",
        named or say.name(name),
        criterion.maximum,
        row.points,
        cause,
        target=target_text(pack, criterion),
    )
    yield with_work(line, work)
    for other in more:
        yield with_work(Line("more"), other)


def with_work(line: Line, work: QuotedWork) -> Line:
    """A row with what is to be done, by whom, with whom, when."""
    return line._replace(remedy=work.remedy, lead=work.lead, partner=work.partner, time=work.time)


def appraised(pack: Pack, criterion: Criterion) -> Decimal:
    """The points of the province's year; what its source does not list has all of them."""
    row = pack.case.baseline.rows.get(criterion.id)
    return row.points if row else criterion.maximum


def given(say: Language, name: Name | None) -> str:
    """What the source says, empty where it says nothing: the office writes it itself."""
    return say.name(name) if name else ""


def agencies_text(pack: Pack, names: Sequence[str]) -> str:
    """Agencies, several of them as a list."""
    told = [pack.ground.agency(name) for name in names]
    return "\n".join(f"- {name}" for name in told) if len(told) > 1 else "".join(told)


def target_text(pack: Pack, criterion: Criterion) -> str:
    """What each scenario that gains points here asks for, in natural units; a line for each."""
    say, told = pack.words, []
    for number, entry in enumerate(pack.outcomes, start=1):
        for change in changes(pack, entry):
            if change.criterion.id == criterion.id and change.gain > 0 and change.inputs:
                targets = targets_text(say, change.inputs)
                if pack.compares:
                    told.append(say("plan.target_of", number=number, targets=targets))
                else:
                    told.append(say("plan.target", targets=targets))
    return "\n".join(told)


def targets_text(say: Language, inputs: Sequence[Difference]) -> str:
    """The inputs that get better, each with how far it has to go: 44/79 vấn đề → 79/79 vấn đề (thêm
    35 vấn đề)."""
    better = [one for one in inputs if (one.new - one.old) * one.lever.span.better > 0]
    return "; ".join(further_text(say, one) for one in better or inputs)


def further_text(say: Language, difference: Difference) -> str:
    """An input's old and new value, and the way between them where it is counted."""
    lever, old, new = difference
    moved = change_text(say, difference)
    if lever.entry not in ("count", "percent"):
        return moved
    return say("plan.further", moved=moved, more=amount_text(say, lever, old, new))
