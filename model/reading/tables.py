"""The published tables: provinces, national statistics, SIPAS, and which province became which;
each row with its source.

The readers refuse a file rather than guess: `DataError` names the file, the row and what was
expected. A blank score or rank means "not found in the sources", never zero. How many provinces a
year ranks is told by its `n_provinces` in national.csv, which ones by the map in merger.csv; a
table that fits neither is refused.
"""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

BASES = ("printed", "derived", "adjudicated", "derived/printed", "order_listed")


class Maps(NamedTuple):
    """What tables of provinces must fit: national.csv and merger.csv, read once for them all."""

    national: pd.DataFrame
    merger: pd.DataFrame


class DataError(Exception):
    """A file of published figures that cannot be believed; the message says where and why."""


def _read(path: Path, columns: tuple[str, ...], names: int = 2) -> pd.DataFrame:
    """A CSV as text columns, with year as whole numbers and a source on every row, which its first
    columns (so many) name."""
    if not path.is_file():
        raise DataError(f"{path.name}: the file is missing")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if tuple(frame.columns) != columns:
        raise DataError(f"{path.name}: expected the columns {', '.join(columns)}")
    frame["year"] = _numbers(path, frame, "year", 2000, 2100, whole=True).astype(int)
    _refuse(path, frame["source"].str.strip() == "", "a source on every row")
    key = list(frame.columns[:names])
    _refuse(path, frame.duplicated(key), f"one row for each {' and '.join(key)}")
    _refuse(path, frame[key[1]].str.strip() == "", f"a {key[1]} on every row")
    return frame


def _refuse(path: Path, wrong: "pd.Series[bool]", expected: str) -> None:
    """Raise for the first wrong row, by its line number in the file (the heading is line 1)."""
    if wrong.any():
        raise DataError(
            f"{path.name}, row {int(wrong.to_numpy().argmax()) + 2}: expected {expected}"
        )


def _numbers(
    path: Path, frame: pd.DataFrame, column: str, least: float, most: float, whole: bool = False
) -> "pd.Series[float]":
    """A column of numbers; blank stays missing except in the year."""
    text = frame[column].str.strip()
    values = pd.to_numeric(text, errors="coerce")
    what = f"{column} a {'whole ' if whole else ''}number from {least:g} to {most:g}"
    blank = (text == "") & (column != "year")
    _refuse(path, values.isna() & ~blank, what if column == "year" else f"{what}, or blank")
    _refuse(path, (values < least) | (values > most) | (whole & (values % 1 > 0)), what)
    return values


def _scored(
    data: Path, name: str, columns: tuple[str, ...], score: str, maps: Maps | None
) -> pd.DataFrame:
    """A table of provinces with a score and a rank, either of which may be blank but not both."""
    path = data / "nation" / name
    frame = _read(path, columns)
    frame[score] = _numbers(path, frame, score, 0, 100)
    frame["rank"] = _numbers(path, frame, "rank", 1, 999, whole=True).astype("Int64")
    _refuse(path, ~frame["basis"].isin(BASES), f"a basis among {', '.join(BASES)}")
    _refuse(path, frame[score].isna() & frame["rank"].isna(), f"a {score} or a rank")
    for year, both in frame.dropna(subset=[score, "rank"]).groupby("year"):
        ordered = both.sort_values(["rank", score], ascending=[True, False])
        rises = ordered[score].diff() > 0
        if rises.any():
            province = ordered.loc[rises, "province"].iloc[0]
            row = int(ordered.index.to_numpy()[rises.to_numpy().argmax()]) + 2
            raise DataError(
                f"{path.name}, row {row}: expected {province} {year} to score no more than the "
                "province ranked before it"
            )
    _refuse_misfits(path, frame, maps or read_maps(data))
    return frame


def _refuse_misfits(path: Path, frame: pd.DataFrame, maps: Maps) -> None:
    """Raise for the first row that does not fit its year's number of provinces or its map."""
    for year, rows in frame.groupby("year"):
        n, names = provinces_in(maps.national, int(str(year))), mapped(maps.merger, int(str(year)))
        columns = (rows.index, rows["province"], rows["rank"].fillna(0))
        for index, province, rank in zip(*(column.tolist() for column in columns), strict=True):
            where = f"{path.name}, row {index + 2}"
            if province not in names:
                raise DataError(
                    f"{where}: expected one of the {n} provinces of {year} in merger.csv, "
                    f"found {province}"
                )
            if rank > n:
                raise DataError(
                    f"{where}: expected a rank up to {n}, the n_provinces of {year} in "
                    f"national.csv, found {rank}"
                )


def read_provinces(data: Path, maps: Maps | None = None) -> pd.DataFrame:
    """PAR INDEX by year and province: year, province, score (points of 100), rank, basis, note,
    source."""
    columns = ("year", "province", "score", "rank", "basis", "note", "source")
    return _scored(data, "provinces.csv", columns, "score", maps)


def read_sipas(data: Path, maps: Maps | None = None) -> pd.DataFrame:
    """SIPAS by year and province: year, province, sipas (per cent), rank, points (of PAR INDEX for
    it, where printed), basis, source."""
    columns = ("year", "province", "sipas", "rank", "points", "basis", "source")
    frame = _scored(data, "sipas.csv", columns, "sipas", maps)
    frame["points"] = _numbers(data / "nation" / "sipas.csv", frame, "points", 0, 100)
    return frame


def read_fields(data: Path, maps: Maps | None = None) -> pd.DataFrame:
    """What is published of fields, by year and province: year, province, field, points, of (the
    maximum that they are of), share (per cent), rank, basis, source. A share that is not printed
    is worked out from the points."""
    path = data / "nation" / "fields.csv"
    columns = ("year", "province", "field", "points", "of", "share", "rank", "basis", "source")
    frame = _read(path, columns, names=3)
    for column, most in (("points", 100), ("of", 100), ("share", 100), ("rank", 999)):
        frame[column] = _numbers(path, frame, column, 0, most, whole=column == "rank")
    known = frame[["points", "share", "rank"]].notna().any(axis=1)
    _refuse(path, ~known, "points, a share or a rank")
    _refuse(path, frame["points"] > frame["of"], "points up to their maximum")
    _refuse(path, frame["points"].notna() & frame["of"].isna(), "the maximum of the points")
    _refuse(path, ~frame["basis"].isin(BASES), f"a basis among {', '.join(BASES)}")
    frame["rank"] = frame["rank"].astype("Int64")
    frame["share"] = frame["share"].fillna(100 * frame["points"] / frame["of"])
    _refuse_misfits(path, frame, maps or read_maps(data))
    return frame


def read_maps(data: Path) -> Maps:
    """Both of them."""
    merger = read_merger(data)
    return Maps(read_national(data, merger), merger)


def read_merger(data: Path) -> pd.DataFrame:
    """Which province became which: year (the first whose results stand on the new map), former,
    province, weight (inhabitants of the former province, from an undated list: a weight, never a
    fact), population (of the new province, as the resolution gives it), note, source."""
    path = data / "nation" / "merger.csv"
    columns = ("year", "former", "province", "weight", "population", "note", "source")
    frame = _read(path, columns)
    for column in ("weight", "population"):
        frame[column] = _numbers(path, frame, column, 1, 1e9, whole=True)
        _refuse(path, frame[column].isna(), f"a {column} on every row")
    _refuse(path, frame["year"] != frame["year"].iloc[0], "one year for the whole map")
    return frame


def mapped(merger: pd.DataFrame, year: int) -> frozenset[str]:
    """The provinces that exist in a year: the former ones before the map's year, the new ones
    from it on."""
    return frozenset(merger["former" if year < merger["year"].iloc[0] else "province"])


def read_national(data: Path, merger: pd.DataFrame | None = None) -> pd.DataFrame:
    """National statistics by year: year, statistic, value (as printed, some are names), source."""
    path = data / "nation" / "national.csv"
    frame = _read(path, ("year", "statistic", "value", "source"))
    numeric = frame["statistic"].str.match(r"mean|n_|range_")
    values = pd.to_numeric(frame["value"], errors="coerce")
    _refuse(path, numeric & ~values.between(0, 100), "a value from 0 to 100")
    counted = frame["statistic"].str.startswith("n_")
    _refuse(path, counted & (values % 1 > 0), "a whole number of provinces")
    merger = read_merger(data) if merger is None else merger
    sizes = frame["year"].map({year: len(mapped(merger, year)) for year in frame["year"].unique()})
    told = (frame["statistic"] == "n_provinces") & (values != sizes)
    if told.any():
        row = int(told.to_numpy().argmax())
        raise DataError(
            f"{path.name}, row {row + 2}: expected n_provinces {sizes[row]} for "
            f"{frame['year'].iloc[row]}, as many as merger.csv names, found {values.iloc[row]:g}"
        )
    return frame


def figure(national: pd.DataFrame, year: int, statistic: str) -> float | None:
    """One national statistic of a year, or None where the sources do not give it."""
    rows = national[(national["year"] == year) & (national["statistic"] == statistic)]
    return None if rows.empty else float(rows["value"].iloc[0])


def provinces_in(national: pd.DataFrame, year: int) -> int:
    """How many provinces were ranked in a year."""
    n = figure(national, year, "n_provinces")
    if n is None:
        raise DataError(f"national.csv: expected n_provinces for {year}")
    return int(n)
