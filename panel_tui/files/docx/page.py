"""The page of a Word document: A4, its margins, and what stands at the top and bottom of each."""

from __future__ import annotations

from panel_tui.files.blocks import Document
from panel_tui.files.docx.xml import SPACE, TAB, field, paragraph, run, words
from panel_tui.files.layout import TEXT_WIDTH, twips
from panel_tui.files.looks import EDGE, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP


def header(document: Document) -> str:
    """The marking, centred."""
    marking = run(document.banner, style="Marking")
    return f"<w:hdr {SPACE}>{paragraph('Header', marking)}</w:hdr>"


def footer(document: Document) -> str:
    """Reference and date, marking, page; under them the fingerprint."""
    tabs = (
        f'<w:tabs><w:tab w:val="center" w:pos="{TEXT_WIDTH // 2}"/><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    marking = run(document.banner, style="Marking")
    pages = f"{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}"
    content = f"{words(document.imprint)}{TAB}{marking}{TAB}{pages}"
    seal = paragraph("FooterSeal", words(document.seal)) if document.seal else ""
    return f"<w:ftr {SPACE}>{paragraph('Footer', content, [tabs])}{seal}</w:ftr>"


def section(header_id: str, footer_id: str) -> str:
    """The one section of the document."""
    top, side, edge = twips(TOP), twips(SIDE), twips(EDGE)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id}"/>'
        f'<w:footerReference w:type="default" r:id="{footer_id}"/>'
        f'<w:pgSz w:w="{twips(PAGE_WIDTH)}" w:h="{twips(PAGE_HEIGHT)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" w:left="{side}" '
        f'w:header="{edge}" w:footer="{edge}" w:gutter="0"/></w:sectPr>'
    )
