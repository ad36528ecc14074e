"""A page of the guide as rows: its headings, paragraphs, lists, tables and commands, in the guide's own Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

from panel_tui.tui.paint import Row
from panel_tui.tui.screens.page import Hanging

WIDTH = 16
"""The column of a table's first cells."""
MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[`*]+")
PARTING = re.compile(r"[|:\- ]+")


def guide(name: str) -> Iterator[Row | Hanging | str]:
    """The rows of a page of the guide."""
    text = (files("panel_tui.help") / f"{name}.md").read_text(encoding="utf-8")
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
        first, *rest = (cell.strip() for cell in line.strip("|").split("|"))
        if PARTING.fullmatch(line) or number == 0:
            continue
        yield Hanging((f"  {_plain(first):<{WIDTH}} ", "accent bold"), _plain("; ".join(rest)))


def _plain(text: str) -> str:
    """The words without the marks of Markdown; a link is its own words."""
    return MARKS.sub(r"\1", text)
