"""The stage of a presentation: the bar (which scenario, next and previous, guessing, the way out),
the figures, readable from the back of the room, and the panel beside the levers."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from model.scoring import doubt
from model.store.errors import StoreError
from model.telling.language import Language
from pages.parts import clicks, widgets
from pages.parts.entries import elsewhere
from pages.parts.frame import go_to
from pages.parts.headline import standing
from pages.parts.present.charts import PICTURES, chart_panel
from pages.parts.present.guessing import guess_panel
from pages.parts.present.scene import GUESSES, Scene, Show, change_show
from pages.parts.store_access import listed, trouble
from pages.parts.texts import marked, markup, show

SCRIPT = (Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
EXIT = "pages/simulate.py"
KEYS = {
    "ArrowRight": "present-next",
    "PageDown": "present-next",
    "ArrowLeft": "present-previous",
    "PageUp": "present-previous",
    "d": "present-guessing",
    "b": "present-reveal",
    **{str(place): f"panel-{name}" for place, name in enumerate([*PICTURES, GUESSES], start=1)},
}

keyboard = st.components.v2.component("present_keys", js=SCRIPT)


def bar(scene: Scene) -> None:
    """Previous, what is shown, next; guessing, the choice of scenarios, and the way out."""
    say, last = scene.frame.words, len(scene.keys) - 1
    steps = {"previous": partial(move_on, scene, -1), "next": partial(move_on, scene, 1)}
    keyboard(key="present-keys", data={"buttons": KEYS})
    clicks.count_clicks({f"present-{name}": act for name, act in steps.items()})
    with st.container(horizontal=True, vertical_alignment="center", key="stage-bar"):
        step_button(say, "previous", steps, ":material/chevron_left:", scene.place == 0)
        place = say("present.place", place=scene.place + 1, of=len(scene.keys))
        tried = say("present.tried") if scene.tried else ""
        name = markup("present/name", place=place, name=scene.entry.name, tried=tried)
        st.html(name, width="content")
        step_button(say, "next", steps, ":material/chevron_right:", scene.place == last)
        st.space("stretch")
        st.button(
            say("present.guessing_on" if scene.show.guessing else "present.guessing"),
            key="present-guessing",
            icon=":material/psychology_alt:",
            type="primary" if scene.show.guessing else "secondary",
            on_click=change_show,
            args=(lambda show: replace(show, guessing=not show.guessing),),
            help=say("present.guessing_help"),
        )
        choose(scene)
        st.button(
            say("present.exit"),
            key="present-exit",
            icon=":material/close:",
            type="tertiary",
            on_click=go_to,
            args=(EXIT, "present"),
            help=say("present.exit_help"),
        )
    show("frame/line", style="stage-note", text=scene.entry.note or "\N{NO-BREAK SPACE}")


def step_button(
    say: Language, name: str, steps: Mapping[str, clicks.Act], icon: str, last: bool
) -> None:
    """A step to the next or the previous scenario; a presenter's remote sends the same keys."""
    st.button(
        say(f"present.{name}"),
        icon=icon,
        disabled=last,
        help=say(f"present.{name}_help"),
        **clicks.each_click(f"present-{name}", steps[name]),
    )


def move_on(scene: Scene, step: int) -> None:
    """To the next or the previous scenario, also when keys are pressed faster than drawn."""

    def stepped(show: Show) -> Show:
        at = show.at if show.at in scene.keys else scene.key
        return replace(show, at=at).stepped(scene.keys, step)

    change_show(stepped)


def choose(scene: Scene) -> None:
    """Which scenarios the steps go through."""
    say = scene.frame.words
    names = {key: one.name for key, one in scene.offered.items()}
    with st.popover(say("present.choose"), icon=":material/checklist:", key="present-choose"):
        st.multiselect(
            say("present.choose_label"),
            placeholder=say("present.choose_none"),
            select_all=False,
            filter_mode=None,
            width=420,
            **widgets.choice(
                "present-chosen",
                list(scene.keys),
                names,
                names.__getitem__,
                take_choice,
                tucked=True,
            ),
        )
        saved = listed()
        if isinstance(saved, StoreError):
            text = trouble(say, saved)
        else:
            text = elsewhere(scene.start, saved)
        if text:
            show("frame/line", style="note", text=text)


def take_choice(keys: list[str]) -> None:
    """The steps go through what was chosen, in that order."""
    change_show(lambda show: replace(show, chosen=tuple(keys)))


def figures(scene: Scene) -> None:
    """Total, rank if the others stay, rank if they move; question marks while people guess.

    Where the ids would let a dragged slider tell a secret there are none.
    """
    told, hidden, live = standing(scene.frame), scene.hidden, not scene.secretive
    with st.container(key="stage-figures"):
        show("present/figures", **told, doubt=doubted(scene), hidden=hidden, live=live)


def doubted(scene: Scene) -> str:
    """The lower total, if a point just won may be the one that nothing explains; else nothing."""
    say, scenario = scene.frame.words, scene.frame.work.scenario
    found = doubt(scenario, scene.frame.now.total)
    if found is None:
        return ""
    unexplained = say.decimal(scenario.read.unexplained, 4)
    return say("present.doubt", total=say.decimal(found.points), unexplained=unexplained)


def panel(scene: Scene) -> None:
    """One chart at a time, or the guesses; while figures are a secret, only the guesses."""
    say = scene.frame.words
    if scene.hidden:
        guess_panel(scene)
        return
    names = [*PICTURES, *([GUESSES] if scene.show.round(scene.key).revealed else [])]
    open_panel = scene.show.panel if scene.show.panel in names else names[0]
    with st.container(horizontal=True, key="stage-panels"):
        for place, name in enumerate(names, start=1):
            st.button(
                say(f"present.panel_{name}"),
                key=f"panel-{name}",
                type="primary" if name == open_panel else "tertiary",
                on_click=change_show,
                args=(partial(replace, panel=name),),
                help=marked(say, "present.panel_help", number=place),
            )
        show("frame/line", style="stage-keys", text=say("present.keys"))
    if open_panel == GUESSES:
        guess_panel(scene)
    else:
        chart_panel(scene, PICTURES[open_panel](scene.frame))
