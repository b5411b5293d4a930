"""The committee pack: one scenario or a comparison as workbook, slides, document and table.

Here is every kind of file that a pack can become. A new kind is a module and a line here; its
button says `scenarios.file_<name>`, with the help `scenarios.file_<name>_help`.

    content = EXPORTS["document"].make(pack(entries, made=date(…)))
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Generic, NamedTuple, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

from model.reports.contents import Pack
from model.reports.document import document
from model.reports.page import page
from model.reports.plan import plan
from model.reports.plan_workbook import plan_workbook
from model.reports.progress import Progress
from model.reports.progress_document import progress_document
from model.reports.progress_slides import progress_slides
from model.reports.progress_workbook import progress_workbook
from model.reports.saved import on
from model.reports.slides import slides
from model.reports.table import table
from model.reports.workbook import workbook

OFFICE = "application/vnd.openxmlformats-officedocument"


About = TypeVar("About")


class Export(NamedTuple, Generic[About]):
    """A kind of file: the function that makes it, the ending of its name, its media type. `signed`:
    it belongs to what an office issues and signs, and is named after its kind."""

    make: Callable[[About], bytes]
    suffix: str
    mime: str
    signed: bool = False


BOOK, TEXT = f"{OFFICE}.spreadsheetml.sheet", f"{OFFICE}.wordprocessingml.document"
DECK = f"{OFFICE}.presentationml.presentation"

FILES: Mapping[str, Export[Pack]] = {
    "workbook": Export(workbook, "xlsx", BOOK),
    "slides": Export(slides, "pptx", DECK),
    "document": Export(document, "docx", TEXT),
    "plan": Export(plan, "docx", TEXT, signed=True),
    "appendix": Export(plan_workbook, "xlsx", BOOK, signed=True),
    "page": Export(page, "html", "text/html"),
    "csv": Export(table, "csv", "text/csv"),
}


def everything(pack: Pack) -> bytes:
    """Every kind of file in one .zip, named by its kind and dated as the pack."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as bundle:
        for kind, export in FILES.items():
            bundle.writestr(on(f"{kind}.{export.suffix}", pack.made), export.make(pack))
    return made.getvalue()


EXPORTS: Mapping[str, Export[Pack]] = {
    **FILES,
    "all": Export(everything, "zip", "application/zip", signed=True),
}

# The periodic report of a year under way, by the ending of its name.
REPORTS: Mapping[str, Export[Progress]] = {
    "docx": Export(progress_document, "docx", TEXT, signed=True),
    "xlsx": Export(progress_workbook, "xlsx", BOOK, signed=True),
    "pptx": Export(progress_slides, "pptx", DECK, signed=True),
}
