"""The menu: one entry per screen."""

import logging
from importlib import import_module
from pathlib import Path
from threading import Timer

import streamlit as st
from starlette.middleware import Middleware

from pages.parts import coming
from pages.parts.browser import running
from pages.parts.callbacks import always_call_back
from pages.parts.frame import Overlong, apologise, words
from pages.parts.identity import sign_in_needed

QUIET = 4.0  # s after the start
SCREENS = {
    "priorities": "uu-tien",
    "goal": "muc-tieu",
    "follow": "theo-doi",
    "ranking": "xep-hang",
    "scenarios": "kich-ban",
    "present": "trinh-bay",
    "sources": "nguon",
    "own": "so-lieu-don-vi",
}

always_call_back()

# Naming itself as the script lets a first visitor come by a link to any screen.
app = st.App(
    Path(__file__).name,
    on_script_error=apologise,
    middleware=[Middleware(Overlong)],
    routes=[coming.route()],
)


def menu() -> st.Page:
    """The screen that is asked for, among all that there are."""
    say = words()
    home = st.Page("pages/simulate.py", title=say("page.simulate"), default=True)
    also_home = st.Page(
        "pages/simulate.py",
        title=say("page.simulate"),
        url_path="mo-phong",
        visibility="hidden",
    )
    others = [
        st.Page(f"pages/{name}.py", title=say(f"page.{name}"), url_path=path)
        for name, path in SCREENS.items()
    ]
    quiet = running() and sign_in_needed()
    return st.navigation([home, *others, also_home], position="hidden" if quiet else "top")


# The server that starts reads the menu as well, for nobody: so it knows every screen. That it does
# so for nobody is told on each call, and of no use to whoever starts it.
if not running():
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel("ERROR")
page = menu()
if running():
    page.run()
else:
    # Whoever comes at once is not to share the processor with this; who comes later finds it done.
    preparing = Timer(QUIET, lambda: import_module("pages.parts.preparing").prepare())
    preparing.daemon = True
    preparing.start()
