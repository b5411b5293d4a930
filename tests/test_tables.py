import csv
import shutil
from pathlib import Path

import pytest

from model.reading.tables import (
    DataError,
    figure,
    mapped,
    read_merger,
    read_national,
    read_provinces,
    read_sipas,
)

DATA = Path(__file__).parent.parent / "data"
HEADING = "year,province,score,rank,basis,note,source\n"


def written(folder: Path, *rows: str) -> Path:
    """The published tables in a folder of their own, with these rows as the provinces."""
    shutil.copytree(DATA / "nation", folder / "nation")
    (folder / "nation/provinces.csv").write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_every_published_row_is_read_with_its_source() -> None:
    readers = {
        "provinces": read_provinces,
        "national": read_national,
        "sipas": read_sipas,
        "merger": read_merger,
    }
    for name, read in readers.items():
        table = read(DATA)
        with (DATA / f"nation/{name}.csv").open(encoding="utf-8", newline="") as file:
            written_rows = list(csv.DictReader(file))
        assert [row["source"] for row in written_rows] == table["source"].tolist()
        assert (table["source"] != "").all()


def test_a_blank_score_is_missing_and_never_zero() -> None:
    provinces = read_provinces(DATA)
    row = provinces[(provinces["year"] == 2023) & (provinces["province"] == "Thái Nguyên")]
    assert row["score"].isna().all()
    assert row["rank"].tolist() == [6]


def test_a_national_figure_that_nobody_printed_is_none() -> None:
    national = read_national(DATA)
    assert figure(national, 2023, "mean") == 86.98
    assert figure(national, 2021, "n_above_national_mean") is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["2023,A,90,1,printed,,"], "row 2: expected a source"),
        (["2023,A,90,1,printed,,x", "2023,A,89,2,printed,,x"], "row 3: expected one row for each"),
        (["2023,A,190,1,printed,,x"], "row 2: expected score a number from 0 to 100"),
        (["2023,A,chín,1,printed,,x"], "row 2: expected score a number"),
        (["2023,A,90,1.5,printed,,x"], "row 2: expected rank a whole number"),
        (["23,A,90,1,printed,,x"], "row 2: expected year a whole number"),
        (["2023,A,90,1,guessed,,x"], "row 2: expected a basis among"),
        (["2023,A,,,printed,,x"], "row 2: expected a score or a rank"),
        (["2023,A,80,1,printed,,x", "2023,B,90,2,printed,,x"], "row 3: expected B 2023 to score"),
    ],
)
def test_a_wrong_row_is_refused_by_file_row_and_what_was_expected(
    tmp_path: Path, rows: list[str], message: str
) -> None:
    with pytest.raises(DataError, match=f"provinces.csv, {message}"):
        read_provinces(written(tmp_path, *rows))


def test_a_missing_file_or_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"provinces\.csv: the file is missing"):
        read_provinces(tmp_path)
    (tmp_path / "nation").mkdir()
    (tmp_path / "nation/sipas.csv").write_text("year,province\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"sipas\.csv: expected the columns year, province, sipas"):
        read_sipas(tmp_path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2023,Kon Tum,90,64,printed,,x", "row 2: expected a rank up to 63, .*found 64"),
        ("2023,Huế,90,1,printed,,x", "row 2: expected one of the 63 provinces of 2023.*found Huế"),
        ("2026,Kon Tum,90,1,printed,,x", "row 2: .*the 34 provinces of 2026.*found Kon Tum"),
        ("2026,Huế,90,35,printed,,x", "row 2: expected a rank up to 34, .*of 2026.*found 35"),
    ],
)
def test_a_row_that_does_not_fit_its_years_map_is_refused(
    tmp_path: Path, row: str, message: str
) -> None:
    folder = written(tmp_path, row)
    with (folder / "nation/national.csv").open("a", encoding="utf-8") as file:
        file.write("2026,n_provinces,34,x\n2026,mean,88,x\n")
    with pytest.raises(DataError, match=f"provinces.csv, {message}"):
        read_provinces(folder)


def test_a_year_without_its_number_of_provinces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"national\.csv: expected n_provinces for 2026"):
        read_provinces(written(tmp_path, "2026,Huế,90,1,printed,,x"))


def test_a_number_of_provinces_that_the_map_does_not_have_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with (folder / "nation/national.csv").open("a", encoding="utf-8") as file:
        file.write("2026,n_provinces,63,x\n")
    with pytest.raises(DataError, match=r"expected n_provinces 34 for 2026, .*found 63"):
        read_national(folder)


def test_every_former_province_has_one_successor_in_the_year_of_the_map() -> None:
    merger = read_merger(DATA)
    assert not merger["former"].duplicated().any()
    assert (len(mapped(merger, 2024)), len(mapped(merger, 2025))) == (63, 34)
    assert "Kon Tum" in mapped(merger, 2024) - mapped(merger, 2025)
    assert "Huế" in mapped(merger, 2025) - mapped(merger, 2024)
