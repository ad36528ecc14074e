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


class Written(NamedTuple):
    """A file, and what to know of it."""

    data: bytes
    note: str = ""


class Paper(NamedTuple):
    """A format of any paper. `step` says what is being done while it is written."""

    ending: str
    step: str
    write: Callable[[Document], Written]


class Sheet(NamedTuple):
    """A format of what stands behind the board paper; `name` is what its file is called after the call's id."""

    name: str
    step: str
    write: Callable[[Material], bytes]


MOST = 12
"""So many characters are named that a font lacks; the others are counted."""


def _pdf(document: Document) -> Written:
    """As PDF, with a word on the characters that its fonts lack."""
    made = to_pdf(document)
    if not made.replaced:
        return Written(made.data)
    named = ", ".join(
        f"{one} [U+{ord(one):04X}]" if one.isprintable() else f"[U+{ord(one):04X}]" for one in made.replaced[:MOST]
    )
    more = f" and {len(made.replaced) - MOST} more" if len(made.replaced) > MOST else ""
    return Written(
        made.data, f"Its fonts lack {named}{more}: each stands there as its number. Other formats show them."
    )


PAPERS: Mapping[str, Paper] = {
    "md": Paper("md", "writing it as text", lambda document: Written(to_markdown(document).encode())),
    "docx": Paper("docx", "setting it for Word", lambda document: Written(to_docx(document))),
    "odt": Paper("odt", "setting it as OpenDocument text", lambda document: Written(to_odt(document))),
    "pdf": Paper("pdf", "setting it as PDF", _pdf),
    "html": Paper("html", "making a page for the browser", lambda document: Written(to_html(document))),
    "json": Paper("json", "writing it for other programs", lambda document: Written(to_json(document))),
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
