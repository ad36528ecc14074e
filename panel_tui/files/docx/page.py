"""The page of a Word document: A4, its margins, and what stands at the top and bottom of each."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.files.blocks import Document
from panel_tui.files.docx.xml import SPACE, TAB, field, paragraph, run, words
from panel_tui.files.layout import FOOT_TABS, is_crowded, twips
from panel_tui.files.looks import EDGE, GAP, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP


def header(document: Document) -> str:
    """The marking, centred."""
    marking = run(document.banner, style="Marking")
    return f"<w:hdr {SPACE}>{paragraph('Header', marking)}</w:hdr>"


def footer(document: Document) -> str:
    """Reference and date, marking, page; under them the fingerprint. A marking too long for that stands above."""
    marking = run(document.banner, style="Marking")
    centre, right = (f'<w:tab w:val="{side}" w:pos="{place}"/>' for side, place in FOOT_TABS.items())
    above, middle, tabs = "", f"{TAB}{marking}", centre + right
    if is_crowded(document):
        above, middle, tabs = paragraph("Header", marking) if marking else "", "", right
    pages = f"{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}"
    line = paragraph("Footer", f"{words(document.imprint)}{middle}{TAB}{pages}", [f"<w:tabs>{tabs}</w:tabs>"])
    seal = paragraph("FooterSeal", words(document.seal)) if document.seal else ""
    return f"<w:ftr {SPACE}>{above}{line}{seal}</w:ftr>"


@dataclass(frozen=True)
class Edges:
    """Where the file has its header and footer."""

    header: str
    footer: str

    def section(self, columns: int = 1, begins: str = "nextPage") -> str:
        """A section's page, in so many columns; it `begins` on the next page, or is "continuous"."""
        top, side, edge = twips(TOP), twips(SIDE), twips(EDGE)
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{self.header}"/>'
            f'<w:footerReference w:type="default" r:id="{self.footer}"/><w:type w:val="{begins}"/>'
            f'<w:pgSz w:w="{twips(PAGE_WIDTH)}" w:h="{twips(PAGE_HEIGHT)}"/>'
            f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" w:left="{side}" '
            f'w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
            f'<w:cols w:num="{columns}" w:space="{twips(GAP)}"/></w:sectPr>'
        )
