"""Who issues and signs the plan: asked for once, kept for every plan of the province."""

from functools import partial

import streamlit as st

from model.store.errors import StoreError
from model.store.letterhead import LONGEST_PART, PARTS, UNSAID, Letterhead
from pages.parts import session, widgets
from pages.parts.frame import Frame
from pages.parts.scenarios.saving import failed, stamped, tell
from pages.parts.store_access import asked, try_again

SHOWN = "letterhead-of"  # the province whose letterhead the fields show
SEVERAL = ("issuer", "capacity", "recipients")  # parts of several lines
LINES = 68  # the height of two lines, in pixels


def letterhead_panel(frame: Frame) -> None:
    """The fields of the letterhead, behind a button."""
    say, province = frame.words, frame.ground.case.baseline.province
    if session.kept(SHOWN) != province:
        show(at_hand(province))
        session.keep(SHOWN, province)
    for key in map(key_of, PARTS):
        # A closed panel is drawn by what was sent last: what was typed is sent each time.
        if (value := widgets.shown_or_none(key)) is not None:
            widgets.show_value(key, value, again=True)
    with st.popover(say("scenarios.letterhead"), icon=":material/draw:", key="letterhead"):
        for part in PARTS:
            field = partial(st.text_area, height=LINES) if part in SEVERAL else st.text_input
            field(
                say(f"scenarios.letterhead_{part}"),
                key=key_of(part),
                max_chars=LONGEST_PART,
                placeholder=say(f"scenarios.letterhead_{part}_hint"),
                persist_state="session",
            )
        st.button(
            say("scenarios.letterhead_keep"),
            key="letterhead-keep",
            type="primary",
            icon=":material/save:",
            on_click=keep,
            args=(frame, province),
        )


def at_hand(province: str) -> Letterhead:
    """What is kept; nothing where the store cannot be asked, and nobody waits for it twice."""
    try:
        return asked(lambda store: store.letterhead(province))
    except StoreError:
        return UNSAID


def keep(frame: Frame, province: str) -> None:
    """Keep what the fields say."""
    said = Letterhead(**{part: str(widgets.shown(key_of(part))) for part in PARTS})
    stamp = stamped()
    try_again()
    try:
        kept = asked(lambda store: store.keep_letterhead(province, said, stamp))
    except StoreError as error:
        failed(frame.words, error, "scenarios.not_done")
        return
    show(kept)
    tell("done", frame.words("scenarios.letterhead_kept", province=province))


def show(found: Letterhead) -> None:
    """The fields say what is kept."""
    for part in PARTS:
        widgets.show_value(key_of(part), getattr(found, part))


def key_of(part: str) -> str:
    """The field of a part."""
    return f"letterhead-{part}"
