"""A member's own work: their proposals, and what they have said or drafted of each, quick enough for every key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from panel_tui.assess.desk_rows import AUDIENCES, SPEAKING, Answer, Audience, Change, Item, State, Unsent
from panel_tui.assess.field_history import field_history
from panel_tui.assess.library import Library
from panel_tui.assess.registers import OVERALL, PRIVATE, SAID, Assessment
from panel_tui.assess.sent import Sent
from panel_tui.assess.talk import declined
from panel_tui.call.best import strictest_first
from panel_tui.call.derived import ASSIGNMENTS, PEOPLE, PROPOSALS, ProposalRow
from panel_tui.call.exact import show_exact
from panel_tui.call.quick import (
    QuickBrief,
    QuickCall,
    QuickCriterion,
    QuickProposal,
    pages_of,
    quick_brief,
    quick_call,
    quick_proposal,
)
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register, canonical
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Head

if TYPE_CHECKING:
    from panel_tui.assess.differing import Difference
    from panel_tui.assess.running import RunningTotal

T = TypeVar("T")


class OwnWork:
    """What the owner of a workspace has at their desk, as it stands."""

    def __init__(self, glance: Glance) -> None:
        """`glance` is the workspace, open and up to date. Raises BadInput where it holds no call."""
        self.path = glance.path
        self._glance = glance
        self.library = Library(glance, self)
        """Where things are looked up."""
        self._read_briefs: dict[str, QuickBrief] = {}
        self._read_proposals: dict[str, QuickProposal] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read everything again: after something was said, or a pack was opened into the file."""
        glance = self._glance
        glance.seen()
        self.member = glance.note("member") or ""
        forces = {(one.about["document"], one.about["of"]): one.value["hash"] for one in glance.heads("in_force")}
        self.call_hash = forces.get(("call", ""), "")
        data = glance.documents.get(self.call_hash)
        if data is None:
            raise BadInput(Fault("This file holds no call yet", "Open a pack into it.", self.path.name))
        self.call: QuickCall = quick_call(data)
        self.stage = self.call.stage
        people = {row.id: row for row in glance.rows(PEOPLE)}
        self.judges = self.member in people and people[self.member].role != "office"
        self.member_name = people[self.member].name if self.member in people else self.member
        self.office_name = next((row.name for row in people.values() if row.role == "office"), "the office")
        self._briefs: dict[str, str] = {of: hash_ for (document, of), hash_ in forces.items() if document == "brief"}
        self._rows = {row.reference: row for row in glance.rows(PROPOSALS)}
        mine = [row for row in glance.rows(ASSIGNMENTS) if (row.stage, row.member) == (self.stage, self.member)]
        self._mine = {row.reference: row.role for row in sorted(mine, key=lambda row: row.reference)}
        self._declined = declined(glance, self.stage, self.member)
        out = [one for one in glance.heads("withdrawn") if not one.cleared]
        self._withdrawn: dict[str, str] = {one.about["proposal"]: one.value["reason"] for one in out}
        own_day = [one for one in glance.heads("extension", stage=self.stage, member=self.member) if not one.cleared]
        self.due = date.fromisoformat(own_day[0].value["due"]) if own_day else self.call.due
        """By when the member returns their scores; None where no day is set."""
        self._read_words()
        self.library.refresh()
        self._sent: Sent | None = None
        self._items: dict[str, Item] = {}
        self._stale = set(self._mine)

    def catch_up(self) -> bool:
        """Read everything again if the file was changed by somebody else; whether it was."""
        changed = self._glance.changed_elsewhere()
        if changed:
            self.refresh()
        return changed

    def _read_words(self) -> None:
        """What the member has said and drafted, by register."""
        about = {"stage": self.stage, "round": Assessment("", "", "").round, "member": self.member}
        self._said: dict[Register, Any] = {}
        several = False
        for kind in SAID:
            for head in _own_first(self._glance.heads(kind, **about)):
                register = Register.of(kind, **head.about)
                several = several or (register in self._said and head.source == "own")
                self._said.setdefault(register, head.value)
        self._drafts = {one.register: one.value for one in self._glance.drafts.all(member=self.member)}
        submissions = self._glance.heads("submission", **about)
        self._submitted = {one.about["proposal"] for one in submissions if not one.cleared}
        heads = self._glance.heads("declaration", member=self.member)
        several = several or len({head.about_text for head in heads}) < len(heads)
        self.differing: tuple[Difference, ...] = self._differences() if several else ()
        """On what the member's machines differ."""
        declared = strictest_first(heads)
        self._interests = {one.about["proposal"]: one.value for one in reversed(declared) if not one.cleared}

    @property
    def device(self) -> str:
        """The fingerprint of the machine that this file writes from; "" before it has written anything."""
        return self._glance.note("device") or ""

    def _differences(self) -> tuple[Difference, ...]:
        from panel_tui.assess.differing import differences

        return differences(self._glance, self.stage, self.member)

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

    def brief(self, reference: str) -> QuickBrief:
        """The brief by which a proposal is judged."""
        return self._brief(self._rows[reference].brief)

    def criterion(self, reference: str, id_: str) -> QuickCriterion:
        """One criterion of a proposal's brief."""
        return next(one for one in self.brief(reference).criteria if one.id == id_)

    def proposal(self, reference: str) -> QuickProposal:
        """A proposal as it is read."""
        return self._proposal(self._rows[reference].hash)

    def answer(self, reference: str, criterion: str) -> Answer:
        """What the member has on a criterion or, with "overall", on the whole."""
        of = self._of(reference)
        score = self._value(of.score(criterion)) or {}
        kinds = [*AUDIENCES, *(SPEAKING if criterion == OVERALL else ())]
        comments = {audience: self._value(of.comment(criterion, audience)) or {} for audience in kinds}
        confidence = self._value(of.confidence(criterion)) or {}
        return Answer(
            state=score.get("state", "scored") if score else "",
            score=Fraction(score["score"]) if "score" in score else None,
            confidence=confidence.get("level", ""),
            comments={audience: value["text"] for audience, value in comments.items() if "text" in value},
        )

    def comment_values(self, reference: str, criterion: str) -> list[Any]:
        """The member's comments on a criterion as they are filed: with the version of the proposal that each cites."""
        of = self._of(reference)
        values = [self._value(of.comment(criterion, audience)) for audience in (*AUDIENCES, *SPEAKING)]
        return [value for value in values if value is not None]

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
        return field_history(self._glance, self._of(reference).about | {"criterion": criterion}, self._said.get)

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

    # How it is done

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

    def _value(self, register: Register) -> Any:
        value = self._drafts.get(register, self._said.get(register))
        return None if value is None or "cleared" in value else value

    def _of(self, reference: str) -> Assessment:
        return Assessment(self.stage, reference, self.member)

    def _brief(self, id_: str) -> QuickBrief:
        return self._kept(self._read_briefs, self._briefs[id_], lambda data: quick_brief(data, self.stage))

    def _proposal(self, hash_: str) -> QuickProposal:
        return self._kept(self._read_proposals, hash_, quick_proposal)

    def _kept(self, kept: dict[str, T], hash_: str, read: Callable[[bytes], T]) -> T:
        """A document, read once: it never changes."""
        if hash_ not in kept:
            data = self._glance.documents.get(hash_)
            assert data is not None
            kept[hash_] = read(data)
        return kept[hash_]


def _own_first(heads: list[Head]) -> list[Head]:
    return sorted(heads, key=lambda head: head.source != "own")
