"""A document as Markdown (GitHub's), readable as plain text. Nobody's words in it are ever markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from panel_tui.files.blocks import Block, Chart, Document, Fact, Facts, Heading, Items, Para, Row, Spans, Table
from panel_tui.files.line import by_direction

WIDEST = 48
"""Cells are padded to line up, but not beyond this: one long reason must not stretch every row."""

_ISOLATE, _POP = "\u2068", "\u2069"
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"([-+=]|[0-9]{1,9}(?=[.)]))")


def to_markdown(document: Document) -> str:
    """The whole document, with its marking at top and bottom."""
    return "\n\n".join(part for part in _parts(document) if part) + "\n"


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, wherever in a line it stands but at its beginning."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _parts(document: Document) -> Iterator[str]:
    marking = _bold(escape(document.banner))
    yield marking
    yield _line(document.subtitle)
    yield f"# {escape(document.title)}"
    yield _facts(document.facts)
    before: Block | None = None
    for block in document.blocks:
        if isinstance(before, Items | Facts) and isinstance(block, Items | Facts):
            yield "<!-- -->"  # or Markdown makes one list of two, and numbers on
        yield _block(block)
        before = block
    yield "---"
    yield _line(document.imprint)
    yield _line(document.seal)
    yield marking


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escape(block.text.strip())}"
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Table):
        return "\n\n".join(part for part in (_bold(escape(block.title)), _table(block), _line(block.note)) if part)
    if isinstance(block, Chart):
        return f"{_bold(escape(block.title))}\n\n{_opening(escape(block.alt))}"
    return _facts(block.rows)


def _para(para: Para) -> str:
    label = _bold(escape(para.label.strip()))
    text = " ".join(part for part in (label, _inline(para.spans)) if part)
    text = text if label else _opening(text)
    return f"> {text}" if para.role == "quote" and text else text


def _items(items: Items) -> str:
    """Labels that count from one become a list of Markdown's own, which shows the same numbers; others are text."""
    labels = [item.label for item in items.items]
    if labels == [f"{number}." for number in range(1, len(labels) + 1)]:
        return "\n".join(f"{item.label} {_opening(_inline(item.spans))}" for item in items.items)
    own = {"", "•", "-", "–"}
    texts = (f"{'' if item.label in own else escape(item.label) + ' '}{_inline(item.spans)}" for item in items.items)
    return "\n".join(f"- {_opening(text)}" for text in texts)


def _facts(facts: Sequence[Fact]) -> str:
    return "\n".join(f"- {_bold(escape(fact.name + ':'))} {_inline(fact.spans)}".rstrip() for fact in facts)


def _table(table: Table) -> str:
    head = [escape(column.title) for column in table.columns]
    right = [column.kind != "text" for column in table.columns]
    rows = [_cells(row) for row in table.rows]
    full = [row for row in rows if len(row) == len(head)]
    sizes = [max(3, *(min(_size(row[place]), WIDEST) for row in [head, *full])) for place in range(len(head))]
    rule = [f"{'-' * (size - 1)}:" if is_figure else "-" * size for size, is_figure in zip(sizes, right, strict=True)]
    lines = [_row(head, sizes, right), f"| {' | '.join(rule)} |"]
    for row in rows:
        # GitHub's tables know no cell across all columns: it stands in the first, the others stay empty.
        across = len(row) < len(head)
        lines.append(f"| {row[0]} |{' |' * (len(head) - 1)}" if across else _row(row, sizes, right))
    return "\n".join(lines)


def _cells(row: Row) -> list[str]:
    return [_bold(_inline(cell, bold=False)) if row.role != "body" else _inline(cell) for cell in row.cells]


def _row(cells: Sequence[str], sizes: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, size, is_figure in zip(cells, sizes, right, strict=True):
        gap = " " * (size - _size(cell))
        padded.append(gap + cell if is_figure else cell + gap)
    return f"| {' | '.join(padded)} |"


def _inline(spans: Spans, bold: bool = True) -> str:
    """Spans as one line. Neighbours of the same weight are one, or their asterisks would meet."""
    runs = []
    for heavy, group in groupby(spans, key=lambda span: span.bold and bold):
        runs.append((heavy, "".join(_isolated(span.text) if span.outside else escape(span.text) for span in group)))
    texts = ["", *(text for _, text in runs), ""]
    line = ""
    for place, (heavy, text) in enumerate(runs, start=1):
        line += _bold(text) if heavy and _binds(texts[place - 1], text, texts[place + 1]) else text
    return line.strip()


def _binds(before: str, text: str, after: str) -> bool:
    """Asterisks between a letter and a sign would be shown, not make bold."""
    opens = text[:1].isalnum() or not before[-1:].isalnum() or text[:1].isspace()
    closes = text[-1:].isalnum() or not after[:1].isalnum() or text[-1:].isspace()
    return opens and closes


def _isolated(text: str) -> str:
    """Words that run from right to left must not turn the figures beside them."""
    turns = any(is_turned for _, is_turned in by_direction(text))
    return f"{_ISOLATE}{escape(text)}{_POP}" if turns else escape(text)


def _bold(text: str) -> str:
    """Asterisks bind to a word, not to a space."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{inner}**{after}"


def _line(text: str) -> str:
    return _opening(escape(text.strip()))


def _opening(text: str) -> str:
    """What would open a list, a rule or a heading at the beginning of a line is escaped."""
    found = _OPENING.match(text)
    if not found:
        return text
    return f"{found[0]}\\{text[found.end() :]}" if found[0].isdigit() else f"\\{text}"


def _size(text: str) -> int:
    """Places that `text` takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    none = sum(unicodedata.category(letter) in ("Mn", "Me", "Cf") for letter in text)
    return len(text) + wide - none
