"""An explanation in sentences for a chair, and as JSON.

With `names`, for the chair's own eyes: who is the stricter, by how much, and what is left as disagreement. Without, for
a projector, the office and whatever is exported, severity and disagreement stay one figure. Letters instead of names
would hide nothing: the scores stand in the matrix beside it, and from the gap and its other parts anybody could work
out which of the two is the stricter. How far two members of the panel lie apart on average tells of nobody, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from panel_tui.figures.rounding import half_up, show_number, show_total
from panel_tui.moderate.explaining import Contradiction, Divergence, Explanation, Side

SMALL = 2
"""On a scale of fewer points than this strictness is told to two places, on others to one."""
ALIKE = "members do not differ in that beyond chance."
UNSURE = ", with whatever strictness there is in it"


def lines(explanations: Iterable[Explanation], names: bool = False) -> Iterator[str]:
    """Several explanations as lines of text: a heading for each, and its sentences under it. A caution that holds for
    several stands once."""
    told: set[str] = set()
    for one in explanations:
        yield one.title if not one.criterion else f"{one.title} ({one.criterion})"
        for sentence in sentences(one, names):
            if sentence not in told:
                yield f"  {sentence}"
        told.update(one.cautions)


def sentences(explanation: Explanation, names: bool = False) -> tuple[str, ...]:
    """An explanation in plain sentences: the gap, its parts, and what is to be borne in mind."""
    if explanation.found is None:
        return (f"Nothing to explain: {explanation.nothing}",)
    return (*_Telling(explanation, explanation.found, names).sentences(), *explanation.cautions)


def as_json(explanation: Explanation, names: bool = False) -> dict[str, Any]:
    """An explanation with stable keys. Figures are in points of the scale, higher is better; scores are as given.

    `severity` + `words` + `disagreement` = `gap`, and `rest` = `severity` + `disagreement`. Without `names` nobody is
    named, and what would tell who is the stricter is null: `severity`, `severity_sd`, `disagreement`, `n`.
    """
    found, chair = explanation.found, explanation.found if names else None
    strictness = chair.split.strictness if chair else None
    return {
        "proposal": explanation.reference,
        "criterion": explanation.criterion or None,
        "title": explanation.title,
        "nothing": explanation.nothing or None,
        "higher": _side(found.higher, names) if found else None,
        "lower": _side(found.lower, names) if found else None,
        "gap": float(found.split.gap) if found else None,
        "severity": strictness.difference if strictness else None,
        "severity_sd": strictness.sd if strictness else None,
        "words": float(found.split.words) if found else None,
        "disagreement": chair.split.disagreement if chair else None,
        "rest": float(found.split.gap - found.split.words) if found else None,
        "typical_severity_difference": found.typical if found else None,
        "sentences": list(sentences(explanation, names)),
    }


def _side(side: Side, names: bool) -> dict[str, Any]:
    return {
        "member": side.member if names else None,
        "name": side.name if names else None,
        "score": float(side.score),
        "label": side.label or None,
        "n": side.n if names else None,
        "contradictions": [
            {
                "criterion": one.criterion,
                "score": float(one.score),
                "level": float(one.level),
                "words": one.words,
                "off": float(one.off),
            }
            for one in side.contradictions
        ],
    }


class _Telling:
    """What is said of one gap. Its parts are rounded in such a way that what is shown adds up."""

    def __init__(self, explanation: Explanation, found: Divergence, names: bool) -> None:
        self.found, self.names = found, names
        self.is_totals = not explanation.criterion
        self.places = 1 if found.reach >= SMALL else 2
        self.gap = _rounded(found.split.gap)
        self.severity = _rounded(Fraction(found.split.severity), self.places)
        self.shares = [
            (side, one, _rounded(sign * one.off))
            for side, sign in ((found.higher, 1), (found.lower, -1))
            for one in side.contradictions
        ]
        self.rest = self.gap - sum((share for _, _, share in self.shares), Fraction(0))

    def sentences(self) -> Iterator[str]:
        """All of it."""
        yield self._who_gave_what()
        if self.names:
            yield from self._strictness()
        yield from (self._contradiction(*share) for share in self.shares)
        if self.names:
            yield self._disagreement()
        else:
            yield from self._unsplit()

    def _who_gave_what(self) -> str:
        higher, lower = self.found.higher, self.found.lower
        first, second = (higher.name, lower.name) if self.names else ("One member", "another")
        apart = f"{_points(self.gap)} apart"
        if self.is_totals:
            return f"{first}'s total is {show_total(higher.score)}, {second}'s {show_total(lower.score)}: {apart}."
        return f"{first} gave {_score(higher)}, {second} {_score(lower)}: {apart}."

    def _strictness(self) -> Iterator[str]:
        """What strictness makes of the gap; nothing where that cannot be told: a caution says so."""
        strictness, higher, lower = self.found.split.strictness, self.found.higher, self.found.lower
        if strictness.difference is None:
            return
        if strictness.sd is None:
            yield f"None of it is strictness: {ALIKE}"
            return
        size, sure = show_number(abs(self.severity)), show_number(Fraction(strictness.sd), self.places)
        read = f"on other proposals ({higher.n} and {lower.n} of them)"
        if self.severity > 0:
            yield f"{size} of it (give or take {sure}) is strictness: {read} {higher.name} scores that much higher."
        elif self.severity < 0:
            yield (
                f"Strictness hides {size} more (give or take {sure}): {read} {higher.name} scores that much lower, so "
                "the stricter of the two gave the higher score."
            )
        else:
            yield f"None of it (give or take {sure}) is strictness: {read} the two score alike."
        if self.severity and abs(strictness.difference) < strictness.sd:
            yield "That is less than its own uncertainty: it may well be nothing, or the other way round."

    def _contradiction(self, side: Side, one: Contradiction, share: Fraction) -> str:
        """A score that its reason does not bear out, and what of the gap it makes."""
        score, level, size = show_number(one.score), show_number(one.level), show_number(abs(share))
        whose = f"{side.name}'s reason" if self.names else f"the reason for a {score}"
        on = f" on {one.title}" if self.is_totals else ""
        says = f"{whose}{on} says “{one.words}”, which is level {level} and not {score}."
        if share > 0:
            return f"{size} of it is a score that its own reason does not bear out: {says}"
        return f"A score that its own reason does not bear out hides {size} more: {says}"

    def _disagreement(self) -> str:
        left = self.rest - self.severity
        unsure = UNSURE if self.found.split.strictness.difference is None else ""
        if left > 0:
            return f"{show_number(left)} is real disagreement{unsure}."
        if left < 0:
            lower = self.found.lower.name
            return f"That is {show_number(-left)} more than the gap: but for it {lower} would be higher by as much."
        return "Nothing is left as real disagreement."

    def _unsplit(self) -> Iterator[str]:
        """Severity and disagreement in one, and what strictness makes in this panel at large."""
        typical = self.found.typical
        if self.rest > 0:
            how_much = f"The rest, {show_number(self.rest)}," if self.shares else "All of it"
            yield f"{how_much} is {self._of_what(typical)}."
        elif self.rest < 0:
            yield f"That is {show_number(-self.rest)} more than the gap: by their reasons the two would change places."
        else:
            yield "By their reasons the two agree."
        if typical == 0.0:
            yield f"None of it is strictness: {ALIKE}"
        elif typical is not None:
            size = _points(_rounded(Fraction(typical), self.places))
            yield f"Any two members of this panel lie {size} apart in strictness, on average."

    def _of_what(self, typical: float | None) -> str:
        if typical is None:
            return f"disagreement{UNSURE}"
        return "disagreement or strictness: how much of each is for the chair alone" if typical else "disagreement"


def _rounded(figure: Fraction, places: int = 2) -> Fraction:
    return Fraction(half_up(figure, places))


def _score(side: Side) -> str:
    return f"{show_number(side.score)} ({side.label})" if side.label else show_number(side.score)


def _points(figure: Fraction) -> str:
    return f"{show_number(figure)} {'point' if figure == 1 else 'points'}"
