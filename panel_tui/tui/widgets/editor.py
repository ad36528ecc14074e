"""The editor in the drawer. It is loaded when something is written, or soon after the first paint."""

from __future__ import annotations

from textual.events import Key, Paste
from textual.widgets import TextArea

from panel_tui.files.text import clean


class Editor(TextArea):
    """Several lines of plain text. Keys reach it by `take`, in the order in which they were typed."""

    DEFAULT_CSS = """
    Editor { height: 1fr; border: none; padding: 0 1; background: $surface; color: $foreground; }
    Editor:focus { border: none; }
    Editor .text-area--cursor { background: $foreground; color: $surface; }
    Editor .text-area--selection { background: $accent; color: $ink; }
    """

    def __init__(self) -> None:
        super().__init__(id="editor", soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self.cursor_blink = False

    def begin(self, text: str) -> None:
        """Begin with `text`, the cursor at its end; undoing never goes back beyond it."""
        self.load_text(clean(text))
        self.move_cursor(self.document.end)
        self.call_after_refresh(self._show_from_the_top)

    def to_end_of_first_line(self) -> None:
        """Go there, where labelled lines are to be filled in from the top."""
        self.move_cursor((0, len(self.document.get_line(0))))

    def _show_from_the_top(self) -> None:
        # It may have had no size when the text came.
        self.scroll_to(y=0, animate=False, force=True)
        self.scroll_cursor_visible()

    async def take(self, event: Key | Paste) -> bool:
        """Do at once what a key or a paste means here; whether it means anything."""
        if isinstance(event, Paste):
            self.insert(clean(event.text))
            return True
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                return True
        if event.is_printable or event.key == "enter":
            await self._on_key(event)
            return True
        return False
