"""A pane of rows of which one is current: headings between them, several lines to a row if need be."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click
from textual.message import Message

from panel_tui.tui.paint import Row, wrapped
from panel_tui.tui.widgets.lines import Lines


class Chooser(Lines):
    """Rows under keys; the cursor stays on its key, wherever that goes."""

    class Pointed(Message):
        """A row was clicked."""

        def __init__(self, pane: str, key: str) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.keys: tuple[str, ...] = ()
        self.current = ""
        """The key under the cursor; "" where there are no rows."""
        self.is_active = False
        self._places: dict[str, tuple[int, int]] = {}

    # For whoever derives from it

    def lay_out_rows(self, width: int) -> None:
        """Make the rows for `width` cells: by `add`, and by `put` those that can be chosen."""
        raise NotImplementedError  # no abstract method: the metaclass of Textual's widgets is not that of ABC

    def put(self, key: str, rows: Sequence[Row]) -> None:
        """Add a row that can be chosen, without its edge: a cell is left for it in front of each line."""
        here = key == self.current and self.is_active
        numbers = [self.add([("▌" if here else " ", "accent"), *row], "panel" if here else "surface") for row in rows]
        self._places[key] = (numbers[0], numbers[-1])

    def say(self, words: str, width: int) -> None:
        """Add a sentence, or a command: that is indented."""
        indent = " " * (1 + len(words) - len(words.lstrip()))
        for line in wrapped(words, width - 1, indent, indent) if words else [""]:
            self.add([(line, "accent" if words.startswith(" ") else "foreground")])

    # What there is

    def choose_from(self, keys: Sequence[str]) -> None:
        """These can be chosen now; where the current one is gone, the one that stands in its place."""
        at = self.keys.index(self.current) if self.current in self.keys else 0
        self.keys = tuple(keys)
        if self.current not in self.keys:
            self.current = self.keys[min(at, len(self.keys) - 1)] if self.keys else ""
        self.renew()
        self.reveal()

    def activate(self, active: bool) -> None:
        """Show the cursor, or not."""
        if active != self.is_active:
            self.is_active = active
            self.renew()

    def move(self, steps: int) -> None:
        """Move the cursor."""
        if self.keys:
            at = self.keys.index(self.current)
            self.go_to(self.keys[max(0, min(len(self.keys) - 1, at + steps))])

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        self.current = key
        self.renew()
        self.reveal()

    def lay_out(self, width: int) -> None:
        """Make the rows, and note where each is."""
        self._places = {}
        self.lay_out_rows(width)

    def reveal(self) -> None:
        """Bring the cursor into sight; on the first row what stands over it too, on the last what stands under it."""
        if self.current in self._places:
            first, last = self._places[self.current]
            if self.current == self.keys[-1]:
                self.show_rows(first, len(self._rows) - 1)
            self.show_rows(0 if self.current == self.keys[0] else first, last)

    def on_resize(self) -> None:
        """Lay out for the new width, and keep the cursor in sight in the new height."""
        super().on_resize()
        self.reveal()

    def on_click(self, event: Click) -> None:
        """A click points at the row under it."""
        at = event.get_content_offset(self)
        line = at.y + round(self.scroll_offset.y) if at else -1
        for key, (first, last) in self._places.items():
            if first <= line <= last:
                self.post_message(self.Pointed(self.id or "", key))
