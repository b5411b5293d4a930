"""The sheets of the workbook that list: every figure stands under its own heading."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.planning.agencies import in_hand
from model.reports.contents import Pack
from model.telling.labels import no_agencies
from tests.packs import EVERY_PLACE, Place, file_of

NAMED = [one for one in EVERY_PLACE if no_agencies(one.ground) is None]
QUARRELLED = [one for one in EVERY_PLACE if one.ground.case.discrepancies]
HELD = {"in_hand": "lead", "in_survey": "survey", "in_partner": "partner"}


def sheet_with(made: Place, *heads: str) -> tuple[Worksheet, int]:
    """The sheet and the row whose first cells are these headings."""
    say = made.ground.words
    wanted = [say(f"report.{head}") for head in heads]
    for sheet in load_workbook(BytesIO(file_of("workbook", made))).worksheets:
        for row in sheet.iter_rows():
            if [cell.value for cell in row[: len(wanted)]] == wanted:
                return sheet, row[0].row
    raise AssertionError(f"no sheet has the headings {wanted}")


@pytest.mark.parametrize("place", NAMED, ids="-".join)
def test_what_an_agency_holds_stands_under_its_heading(place: Place) -> None:
    made: Pack = place()
    sheet, head = sheet_with(place, "agency", *HELD)
    held = in_hand(made.case.rulebook, made.base.scenario)
    assert (held["survey"] != held["partner"]).any()
    rows = sheet.iter_rows(min_row=head + 1, max_row=head + len(held), values_only=True)
    for shown, (_, row) in zip(rows, held.iterrows(), strict=True):
        assert shown[0] == made.ground.agency(row["agency"])
        assert shown[1:4] == pytest.approx([row[name] for name in HELD.values()], abs=5e-5)


@pytest.mark.parametrize("place", QUARRELLED, ids="-".join)
def test_where_the_source_contradicts_itself_both_figures_stand_under_their_headings(
    place: Place,
) -> None:
    say, found = place.ground.words, place.ground.case.discrepancies
    sheet, head = sheet_with(place, "where", "printed", "recomputed", "effect", "explanation")
    rows = sheet.iter_rows(min_row=head + 1, max_row=head + len(found), values_only=True)
    for shown, one in zip(rows, found, strict=True):
        figures = (one.printed, say.name(one.recomputed))
        assert shown[:4] == (say.name(one.where), *figures, say.name(one.effect))
        assert say.name(one.explanation) in shown[4]
