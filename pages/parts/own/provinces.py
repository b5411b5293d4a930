"""What a sound table of provinces holds, before it is taken over."""

import streamlit as st

from model.intake.tables import FEWEST, own_table, packed_table, years_of
from model.ranking.nation import Table
from model.reading.tables import mapped
from model.telling.language import Language
from pages.parts.frame import Frame
from pages.parts.own.upload import Sound
from pages.parts.ranking.strip import range_text
from pages.parts.sources import table
from pages.parts.texts import literal, marked


def provinces(frame: Frame, brought: Sound) -> str | None:
    """The table of one year that the file holds, as it would rank; as text to be kept, or None
    where too few scores are in it."""
    say, rows = frame.words, brought.checked.provinces
    every = sorted({row.year for row in rows}, reverse=True)
    told = ", ".join(map(str, reversed(every)))
    st.success(marked(say, "own.sound_provinces", count=len(rows), years=told))
    years = years_of(rows)
    if not years:
        st.warning(marked(say, "own.too_few", count=FEWEST))
        return None
    year = years[0]
    if len(years) > 1:
        year = int(st.selectbox(say("own.year_of_table"), years, key="own-year", width=160))
    found = own_table([row for row in rows if row.year == year], "", brought.origin.file)
    map_of = len(mapped(frame.ground.nation.merger, year))
    whole = "own.table_whole" if found.of == map_of else "own.table_part"
    st.caption(literal(say(whole, of=found.of, year=year, whole=map_of)))
    heads = [say(f"own.province_{key}") for key in ("rank", "name", "score")]
    with st.container(height=260, key="own-provinces"):
        st.html(table("compared", heads, shown(say, found)))
    return packed_table(rows, year)


def shown(say: Language, found: Table) -> list[list[str]]:
    """Each province by its rank in the table, with its score or where that may lie."""
    return [
        [
            str(row["rank"]),
            str(row["province"]),
            range_text(say, row["low"], row["high"]) or say.decimal(row["score"]),
        ]
        for row in found.rows.to_dict("records")
    ]
