"""What provinces have published of their fields, side by side, ours among them."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from model.case import Case
from model.ground import Ground
from model.telling.language import Language
from pages.parts.sources import block, cell, table, titles, witness_links


def by_field(ground: Ground, card: pd.DataFrame) -> Markup:
    """Every field's published points, as a share of the maximum that they are of; `card`: the
    scorecard of our year, whose fields come without the surveys' points."""
    say, case = ground.words, ground.case
    every = pd.concat([ground.nation.fields, ours(case, card)], ignore_index=True)
    every = every.drop_duplicates(["year", "province", "field", "of"])  # as published comes first
    every = every.sort_values(
        ["field", "of", "share"], ascending=[True, True, False], na_position="last"
    )
    rows = [row_of(say, case, row) for _, row in every.iterrows()]
    heads = ("field", "province", "year", "printed_points", "of_maximum", "share", "printed_rank")
    return block(
        say,
        say("sources.dataset_fields"),
        table("by-field", titles(say, *heads, "source"), rows),
        say("sources.source_fields"),
        remark=say("sources.fields_note"),
    )


def ours(case: Case, card: pd.DataFrame) -> pd.DataFrame:
    """The fields of our year that its rows break down, in the columns of the published ones."""
    fields = case.law.fields
    found = card[card["field"].isin(fields) & (card["moved"] != "survey")]
    sums = found.groupby("field", as_index=False)[["points", "maximum"]].sum()
    sums = sums.rename(columns={"maximum": "of"})
    return sums.assign(
        year=case.baseline.year,
        province=case.baseline.province,
        share=100 * sums["points"] / sums["of"],
        source="",
    )


def row_of(say: Language, case: Case, row: "pd.Series[Any]") -> list[str]:
    """One province's field: its figures as printed; ours say that they are worked out."""
    unknown, field = say("sources.unknown"), case.law.fields.get(row["field"])
    return [
        say("sources.field_head", id=row["field"], name=say.name(field.name) if field else ""),
        cell(strong=row["province"]),
        str(row["year"]),
        *(unknown if pd.isna(row[one]) else say.decimal(row[one]) for one in ("points", "of")),
        unknown if pd.isna(row["share"]) else say.percent(row["share"], 2),
        unknown if pd.isna(row["rank"]) else str(row["rank"]),
        witness_links(say, row["source"]) if row["source"] else say("sources.fields_ours"),
    ]
