"""A proposal's text from a Markdown file: its headings as sections, its paragraphs in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.files.text import clean, decode, short

MOST = 5_000_000
MOST_LINES = 100_000
LONGEST_TITLE = 300
FRONT = "Summary"

HASHES = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*")
RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}| {0,3}(?:\*[ \t]*){3,}| {0,3}(?:_[ \t]*){3,}")
FENCE = re.compile(r" {0,3}(?:```|~~~)")
ITEM = re.compile(r"[ \t]*(?:[-*+•]|[0-9]{1,4}[.)]|[a-z][.)])[ \t]")


@dataclass(frozen=True)
class Passage:
    """A heading and the paragraphs under it. A list or a table is one paragraph that keeps its line breaks."""

    title: str
    level: int
    paragraphs: tuple[str, ...]


@dataclass
class _Open:
    """A passage that is still being read, and the line of its heading."""

    title: str
    level: int
    line: int
    blocks: list[list[str]] = field(default_factory=lambda: [[]])

    def close(self) -> Passage:
        return Passage(" ".join(self.title.split()), self.level, tuple(_paragraphs(self.blocks)))


def read_markdown(name: str, data: bytes) -> tuple[Passage, ...]:
    """The passages of a Markdown file; what stands before the first heading is called "Summary".

    Headings begin with # or are underlined with === or ---. Inline marks stay as they are typed. Raises BadInput for
    a file that is no text, holds no text, or is above 5 MB, and for headings longer than 300 characters.
    """
    lines = clean(decode(name, data, MOST)).split("\n")
    if len(lines) > MOST_LINES:
        wrong = f"there are {len(lines):,} lines; at most {MOST_LINES:,} are read"
        raise BadInput(Fault(wrong, "Is it one proposal's text?", name))
    faults = Faults()
    passages = []
    for one in _sections(lines):
        if len(one.title) > LONGEST_TITLE:
            wrong = f"the heading {short(one.title)} has more than {LONGEST_TITLE} characters"
            faults.add(wrong, "Is it a paragraph? Take the marks of a heading away.", f"{name}, line {one.line}")
        passage = one.close()
        if passage.paragraphs or one.line:
            passages.append(passage)
    faults.stop()
    if not passages:
        raise BadInput(Fault("the file holds no text", "Put the proposal's text in it, with headings.", name))
    return tuple(passages)


def _sections(lines: list[str]) -> Iterator[_Open]:
    """The sections in order. Inside a code fence nothing is a heading; where a fence is never closed, none counts."""
    fences = sum(bool(FENCE.match(line)) for line in lines) % 2 == 0
    fenced = False
    current = _Open(FRONT, 1, 0)
    for number, (line, following) in enumerate(pairwise([*lines, ""]), start=1):
        block = current.blocks[-1]
        if fences and FENCE.match(line):
            fenced = not fenced
            current.blocks += [[line]] if fenced else [[]]
            block += [] if fenced else [line]
        elif fenced:
            block.append(line)
        elif hashes := HASHES.match(line):
            yield current
            current = _Open(_title(line[hashes.end(1) :]), len(hashes[1]), number)
        elif not line.strip() or RULE.fullmatch(line) or _underlines(line, current, number):
            current.blocks.append([])
        elif not block and not ITEM.match(line) and UNDERLINE.fullmatch(following):
            yield current
            current = _Open(line, 1 if "=" in following else 2, number)
        else:
            block.append(line.rstrip())
    yield current


def _underlines(line: str, current: _Open, number: int) -> bool:
    return number == current.line + 1 and UNDERLINE.fullmatch(line) is not None


def _title(rest: str) -> str:
    """A heading's words, without the closing hashes it may have."""
    title = rest.strip()
    bare = title.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else title


def _paragraphs(blocks: list[list[str]]) -> Iterator[str]:
    """The blocks as paragraphs; the items of one list are one paragraph though blank lines part them."""
    lines: list[str] = []
    for block in filter(None, blocks):
        if not (any(map(ITEM.match, lines)) and (ITEM.match(block[0]) or block[0].startswith((" ", "\t")))):
            if lines:
                yield "\n".join(lines).strip()
            lines = []
        lines += _lines(block)
    if lines:
        yield "\n".join(lines).strip()


def _lines(block: list[str]) -> list[str]:
    """A block's lines: those of lists, tables and code keep their ends, those of plain text run on."""
    if FENCE.match(block[0]):
        return block
    lines: list[list[str]] = []
    for above, line in pairwise(["", *block]):
        if not lines or ITEM.match(line) or "|" in line or "|" in above:
            lines.append([line])
        else:
            lines[-1].append(line.strip())
    return [" ".join(parts) for parts in lines]
