"""The committee screen in a real browser, by keyboard and with a room that guesses."""

import re

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

RERUN = 20_000
SIZES = [(1366, 768), (1920, 1080)]
OUT_OF_CARD = """lines => lines.filter((line) => {
  const card = line.closest("div").getBoundingClientRect();
  return [...line.children].some((one) =>
    one.textContent && one.getBoundingClientRect().right > card.right);
}).map((line) => line.innerText)"""


def open_screen(page: Page, url: str, query: str = "") -> None:
    page.goto(f"{url}/trinh-bay{query}")
    expect(page.locator(".stage-figures")).to_be_visible(timeout=60_000)
    expect(picture(page)).to_be_visible(timeout=RERUN)
    expect(page.locator(".stage-keys")).to_be_visible(timeout=RERUN)


def picture(page: Page):  # type: ignore[no-untyped-def]  # playwright names no public type for it
    return page.locator('[data-testid="stVegaLiteChart"]').locator("svg, canvas").first


def at(page: Page, name: str) -> None:
    expect(page.locator(".stage-name h1")).to_have_text(name, timeout=RERUN)


def first_figure(page: Page, text: str) -> None:
    expect(page.locator(".stage-figures b").first).to_have_text(text, timeout=RERUN)


def overlap(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes share any room."""
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def test_arrows_and_a_presenters_remote_step_through_the_scenarios(
    page: Page, app_url: str
) -> None:
    open_screen(page, app_url)
    at(page, "Năm 2023, như đã công bố")
    page.keyboard.press("ArrowRight")
    at(page, "Khắc phục tiêu chí 0 điểm")
    first_figure(page, "90,52")
    page.keyboard.press("PageDown")
    at(page, "Chỉ chuyển đổi số")
    page.keyboard.press("ArrowLeft")
    at(page, "Khắc phục tiêu chí 0 điểm")
    page.keyboard.press("PageUp")
    at(page, "Năm 2023, như đã công bố")


def test_keys_pressed_in_one_moment_are_as_many_steps(page: Page, app_url: str) -> None:
    """A busy browser tells Python of several clicks as of one."""
    open_screen(page, app_url)
    at(page, "Năm 2023, như đã công bố")
    page.evaluate(
        """() => ["PageDown", "PageDown", "PageDown"].forEach((key) =>
          window.dispatchEvent(new KeyboardEvent("keydown", { key })))"""
    )
    at(page, "Tối đa trong tầm tay")


BACK_AT_ONCE = """(drawn) => new Promise((done) => {
  const press = (key) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));
  const seen = new MutationObserver(() => {
    if (!document.querySelector(drawn)) return;
    seen.disconnect();
    press("PageUp");
    done();
  });
  seen.observe(document.body, { subtree: true, childList: true });
  press("PageDown");
})"""


def test_who_steps_back_before_all_is_drawn_finds_every_lever_where_it_was(
    page: Page, app_url: str
) -> None:
    """Streamlit still answers for levers that the browser lost with all that they showed."""
    open_screen(page, app_url)
    said, values = (f"(all) => all.map((one) => {of})" for of in ("one.ariaValueText", "one.value"))
    sliders, fields = page.locator("input[type=range]"), page.locator("input[data-lever]")
    before, typed = sliders.evaluate_all(said), fields.evaluate_all(values)
    assert len(before) == 5
    for _ in range(8):
        page.evaluate(BACK_AT_ONCE, ".st-key-lever-6-3-3")
        at(page, "Năm 2023, như đã công bố")
        expect(sliders).to_have_count(5, timeout=RERUN)
        expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)
        page.wait_for_timeout(500)
        assert sliders.evaluate_all(said) == before
        assert fields.evaluate_all(values) == typed
        expect(page.locator("#total")).to_have_text("86,02")


@pytest.mark.parametrize("apart", [0, 4, 8, 15, 30])  # ms
def test_two_keys_in_quick_succession_are_both_answered(
    page: Page, app_url: str, apart: int
) -> None:
    open_screen(page, app_url)
    shown = page.locator(".stage-title")
    agencies, lost = "Điểm kịch bản thay đổi, theo cơ quan chủ trì", "8 dòng mất nhiều điểm nhất"
    for keys, name, title in 4 * [
        (["3", "PageDown"], "Khắc phục tiêu chí 0 điểm", agencies),
        (["1", "PageUp"], "Năm 2023, như đã công bố", lost),
    ]:
        page.evaluate(
            """([keys, apart]) => keys.forEach((key, at) => setTimeout(
              () => window.dispatchEvent(new KeyboardEvent("keydown", { key })), at * apart))""",
            [keys, apart],
        )
        at(page, name)
        expect(shown).to_have_text(title, timeout=RERUN)


def test_a_page_whose_tables_are_still_worked_out_tells_python_of_nothing(
    page: Page, app_url: str
) -> None:
    """What it asked by itself would be told as one with what a person does in the same moment."""
    told: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: told.append(sent)))
    waiting: list[Route] = []
    page.route("**/coming/*", lambda route: waiting.append(route))
    open_screen(page, app_url, "?movement=0.43")  # which nobody asked for before
    expect(page.locator("body.fields-heard")).to_be_attached(timeout=RERUN)
    page.wait_for_timeout(1000)
    begun = len(told)
    page.wait_for_timeout(3000)
    assert (len(told), len(waiting)) == (begun, 1)
    expect(page.locator("body.foreseen")).to_have_count(0)
    waiting[0].continue_()
    expect(page.locator("body.foreseen")).to_be_attached(timeout=RERUN)
    page.keyboard.press("PageDown")
    at(page, "Khắc phục tiêu chí 0 điểm")
    assert len(waiting) == 1


def test_a_key_waits_for_a_bar_that_is_being_drawn_anew(page: Page, app_url: str) -> None:
    """Its buttons are gone for a moment while the server is slow; no key is lost by that."""
    open_screen(page, app_url)
    at(page, "Năm 2023, như đã công bố")
    page.evaluate(
        """() => {
          const bar = document.querySelector(".st-key-stage-bar");
          const drawn = [...bar.querySelectorAll('[class*="st-key-present-"]')];
          const names = drawn.map((one) => one.className);
          drawn.forEach((one) => (one.className = ""));
          setTimeout(() => drawn.forEach((one, at) => (one.className = names[at])), 1500);
        }"""
    )
    page.keyboard.press("ArrowRight")
    at(page, "Khắc phục tiêu chí 0 điểm")


def test_the_keys_still_work_after_a_lever_was_moved(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    thumb = page.locator(".st-key-lever-6-1-1 input[type=range]")
    thumb.focus()
    thumb.press("ArrowRight")
    expect(page.locator("#value-6-1-1")).to_have_value(re.compile(r"76,40\s%"), timeout=RERUN)
    at(page, "Năm 2023, như đã công bố")
    expect(page.locator(".stage-name em")).to_have_text("đã chỉnh tại đây", timeout=RERUN)
    thumb.press("3")
    expect(page.get_by_text("Điểm kịch bản thay đổi, theo cơ quan chủ trì")).to_be_visible()
    thumb.press("PageDown")
    at(page, "Khắc phục tiêu chí 0 điểm")


def test_escape_takes_back_what_was_typed_into_a_lever(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    expect(page.locator("body.fields-heard")).to_be_attached(
        timeout=RERUN
    )  # no hand reaches it before
    field = page.locator("#value-6-1-1")
    before, total = field.input_value(), page.inner_text("#total")
    field.fill("50")
    field.press("Escape")
    expect(field).to_have_value(before)
    page.keyboard.press("PageDown")  # what was not taken back would be told by now
    at(page, "Khắc phục tiêu chí 0 điểm")
    page.keyboard.press("PageUp")
    at(page, "Năm 2023, như đã công bố")
    expect(page.locator("#total")).to_have_text(total, timeout=RERUN)


def test_one_chart_at_a_time_by_key(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.2=yes")
    for key, title in (
        ("2", "Điểm 63 tỉnh theo hạng, bảng năm 2023"),
        ("3", "Điểm kịch bản thay đổi, theo cơ quan chủ trì"),
        ("1", "Từ 86,02 đến 87,02: từng thay đổi"),
    ):
        page.keyboard.press(key)
        expect(page.locator(".stage-title")).to_have_text(title, timeout=RERUN)
        expect(picture(page)).to_be_visible(timeout=RERUN)
        expect(page.locator('[data-testid="stVegaLiteChart"]')).to_have_count(1)


def test_a_room_guesses_before_the_answer_is_announced(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.2=yes")
    page.keyboard.press("d")
    first_figure(page, "?")
    for who, points, rank in (("An", "88,5", "20"), ("Bình", "86.9", "")):
        page.locator(".st-key-guess-name input").fill(who)
        page.locator(".st-key-guess-points input").fill(points)
        page.locator(".st-key-guess-rank input").fill(rank)
        page.locator(".st-key-guess-rank input").press("Enter")
        row = page.locator(".stage-guesses tr", has_text=who)
        expect(row).to_contain_text(points.replace(".", ","), timeout=RERUN)
        expect(page.locator(".st-key-guess-points input")).to_have_value("", timeout=RERUN)
    assert "87,02" not in page.inner_text("body")
    page.locator(".stage-title").click()
    page.keyboard.press("b")
    first_figure(page, "87,02")
    nearest = page.locator(".stage-guesses tr", has_text="Bình")
    expect(nearest).to_contain_text("thấp hơn 0,12")
    expect(nearest).to_contain_text("gần nhất")


@pytest.mark.parametrize("clicked", [False, True])
def test_guessing_begins_in_its_first_field_however_late_that_comes(
    page: Page, app_url: str, clicked: bool
) -> None:
    """Who did something else meanwhile is not led back there."""
    held: list[Route] = []
    page.route(re.compile(r"/js/TextInput\."), lambda route: held.append(route))
    open_screen(page, app_url, "?6.1.2=yes")
    page.keyboard.press("d")
    expect(page.get_by_text("Đang đoán").first).to_be_visible(timeout=RERUN)
    page.wait_for_timeout(3_500)
    if clicked:
        page.locator(".stage-name").click()
    assert held
    for route in held:
        route.continue_()
    field = page.locator(".st-key-guess-name input")
    expect(field).to_be_visible(timeout=RERUN)
    if clicked:
        page.wait_for_timeout(500)
        expect(field).not_to_be_focused()
    else:
        expect(field).to_be_focused(timeout=RERUN)


def test_a_dragged_lever_repaints_the_total_but_tells_nothing_while_people_guess(
    page: Page, app_url: str
) -> None:
    open_screen(page, app_url)

    def dragged_to_the_end() -> str:
        track = page.locator(".st-key-lever-6-1-1 [role=group]").bounding_box()
        thumb = page.locator(".st-key-lever-6-1-1 input[type=range]").locator("xpath=../..")
        box = thumb.bounding_box()
        assert track
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(track["x"] + track["width"], box["y"] + box["height"] / 2, steps=5)
        expect(page.locator("#value-6-1-1")).to_have_value(re.compile(r"100,00\s%"))
        seen = page.locator(".stage-figures b").first.inner_text()
        page.mouse.up()
        return seen

    assert dragged_to_the_end() == "86,26"
    page.locator(".st-key-present-drop button").first.click()
    expect(page.locator("#value-6-1-1")).to_have_value(re.compile(r"76,32\s%"), timeout=RERUN)
    page.keyboard.press("d")
    expect(page.get_by_text("Đang đoán").first).to_be_visible(timeout=RERUN)
    assert dragged_to_the_end() == "86,02"
    first_figure(page, "?")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_fits_without_scrolling_in_type_that_grows_with_the_screen(
    page: Page, app_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_screen(page, app_url)
    for name in (
        "Khắc phục tiêu chí 0 điểm",
        "Chỉ chuyển đổi số",
        "Tối đa trong tầm tay",
        "Xấu đi",
    ):
        page.keyboard.press("ArrowRight")
        at(page, name)
    expect(picture(page)).to_be_visible(timeout=RERUN)
    bottoms = page.locator(
        '.stage-figures, .st-key-stage-levers, [data-testid="stVegaLiteChart"], .source'
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert len(bottoms) == 4
    ground = page.locator(".st-key-ground").bounding_box()
    assert ground
    tops = page.locator(".st-key-stage-bar button, .stage-figures, .source").all()
    assert not any(overlap(ground, box) for one in tops if (box := one.bounding_box()))
    assert max(bottoms) <= height
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".stage-figures b").first.evaluate(size) >= height * 0.08
    assert page.locator(".stage-lever h3").first.evaluate(size) >= height * 0.022
    label = page.locator('[data-testid="stVegaLiteChart"] svg .role-axis-label text').first
    assert label.evaluate(size) >= height * 0.018


@pytest.mark.parametrize("language", ["", "&language=en"], ids=["vi", "en"])
def test_no_figure_reaches_out_of_its_card(page: Page, app_url: str, language: str) -> None:
    """Also where a loss of points, of eleven places, and a forecast's interval stand beside it."""
    page.goto(f"{app_url}/trinh-bay?3.4.1=0&3.4.2=0&6.1.1=0&movement=-10{language}")
    expect(page.locator("#change")).to_be_visible(timeout=60_000)
    for width, height in ((390, 844), (768, 1024), (820, 1180), (1024, 768), *SIZES):
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator(".stage-figures p").evaluate_all(OUT_OF_CARD) == [], width


def test_no_menu_and_no_english_but_a_way_out_that_keeps_the_work(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.1=95")
    expect(page.locator("header.stAppHeader")).to_be_hidden()
    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    page.locator(".st-key-present-choose button").first.click()
    expect(page.get_by_text("Trình bày lần lượt, theo thứ tự chọn")).to_be_visible()
    text = page.inner_text("body").lower()
    for word in ("deploy", "shortcut", "pagedown", "press", "select", "error", "none", "nan"):
        assert not re.search(rf"\b{word}\b", text), word
    page.keyboard.press("Escape")
    page.locator(".st-key-present-exit button").first.click()
    expect(page.locator(".headline #total")).to_have_text("86,21", timeout=RERUN)
    expect(page.locator("header.stAppHeader")).to_be_visible()
    expect(page.locator("html")).to_have_css("font-size", "15px")
