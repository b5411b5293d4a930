"""The desk of a session: what undo and redo bring back, and to which saved scenario it belongs."""

from datetime import UTC, datetime

import pytest

from model.address import Work
from model.scenario import set_inputs
from model.store.version import Saved, Stamp, VersionOf, to_content
from pages.parts import session
from pages.parts.desk import LONGEST_PAST, Desk
from tests.grounds import ground, library

START = ground().case.start()


def work(rate: str) -> Work:
    """The published year with one rate changed."""
    return Work(set_inputs(START, {"6.1.1": rate}))


BEGUN, FIRST, SECOND, OTHER = Work(START), work("80"), work("90"), work("95")


def saved(key: int, of: Work) -> Saved:
    """A saved scenario in its first version."""
    stamp = Stamp("Lan", datetime(2026, 2, 5, tzinfo=UTC))
    return Saved(key, f"№ {key}", VersionOf(key, 1, to_content(of), stamp))


@pytest.fixture
def desk() -> Desk:
    """A desk at which two changes were made."""
    found = Desk(library(), "vi", BEGUN)
    found.remember(FIRST)
    found.remember(SECOND)
    return found


@pytest.fixture
def at_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same as the desk of this session."""
    monkeypatch.setattr(session, "opened", lambda: desk)
    return desk


@pytest.mark.parametrize(
    ("presses", "wanted"),
    [
        ("", SECOND),
        ("u", FIRST),
        ("uu", BEGUN),
        ("uuu", BEGUN),
        ("r", SECOND),
        ("ur", SECOND),
        ("uur", FIRST),
        ("uurr", SECOND),
        ("uurrr", SECOND),
        ("uru", FIRST),
    ],
)
def test_undo_and_redo_go_along_what_was_done_and_end_where_it_ends(
    desk: Desk, presses: str, wanted: Work
) -> None:
    for press in presses:
        desk.undo() if press == "u" else desk.redo()
    assert desk.work == wanted


def test_a_new_change_takes_the_place_of_what_was_undone(desk: Desk) -> None:
    desk.undo()
    desk.remember(OTHER)
    desk.redo()
    assert desk.work == OTHER
    desk.undo()
    assert desk.work == FIRST


def test_the_same_work_once_more_is_no_change(desk: Desk) -> None:
    desk.undo()
    desk.remember(work("80"))
    desk.redo()
    assert desk.work == SECOND


@pytest.mark.parametrize(("more", "kept"), [(-1, True), (0, True), (1, False)])
def test_the_past_is_as_long_as_promised(more: int, kept: bool) -> None:
    desk = Desk(library(), "vi", BEGUN)
    for count in range(LONGEST_PAST + more):
        desk.remember(Work(START, str(count)))
    while desk.past:
        desk.undo()
    assert (desk.work == BEGUN) is kept


def test_undo_and_redo_bring_back_the_tie_of_the_moment(at_desk: Desk) -> None:
    session.tie(saved(1, SECOND))
    session.begin(OTHER, saved(2, OTHER))
    ties = []
    for press in (at_desk.undo, at_desk.undo, at_desk.redo, at_desk.redo):
        press()
        ties.append((at_desk.work, at_desk.tied))
    assert ties == [(SECOND, 1), (FIRST, None), (SECOND, 1), (OTHER, 2)]


@pytest.mark.parametrize(
    "begun", [pytest.param(OTHER, id="other"), pytest.param(SECOND, id="same")]
)
@pytest.mark.parametrize("key", [2, None])
def test_work_begun_belongs_to_what_it_was_begun_from_and_to_nothing_else(
    at_desk: Desk, begun: Work, key: int | None
) -> None:
    session.tie(saved(1, SECOND))
    session.begin(begun, None if key is None else saved(key, begun))
    assert at_desk.work == begun
    assert at_desk.tied == key
    found = session.tied()
    assert (found and found.id) == key


def test_a_change_keeps_the_tie(at_desk: Desk) -> None:
    session.tie(saved(1, SECOND))
    session.set_movement("none")
    found = session.tied()
    assert found is not None
    assert found.id == 1


def test_another_year_belongs_to_no_saved_scenario(at_desk: Desk) -> None:
    session.tie(saved(1, SECOND))
    session.set_baseline("kon_tum_2023")
    assert at_desk.work.scenario.baseline.id == "kon_tum_2023"
    assert session.tied() is None
    at_desk.undo()
    assert session.tied() == saved(1, SECOND)


def test_a_version_that_was_only_shown_ties_nothing(at_desk: Desk) -> None:
    session.see(saved(1, SECOND))
    assert session.tied() is None


def test_an_own_effort_holds_until_it_goes_back_to_ours(at_desk: Desk) -> None:
    found = []
    for criterion, effort in (("6.1.1", 4), ("6.1.2", 2), ("6.1.1", 5), ("6.1.1", None)):
        session.set_effort(criterion, effort)
        found.append(dict(at_desk.work.efforts))
    both = {"6.1.1": 4, "6.1.2": 2}
    assert found == [{"6.1.1": 4}, both, both | {"6.1.1": 5}, {"6.1.2": 2}]
    at_desk.undo()
    assert at_desk.work.efforts == both | {"6.1.1": 5}
