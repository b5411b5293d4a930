"""What is worked out at the start of the server, before anybody comes."""

from collections.abc import Iterator

import pytest
import streamlit as st

from model.ranking import nation, peers
from model.reading.tables import DataError
from pages.parts import coming, grounds
from pages.parts.preparing import prepare
from tests.screens import opened, said


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing is kept from before, nor afterwards."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def too_late(*_: object) -> None:
    raise AssertionError("this is worked out while somebody waits")


@pytest.mark.usefixtures("fresh")
def test_who_comes_first_waits_for_nothing_that_could_be_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepare()
    for module, name in (
        (grounds, "read_library"),
        (nation, "learn"),
        (peers, "rebuild"),
        (coming.POOL, "submit"),
    ):
        monkeypatch.setattr(module, name, too_late)
    app = opened("simulate")
    assert not app.exception
    assert "hạng 46/63" in said(app)


@pytest.mark.usefixtures("fresh")
def test_a_broken_file_stops_no_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise DataError("levers.toml: expected a number, found x")

    monkeypatch.setattr(grounds, "read_library", broken)
    prepare()
    app = opened("simulate")
    assert "levers.toml: expected a number" in app.code[0].value
