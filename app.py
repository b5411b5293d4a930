"""The menu: one entry per screen."""

import streamlit as st

from pages.parts.frame import words

SCREENS = {"simulate": "mo-phong"}

say = words()
pages = [
    st.Page(
        f"pages/{name}.py", title=say(f"page.{name}"), url_path=path, default=name == "simulate"
    )
    for name, path in SCREENS.items()
]
st.navigation(pages, position="top").run()
