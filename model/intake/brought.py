"""Any file that an office brings: a template of ours that it filled in, or the appendix of ten
columns that it has."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from model.ground import Ground
from model.intake.appendix import read_appendix, with_figures
from model.intake.check import PREVIEW, Checked, check
from model.intake.draft import Problem
from model.intake.figures import Offer
from model.intake.taking import Origin, taken
from model.law.criteria import Law


class Brought(NamedTuple):
    """What is in a file, and the figures that the words of an appendix offer."""

    checked: Checked
    offers: Sequence[Offer] = ()


def brought(
    content: bytes, file: str, ground: Ground, day: date | None, confirmed: Sequence[int] = ()
) -> Brought:
    """Look at a file's content, with the offers (by their numbers) that a person confirmed; the
    others are left out, and what they are about is known by its points alone."""
    checked = check(content, file, ground.library, ground.words, day)
    if checked.template:
        return Brought(checked)
    found = read_appendix(content, file, ground)
    law = law_of(found.draft.baseline.get("year"), ground)
    if law.id != ground.case.law.id:
        found = read_appendix(content, file, ground, law)
    if found.problems:
        return Brought(Checked(found.problems, template=False))
    wanted = [found.offers[number] for number in confirmed]
    counted = Counter((offer.criterion, offer.part) for offer in wanted)
    expected = ground.words("intake.expected.one_figure")
    if twice := [
        Problem("", criterion or part, str(count), expected)
        for (criterion, part), count in counted.items()
        if count > 1
    ]:
        return Brought(Checked(twice, template=False), found.offers)
    draft = with_figures(found.draft, wanted, ground, law)
    year = taken(draft, PREVIEW, Origin(file, day), ground.library, ground.words)
    if isinstance(year, list):
        return Brought(Checked(year, template=False), found.offers)
    return Brought(Checked([], draft, year, template=False), found.offers)


def law_of(year: int | None, ground: Ground) -> Law:
    """The law of the cycle that a year falls into, the last that began by then; the ground's where
    the file names no year."""
    cycles = ground.library.cycles
    begun = [key for key in cycles if year is not None and int(key) <= year]
    return cycles[max(begun, key=int)].law if begun else ground.case.law
