"""The exported page: one file that tells the whole story by itself, on every ground."""

import json
import re
from html.parser import HTMLParser

import pytest

from model.reports.contents import pack
from model.reports.page import page
from model.reports.page.levers import card
from model.telling.labels import cited
from tests.packs import ALL, EVERY_PLACE, MADE, Place, entry, file_of, several, sole, wish

MOST = 400_000  # bytes
LOADED = {"src", "href", "srcset", "action", "data", "poster", "xlink:href", "style"}


class Reader(HTMLParser):
    """What a page shows, what it would load, its tags in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.loaded += [f"{key}={one}" for key, one in named.items() if key in LOADED]
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(named["content"])

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["style"], ["script"]):
            self.shown.append(data)

    @property
    def text(self) -> str:
        """All that is shown, in one line."""
        return " ".join(" ".join(self.shown).split())


def read(made: bytes) -> Reader:
    return Reader(made.decode())


@pytest.mark.parametrize("place", EVERY_PLACE)
def test_every_page_is_small_whole_and_loads_nothing(place: Place) -> None:
    made = file_of("page", place)
    found = read(made)
    assert len(made) <= MOST
    assert found.loaded == ["href=data:,", "href=#levers"]
    assert found.tags.count("script") == 2
    assert "default-src 'none'" in found.policy
    assert "unsafe" not in found.policy


@pytest.mark.parametrize("made", ALL)
def test_a_page_of_any_pack_is_small(made: object) -> None:
    assert len(file_of("page", made)) <= MOST  # type: ignore[arg-type]


def test_a_page_tells_the_whole_story() -> None:
    """Total, change, ranks with their condition, what changes, why, how, by whom, from which
    source, and how sure."""
    made, say = sole(), sole().words
    now, text = made.first.result, read(file_of("page", sole)).text
    for one in (
        made.first.name,
        made.first.note,
        made.first.author,
        say.day(MADE),
        say.decimal(now.points),
        say.signed(now.points - made.base.points),
        f"{now.rank.rank} /{now.rank.of}",
        str(made.ground.coming_year),
        "76,3153 % → 95 %",
        "Bộ tiêu chí theo QĐ 876/QĐ-BNV",
        "Theo điểm công bố 86,02",
        *(document.number for document in cited(made.case)),
    ):
        assert one in text
    row = made.case.baseline.rows["6.1.1"]
    assert row.cause is not None
    assert row.remedy is not None
    for one in (row.cause.vi, row.remedy.vi, *row.lead):
        assert one in text


def test_both_totals_are_named_with_their_ranks_in_the_picture_of_all_provinces() -> None:
    made, text = sole(), read(file_of("page", sole)).text
    for one in (made.base, made.first):
        told = {"total": made.words.decimal(one.points), "rank": one.rank.rank}
        assert made.words("story.standing", **told) in text


def test_a_criterion_that_nobody_can_promise_to_move_says_why_and_no_other_does() -> None:
    made, say = sole(), sole().words
    notes = {key: card(made, one).note for key, one in made.case.rulebook.criteria.items()}
    for key, criterion in made.case.rulebook.criteria.items():
        if criterion.moved == "out_of_reach":
            assert criterion.reason
            assert say.name(criterion.reason) in notes.pop(key)
        elif criterion.moved == "survey":
            assert notes.pop(key) == say("simulate.survey")
    assert {"6.1.1", "5.4", "7.3.6"} <= set(notes)
    assert not any(notes.values())


def test_what_changes_stands_in_the_order_of_its_points() -> None:
    text = file_of("page", sole).decode()
    gains = re.findall(r'<li><b class="\w+">([^<]+)</b>', text)
    values = [abs(float(one.replace(",", ".").replace("\N{MINUS SIGN}", "-"))) for one in gains]
    assert values == sorted(values, reverse=True)


def test_of_several_the_first_is_told_and_all_are_compared() -> None:
    made, text = several(), read(file_of("page", several)).text
    say = made.words
    assert say("story.first", name=made.first.name, count=3) in text
    for one in made.outcomes:
        assert one.name in text
        assert say.decimal(one.points) in text


def test_data_in_a_script_cannot_end_it() -> None:
    """What people typed is not in it; what is cannot close it."""
    text = page(pack([entry("</script>", wish(0))], MADE)).decode()
    inside = text.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert "<" not in inside
    assert json.loads(inside)["of"] == sole().ground.table.of
