"""What a browser says late is told apart from what a person does."""

import pytest

from model.address import Work
from model.scenario import set_inputs
from pages.parts import browser, widgets
from pages.parts.desk import Desk
from pages.parts.telling import Telling
from tests.grounds import ground, library

START: dict[str, str] = {}
FIRST, SECOND, FOREIGN = {"6.1.1": "80"}, {"6.1.1": "90"}, {"6.1.2": "yes"}


@pytest.fixture
def telling() -> Telling:
    """A browser that was told two addresses after the one it came with."""
    found = Telling()
    for address in (START, FIRST, SECOND):
        found.opens("simulate", address)
        found.knows(address)
        found.ends(address)
    return found


@pytest.mark.parametrize("late", [START, FIRST])
def test_an_older_address_of_our_own_asks_for_nothing(telling: Telling, late: dict) -> None:
    assert not telling.commands(late, by_history=False)


@pytest.mark.parametrize("gone_to", [START, FIRST])
def test_an_older_address_by_back_or_forward_is_asked_for(telling: Telling, gone_to: dict) -> None:
    assert telling.commands(gone_to, by_history=True)


def test_an_address_that_was_never_ours_is_asked_for_once(telling: Telling) -> None:
    assert telling.commands(FOREIGN, by_history=False)
    telling.knows(FOREIGN)
    assert not telling.commands(FOREIGN, by_history=False)


def test_an_address_that_was_told_asks_for_nothing_even_if_the_browser_never_said_it() -> None:
    """Two moves in quick succession: the event of the second bears the address before both."""
    telling = Telling()
    telling.opens("simulate", START)
    telling.knows(START)
    for told in (START, FIRST, SECOND):
        telling.ends(told)
    assert not telling.commands(FIRST, by_history=False)


def test_the_address_that_was_told_last_asks_for_nothing(telling: Telling) -> None:
    assert not telling.commands(SECOND, by_history=True)


def test_coming_to_a_page_by_its_bare_address_asks_for_nothing_then_and_later(
    telling: Telling,
) -> None:
    telling.opens("goal", START)
    assert not telling.commands(START, by_history=False)
    telling.ends(SECOND)
    telling.opens("goal", START)
    assert not telling.commands(START, by_history=True)
    telling.ends(START)  # from now on it means that nothing is changed
    telling.opens("goal", SECOND)
    telling.ends(SECOND)
    assert telling.commands(START, by_history=True)


@pytest.mark.parametrize(
    ("come_to", "asked"),
    [
        pytest.param("goal", False, id="another page by its name alone: the work at hand"),
        pytest.param("simulate", True, id="the same page, its address emptied: nothing changed"),
    ],
)
def test_a_bare_address_that_this_session_never_had_means_the_work_at_hand_on_another_page_alone(
    come_to: str, asked: bool
) -> None:
    telling = Telling()
    telling.opens("simulate", FIRST)
    telling.knows(FIRST)
    telling.ends(FIRST)
    telling.opens(come_to, START)
    assert telling.commands(START, by_history=False) is asked


def test_a_page_that_was_come_to_with_work_is_asked_for_none_by_its_bare_address() -> None:
    telling = Telling()
    for page, address in (("simulate", FIRST), ("goal", SECOND)):
        telling.opens(page, address)
        telling.knows(address)
        telling.ends(address)
    telling.opens("goal", START)
    assert telling.commands(START, by_history=False)


def test_a_widget_that_was_told_something_else_echoes_until_the_browser_has_drawn_it(
    telling: Telling,
) -> None:
    telling.tells("slider", 90.0, 80.0)
    assert telling.unsure("slider")
    assert telling.echoes("slider", 90.0)
    assert not telling.echoes("slider", 85.0)
    telling.ends(FIRST)
    telling.hears(SECOND)
    assert telling.echoes("slider", 90.0)
    telling.hears(FIRST)
    assert not telling.echoes("slider", 90.0)
    assert not telling.unsure("slider")


def test_a_browser_that_names_the_address_may_still_be_drawing(telling: Telling) -> None:
    telling.tells("slider", 90.0, 80.0)
    telling.ends(FIRST)
    assert not telling.may_echo("slider", 90.0)
    telling.hears(FIRST)
    assert telling.may_echo("slider", 90.0)
    assert not telling.may_echo("slider", 85.0)
    telling.tells("slider", 80.0, 80.0)  # it shows what it was told
    assert not telling.may_echo("slider", 90.0)


@pytest.mark.parametrize(
    ("undone", "explained", "wanted"),
    [
        pytest.param(False, False, ["moved"], id="nothing else happened: a person moved it"),
        pytest.param(True, True, [], id="an undo came with it: it lagged behind"),
        pytest.param(False, True, [], id="so it did where the undo had come before its count"),
    ],
)
def test_a_doubtful_move_counts_if_nothing_else_happened(
    undone: bool, explained: bool, wanted: list[str]
) -> None:
    start = ground().case.start()
    desk = Desk(library(), "vi", Work(start, ""))
    desk.remember(Work(set_inputs(start, {"6.1.2": "yes"}), ""))
    desk.opened, desk.explained = desk.work, explained
    done: list[str] = []
    desk.doubtful.append(lambda: done.append("moved"))
    if undone:
        desk.undo()
    desk.settle()
    assert done == wanted
    assert (desk.doubtful, desk.explained) == ([], False)


def test_what_surely_lags_is_an_echo_even_while_something_older_is_being_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(library(), "vi", Work(ground().case.start(), ""))
    told = desk.telling
    told.tells("slider", 90.0, 80.0)
    told.ends(FIRST)
    told.hears(FIRST)  # 90 is being drawn over
    told.tells("slider", 80.0, 90.0)
    told.ends(SECOND)  # and 80 may still be shown
    monkeypatch.setattr(widgets, "desk", lambda: desk)
    monkeypatch.setattr(browser, "address", lambda: (FIRST, []))
    done: list[str] = []
    for shown in (80.0, None, 85.0):  # a choice that is being drawn may come without a value
        monkeypatch.setattr(widgets, "shown", lambda _, shown=shown: shown)
        widgets.heard("slider", done.append, f"moved to {shown}")
        assert desk.explained is (shown == 85.0)
    assert done == ["moved to 85.0"]
    assert desk.doubtful == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("appendix", "appendix"),
        ("Như phụ lục", "appendix"),
        ("As the appendix", "appendix"),
        (["Như phụ lục", "published"], ["appendix", "published"]),
        (None, None),
        (3, 3),
    ],
)
def test_an_option_is_known_by_all_words_that_it_had(
    said: object, meant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(library(), "vi", Work(ground().case.start(), ""))
    monkeypatch.setattr(widgets, "desk", lambda: desk)
    for words in ("Như phụ lục", "As the appendix"):
        named = {"appendix": words, "published": "appendix"}  # a name may be another's key
        widgets.offer("reading", named, named.__getitem__)
    monkeypatch.setitem(widgets.st.session_state, "reading", said)
    assert widgets.shown("reading") == meant
    widgets.offer("reading", named, named.__getitem__)
    assert widgets.st.session_state["reading"] == meant


@pytest.mark.parametrize(("language", "told"), [("vi", []), ("en", [("reading", "appendix")])])
def test_a_choice_is_told_again_in_the_words_of_another_language(
    language: str, told: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(library(), "vi", Work(ground().case.start(), ""))
    monkeypatch.setattr(widgets, "desk", lambda: desk)
    state = Told(reading="appendix")
    monkeypatch.setattr(widgets.st, "session_state", state)
    widgets.offer("reading", ["appendix"], str)
    desk.language = language
    widgets.offer("reading", ["appendix"], str)
    assert state.told == told


class Told(dict[str, object]):
    """A session's state that remembers what widgets were told."""

    def __init__(self, **shown: object) -> None:
        super().__init__(shown)
        self.told: list[object] = []

    def __setitem__(self, key: str, value: object) -> None:
        self.told.append((key, value))
        super().__setitem__(key, value)

    def to_dict(self) -> dict[str, object]:
        return dict(self)


def test_what_was_told_after_the_last_address_is_not_drawn_by_it(telling: Telling) -> None:
    telling.tells("toggle", True, False)
    telling.hears(SECOND)
    assert telling.echoes("toggle", True)


def test_a_page_is_arrived_at_until_it_was_drawn_to_its_end(telling: Telling) -> None:
    telling.opens("goal", START)
    assert telling.arrived
    telling.opens("goal", START)  # the first drawing was broken off
    assert telling.arrived
    telling.ends(SECOND)
    assert not telling.arrived


@pytest.mark.parametrize(
    ("begun", "ended", "lost"),
    [
        ("", False, ""),  # broken off before it came to anything: the browser has all as before
        ("a", False, ""),
        ("ab", False, ""),
        ("abcd", False, ""),
        ("ac", False, "b"),  # b was passed over
        ("d", False, "abc"),
        ("abxc", False, "d"),  # from what is new on, nothing is where it was
        ("x", False, "abcd"),
        ("ac", True, "bd"),
        ("", True, "abcd"),
        ("abcd", True, ""),
    ],
)
def test_a_widget_that_a_script_passed_over_has_forgotten_what_it_showed(
    begun: str, ended: bool, lost: str
) -> None:
    telling = Telling()
    for drawn, end in (("abcd", True), (begun, ended)):
        telling.begins()
        for widget in drawn:
            telling.draws(widget)
        if end:
            telling.ends({})
    telling.begins()
    assert "".join(filter(telling.lost, "abcd")) == lost


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("spoken", [False, True])
def test_the_browser_knows_a_widget_that_is_there_and_that_it_spoke_for(
    there: bool, spoken: bool
) -> None:
    telling = Telling()
    telling.begins()
    telling.draws("a" if there else "b")
    telling.ends({})
    telling.spoken.add("a" if spoken else "b")
    assert telling.known_to("a") is (there and spoken)


@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("said", [[], ["x"], ["x", "y"]])
def test_a_list_that_is_told_again_may_go_back_to_any_choice(said: list[str], ended: bool) -> None:
    """What it is told is what it said: none of that is an echo, though scripts were broken off."""
    telling = Telling()
    telling.begins()
    telling.draws("list")
    telling.ends({})
    for value in ([], ["x"], ["x", "y"]):
        telling.sends("list")
        telling.tells("list", value, value)
        if ended:
            telling.ends({})
    assert telling.unsure("list")
    assert not telling.echoes("list", said)


def test_what_a_part_draws_is_there_for_the_page_and_stands_in_no_order() -> None:
    telling = Telling()
    telling.begins()
    for widget in "ab":
        telling.draws(widget)
    telling.ends({})
    assert telling.lost("p")
    telling.draws("p")
    assert not telling.lost("p")
    telling.begins()
    for widget in "ap":  # broken off: the page may have b as before
        telling.draws(widget)
    telling.begins()
    assert not any(map(telling.lost, "abp"))


@pytest.mark.parametrize("next_page", ["simulate", "ranking"])
def test_an_act_leads_to_another_page_until_the_person_is_on_one(next_page: str) -> None:
    """On that which it leads to, or on one where they went meanwhile."""
    telling = Telling()
    telling.opens("present", {})
    telling.leads = ("present", "pages/simulate.py")
    for _ in range(2):  # the first script may be broken off
        telling.opens("present", {})
        assert telling.leads_to("present", by_history=False) == "pages/simulate.py"
    telling.opens(next_page, {})
    assert telling.leads_to(next_page, by_history=False) is None
    telling.ends({})
    telling.opens("present", {})
    assert telling.leads_to("present", by_history=False) is None


def test_who_goes_back_before_the_other_page_is_drawn_stays() -> None:
    telling = Telling()
    telling.opens("present", {})
    telling.leads = ("present", "pages/simulate.py")
    telling.opens("simulate", {})
    telling.opens("present", {})
    assert telling.leads_to("present", by_history=True) is None
    assert telling.leads_to("present", by_history=False) is None
