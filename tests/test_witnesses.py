"""Every rule and figure names its witness, and no figure claims more than its witness shows."""

from decimal import Decimal

import pandas as pd
import pytest

from model.case import Case
from model.law.arithmetic import EXACT
from model.law.criteria import Part
from model.law.rules import Place, Proportional, Source
from model.reading.cycles import sources
from model.reading.files import DATA, load
from model.reading.tables import read_merger, read_national, read_provinces, read_sipas
from model.scoring import part_inputs
from model.telling.labels import knowledge_text
from model.telling.rules import published_beside, sightings
from tests.grounds import ground, library

STANDINGS = {"official", "shown", "stated", "fits", "assumed"}
PAPERS = (
    "http://",
    "https://",
    "Kế hoạch 5024/KH-UBND",
    "PRC Ministry of Commerce",
    "Nghị quyết 202/2025/QH15",
)


def parts(case: Case) -> dict[str, Part]:
    """Every part of every criterion."""
    return {
        f"{criterion.id} {key}": part
        for criterion in case.rulebook.criteria.values()
        for key, part in criterion.parts.items()
    }


def test_every_field_part_row_reading_and_total_has_a_source(case: Case) -> None:
    """Counted, so that none is lost on the way from the file to the screen."""
    listed = [part for c in case.rulebook.criteria.values() if c.listed for part in c.parts]
    unlisted = [c for c in case.rulebook.criteria.values() if not c.listed]
    expected = len(case.rulebook.fields) + len(listed) + len(unlisted)
    assert len(list(sources(case.rulebook))) == expected
    rows, readings = case.baseline.rows, case.baseline.readings
    assert len(list(sources(case.baseline))) == len(rows) + len(readings) + 1


def test_every_source_names_a_known_document_a_place_and_a_legal_standing(case: Case) -> None:
    found = [*sources(case.rulebook), *sources(case.baseline)]
    assert {source.document for source in found} <= set(case.documents)
    assert all(source.place.strip() for source in found)
    assert {one.standing for one in found if isinstance(one, Source)} <= STANDINGS


def test_every_row_points_to_the_row_of_its_number(case: Case) -> None:
    """Rules and figures of a criterion are found under its own number in the appendix."""
    for key, row in case.baseline.rows.items():
        assert row.source.place == f"phụ lục, dòng {key}"
    for criterion in case.rulebook.criteria.values():
        for part in criterion.parts.values():
            number = criterion.id if criterion.numbered else f"mục {criterion.field}"
            assert part.witnesses[0].place == f"phụ lục, {number}"


def test_no_rule_is_called_official(case: Case) -> None:
    """The ministry's table could not be obtained: every rule was inferred from the plan."""
    assert not case.documents["cv-6203"].seen
    assert "official" not in {part.standing for part in parts(case).values()}


def test_a_rule_that_only_fits_or_is_assumed_is_never_called_shown(case: Case) -> None:
    """The standing of each rule as it was established."""
    fits = {key.split()[0] for key, part in parts(case).items() if part.standing == "fits"}
    assert fits == {"1.3.2", "5.4", "5.6", "6.1.2", "8.2", "9.1", "9.2"}
    place = case.rulebook.criteria["8.4"].parts["place"].rule
    assert isinstance(place, Place)
    assert [band.standing for band in place.bands] == ["assumed", "stated", "assumed", "assumed"]


def test_the_lowest_rate_seen_is_that_of_all_years_of_the_cycle() -> None:
    """Worked out anew from every shipped year, for each rule that gives points by a rate."""
    for case in library().cases.values():
        for key, lever in case.levers.items():
            rule = lever.part.rule
            if not isinstance(rule, Proportional):
                assert lever.seen_from is None, key
                continue
            rates = [
                rule.rate(part_inputs(found, starts), found.of, EXACT)
                for other in library().cases.values()
                if other.law.id == case.law.id
                for found in other.levers.values()
                if (found.criterion.id, found.part_key) == (lever.criterion.id, lever.part_key)
                and isinstance(found.part.rule, Proportional)
                and (starts := {one: of.start for one, of in other.levers.items()})
            ]
            assert lever.seen_from == min(rates), key


def test_what_differs_from_the_plan_says_why(case: Case) -> None:
    """Every contradiction of a figure is told beside the figure itself as well."""
    told = {
        key
        for key, row in case.baseline.rows.items()
        for figure in row.figures.values()
        if figure.note
    }
    numbers = {one.id for one in ground().case.discrepancies if one.id in case.baseline.rows}
    assert numbers <= told


def test_every_contradiction_is_about_criteria_that_exist(case: Case) -> None:
    found = ground().case.discrepancies
    assert len({one.id for one in found}) == len(found) == 11
    assert {key for one in found for key in one.criteria} <= set(case.rulebook.criteria)


def test_the_readings_are_about_the_suspects_of_the_missing_point(case: Case) -> None:
    (total,) = (one for one in ground().case.discrepancies if one.id == "total")
    suspects = {key for reading in case.baseline.readings.values() for key in reading.inputs}
    assert suspects == set(total.criteria)
    unexplained = case.baseline.readings["published"].unexplained
    assert total.effect.en == f"+{unexplained}"
    assert total.effect.vi == total.effect.en.replace(".", ",")


def test_every_agency_is_used_and_has_one_way_of_writing_each(case: Case) -> None:
    rows = case.baseline.rows.values()
    used = {name for row in rows for name in (*row.lead, *row.partner)}
    assert used == set(case.agencies)
    written = [name for agency in case.agencies.values() for name in agency.printed]
    assert len(written) == len(set(written))
    assert not set(written) & set(case.agencies)
    assert all(row.lead and row.partner for row in rows)


@pytest.mark.parametrize("read", [read_provinces, read_national, read_sipas, read_merger])
def test_every_published_figure_has_a_source_that_can_be_looked_up(read) -> None:
    """An address or a paper by name, on every row."""
    table: pd.DataFrame = read(DATA)
    assert len(table) > 50
    for row, source in enumerate(table["source"], start=2):
        for one in source.split(" | "):
            assert one.startswith(PAPERS), f"row {row}: {one!r}"


def test_judgement_and_law_never_share_a_file() -> None:
    """What we assume of effort and of ready-made scenarios stays out of rules and figures."""
    law = {*DATA.glob("cycles/*/rulebook.toml"), *DATA.glob("provinces/*/*/baseline.toml")}
    for file in law:
        assert not keys(load(file)) & {"effort", "assumed", "lose", "opening"}, file.name


def keys(table: object) -> set[str]:
    """Every key anywhere in a file."""
    if isinstance(table, list):
        return set().union(*(keys(entry) for entry in table))
    if not isinstance(table, dict):
        return set()
    return set(table).union(*(keys(entry) for entry in table.values()))


def test_the_four_steps_of_certainty_all_occur(case: Case) -> None:
    """Were they all alike, saying them would tell nothing."""
    found = {part.standing for part in parts(case).values()}
    assert found == {"shown", "stated", "fits"}


def test_the_total_is_the_sum_of_what_was_lost(case: Case) -> None:
    """The appendix is consistent within: lost points add up to 14.9777."""
    lost = sum(
        (
            case.rulebook.criteria[key].maximum - row.points
            for key, row in case.baseline.rows.items()
        ),
        Decimal(0),
    )
    assert lost == Decimal("14.9777")


def test_the_points_of_the_survey_are_set_beside_every_published_figure_that_is_known() -> None:
    """The points follow another share than the published one; by how much is told, not smoothed."""
    facts = ground()
    found = {one.year: one for one in published_beside(facts, "9.1")}
    assert {year: one.printed - one.computed for year, one in found.items() if one.computed} == {
        "Hà Tĩnh · 2020": Decimal("0.007"),
        "Hà Tĩnh · 2021": Decimal("0.003"),
        "Ninh Thuận · 2022": Decimal("0.047"),
        "Kon Tum · 2023": Decimal("0.29"),
        "Lâm Đồng · 2023": Decimal("0.0035"),
    }
    assert [one.year for one in sightings(facts, "9.1")][-5:] == list(found)
    assert published_beside(facts, "9.2") == []


@pytest.mark.parametrize(
    ("baseline", "said"),
    [
        ("lam_dong_2023", None),
        ("lam_dong_2024", "telling.known_by_total"),
        ("kon_tum_2023", "telling.known_by_field"),
    ],
)
def test_what_a_source_leaves_out_is_said_and_nothing_where_it_leaves_out_nothing(
    baseline: str, said: str | None
) -> None:
    of = ground(baseline)
    assert knowledge_text(of) == (said and of.words(said))
