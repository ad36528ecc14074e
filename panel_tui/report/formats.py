"""The formats in which papers are written: each by its name, with the ending of its file and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from panel_tui.faults import BadInput, Fault
from panel_tui.files.blocks import Document
from panel_tui.files.docx import to_docx
from panel_tui.files.html import to_html
from panel_tui.files.json_out import to_json
from panel_tui.files.markdown import to_markdown
from panel_tui.files.ods import to_ods
from panel_tui.files.odt import to_odt
from panel_tui.files.pdf import to_pdf
from panel_tui.files.xlsx import to_xlsx
from panel_tui.report.material import Material
from panel_tui.report.table import ranking_csv
from panel_tui.report.workbook import workbook


class Paper(NamedTuple):
    """A format of any paper. `step` says what is being done while it is written."""

    ending: str
    step: str
    write: Callable[[Document], bytes]


class Sheet(NamedTuple):
    """A format of what stands behind the board paper; `name` is what its file is called after the call's id."""

    name: str
    step: str
    write: Callable[[Material], bytes]


PAPERS: Mapping[str, Paper] = {
    "md": Paper("md", "writing it as text", lambda document: to_markdown(document).encode()),
    "docx": Paper("docx", "setting it for Word", to_docx),
    "odt": Paper("odt", "setting it as OpenDocument text", to_odt),
    "pdf": Paper("pdf", "setting it as PDF", lambda document: to_pdf(document).data),
    "html": Paper("html", "making a page for the browser", to_html),
    "json": Paper("json", "writing it for other programs", to_json),
}
SHEETS: Mapping[str, Sheet] = {
    "csv": Sheet("ranking.csv", "writing the ranking", ranking_csv),
    "xlsx": Sheet("tables.xlsx", "writing the workbook for Excel", lambda material: to_xlsx(workbook(material))),
    "ods": Sheet("tables.ods", "writing the workbook for LibreOffice", lambda material: to_ods(workbook(material))),
}

ALL = "all"
USUAL_PAPERS = ("md", "docx")
USUAL = (*USUAL_PAPERS, "csv")


def formats_named(names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The formats of these names, each once; "all" is every one that is known. Raises BadInput for any other."""
    known = tuple(known)
    asked = dict.fromkeys(name for one in names for name in (known if one == ALL else (one,)))
    if unknown := [name for name in asked if name not in known]:
        there_is = f"Known are {', '.join(known)}; {ALL} writes every one."
        raise BadInput(*(Fault(f"There is no format {name!r} of this paper", there_is, "--format") for name in unknown))
    return tuple(asked)
