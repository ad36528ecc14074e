"""Writing a reason, or other words that something needs: it is said when the drawer is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.faults import PanelError
from panel_tui.tui.commands.table.base import TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class SayReason(TableCommand):
    """Says what was being asked for, with what was written."""

    keys, show, label = "escape,ctrl+s", "esc", "say it"
    help = "Say it with these words; without any nothing is said"
    where = footer = "reason"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Say it; without words, say that nothing was said. What cannot be said is kept, to be mended."""
        pending = screen.pending
        assert pending is not None
        assert pending.say is not None
        text = screen.leave_drawer().strip()
        try:
            kept = pending.say(text)
        except PanelError:
            screen.acts.keep(pending.register, text, True)
            raise
        screen.finish(keeping=kept is True)
