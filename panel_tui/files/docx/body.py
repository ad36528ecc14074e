"""What stands between header and footer of a Word document: its front, and its blocks in order."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.files.blocks import Chart, Document, Facts, Heading, Items, Para, Table
from panel_tui.files.contents import Anchors, contents, mark
from panel_tui.files.docx.contents import contents_xml
from panel_tui.files.docx.page import Edges
from panel_tui.files.docx.pictures import picture
from panel_tui.files.docx.tables import facts_xml, table_xml
from panel_tui.files.docx.xml import KEEP_NEXT, TAB, paragraph, run, runs, words
from panel_tui.files.layout import LEAST_HANG, hang, leads
from panel_tui.files.looks import LIST_END

STYLES = {"body": "Normal", "lead": "Lead", "note": "Note", "quote": "Quote"}
_AFTER_THE_LAST = f'<w:spacing w:after="{20 * LIST_END}"/>'
PAGE_BREAK = ("<w:pageBreakBefore/>", '<w:spacing w:before="0"/>')


def body(document: Document, edges: Edges, pictures: Sequence[str]) -> str:
    """All paragraphs and tables, and the pages that they stand on; `pictures` are the relations of the drawings'
    pictures, in their order."""
    listed, anchors, drawn = contents(document), _Bookmarks(), iter(enumerate(pictures, start=1))
    parts = [_front(document), contents_xml(listed, edges) if listed else ""]
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            parts.append(_heading(block, anchors, mark(place) if place in listed else ""))
        elif isinstance(block, Para):
            parts.append(_para(block, leads(document.blocks, place)))
        elif isinstance(block, Chart):
            caption = paragraph("Caption", anchors.of(block.id, words(block.title)))
            parts.append(caption + picture(block, *next(drawn)))
        else:
            parts.append(_block(block, anchors))
    return "".join(parts) + edges.section(begins="continuous" if listed else "nextPage")


class _Bookmarks:
    """The bookmarks of a file, counted."""

    def __init__(self) -> None:
        self._anchors = Anchors()
        self._number = 0

    def of(self, id_: str, content: str) -> str:
        """`content` as that which has this id."""
        return self.named(self._anchors.name(id_), content)

    def named(self, name: str, content: str) -> str:
        """`content` as that which is found by this name; as it is where there is none."""
        if not name:
            return content
        self._number += 1
        start = f'<w:bookmarkStart w:id="{self._number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._number}"/>'


def _front(document: Document) -> str:
    parts = [paragraph("Subtitle", words(document.subtitle))] if document.subtitle else []
    parts.append(paragraph("Title", words(document.title)))
    parts += (
        paragraph("FrontFact", f"{words(fact.name, bold=True)}{TAB}{runs(fact.spans)}") for fact in document.facts
    )
    if document.facts:
        parts.append(paragraph("FrontRule", ""))
    return "".join(parts)


def _heading(heading: Heading, bookmarks: _Bookmarks, listed: str) -> str:
    looks = PAGE_BREAK if heading.new_page else ()
    text = bookmarks.of(heading.id, words(heading.text))
    return paragraph(f"Heading{heading.level}", bookmarks.named(listed, text), looks)


def _para(para: Para, keep: bool) -> str:
    label = run(f"{para.label} ", bold=True) if para.label else ""
    return paragraph(STYLES[para.role], label + runs(para.spans), [KEEP_NEXT] if keep else [])


def _block(block: Items | Facts | Table, bookmarks: _Bookmarks) -> str:
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Table):
        caption = paragraph("Caption", bookmarks.of(block.id, words(block.title)))
        return (caption if block.title else "") + table_xml(block)
    return facts_xml(block)


def _items(items: Items) -> str:
    """Labels are text, not Word's numbering, so that they read the same in every format and in every reader."""
    left = hang(items)
    wide = left > LEAST_HANG
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if wide else ""
    indent = f'<w:ind w:left="{left}" w:hanging="{left}"/>' if wide else ""
    last = len(items.items) - 1
    return "".join(
        paragraph(
            "ListParagraph",
            f"{words(item.label)}{TAB}{runs(item.spans)}",
            [tab, _AFTER_THE_LAST, indent] if number == last else [tab, indent],
        )
        for number, item in enumerate(items.items)
    )
