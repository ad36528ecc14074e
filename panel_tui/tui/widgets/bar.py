"""A line of text at the edge of a screen or a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from panel_tui.tui.paint import Paint, Row

if TYPE_CHECKING:
    from panel_tui.tui.app import PanelApp


class Bar(Widget):
    """One line (or a few) of spans on one ground. Text in it is never markup."""

    app: PanelApp
    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, id: str, ground: str = "background") -> None:
        super().__init__(id=id)
        self._ground = ground
        self._rows: list[Row] = [[]]

    def show(self, *rows: Row) -> None:
        """Show these rows."""
        if list(rows) != self._rows:
            self._rows = list(rows)
            self.refresh()

    @property
    def paint(self) -> Paint:
        """The colours of the theme."""
        return self.app.paint

    def render_line(self, y: int) -> Strip:
        """One line."""
        row = self._rows[y] if y < len(self._rows) else []
        return self.paint.strip(row, self.size.width, self._ground)
