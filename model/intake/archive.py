"""A workbook file looked at before any library loads it: what is no workbook, or is more than it
seems, is refused with one sentence."""

import re
import zlib
from io import BytesIO
from math import inf
from typing import Literal
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

Reason = Literal[
    "no_workbook",
    "document",
    "old",
    "encrypted",
    "macros",
    "large",
    "unpacked",
    "damaged",
    "entities",
    "absurd",
]
MEGABYTE = 1_000_000
MOST_BYTES, MOST_UNPACKED = 10 * MEGABYTE, 100 * MEGABYTE
MOST_PARTS, MOST_ELEMENTS, MOST_DEPTH = 1000, 300_000, 60
MOST_IN_ONE = 100_000  # cells that one merge, link or remark spans
MOST_ACROSS = 64  # columns of a table in a text document: no office program makes more
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
WORKBOOK, DOCUMENT = "spreadsheetml.sheet.main+xml", "wordprocessingml.document.main+xml"
SPANNING = {"mergeCell", "hyperlink", "comment"}
GRID = {"gridSpan", "gridBefore", "gridAfter"}
RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Refused(ValueError):
    """A file that is not read at all; the screen and the command line say why."""

    def __init__(self, reason: Reason) -> None:
        """Why."""
        super().__init__(reason)
        self.reason = reason


def examine(content: bytes) -> None:
    """Raise `Refused` unless this is a workbook of modest size without macros, encryption, entities
    or ranges of absurd size; with the reason *document* for a text document without such faults. At
    most the size that each part declares is unpacked of it."""
    if len(content) > MOST_BYTES:
        raise Refused("large")
    if content.startswith(OLD_OFFICE):
        raise Refused("encrypted" if ENCRYPTED in content else "old")
    try:
        with ZipFile(BytesIO(content)) as archive:
            examine_parts(archive)
    # What the readers of archives and of XML raise of a file that is none, is cut off, or is packed
    # in a way that they do not know.
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, expat.ExpatError):
        raise Refused("damaged" if content.startswith(b"PK") else "no_workbook") from None


def examine_parts(archive: ZipFile) -> None:
    """The same of an opened archive."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if TYPES not in names:
        raise Refused("no_workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("unpacked")
    if len(parts) > MOST_PARTS or len(set(names)) < len(names):
        raise Refused("absurd")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise Refused("damaged")
    if any(name.lower().endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise Refused("macros")
    scan = Scan()
    for name in names:
        if name.endswith((".xml", ".rels", ".vml")):
            scan.read(archive.read(name))
    if any("macroEnabled" in kind for kind in scan.types):
        raise Refused("macros")
    if not any(WORKBOOK in kind for kind in scan.types):
        raise Refused("document" if any(DOCUMENT in one for one in scan.types) else "no_workbook")


class Scan:
    """Reads XML without building anything from it; `types` are the media types that it names."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.types: set[str] = set()
        self.elements = self.depth = 0

    def read(self, part: bytes) -> None:
        """One part. Raises `Refused`, and `ExpatError` where it is not XML."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self.declared
        parser.StartElementHandler = self.begins
        parser.EndElementHandler = self.ends
        self.depth = 0
        parser.Parse(part, True)

    def declared(self, *_: object) -> None:
        """A declaration of a document type, where entities are made; no office writes one."""
        raise Refused("entities")

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        """An element."""
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > MOST_DEPTH:
            raise Refused("absurd")
        if kind := attributes.get("ContentType"):
            self.types.add(kind)
        own = name.rpartition(":")[2]
        if own in SPANNING and cells_in(attributes.get("ref", "")) > MOST_IN_ONE:
            raise Refused("absurd")
        if own in GRID and not across(attributes) <= MOST_ACROSS:
            raise Refused("absurd")

    def ends(self, _: str) -> None:
        """Its end."""
        self.depth -= 1


def cells_in(span: str) -> int:
    """How many cells a range of cells spans; a text that is none spans none."""
    found = RANGE.fullmatch(span)
    if not found:
        return 0
    left, top, right, bottom = found.groups()
    across = abs(column_number(right) - column_number(left)) + 1
    return across * (abs(int(bottom) - int(top)) + 1)


def across(attributes: dict[str, str]) -> float:
    """How many columns a cell of a text document spans; without end where that is no number."""
    values = [text for name, text in attributes.items() if name.rpartition(":")[2] == "val"]
    return max((int(one) if re.fullmatch(r"[0-9]{1,9}", one) else inf for one in values), default=1)


def column_number(letters: str) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
