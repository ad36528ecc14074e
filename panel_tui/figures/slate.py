"""All that a choice of awards is made from, and how it would be were one thing in it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from panel_tui.figures.line import Bid, Line, draw_line, hindrances
from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import HUNDRED, Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import official

Chosen = frozenset[str]
"""Who is funded, by reference."""


@dataclass(frozen=True)
class Contest:
    """One brief: its bids by reference, how they score, and its envelope in pence."""

    bids: Mapping[str, Bid]
    scheme: Scheme
    envelope: int


@dataclass(frozen=True)
class Slate:
    """Every brief of a stage, by its id, in the call's order."""

    contests: Mapping[str, Contest]
    tie_break: TieBreak

    @cached_property
    def briefs(self) -> Mapping[str, str]:
        """Each proposal's brief."""
        return {reference: brief for brief, contest in self.contests.items() for reference in contest.bids}

    def contest_of(self, reference: str) -> Contest:
        """The brief that a proposal competes in."""
        return self.contests[self.briefs[reference]]

    def line(self, brief: str) -> Line:
        """The line of one brief."""
        contest = self.contests[brief]
        return draw_line(brief, tuple(contest.bids.values()), contest.scheme, contest.envelope, self.tie_break)

    def with_bids(self, *bids: Bid) -> Slate:
        """The same with these bids in the place of those of the same references."""
        contests = dict(self.contests)
        for bid in bids:
            brief = self.briefs[bid.reference]
            contests[brief] = replace(contests[brief], bids={**contests[brief].bids, bid.reference: bid})
        return replace(self, contests=contests)

    def reweighed(self, brief: str, criterion: str, change: Fraction) -> Slate:
        """The same with one weight of a brief more by `change` of itself (-1/5: a fifth less); those of the others
        stay in their proportions to each other, and all sum to 100 again.

        Totals follow, and whether they are below the threshold. Members' own totals, which choose nobody, stay.
        """
        contest = self.contests[brief]
        scheme = contest.scheme
        measure = scheme.by_id[criterion]
        grown = (measure.weight or Fraction(0)) * change
        scale = HUNDRED / (HUNDRED + grown)
        measures = tuple(
            one if one.weight is None else replace(one, weight=(one.weight + grown * (one is measure)) * scale)
            for one in scheme.measures
        )
        heavier = replace(scheme, measures=measures)
        bids = {}
        for reference, bid in contest.bids.items():
            figures, score = bid.figures, bid.figures.settled[criterion].value
            if figures.total is not None:
                more = Fraction(0) if score is None else change * scheme.part(measure, score)
                total = (figures.total + more) * scale
                figures = replace(figures, total=total, below_threshold=heavier.below_threshold(total))
            bids[reference] = replace(bid, figures=figures)
        return replace(self, contests={**self.contests, brief: replace(contest, bids=bids, scheme=heavier)})

    def without(self, member: str, sheet: ScoreSheet) -> Slate:
        """The same had `member` scored nothing of `sheet`, of which it is made. What was agreed stays agreed."""
        read = {cell.proposal for cell in sheet.cells if cell.member == member} & set(self.briefs)
        left = replace(sheet, conflicted=sheet.conflicted | {(reference, member) for reference in read})
        found = []
        for reference in sorted(read):
            contest = self.contest_of(reference)
            found.append(replace(contest.bids[reference], figures=official(left, reference, contest.scheme)))
        return self.with_bids(*found)


Choose = Callable[[Slate], Chosen]
"""A way to choose who is funded."""
Funds = Callable[[Slate, str], bool]
"""The same way, asked of one proposal: whether it is chosen."""


def chosen_by_line(slate: Slate) -> Chosen:
    """Who stands above the line of their brief."""
    return frozenset(row.reference for brief in slate.contests for row in slate.line(brief).of("fund"))


def funded_by_line(slate: Slate, reference: str) -> bool:
    """Whether one proposal stands above its line.

    The line is drawn only where the money that is asked ahead of it does not tell already: equal totals need the
    tie-break, others do not.
    """
    contest = slate.contest_of(reference)
    bid, scheme = contest.bids[reference], contest.scheme
    if bid.figures.total is None or hindrances(bid, scheme):
        return False
    merit = scheme.merit(bid.figures.total)
    ahead, equal = bid.ask, 0
    for other in contest.bids.values():
        total = other.figures.total
        if other is bid or total is None or (theirs := scheme.merit(total)) < merit or hindrances(other, scheme):
            continue
        if theirs > merit:
            ahead += other.ask
        else:
            equal += other.ask
    if ahead > contest.envelope:
        return False
    if ahead + equal <= contest.envelope:
        return True
    return any(row.reference == reference for row in slate.line(slate.briefs[reference]).of("fund"))
