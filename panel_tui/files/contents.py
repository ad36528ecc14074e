"""What a paper's contents list, and the names by which its parts are found in the file."""

from __future__ import annotations

import re

from panel_tui.files.blocks import Document, Heading

TITLE = "Contents"
FEWEST = 8
"""A paper with fewer chief headings is overlooked at a glance, and has no contents."""
NAME_LENGTH = 40
"""As long as Word lets the name of a bookmark be."""


def contents(document: Document) -> dict[int, Heading]:
    """The headings that the contents list, each by its place among the blocks; none for a short paper.

    They are the chief ones only: with a line for each proposal, the contents would come between a board and what it is
    asked for.
    """
    chief = {
        place: block for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1
    }
    return chief if len(chief) >= FEWEST else {}


def mark(place: int) -> str:
    """The name by which the contents find the heading at this place among the blocks."""
    return f"_Toc{place:09}"


class Anchors:
    """Names for what has an id, such that no program takes one for another's."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, id_: str) -> str:
        """The name; "" where there is no id, or Word would take the name for one that was given."""
        name = re.sub(r"\W", "_", f"b_{id_}", flags=re.ASCII)[:NAME_LENGTH]
        if not id_ or name.casefold() in self._given:
            return ""
        self._given.add(name.casefold())
        return name
