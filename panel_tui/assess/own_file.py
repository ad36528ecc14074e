"""A member's own file as their desk reads it: the call, their proposals, what they have said and drafted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from panel_tui.assess.desk_rows import AUDIENCES, SPEAKING, Answer
from panel_tui.assess.field_history import in_words
from panel_tui.assess.library import Library
from panel_tui.assess.others import Others, others_in
from panel_tui.assess.registers import FIRST_ROUND, OVERALL, SAID, Assessment
from panel_tui.assess.rounds import bring_drafts, opened_rounds, said_before, shown_others
from panel_tui.assess.talk import declined
from panel_tui.call.best import strictest_first
from panel_tui.call.derived import ASSIGNMENTS, PEOPLE, PROPOSALS
from panel_tui.call.quick import (
    QuickBrief,
    QuickCall,
    QuickCriterion,
    QuickProposal,
    quick_brief,
    quick_call,
    quick_proposal,
)
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Head

if TYPE_CHECKING:
    from panel_tui.assess.differing import Difference

T = TypeVar("T")


class OwnFile:
    """The file of its owner: the call, their proposals, and the words that they have said and drafted."""

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
        opened = opened_rounds(glance, self.stage) if self._others else {}
        for round_ in {round_ for round_, _ in self._others.values()} & opened.keys():
            if day := opened[round_].get("due"):
                self.due = max(date.fromisoformat(day), self.due or date.min)
        self.library.refresh()

    def catch_up(self) -> bool:
        """Read everything again if the file was changed by somebody else; whether it was."""
        changed = self._glance.changed_elsewhere()
        if changed:
            self.refresh()
        return changed

    @property
    def device(self) -> str:
        """The fingerprint of the machine that this file writes from; "" before it has written anything."""
        return self._glance.note("device") or ""

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

    def round_of(self, reference: str) -> str:
        """In which round the member is with a proposal: in a further one once they were shown how others scored it."""
        return self._others.get(reference, (FIRST_ROUND, ""))[0]

    def before(self, reference: str, criterion: str) -> str:
        """What the member gave on a criterion in the round before this one, in words; "" in the first."""
        value = self._before.get(self._of(reference).score(criterion))
        return "" if value is None else in_words(value)

    def others(self, reference: str) -> Others | None:
        """How others scored a proposal in the round before, unattributed; None where the member was not shown it."""
        data = self._glance.documents.get(self._others[reference][1]) if reference in self._others else None
        return None if data is None else others_in(data)

    def comment_values(self, reference: str, criterion: str) -> list[Any]:
        """The member's comments on a criterion as they are filed: with the version of the proposal that each cites."""
        of = self._of(reference)
        values = [self._value(of.comment(criterion, audience)) for audience in (*AUDIENCES, *SPEAKING)]
        return [value for value in values if value is not None]

    # How it is read

    def _read_words(self) -> None:
        """What the member has said and drafted, by register."""
        about = {"stage": self.stage, "member": self.member}
        self._others = shown_others(self._glance, self.stage, self.member)
        rounds = {of: round_ for of, (round_, _) in self._others.items()}
        if rounds:
            bring_drafts(self._glance.drafts, self.stage, rounds, self.member)
        self._said: dict[Register, Any] = {}
        several = False
        for kind in SAID:
            for head in _own_first(self._glance.heads(kind, **about)):
                if head.about["round"] != rounds.get(head.about["proposal"], FIRST_ROUND):
                    continue
                register = Register.of(kind, **head.about)
                several = several or (register in self._said and head.source == "own")
                self._said.setdefault(register, head.value)
        self._before: dict[Register, Any] = {}
        for reference in rounds:
            before = said_before(self._glance, self._of(reference))
            self._before |= {register: head.value for register, head in before.items()}
        self._said = self._before | self._said
        self._drafts = {one.register: one.value for one in self._glance.drafts.all(member=self.member)}
        submissions = [one.about for one in self._glance.heads("submission", **about) if not one.cleared]
        self._submitted = {of["proposal"] for of in submissions}
        submitted = {(of["proposal"], of["round"]) for of in submissions}
        self._to_revise = {of for of, round_ in rounds.items() if (of, round_) not in submitted}
        heads = self._glance.heads("declaration", member=self.member)
        several = several or len({head.about_text for head in heads}) < len(heads)
        self.differing: tuple[Difference, ...] = self._differences() if several else ()
        """On what the member's machines differ."""
        by_register: defaultdict[str, list[Head]] = defaultdict(list)
        for head in heads:
            by_register[head.about_text].append(head)
        declared = [strictest_first(several)[0] for several in by_register.values()]
        self._interests = {one.about["proposal"]: one.value for one in declared if not one.cleared}

    def _differences(self) -> tuple[Difference, ...]:
        from panel_tui.assess.differing import differences

        return differences(self._glance, self.stage, self.member)

    def _value(self, register: Register) -> Any:
        value = self._drafts.get(register, self._said.get(register))
        return None if value is None or "cleared" in value else value

    def _of(self, reference: str) -> Assessment:
        return Assessment(self.stage, reference, self.member, self.round_of(reference))

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
