"""Going to the screens of figures over the table."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from panel_tui.tui.commands.table.base import BOTH, NO_RANKS, OnCriterion, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.over_table import OverTable
    from panel_tui.tui.screens.table import TableScreen

NO_SEVERITY = "What the scores say of members is never shown in projector mode: p leaves it."


class ToFigures(TableCommand):
    """Opens a screen of figures over the table."""

    where = BOTH
    footer = "table"
    hidden = ""
    """Why it stays closed while the screen is projected."""

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it, or say why not."""
        if screen.projector:
            screen.notice(self.hidden, "warn")
        else:
            screen.app.push_screen(self.screen_over(screen))

    @abstractmethod
    def screen_over(self, table: TableScreen) -> OverTable[Any]:
        """The screen."""


class ToRanking(ToFigures):
    """Opens the ranking."""

    keys, show, label = "K", "K", "ranking"
    help = "See how sure the order is: totals, calibrated scores, expected ranks, likely places"
    hidden = NO_RANKS

    def screen_over(self, table: TableScreen) -> OverTable[Any]:
        """The ranking."""
        from panel_tui.tui.screens.ranking import RankingScreen

        return RankingScreen(table)


class ToPanel(ToFigures):
    """Opens the page on the panel."""

    keys, show, label = "S", "S", "panel"
    help = "See what the scores say of the panel: agreement, severity, use of the scale, drift, gaps, outcomes"
    hidden = NO_SEVERITY

    def screen_over(self, table: TableScreen) -> OverTable[Any]:
        """The page on the panel."""
        from panel_tui.tui.screens.the_panel import PanelScreen

        return PanelScreen(table)


class WhyApart(OnCriterion):
    """Explains why members are apart."""

    keys, show, label = "E", "E", "why apart"
    help = "See why members are apart on this proposal: strictness, scores that their reasons belie, disagreement"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show it as soon as it is reckoned; with names for the chair's own eyes alone."""
        from panel_tui.tui.screens.why_apart import WhyApartPage

        assert screen.reference is not None
        if screen.data.hidden:
            screen.notice(screen.data.hidden, "warn")
            return
        acts = screen.acts
        names = acts.is_the_chairs_own and not screen.projector
        screen.app.push_screen(WhyApartPage(acts.ranking(), acts.reasons_given(), screen.reference, names))
