"""A table of provinces that an office brings is, once taken over, a table of the others like those
of the published years: ranks in it are exact where scores are known, and said to be own figures."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal as D
from pathlib import Path

import numpy as np
import pytest

from model.__main__ import main
from model.address import Work, from_query, to_query
from model.ground import Ground, open_ground
from model.intake.kept import beside, figured, key_of
from model.intake.provinces import ProvinceRow
from model.intake.tables import own_table, packed_table, years_of
from model.intake.taking import Origin
from model.ranking.coming import KNOWN, MOVEMENTS
from model.ranking.nation import Table
from model.ranking.rank import rank_in_year
from model.reading.library import Library
from model.reports import EXPORTS
from model.reports.contents import pack
from model.result import Entry
from model.store import Store, open_store
from model.store.figures import Figures, SavedFigures
from model.store.version import Stamp, from_content, to_content
from model.telling.labels import table_text, year_text
from model.telling.ranks import certainty_text, lead
from tests.grounds import BASELINES, EVERYWHERE, LANGUAGES, library
from tests.test_intake_kept import texts_of
from tests.workbooks import FILE, YEAR, invented_table

LAN = Stamp("Lan", datetime(2026, 6, 20, 9, 30, tzinfo=UTC))
NAME = "Bảng thử nghiệm"
KEY = "visit-1"


def rows_of(*known: tuple[str, float | None, int | None], year: int = YEAR) -> list[ProvinceRow]:
    """Rows by province, score and rank."""
    return [
        ProvinceRow(year, name, None if score is None else D(str(score)), rank, "nguồn")
        for name, score, rank in known
    ]


def text(missing: int = 0, year: int = YEAR) -> str:
    """The invented table as it is kept."""
    rows = invented_table(missing, year).checked().provinces
    return packed_table(rows, year)


def opened(baseline: str = "", language: str = "", missing: int = 0, year: int = YEAR) -> Ground:
    """A ground on the invented table."""
    say = library().languages[language or "vi"]
    found = figured(text(missing, year), KEY, Origin(FILE, None, NAME), library(), say)
    assert isinstance(found, Table)
    return open_ground(beside(library(), found), baseline, KEY, language)


def test_what_is_kept_comes_back_as_it_was() -> None:
    rows = invented_table(3).checked().provinces
    assert len(rows) == int(library().nation.newest_map)
    found = figured(text(3), KEY, Origin(FILE, None, NAME), library(), library().languages["vi"])
    assert isinstance(found, Table)
    again = own_table(rows, KEY, NAME)
    assert found.rows.equals(again.rows)
    assert (found.name, found.year, found.of, found.own) == (KEY, YEAR, len(rows), NAME)


@pytest.mark.parametrize(
    "kept",
    [
        '{"provinces": 1}',
        '{"provinces": {"year": 2026, "rows": []}}',
        '{"provinces": {"year": "x", "rows": []}}',
        '{"provinces": {"year": 2026, "rows": [["Huế", "1,5", null, ""]]}}',
        '{"provinces": {"year": 2026, "rows": [["Huế", "1.5", null, ""]]}}',
    ],
)
def test_a_text_that_keeps_no_table_is_told_so(kept: str) -> None:
    found = figured(kept, KEY, Origin(FILE, None), library(), library().languages["vi"])
    assert isinstance(found, list)
    assert found


def test_a_rank_is_counted_among_the_scores_and_ties_share_the_better_one() -> None:
    table = own_table(
        rows_of(("A", 90, None), ("B", 80, None), ("C", 80, None), ("D", 70, 4)), "", ""
    )
    assert table.rows["rank"].tolist() == [1, 2, 2, 4]
    for total, rank in ((95, 1), (90, 1), (89.99, 2), (80, 2), (79.99, 4), (70, 4), (1, 5)):
        found = rank_in_year(total, table.rows)
        assert (found.rank, found.exact) == (rank, True), total


def test_a_province_of_which_only_the_rank_is_known_may_score_what_its_neighbours_leave() -> None:
    given = rows_of(("A", 90, 1), ("B", None, 2), ("C", 80, 3), ("D", 80, None), ("E", None, 5))
    rows = own_table(given, "", "").rows.set_index("province")
    assert rows.loc["B", ["low", "score", "high"]].tolist() == [80, 85, 90]
    assert rows.loc["E", ["low", "score", "high"]].tolist() == [0, 80, 80]
    assert rows["status"].to_dict() == {
        **dict.fromkeys("ACD", "entered"),
        **dict.fromkeys("BE", "bounded"),
    }
    found = rank_in_year(85.5, own_table(given, "", "").rows)
    assert (found.rank, found.low, found.high) == (2, 2, 3)


def test_a_rank_among_scores_without_ranks_says_nothing_of_a_score() -> None:
    given = rows_of(("A", 90, None), ("B", None, 1), ("C", 80, None))
    rows = own_table(given, "", "").rows.set_index("province")
    assert rows.loc["B", ["low", "score", "high"]].tolist() == [0, 85, 100]


def test_equal_ranks_have_equal_scores() -> None:
    rows = own_table(rows_of(("A", 90, 1), ("B", 80, 2), ("C", None, 2)), "", "").rows
    assert rows.set_index("province").loc["C", ["low", "high"]].tolist() == [80, 80]


def test_years_with_too_few_scores_cannot_be_ranked_in() -> None:
    rows = [*rows_of(("A", 90, 1), ("B", None, 2)), *rows_of(("A", 9, 1), ("B", 8, 2), year=2025)]
    assert years_of(rows) == [2025]


@pytest.mark.parametrize("baseline", BASELINES)
def test_our_rank_is_exactly_that_among_the_others_of_the_table(baseline: str) -> None:
    """What became of our province is left out, whatever its name was."""
    ground = opened(baseline)
    ours = ground.nation.ours(ground.table, ground.case.baseline.province)
    others = ground.table.rows[ground.table.rows["province"] != ours]["score"].to_numpy()
    assert ground.of == int(library().nation.newest_map) == len(others) + 1
    for total in (0, 83, 83.11, 90, 99.5, 100):
        found = rank_in_year(total, ground.peers)
        assert (found.rank, found.exact) == (1 + int((others > total).sum()), True)


def test_a_province_that_the_table_leaves_out_is_ranked_among_all_of_it() -> None:
    table = own_table(rows_of(("Huế", 90, 1), ("Cà Mau", 80, 2)), KEY, NAME)
    ground = open_ground(beside(library(), table), "", KEY)
    assert (ground.table.of, len(ground.peers), ground.of) == (2, 2, 3)
    assert ground.coming(KNOWN).forecast(86.02).of == 3


@pytest.mark.parametrize("others", [[90.0], [80.0, 80.0], [90.0, 80.0]])
@pytest.mark.parametrize("movement", [*MOVEMENTS, None])
def test_even_a_small_table_has_chances(others: list[float], movement: str | None) -> None:
    names = ("Huế", "Cà Mau", "Lâm Đồng")
    rows = rows_of(*zip(names, [*others, 85.0], [None] * 3, strict=False))
    ground = open_ground(beside(library(), own_table(rows, KEY, NAME)), "lam_dong_2024", KEY)
    chance = ground.coming(movement).chances([0.0, 80.0, 85.0, 100.0])
    assert np.isfinite(chance).all()
    assert chance[:, -1] == pytest.approx(1)


def test_what_is_known_of_a_year_to_come_is_only_said_where_the_table_has_its_provinces() -> None:
    """Of the year after 2026 nothing is published; a part of a year's provinces moves nobody knows
    how."""
    assert KNOWN not in opened().movements
    assert opened().come is None
    part = own_table(rows_of(("Huế", 90, 1), ("Cà Mau", 80, 2), year=2022), KEY, NAME)
    ground = open_ground(beside(library(), part), "", KEY)
    assert ground.coming_year in ground.nation.changes
    assert KNOWN not in ground.movements
    assert ground.come is None


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_ranks_in_it_are_said_to_be_by_own_figures(baseline: str, language: str) -> None:
    ground = opened(baseline, language)
    say, entry = ground.words, Entry(ground, "", Work(ground.case.start()))
    assert year_text(ground) == say("telling.own_year", year=YEAR)
    assert NAME in table_text(ground)
    assert certainty_text(ground, entry.rank) == say("telling.rank_own")
    assert str(YEAR + 1) in lead(ground, entry.result).title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["workbook", "slides", "document", "csv"])
def test_every_file_that_tells_a_rank_in_it_names_it(language: str, kind: str) -> None:
    ground = opened("", language, missing=2)
    case = ground.case
    entry = Entry(ground, "", Work(case.start().change("6.1.1", case.levers["6.1.1"].best)))
    content = EXPORTS[kind].make(pack([entry], date(2026, 7, 1)))
    assert NAME in texts_of(content)
    assert ground.words("telling.own_year", year=YEAR) in texts_of(content)


# Kept, and on every command


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", url)
    return open_store(url)


@pytest.fixture
def saved(store: Store) -> SavedFigures:
    return store.figures.create(NAME, Figures(FILE, text()), LAN)


def with_table(saved: SavedFigures) -> Library:
    found = figured(
        saved.version.content.text,
        key_of(saved.version),
        Origin(FILE, None, saved.name),
        library(),
        library().languages["vi"],
    )
    assert isinstance(found, Table)
    return beside(library(), found)


def test_it_stands_in_the_address_and_in_saved_scenarios(store: Store, saved: SavedFigures) -> None:
    known, key = with_table(saved), key_of(saved.version)
    work = Work(library().cases["lam_dong_2023"].start(), table=key)
    query = to_query(work, "lam_dong_2023")
    assert query == {"table": key}
    assert from_query(query, known) == (work, [])
    kept = store.create("A", to_content(work), LAN)
    assert from_content(kept.version.content, known) == (work, [])


@pytest.mark.parametrize("name", [NAME, NAME.upper(), f" {NAME} "])
def test_a_command_ranks_in_it(
    name: str, saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["rank", "--total", "90", "--table", f"saved:{name}"]
    assert main([*command, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    ground = opened()
    others = ground.peers["score"].to_numpy()
    assert answer["rank"] == answer["low"] == answer["high"] == 1 + int((others > 90).sum())
    assert (answer["of"], answer["year"]) == (ground.of, YEAR)
    assert main(command) == 0
    assert NAME in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", [["score"], ["priorities"], ["goal", "--rank", "10"], ["rank", "--total", "90"]]
)
def test_every_command_answers(
    command: list[str], saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--table", f"saved:{NAME}"]) == 0


def test_a_year_is_no_table_and_a_table_no_year(
    saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--baseline", f"saved:{NAME}"]) == 2
    assert "--table" in capsys.readouterr().err
    assert main(["score", "--table", "saved:khác"]) == 2
    assert f"saved:{NAME}" in capsys.readouterr().err


def test_a_scenario_that_was_saved_on_it_is_exported_on_it(
    store: Store, saved: SavedFigures, tmp_path: Path
) -> None:
    work = Work(library().cases["lam_dong_2023"].start(), table=key_of(saved.version))
    store.create("A", to_content(work), LAN)
    file = tmp_path / "a.csv"
    command = ["export", "csv", "--out", str(file), "--scenario", "A", "--date", "2026-07-01"]
    assert main(command) == 0
    assert NAME in file.read_text(encoding="utf-8-sig")
