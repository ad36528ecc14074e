"""A screen over another, which shows through in a shade of the page's ground."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import RenderResult
from textual.color import Color
from textual.css.styles import RulesMap
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from panel_tui.tui.screens.base import CommandScreen


class Over(CommandScreen, ModalScreen[None]):
    """It does what Textual's modal screen does, and paints what is under it in a third of the time."""

    BLANK = False

    def render(self) -> RenderResult:  # type: ignore[override] # Screen's signature leaves out the visuals it shows
        """What is under it, in the shade; where there is nothing, its own ground."""
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        return Shade(stack[at - 1], self.styles.background) if at else super().render()


class Shade(Visual):
    """A screen with each of its colours mixed with another."""

    def __init__(self, screen: Screen[object], tint: Color) -> None:
        """`tint` is as opaque as the shade is to be dark."""
        self._screen, self._tint = screen, tint

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines of the screen as it is now."""
        # Textual's own background of a modal screen asks the same of a screen; there is no public way.
        return [self._shaded(strip) for strip in self._screen._compositor.render_strips()]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as the screen."""
        return self._screen.size.height

    def _shaded(self, strip: Strip) -> Strip:
        return Strip([Segment(text, shaded(look, self._tint)) for text, look, _ in strip], strip.cell_length)


@lru_cache(maxsize=1024)
def shaded(look: RichStyle | None, tint: Color) -> RichStyle:
    """How what looks so does in the shade; it leads nowhere when it is clicked."""
    if look is None:
        return RichStyle()
    colours = ((Color.from_rich_color(one) + tint).rich_color if one else None for one in (look.color, look.bgcolor))
    return look.clear_meta_and_links() + RichStyle.from_color(*colours)
