"""PDF files read back with pypdf, and documents to make them from."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from pypdf import PageObject, PdfReader

from panel_tui.files.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Para,
    Row,
    Table,
    spans,
)
from panel_tui.files.pdf import to_pdf
from tests.files.small_paper import PAPER


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(document).data))


def pages(document: Document) -> list[list[str]]:
    """The lines of each page, from its header to its footer."""
    return [page.extract_text().replace("\u200e", "").split("\n") for page in read(document).pages]


def lines(*blocks: Block) -> list[str]:
    """What stands between header and footer on the pages of these blocks, below the title."""
    bare = Document(title="T", date=date(2017, 6, 5), blocks=blocks)
    return [line.rstrip() for page in pages(bare) for line in page[:-1] if line.strip()][1:]


def placed(page: PageObject) -> list[tuple[float, float, str]]:
    """Each piece of text of a page, and how far from the left and from the bottom it stands, in points."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, frame: list[float], place: list[float], *_: object) -> None:
        left = place[4] * frame[0] + place[5] * frame[2] + frame[4]
        found.append((left, place[4] * frame[1] + place[5] * frame[3] + frame[5], text))

    page.extract_text(visitor_text=note)
    return found


def tags(document: Document) -> list[str]:
    """The kinds of all parts that a reader by ear is told of, in order."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict) and "/S" in node:
            yield str(node["/S"]).removeprefix("/")
            yield from walk(node.get("/K", []))

    root: Any = read(document).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]["/K"]))


def with_blocks(*blocks: Block) -> Document:
    return dataclasses.replace(PAPER, blocks=blocks)


def table_of(count: int, words: str = "word", note: str = "", label: str = "Table 1") -> Table:
    rows = tuple(Row((spans(f"TFO-{number:03}"), spans(words))) for number in range(count))
    return Table(label, label, "Rows", (Column("Reference"), Column("Words")), rows, note=note)


def filled(number: int, lines: int) -> list[Block]:
    """A page that is begun and has so many lines."""
    fill = (Para(spans(f"Filler {line}.")) for line in range(lines))
    return [Heading(1, f"Page {number}", new_page=True), *fill]
