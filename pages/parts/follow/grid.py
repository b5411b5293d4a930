"""The grid that an agency's figures are typed into: the last ones beside, and room for the new."""

import pandas as pd
import streamlit as st

from model.ground import Ground
from model.levers import Lever
from model.telling.language import Language
from model.telling.values import input_text, unit_text
from model.year.pace import GROWING
from pages.parts import session
from pages.parts.follow.phrases import figure_text
from pages.parts.follow.watched import Watched
from pages.parts.frame import KEYED

ROUND = "follow-enter-round"
TYPED = ("value", "of", "note")
WIDTHS = {"name": 470, "last": 170, "unit": 130, "value": 110, "of": 130, "note": 260}  # pixels


def grid(watched: Watched, agency: str, levers: list[Lever]) -> pd.DataFrame:
    """A row for each figure of the agency: its last one, and room for the new one."""
    say = watched.ground.words
    table = blank(watched.ground, watched.state, agency, watched, levers)
    columns = {
        key: st.column_config.TextColumn(
            say(f"follow.grid_{key}"),
            disabled=key not in TYPED,
            width=WIDTHS[key],
            help=say("follow.grid_value_help") if key == "value" else None,
        )
        for key in table.columns
    }
    count = session.kept(ROUND) or 0
    return st.data_editor(
        table,
        column_config=columns,
        hide_index=True,
        key=f"follow-grid-{watched.ground.choice.baseline}-{agency}-{count}",
        alt=say("follow.grid_alt"),
    )


@st.cache_resource(**KEYED)
def blank(
    ground: Ground,
    state: tuple[object, ...],
    agency: str,
    _watched: Watched,
    _levers: list[Lever],
) -> pd.DataFrame:
    """The rows of an agency with their last figures, nothing typed yet; worked out once for
    everybody."""
    say, levers = ground.words, _levers
    line_of = {lever.id: one for one in _watched.outlook.lines for lever in one.levers}
    return pd.DataFrame(
        {
            "name": [input_text(say, lever) for lever in levers],
            "last": [
                figure_text(say, line_of[one.id], one.id, line_of[one.id].known.get(one.id))
                for one in levers
            ],
            "unit": [unit_of(say, _watched, lever) for lever in levers],
            **{key: ["" for _ in levers] for key in TYPED},
        },
        index=[lever.id for lever in levers],
    )


def unit_of(say: Language, watched: Watched, lever: Lever) -> str:
    """What is counted; of a yes or no its words."""
    if lever.entry == "yes_no":
        return say("intake.expected.yes_no")
    if watched.followed.kinds[lever.id] not in GROWING and lever.entry == "percent":
        return "%"
    return unit_text(say, lever)
