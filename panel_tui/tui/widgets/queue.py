"""The queue: a member's proposals and how far each is; a narrow rail that opens when it is used."""

from __future__ import annotations

from collections.abc import Iterable

from textual.events import Click
from textual.message import Message

from panel_tui.assess.desk_rows import Item
from panel_tui.tui.paint import Row, cut, spread, wrapped
from panel_tui.tui.widgets.lines import Lines

GLYPHS = {
    "submitted": ("✔", "good"),
    "changed": ("◐", "accent"),
    "look again": ("▲", "warn"),
    "in progress": ("◐", "accent"),
    "not started": ("○", "foreground"),
    "declined": ("⊘", "muted"),
    "recused": ("⊘", "muted"),
    "withdrawn": ("⊘", "muted"),
    "not here": ("⊘", "muted"),
}
OPEN = 30
"""From this width on, a line has the applicant and a word for its state."""


class Queue(Lines):
    """A line a proposal."""

    class Pointed(Message):
        """A proposal was clicked."""

        def __init__(self, reference: str) -> None:
            super().__init__()
            self.reference = reference

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._items: tuple[Item, ...] = ()
        self._prefix = ""
        self.cursor = 0
        self._reading = self._only = ""

    def show(self, items: tuple[Item, ...], reading: str, only: str = "") -> None:
        """Show these proposals, of which there may be `only` some; `reading` is the one that is open. The cursor stays
        on its proposal."""
        here = self.current
        self._items, self._reading, self._only = items, reading, only
        if here and here.reference in (references := [item.reference for item in items]):
            self.cursor = references.index(here.reference)
        starts = {item.reference.rpartition("-")[0] for item in items}
        self._prefix = f"{starts.pop()}-" if len(starts) == 1 and len(items) > 1 else ""
        self.cursor = max(0, min(self.cursor, len(items) - 1))
        self.renew()

    @property
    def current(self) -> Item | None:
        """The proposal under the cursor."""
        return self._items[self.cursor] if self._items else None

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(len(self._items) - 1, self.cursor + steps))
        self.renew()
        self.reveal()

    def go_to(self, reference: str) -> None:
        """Put the cursor on a proposal."""
        for number, item in enumerate(self._items):
            if item.reference == reference:
                self.move(number - self.cursor)

    def reveal(self) -> None:
        """Bring the cursor into sight."""
        self.show_rows(self.cursor, self.cursor)

    def lay_out(self, width: int) -> None:
        """A line each: glyph, reference, and where there is room applicant and state."""
        if not self._items and self._only:
            for line in wrapped(f"None is {self._only}. f shows others.", width - 1, " ", " "):
                self.add([(line, "muted")])
        for number, item in enumerate(self._items):
            here = number == self.cursor
            self.add(self._row(item, width, item.reference == self._reading), "panel" if here else "surface")

    def _row(self, item: Item, width: int, reading: bool) -> Row:
        glyph, colour = GLYPHS[item.state]
        done = not item.is_to_do
        ink = "muted" if done else "foreground"
        name = item.reference.removeprefix(self._prefix)
        edge = "▌" if reading else " "
        start: Row = [(edge, "accent"), (f"{glyph} ", colour), (name, f"{ink} bold" if reading else ink)]
        if width < OPEN:
            count = f"{item.scored}/{item.of}" if item.state in ("in progress", "changed") else ""
            return spread(start, [(count, "accent bold")], width)
        title = cut(item.applicant or "(not in this file)", max(0, width - len(name) - 18))
        return spread(
            [*start, ("  ", "muted"), (title, f"{ink} bold" if reading else ink)],
            [(_state(item), colour if item.state != "not started" else "muted"), (" ", "muted")],
            width,
        )

    def targets(self) -> Iterable[tuple[int, str]]:
        """Each proposal."""
        return ((number, item.reference) for number, item in enumerate(self._items))

    def on_click(self, event: Click) -> None:
        """A click opens the proposal under it."""
        at = event.get_content_offset(self)
        if at is None:
            return
        line = at.y + round(self.scroll_offset.y)
        if line < len(self._items):
            self.post_message(self.Pointed(self._items[line].reference))


def _state(item: Item) -> str:
    """How far it is, in a word or two."""
    match item.state:
        case "in progress":
            return f"{item.scored}/{item.of} · {item.left}p left" if item.left else f"{item.scored}/{item.of} scored"
        case "not started":
            return f"{item.pages}p new" if item.pages else "no text"
        case "submitted":
            return "received" if item.received else "submitted"
    return item.state
