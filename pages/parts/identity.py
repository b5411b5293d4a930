"""Who is working. Where an office has set up sign-in (`[auth]` in Streamlit's secrets), that is who
its identity provider says, and nobody works unnamed; elsewhere a name is what somebody types."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.store.belonging import Person
from model.store.version import LONGEST_AUTHOR, visible
from model.telling.language import Language
from model.typed_text import cut
from pages.parts import widgets
from pages.parts.texts import literal, show

OFFICE = "office"  # the section of the secrets that says what the claims mean here
AGENCY_CLAIM = "agency"  # unless the office names another
NAMES = ("name", "preferred_username", "email", "sub")  # claims, the first that says something
LONGEST_SHOWN = 28


def person() -> Person | None:
    """Who signed in; None where nobody did, or the provider does not say who it was."""
    told = st.user.to_dict()
    subject = claim(told, "sub")
    if not (told.get("is_logged_in") and subject):
        return None
    office: Mapping[str, Any] = st.secrets.get(OFFICE, {})
    verified = told.get("email_verified") is not False
    known_by = {subject, claim(told, "email") if verified else subject}
    return Person(
        subject,
        next(filter(None, (claim(told, name) for name in NAMES)))[:LONGEST_AUTHOR].strip(),
        claim(told, str(office.get("agency_claim", AGENCY_CLAIM))),
        not known_by.isdisjoint(office.get("coordinators", ())),
    )


def claim(told: Mapping[str, object], key: str) -> str:
    """What the provider says of a person, in one line; empty where it says nothing in words."""
    text = told.get(key)
    return " ".join(visible(text).split()) if isinstance(text, str) else ""


def sign_in_needed() -> bool:
    """Whether this office has sign-in and this visitor has not signed in."""
    return "is_logged_in" in st.user.to_dict() and person() is None


def sign_in_first(say: Language) -> None:
    """Where somebody has to sign in, the one button that does it and nothing else."""
    if not sign_in_needed():
        return
    with st.container(key="sign-in-first", horizontal_alignment="center"):
        show("frame/line", style="empty", text=say("frame.sign_in_about"))
        st.button(
            say("frame.sign_in"),
            key="sign-in",
            type="primary",
            icon=":material/login:",
            on_click=st.login,
        )
    st.stop()


def sign_out_control(say: Language) -> None:
    """Who signed in and for which agency, and the way out; nothing where nobody signs in."""
    mine = person()
    if mine is None:
        return
    with st.popover(literal(cut(mine.name, LONGEST_SHOWN)), type="tertiary", key="who"):
        about = " · ".join(filter(None, (mine.name, mine.agency or say("frame.no_agency"))))
        show("frame/line", style="note plain", text=about)
        if mine.coordinates:
            show("frame/line", style="note plain", text=say("frame.coordinates"))
        st.button(
            say("frame.sign_out"), key="sign-out", icon=":material/logout:", on_click=st.logout
        )


def author_field(
    label: str, key: str, width: int | None = None, hint: str | None = None, lasting: bool = False
) -> None:
    """The field for the name of who works, which may outlast a change of the screen; nobody types
    one where who works has signed in."""
    widgets.start_value(key, "")
    if person() is None:
        st.text_input(
            literal(label),
            key=key,
            max_chars=LONGEST_AUTHOR,
            placeholder=hint,
            width=width or "stretch",
            persist_state="session" if lasting else None,
        )


def author(key: str) -> str:
    """The name of who works: of who signed in, else as typed into the field."""
    mine = person()
    return mine.name if mine else str(widgets.shown_or_none(key) or "").strip()
