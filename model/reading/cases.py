"""The years of provinces: each folder of data/provinces/ as a case, checked against its law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pydantic import TypeAdapter

from model.baseline import Baseline
from model.case import Agency, Case, Discrepancy, Document, Quotation
from model.law.arithmetic import EXACT
from model.law.criteria import Law, Rulebook
from model.law.rules import Proportional
from model.levers import Lever, LeverError
from model.outline import OutlineError, levers, outline
from model.planning.ready_made import fitting
from model.reading.cycles import check_witnesses, read_judged, read_law
from model.reading.files import load, named, parse
from model.reading.tables import DataError
from model.scoring import part_inputs, scorecard, total

PartId = tuple[str, str]  # criterion, part


@dataclass(frozen=True)
class Bare:
    """A year with what its own folder and its law say, apart from what other years show."""

    folder: Path
    law: Law
    rulebook: Rulebook
    baseline: Baseline
    levers: Mapping[str, Lever]

    @property
    def file(self) -> Path:
        """Where its figures stand."""
        return self.folder / "baseline.toml"


def read_cases(data: Path, documents: Mapping[str, Document]) -> dict[str, Case]:
    """Every province's year by its id (its folders: PROVINCE_YEAR).

    Raises `DataError` if a file is missing or broken, a figure is missing, a witness is unknown,
    or the rules do not reproduce the printed scores and the published total.
    """
    laws = {f.name: read_law(f, documents) for f in folders(data / "cycles")}
    years = [year for province in folders(data / "provinces") for year in folders(province)]
    if not years:
        raise DataError("provinces: no province's year found, expected provinces/NAME/YEAR")
    bare = [read_bare(folder, laws, documents) for folder in years]
    seen = {key: lowest_seen([one for one in bare if one.law.id == key]) for key in laws}
    return {
        one.baseline.id: read_case(data / "cycles" / one.law.id, one, seen[one.law.id], documents)
        for one in bare
    }


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, in the order of their names."""
    return sorted(one for one in folder.glob("*") if one.is_dir())


def read_bare(folder: Path, laws: Mapping[str, Law], documents: Mapping[str, Document]) -> Bare:
    """A year with the rows that score it, not yet scored."""
    file = folder / "baseline.toml"
    raw = {"id": f"{folder.parent.name}_{folder.name}", **load(file)}
    found = parse(file, TypeAdapter(Baseline), raw, "baseline")
    if str(found.year) != folder.name:
        raise DataError(f"{named(file)}: year: expected {folder.name}, as its folder says")
    if found.cycle not in laws:
        known = ", ".join(laws)
        raise DataError(f"{named(file)}: cycle: {found.cycle!r} is not in cycles/ ({known})")
    check_witnesses(file, found, documents)
    law = laws[found.cycle]
    try:
        rulebook, baseline = outline(law, found)
        return Bare(folder, law, rulebook, baseline, levers(rulebook, baseline))
    except (OutlineError, LeverError) as error:
        raise DataError(f"{named(file)}: {error}") from None


def lowest_seen(years: Iterable[Bare]) -> dict[PartId, Decimal]:
    """The lowest rate (per cent) at which each rule of a cycle has been seen to give proportional
    credit, over all its years; below it a threshold may exist."""
    found: dict[PartId, Decimal] = {}
    for one in years:
        starts = {key: lever.start for key, lever in one.levers.items()}
        for lever in one.levers.values():
            part, rule = (lever.criterion.id, lever.part_key), lever.part.rule
            if isinstance(rule, Proportional):
                rate = rule.rate(part_inputs(lever, starts), lever.of, EXACT)
                found[part] = min(rate, found.get(part, rate))
    return found


def read_case(
    cycle: Path, year: Bare, seen: Mapping[PartId, Decimal], documents: Mapping[str, Document]
) -> Case:
    """One year as a case; `cycle` is the folder of its law, `seen` what all its years show."""
    levers = {
        key: replace(lever, seen_from=seen.get((lever.criterion.id, lever.part_key)))
        for key, lever in year.levers.items()
    }
    efforts, assumptions, ready_made = read_judged(cycle, year.law, year.folder)
    case = Case(
        law=year.law,
        rulebook=year.rulebook,
        baseline=year.baseline,
        levers=levers,
        documents=documents,
        agencies=read_agencies(year.folder),
        discrepancies=read_discrepancies(year.folder),
        efforts=efforts,
        assumptions=assumptions,
        ready_made=fitting(ready_made, levers),
        quotations=read_quotations(year.folder, year.law, documents),
    )
    for check in (check_agencies, check_references, check_scores):
        check(year.file, case)
    return case


def read_agencies(folder: Path) -> dict[str, Agency]:
    """Every agency of a year by its one name; a year that names none has no file."""
    file = folder / "agencies.toml"
    raw = load(file) if file.exists() else {}
    return parse(file, TypeAdapter(dict[str, Agency]), raw, "agencies")


def read_discrepancies(folder: Path) -> tuple[Discrepancy, ...]:
    """Where the source of a year contradicts itself; a year without such places has no file."""
    file = folder / "discrepancies.toml"
    raw = load(file).get("discrepancy") if file.exists() else ()
    return parse(file, TypeAdapter(tuple[Discrepancy, ...]), raw, "discrepancy")


def read_quotations(
    folder: Path, law: Law, documents: Mapping[str, Document]
) -> dict[str, Quotation]:
    """What the source of a year says in its own words, by criterion or field; a year that quotes
    nothing has no file."""
    file = folder / "quotations.toml"
    raw = load(file) if file.exists() else {}
    found = parse(file, TypeAdapter(dict[str, Quotation]), raw, "quotations")
    for key in found:
        if key not in law.criteria and key not in law.fields:
            raise DataError(f"{named(file)}: {key!r} is not in the law of the cycle {law.id}")
    check_witnesses(file, tuple(found.values()), documents)
    return found


def check_agencies(file: Path, case: Case) -> None:
    """Every agency of a row is in the year's list."""
    for key, row in case.baseline.rows.items():
        for name in (*row.lead, *row.partner):
            if name not in case.agencies:
                raise DataError(
                    f"{named(file)}: rows {key}: agency {name!r} is not in agencies.toml"
                )


def check_references(file: Path, case: Case) -> None:
    """What the baseline says beside its rows is about levers and criteria that exist."""
    baseline = case.baseline
    for criterion in baseline.asked_first:
        if criterion not in case.rulebook.criteria:
            raise DataError(f"{named(file)}: asked_first: {criterion!r} is not a criterion")
    for key, reading in baseline.readings.items():
        for lever, value in reading.inputs.items():
            try:
                found = case.start().lever(lever)
                found.check(Decimal(value))
            except LeverError as error:
                raise DataError(f"{named(file)}: readings {key}: {error}") from None
            if isinstance(value, bool) != (found.entry == "yes_no"):
                raise DataError(
                    f"{named(file)}: readings {key}: {lever} is {found.range_text()}, found {value}"
                )


def check_scores(file: Path, case: Case) -> None:
    """The rules reproduce every printed score, and the default reading the published total."""
    card = scorecard(case.rulebook, case.start())
    computed = dict(zip(card["criterion"], card["points"], strict=True))
    for key, row in case.baseline.rows.items():
        if computed[key] != float(row.points):
            raise DataError(
                f"{named(file)}: rows {key}: the rule gives {computed[key]}, "
                f"printed is {row.points}"
            )
    found = total(case.rulebook, case.start(), card).points
    if found != case.baseline.total:
        raise DataError(f"{named(file)}: total: computed {found}, published {case.baseline.total}")
