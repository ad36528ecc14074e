"""Why two members are apart on one proposal: severity, a score that its own reason does not bear out, disagreement.

The two are the highest and the lowest scorer. What is said of it to whom is `telling`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from panel_tui.assess.counting import Place
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.divergence import Elsewhere, Given, Split, widest_split
from panel_tui.figures.groups import Group
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.totals import member_totals
from panel_tui.files.text import clean
from panel_tui.moderate.level_words import LevelWords, level_words
from panel_tui.moderate.reconciling import Reconciling


@dataclass(frozen=True)
class Contradiction:
    """A score that its own reason does not bear out: it names another level, in these `words`.

    `off` is by how much that lifts what is explained, in merit points (of the total, where totals are): below 0 where
    the score is worse than its words.
    """

    criterion: str
    title: str
    score: Fraction
    level: Fraction
    words: str
    off: Fraction


@dataclass(frozen=True)
class Side:
    """One of the two: their score as they gave it, its label, and how many other proposals they have scored (`n`)."""

    member: str
    name: str
    score: Fraction
    label: str
    contradictions: tuple[Contradiction, ...]
    n: int


@dataclass(frozen=True)
class Divergence:
    """The two who are furthest apart and what their gap is made of. `reach` is the length of the scale.

    `typical` is how far the strictness of any two members lies apart on average; None where it cannot be told.
    """

    higher: Side
    lower: Side
    split: Split
    reach: Fraction
    typical: float | None

    @property
    def width(self) -> Fraction:
        """The gap as a part of the scale."""
        return self.split.gap / self.reach if self.reach else Fraction(0)


@dataclass(frozen=True)
class Explanation:
    """What there is to explain on a criterion of a proposal ("" for members' totals), or why there is nothing.

    `cautions` hold whoever reads it, and name nobody.
    """

    reference: str
    criterion: str
    title: str
    found: Divergence | None
    nothing: str = ""
    cautions: tuple[str, ...] = ()


def explain(figures: Reconciling, reasons: Mapping[Place, str], reference: str, criterion: str = "") -> Explanation:
    """Explain the widest gap on a criterion of a proposal, or with "" that of members' totals.

    `reasons` are those of `reasons_given.reasons_in`. Raises BadInput for a proposal or a criterion that is not here.
    """
    rubric = figures.standing.rubric_of(reference)
    if criterion and criterion not in rubric.by_id:
        known = ", ".join(one.id for one in rubric.scored_at(figures.stage))
        raise BadInput(Fault(f"{reference} is not scored on a criterion {criterion!r}", f"There are {known}."))
    return _Explaining(figures, reasons, reference).explained(criterion)


def explanations(figures: Reconciling, reasons: Mapping[Place, str], reference: str) -> tuple[Explanation, ...]:
    """Explain the totals of a proposal and each criterion on which scores differ, the widest gap of its scale first.

    Where there is nothing to explain, one that says so. Raises BadInput for a proposal that is not here.
    """
    rubric = figures.standing.rubric_of(reference)
    explaining = _Explaining(figures, reasons, reference)
    totals = explaining.explained("")
    several = [explaining.explained(one.id) for one in rubric.scored_at(figures.stage)]
    if not (explaining.scheme and explaining.scheme.total == "overall"):  # there the total is one of the criteria
        several.insert(0, totals)
    wide = [(one.found.width, one) for one in several if one.found]
    return tuple(one for _, one in sorted(wide, key=lambda pair: -pair[0])) or (totals,)


class _Explaining:
    """One proposal, any criterion of which may be explained."""

    def __init__(self, figures: Reconciling, reasons: Mapping[Place, str], reference: str) -> None:
        self.figures, self.reasons, self.reference = figures, reasons, reference
        self.standing, self.sheet = figures.standing, figures.sheet
        self.rubric = self.standing.rubric_of(reference)
        self.scheme = figures.schemes[self.rubric.id] if reference in figures.briefs else None

    def explained(self, criterion: str) -> Explanation:
        """The explanation of one criterion, or of totals."""
        title = self.rubric.by_id[criterion].title if criterion else "Totals"
        if self.scheme is None or (criterion and criterion not in self.scheme.by_id):
            return Explanation(self.reference, criterion, title, None, self._why_unscored())
        figure = _Figure(self.scheme, self.scheme.by_id[criterion] if criterion else None)
        if criterion:
            scores = self.sheet.scores(self.reference, criterion)
        else:
            scores = member_totals(self.sheet, self.reference, self.scheme)
        off = {member: self._contradictions(figure, member) for member in scores}
        given = []
        for member, score in scores.items():
            merit = figure.merit(score)
            given.append(Given(member, merit, merit - sum((one.off for one in off[member]), Fraction(0))))
        group = self._group(criterion)
        elsewhere = Elsewhere(group.ratings, self.reference)
        split = widest_split(elsewhere, given, self._name)
        if split is None:
            return Explanation(self.reference, criterion, title, None, _nothing(len(scores), criterion))
        higher, lower = (
            Side(
                member=one.member,
                name=self._name(one.member),
                score=scores[one.member],
                label=self._label(criterion, scores[one.member]),
                contradictions=off[one.member],
                n=elsewhere.count(one.member),
            )
            for one in (split.higher, split.lower)
        )
        reach = abs(group.kind.best - group.kind.worst)
        found = Divergence(higher, lower, split, reach, elsewhere.typical)
        cautions = tuple(self._cautions(found, len(scores), criterion))
        return Explanation(self.reference, criterion, title, found, cautions=cautions)

    def _why_unscored(self) -> str:
        if self.reference in self.standing.withdrawn:
            return "it was withdrawn, so it is not scored."
        failed = self.standing.failed_gates(self.figures.stage, self.reference)
        return "a gate failed, so it is not scored." if failed else "it is not scored at this stage."

    def _group(self, criterion: str) -> Group:
        """The scores that are modelled together with these."""
        groups = self.figures.criteria if criterion else self.figures.totals
        return next(one for one in groups if one.kind.criterion == criterion and self.rubric.id in one.briefs)

    def _contradictions(self, figure: _Figure, member: str) -> tuple[Contradiction, ...]:
        """The scores that a member's own reasons do not bear out, of those that make up what is explained."""
        scores = self.sheet.scores_of(self.reference, member)
        found = []
        for one in figure.parts:
            score, reason = scores[one.id], self.reasons.get(Place(self.reference, member, one.id), "")
            if named := self._words[one.id].contradiction(reason, score):
                off = figure.of(scores) - figure.of({**scores, one.id: named.level})
                found.append(Contradiction(one.id, one.title, score, named.level, named.words, off))
        return tuple(found)

    @cached_property
    def _words(self) -> Mapping[str, LevelWords]:
        """The words of each criterion's levels."""
        return {one.id: level_words(self.rubric, one.id) for one in self.rubric.scored_at(self.figures.stage)}

    def _cautions(self, found: Divergence, counted: int, criterion: str) -> Iterator[str]:
        strictness = found.split.strictness
        if strictness.difference is None:
            yield f"How strict the two are is not known: without this proposal, {strictness.why}"
        if found.higher.contradictions or found.lower.contradictions:
            yield "Words are held against those of the scale by a plain rule: read the reasons before you lean on it."
        assessors = self.sheet.assessors(self.reference)
        scorers = sum(bool(self.sheet.scores_of(self.reference, one)) for one in assessors)
        if not criterion and counted < scorers:
            yield f"Only {counted} of {scorers} members have scored all that the total is made of."

    def _name(self, member: str) -> str:
        return clean(self.standing.name(member))

    def _label(self, criterion: str, score: Fraction) -> str:
        levels = self.rubric.scale_of(criterion).levels if criterion else ()
        return next((one.label for one in levels if one.value == score), "")


class _Figure(NamedTuple):
    """What is explained: the score on one measure, or where that is None the total. In it higher is better."""

    scheme: Scheme
    measure: Measure | None

    @property
    def parts(self) -> tuple[Measure, ...]:
        """The measures of which it is made."""
        return (self.measure,) if self.measure else self.scheme.counting

    def merit(self, score: Fraction) -> Fraction:
        """A score or total as people know it, so that higher is better."""
        return self.measure.upright(score) if self.measure else self.scheme.merit(score)

    def of(self, scores: Mapping[str, Fraction]) -> Fraction:
        """What these scores make."""
        if self.measure:
            return self.merit(scores[self.measure.id])
        return self.merit(self.scheme.total_of(scores) or Fraction(0))


def _nothing(counted: int, criterion: str) -> str:
    """Why so many scores or totals, none of which differ, leave nothing to explain."""
    has = "a score that counts here" if criterion else "scored all that the total is made of"
    match counted:
        case 0:
            return f"nobody has {has}."
        case 1:
            return f"only one member has {has}."
        case _:
            return f"all {counted} members gave the same."
