"""The menu: one entry per screen."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.frame import Overlong, apologise, words

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

# Naming itself as the script lets the server read this menu when it starts, so that the first
# visitor may come by a link to any screen.
app = st.App(Path(__file__).name, on_script_error=apologise, middleware=[Middleware(Overlong)])

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
st.navigation([home, *others, also_home], position="top").run()
