"""The law of a cycle, the documents that witness it, and what is judged of it: effort,
assumptions, ready-made scenarios, how figures grow within a year.

A province's year may judge otherwise: a file of the same name in its folder stands in place of what
the cycle's says, entry by entry.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from model.case import Document
from model.law.criteria import Criterion, Law, ReformField, Witness
from model.law.rules import Data, Source
from model.planning import effort, ready_made
from model.planning.effort import Efforts, Judgements
from model.planning.ready_made import ReadyMade
from model.planning.sensitivity import Assumptions
from model.reading.files import identified, load, named, over, parse
from model.reading.tables import DataError
from model.year import kind
from model.year.kind import Kind


def read_law(folder: Path, documents: Mapping[str, Document]) -> Law:
    """A cycle's law. Raises `DataError` if its file is missing or broken."""
    file = folder / "rulebook.toml"
    raw = load(file)
    fields = parse(file, TypeAdapter(dict[str, ReformField]), identified(raw, "fields"), "fields")
    criteria = parse(
        file, TypeAdapter(dict[str, Criterion]), identified(raw, "criteria"), "criteria"
    )
    whole = {**raw, "fields": fields, "criteria": criteria}
    law = parse(file, TypeAdapter(Law), whole, "rulebook")
    if law.id != folder.name:
        raise DataError(f"{named(file)}: id: expected {folder.name!r}, found {law.id!r}")
    check_witnesses(file, law, documents)
    return law


def read_judged(
    cycle: Path, law: Law, own: Path
) -> tuple[Efforts, Assumptions, dict[str, ReadyMade], dict[str, Kind]]:
    """What is judged of a cycle, and otherwise in the folder `own` of a province's year.

    Raises `DataError` if a file is missing or broken, or names what the law does not have.
    """
    file, raw = judgement("effort", cycle, law, own)
    judgements = parse(file, TypeAdapter(Judgements), raw, "effort")
    refuse(file, effort.misfit(judgements, law))
    file, raw = judgement("assumptions", cycle, law, own)
    assumptions = parse(file, TypeAdapter(Assumptions), raw, "assumptions")
    file, raw = judgement("ready_made", cycle, law, own)
    ready = parse(file, TypeAdapter(dict[str, ReadyMade]), raw, "ready-made")
    for key, one in ready.items():
        for number, step in enumerate(one.steps, start=1):
            problem = ready_made.misfit(step, law)
            refuse(file, problem and f"{key}: step {number}: {problem}")
    file, raw = judgement("following", cycle, law, own)
    kinds = parse(file, TypeAdapter(dict[str, Kind]), raw, "following")
    refuse(file, kind.misfit(kinds, law))
    return Efforts(judgements), assumptions, ready, kinds


def judgement(name: str, cycle: Path, law: Law, own: Path) -> tuple[Path, dict[str, object]]:
    """A file of judgements, and what it says with the province's own laid over it."""
    file = cycle / f"{name}.toml"
    if law.follows and not file.exists():
        file = cycle.with_name(law.follows) / file.name
    theirs = own / file.name
    if theirs.exists():
        return theirs, over(load(file), load(theirs))
    return file, load(file)


def refuse(file: Path, problem: str) -> None:
    """Raise `DataError` for a problem, if there is one."""
    if problem:
        raise DataError(f"{named(file)}: {problem}")


def read_documents(data: Path) -> dict[str, Document]:
    """The documents that sources may refer to, by id."""
    file = data / "documents.toml"
    return parse(file, TypeAdapter(dict[str, Document]), load(file), "documents")


def check_witnesses(file: Path, data: Any, documents: Mapping[str, Document]) -> None:
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
