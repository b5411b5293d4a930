"""The years of provinces: each folder of data/provinces/ as a case, checked against its law."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import TypeAdapter

from model.baseline import Baseline
from model.case import Agency, Case, Discrepancy, Document
from model.law.arithmetic import EXACT
from model.law.criteria import Law, Rulebook
from model.law.rules import Proportional
from model.levers import LeverError
from model.outline import OutlineError, outline
from model.planning.ready_made import fitting
from model.reading.cycles import read_judged, read_law
from model.reading.files import load, named, parse
from model.reading.levers import PartId, levers
from model.reading.tables import DataError
from model.reading.witnesses import check_witnesses
from model.scoring import part_inputs, scorecard, total


def read_cases(data: Path, documents: Mapping[str, Document]) -> dict[str, Case]:
    """Every province's year by its id (the folder's province and year: lam_dong_2023).

    Raises `DataError` if a file is missing or broken, a figure is missing, a witness is unknown,
    or the rules do not reproduce the printed scores and the published total.
    """
    laws = {f.name: read_law(f, documents) for f in folders(data / "cycles")}
    years = [year for province in folders(data / "provinces") for year in folders(province)]
    if not years:
        raise DataError("provinces: no province's year found, expected provinces/NAME/YEAR")
    bare = {folder: read_bare(folder, laws, documents) for folder in years}
    seen = {key: lowest_seen(bare, key) for key in laws}
    return {
        case_id(folder): read_case(data, folder, laws[bare[folder][1].cycle], bare, seen, documents)
        for folder in years
    }


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, in the order of their names."""
    return sorted(one for one in folder.glob("*") if one.is_dir())


def case_id(folder: Path) -> str:
    """The id of a province's year from its folder: lam_dong/2023 → lam_dong_2023."""
    return f"{folder.parent.name}_{folder.name}"


def read_bare(
    folder: Path, laws: Mapping[str, Law], documents: Mapping[str, Document]
) -> tuple[Rulebook, Baseline]:
    """A year with the rows that score it, not yet scored."""
    file = folder / "baseline.toml"
    raw = {"id": case_id(folder), **load(file)}
    found = parse(file, TypeAdapter(Baseline), raw, "baseline")
    if str(found.year) != folder.name:
        raise DataError(f"{named(file)}: year: expected {folder.name}, as its folder says")
    if found.cycle not in laws:
        known = ", ".join(laws)
        raise DataError(f"{named(file)}: cycle: {found.cycle!r} is not in cycles/ ({known})")
    check_witnesses(file, found, documents)
    try:
        return outline(laws[found.cycle], found)
    except OutlineError as error:
        raise DataError(f"{named(file)}: {error}") from None


def lowest_seen(
    bare: Mapping[Path, tuple[Rulebook, Baseline]], cycle: str
) -> dict[PartId, Decimal]:
    """The lowest rate (per cent) at which each rule of a cycle has been seen to give
    proportional credit, over all years of provinces; below it a threshold may exist."""
    found: dict[PartId, Decimal] = {}
    for folder, (rulebook, baseline) in bare.items():
        if baseline.cycle == cycle:
            for part, rate in rates(folder, rulebook, baseline).items():
                found[part] = min(rate, found.get(part, rate))
    return found


def rates(folder: Path, rulebook: Rulebook, baseline: Baseline) -> dict[PartId, Decimal]:
    """The rate of each proportional part in a year."""
    try:
        inside = levers(rulebook, baseline, {})
    except LeverError as error:
        raise DataError(f"{named(folder / 'baseline.toml')}: {error}") from None
    starts = {key: lever.start for key, lever in inside.items()}
    return {
        (lever.criterion.id, lever.part_key): rule.rate(part_inputs(lever, starts), lever.of, EXACT)
        for lever in inside.values()
        if isinstance(rule := lever.part.rule, Proportional)
    }


def read_case(
    data: Path,
    folder: Path,
    law: Law,
    bare: Mapping[Path, tuple[Rulebook, Baseline]],
    seen: Mapping[str, Mapping[PartId, Decimal]],
    documents: Mapping[str, Document],
) -> Case:
    """One year as a case."""
    rulebook, baseline = bare[folder]
    file, inside = folder / "baseline.toml", levers(rulebook, baseline, seen[law.id])
    judged = read_judged(data / "cycles" / law.id, law, folder)
    case = Case(
        law=law,
        rulebook=rulebook,
        baseline=baseline,
        levers=inside,
        documents=documents,
        agencies=read_agencies(folder),
        discrepancies=read_discrepancies(folder),
        efforts=judged.efforts,
        assumptions=judged.assumptions,
        ready_made=fitting(judged.ready_made, inside),
    )
    check_agencies(file, case)
    check_references(file, case)
    check_scores(file, case)
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
