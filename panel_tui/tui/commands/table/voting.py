"""A vote on the proposal: its motion is written, then everybody's vote is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.files.text import clean
from panel_tui.tui.commands.effects import show_effect
from panel_tui.tui.commands.table.base import OnCriterion
from panel_tui.tui.screens.voting import Ballot, VotePage

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class TakeVote(OnCriterion):
    """Takes a vote."""

    keys, show, label = "V", "V", "vote"
    help = "Take a vote on this proposal: write the motion, then note who is for it and who against"
    where = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask for the motion."""
        reference = screen.reference
        assert reference is not None
        voters = screen.outcomes.voters(reference)
        if not voters:
            raise BadInput(Fault(f"Nobody may vote on {reference}", "Record who is in the room first."))

        def say(motion: str) -> bool:
            if not motion:
                screen.notice("There is no vote without a motion.", "warn")
                return False
            name = screen.table.standing.name
            named = tuple((one, clean(name(one))) for one in voters)
            screen.app.push_screen(VotePage(f"{reference}: {motion}", named, lambda ballot: record(motion, ballot)))
            return True

        def record(motion: str, ballot: Ballot) -> None:
            effect = screen.outcomes.vote(reference, motion, ballot.ayes, ballot.noes, ballot.abstained, ballot.casting)
            screen.acts.forget(register)
            screen.show_all()
            show_effect(screen, effect, f"{screen.outcomes.last_vote(reference).tally}.")

        register = screen.outcomes.motion_register(reference)
        screen.ask(register, f"The motion on {reference}: what is voted on ", say=say)
