"""Xếp hạng: the other provinces, the coming year, why ranks change, and how good this is."""

from pages.parts import session
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.ranking import trust
from pages.parts.ranking.sections import SECTIONS, toolbar

frame = open_frame("ranking")
headline(frame)
SECTIONS[toolbar(frame)](frame)
session.write_address()
trust.begun(frame.ground.nation)
