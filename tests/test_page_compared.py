"""The table of a comparison on the screen: each rank under the question that its heading asks."""

import re

import pytest
import streamlit as st

from model.comparison import compare
from model.telling import numbers
from pages.parts.basis import year_basis
from pages.parts.frame import Frame
from pages.parts.scenarios.tables import totals_table
from tests.grounds import LANGUAGES, ground
from tests.packs import entry, start, wish


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("movement", ["none", "strongest"])
def test_every_rank_stands_under_the_question_that_it_answers(
    language: str, movement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, shown = ground(language=language), []
    base, *entries = (
        entry(f"№ {number}", scenario, movement, on=facts)
        for number, scenario in enumerate((start(), wish(0), wish(1)))
    )
    work = base.work
    frame = Frame(facts, work, year_basis(facts, work.scenario), base.result, base.result)
    monkeypatch.setattr(st, "html", lambda body, **_: shown.append(str(body)))
    totals_table(frame, compare(base, entries))
    rows = re.findall(r"<tr>(<td>.*?)</tr>", "".join(shown), flags=re.S)
    for row, one in zip(rows, (base, *entries), strict=True):
        *_, moving, unknown = re.findall(r"<td[^>]*>(.*?)</td>", row, flags=re.S)
        given, wide = (facts.coming(name).forecast(one.points) for name in (movement, None))
        assert (given.low, given.high) != (wide.low, wide.high)
        assert numbers.span(given.low, given.high) in moving
        assert numbers.span(wide.low, wide.high) in unknown
