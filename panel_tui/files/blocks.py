"""The model of a document: what it says, in order, with every label and number in it.

Writers only lay it out, so that all formats say the same. Its text is clean and of one line from the moment it is made.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import chain
from typing import Literal

from panel_tui.files.line import one_line
from panel_tui.files.text import clean

Kind = Literal["text", "money", "score", "count", "place"]
ParaRole = Literal["body", "lead", "note", "quote"]

SIZE = re.compile(r'width="([0-9]+)" height="([0-9]+)"')

# strftime would follow the computer's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Clean:
    """Whatever text is given to it is cleaned and made one line."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, one_line(value))


@dataclass(frozen=True)
class Span(Clean):
    """Some text. `key` is the path of the figure it shows ("TFO-023/award"); `outside` marks somebody else's words."""

    text: str
    bold: bool = False
    lang: str = ""
    key: str = ""
    outside: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading(Clean):
    """A heading; `level` 1 stands directly under the title."""

    level: Literal[1, 2, 3]
    text: str
    id: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class Para(Clean):
    """A paragraph; its `label` runs in before the text, in bold."""

    spans: Spans
    role: ParaRole = "body"
    label: str = ""


@dataclass(frozen=True)
class Item(Clean):
    """One item of a list, with the label ("1.", "(a)", "•") that it carries in every format."""

    label: str
    spans: Spans


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Fact(Clean):
    """A name and what stands beside it."""

    name: str
    spans: Spans


@dataclass(frozen=True)
class Facts:
    """Names with what stands beside them, one under the other."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Column(Clean):
    """A column of a table. All kinds but text are figures: right-aligned and never broken."""

    title: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Row:
    """A row: one cell a column, or for a `line` (such as the funding line) one cell across all of them."""

    cells: tuple[Spans, ...]
    role: Literal["body", "line", "total"] = "body"


@dataclass(frozen=True)
class Table(Clean):
    """A table under its caption, "Table 3: Proposals in order". `row_head` is the column that names the row."""

    id: str
    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_head: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.row_head < len(self.columns):
            raise ValueError(f"{self.label} has no column {self.row_head}")
        for number, row in enumerate(self.rows, start=1):
            expected = 1 if row.role == "line" else len(self.columns)
            if len(row.cells) != expected:
                raise ValueError(f"{self.label}, row {number}: {len(row.cells)} cells, not {expected}")

    @property
    def title(self) -> str:
        """Label and caption as they stand above the table."""
        return ": ".join(part for part in (self.label, self.caption) if part)


@dataclass(frozen=True)
class Chart(Clean):
    """A drawing under its caption, "Chart 2: Money by brief"; `alt` says in words what it shows.

    `svg` is drawn by us, on one line; its size is in pixels of 1/96 inch. What figures it shows stand in a table too.
    """

    id: str
    label: str
    caption: str
    svg: str
    alt: str

    @property
    def title(self) -> str:
        """Label and caption as they stand above the drawing."""
        return ": ".join(part for part in (self.label, self.caption) if part)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        found = SIZE.search(self.svg)
        if found is None:
            raise ValueError(f"{self.caption}: a drawing without a size")
        return int(found[1]), int(found[2])


Block = Heading | Para | Items | Facts | Table | Chart


@dataclass(frozen=True)
class Document(Clean):
    """A document. `subtitle` stands above the title; `facts` (To, From, Copy, Date, Reference) under it."""

    title: str
    date: datetime.date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    marking: str = ""
    lang: str = "en-GB"
    reference: str = ""
    fingerprint: str = ""
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        ids = Counter(block.id for block in self.blocks if isinstance(block, Heading | Table | Chart) and block.id)
        if twice := [id_ for id_, times in ids.items() if times > 1]:
            raise ValueError(f"ids used more than once: {', '.join(twice)}")

    @property
    def banner(self) -> str:
        """The marking as it stands at the top and bottom of every page."""
        return self.marking.upper()

    @property
    def imprint(self) -> str:
        """Reference and date, for the foot of the page."""
        return ", ".join(part for part in (self.reference, day(self.date)) if part)

    @property
    def seal(self) -> str:
        """The fingerprint of what the document was made from, for the foot of the page; "" where there is none."""
        return f"Fingerprint {self.fingerprint}" if self.fingerprint else ""


def spans(*parts: str | Span) -> Spans:
    """Our own plain words, given as text, and spans, in one."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def paragraphs(text: str, role: ParaRole = "body") -> tuple[Para, ...]:
    """Somebody's words of one or more lines as a paragraph a line."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return tuple(Para((Span(line, outside=True),), role) for line in lines if line)


def plain(spans: Spans) -> str:
    """The text of `spans`, without what they say about it."""
    return "".join(span.text for span in spans)


def day(date: datetime.date) -> str:
    """A date as it is written: 5 June 2017."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def shown(document: Document) -> dict[str, str]:
    """Every keyed figure of `document` and how it reads. Raises ValueError where one figure reads two ways."""
    found: dict[str, str] = {}
    fronts = (fact.spans for fact in document.facts)
    for span in chain.from_iterable(chain(fronts, *(_spans_of(block) for block in document.blocks))):
        if span.key and found.setdefault(span.key, span.text) != span.text:
            raise ValueError(f"{span.key} reads both {found[span.key]!r} and {span.text!r}")
    return found


def _spans_of(block: Block) -> Iterator[Spans]:
    if isinstance(block, Para):
        yield block.spans
    elif isinstance(block, Items):
        yield from (item.spans for item in block.items)
    elif isinstance(block, Facts):
        yield from (fact.spans for fact in block.rows)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells)
