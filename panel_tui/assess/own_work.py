"""A member's own work: their proposals, and what they have said or drafted of each, quick enough for every key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from panel_tui.assess.desk_rows import AUDIENCES, SPEAKING, Audience, Change, Item, State, Unsent
from panel_tui.assess.field_history import field_history
from panel_tui.assess.own_file import OwnFile
from panel_tui.assess.registers import OVERALL, PRIVATE
from panel_tui.assess.sent import Sent
from panel_tui.call.derived import ProposalRow
from panel_tui.call.exact import show_exact
from panel_tui.call.quick import (
    pages_of,
)
from panel_tui.journal import Register, canonical

if TYPE_CHECKING:
    from panel_tui.assess.running import RunningTotal

T = TypeVar("T")


class OwnWork(OwnFile):
    """What the owner of a workspace has at their desk, as it stands."""

    def refresh(self) -> None:
        """Read everything again: after something was said, or a pack was opened into the file."""
        super().refresh()
        self._sent: Sent | None = None
        self._items: dict[str, Item] = {}
        self._stale = set(self._mine)

    # What there is

    @property
    def items(self) -> tuple[Item, ...]:
        """The member's proposals, in order of reference."""
        for reference in self._stale & self._mine.keys():
            self._items[reference] = self._item(reference)
        self._stale.clear()
        return tuple(self._items[reference] for reference in self._mine)

    def item(self, reference: str) -> Item:
        """One of them."""
        return next(one for one in self.items if one.reference == reference)

    def total(self, reference: str) -> RunningTotal | None:
        """What the member's own scores of a proposal add up to, where the call lets them see it and all are given."""
        if not self.call.running_total:
            return None
        from panel_tui.assess.running import running_total

        brief = self.brief(reference)
        return running_total(brief, {one.id: self.answer(reference, one.id) for one in brief.criteria})

    def kinds(self, reference: str, criterion: str) -> Mapping[Audience, str]:
        """The kinds of comment that may be written there: an introducer has speaking notes on the whole as well."""
        introduces = self._mine.get(reference) == "first" and criterion == OVERALL
        return {**AUDIENCES, **SPEAKING} if introduces else AUDIENCES

    @property
    def accepted(self) -> bool:
        """Whether the member has accepted the call's undertaking, or there is none to accept."""
        said = self._glance.heads("undertaking", member=self.member)
        return not self.judges or not self.call.undertaking or any(not one.cleared for one in said)

    @property
    def submitted(self) -> int:
        """How many proposals are submitted, and have not been changed since."""
        return sum(item.state == "submitted" for item in self.items)

    @property
    def to_judge(self) -> int:
        """How many proposals are the member's to judge."""
        return sum(item.state not in ("recused", "declined", "withdrawn") for item in self.items)

    def first_to_do(self) -> str | None:
        """The proposal to begin with: where the member was last, else one begun, else the next; None without any."""
        last = self._glance.note("desk")
        to_do = [item for item in self.items if item.is_to_do]
        wanted = [
            *(item for item in to_do if item.reference == last),
            *(item for item in to_do if item.state in ("in progress", "changed")),
            *to_do,
            *(item for item in self.items if item.is_open),
        ]
        return wanted[0].reference if wanted else None

    def place_of(self, reference: str) -> str:
        """The mark of the paragraph at which the member stopped reading; "" at the beginning."""
        return (self._glance.note(f"desk/{reference}") or "").partition(" ")[0]

    def history(self, reference: str, criterion: str) -> tuple[Change, ...]:
        """How what the member has on a criterion came to be, oldest first: on record, and drafted since."""
        about = {name: part for name, part in self._of(reference).about.items() if name != "round"}
        return field_history(self._glance, about | {"criterion": criterion}, self._said.get)

    def shown(self, reference: str, criterion: str) -> str:
        """What the member has on a criterion, in words: "3", "not applicable", "not scored"."""
        answer = self.answer(reference, criterion)
        if answer.score is not None:
            return show_exact(answer.score)
        return answer.state.replace("_", " ") or "not scored"

    # What has left

    def received(self, reference: str) -> bool:
        """Whether the office has the submission that stands now, as far as its packs and receipts say."""
        return self._far().submission(reference, self.stage) == "received"

    @property
    def unsent(self) -> Unsent:
        """What is said and in no return from this file yet."""
        return self._far().unsent

    def _far(self) -> Sent:
        self._sent = self._sent or Sent(self._glance)
        return self._sent

    # How far a proposal is

    def _item(self, reference: str) -> Item:
        row = self._rows.get(reference, ProposalRow(reference, "", "", "", 0, "", 0, 0))
        interest = self._interests.get(reference, {}).get("interest", "")
        criteria = self._brief(row.brief).criteria if row.brief in self._briefs else ()
        answers = [self.answer(reference, one.id) for one in criteria] if row.here else []
        scored = sum(bool(answer.state) for answer in answers)
        reasons = sum(answer.is_finished for answer in answers)
        pages = pages_of(row.words)
        again = tuple(self._again(row))
        state = self._state(reference, bool(row.here), interest)
        state = "look again" if state == "submitted" and again else state
        who = reference, row.applicant, row.title, row.ask, row.brief
        page = int((self._glance.note(f"desk/{reference}") or "").partition(" ")[2] or 0)
        received = state == "submitted" and self.received(reference)
        more = max(0, pages - page), self._mine[reference], self._declined.get(reference, ""), received
        out = self._withdrawn.get(reference, "")
        return Item(*who, state, scored, reasons, len(criteria), pages, interest, *more, again, out)

    def _again(self, row: ProposalRow) -> Iterator[str]:
        """Why the member should look at a proposal again."""
        if any(one.proposal == row.reference for one in self.differing):
            yield "your machines differ, = settles it"
        if row.reference not in self._submitted or not row.here:
            return
        if row.reference in self._to_revise:
            yield f"round {self.round_of(row.reference)} is open: O shows what others gave, s says what you give now"
        mine = [value for register, value in self._said.items() if register.part("proposal") == row.reference]
        if any(value.get("proposal", row.hash) != row.hash for value in mine):
            yield "it has a new version since you submitted; s submits it again"
        if any(not self.answer(row.reference, one.id).is_finished for one in self._brief(row.brief).criteria):
            yield "a criterion is new and has no score yet"

    def _state(self, reference: str, here: bool, interest: str) -> State:
        if interest == "hard":
            return "recused"
        if reference in self._withdrawn:
            return "withdrawn"
        if reference in self._declined and reference not in self._submitted:
            return "declined"
        if not here:
            return "not here"
        drafted = any(
            register.part("proposal") == reference and register.part("audience") != PRIVATE and self._differs(register)
            for register in self._drafts
        )
        if reference in self._submitted:
            return "changed" if drafted else "submitted"
        begun = drafted or any(register.part("proposal") == reference for register in self._said)
        return "in progress" if begun else "not started"

    def _differs(self, register: Register) -> bool:
        draft, said = self._drafts[register], self._said.get(register)
        return canonical(draft) != canonical(said) and not (said is None and "cleared" in draft)
