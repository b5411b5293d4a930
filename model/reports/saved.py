"""An office file as bytes: the same document of the same day gives the same bytes."""

import re
from datetime import date
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PROPERTIES, BOOK = "docProps/core.xml", ".xlsx"
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class OfficeFile(Protocol):
    """A document or deck that can be saved."""

    def save(self, file: BytesIO, /) -> None:
        """Write it into an open file."""


def saved(made: OfficeFile, day: date) -> bytes:
    """The file, whose parts bear the day instead of the moment in which they were written."""
    written = BytesIO()
    made.save(written)
    return dated(written.getvalue(), day)


def dated(content: bytes, day: date) -> bytes:
    """An archive whose parts bear a day; so do the workbooks behind the charts of a deck."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as moment, ZipFile(file, "w", ZIP_DEFLATED) as found:
        for part in moment.infolist():
            name, inside = part.filename, moment.read(part)
            if name.endswith(BOOK):
                inside = dated(inside, day)
            elif name == PROPERTIES:
                inside = MOMENT.sub(f"{day}T00:00:00Z".encode(), inside)
            found.writestr(on(name, day), inside, ZIP_DEFLATED)
    return file.getvalue()


def on(name: str, day: date) -> ZipInfo:
    """An entry of an archive that bears a day."""
    return ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
