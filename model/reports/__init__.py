"""The committee pack: one scenario or a comparison as workbook, slides, document and table.

Here is every kind of file that a pack can become. A new kind is a module and a line here; its
button says `scenarios.file_<name>`, with the help `scenarios.file_<name>_help`.

    content = EXPORTS["document"].make(pack(entries, made=date(…)))
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from model.reports.contents import Pack
from model.reports.document import document
from model.reports.slides import slides
from model.reports.table import table
from model.reports.workbook import workbook

OFFICE = "application/vnd.openxmlformats-officedocument"


class Export(NamedTuple):
    """A kind of file: the function that makes it, the ending of its name, its media type."""

    make: Callable[[Pack], bytes]
    suffix: str
    mime: str


FILES: Mapping[str, Export] = {
    "workbook": Export(workbook, "xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    "slides": Export(slides, "pptx", f"{OFFICE}.presentationml.presentation"),
    "document": Export(document, "docx", f"{OFFICE}.wordprocessingml.document"),
    "csv": Export(table, "csv", "text/csv"),
}


def everything(pack: Pack) -> bytes:
    """Every kind of file in one .zip, named by its kind and dated as the pack; the same pack gives
    the same bytes."""
    made, day = BytesIO(), pack.made
    with ZipFile(made, "w", ZIP_DEFLATED) as bundle:
        for kind, export in FILES.items():
            name = ZipInfo(f"{kind}.{export.suffix}", (day.year, day.month, day.day, 0, 0, 0))
            bundle.writestr(name, export.make(pack), ZIP_DEFLATED)
    return made.getvalue()


EXPORTS: Mapping[str, Export] = {**FILES, "all": Export(everything, "zip", "application/zip")}
