"""What is said for good at the chair's table. The workspace stays open, and what was said can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.journal import Register
from panel_tui.moderate import agreeing, statements
from panel_tui.moderate.record import is_the_chairs_own
from panel_tui.moderate.table import ChairsTable
from panel_tui.moderate.undoing import may_be_taken_back
from panel_tui.store.rows import Saying
from panel_tui.tui.sitting_acts import SittingActs

if TYPE_CHECKING:
    from panel_tui.assess.counting import Place
    from panel_tui.journal import Chance
    from panel_tui.moderate.panel_record import PanelRecord
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.where import Whereabouts

StatementPart = Literal["reasons", "feedback"]
WHAT: dict[StatementPart, str] = {"reasons": "the statement", "feedback": "the feedback for the applicant"}


class TableActs(SittingActs):
    """The acts of whoever sits at the table. `table` is what they look at: it is read again after each act."""

    def __init__(self, path: Path, chance: Chance | None) -> None:
        """Raises BadInput where the workspace cannot be opened, or is a member's own."""
        super().__init__(path, chance)
        try:
            self.table = ChairsTable(self.workspace)
        except BaseException:
            self.workspace.close()
            raise
        self.begun = self._begun()
        """The proposals whose statement was begun and not said, and which parts of it."""

    # Saying

    def read_again(self) -> None:
        """Read what has been said since, here or elsewhere."""
        self.table.look_again()

    def may_be_taken_back(self, said: Sequence[Saying]) -> None:
        """Raise BadInput where whoever settles its proposal may not do so now."""
        may_be_taken_back(self.workspace, self.table.standing, said)

    def look_again(self) -> ChairsTable:
        """The table as it stands now: what is said is judged by that, not by what was there when it was last read."""
        self.table.look_again()
        return self.table

    def agree(self, reference: str, scores: dict[str, Fraction], reason: str = "") -> str:
        """Record agreed scores of one proposal by criterion; what became of it: see `say`.

        Raises BadInput where a score is not on its scale, or departs from the median without a reason.
        """
        table = self.look_again()
        for criterion, score in scores.items():
            agreeing.on_scale(table.standing, table.stage, reference, criterion, score)
        rows = [AgreedRow(reference, criterion, score, reason, table.stage) for criterion, score in scores.items()]
        said = agreeing.agreed(rows, self.workspace, table.standing, {table.stage: table.sheet})
        titles = [table.matrix(reference).row(criterion).criterion.title for criterion in scores]
        what = titles[0] if len(titles) == 1 else f"{len(titles)} criteria"
        return self.say(reference, next(iter(scores)), f"{what}, agreed", [saying for _, saying in said])

    def revise(self, reference: str, criterion: str, member: str, score: Fraction, reason: str) -> str:
        """Record a member's score as revised in the meeting.

        Raises BadInput where it is not on the scale, has no reason, or the member is recused.
        """
        table = self.look_again()
        agreeing.on_scale(table.standing, table.stage, reference, criterion, score)
        saying = agreeing.panel_score(
            self.workspace, table.standing, table.stage, reference, criterion, member, score, reason
        )
        title = table.matrix(reference).row(criterion).criterion.title
        return self.say(reference, criterion, f"{title}, a revised score", [saying])

    def mark(self, reference: str, scores: Mapping[str, Fraction]) -> int:
        """Note the chair's marks on criteria of one proposal; how many. They cannot be taken back.

        Raises BadInput where a score is not on its scale, or a mark is noted already.
        """
        table = self.look_again()
        said = []
        for criterion, score in scores.items():
            agreeing.on_scale(table.standing, table.stage, reference, criterion, score)
            said.append(agreeing.chairs_mark(self.workspace, table.standing, table.stage, reference, criterion, score))
        self._write(said)
        for saying in said:
            self.forget(saying.register)
        return len(said)

    def state(self, reference: str, part: StatementPart, text: str) -> str:
        """Record a part of the panel's statement on a proposal as a draft; where nothing is left, it is taken away."""
        table = self.look_again()
        if not text.strip() and not table.statement(reference):
            return "as it is"
        said = statements.drafting(self.workspace, table.standing, table.stage, reference, **{part: text})
        return self.say(reference, "", WHAT[part], [said])

    def approve(self, reference: str) -> str:
        """Record that the chair approves the statement. Raises BadInput where there is none to approve."""
        table = self.look_again()
        said = statements.approving(self.workspace, table.standing, table.stage, reference)
        return self.say(reference, "", "the approval of the statement", [said])

    def record(self, said: Sequence[Saying]) -> None:
        """Record what happens in the room: it is not taken back, but followed by what happens next."""
        self._write(said)

    # What is being written

    def statement_register(self, reference: str, part: StatementPart) -> Register:
        """Where what is being written of a statement is kept."""
        about = {"stage": self.table.stage, "proposal": reference}
        return Register.of("statement", **about, **({} if part == "reasons" else {"part": part}))

    def agreed_register(self, reference: str, criterion: str) -> Register:
        """Where the draft of a reason for an agreed score is filed."""
        return Register.of("agreed", stage=self.table.stage, proposal=reference, criterion=criterion)

    def mark_register(self, reference: str, criterion: str) -> Register:
        """Where the draft of a mark is filed."""
        return Register.of("mark", stage=self.table.stage, proposal=reference, criterion=criterion)

    def revised_register(self, reference: str, criterion: str, member: str) -> Register:
        """Where the draft of a reason for a revised score is filed: it is not the member's own draft."""
        about = {"stage": self.table.stage, "proposal": reference, "criterion": criterion}
        return Register.of("panel_score", **about, whose=member)

    def keep(self, register: Register, text: str, going_on: bool) -> None:
        """Keep what is being written."""
        super().keep(register, text, going_on)
        self.begun = self._begun()

    def forget(self, register: Register) -> None:
        """Drop what was being written: it has been said, or is not wanted."""
        super().forget(register)
        self.begun = self._begun()

    def _begun(self) -> dict[str, tuple[StatementPart, ...]]:
        found: dict[str, tuple[StatementPart, ...]] = {}
        for one in self.workspace.drafts.all(stage=self.table.stage):
            if one.register.kind == "statement":
                reference = one.register.part("proposal")
                part: StatementPart = "feedback" if one.register.part("part") else "reasons"
                found[reference] = (*found.get(reference, ()), part)
        return found

    # Where it stands, and how it came to that

    def ranking(self) -> Ranking:
        """The ranking as it stands now, of what the table shows."""
        from panel_tui.recommend.lines import ranking_of

        table = self.table
        return ranking_of(self.workspace, table.standing, table.stage, table.counts, table.sheet)

    def panel_record(self) -> PanelRecord:
        """What the record says of the panel, of what the table shows."""
        from panel_tui.moderate.panel_record import panel_record

        table = self.table
        return panel_record(self.workspace, table.standing, table.stage, table.counts)

    def reasons_given(self) -> dict[Place, str]:
        """What members wrote to the panel of the scores that count."""
        from panel_tui.moderate.reasons_given import reasons_in

        table = self.table
        return reasons_in(self.workspace, table.stage, table.sheet, table.counts)

    @property
    def is_the_chairs_own(self) -> bool:
        """Whether this is the chair's own file or a deputy's."""
        return is_the_chairs_own(self.workspace)

    def where(self, reference: str) -> Whereabouts | None:
        """Where a proposal stands, as far as the panel has agreed it."""
        from panel_tui.recommend.where import where_it_stands

        return where_it_stands(self.ranking(), reference) if self.table.item(reference).is_agreed else None
