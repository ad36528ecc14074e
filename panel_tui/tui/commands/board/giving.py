"""Saying what is advised or decided at the board's table, following the step before, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from panel_tui.figures.rounding import show_count
from panel_tui.journal.fields import Outcome
from panel_tui.recommend.advice import FUNDED, in_words
from panel_tui.recommend.criteria_met import finding_in, finding_text
from panel_tui.recommend.noted import as_text, noted
from panel_tui.recommend.table import AdviceRow
from panel_tui.tui.commands.asking import TakeBack
from panel_tui.tui.commands.board.base import BoardCommand, OnProposal
from panel_tui.tui.commands.effects import show_effect

if TYPE_CHECKING:
    from panel_tui.recommend.board import BoardRow
    from panel_tui.tui.screens.board import BoardScreen

OUTCOMES: dict[str, Outcome] = {"i": "fund", "c": "fund with conditions", "a": "fund in part"}
OUTCOMES |= {"r": "reserve", "d": "defer", "o": "decline"}


class Give(OnProposal):
    """Says what is advised or decided on the proposal."""

    keys, show, label = ",".join(OUTCOMES), "i o", "in, out"
    help = (
        "i fund it, c with conditions, a in part, r reserve, d defer, o decline: at once where the step before says so"
    )
    where = footer = "board"
    writes = True
    ways: ClassVar = {key: f"Say of this proposal: {outcome}" for key, outcome in OUTCOMES.items()}

    def run(self, screen: BoardScreen, key: str) -> None:
        """Record it at once where it says what the step before says and no reason is missing; else ask for it."""
        row = screen.row
        assert row is not None
        outcome = OUTCOMES[key]
        before = row.before
        if (
            before is not None
            and before.outcome == outcome
            and row.given is None
            and not (row.owes and outcome in FUNDED)
            and not screen.acts.drafted(screen.acts.register(row.reference))
        ):
            same = AdviceRow(row.reference, outcome, before.award or None, before.place, before.conditions)
            _record(screen, row, same)
        else:
            _ask(screen, row, outcome)


class Change(OnProposal):
    """Changes what is on record."""

    keys, show, label = "enter,x", "enter", "change"
    help = "Change what is advised or decided on this proposal: award, conditions, place, reason"
    where = footer = "board"
    writes = True

    def run(self, screen: BoardScreen, key: str) -> None:
        """Open it."""
        row = screen.row
        assert row is not None
        _ask(screen, row, row.now.outcome if row.now else "fund")


class Follow(BoardCommand):
    """Asks whether the step before is to be followed for all others."""

    keys, show, label = "F", "F", "follow"
    help = "Say of every proposal on which nothing is on record here what the step before says, after asking"
    where = footer = "board"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Ask."""
        waiting = [row for row in screen.acts.board.rows.values() if row.given is None]
        if not waiting:
            screen.notice("On every proposal something is on record already.")
            return
        screen.place = "follow"
        number = show_count(len(waiting), "proposal")
        screen.notice(f"Follow the step before on {number}? y yes · esc no", "accent bold")


class Followed(BoardCommand):
    """Follows it."""

    keys, show, label = "y", "y", "yes, follow it"
    help = "Follow the step before for all of them"
    where = footer = "follow"
    palette = False

    def run(self, screen: BoardScreen, key: str) -> None:
        """Follow it in one go."""
        screen.place = "board"
        waiting = sum(row.given is None for row in screen.acts.board.rows.values())
        effect = screen.acts.follow()
        screen.show_all()
        show_effect(screen, effect, f"Recorded on {show_count(waiting, 'proposal')} as the step before says.")


class NotNow(BoardCommand):
    """Follows nothing."""

    keys, show, label = "escape", "esc", "no"
    help = "Leave it as it is"
    where = footer = "follow"
    palette = False

    def run(self, screen: BoardScreen, key: str) -> None:
        """Go back."""
        screen.place = "board"
        screen.show_hints()


class Find(OnProposal):
    """Says how far a proposal meets the criteria."""

    keys, show, label = "t", "t", "criteria"
    help = "Say how far this proposal meets the criteria as the panel finds: fully, partly or not, with the reason"
    where = footer = "board"
    writes = True

    def can(self, screen: BoardScreen) -> bool:
        """Whether this is the level of the panel: nobody else finds that."""
        return super().can(screen) and screen.acts.level == "panel"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Ask for it."""
        row, acts = screen.row, screen.acts
        assert row is not None
        reference = row.reference

        def say(text: str) -> None:
            if not text:
                screen.notice("Nothing was recorded.")
                return
            effect = acts.find(reference, *finding_in(text))
            screen.show_all()
            show_effect(screen, effect, f"{reference} meets the criteria: {acts.met[reference].found}.")

        title = f"{reference} meets the criteria fully, partly or not; computed: as its scores say "
        screen.ask(acts.finding(reference), title, finding_text(acts.met[reference]), say)


class Undo(TakeBack):
    """Takes back what was said last: whatever is said tells its key."""

    where = "board"


def _ask(screen: BoardScreen, row: BoardRow, outcome: Outcome) -> None:
    """Open the drawer on what the outcome needs."""

    def say(text: str) -> None:
        if not text:
            screen.notice("Nothing was recorded.")
        else:
            _record(screen, row, noted(text, row.reference))

    given = row.given or row.before
    if row.owes and given is not None and given.follows:
        given = given.model_copy(update={"reason": ""})  # what the line says of itself is no reason for an award
    register = screen.acts.register(row.reference)
    screen.ask(register, f"{row.reference}: {outcome} ", as_text(outcome, row.ask, given), say)


def _record(screen: BoardScreen, row: BoardRow, given: AdviceRow) -> None:
    effect = screen.acts.give(given)
    screen.show_all()
    now = screen.acts.board.rows[row.reference].given
    show_effect(screen, effect, f"{row.reference}: {in_words(now)}." if now else "")
