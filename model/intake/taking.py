"""A draft as a province's year like the shipped ones, checked in the same way; what does not fit is
told at its cell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from model.baseline import Baseline
from model.case import Agency, Case, Document
from model.intake.draft import Draft, Place, Problem
from model.intake.reader import OWN
from model.law.criteria import Name
from model.levers import LeverError
from model.outline import OutlineError
from model.ranking.nation import Nation
from model.reading.cases import assembled, outlined
from model.reading.library import Library, contradicted
from model.reading.misfits import Misfit, misfits
from model.telling.language import Language

AGENCIES = TypeAdapter(dict[str, Agency])


class Origin(NamedTuple):
    """Where a draft comes from: the name of its file, the day on which it was taken over, and the
    name under which it is kept, if it is."""

    file: str
    day: date | None
    name: str = ""


def taken(
    draft: Draft, key: str, origin: Origin, library: Library, say: Language
) -> Case | list[Problem]:
    """The year of a draft, to be known by `key`; or everything that does not fit, told in a
    language."""
    try:
        given = Baseline.model_validate({**draft.baseline, "id": key})
        agencies = AGENCIES.validate_python(draft.agencies)
        cycle = library.cycles[given.cycle]
        year = outlined(cycle.law, given)
    except ValidationError as error:
        return [
            told(draft, tuple(map(str, one["loc"])), say("intake.expected.shape", text=one["msg"]))
            for one in error.errors()
        ]
    except (KeyError, OutlineError, LeverError) as error:
        return [told(draft, (), say("intake.expected.shape", text=str(error)))]
    documents = {**library.documents, OWN: own_document(origin, given.province, library)}
    case = replace(assembled(year, cycle, documents, agencies), name=origin.name or origin.file)
    problems = [told_misfit(draft, misfit, say) for misfit in misfits(case, say)]
    problems += misplaced(draft, given, library.nation, say)
    return problems or case


def partly(
    draft: Draft, whole: bool, agencies: bool, library: Library, say: Language
) -> list[Problem]:
    """What does not fit in a draft of which some cells could not be read: each row by itself, and
    its total by the printed points. `whole`: everything that these add up was read; `agencies`: so
    was the list of agencies."""
    raw = {"province": "-", "year": 1, "total": Decimal(0), **draft.baseline, "id": ""}
    alone: dict[str, Any] = {"rests": (), "published": (), "readings": {}, "asked_first": ()}
    rows: dict[str, dict[str, Any]] = raw["rows"]
    kinds = {"score", *(["agency"] if agencies else [])}
    tried = [({**raw, **alone, "rows": {key: row}}, kinds) for key, row in rows.items()]
    if whole:
        bare = {key: {**row, "figures": {}} for key, row in rows.items()}
        tried.append(({**raw, "rows": bare}, {"total", "criterion"}))
    problems = []
    for one, wanted in tried:
        try:
            given = Baseline.model_validate(one)
            cycle = library.cycles[given.cycle]
            year = outlined(cycle.law, given)
        except (ValidationError, OutlineError, LeverError):
            continue  # its cells are told already
        case = assembled(year, cycle, library.documents, AGENCIES.validate_python(draft.agencies))
        problems += [
            told_misfit(draft, misfit, say)
            for misfit in misfits(case, say)
            if misfit.kind in wanted
        ]
    return problems


def own_document(origin: Origin, issuer: str, library: Library) -> Document:
    """The file itself as the document that its figures come from."""

    def name(key: str) -> Name:
        return Name(
            **{code: say(f"intake.document_{key}") for code, say in library.languages.items()}
        )

    return Document(
        number=origin.file,
        date=origin.day,
        issuer=issuer,
        title=name("title"),
        seen=True,
        note=name("note"),
    )


def told(draft: Draft, place: Place, expected: str) -> Problem:
    """A problem at a place of the baseline, as near as the file has it."""
    for end in range(len(place), 0, -1):
        if place[:end] in draft.places:
            return Problem(*draft.places[place[:end]], expected)
    return Problem("", "", ".".join(place), expected)


def told_misfit(draft: Draft, misfit: Misfit, say: Language) -> Problem:
    """Something that does not fit, at its cell."""
    expected = say(f"intake.expected.misfit_{misfit.kind}", expected=misfit.expected)
    return told(draft, misfit.place, expected)


def misplaced(draft: Draft, year: Baseline, nation: Nation, say: Language) -> Iterator[Problem]:
    """A total or rank that is not the published one of the province, and a rank that does not fit
    the total among what is published of the others."""
    for name, published, _ in contradicted(year, nation):
        yield told(draft, (name,), say("intake.expected.published", figure=say.plain(published)))
    if year.rank is None:
        return
    known = nation.provinces[nation.provinces["year"] == year.year].dropna(subset=["score", "rank"])
    for row in known[known["province"] != year.province].to_dict("records"):
        above, total = row["rank"] < year.rank, float(year.total)
        if (above and row["score"] < total) or (row["rank"] > year.rank and row["score"] > total):
            values = {"rank": int(row["rank"]), "points": say.decimal(row["score"])}
            expected = say("intake.expected.rank", province=row["province"], **values)
            yield told(draft, ("rank",), expected)
            return
