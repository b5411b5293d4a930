"""The bar of a presentation: which scenario, next and previous, guessing, and the way out."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from model.store.errors import StoreError
from pages.parts import session
from pages.parts.entries import elsewhere
from pages.parts.markdown import literal, marked
from pages.parts.present.charts import PICTURES, chart_panel
from pages.parts.present.guessing import guess_panel
from pages.parts.present.scene import Scene, change_show
from pages.parts.present.show import GUESSES, Show
from pages.parts.store_access import listed, trouble
from pages.parts.templates import markup, show

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
    keyboard(key="present-keys", data={"buttons": KEYS})
    with st.container(horizontal=True, vertical_alignment="center", key="stage-bar"):
        step_button(scene, "previous", -1, ":material/chevron_left:", scene.place == 0)
        place = say("present.place", place=scene.place + 1, of=len(scene.keys))
        tried = say("present.tried") if scene.tried else ""
        name = markup("present/name", place=place, name=scene.entry.name, tried=tried)
        st.html(name, width="content")
        step_button(scene, "next", 1, ":material/chevron_right:", scene.place == last)
        st.space("stretch")
        st.button(
            say("present.guessing_on" if scene.show.guessing else "present.guessing"),
            key="present-guessing",
            icon=":material/psychology_alt:",
            type="primary" if scene.show.guessing else "secondary",
            on_click=toggle_guessing,
            help=say("present.guessing_help"),
        )
        choose(scene)
        if st.button(
            say("present.exit"),
            key="present-exit",
            icon=":material/close:",
            type="tertiary",
            help=say("present.exit_help"),
        ):
            st.switch_page(EXIT)
    show("frame/line", style="stage-note", text=scene.entry.note or "\N{NO-BREAK SPACE}")


def step_button(scene: Scene, name: str, step: int, icon: str, last: bool) -> None:
    """A step to the next or the previous scenario; a presenter's remote sends the same keys."""
    st.button(
        scene.frame.words(f"present.{name}"),
        key=f"present-{name}",
        icon=icon,
        on_click=lambda: change_show(lambda show: stepped(show, scene, step)),
        disabled=last,
        help=scene.frame.words(f"present.{name}_help"),
    )


def stepped(show: Show, scene: Scene, step: int) -> Show:
    """To the next or the previous scenario, also when keys are pressed faster than drawn."""
    at = show.at if show.at in scene.keys else scene.key
    return replace(show, at=at).stepped(scene.keys, step)


def toggle_guessing() -> None:
    """Let people guess before they see, or show at once."""
    change_show(lambda show: replace(show, guessing=not show.guessing))


def choose(scene: Scene) -> None:
    """Which scenarios the steps go through."""
    say = scene.frame.words
    names = {key: one.name for key, one in scene.offered.items()}
    with st.popover(say("present.choose"), icon=":material/checklist:", key="present-choose"):
        session.show_value("present-chosen", list(scene.keys))
        st.pills(
            say("present.choose_label"),
            list(names),
            selection_mode="multi",
            key="present-chosen",
            format_func=lambda key: literal(names[key]),
            on_change=session.heard,
            args=("present-chosen", take_choice),
        )
        saved = listed()
        if isinstance(saved, StoreError):
            text = trouble(say, saved)
        else:
            text = elsewhere(scene.start, saved)
        if text:
            show("frame/line", style="note", text=text)


def take_choice() -> None:
    """The steps go through what was chosen; nothing chosen means everything."""
    chosen = session.shown("present-chosen")
    keys = tuple(str(key) for key in chosen) if isinstance(chosen, list | tuple) else ()
    change_show(lambda show: replace(show, chosen=keys or None))


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
                on_click=show_panel,
                args=(name,),
                help=marked(say, "present.panel_help", number=place),
            )
        show("frame/line", style="stage-keys", text=say("present.keys"))
    if open_panel == GUESSES:
        guess_panel(scene)
    else:
        chart_panel(scene, PICTURES[open_panel](scene.frame))


def show_panel(name: str) -> None:
    """Another chart."""
    change_show(lambda show: replace(show, panel=name))
