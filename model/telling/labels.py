"""What things are called: criteria (short on an axis, in full in a table), the year and the table
that an answer stands on, the documents behind it; and what the source leaves out."""

from collections.abc import Collection, Iterable

from model.case import Case, Document, Quotation
from model.ground import Ground
from model.law.criteria import POINTS, Criterion, ReformField
from model.reading.cycles import sources
from model.telling.language import Language
from model.telling.numbers import VIETNAMESE


def number(criterion: Criterion) -> str:
    """The number that a criterion is known by: 6.1.1; of a row of points that of the fields it
    stands for: 1–2, 4–7."""
    if criterion.numbered:
        return criterion.id
    return criterion.field.replace("_", ", ").replace("-", "–")


def label(say: Language, criterion: Criterion) -> str:
    """A criterion's number and short name: 6.1.1 Giải ngân đầu tư công."""
    short = say.name(criterion.short)
    return f"{criterion.id} {short}" if criterion.numbered else short


def title(say: Language, criterion: Criterion) -> str:
    """A criterion's number and full name."""
    if not criterion.numbered:
        return say.name(criterion.short)
    return f"{criterion.id} {say.name(criterion.name)}"


def field_text(say: Language, field: ReformField) -> str:
    """A field's number and name: 3. Cải cách thủ tục hành chính; of several together the name,
    which has their numbers."""
    name = say.name(field.name)
    return f"{field.id}. {name}" if field.id.isdecimal() else name


def count_text(say: Language, criteria: Collection[Criterion]) -> str:
    """How many they are: 23 tiêu chí; where some stand for what the source does not break down,
    they are rows: 5 mục."""
    key = "telling.criteria" if all(one.numbered for one in criteria) else "telling.rows"
    return say(key, count=len(criteria))


def baseline_text(ground: Ground) -> str:
    """The province's year, and that its figures are an office's own where they are."""
    say, baseline, case = ground.words, ground.case.baseline, ground.case
    year = say("telling.baseline", province=baseline.province, year=baseline.year)
    return say("telling.own_baseline", year=year, name=case.name) if case.own else year


def table_text(ground: Ground) -> str:
    """The table of the others: 63 tỉnh, thành phố năm 2023 · 34 tỉnh, thành phố, ước tính từ …"""
    table = ground.table
    key = "telling.table_estimated" if table.estimated else "telling.table"
    text = ground.words(key, of=table.of, year=table.year)
    return ground.words("telling.own_baseline", year=text, name=table.own) if table.own else text


def year_text(ground: Ground) -> str:
    """The year of the table of the others; of an office's own figures it says so: 2026 (số liệu của
    đơn vị)."""
    table = ground.table
    return ground.words("telling.own_year", year=table.year) if table.own else str(table.year)


def language_text(ground: Ground) -> str:
    """The language by its own name."""
    return ground.words("telling.language")


def knowledge_text(ground: Ground) -> str | None:
    """What the source of a province's year leaves out; None where it gives every criterion that
    lost points by its figures."""
    numbered = [one for one in ground.case.rulebook.criteria.values() if one.numbered]
    if not numbered:
        return ground.words("telling.known_by_total")
    if all(POINTS in one.parts for one in numbered):
        return ground.words("telling.known_by_field")
    return None


def cited(case: Case) -> list[Document]:
    """The documents that the year and the rules by which it is scored are taken from."""
    named = {one.document for data in (case.rulebook, case.baseline) for one in sources(data)}
    return [document for key, document in case.documents.items() if key in named]


def main_document(case: Case) -> Document:
    """The document that the year's total is taken from."""
    return case.documents[case.baseline.source.document]


def document_text(say: Language, document: Document) -> str:
    """A document by its number, its date if it has one, and its issuer."""
    number, issuer = document.number, document.issuer
    if document.date is None:
        return say("telling.document_undated", number=number, issuer=issuer)
    day = say.day(document.date)
    return say("telling.document", number=number, day=day, issuer=issuer)


def light_text(ground: Ground, criteria: Iterable[str]) -> str:
    """That the effort is too light where one of them is a row of plain points; empty where none
    is."""
    rows = ground.case.rulebook.criteria
    plain = any(rows[key].moved == POINTS for key in criteria)
    return ground.words("telling.light") if plain else ""


def no_agencies(ground: Ground) -> str | None:
    """The sentence that the source names no agencies; None where it names some."""
    return None if ground.case.agencies else ground.words("telling.no_agencies")


def quotation(ground: Ground, key: str) -> Quotation | None:
    """What the source says of a criterion or field in its own words; None where they are not known
    or the ground speaks another language."""
    return ground.case.quotations.get(key) if ground.words.code == VIETNAMESE else None


def quoted_texts(ground: Ground, key: str) -> list[str]:
    """The source's own words for cause and remedies."""
    found = quotation(ground, key)
    texts = (found.cause, *(one.remedy for one in found.work)) if found else ()
    return [" ".join(text.split()) for text in texts if text]
