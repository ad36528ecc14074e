"""Going over the board's table, and what can be seen beside it: the portfolio, why, scenarios, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.tui.commands.board.base import BoardCommand, OnProposal
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.board import BoardScreen


class Portfolio(BoardCommand):
    """Looks for the best portfolio."""

    keys, show, label = "s", "s", "portfolio"
    help = "Look for the awards with the most merit that money and rules allow, and show where they are others"
    where = footer = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Look for it."""
        screen.look()


class Why(OnProposal):
    """Says why a proposal is in the portfolio or not."""

    keys, show, label = "w", "w", "why"
    help = "See why this proposal is in the portfolio or not, who would give way otherwise, and how firm that is"
    where = footer = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Ask; what cannot be chosen is said at once."""
        row = screen.row
        assert row is not None
        if all(option.reference != row.reference for option in screen.acts.problem.options):
            raise BadInput(Fault(f"{row.reference} is not among the proposals to choose from: {row.why}"))
        screen.ask_why(row.reference)


class Stable(BoardCommand):
    """Says how stable the portfolio is."""

    keys, show, label = "S", "S", "stability"
    help = "See which awards of the portfolio hang on a weight, on one member's scores, or on the likely order"
    where = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Work it out."""
        screen.ask_stability()


class Scenarios(BoardCommand):
    """Opens the scenarios."""

    keys, show, label = "n", "n", "scenarios"
    help = "Open the scenarios: less or more money, and those that are saved; save, change, drop or choose one"
    where = "board"

    async def run(self, screen: BoardScreen, key: str) -> None:
        """Open them; the next key finds them there."""
        from panel_tui.tui.screens.scenarios import ScenariosScreen

        await screen.app.push_screen(ScenariosScreen(screen))


class Stop(BoardCommand):
    """Stops what is being looked for."""

    keys, show, label = "escape", "esc", "stop"
    help = "Stop what is being worked out"
    where = "board"
    palette = False

    def can(self, screen: BoardScreen) -> bool:
        """Whether anything is."""
        return any(not job.is_quiet for job in screen.jobs.waiting)

    def run(self, screen: BoardScreen, key: str) -> None:
        """Stop it."""
        screen.stop()


class Shares(BoardCommand):
    """Shows how the awards are shared out."""

    keys, show, label = "m", "m", "money"
    help = "See how the awards stand against the rules, and how they are shared out by region, kind of lead and strand"
    where = footer = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Show it."""
        from panel_tui.tui.screens.page import Page

        screen.app.push_screen(Page("The rules, and how the awards are shared out", screen.share_rows()))


class Level(BoardCommand):
    """Goes to the next level."""

    keys, show, label = "l", "l", "level"
    help = "Go on to the next level: the panel's advice, the board's, the decision; each beside the one before"
    where = footer = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Go there."""
        screen.acts.turn()
        screen.show_all()
        screen.notice(f"This is {screen.acts.told} now.")


class ToAwards(BoardCommand):
    """Goes to what follows the decision."""

    keys, show, label = "A", "A", "awards"
    help = "Go to the awards: who accepts or declines, which conditions are cleared, who comes up from the reserve"
    where = footer = "board"

    def can(self, screen: BoardScreen) -> bool:
        """Whether this is the last level: the decision itself."""
        return screen.acts.level == "decision"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Open them."""
        screen.open_awards()


class Move(OnProposal):
    """Moves the cursor."""

    keys, show, label = KEYS, "↑↓", "proposal"
    help = "Go to the proposal above or below"
    where = "board"
    palette = False

    def run(self, screen: BoardScreen, key: str) -> None:
        """Move it."""
        screen.move(STEPS[key])
