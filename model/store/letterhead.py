"""Who issues a province's documents and who signs them: asked for once and kept."""

import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from model.store.errors import DamagedRow
from model.store.tables import LETTERHEADS, moment
from model.store.version import Stamp, fit, visible

LONGEST_PART = 1000


@dataclass(frozen=True)
class Letterhead:
    """What a document of an office bears, as typed, a line for each line of the form; empty where
    nobody has said it yet.

    `issuer`: the issuing body. `addressee`: whom it is addressed to. `recipients`: who receives
    it, each on a line. `capacity`: the form of the signature (KT. CHỦ TỊCH, then PHÓ CHỦ TỊCH).
    `signer`: the name under it.
    """

    issuer: str = ""
    addressee: str = ""
    recipients: str = ""
    capacity: str = ""
    signer: str = ""


UNSAID = Letterhead()
PARTS = ("issuer", "addressee", "recipients", "capacity", "signer")


def fit_letterhead(letterhead: Letterhead) -> Letterhead:
    """A letterhead fit to be kept: each part in NFC, no blank lines. Raises `UnfitText`."""
    fitting = {}
    for part in PARTS:
        lines = (" ".join(line.split()) for line in visible(getattr(letterhead, part)).splitlines())
        text = "\n".join(filter(None, lines))
        fitting[part] = fit(part, text, LONGEST_PART, needed=False)
    return replace(letterhead, **fitting)


def find_letterhead(connection: Connection, province: str) -> tuple[int, Letterhead]:
    """The latest letterhead of a province and its number; 0 and an empty one where none is kept.

    Raises `DamagedRow` if somebody else's hand broke it.
    """
    mine = select(LETTERHEADS).where(LETTERHEADS.c.province == province)
    row = connection.execute(mine.order_by(LETTERHEADS.c.number.desc())).first()
    if row is None:
        return 0, UNSAID
    try:
        kept = json.loads(row.letterhead)
        return row.number, Letterhead(**{part: str(kept.get(part, "")) for part in PARTS})
    except (ValueError, AttributeError) as error:
        raise DamagedRow(f"letterhead {row.number} of {province}: {error}") from error


def add_letterhead(
    connection: Connection, province: str, number: int, letterhead: Letterhead, stamp: Stamp
) -> None:
    """The next letterhead of a province."""
    connection.execute(
        LETTERHEADS.insert().values(
            province=province,
            number=number,
            author=stamp.author,
            saved_at=moment(stamp.at),
            letterhead=json.dumps(vars(letterhead), ensure_ascii=False),
        )
    )
