"""What is said on the screen of awards: what follows a decision, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.moderate.record import needs_the_record
from panel_tui.recommend import awarding
from panel_tui.recommend.awards import Awards, awards
from panel_tui.recommend.awards_noted import Answered, Promotion
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.store.rows import Saying
from panel_tui.tui.board_acts import MOVES_NOTHING
from panel_tui.tui.sitting_acts import SittingActs

if TYPE_CHECKING:
    from panel_tui.journal import Chance


class AwardsActs(SittingActs):
    """The acts over all awards. `awards` are they as they stand: they are read again after each act."""

    def __init__(self, path: Path, chance: Chance | None) -> None:
        """Raises BadInput where the workspace cannot be opened, or is a member's own."""
        super().__init__(path, chance)
        try:
            needs_the_record(self.workspace)
            self._size = -1
            self.ranking: Ranking
            self.awards: Awards
            self.read_again()
        except BaseException:
            self.workspace.close()
            raise

    def read_again(self) -> None:
        """Read what has been said since: the ranking too, where that was not only advice or what follows it."""
        news = self.workspace.entries.since(self._size) if self._size >= 0 else []
        if self._size < 0 or not MOVES_NOTHING.issuperset(one.kind for one in news):
            self.ranking = ranking(self.workspace)
        if self._size < 0 or news:
            self.awards = awards(self.workspace, self.ranking)
        self._size = len(self.workspace.entries)

    def may_be_taken_back(self, said: Sequence[Saying]) -> None:
        """Raise BadInput where an answer would come back whose money has gone on."""
        awarding.may_come_back(self.awards, self._past[-1].back)

    @property
    def today(self) -> date:
        """The day."""
        return date.fromisoformat(self.now()[:10])

    # Saying

    def answer(self, reference: str, given: Answered) -> str:
        """Record what became of an award; its effect. Raises BadInput where it cannot be."""
        self.may_say()
        if given.answer == "waiting":
            saying = awarding.waiting(self.awards, reference, given.reason)
        elif given.answer == "declined":
            saying = awarding.answered(self.awards, reference, "declined", None, given.reason)
        else:
            saying = awarding.answered(self.awards, reference, "accepted", given.sum, given.reason)
        return self.say(reference, "", given.answer, [saying])

    def clear(self, reference: str, number: int, reason: str) -> str:
        """Record what meets a condition or, where it was cleared, why it is open again; the effect."""
        self.may_say()
        term = self.awards.awards[reference].terms[number - 1]
        say = awarding.reopened if term.met else awarding.met
        return self.say(reference, "", f"condition {number}", [say(self.awards, reference, number, reason)])

    def may_promote(self, reference: str, given: Promotion | None = None) -> Saying:
        """The decision that promotes somebody, without one for the whole ask. Raises BadInput where it cannot be."""
        self.may_say()
        sum_, conditions, reason = given or (None, (), "")
        return awarding.promoted(self.workspace, self.awards, reference, sum_, conditions, reason, "")

    def promote(self, reference: str, given: Promotion | None = None) -> str:
        """Promote somebody from the reserve, without more for the whole ask; the effect."""
        return self.say(reference, "", "promoted", [self.may_promote(reference, given)])

    def announce(self, day: date, reason: str) -> str:
        """Record the day of the announcement; the effect."""
        self.may_say()
        return self.say("", "", "the day of the announcement", [awarding.announced(self.awards, day, reason)])

    def lift(self, reason: str) -> str:
        """Record that nothing waits for that day any more; the effect."""
        self.may_say()
        return self.say("", "", "the announcement", [awarding.lifted(self.awards, reason)])

    def may_answer(self, reference: str) -> None:
        """Raise BadInput where nothing can be said of a proposal's award."""
        self.may_say()
        awarding.award_of(self.awards, reference)

    def may_say(self) -> None:
        """Raise BadInput unless this is the office's file."""
        self.read_again()
        if not self.workspace.is_office:
            raise BadInput(Fault("Only the office records what became of awards", "Its own file has this screen too."))

    # What is being written

    def draft_of(self, kind: str, reference: str = "", condition: int = 0) -> Register:
        """Where the draft of it is filed: under the register in which it will be said."""
        about = {"proposal": reference} if reference else {}
        about |= {"condition": str(condition)} if condition else {}
        return Register.of(kind, stage=self.ranking.stage, **about)
