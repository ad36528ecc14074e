"""Writing the reason for a score: it is said when the drawer is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.figures.rounding import show_number
from panel_tui.tui.commands.table.agreeing import BESIDE, said
from panel_tui.tui.commands.table.base import TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class SayReason(TableCommand):
    """Says what was being asked for, with its reason."""

    keys, show, label = "escape,ctrl+s", "esc", "say it"
    help = "Say it with this reason; without one nothing is said"
    where = footer = "reason"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Say it; without a reason, say that nothing was said."""
        pending = screen.pending
        assert pending is not None
        assert pending.score is not None
        assert screen.reference is not None
        reason = screen.leave_drawer().strip()
        if not reason:
            screen.finish()
            asks = screen.row.why_a_reason(pending.score)
            nothing = f"Nothing was agreed: {asks}, so it needs a reason."
            screen.notice(nothing if pending.kind == "agree" else "Nothing was revised: it needs a reason.", "warn")
        elif pending.kind == "agree":
            said(screen, pending.score, reason)
            screen.finish()
        else:
            who = screen.person.name if screen.person else ""
            effect = screen.acts.revise(screen.reference, screen.criterion, screen.member, pending.score, reason)
            screen.finish()
            beside = "; what they said themself counts" if effect == BESIDE else ". u takes it back."
            screen.told(
                f"Revised to {show_number(pending.score)}: ", who, beside, "warn" if effect == BESIDE else "good bold"
            )
