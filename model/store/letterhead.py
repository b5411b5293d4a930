"""Who issues a province's documents and who signs them: asked for once and kept."""

from dataclasses import dataclass, replace

from model.store.version import fit, visible

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
