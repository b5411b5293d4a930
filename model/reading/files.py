"""Data files to objects. With `tables`, the only module that knows file names.

Every error names the file, the place in it, what was found and what was expected.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from model.baseline import Baseline
from model.law.criteria import Criterion, Name, ReformField, Rulebook, other_criteria
from model.law.rules import Data, Source, YesNo
from model.levers import Lever, LeverError, levers
from model.reading.tables import DataError
from model.scenario import Scenario
from model.scoring import scorecard, total
from model.telling.language import Words, flattened

T = TypeVar("T")
DATA = Path(__file__).resolve().parents[2] / "data"
LOCAL = DATA.parent / "local"  # what this copy of the program keeps: saved scenarios


class Document(Data):
    """A document that sources refer to; `seen` = its text was at hand."""

    number: str
    date: date
    issuer: str
    title: Name
    seen: YesNo
    note: Name


class Discrepancy(Data):
    """A place where the plan contradicts itself, with the effect on the total."""

    id: str
    where: Name
    printed: str
    recomputed: str
    effect: str
    explanation: Name
    certainty: Name
    criteria: tuple[str, ...]


class Agency(Data):
    """An agency's English name and the other ways in which the plan writes it."""

    en: str
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A province's year with the rules of its cycle: where every scenario starts."""

    rulebook: Rulebook
    baseline: Baseline
    levers: Mapping[str, Lever]
    documents: Mapping[str, Document]
    agencies: Mapping[str, Agency]

    def start(self) -> Scenario:
        """The published year itself, unchanged."""
        return Scenario.start(self.baseline, self.levers)


def read_case(data: Path = DATA, baseline: str = "lam_dong_2023") -> Case:
    """A baseline with its rulebook, checked against each other.

    Raises `DataError` if a file is missing or broken, a criterion or figure is missing, a witness
    is unknown, or the rules do not reproduce the printed scores and the published total.
    """
    documents = read_documents(data)
    province, _, year = baseline.rpartition("_")
    folder = data / "provinces" / province / year
    agencies = read_agencies(folder)
    file = folder / "baseline.toml"
    found = read_baseline(file)
    rulebook_file = data / "cycles" / found.rulebook / "rulebook.toml"
    rulebook = read_rulebook(rulebook_file)
    check_witnesses(rulebook_file, rulebook, documents)
    check_witnesses(file, found, documents)
    unknown = sorted(set(found.rows) - set(rulebook.criteria))
    if unknown:
        raise DataError(f"{file.name}: rows {', '.join(unknown)} are not in {rulebook_file.name}")
    for key, row in found.rows.items():
        for name in (*row.lead, *row.partner):
            if name not in agencies:
                raise DataError(f"{file.name}: rows {key}: agency {name!r} is not in agencies.toml")
    try:
        case = Case(rulebook, found, levers(rulebook, found), documents, agencies)
    except LeverError as error:
        raise DataError(f"{file.name}: {error}") from None
    check_references(file, case)
    check_scores(file, case)
    return case


def read_rulebook(file: Path) -> Rulebook:
    """A rulebook: listed criteria by field, then the field's other criteria as one row."""
    raw = load(file)
    fields = parse(file, TypeAdapter(dict[str, ReformField]), identified(raw, "fields"), "fields")
    listed = parse(file, TypeAdapter(dict[str, Criterion]), identified(raw, "criteria"), "criteria")
    strays = [c.id for c in listed.values() if c.field not in fields]
    if strays:
        raise DataError(f"{file.name}: criteria {', '.join(strays)} name an unknown field")
    criteria: dict[str, Criterion] = {}
    for field in fields.values():
        criteria |= {key: found for key, found in listed.items() if found.field == field.id}
        if field.other:
            criteria[f"{field.id}.other"] = other_criteria(field)
    return parse(
        file, TypeAdapter(Rulebook), {**raw, "fields": fields, "criteria": criteria}, "rulebook"
    )


def read_baseline(file: Path) -> Baseline:
    """A province's year."""
    return parse(file, TypeAdapter(Baseline), load(file), "baseline")


def read_documents(data: Path) -> dict[str, Document]:
    """The documents that sources may refer to, by id."""
    file = data / "documents.toml"
    return parse(file, TypeAdapter(dict[str, Document]), load(file), "documents")


def read_agencies(folder: Path) -> dict[str, Agency]:
    """Every agency by its one name."""
    file = folder / "agencies.toml"
    return parse(file, TypeAdapter(dict[str, Agency]), load(file), "agencies")


def read_discrepancies(data: Path = DATA) -> list[Discrepancy]:
    """Where the plan contradicts itself."""
    file = data / "provinces" / "lam_dong" / "2023" / "discrepancies.toml"
    return parse(file, TypeAdapter(list[Discrepancy]), load(file).get("discrepancy"), "discrepancy")


def read_words(data: Path = DATA, language: str = "vi") -> Words:
    """The catalogue of a language: one file per screen, whose name is the first part of a key."""
    folder = data / "words" / language
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise DataError(f"words/{language}: no catalogue found, expected *.toml")
    return Words(language, flattened({file.stem: load(file) for file in files}))


def load(file: Path) -> dict[str, Any]:
    """A TOML file with exact decimals. Raises `DataError` if it is missing or not TOML.

    What editors add to Vietnamese text (a byte order mark, accents as letters of their own) is
    taken away, so that equal names are equal.
    """
    try:
        text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig"))
        return tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise DataError(f"{file.name}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name}: not valid TOML: {error}") from None


def identified(raw: Mapping[str, Any], section: str) -> Any:
    """The tables of a section, each knowing its own key as `id`."""
    tables = raw.get(section)
    if not isinstance(tables, dict):
        return tables
    return {
        key: {**entry, "id": key} if isinstance(entry, dict) else entry
        for key, entry in tables.items()
    }


def parse(file: Path, shape: TypeAdapter[T], raw: Any, where: str) -> T:
    """Raw data as `shape`, or a `DataError` that names file, place, finding and expectation."""
    try:
        return shape.validate_python(raw)
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            place = " → ".join([where, *(str(step) for step in problem["loc"])])
            found = problem["input"]
            shown = f" (found {found!r})" if isinstance(found, str | int | Decimal) else ""
            lines.append(f"{file.name}: {place}: {problem['msg']}{shown}")
        raise DataError("\n".join(lines)) from None


def check_witnesses(file: Path, data: Data, documents: Mapping[str, Document]) -> None:
    """Every source in the data names a known document."""
    for source in sources(data):
        if source.document not in documents:
            raise DataError(
                f"{file.name}: {source.place}: the witness {source.document!r} is not in "
                f"documents.toml ({', '.join(documents)})"
            )


def sources(data: Any) -> Iterator[Source]:
    """Every source anywhere inside a piece of data."""
    if isinstance(data, Source):
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


def check_references(file: Path, case: Case) -> None:
    """What the baseline says beside its rows is about levers and criteria that exist."""
    baseline = case.baseline
    for criterion in baseline.asked_first:
        if criterion not in case.rulebook.criteria:
            raise DataError(f"{file.name}: asked_first: {criterion!r} is not a criterion")
    for key, reading in baseline.readings.items():
        for lever, value in reading.inputs.items():
            try:
                found = case.start().lever(lever)
                found.check(Decimal(value))
            except LeverError as error:
                raise DataError(f"{file.name}: readings {key}: {error}") from None
            if isinstance(value, bool) != (found.entry == "yes_no"):
                raise DataError(
                    f"{file.name}: readings {key}: {lever} is {found.range_text()}, found {value}"
                )


def check_scores(file: Path, case: Case) -> None:
    """The rules reproduce every printed score, and the default reading the published total."""
    card = scorecard(case.rulebook, case.start())
    computed = dict(zip(card["criterion"], card["points"], strict=True))
    for key, row in case.baseline.rows.items():
        if computed[key] != float(row.points):
            raise DataError(
                f"{file.name}: rows {key}: the rule gives {computed[key]}, printed is {row.points}"
            )
    found = total(case.rulebook, case.start(), card).points
    if found != case.baseline.total:
        raise DataError(f"{file.name}: total: computed {found}, published {case.baseline.total}")
