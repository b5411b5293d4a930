"""The documents behind a province's year, in words."""

from model.case import Case, Document
from model.reading.witnesses import sources
from model.telling.language import Language


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
