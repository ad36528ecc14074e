"""What a meeting settles beside scores: votes, the panel's advice, rulings on late interests, what is called out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.call.adding import declarations
from panel_tui.call.intake.declarations import DeclarationRow
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.moderate import voting
from panel_tui.moderate.agenda import agenda
from panel_tui.moderate.arranging import called_out, saying
from panel_tui.moderate.late import LateInterest, Ruling, late_interests, rule
from panel_tui.moderate.room import SCORING
from panel_tui.tui.table_acts import TableActs

if TYPE_CHECKING:
    from panel_tui.recommend.table import AdviceRow


class OutcomeActs:
    """These acts. Each can be taken back like all else at the table, and returns its effect, one of those of a change
    ("new", "as it is" …)."""

    def __init__(self, acts: TableActs) -> None:
        self._acts = acts

    # Votes

    def voters(self, reference: str) -> tuple[str, ...]:
        """Who may vote on a proposal now, by id, in order of names."""
        table = self._acts.table
        people = table.standing.people
        who = voting.voters(self._acts.workspace, table.standing, table.stage, reference)
        return tuple(sorted(who, key=lambda one: people[one].name.casefold()))

    def vote(
        self,
        reference: str,
        motion: str,
        ayes: tuple[str, ...],
        noes: tuple[str, ...],
        abstained: tuple[str, ...],
        casting: voting.Casting,
    ) -> str:
        """Record a vote. Raises BadInput where somebody voted who may not, or a casting vote is missing."""
        acts, table = self._acts, self._acts.look_again()
        said = voting.vote(
            acts.workspace, table.standing, table.stage, reference, motion, ayes, noes, abstained, casting
        )
        return acts.say(reference, "", "a vote", [said])

    def last_vote(self, reference: str) -> voting.Taken:
        """The vote taken last on a proposal. Only where there is one."""
        table = self._acts.table
        return voting.votes(self._acts.workspace, table.standing, table.stage, reference)[-1]

    def motion_register(self, reference: str) -> Register:
        """Where the draft of a motion is filed."""
        return Register.of("vote", stage=self._acts.table.stage, proposal=reference)

    # The panel's advice

    def advise(self, row: AdviceRow) -> str:
        """Record the panel's advice on one proposal. Raises BadInput where it departs from the line without a reason,
        or its award does not fit."""
        from panel_tui.recommend.advice import sayings, wanted

        acts = self._acts
        acts.look_again()
        chosen = wanted([row], acts.workspace, acts.ranking(), "panel", "", False)
        said = [one for _, one in sayings(chosen, acts.workspace, acts.table.stage, "panel")]
        return acts.say(row.proposal, "", "the panel's advice", said)

    def advice_register(self, reference: str) -> Register:
        """Where the draft of advice is filed."""
        return Register.of("recommendation", stage=self._acts.table.stage, proposal=reference, level="panel")

    # Interests

    def declare(self, reference: str, member: str, reason: str) -> str:
        """Record that a member declares a hard interest in a proposal, on their word: they are recused from it now.

        Raises BadInput where this is not the office's file.
        """
        acts, table = self._acts, self._acts.look_again()
        self._needs_the_office("records an interest for somebody else")
        row = DeclarationRow(member, reference, "hard", reason)
        said = [one for _, one in declarations([row], table.standing, acts.workspace.member)]
        return acts.say(reference, "", "the interest that was declared", said)

    def interest_register(self, reference: str, member: str) -> Register:
        """Where the draft of an interest's reason is filed."""
        return Register.of("declaration", proposal=reference, whose=member)

    def late(self, reference: str) -> tuple[LateInterest, ...]:
        """The interests in a proposal that were declared after their members had scored it."""
        table = self._acts.look_again()
        found = late_interests(self._acts.workspace, table.standing, table.stage, table.sheet)
        return tuple(one for one in found if one.proposal == reference)

    def rule(self, one: LateInterest, ruling: Ruling, reason: str) -> str:
        """Rule on a late interest. Raises BadInput where this is not the office's file."""
        acts = self._acts
        self._needs_the_office("records a ruling on an interest")
        said = rule((one,), acts.table.stage, one.proposal, one.member, ruling, reason)
        return acts.say(one.proposal, "", "the ruling on a late interest", [said])

    def ruling_register(self, one: LateInterest) -> Register:
        """Where the draft of a ruling's reason is filed."""
        return Register.of("ruling", stage=self._acts.table.stage, proposal=one.proposal, member=one.member)

    def _needs_the_office(self, what: str) -> None:
        if not self._acts.table.is_office:
            raise BadInput(Fault(f"Only the office {what}", "Its own file has this table too: panel-tui moderate."))

    # Calling out

    def callers(self, reference: str) -> tuple[str, ...]:
        """Who may call a proposal out of the consent block, by id, in order of names."""
        standing = self._acts.table.standing
        able = {
            id_: one
            for id_, one in standing.people.items()
            if one.role in SCORING and not standing.recused(reference, id_)
        }
        return tuple(sorted(able, key=lambda one: able[one].name.casefold()))

    def call_out(self, reference: str, by: str, reason: str) -> str:
        """Call a proposal out of the consent block. Raises BadInput where it is not in it."""
        acts, table = self._acts, self._acts.look_again()
        value = called_out(agenda(acts.workspace, table.stage), table.standing, reference, by, reason)
        return acts.say(reference, "", "what was called out", [saying(acts.workspace, table.stage, value)])

    def call_register(self, reference: str) -> Register:
        """Where the draft of why a proposal is called out is filed."""
        return Register.of("agenda", stage=self._acts.table.stage, proposal=reference)
