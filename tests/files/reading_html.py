"""A page read back by an independent parser of HTML, and what a page that says the same as a document would read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import html5lib

from panel_tui.files.blocks import Chart, Document, Fact, Facts, Heading, Items, Para, Table, plain
from panel_tui.files.html import to_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parsed(document: Document) -> Element:
    """The page of `document`, parsed. Fails on anything that the standard calls a parse error."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    page: Element = parser.parse(to_html(document))
    return page


def text(element: Element) -> str:
    """All text in an element."""
    return "".join(element.itertext())


def lines(page: Element) -> list[str]:
    """Every heading, paragraph, item, fact and row between the page's title and its foot; cells parted by " | "."""
    main = next(page.iter("main"))
    found = (line for part in main if part.tag != "nav" for line in _lines(part))
    return [line for line in map(_squeezed, found) if line]


def _lines(element: Element) -> Iterator[str]:
    if element.tag == "tr" or [part.tag for part in element] == ["dt", "dd"]:
        yield " | ".join(map(text, element))
    elif element.tag in ("h1", "h2", "h3", "h4", "p", "li", "caption", "figcaption"):
        yield text(element)
    else:
        for part in element:
            yield from _lines(part)


def _squeezed(line: str) -> str:
    return re.sub(" {2,}", " ", line).strip()


def expected(document: Document) -> list[str]:
    """The same lines out of the model."""
    return [line for line in map(_squeezed, _expected(document)) if line]


def _expected(document: Document) -> Iterator[str]:
    yield from (document.subtitle, document.title)
    yield from map(_fact, document.facts)
    for block in document.blocks:
        match block:
            case Heading():
                yield block.text
            case Para():
                yield f"{block.label} {plain(block.spans)}"
            case Items():
                for item in block.items:
                    yield f"{'' if item.label == '•' else item.label} {plain(item.spans)}"
            case Facts():
                yield from map(_fact, block.rows)
            case Table():
                yield block.title
                yield " | ".join(column.title for column in block.columns)
                yield from (" | ".join(map(plain, row.cells)) for row in block.rows)
                yield block.note
            case Chart():
                yield block.title


def _fact(fact: Fact) -> str:
    return f"{fact.name} | {plain(fact.spans)}"
