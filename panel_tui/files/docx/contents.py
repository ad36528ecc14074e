"""The contents of a Word document: filled in, and of the kind that Word can make anew with its pages."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.files.blocks import Heading
from panel_tui.files.contents import TITLE, mark
from panel_tui.files.docx.page import Edges
from panel_tui.files.docx.xml import TAB, paragraph, words

_INSTRUCTION = 'TOC \\o "1-1" \\h \\z'
_GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'


def contents_xml(listed: Mapping[int, Heading], edges: Edges) -> str:
    """A link to each heading, in two columns, which are a section of their own.

    No link shows its page until Word finds it: nobody knows it before the pages are set.
    """
    lines = [_link(mark(place), heading.text) for place, heading in listed.items()]
    lines[0] = f"{_field('begin')}{_instruction(_INSTRUCTION)}{_field('separate')}{lines[0]}"
    head = paragraph("ContentsHead", words(TITLE), [edges.section()])
    # Word puts new lines in the place of the old ones, but leaves this paragraph.
    end = paragraph("TableEnd", _field("end"), [edges.section(columns=2, begins="continuous")])
    return (
        f"<w:sdt><w:sdtPr>{_GALLERY}</w:sdtPr><w:sdtContent>{head}"
        f"{''.join(paragraph('Contents1', line) for line in lines)}{end}</w:sdtContent></w:sdt>"
    )


def _link(name: str, title: str) -> str:
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words(title)}{TAB}{_page(name)}</w:hyperlink>'


def _page(name: str) -> str:
    page = _instruction(f"PAGEREF {name} \\h")
    return f"{_field('begin')}{page}{_field('separate')}{_field('end')}"


def _instruction(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
