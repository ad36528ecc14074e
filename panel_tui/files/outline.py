"""The sections of a document: each heading with what stands under it, and how deep it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from panel_tui.files.blocks import Block, Chart, Facts, Heading, Items, Para, Table

Content = Para | Items | Facts | Table | Chart
"""A block under a heading."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it up to the next; what stands before the first heading has none, and depth 0."""

    heading: Heading | None
    depth: int
    content: tuple[Content, ...]


def outline(blocks: Iterable[Block]) -> list[Section]:
    """The sections in order. Depths begin with 1 and leave none out, also where the levels of the headings do."""
    found: list[tuple[Heading | None, int, list[Content]]] = [(None, 0, [])]
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            found.append((block, len(above), []))
        else:
            found[-1][2].append(block)
    return [Section(heading, depth, tuple(content)) for heading, depth, content in found if heading or content]
