"""A document as plain data for `paper.typ`: every text fit to be shown, every column with its width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from panel_tui.files.blocks import (
    Block,
    Chart,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Para,
    Row,
    Span,
    Spans,
    Table,
    plain,
)
from panel_tui.files.pdf.measures import (
    BODY_ROOM,
    LETTER,
    PADDING,
    TALL,
    TEXT_WIDTH,
    broken,
    lines,
    room_of,
    stays_whole,
)
from panel_tui.files.pdf.showable import UNSEEN, Words, families
from panel_tui.files.widths import SPARE, length, widths

Data = dict[str, Any]

LEAST_NAME = 1247
"""What names of facts have at least: 22 millimetres."""
HEADINGS, PAGES = 12, 6
"""A document with contents has so many headings for them, and goes over about so many pages,"""
TWIPS_PIXEL = 15
"""A pixel of a drawing, 1/96 inch."""
LETTERS = 2_500
"""of so many letters each, unless a heading opens one."""
LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?(?:-\w+)*")


def laid_out(document: Document, words: Words) -> Data:
    """All that is shown, in order."""
    return _Layout(words).document(document)


class _Layout:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._level = 0

    def document(self, document: Document) -> Data:
        title = next(filter(_says, (document.title, document.reference)), "Untitled")
        return {
            "fonts": families(),
            "title": self._text(title),
            "has_title": _says(document.title),
            "subtitle": self._text(document.subtitle),
            "marking": self._text(document.banner, BODY_ROOM / 3),
            "imprint": self._text(document.imprint, BODY_ROOM / 3),
            "seal": self._text(document.seal),
            "reference": self._text(document.reference),
            **_language(document.lang or "en-GB"),
            "date": [document.date.year, document.date.month, document.date.day],
            "facts": [self._fact(fact, BODY_ROOM / 8, BODY_ROOM) for fact in document.facts],
            "contents": _has_contents(document.blocks),
            "blocks": list(self._blocks(document.blocks)),
        }

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Data]:
        for block, after in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Heading):
                if _says(block.text):  # one without words is an error in a PDF that is to be read by ear
                    yield self._heading(block)
            elif isinstance(block, Para):
                yield self._para(block, isinstance(after, Table | Facts | Chart))
            elif isinstance(block, Items):
                if block.items:
                    yield self._items(block)
            elif isinstance(block, Table):
                yield self._table(block)
            elif isinstance(block, Chart):
                yield self._chart(block)
            elif block.rows:
                yield self._facts(block)

    def _heading(self, heading: Heading) -> Data:
        """Readers by ear are told no deeper level than the one before has room for."""
        self._level = min(heading.level, self._level + 1)
        return {
            "is": "heading",
            "look": heading.level,
            "level": self._level,
            "text": self._text(heading.text, BODY_ROOM / 1.5),
            "new_page": heading.new_page,
        }

    def _para(self, para: Para, introduces: bool) -> Data:
        """A few words that introduce a table stay with it."""
        return {
            "is": para.role,
            "label": self._text(f"{para.label} ") if para.label.strip() else "",
            "words": self._spans(para.spans, BODY_ROOM),
            "stays": introduces and len(plain(para.spans)) < 3 * BODY_ROOM,
        }

    def _items(self, items: Items) -> Data:
        return {
            "is": "items",
            "labels": [self._text(item.label) for item in items.items],
            "items": [self._spans(item.spans, BODY_ROOM) for item in items.items],
        }

    def _chart(self, chart: Chart) -> Data:
        return {
            "is": "chart",
            "title": self._text(chart.title, BODY_ROOM),
            "svg": chart.svg,
            "alt": chart.alt,
            "wide": chart.size[0] * TWIPS_PIXEL > TEXT_WIDTH,
        }

    def _facts(self, facts: Facts) -> Data:
        longest = max(length(fact.name) for fact in facts.rows)
        name = min(max(round(longest * LETTER * SPARE) + 3 * PADDING, LEAST_NAME), TEXT_WIDTH // 3)
        left, room = room_of(name), room_of(TEXT_WIDTH - name)
        lines_of = [max(self._lines((Span(fact.name),), left), self._lines(fact.spans, room)) for fact in facts.rows]
        return {
            "is": "facts",
            "name": name,
            "rows": [self._fact(fact, left, room) for fact in facts.rows],
            "breaks": [lines > TALL for lines in lines_of],
            "whole": stays_whole(lines_of),
        }

    def _fact(self, fact: Fact, name: float, room: float) -> Data:
        return {"name": self._text(fact.name, name), "words": self._spans(fact.spans, room)}

    def _table(self, table: Table) -> Data:
        sizes = widths(table, TEXT_WIDTH, LETTER, 2 * PADDING)
        rooms = [room_of(size) for size in sizes]
        lines_of = [max(self._lines(cell, room) for cell, room in _in_rooms(row, rooms)) for row in table.rows]
        return {
            "is": "table",
            "title": self._text(table.title, BODY_ROOM),
            "widths": sizes,
            "right": [column.kind != "text" for column in table.columns],
            "head": [self._text(column.title, room) for column, room in zip(table.columns, rooms, strict=True)],
            "rows": [
                self._row(row, rooms, breaks=lines > TALL) for row, lines in zip(table.rows, lines_of, strict=True)
            ],
            "whole": stays_whole(lines_of, self._lines((Span(table.note),), BODY_ROOM)),
            "note": self._text(table.note, BODY_ROOM),
        }

    def _row(self, row: Row, rooms: Sequence[float], breaks: bool) -> Data:
        return {
            "role": row.role,
            "cells": [self._spans(cell, room) for cell, room in _in_rooms(row, rooms)],
            "breaks": breaks,
        }

    def _lines(self, spans: Spans, room: float) -> int:
        return lines("".join(self._words.fit(span.text) for span in spans), room)

    def _spans(self, spans: Spans, room: float) -> list[Any]:
        """Plain words as they are; others with what is said of them."""
        found: list[Any] = []
        for span in spans:
            text = self._text(span.text, room)
            language = _language(span.lang) if span.lang else {}
            found.append({"text": text, "bold": span.bold, **language} if span.bold or language else text)
        return found

    def _text(self, text: str, room: float = BODY_ROOM) -> str:
        return broken(self._words.fit(text), room)


def _says(text: str) -> bool:
    """Whether there is anything to be seen in it."""
    return bool(UNSEEN.sub("", text).strip())


def _has_contents(blocks: Sequence[Block]) -> bool:
    """Whether a document is long enough to need contents. (To count its pages for this would double the time.)"""
    headings = [block for block in blocks if isinstance(block, Heading)]
    listed = sum(heading.level <= 2 for heading in headings)
    pages = sum(heading.new_page for heading in headings) + sum(map(_letters, blocks)) / LETTERS
    return listed >= HEADINGS and pages >= PAGES


def _letters(block: Block) -> int:
    if isinstance(block, Para):
        return len(plain(block.spans))
    if isinstance(block, Items):
        return sum(len(plain(item.spans)) for item in block.items)
    if isinstance(block, Facts):
        return sum(len(plain(fact.spans)) for fact in block.rows)
    return sum(len(plain(cell)) for row in block.rows for cell in row.cells) if isinstance(block, Table) else 0


def _language(tag: str) -> dict[str, str]:
    """The language of "en-GB", as typst names it; nothing where it is not one."""
    found = LANGUAGE.fullmatch(tag)
    return {"lang": found[1], "region": found[2] or ""} if found else {}


def _in_rooms(row: Row, rooms: Sequence[float]) -> Iterable[tuple[Spans, float]]:
    """The cells of a row with the room that each has."""
    return zip(row.cells, [sum(rooms)] if row.role == "line" else rooms, strict=True)
