"""Scores far from what the other scores lead one to expect, and with them all that the panel must discuss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from panel_tui.figures.discuss import Flag
from panel_tui.figures.groups import Group
from panel_tui.figures.rounding import show_number, show_rounded
from panel_tui.moderate.discussing import flags_of
from panel_tui.moderate.reconciling import Reconciling

FAR = 2.0
"""From how many standard deviations on a score is far: about one in twenty is, where there is nothing but chance."""


@dataclass(frozen=True)
class Far:
    """A score, or a member's total, far from its expectation.

    `expected` is what all other scores of the group, by proposal and by strictness, lead one to expect it to be,
    `surprise` how many standard deviations it lies above that (below, where negative): on the scale as people know it,
    so above is better only where the scale runs up. `criterion` is None for a total.
    """

    reference: str
    member: str
    criterion: str | None
    title: str
    score: float
    expected: float
    surprise: float

    def words(self, who: str) -> str:
        """The same as a sentence; `who` stands for the member: "A. Kettlewade's", or "One member's"."""
        total = self.criterion is None
        what = "total" if total else f"score on {self.title}"
        score = show_rounded(self.score) if total else show_number(Fraction(self.score))
        way = "above" if self.surprise > 0 else "below"
        lies = f"lies {show_rounded(abs(self.surprise))} standard deviations {way}"
        return (
            f"{who} {what} of {score} {lies} what the other scores lead one to expect ({show_rounded(self.expected)})"
        )


@dataclass(frozen=True)
class ToDiscuss:
    """A proposal to discuss, and why: flags by the call's thresholds, and scores far from their expectation."""

    reference: str
    applicant: str
    flags: tuple[Flag, ...]
    far: tuple[Far, ...]

    def words(self, names: Mapping[str, str] | None) -> Iterator[str]:
        """Its reasons, a sentence each; without `names` (by id) no member is named."""
        yield from (flag.words for flag in self.flags)
        for one in self.far:
            yield one.words(f"{names.get(one.member, one.member)}'s" if names else "One member's")


def must_discuss(figures: Reconciling) -> tuple[ToDiscuss, ...]:
    """The proposals that must be discussed, those with most reasons first."""
    far: defaultdict[str, list[Far]] = defaultdict(list)
    for group in (*figures.totals, *figures.criteria):
        for one in far_scores(figures, group):
            far[one.reference].append(one)
    found = []
    for reference in figures.briefs:
        flags = flags_of(figures.standing, figures.stage, figures.sheet, reference)
        if flags or reference in far:
            applicant = figures.standing.proposals[reference].applicant
            found.append(ToDiscuss(reference, applicant, flags, tuple(far[reference])))
    return tuple(sorted(found, key=lambda one: (-len(one.flags) - len(one.far), one.reference)))


def far_scores(figures: Reconciling, group: Group) -> Iterator[Far]:
    """The scores of a group more than two standard deviations from their expectation, by proposal and member.

    None where the group allows no figure. An expectation is kept within the scale.
    """
    calibration = figures.calibration(group)
    if calibration is None:
        return
    ratings, posterior = calibration.ratings, calibration.posterior
    low, high = sorted((ratings.worst, ratings.best))
    for number, surprise in enumerate(posterior.surprises.tolist()):
        if abs(surprise) <= FAR:
            continue
        yield Far(
            reference=ratings.proposals[int(ratings.proposal[number])],
            member=ratings.members[int(ratings.member[number])],
            criterion=group.kind.criterion or None,
            title=group.kind.title,
            score=ratings.own(float(ratings.value[number])),
            expected=min(max(ratings.own(float(posterior.expectations[number])), low), high),
            surprise=-surprise if ratings.runs_down else surprise,
        )
