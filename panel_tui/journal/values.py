"""What each kind of entry may say: one small model a kind. What is said of awards stands in `award_values.py`."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from panel_tui.journal.award_values import (
    Award as Award,
)
from panel_tui.journal.award_values import (
    Choice as Choice,
)
from panel_tui.journal.award_values import (
    Condition as Condition,
)
from panel_tui.journal.award_values import (
    Embargo as Embargo,
)
from panel_tui.journal.award_values import (
    Forced as Forced,
)
from panel_tui.journal.award_values import (
    Meets as Meets,
)
from panel_tui.journal.award_values import (
    Moved as Moved,
)
from panel_tui.journal.award_values import (
    PaperText as PaperText,
)
from panel_tui.journal.award_values import (
    Recommendation as Recommendation,
)
from panel_tui.journal.award_values import (
    Scenario as Scenario,
)
from panel_tui.journal.fields import (
    Day,
    Id,
    Many,
    Mark,
    Number,
    Role,
    Spoken,
    Text,
    Value,
    Words,
)


class Cleared(Value):
    """The register has no value any more."""

    cleared: Literal[True]
    reason: Words = ""


class Call(Value):
    """The founding of a call."""

    slug: Words
    title: Words
    key: Id
    office: Words
    recovery: Id


class Device(Value):
    """A copy of a workspace that speaks for a member, proved by the key of an invitation."""

    key: Id
    invitation: Id
    proof: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]


class Member(Value):
    """A person of the call and what they are there for."""

    name: Words
    role: Role
    organisation: Words = ""
    email: Words = ""
    expertise: Many = ()


class Invitation(Value):
    """Whoever holds the key named by the register may join as this member."""

    member: Words


class RoleEnd(Value):
    """A role ends. `upto` names, per device, the last entry that still counts; of others nothing does."""

    upto: dict[Id, Id]
    reason: Words


class DeviceEnd(Value):
    """A device is revoked. `upto` is its last entry that still counts, if any does."""

    upto: Id | None
    reason: Words


class InForce(Value):
    """Which document is in force: the SHA-256 of its bytes. A proposal's says of which brief it is."""

    hash: Id
    brief: Words = ""
    reason: Words = ""


class Assignment(Value):
    """In which role a member judges a proposal."""

    role: Literal["assessor", "first", "second", "third"] = "assessor"


class Gate(Value):
    """The outcome of an eligibility check."""

    outcome: Literal["pass", "partial", "fail"]
    reason: Words = ""


class Withdrawn(Value):
    """That an applicant withdrew a proposal, or that the office takes it out: it is not judged any more."""

    reason: Spoken


class Extension(Value):
    """That a member may return the scores of a stage later than the others: until and with this day."""

    due: Day
    reason: Words = ""


class Round(Value):
    """That a further round is open: who has submitted before may revise their scores, until and with the day `due`."""

    due: Day | Literal[""] = ""
    reason: Words = ""


class Others(Value):
    """What a member is shown of the others' scores before a further round: the SHA-256 of the document."""

    hash: Id


class Certificate(Value):
    """That a member has destroyed the call's papers: in their own words, or in those they were offered."""

    text: Spoken


class Declaration(Value):
    """A member's interest in a proposal: hard means recused."""

    interest: Literal["none", "soft", "hard"]
    reason: Words = ""


class Undertaking(Value):
    """That a member accepts the undertaking of the call: of the version of this hash."""

    call: Id


class Score(Value):
    """A score, or a state that is none. `rubric` and `proposal` are the versions it was made under."""

    state: Literal["scored", "not_applicable", "abstained"] = "scored"
    score: Number | None = None
    rubric: Id
    proposal: Id

    @model_validator(mode="after")
    def _score_fits_state(self) -> Score:
        if (self.score is not None) != (self.state == "scored"):
            raise ValueError("a score belongs to the state 'scored' and to no other")
        return self

    @property
    def number(self) -> Fraction | None:
        """The score as an exact number."""
        return None if self.score is None else Fraction(self.score)


class Comment(Value):
    """Words on a criterion, or on the whole proposal, as a score's made under `rubric` and `proposal`.

    `cites` names the proposal's version of each citation (¶2.3) that was made in another one, by its mark.
    """

    text: Text
    rubric: Id
    proposal: Id
    cites: dict[Mark, Id] = Field(default_factory=dict)  # a plain {} would be copied for every comment


class Confidence(Value):
    """How sure a member is; it never changes a score."""

    level: Literal["low", "medium", "high"]


class Submission(Value):
    """What a member stands by: the ids of all entries it covers."""

    covers: Annotated[tuple[Id, ...], Field(strict=False)]


class Declined(Value):
    """That a member asks not to have to judge a proposal. It is no withdrawal: what they submitted counts."""

    reason: Spoken


class Question(Value):
    """What a member asks the office about a proposal."""

    text: Spoken


class Answer(Value):
    """What the office tells all assessors of a proposal: the question as it is passed on, and the answer."""

    question: Spoken
    answer: Spoken


class PanelScore(Value):
    """A score revised in the meeting on the member's word."""

    score: Number
    reason: Text


class Agreed(Value):
    """What the panel settled on, and why. Where it was typed for whoever presided, `by` is that member's id."""

    score: Number
    reason: Text
    by: Words = ""


class ChairMark(Value):
    """What the chair would give, noted before the others' scores were shown. `by` is as in what is agreed."""

    score: Number
    by: Words = ""


class Vote(Value):
    """A vote on one motion: who was for it, against it, or abstained, by id. `casting` is the casting vote of who
    presided (`by`), where the others were even."""

    motion: Spoken
    ayes: Many = ()
    noes: Many = ()
    abstained: Many = ()
    casting: Literal["", "aye", "no"] = ""
    by: Words = ""


class Statement(Value):
    """The panel's reasons and feedback for one proposal. A draft goes into no paper: the chair has not approved it
    yet."""

    reasons: Text
    feedback: Text = ""
    draft: bool = False


class CalledOut(Value):
    """That a member wants to talk about a proposal that would be agreed by consent, and why."""

    proposal: Words
    by: Words
    reason: Spoken


class Agenda(Value):
    """The chair's agenda: the items in their order, how that was made, and what is to be agreed by consent.

    `seed` is that of an order by lot; `minutes` is the time for each item.
    """

    order: Many
    consent: Many = ()
    how: Literal["need", "random", "rotated", "fewest", "by hand"] = "need"
    seed: Words = ""
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    called_out: Annotated[tuple[CalledOut, ...], Field(strict=False, max_length=10_000)] = ()


class Attendance(Value):
    """Whether somebody is in the room. Who left for one item alone names its `proposal`."""

    present: bool
    proposal: Words = ""
    reason: Words = ""


class Discussion(Value):
    """Where a proposal stands in the meeting: it was called, put off to later, or is done."""

    state: Literal["called", "parked", "done"]


class Ruling(Value):
    """A recorded ruling on a question that the rules leave open."""

    ruling: Words
    reason: Text


class Erased(Value):
    """What an erased entry was about."""

    kind: Words
    about: dict[str, Words]


class Erasure(Value):
    """Bodies that go, for a recorded legal or retention reason."""

    entries: dict[Id, Erased]
    reason: Words
