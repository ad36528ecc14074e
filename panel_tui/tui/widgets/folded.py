"""A sentence or a command at the edge of a pane: whole, on as many lines as it takes."""

from __future__ import annotations

from panel_tui.tui.paint import wrapped
from panel_tui.tui.widgets.bar import Bar


class Folded(Bar):
    """Words in one look, folded to the width."""

    def __init__(self, id: str, look: str = "muted", lead: str = " ") -> None:
        """`lead` stands before the first line."""
        super().__init__(id, "surface")
        self._look, self._lead = look, lead
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self._fold()

    def on_resize(self) -> None:
        """Fold them to the new width."""
        self._fold()

    def _fold(self) -> None:
        width, lead = self.size.width, self._lead
        lines = wrapped(self._words, width - len(lead) - 1) if width > 20 else [self._words]
        self.styles.height = len(lines)
        self.show(*[[(" " * len(lead) if at else lead, "muted"), (line, self._look)] for at, line in enumerate(lines)])
