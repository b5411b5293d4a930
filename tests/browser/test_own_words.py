"""Every word of a Vietnamese screen is of the catalogue or the data: nothing that Streamlit itself
says, or calls its controls, is left in English for those who see a screen or are told it."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_readable import RERUN, SECTIONS, at_rest
from tests.spoken import DATA, catalogue, read

WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"\S*(?:://|\w\.\w{2,})\S*")
CODE = re.compile(r"[a-z\d_.-]+")  # a name in the data that is for the program alone
TYPED = "zz"  # that no list has
FOREIGN = {"en", TYPED}  # the button of the other language
TOLD = ("valuetext", "roledescription", "placeholder")
SLIDER = "slider"  # what it tells of its value is tested where it is
ICON = '[data-testid="stIconMaterial"], [role="img"]'  # drawn from its name, which is not read out


PANEL = '[data-testid="stPopoverBody"]'
# What the screen stands on opens on every screen alike.
PANELS = ".stPopover:not(.st-key-ground *) button"


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the Vietnamese catalogue, of the data that is Vietnamese, and of names."""
    texts = list(catalogue("vi").values())
    for file in DATA.rglob("*.toml"):
        if "words" not in file.parts:
            texts += [text for key, text in read(file) if not key.endswith(".en")]
    for file in DATA.rglob("*.csv"):
        with file.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                texts += [row.get(column) or "" for column in ("province", "former", "note")]
    return frozenset(FOREIGN).union(*(words(one) for one in texts if not CODE.fullmatch(one)))


def words(text: str) -> set[str]:
    """The words of a text in small letters, without addresses of the web."""
    return set(WORD.findall(ADDRESS.sub(" ", text).lower()))


def told(page: Page) -> Iterator[str]:
    """Every text of a page and every name, description and value that those are told who cannot see
    it, as the browser hands them on."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    icons = set(page.locator(ICON).all_text_contents())
    for node in nodes:
        if node["ignored"] or node["role"]["value"] == SLIDER:
            continue
        known = [node.get("name"), node.get("description")]
        known += [one["value"] for one in node.get("properties", ()) if one["name"] in TOLD]
        texts = {str(one["value"]) for one in known if one and one.get("value")}
        yield from texts - icons


def strange(page: Page) -> set[str]:
    """What a page tells in which some word is not Vietnamese and not ours."""
    page.wait_for_timeout(300)
    return {
        text
        for text in told(page)
        if any(one.isascii() and one not in vocabulary() for one in words(text))
    }


def opened(page: Page) -> Iterator[None]:
    """A screen, and each panel and each list to choose from that opens on it."""
    at_rest(page)
    yield
    yield from lists(page, ".stMain")
    panels = page.locator(f"{PANELS}:visible")
    for place in range(panels.count()):
        panels.nth(place).click()
        expect(page.locator(PANEL)).to_be_visible()
        yield
        yield from lists(page, PANEL)
        page.mouse.click(2, 700)
        expect(page.locator(PANEL)).to_have_count(0)
    titles = page.locator(".stExpander details:not([open]) > summary")
    for _ in range(min(titles.count(), 2)):
        titles.first.click()
        at_rest(page)
        yield


def lists(page: Page, where: str) -> Iterator[None]:
    """Each list, opened, then with nothing in it that fits what is typed; each calendar; and a
    field that waits for Enter."""
    inside = page.locator(where)
    for field in inside.locator(":is(.stSelectbox, .stMultiSelect) input:enabled:visible").all():
        field.press("ArrowDown")
        yield
        page.keyboard.type(TYPED)
        yield
        page.keyboard.press("Tab")
    for calendar in inside.locator(".stDateInput button:visible").all():
        calendar.click()
        yield
        page.keyboard.press("Escape")
    for field in inside.locator(".stTextInput input:enabled:visible").all()[:1]:
        field.press("End")
        page.keyboard.type("z")
        yield
        page.keyboard.press("Backspace")


def walked(page: Page, sections: str | None) -> dict[str, int]:
    """What is strange on a screen, section by section; each text with the place of its section."""
    found: dict[str, int] = {}
    buttons = page.locator(sections or "never")
    for place in range(max(buttons.count(), 1)):
        if place:
            buttons.nth(place).click()
        for _ in opened(page):
            found = dict.fromkeys(strange(page), place) | found
    return found


@pytest.mark.parametrize("path", [*SECTIONS, "trinh-bay?6.1.1=95"])
def test_a_vietnamese_screen_has_no_word_of_streamlits_own(
    page: Page, app_url: str, path: str
) -> None:
    page.goto(f"{app_url}/{path}")
    at_rest(page)
    assert walked(page, SECTIONS.get(path)) == {}


def test_the_year_under_way_has_no_word_of_streamlits_own(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/theo-doi")
    page.locator(".st-key-follow-example button").click()
    expect(page.locator(".standings")).to_be_visible(timeout=RERUN)
    assert walked(page, ".st-key-follow-section button") == {}


@pytest.mark.parametrize("path", [*SECTIONS, "trinh-bay?6.1.1=95"])
def test_a_screen_says_in_another_language_what_it_says_if_opened_in_it(
    page: Page, app_url: str, path: str
) -> None:
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}language=en")
    at_rest(page)
    page.get_by_role("radio", name="VI", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "vi", timeout=RERUN)
    at_rest(page)
    page.evaluate("document.getElementById('spoken').replaceChildren()")  # the new result was told
    changed = set(told(page))
    page.goto(page.url)
    at_rest(page)
    assert changed == set(told(page))


def test_what_opens_over_a_screen_has_no_word_of_streamlits_own(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    """What the screen stands on, a criterion's drawer, an address that leads nowhere, and files
    that were brought: one of a wrong kind, one that is listed."""
    page.goto(f"{app_url}/khong-co")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=60_000)
    at_rest(page)
    assert strange(page) == set()
    page.goto(app_url)
    at_rest(page)
    page.locator(".st-key-ground button").first.click()
    expect(page.locator(PANEL)).to_be_visible()
    for _ in lists(page, PANEL):
        assert strange(page) == set()
    page.mouse.click(2, 700)
    page.locator(".why").first.click()
    expect(page.locator(".reasons").first).to_be_visible(timeout=60_000)
    assert strange(page) == set()
    page.goto(f"{app_url}/so-lieu-don-vi")
    (tmp_path / "so-lieu.txt").write_text("")
    (tmp_path / "so-lieu.xlsx").write_text("")
    for name in ("so-lieu.txt", "so-lieu.xlsx"):
        page.locator(".stFileUploader input").set_input_files(tmp_path / name)
        at_rest(page)
        assert {one for one in strange(page) if name not in one} == set()
        expect(page.get_by_role("button", name=f"Bỏ {name}")).to_be_visible(timeout=RERUN)
