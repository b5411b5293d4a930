"""An office file as bytes. The same document of the same day gives the same bytes; the workbooks
behind the charts of a deck bear the moment in which they were made."""

from datetime import date
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class OfficeFile(Protocol):
    """A document or deck that can be saved."""

    def save(self, file: BytesIO, /) -> None:
        """Write it into an open file."""


def saved(made: OfficeFile, day: date) -> bytes:
    """The file, whose parts bear the day instead of the moment in which they were written."""
    written, file = BytesIO(), BytesIO()
    made.save(written)
    with ZipFile(written) as moment, ZipFile(file, "w", ZIP_DEFLATED) as dated:
        for part in moment.infolist():
            dated.writestr(on(part.filename, day), moment.read(part), ZIP_DEFLATED)
    return file.getvalue()


def on(name: str, day: date) -> ZipInfo:
    """An entry of an archive that bears a day."""
    return ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
