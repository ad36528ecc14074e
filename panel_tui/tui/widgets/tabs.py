"""The places of a screen by name: where one is, and what else there is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from panel_tui.tui.paint import Row, spread
from panel_tui.tui.widgets.bar import Bar


class Places(Bar):
    """A line of names; a click goes to one."""

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._spots: list[tuple[int, str]] = []

    def show_places(self, places: Sequence[tuple[str, str]], here: str, hint: str, width: int) -> None:
        """Show the names of places; `here` is where one is, `hint` stands at the right."""
        row: Row = []
        self._spots, column = [], 0
        for place, words in places:
            row += [(f" {words} ", "ink bold on accent" if place == here else "muted"), (" ", "muted")]
            column += cell_len(words) + 3
            self._spots.append((column, place))
        self.show(spread(row, [(f"{hint} ", "muted")], width))

    def on_click(self, event: Click) -> None:
        """A click chooses the place under it."""
        for end, place in self._spots:
            if event.x < end:
                self.post_message(self.Chosen(place))
                return
