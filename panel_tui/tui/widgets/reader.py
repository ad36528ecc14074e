"""The reader: a proposal's text with its paragraphs numbered, one of them marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from textual.events import Click
from textual.message import Message

from panel_tui.call.quick import QuickProposal, QuickSection
from panel_tui.tui.paint import Row, width_of, wrapped
from panel_tui.tui.widgets.lines import Lines
from panel_tui.tui.widgets.prose import prose

MARGIN = 8
"""Bar, number and gap at the left of the text."""
WIDEST = 74
"""How wide a line of text may be: longer ones are hard to follow."""
BAR = "▌"


class Place(NamedTuple):
    """A paragraph as it lies in the lines: its mark, and its first and last line."""

    mark: str
    first: int
    last: int


class Reader(Lines):
    """The text of one proposal."""

    class Pointed(Message):
        """A paragraph was clicked."""

        def __init__(self, mark: str, aside: bool) -> None:
            super().__init__()
            self.mark = mark
            self.aside = aside

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.proposal: QuickProposal | None = None
        """The text that is shown; None where words of ours stand instead."""
        self._instead: list[str] = []
        self._places: list[Place] = []
        self._undressed: dict[int, Row] = {}
        """The rows of the marked paragraph as they are without the mark."""
        self._width = 0
        self._lit: re.Pattern[str] | None = None
        self.mark = ""

    def read(self, proposal: QuickProposal, mark: str = "") -> None:
        """Show a proposal, from the paragraph at `mark`."""
        self.proposal, self._instead = proposal, []
        marks = [one for one, _ in proposal.paragraphs()]
        self.mark = mark if mark in marks else next(iter(marks), "")
        self.renew()
        self.scroll_to(y=0, animate=False, force=True)
        if mark:
            self.reveal()

    def say(self, *paragraphs: str) -> None:
        """Show words of ours instead of a text, the first of them as a heading."""
        self.proposal, self._instead, self.mark = None, list(paragraphs), ""
        self.renew()

    def light(self, words: Iterable[str]) -> None:
        """Show these words wherever they stand in the text, until none are given."""
        found = sorted({word for word in words if word.strip()}, key=len, reverse=True)
        letters = "|".join(r"\s+".join(map(re.escape, word.split())) for word in found)
        before = self._lit
        self._lit = re.compile(rf"(?<!\w)(?:{letters})(?!\w)", re.IGNORECASE) if found else None
        if self._lit != before:
            self.renew()

    # Moving

    def move(self, steps: int) -> None:
        """Mark another paragraph; where the marked one is not seen to its end, scroll there first."""
        self.ready()
        number = self._number
        if number is None:
            return
        place = self._places[number]
        top, height = round(self.scroll_offset.y), self.scrollable_content_region.height
        if steps > 0 and place.last >= top + height:
            self.scroll_to(y=top + min(height - 2, place.last - top - height + 1), animate=False, force=True)
        elif steps < 0 and place.first < top:
            self.scroll_to(y=max(place.first, top - height + 2), animate=False, force=True)
        else:
            self.point(self._places[max(0, min(len(self._places) - 1, number + steps))].mark)

    def page(self, pages: int) -> None:
        """Scroll by a page, and mark the first paragraph that begins there."""
        self.ready()
        height = max(1, self.scrollable_content_region.height - 2)
        last = max(0, len(self._rows) - self.scrollable_content_region.height)
        top = max(0, min(last, round(self.scroll_offset.y) + pages * height))
        self.scroll_to(y=top, animate=False, force=True)
        seen = [place for place in self._places if place.first >= top] or self._places[-1:]
        if pages > 0 and top == last:
            seen = self._places[-1:]
        if seen:
            self._set_mark(seen[0].mark)

    def section(self, steps: int) -> None:
        """Mark the first paragraph of another section."""
        self.ready()
        if not self.mark:
            return
        sections = sorted({int(place.mark.partition(".")[0]) for place in self._places})
        here = sections.index(int(self.mark.partition(".")[0]))
        wanted = sections[max(0, min(len(sections) - 1, here + steps))]
        self.point(next(place.mark for place in self._places if place.mark.startswith(f"{wanted}.")))

    def end(self, which: int) -> None:
        """Mark the first paragraph (0) or the last (-1)."""
        self.ready()
        if self._places:
            self.point(self._places[which].mark)

    def point(self, mark: str) -> None:
        """Mark the paragraph at `mark` and bring it into sight."""
        self.ready()
        self._set_mark(mark)
        self.reveal()

    def go_to(self, mark: str) -> None:
        """Mark the paragraph at `mark`, at the top of the pane: whoever jumps reads on from there."""
        self.ready()
        self._set_mark(mark)
        if self._number is not None:
            self.scroll_to(y=self._top_of(self._places[self._number]), animate=False, force=True)

    def reveal(self) -> None:
        """Bring the marked paragraph into sight, with the heading above it."""
        number = self._number
        if number is not None:
            self.show_rows(self._top_of(self._places[number]), self._places[number].last)

    def _top_of(self, place: Place) -> int:
        """The first line that is seen with a paragraph: the heading above it, or the line between."""
        return max(0, place.first - (4 if place.mark.endswith(".1") else 1))

    def targets(self) -> Iterable[tuple[int, str]]:
        """Each paragraph."""
        return ((place.first, place.mark) for place in self._places)

    # Where one is

    @property
    def section_title(self) -> str:
        """The title of the section that is being read."""
        section, _, _ = self.mark.partition(".")
        return self.proposal.sections[int(section) - 1].title if self.proposal and section else ""

    @property
    def page_words(self) -> str:
        """The page that is being read: "page 4 of 60"."""
        if self.proposal is None or not self.mark:
            return ""
        return f"page {self.proposal.pages[self.mark]} of {self.proposal.length}"

    @property
    def page_number(self) -> int:
        """The page that is being read; 0 without a text."""
        return self.proposal.pages[self.mark] if self.proposal and self.mark else 0

    @property
    def _number(self) -> int | None:
        return next((number for number, place in enumerate(self._places) if place.mark == self.mark), None)

    # Laying out

    def lay_out(self, width: int) -> None:
        """Sections with their numbers, paragraphs with theirs at the left."""
        self._places, self._undressed = [], {}
        for number, words in enumerate(self._instead):
            self.add([])
            for line in wrapped(words, width - 2, "  ", "  "):
                self.add([(line, "foreground" if number else "foreground bold")])
        if self.proposal is None:
            return
        self._width = max(20, min(WIDEST, width - MARGIN - 1))
        indent = max(0, (width - MARGIN - self._width) // 2)
        for number, section in enumerate(self.proposal.sections, start=1):
            self._section(number, section, self._width, indent)
        self.add([])

    def _section(self, number: int, section: QuickSection, width: int, indent: int) -> None:
        margin = " " * (indent + MARGIN)
        self.add([])
        number_ = f"{number}  "
        lines = wrapped(section.title, width, number_, " " * len(number_))
        for line in lines:
            self.add([(margin, "muted"), (line, "heading bold")])
        self.add([(margin, "muted"), ("─" * width, "rule")])
        for place, paragraph in enumerate(section.paragraphs, start=1):
            self.add([])
            self._paragraph(f"{number}.{place}", paragraph, width, indent)

    def _paragraph(self, mark: str, paragraph: str, width: int, indent: int) -> None:
        first = len(self._rows)
        shown = mark
        for row in self._shown(paragraph, width):
            self.add([(" " * indent, "muted"), ("  ", "accent"), (f"{shown:>4}  ", "muted"), *row])
            shown = ""
        self._places.append(Place(mark, first, len(self._rows) - 1))
        if mark == self.mark:
            self._dress()

    def _shown(self, paragraph: str, width: int) -> Iterable[Row]:
        rows = prose(paragraph, width)
        return rows if self._lit is None else (_lit(row, self._lit) for row in rows)

    def _set_mark(self, mark: str) -> None:
        for number, row in self._undressed.items():
            self._rows[number] = row
            self._strips.pop(number, None)
        self.mark = mark
        self._dress()
        self.refresh()

    def _dress(self) -> None:
        """Give the marked paragraph its bar and its lighter ground."""
        self._undressed = {}
        for place in self._places:
            if place.mark == self.mark:
                for number in range(place.first, place.last + 1):
                    self._undressed[number] = self._rows[number]
                    self._rows[number] = self._marked(self._rows[number])
                    self._strips.pop(number, None)

    def _marked(self, row: Row) -> Row:
        indent, _, (name, _), *text = row
        lit = [(f"{BAR} ", "accent"), (name, "accent bold"), *text, (" " * (self._width - width_of(text)), "muted")]
        return [indent, *((words, f"{look} on panel") for words, look in lit)]

    def on_click(self, event: Click) -> None:
        """A click marks the paragraph under it."""
        at = event.get_content_offset(self)
        if at is None:
            return
        line = at.y + round(self.scroll_offset.y)
        for place in self._places:
            if place.first <= line <= place.last:
                self.post_message(self.Pointed(place.mark, self.id == "aside"))


def _lit(row: Row, words: re.Pattern[str]) -> Row:
    """A row with what was found in it set off."""
    found: Row = []
    for text, look in row:
        at = 0
        for match in words.finditer(text):
            found += [(text[at : match.start()], look), (match[0], "ink bold on accent")]
            at = match.end()
        found.append((text[at:], look))
    return [(text, look) for text, look in found if text]
