"""What stands between header and footer of a Word document: its front, and its blocks in order."""

from __future__ import annotations

import re

from panel_tui.files.blocks import Block, Document, Heading, Items, Para, Table
from panel_tui.files.docx.tables import facts_xml, table_xml
from panel_tui.files.docx.xml import KEEP_NEXT, TAB, attribute, paragraph, run, runs, words
from panel_tui.files.layout import hang

STYLES = {"body": "Normal", "lead": "Lead", "note": "Note", "quote": "Quote"}
PAGE_BREAK = ("<w:pageBreakBefore/>", '<w:spacing w:before="0"/>')
NAME_LENGTH = 40


def body(document: Document) -> str:
    """All paragraphs and tables."""
    bookmarks = _Bookmarks()
    return _front(document) + "".join(_block(block, bookmarks) for block in document.blocks)


class _Bookmarks:
    """Names by which headings and tables are found in the file."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def round(self, id_: str, content: str) -> str:
        """`content` with the bookmark of `id_` round it, unless Word would take it for another's."""
        name = re.sub(r"\W", "_", f"b_{id_}", flags=re.ASCII)[:NAME_LENGTH]
        if not id_ or name.casefold() in self._names:
            return content
        self._names.add(name.casefold())
        number = len(self._names)
        start = f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _front(document: Document) -> str:
    parts = [paragraph("Subtitle", words(document.subtitle))] if document.subtitle else []
    parts.append(paragraph("Title", words(document.title)))
    parts += (
        paragraph("FrontFact", f"{words(fact.name, bold=True)}{TAB}{runs(fact.spans)}", [KEEP_NEXT])
        for fact in document.facts
    )
    if document.facts:
        parts.append(paragraph("FrontRule", ""))
    return "".join(parts)


def _block(block: Block, bookmarks: _Bookmarks) -> str:
    if isinstance(block, Heading):
        looks = PAGE_BREAK if block.new_page else ()
        return paragraph(f"Heading{block.level}", bookmarks.round(block.id, words(block.text)), looks)
    if isinstance(block, Para):
        label = run(f"{block.label} ", bold=True) if block.label else ""
        return paragraph(STYLES[block.role], label + runs(block.spans))
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Table):
        caption = paragraph("Caption", bookmarks.round(block.id, words(block.title)))
        return (caption if block.title else "") + table_xml(block)
    return facts_xml(block)


AFTER_THE_LAST = '<w:spacing w:after="140"/>'


def _items(items: Items) -> str:
    """Labels are text, not Word's numbering, so that they read the same in every format and in every reader."""
    left = hang(items)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
    indent = f'<w:ind w:left="{left}" w:hanging="{left}"/>'
    last = len(items.items) - 1
    return "".join(
        paragraph(
            "ListParagraph",
            f"{words(item.label)}{TAB}{runs(item.spans)}",
            [tab, AFTER_THE_LAST, indent] if number == last else [tab, indent],
        )
        for number, item in enumerate(items.items)
    )
