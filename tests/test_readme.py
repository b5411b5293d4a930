"""The README and the guide for contributors point only at what is there."""

import re
from pathlib import Path

import pytest

from model.__main__ import main
from tests.grounds import library

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_relative_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert "static/mo-phong.png" in links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_tendency_towards_the_mean_is_told_as_it_was_fitted() -> None:
    model = library().nation.model
    most, least = model.catching_up_between
    share, low, high = (f"{-100 * one:.0f}%" for one in (model.catching_up, least, most))
    assert f"by {share} of its gap a year; anything from {low} to {high}" in README


def test_every_data_file_that_it_names_exists() -> None:
    text = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:data|tests|model|pages)/[\w./]+\.(?:toml|csv|py)", text))
    assert len(named) >= 5
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_figures_of_past_years_are_those_that_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backtest", "--markdown", "--language", "en"]) == 0
    assert capsys.readouterr().out.strip() in README
