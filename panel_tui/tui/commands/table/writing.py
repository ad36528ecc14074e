"""Writing: the reason for a score, and the panel's statement. Both are said when the drawer is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.figures.rounding import show_number
from panel_tui.tui.commands.table.agreeing import BESIDE, said
from panel_tui.tui.commands.table.base import OnAgenda, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class Statement(OnAgenda):
    """Writes the panel's statement."""

    keys, show, label = "t", "t", "statement"
    help = "Write the panel's statement on this proposal: its reasons, for the board"
    where = footer = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Open the drawer."""
        assert screen.reference is not None
        register = screen.acts.statement_register(screen.reference)
        screen.ask("statement", register, None, f"The panel's statement on {screen.reference} ", screen.data.statement)


class SayStatement(TableCommand):
    """Says the statement."""

    keys, show, label = "escape,ctrl+s", "esc", "done"
    help = "Close the statement, and say it where it has changed"
    where = footer = "drawer"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Say it, where it has changed."""
        pending, reference = screen.pending, screen.reference
        assert pending is not None
        assert reference is not None
        text, before = screen.leave_drawer(), screen.data.statement
        effect = "as it is" if text.strip() == before.strip() else screen.acts.state(reference, text)
        screen.finish()
        if effect == "as it is":
            screen.notice(f"The statement on {reference} is as it was." if before else "No statement was written.")
        elif effect == BESIDE:
            screen.notice("Noted beside the chair's own statement, which counts.", "warn")
        elif text.strip():
            screen.notice(f"The panel's statement on {reference} is said. u takes it back.", "good bold")
        else:
            screen.notice(f"The statement on {reference} is taken away. u brings it back.", "good bold")


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
