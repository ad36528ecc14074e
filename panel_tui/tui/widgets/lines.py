"""A pane of prepared lines: laid out for a width, painted only where it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from panel_tui.tui.paint import Paint, Row

if TYPE_CHECKING:
    from panel_tui.tui.app import PanelApp


class Lines(ScrollView, can_focus=False):
    """A scrolling pane. Whoever derives from it lays out rows for a width, and says on which ground each stands."""

    app: PanelApp
    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $surface;
    }
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._laid_out_for = 0
        self._rows: list[Row] = []
        self._grounds: list[str] = []
        self._strips: dict[int, Strip] = {}
        self._letters: Mapping[int, str] = {}

    # For whoever derives from it

    def lay_out(self, width: int) -> None:
        """Make the rows for `width` cells, by `add`."""
        raise NotImplementedError  # no abstract method: the metaclass of Textual's widgets is not that of ABC

    def add(self, row: Row, ground: str = "surface") -> int:
        """Put a row at the end; its number."""
        self._rows.append(row)
        self._grounds.append(ground)
        return len(self._rows) - 1

    def replace(self, number: int, row: Row, ground: str = "surface") -> None:
        """Put another row in the place of one: the others stay as they are."""
        self._rows[number], self._grounds[number] = row, ground
        self._strips.pop(number, None)
        self.refresh()

    @property
    def is_laid_out(self) -> bool:
        """Whether its rows are there, for the width that it has now."""
        return self.scrollable_content_region.width == self._laid_out_for > 0

    def targets(self) -> Iterable[tuple[int, str]]:
        """What one can jump to: its row, and the key by which the screen knows it."""
        return ()

    # What there is

    def renew(self) -> None:
        """Lay out again: something in it has changed."""
        width = self.scrollable_content_region.width
        if width <= 0:
            self._laid_out_for = 0  # not shown: it is laid out when it is
            return
        self._rows, self._grounds, self._strips = [], [], {}
        self._laid_out_for = width
        self.lay_out(width)
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def on_resize(self) -> None:
        """Lay out for the new width, and keep what is seen in sight."""
        self.ready()

    def ready(self) -> None:
        """See that it is laid out for the width that it has now: before its rows are asked for anything."""
        if self.scrollable_content_region.width not in (0, self._laid_out_for):
            self.renew()
            self.reveal()

    def repaint(self) -> None:
        """Paint again: the colours have changed."""
        self._strips = {}
        self.refresh()

    def reveal(self) -> None:
        """Bring what is current into sight."""

    def show_rows(self, first: int, last: int) -> None:
        """Scroll so that the rows from `first` to `last` are seen or, where they do not fit, the first of them."""
        height = self.scrollable_content_region.height
        top = round(self.scroll_offset.y)
        if last >= top + height:
            top = last - height + 1
        top = min(top, first)
        self.scroll_to(y=top, animate=False, force=True)

    # Jumping

    def seen_targets(self) -> list[tuple[int, str]]:
        """What one can jump to, of what is seen."""
        if not self.display or not self.size.height:
            return []
        self.ready()
        top = round(self.scroll_offset.y)
        return [(row, key) for row, key in self.targets() if top <= row < top + self.size.height]

    def letter(self, letters: Mapping[int, str]) -> None:
        """Show letters at the beginning of these rows, for jumping there."""
        self._letters = letters
        self.refresh()

    @property
    def paint(self) -> Paint:
        """The colours of the theme."""
        return self.app.paint

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What each painted line is passed through: nothing that looks for colours of the terminal's own, which no
        theme of ours has."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a part of the pane. A pane without a border has no use for all that Textual puts around a line,
        and shows the strips that it has made: most of the work of painting is making strips."""
        if any(self.styles.gutter) or self.get_line_filters():
            return super().render_lines(crop)
        ground, left, right = self.visual_style.rich_style, *crop.column_span
        return [self.render_line(y).adjust_cell_length(right, ground).crop(left) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """The line that is seen at `y`."""
        if self.scrollable_content_region.width != self._laid_out_for:
            self.renew()  # the first time: so the first frame has its rows
            self.reveal()
        number = y + round(self.scroll_offset.y)
        width = self.size.width
        if number >= len(self._rows):
            return self.paint.strip([], width)
        if number not in self._strips:
            self._strips[number] = self.paint.strip(self._rows[number], width, self._grounds[number])
        strip = self._strips[number]
        if number not in self._letters:
            return strip
        letter = self.paint.strip([(f" {self._letters[number]} ", "ink bold on accent")], 3)
        return Strip.join([letter, strip.crop(3, width)])
