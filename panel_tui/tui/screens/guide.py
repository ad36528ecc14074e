"""A page of the guide as rows: its headings, paragraphs, lists, tables and commands, in the guide's own Markdown.

A place in it is named as a link names it: "member" is a page, "member#my-proposals" the part under one of its headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from panel_tui.tui.paint import Row
from panel_tui.tui.screens.page import Hanging

WIDTH = 16
"""The column of a table's first cells."""
MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[`*]+")
PARTING = re.compile(r"[|:\- ]+")
ITEM = re.compile(r"^- ", re.MULTILINE)


def about(where: str) -> Iterator[Row | Hanging | str]:
    """The rows of the part under a heading; none where only a page is named."""
    return _rows(parted(where)[0])


def rest(where: str) -> Iterator[Row | Hanging | str]:
    """The rows of the page without that part: all of it where only a page is named."""
    return _rows(parted(where)[1])


@cache
def parted(where: str) -> tuple[str, str]:
    """The part of the guide that `where` names, with all that stands under its heading, and the rest of its page."""
    name, _, heading = where.partition("#")
    text = (files("panel_tui.help") / f"{name}.md").read_text(encoding="utf-8")
    part: list[str] = []
    others: list[str] = []
    depth, is_code = 0, False
    for line in text.splitlines():
        is_code ^= line.startswith("```")
        marks = 0 if is_code else len(line) - len(line.lstrip("#"))
        if marks and anchor(line) == heading:
            depth = marks
        elif 0 < marks <= depth:
            depth = 0
        (part if depth else others).append(line)
    return "\n".join(part), "\n".join(others)


def anchor(heading: str) -> str:
    """A heading as links name it: "## My proposals" is "my-proposals"."""
    return re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


def _rows(text: str) -> Iterator[Row | Hanging | str]:
    for number, block in enumerate(text.split("```")):
        if number % 2:
            yield from _commands(block)
        else:
            for paragraph in block.split("\n\n"):
                yield from _paragraph(paragraph.strip())


def _commands(block: str) -> Iterator[Row | Hanging]:
    for line in block.splitlines()[1:]:
        if not line.startswith("# "):
            yield Hanging(("    $ " if line.startswith("panel-tui ") else "    ", "accent"), line)
    yield []


def _paragraph(text: str) -> Iterator[Row | Hanging | str]:
    if text.startswith("- "):
        for item in ITEM.split(text)[1:]:
            yield Hanging(("  · ", "muted"), _plain(" ".join(item.split())))
        yield []
        return
    for kind, group in groupby(text.splitlines(), key=_kind):
        lines = list(group)
        if kind == "#":
            yield [(f" {_plain(lines[0].lstrip('# '))}", "heading bold")]
        elif kind == "|":
            yield from _table(lines)
        elif words := _plain(" ".join(line.strip() for line in lines)).strip():
            yield f"  {words}"
    if text and MARKS.sub(r"\1", text).strip():
        yield []


def _kind(line: str) -> str:
    return line[:1] if line[:1] in "#|" else ""


def _table(lines: list[str]) -> Iterator[Hanging]:
    for number, line in enumerate(lines):
        first, *others = (cell.strip() for cell in line.strip("|").split("|"))
        if PARTING.fullmatch(line) or number == 0:
            continue
        yield Hanging((f"  {_plain(first):<{WIDTH}} ", "accent bold"), _plain("; ".join(others)))


def _plain(text: str) -> str:
    """The words without the marks of Markdown; a link is its own words."""
    return MARKS.sub(r"\1", text)
