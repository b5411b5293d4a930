"""No input is ever lost: however fast a person is and however slow the machine, in the end the
sliders, the total, the address, and what another window shows at that address agree."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TOTAL = 60_000
REST, RESTS = 400, 3  # ms, and how often nothing may change in that time
LONGEST_REST = 60_000  # ms
SHOWN = """() => Object.fromEntries(
  [...document.querySelectorAll('[class*="st-key-lever-"] input')].map((input) => [
    [...input.closest('[class*="st-key-lever-"]').classList].find((name) =>
      name.startsWith("st-key-lever-")).slice("st-key-lever-".length),
    input.type === "range" ? input.value : String(input.checked),
  ]))"""
RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@pytest.fixture(params=range(3))
def again(request: pytest.FixtureRequest) -> int:
    """What races is tried more than once."""
    turn: int = request.param
    return turn


class Seen(NamedTuple):
    """What a window shows: its controls, the total with the rank, and the address."""

    controls: dict[str, str]
    figures: tuple[str, str]
    address: dict[str, str]


def open_screen(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("#total")).to_be_visible(timeout=TOTAL)
    expect(page.locator("#picture-strip").first).to_be_visible(timeout=TOTAL)
    in_the_end(page)


def seen(page: Page) -> Seen:
    figures = page.inner_text("#total"), page.inner_text("#rank")
    return Seen(page.evaluate(SHOWN), figures, dict(parse_qsl(urlsplit(page.url).query)))


def anything(_address: dict[str, str]) -> bool:
    return True


def in_the_end(page: Page, wanted: Callable[[dict[str, str]], bool] = anything) -> Seen:
    """What the window shows when the address is as wanted and nothing changes any more."""
    before, rested = None, 0
    for _ in range(LONGEST_REST // REST):
        now = seen(page)
        still = page.locator(RESTING).count() == 1 and wanted(now.address)
        rested = rested + 1 if still and now == before else 0
        if rested == RESTS:
            return now
        before = now
        page.wait_for_timeout(REST)
    pytest.fail(f"the page does not come to rest as wanted: {before}")


def agreed(page: Page, wanted: Callable[[dict[str, str]], bool] = anything) -> Seen:
    """The same, and another window with that address shows it too."""
    found = in_the_end(page, wanted)
    elsewhere = page.context.new_page()
    open_screen(elsewhere, page.url)
    assert seen(elsewhere) == found
    elsewhere.close()
    return found


def moved(address: dict[str, str], **shares: float) -> bool:
    """Whether exactly these levers were moved, about there (their ids with _ for a dot)."""
    levers = {key.strip("_").replace("_", "."): share for key, share in shares.items()}
    return set(address) == set(levers) and all(
        abs(float(address[key]) - share) < 3 for key, share in levers.items() if share
    )


def thumb(page: Page, lever: str) -> Locator:
    return page.locator(f".st-key-lever-{lever} input[type=range]")


def place(spot: Locator, share: float = 0.5) -> tuple[float, float]:
    """A place on something, scrolled to without waiting for anything, as a hand does."""
    spot.evaluate("spot => spot.scrollIntoView({block: 'nearest', behavior: 'instant'})")
    box = spot.bounding_box()
    assert box is not None
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def at(page: Page, lever: str, share: float) -> tuple[float, float]:
    """A place on the track of a slider."""
    return place(page.locator(f".st-key-lever-{lever} [role=group]"), share)


def click(page: Page, selector: str) -> None:
    page.mouse.click(*place(page.locator(selector).first))


def drag(page: Page, lever: str, share: float) -> None:
    page.mouse.move(*place(thumb(page, lever).locator("xpath=../..")))
    page.mouse.down()
    page.mouse.move(*at(page, lever, share), steps=4)
    page.mouse.up()


def quickly(page: Page, pause: int, *acts: Callable[[], None]) -> None:
    for act in acts:
        act()
        page.wait_for_timeout(pause)


@pytest.mark.usefixtures("again")
def test_three_clicks_on_three_sliders(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    quickly(
        page,
        100,
        lambda: page.mouse.click(*at(page, "3-4-2", 0.5)),
        lambda: page.mouse.click(*at(page, "7-3-7-transactions", 0.25)),
        lambda: page.mouse.click(*at(page, "6-1-1", 0.95)),
    )
    agreed(page, lambda found: moved(found, _3_4_2=50, _7_3_7_transactions=0, _6_1_1=95))


@pytest.mark.usefixtures("again")
def test_forty_taps_on_an_arrow_are_forty_steps(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    thumb(page, "6-1-1").focus()
    quickly(page, 60, *[lambda: page.keyboard.press("ArrowRight")] * 40)
    agreed(page, lambda found: found == {"6.1.1": "80.3"})


@pytest.mark.usefixtures("again")
def test_a_held_key_moves_one_way_and_stays_where_it_was_let_go(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    thumb(page, "6-1-1").focus()
    stations = []
    for _ in range(100):  # 3 s at the pace of a keyboard that repeats
        page.keyboard.down("ArrowRight")
        stations.append(float(thumb(page, "6-1-1").input_value()))
        page.wait_for_timeout(30)
    page.keyboard.up("ArrowRight")
    assert stations == sorted(stations)
    agreed(page, lambda found: found == {"6.1.1": "86.3"})


@pytest.mark.usefixtures("again")
def test_five_quick_undos_take_back_five_changes(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    thumb(page, "6-1-1").focus()
    for step in range(1, 7):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(rf"6\.1\.1={76.3 + step / 10:.1f}$"), timeout=TOTAL)
    quickly(page, 100, *[lambda: click(page, ".st-key-undo button")] * 5)
    agreed(page, lambda found: found == {"6.1.1": "76.4"})
    quickly(page, 100, *[lambda: click(page, ".st-key-redo button")] * 4)
    agreed(page, lambda found: found == {"6.1.1": "76.8"})


@pytest.mark.usefixtures("again")
def test_toggles_between_drags(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    quickly(
        page,
        100,
        lambda: click(page, ".st-key-lever-6-1-2 label"),
        lambda: drag(page, "3-4-2", 0.4),
        lambda: click(page, ".st-key-lever-5-4-province label"),
        lambda: drag(page, "6-1-1", 0.9),
        lambda: click(page, ".st-key-lever-6-1-2 label"),
        lambda: drag(page, "6-1-1", 0.3),
    )
    toggled = {"5.4.province": "yes"}
    agreed(
        page,
        lambda found: (
            found.items() >= toggled.items()
            and moved({key: found[key] for key in found.keys() - toggled}, _3_4_2=40, _6_1_1=30)
        ),
    )


@pytest.mark.usefixtures("again")
def test_a_slider_moved_right_after_an_undo_of_it(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    page.mouse.click(*at(page, "6-1-1", 0.5))
    expect(page).to_have_url(re.compile(r"6\.1\.1="), timeout=TOTAL)
    click(page, ".st-key-undo button")
    expect(page.locator("#change")).to_have_text("0,00", timeout=TOTAL)
    page.mouse.click(*at(page, "6-1-1", 0.95))
    agreed(page, lambda found: moved(found, _6_1_1=95))


@pytest.mark.usefixtures("again")
def test_a_slider_moved_right_after_going_back(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    click(page, ".st-key-lever-6-1-2 label")
    in_the_end(page, lambda found: found == {"6.1.2": "yes"})
    place(thumb(page, "6-1-1"))
    page.evaluate("history.back()")
    for share in (0.8, 0.6):
        drag(page, "6-1-1", share)
    agreed(page, lambda found: moved(found, _6_1_1=60))


def test_back_and_forward_go_through_what_was_shown(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    first = in_the_end(page)
    click(page, ".st-key-lever-6-1-2 label")
    expect(page).to_have_url(re.compile("6.1.2=yes"), timeout=TOTAL)
    second = in_the_end(page)
    page.mouse.click(*at(page, "6-1-1", 0.95))
    expect(page).to_have_url(re.compile("6.1.1="), timeout=TOTAL)
    third = in_the_end(page)
    for go, wanted in (
        (page.go_back, second),
        (page.go_back, first),
        (page.go_forward, second),
        (page.go_forward, third),
    ):
        go()
        expect(page.locator("#total")).to_have_text(wanted.figures[0], timeout=TOTAL)
        assert in_the_end(page) == wanted
    page.go_back()
    expect(page.locator("#total")).to_have_text(second.figures[0], timeout=TOTAL)
    click(page, ".st-key-undo button")
    expect(page.locator("#total")).to_have_text(third.figures[0], timeout=TOTAL)
    assert agreed(page) == third


def test_going_back_over_a_change_of_screen_keeps_the_work(page: Page, app_url: str) -> None:
    open_screen(page, f"{app_url}/?6.1.2=yes")
    total = page.inner_text("#total")
    page.get_by_role("link", name="Mục tiêu").click()
    expect(page.locator(".verdict h2")).to_be_visible(timeout=TOTAL)
    expect(page).to_have_url(re.compile(r"muc-tieu\?6\.1\.2=yes$"), timeout=TOTAL)
    steps = page.evaluate("history.length")
    # Streamlit tells of the page and of its work one by one, or at once, as it happens.
    page.evaluate("() => history.pushState({}, '', '/muc-tieu')")
    page.evaluate("() => history.pushState({}, '', '/muc-tieu?6.1.2=yes')")
    assert page.evaluate("history.length") == steps
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes$"), timeout=TOTAL)
    expect(page.locator(".st-key-lever-6-1-2 input")).to_be_checked(timeout=TOTAL)
    assert in_the_end(page).figures[0] == total


def test_who_went_back_is_not_led_on_by_what_comes_late(page: Page, app_url: str) -> None:
    """Streamlit pushes the page of a script that begins, also of one that was passed on the way."""
    open_screen(page, f"{app_url}/?6.1.2=yes")
    page.get_by_role("link", name="Mục tiêu").click()
    expect(page.locator(".verdict h2")).to_be_visible(timeout=TOTAL)
    expect(page).to_have_url(re.compile(r"muc-tieu\?6\.1\.2=yes$"), timeout=TOTAL)
    late = "() => history.pushState({}, '', '/muc-tieu?6.1.2=yes')"
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes$"), timeout=TOTAL)
    in_the_end(page)
    page.evaluate(late)
    assert page.url.endswith("/?6.1.2=yes")
    page.get_by_role("link", name="Mục tiêu").click()  # what a person asks for is not held up
    expect(page).to_have_url(re.compile(r"muc-tieu\?6\.1\.2=yes$"), timeout=TOTAL)
    expect(page.locator(".verdict h2")).to_be_visible(timeout=TOTAL)


def test_a_change_on_a_page_just_come_to_is_a_step_of_its_own(page: Page, app_url: str) -> None:
    open_screen(page, f"{app_url}/?6.1.2=yes")
    click(page, ".st-key-lever-6-3-3 label")
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes&6\.3\.3=yes$"), timeout=TOTAL)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes$"), timeout=TOTAL)
    page.get_by_role("link", name="Mục tiêu").click()
    expect(page).to_have_url(re.compile(r"muc-tieu\?6\.1\.2=yes$"), timeout=TOTAL)
    page.get_by_role("link", name="Mô phỏng").click()
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes$"), timeout=TOTAL)
    expect(page.locator(".st-key-lever-6-3-3")).to_be_visible(timeout=TOTAL)
    in_the_end(page)
    click(page, ".st-key-lever-6-3-3 label")
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes&6\.3\.3=yes$"), timeout=TOTAL)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?6\.1\.2=yes$"), timeout=TOTAL)
    page.go_back()
    expect(page).to_have_url(re.compile(r"muc-tieu\?6\.1\.2=yes$"), timeout=TOTAL)
    expect(page.locator(".verdict h2")).to_be_visible(timeout=TOTAL)


@pytest.mark.parametrize("kind", ["Slider", "Checkbox"])
def test_a_control_whose_program_comes_late_shows_the_work(
    page: Page, app_url: str, kind: str
) -> None:
    """Until then the browser can say nothing for it, and would begin with the least of its range:
    the next click, wherever it is, would tell that as if a person wanted it."""
    held: list[Route] = []
    page.route(re.compile(rf"/js/{kind}\."), lambda route: held.append(route))
    page.goto(f"{app_url}/?3.4.1=99&6.1.2=yes")
    expect(page.locator("#picture-strip").first).to_be_visible(timeout=TOTAL)
    expect(page.locator(RESTING)).to_be_attached(timeout=TOTAL)
    figures = seen(page).figures
    page.get_by_text(re.compile(r"^1\. ")).click()
    expect(page.locator('.why[data-criterion="1.3.2"]')).to_be_visible(timeout=TOTAL)
    expect(page.locator(RESTING)).to_be_attached(timeout=TOTAL)
    assert held
    for route in held:
        route.continue_()
    expect(page.locator(f'[data-testid="st{kind}"]').first).to_be_visible(timeout=TOTAL)
    page.get_by_text(re.compile(r"^2\. ")).click()
    found = in_the_end(page)
    assert found.figures == figures
    assert found.address == {"3.4.1": "99", "6.1.2": "yes"}
    assert (found.controls["3-4-1"], found.controls["6-1-2"]) == ("99", "true")


def test_the_browser_is_sent_everything_itself(page: Page, app_url: str) -> None:
    """Never the name of what it was sent before: it may just have forgotten that, and then never
    connects again."""
    kinds = set()

    def note(frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            kinds.add(ForwardMsg.FromString(frame).WhichOneof("type"))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    open_screen(page, app_url)
    for name in ("Mục tiêu", "Mô phỏng"):
        page.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name, timeout=TOTAL)
    in_the_end(page)
    assert "delta" in kinds
    assert "ref_hash" not in kinds


@pytest.mark.usefixtures("again")
def test_a_lever_moved_right_after_another_language(page: Page, app_url: str) -> None:
    """The browser then still names what is chosen in the language of before."""
    open_screen(page, app_url)
    page.get_by_role("radio", name="EN").click()
    thumb(page, "6-1-1").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text("Simulation", timeout=TOTAL)
    assert in_the_end(page).address == {"6.1.1": "76.4", "language": "en"}


@pytest.mark.usefixtures("again")
def test_a_list_keeps_what_was_chosen_whatever_follows_another_language(
    page: Page, app_url: str
) -> None:
    """Also one that no work is bound to."""
    page.goto(f"{app_url}/nguon")
    page.get_by_role("radio", name="Cách tính từng tiêu chí").click()
    field = page.locator('[class*="st-key-sources-field"]')
    field.get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile("Cải cách tài chính công")).click()
    expect(page.locator(RESTING)).to_be_visible(timeout=TOTAL)
    expect(page.locator("body")).not_to_contain_text("8.1.1", timeout=TOTAL)
    page.get_by_role("radio", name="EN").click()
    page.locator('[class*="st-key-sources-standing"]').get_by_role("button").first.click()
    expect(page.locator("h1")).to_have_text("Sources", timeout=TOTAL)
    expect(field.get_by_role("combobox")).to_have_value(re.compile("ublic financ"), timeout=TOTAL)
    expect(page.locator(RESTING)).to_be_visible(timeout=TOTAL)
    expect(field.get_by_role("combobox")).to_have_value(re.compile("ublic financ"), timeout=TOTAL)


@pytest.mark.usefixtures("again")
def test_a_choice_right_after_its_list_was_scrolled(page: Page, app_url: str) -> None:
    """A list of several choices lets clicks through for a moment then, if nothing is done."""
    page.goto(f"{app_url}/muc-tieu")
    locked = page.locator(".st-key-goal-locked")
    locked.get_by_role("combobox").click()
    options = page.get_by_role("listbox")
    page.mouse.move(*place(options))
    page.mouse.wheel(0, 100_000)
    page.wait_for_function("document.querySelector('[role=listbox]').scrollTop > 0")
    last = options.get_by_role("option").last
    name = last.inner_text()
    page.mouse.click(*place(last))
    expect(locked.get_by_text(name, exact=True)).to_be_visible(timeout=TOTAL)
