"""Everything that data/ holds, read and checked at once, before anything is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from model.case import Case
from model.law.rules import Data
from model.ranking.nation import Nation
from model.reading.cases import read_cases
from model.reading.files import DATA, load, named, parse
from model.reading.languages import read_languages
from model.reading.tables import DataError, read_national, read_provinces, read_sipas
from model.reading.witnesses import read_documents
from model.telling.language import Language


class Start(Data):
    """What a first opening shows."""

    baseline: str
    language: str


@dataclass(frozen=True)
class Library:
    """The nation, the years of provinces by id, the languages by code, and what is shown first."""

    nation: Nation
    cases: Mapping[str, Case]
    languages: Mapping[str, Language]
    start: Start


def read_library(data: Path = DATA) -> Library:
    """Everything. Raises `DataError` for the first file that is missing or broken; the languages
    come first, so that the rest can be told in words."""
    languages = read_languages(data)
    nation = Nation(read_provinces(data), read_national(data), read_sipas(data))
    cases = read_cases(data, read_documents(data))
    for key, case in cases.items():
        check_rank(key, case, nation)
    file = data / "start.toml"
    start = parse(file, TypeAdapter(Start), load(file), "start")
    for found, known in ((start.baseline, cases), (start.language, languages)):
        if found not in known:
            raise DataError(f"{named(file)}: {found!r} is not among {', '.join(known)}")
    return Library(nation, cases, languages, start)


def check_rank(key: str, case: Case, nation: Nation) -> None:
    """The rank and the total of a year are those that the published table gives its province."""
    baseline, rows = case.baseline, nation.provinces
    mine = rows[(rows["province"] == baseline.province) & (rows["year"] == baseline.year)]
    for row in mine.to_dict("records"):
        for name, own, published in (
            ("rank", baseline.rank, row["rank"]),
            ("total", float(baseline.total), row["score"]),
        ):
            if own is not None and published == published and own != published:
                raise DataError(
                    f"provinces/{key}: {name}: expected {published}, as provinces.csv has it, "
                    f"found {own}"
                )
