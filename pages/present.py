"""Trình bày: one scenario after the other on a big screen, guessed before it is shown."""

import streamlit as st

from pages.parts import session
from pages.parts.basis import basis_of
from pages.parts.drawer import drawer
from pages.parts.frame import open_frame
from pages.parts.live import around, live
from pages.parts.present.levers import levers_panel
from pages.parts.present.scene import open_scene
from pages.parts.present.stage import bar, figures, panel
from pages.parts.spoken import spoken

frame = open_frame("present", basis_of)
scene = open_scene(frame)
bar(scene)
figures(scene)
left, right = st.columns([1, 1.2], gap="large")
with left:
    levers_panel(scene)
with right:
    panel(scene)
around(scene.frame)
live(scene.frame)
spoken(frame.words)
drawer(scene.told)
session.write_address()
