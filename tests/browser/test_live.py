"""While a thumb moves, what hangs on it moves with it, and shows what the rerun then shows."""

from decimal import Decimal
from typing import Any

from playwright.sync_api import Page, expect

from model.address import Work
from model.result import result
from model.telling.changes import waterfall
from model.telling.ranks import lead, moved_text
from pages.parts.levers import STEPS, chosen
from pages.parts.texts import slug
from tests.browser.test_quick_input import at, in_the_end, open_screen, place, thumb
from tests.grounds import ground

LEVERS, PLACES = 10, 20
HEADLINE = ["total", "change", "rank", "ranks", "rank-moving", "rank-span", "coming-note"]
PAINTED = """(ids) => {
  const texts = (where) => [...document.querySelectorAll(where)].map((one) => one.textContent);
  const steps = texts("#picture-change .track b"), ours = "#picture-strip b:not([hidden])";
  return {
    headline: ids.map((id) => document.getElementById(id).textContent),
    bars: texts("#picture-change .bar-name").map((name, at) => [name, steps[at]]),
    ours: texts(ours),
  };
}"""
FOLLOW = f"async (ids) => {{ await new Promise(requestAnimationFrame); return ({PAINTED})(ids); }}"


def shown(work: Work) -> dict[str, Any]:
    """What the model says of a piece of work, as the page has it."""
    facts = ground()
    say, scenario = facts.words, work.scenario
    base = result(facts, scenario.cleared(), work.movement)
    now = result(facts, scenario, work.movement)
    coming = lead(facts, now)
    return {
        "headline": [
            say.decimal(now.total.points),
            say.signed(now.total.points - base.total.points),
            str(now.rank.rank),
            moved_text(say, base.rank.rank - now.rank.rank),
            coming.rank,
            coming.span,
            coming.note,
        ],
        "bars": [[step.name, step.text] for step in waterfall(facts, base, now)],
        "ours": [f"{say.decimal(found.points)} · {found.rank.rank}" for found in (base, now)],
    }


def test_what_moves_with_the_thumb_is_what_the_rerun_shows(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    expect(page.locator("body.foreseen")).to_be_attached(timeout=20_000)
    scenario = ground().case.start()
    sliders = [
        lever
        for lever in scenario.levers.values()
        if lever.entry in STEPS
        and not lever.locked
        and thumb(page, slug(lever.id)).count()
        and lever.span.high - lever.span.low > STEPS[lever.entry]
    ][:LEVERS]
    assert len(sliders) == LEVERS
    for number, lever in enumerate(sliders):
        key = slug(lever.id)
        page.mouse.move(*place(thumb(page, key).locator("xpath=../..")))
        box = page.locator(f".st-key-lever-{key} [role=group]").bounding_box()
        assert box is not None
        page.mouse.down()
        for step in range(1, PLACES + 1):
            share = (0.07 + 0.61 * number + 0.37 * step) % 1
            page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            painted = page.evaluate(FOLLOW, HEADLINE)
            at = Decimal(thumb(page, key).input_value())
            value = chosen(float(at), lever, scenario.start_value(lever.id))
            moved = scenario.change(lever.id, value)
            if not moved.changed:
                continue
            assert painted == shown(Work(moved)), (lever.id, str(value))
        page.mouse.up()
        scenario = moved
        in_the_end(page, lambda found, lever=lever: lever.id in found)
        assert page.evaluate(PAINTED, HEADLINE) == painted


def test_a_thumb_held_when_the_tables_come_is_followed_at_once(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    expect(page.locator("body.foreseen")).to_be_attached(timeout=20_000)
    page.evaluate("() => { window.kept = liveFigures.standing; liveFigures.standing = undefined; }")
    page.mouse.move(*place(thumb(page, "6-1-1").locator("xpath=../..")))
    page.mouse.down()
    page.mouse.move(*at(page, "6-1-1", 0.9), steps=4)
    assert page.inner_text("#total") == "86,02"
    page.evaluate("() => { liveFigures.standing = window.kept; liveFigures.draw(); }")
    start = ground().case.start()
    held = Decimal(thumb(page, "6-1-1").input_value())
    wanted = shown(Work(start.change("6.1.1", held)))
    assert page.evaluate(FOLLOW, HEADLINE) == wanted
    page.mouse.up()
    expect(page.locator("#total")).to_have_text(wanted["headline"][0])
    in_the_end(page)
    assert page.evaluate(FOLLOW, HEADLINE) == wanted
