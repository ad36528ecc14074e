"""A screen on which text is written: in a drawer, key by key, each on disk before the next."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Key, Paste

from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.widgets.drawer import Drawer


class WritingScreen(CommandScreen):
    """A screen with a drawer."""

    WRITING: ClassVar[tuple[str, ...]] = ()
    """The places in which keys that are no commands go to the drawer."""
    drawer: Drawer

    async def prepare_to_write(self) -> None:
        """Have the editor ready."""
        await self.drawer.prepare()

    async def typed(self, event: Key | Paste) -> bool:
        """Keys of the editor: whatever is no command here is its own, and goes no further."""
        if self.place not in self.WRITING or (isinstance(event, Key) and self.command_for(event.key)):
            return False
        await self.drawer.take(event)
        self.show_header()
        return True

    @property
    def is_typing(self) -> bool:
        """Whether text is being written."""
        return self.place in self.WRITING

    def show_header(self) -> None:
        """Show how things stand, and whether all is saved."""

    def on_drawer_kept(self) -> None:
        """What was written was kept, or could not be."""
        self.show_header()
