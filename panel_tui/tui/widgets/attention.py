"""What the office should look at, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.tui.paint import wrapped
from panel_tui.tui.widgets.lines import Lines


class Attention(Lines):
    """What has to be settled first, then what else is worth knowing."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._urgent: Sequence[str] = ()
        self._others: Sequence[str] = ()

    def show(self, urgent: Sequence[str], others: Sequence[str]) -> None:
        """Show these sentences."""
        self._urgent, self._others = tuple(urgent), tuple(others)
        self.renew()

    def lay_out(self, width: int) -> None:
        """A paragraph each."""
        for sentence in self._urgent:
            self._put("▲", "warn bold", sentence, "foreground", width)
        for sentence in self._others:
            self._put("·", "muted", sentence, "muted", width)
        if not self._urgent and not self._others:
            self._put("✔", "good", "Nothing wants your attention.", "muted", width)
        elif not self._urgent:
            self._put("✔", "good", "Nothing has to be settled.", "muted", width)

    def height_for(self, width: int) -> int:
        """How many lines it has in `width` cells."""
        sentences = [*self._urgent, *self._others, *([] if self._urgent else [""])]
        return sum(len(wrapped(one, width - 4)) for one in sentences)

    def _put(self, glyph: str, look: str, sentence: str, ink: str, width: int) -> None:
        for number, line in enumerate(wrapped(sentence, width - 4)):
            self.add([(f" {glyph} " if not number else "   ", look), (line, ink)])
