"""Số liệu của đơn vị: a workbook to fill in, its figures checked and taken over, and those kept."""

from pages.parts import session
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.own.kept import kept
from pages.parts.own.preview import preview
from pages.parts.own.templates import templates
from pages.parts.own.upload import upload

frame = open_frame("own")
headline(frame)
templates(frame)
if found := upload(frame):
    preview(frame, found)
kept(frame)
session.write_address()
