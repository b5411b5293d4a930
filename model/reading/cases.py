"""The years of provinces as cases, checked against their law: each folder of data/provinces/, and
what an office brings."""

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
from model.outline import OutlineError, extended, levers, outline
from model.planning.effort import Efforts
from model.planning.ready_made import ReadyMade, fitting
from model.planning.sensitivity import Assumptions
from model.reading.cycles import check_witnesses, read_judged, read_law
from model.reading.files import load, named, parse
from model.reading.misfits import misfits
from model.reading.tables import DataError
from model.scoring import part_inputs
from model.telling.language import Language
from model.year.kind import Kind

PartId = tuple[str, str]  # criterion, part


@dataclass(frozen=True)
class Cycle:
    """A cycle: its law, what is judged of it, and the lowest rate (per cent) at which each rule has
    been seen to give proportional credit; below it a threshold may exist."""

    law: Law
    efforts: Efforts
    assumptions: Assumptions
    ready_made: Mapping[str, ReadyMade]
    kinds: Mapping[str, Kind]
    seen: Mapping[PartId, Decimal]


@dataclass(frozen=True)
class Bare:
    """A year by its own figures and its law, apart from what other years show; `given` as its
    source has it, `baseline` with a row for everything that lost points."""

    law: Law
    rulebook: Rulebook
    given: Baseline
    baseline: Baseline
    levers: Mapping[str, Lever]


def read_cases(
    data: Path, documents: Mapping[str, Document], say: Language
) -> tuple[dict[str, Cycle], dict[str, Case]]:
    """Every cycle, with what its years show, and every province's year, by their ids (those of
    years are their folders: PROVINCE_YEAR); what does not fit is told in `say`.

    Raises `DataError` if a file is missing or broken, a figure is missing, a witness is unknown,
    or the rules do not reproduce the printed scores and the published total.
    """
    laws = {f.name: read_law(f, documents) for f in folders(data / "cycles")}
    years = [year for province in folders(data / "provinces") for year in folders(province)]
    if not years:
        raise DataError("provinces: no province's year found, expected provinces/NAME/YEAR")
    bare = {folder: read_bare(folder, laws, documents, say) for folder in years}
    cycles, cases = {}, {}
    for key, law in laws.items():
        seen = lowest_seen([one for one in bare.values() if one.given.cycle == key])
        folder = data / "cycles" / key
        cycles[key] = Cycle(law, *read_judged(folder, law, folder), seen)
    for folder, year in bare.items():
        cycle = cycles[year.given.cycle]
        judged = read_judged(data / "cycles" / cycle.law.id, cycle.law, folder)
        own = Cycle(cycle.law, *judged, cycle.seen)
        found = read_agencies(folder), read_discrepancies(folder)
        case = replace(
            assembled(year, own, documents, *found),
            quotations=read_quotations(folder, cycle.law, documents),
        )
        for misfit in misfits(case, say):
            raise DataError(f"{named(folder / 'baseline.toml')}: {misfit.text}")
        cases[case.given.id] = case
    return cycles, cases


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, in the order of their names."""
    return sorted(one for one in folder.glob("*") if one.is_dir())


def read_bare(
    folder: Path, laws: Mapping[str, Law], documents: Mapping[str, Document], say: Language
) -> Bare:
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
    try:
        return outlined(laws[found.cycle], found)
    except LeverError as error:
        raise DataError(f"{named(file)}: {say.told(error.phrase)}") from None
    except OutlineError as error:
        raise DataError(f"{named(file)}: {error}") from None


def outlined(law: Law, given: Baseline) -> Bare:
    """A year with the rows that score it under a law. Raises `OutlineError`, `LeverError`."""
    law = extended(law, given)
    rulebook, baseline = outline(law, given)
    return Bare(law, rulebook, given, baseline, levers(rulebook, baseline))


def lowest_seen(years: Iterable[Bare]) -> dict[PartId, Decimal]:
    """The lowest rate at which each rule has been seen in any of the years."""
    found: dict[PartId, Decimal] = {}
    for one in years:
        starts = {key: lever.start for key, lever in one.levers.items()}
        for lever in one.levers.values():
            part, rule = (lever.criterion.id, lever.part_key), lever.part.rule
            if isinstance(rule, Proportional):
                rate = rule.rate(part_inputs(lever, starts), lever.of, EXACT)
                found[part] = min(rate, found.get(part, rate))
    return found


def assembled(
    year: Bare,
    cycle: Cycle,
    documents: Mapping[str, Document],
    agencies: Mapping[str, Agency],
    discrepancies: tuple[Discrepancy, ...] = (),
) -> Case:
    """One year as a case, on what is judged of its cycle and seen in it; not yet checked (see
    `misfits`)."""
    own = lowest_seen([year])
    seen = {part: min(rate, cycle.seen.get(part, rate)) for part, rate in own.items()}
    levers = {
        key: replace(lever, seen_from=seen.get((lever.criterion.id, lever.part_key)))
        for key, lever in year.levers.items()
    }
    return Case(
        law=year.law,
        rulebook=year.rulebook,
        given=year.given,
        baseline=year.baseline,
        levers=levers,
        documents=documents,
        agencies=agencies,
        discrepancies=discrepancies,
        efforts=cycle.efforts,
        assumptions=cycle.assumptions,
        ready_made=fitting(cycle.ready_made, levers),
        kinds=cycle.kinds,
    )


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
