"""Kịch bản: keep scenarios, open them again, compare them, and hand them on."""

from pages.parts import session
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.scenarios.sections import SECTIONS, prepare, toolbar
from pages.parts.store_access import listed

frame = open_frame("scenarios")
saved = listed()
prepare(frame, saved)
headline(frame)
section, bar = toolbar(frame)
SECTIONS[section](frame, saved, bar)
session.write_address()
