"""What follows the decisions: which awards are taken up, which conditions are met, what money is free, who is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from panel_tui.call.standing import current
from panel_tui.figures.rounding import show_count, show_money
from panel_tui.journal import values
from panel_tui.recommend.advice import FUNDED
from panel_tui.recommend.decided import Decided, decided
from panel_tui.recommend.embargo import embargo
from panel_tui.recommend.lines import Ranking
from panel_tui.store.workspace import Workspace

State = Literal["waiting", "accepted", "declined", "withdrawn"]
STATES: tuple[State, ...] = ("accepted", "waiting", "declined", "withdrawn")


@dataclass(frozen=True)
class Term:
    """A condition of an award, with its number from 1, and why it is met: "" while it is open."""

    number: int
    text: str
    met: str


@dataclass(frozen=True)
class Award:
    """One award that was decided. `taken` is what is committed to it, in pence: nothing where it is declined."""

    reference: str
    decision: Decided
    state: State
    taken: int
    reason: str
    terms: tuple[Term, ...]

    @property
    def met(self) -> int:
        """How many of its conditions are met."""
        return sum(bool(term.met) for term in self.terms)

    @property
    def given_back(self) -> int:
        """What of its sum it does not take up, in pence."""
        return self.decision.value.award - self.taken

    @property
    def is_in_part(self) -> bool:
        """Whether it is accepted for less than was decided."""
        return self.state == "accepted" and self.given_back > 0

    @property
    def words(self) -> str:
        """What became of it, in a word or two: "accepted, £250,000"."""
        return f"accepted, {show_money(self.taken)}" if self.is_in_part else self.state


@dataclass(frozen=True)
class Purse:
    """The money of one brief after the decisions, in pence, and its reserve in order: those that may be promoted.

    `money` is its envelope, or what the decisions gave it where that is more. `free` is what of it is not committed,
    and no more than is left of the whole budget.
    """

    brief: str
    money: int
    committed: int
    free: int
    reserve: tuple[str, ...]


class Totals(NamedTuple):
    """All awards of a stage added up, in pence: what was decided is what is accepted, waits and was given back.

    `left` is what of the whole budget is not committed.
    """

    decided: int
    accepted: int
    waiting: int
    given_back: int
    left: int


@dataclass(frozen=True)
class Awards:
    """All awards of a stage, in the order of the ranking, and each brief's money. `until` is the embargo's day."""

    ranked: Ranking
    decisions: Mapping[str, Decided]
    awards: Mapping[str, Award]
    until: date | None

    def in_state(self, state: State) -> int:
        """How many awards are in a state."""
        return sum(one.state == state for one in self.awards.values())

    @property
    def terms(self) -> tuple[int, int]:
        """How many conditions of awards that are not given up are met, and how many there are."""
        alive = [one for one in self.awards.values() if one.state in ("waiting", "accepted")]
        return sum(one.met for one in alive), sum(len(one.terms) for one in alive)

    @property
    def words(self) -> str:
        """How far the awards are, in a sentence; "" before there is any."""
        if not self.awards:
            return ""
        states = ", ".join(f"{number} {state}" for state in STATES if (number := self.in_state(state)))
        met, terms = self.terms
        conditions = f"; {met} of {show_count(terms, 'condition')} cleared" if terms else ""
        return f"{show_count(len(self.awards), 'award')}: {states}{conditions}."

    @property
    def totals(self) -> Totals:
        """What they come to."""
        its = self.awards.values()
        accepted, waiting = (sum(one.taken for one in its if one.state == state) for state in ("accepted", "waiting"))
        decided, given_back = sum(one.decision.value.award for one in its), sum(one.given_back for one in its)
        left = self.ranked.standing.call.whole_budget - accepted - waiting
        return Totals(decided, accepted, waiting, given_back, left)

    @cached_property
    def purses(self) -> dict[str, Purse]:
        """Each brief's money."""
        left = self.totals.left
        return {brief: self._purse(brief, left) for brief in self.ranked.lines}

    def purse_of(self, reference: str) -> Purse:
        """The money from which a proposal is funded."""
        return self.purses[self.ranked.standing.proposal(reference).brief]

    def money_words(self) -> dict[str, str]:
        """What is free in each brief and who is next in its reserve, in a sentence; none before any decision."""
        found = {}
        for one in self.purses.values() if self.decisions else ():
            title = self.ranked.standing.rubrics[one.brief].title
            then = f"next in reserve is {one.reserve[0]}" if one.reserve else "nobody is in reserve"
            over = one.committed - one.money
            free = f"{show_money(one.free)} of {show_money(one.money)} is free"
            found[one.brief] = f"{title}: {f'{show_money(over)} too much is committed' if over > 0 else free}; {then}."
        return found

    def may_promote(self, brief: str) -> bool:
        """Whether the whole ask of the next in a brief's reserve is free."""
        one = self.purses[brief]
        return bool(one.reserve) and not self.short_of(one.reserve[0])

    def short_of(self, reference: str) -> int:
        """How much more would have to be free in its brief to fund the whole ask of a proposal, in pence."""
        return max(0, self.ranked.rows[reference].ask - self.purse_of(reference).free)

    def _purse(self, brief: str, left: int) -> Purse:
        line = self.ranked.lines[brief]
        its = [self.awards[row.reference] for row in line.rows if row.reference in self.awards]
        given = sum(one.decision.value.award for one in its if not one.decision.value.promoted)
        money, committed = max(line.envelope, given), sum(one.taken for one in its)
        waiting = [
            row.reference
            for row in line.rows
            if row.outcome != "decline"
            and row.reference in self.decisions
            and self.decisions[row.reference].value.outcome == "reserve"
        ]
        reserve = tuple(sorted(waiting, key=self._place))
        return Purse(brief, money, committed, max(0, min(money - committed, left)), reserve)

    def _place(self, reference: str) -> tuple[bool, int]:
        place = self.decisions[reference].value.place
        return place is None, place or 0


def awards(workspace: Workspace, ranked: Ranking) -> Awards:
    """What has followed the decisions of a stage."""
    decisions = decided(workspace, ranked.stage)
    answers = {about["proposal"]: one for about, one in current(workspace, "award", values.Award, stage=ranked.stage)}
    met = {
        (about["proposal"], about["condition"]): one
        for about, one in current(workspace, "condition", values.Condition, stage=ranked.stage)
    }
    found = {}
    for reference in ranked.rows:
        one = decisions.get(reference)
        if one is None or one.value.outcome not in FUNDED:
            continue
        terms = (
            _term(number, text, met.get((reference, str(number))))
            for number, text in enumerate(one.value.conditions, start=1)
        )
        withdrawn = ranked.standing.withdrawn.get(reference)
        found[reference] = _award(reference, one, answers.get(reference), withdrawn, terms)
    return Awards(ranked, decisions, found, embargo(workspace, ranked.stage))


def _award(
    reference: str, one: Decided, answer: values.Award | None, withdrawn: str | None, terms: Iterable[Term]
) -> Award:
    value = one.value
    if withdrawn is not None:
        return Award(reference, one, "withdrawn", 0, withdrawn, tuple(terms))
    taken = taken_by(answer, value)
    if answer is None or not answers(answer, value):
        was = f"{answer.answer} before the decision was changed" if answer else ""
        return Award(reference, one, "waiting", taken, was, tuple(terms))
    return Award(reference, one, answer.answer, taken, answer.reason, tuple(terms))


def taken_by(answer: values.Award | None, decision: values.Recommendation) -> int:
    """What an award takes up, in pence: all of it, as long as nobody has answered this decision."""
    return answer.taken if answer is not None and answers(answer, decision) else decision.award


def answers(answer: values.Award, decision: values.Recommendation) -> bool:
    """Whether an answer is to this decision, and not to one with another sum or other conditions."""
    return (answer.decided, answer.conditions) == (decision.award, decision.conditions)


def _term(number: int, text: str, met: values.Condition | None) -> Term:
    """A condition; it is met only where what was met reads as it does now."""
    return Term(number, text, met.reason if met and met.condition == text else "")
