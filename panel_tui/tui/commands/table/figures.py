"""Going to the screens of figures over the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.commands.table.base import BOTH, NO_RANKS, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class ToRanking(TableCommand):
    """Opens the ranking."""

    keys, show, label = "K", "K", "ranking"
    help = "See how sure the order is: totals, calibrated scores, expected ranks, likely places"
    where = BOTH
    footer = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it, or say why not."""
        from panel_tui.tui.screens.ranking import RankingScreen

        if screen.projector:
            screen.notice(NO_RANKS, "warn")
        else:
            screen.app.push_screen(RankingScreen(screen))
