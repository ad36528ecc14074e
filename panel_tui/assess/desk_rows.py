"""What the desk answers with: what a member has on a criterion, how far a proposal is, what was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

NO_COMMENTS: Mapping[str, str] = MappingProxyType({})
Audience = Literal["panel", "applicant", "private", "notes"]
AUDIENCES: Mapping[Audience, str] = {"panel": "to the panel", "applicant": "to the applicant", "private": "private"}
"""The kinds of comment, and what each is called."""
SPEAKING: Mapping[Audience, str] = {"notes": "speaking notes"}
"""What an introducer writes beside them, on the whole proposal: words to say at the meeting."""
Confidence = Literal["", "low", "medium", "high"]
State = Literal[
    "not started",
    "in progress",
    "submitted",
    "changed",
    "look again",
    "declined",
    "recused",
    "withdrawn",
    "not here",
]
"""How far a proposal is. One that is submitted is "changed" where something was drafted since, and wants a "look again"
where something else has changed."""


class Answer(NamedTuple):
    """What a member has on one criterion: their draft or, where there is none, what they said. `state` "" is nothing
    yet; a score has the state "scored"."""

    state: Literal["", "scored", "not_applicable", "abstained"] = ""
    score: Fraction | None = None
    confidence: Confidence = ""
    comments: Mapping[str, str] = NO_COMMENTS

    @property
    def has_reason(self) -> bool:
        """Whether a reason to the panel is written."""
        return bool(self.comments.get("panel", "").strip())

    @property
    def is_finished(self) -> bool:
        """Whether it has all that it needs: a score, or why there is none, and a reason."""
        return bool(self.state) and self.has_reason


class Item(NamedTuple):
    """A proposal in the queue. `scored` of `of` criteria have a score or say why not; `pages` is 0 without a text.

    `left` is how many pages there are still to read, `role` what the member is in it ("assessor", or "first" who
    introduces it), `declined` why they ask not to judge it. `received` tells whether the office has their submission.
    `again` says why to look again, `withdrawn` why the proposal is judged no longer.
    """

    reference: str
    applicant: str
    title: str
    ask: int
    brief: str
    state: State
    scored: int
    reasons: int
    of: int
    pages: int
    interest: str
    left: int
    role: str
    declined: str
    received: bool
    again: tuple[str, ...] = ()
    withdrawn: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it may be read and scored."""
        return self.state not in ("recused", "withdrawn", "not here")

    @property
    def is_to_do(self) -> bool:
        """Whether it still wants something of the member."""
        return self.is_open and self.state not in ("submitted", "declined")


class Undone(NamedTuple):
    """A change that was taken back or made again: where it was, and what stands there now."""

    proposal: str
    criterion: str
    what: str


class Change(NamedTuple):
    """One change of a field: when (UTC), which field ("score", "comment to the panel"), and its words before and after.

    `is_said` tells what a submission put on record from what is only drafted; `source` is "own" or "transcribed".
    """

    at: str
    what: str
    before: str
    after: str
    is_said: bool
    source: str


class Unsent(NamedTuple):
    """What the member has said that is in no return from their file yet: the proposals submitted, or withdrawn, those
    on which an interest was declared, those declined, and those about which something was asked."""

    submissions: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return any(self)
