"""What whoever opens the first page after a start would wait for, worked out before they come."""

from contextlib import suppress

from model.address import from_query
from model.ground import Choice
from model.reading.tables import DataError
from pages.parts.coming import worked_out
from pages.parts.frame import reached
from pages.parts.grounds import ground_in, library


def prepare() -> None:
    """Have the answers of the first screen at hand; where a file is broken, that screen says so."""
    with suppress(DataError):
        found = library()
        work, _ = from_query({}, found)
        ground = ground_in(found, Choice(found.start.baseline, work.table, found.start.language))
        worked_out(ground, reached(ground, work).movement)
        for name in found.table_names:
            found.table(name)
