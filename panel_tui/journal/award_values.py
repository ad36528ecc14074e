"""What may be said of awards: scenarios, advice and decisions, the board paper's own words, and what follows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from panel_tui.journal.fields import Awards, Day, Many, Number, Outcome, Pence, Spoken, Text, Value, Words


class Forced(Value):
    """That a proposal is in every portfolio, or in none, whatever its merit; and why."""

    funded: bool
    reason: Spoken


class Moved(Value):
    """So much money, in pence, from one brief's envelope to another's."""

    source: Words
    target: Words
    pence: Annotated[int, Field(ge=1, le=10**13)]


class Scenario(Value):
    """A portfolio that is chosen otherwise: with more or less money, without some rules, with other awards.

    The budget changes by `percent`, or by `pence`; `without` has the ids of the rules that are left out.
    """

    title: Spoken
    percent: Number | None = None
    pence: Annotated[int, Field(ge=-(10**13), le=10**13)] | None = None
    without: Many = ()
    awards: Awards = "as is"
    moves: Annotated[tuple[Moved, ...], Field(strict=False, max_length=1_000)] = ()


class Choice(Value):
    """Which scenario is chosen at a stage, by its id, and why."""

    scenario: Words
    reason: Spoken


class Recommendation(Value):
    """Advice on one proposal. `award` is in pence; `place` is the place on the reserve list.

    `follows` where outcome and reason were taken over from the step before: the line, or earlier advice. `promoted`
    where a decision takes a proposal up from the reserve.
    """

    outcome: Outcome
    award: Pence = 0
    place: Annotated[int, Field(ge=1, le=100_000)] | None = None
    conditions: Many = ()
    reason: Text
    by: Words = ""
    follows: bool = False
    promoted: bool = False


class Meets(Value):
    """How far the panel finds that a proposal meets the criteria, where that is not what its scores say."""

    meets: Literal["fully", "partly", "not"]
    reason: Spoken


class Award(Value):
    """That an applicant accepted or declined an award. It answers the sum `decided` and these `conditions`: once the
    decision has others, it answers nothing any more. `taken` is what they take up, in pence."""

    answer: Literal["accepted", "declined"]
    decided: Pence
    taken: Pence = 0
    conditions: Many = ()
    reason: Words = ""

    @model_validator(mode="after")
    def _fits_the_decision(self) -> Award:
        if (self.answer == "accepted") != (self.taken > 0) or self.taken > self.decided:
            raise ValueError("what is taken up is a part of what was decided, and nothing where it is declined")
        if not self.reason.strip() and self.taken < self.decided:
            raise ValueError("an award that is not taken up in full needs a reason")
        return self


class Condition(Value):
    """That a condition of an award is met, in the words in which it was decided."""

    condition: Text
    reason: Spoken


class PaperText(Value):
    """The office's own text in a part of the board paper; a blank one is none."""

    text: Text


class Embargo(Value):
    """Until which day decisions are told to nobody outside: they are announced on it."""

    until: Day
    reason: Words = ""
