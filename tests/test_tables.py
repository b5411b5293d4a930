import csv
from pathlib import Path

import pytest

from model.reading.tables import DataError, figure, read_national, read_provinces, read_sipas

DATA = Path(__file__).parent.parent / "data"
HEADING = "year,province,score,rank,basis,note,source\n"


def written(folder: Path, *rows: str) -> Path:
    (folder / "nation").mkdir(exist_ok=True)
    (folder / "nation/provinces.csv").write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_every_published_row_is_read_with_its_source() -> None:
    provinces, national, sipas = read_provinces(DATA), read_national(DATA), read_sipas(DATA)
    for name, table in (("provinces", provinces), ("national", national), ("sipas", sipas)):
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
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
    (tmp_path / "sipas.csv").write_text("year,province\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"sipas\.csv: expected the columns year, province, sipas"):
        read_sipas(tmp_path)
