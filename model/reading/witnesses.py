"""Every source in the data names a known document."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from model.case import Document
from model.law.criteria import Witness
from model.law.rules import Data, Source
from model.reading.files import load, named, parse
from model.reading.tables import DataError


def read_documents(data: Path) -> dict[str, Document]:
    """The documents that sources may refer to, by id."""
    file = data / "documents.toml"
    return parse(file, TypeAdapter(dict[str, Document]), load(file), "documents")


def check_witnesses(file: Path, data: Data, documents: Mapping[str, Document]) -> None:
    """Raise `DataError` for a witness that is not among the documents."""
    for source in sources(data):
        if source.document not in documents:
            raise DataError(
                f"{named(file)}: {source.place}: the witness {source.document!r} is not in "
                f"documents.toml ({', '.join(documents)})"
            )


def sources(data: Any) -> Iterator[Source | Witness]:
    """Every source anywhere inside a piece of data."""
    if isinstance(data, Source | Witness):
        yield data
    elif isinstance(data, Data):
        for name in type(data).model_fields:
            yield from sources(getattr(data, name))
    elif isinstance(data, dict):
        for value in data.values():
            yield from sources(value)
    elif isinstance(data, tuple):
        for value in data:
            yield from sources(value)
