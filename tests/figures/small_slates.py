"""Small calls of one brief, out of hand and by chance, for how firm their outcomes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from panel_tui.figures.line import Bid, FailedGate
from panel_tui.figures.order import Step, TieBreak
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, Mark, ScoreSheet, State, scored
from panel_tui.figures.slate import Contest, Slate
from panel_tui.figures.totals import official

BRIEF = "homes"
NO_STEPS = TieBreak()


@dataclass(frozen=True)
class Small:
    """All that one brief is made of, so that anything in it can be changed and all of it made anew."""

    sheet: ScoreSheet
    scheme: Scheme
    asks: Mapping[str, int]
    envelope: int
    tie_break: TieBreak = NO_STEPS
    strands: Mapping[str, str] | None = None
    failed: frozenset[str] = frozenset()
    ruled: frozenset[str] = frozenset()

    @property
    def slate(self) -> Slate:
        """What its line is drawn from."""
        bids = {
            reference: Bid(
                official(self.sheet, reference, self.scheme),
                ask,
                strand=(self.strands or {}).get(reference),
                failed_gates=(FailedGate("G1"),) if reference in self.failed else (),
                ruled=reference in self.ruled,
            )
            for reference, ask in self.asks.items()
        }
        return Slate({BRIEF: Contest(bids, self.scheme, self.envelope)}, self.tie_break)

    def asking(self, reference: str, ask: int) -> Small:
        """The same where one asks for so many pence."""
        return replace(self, asks={**self.asks, reference: ask})

    def agreeing(self, reference: str, criterion: str, score: Fraction) -> Small:
        """The same where the panel agreed on another score."""
        agreed = {**self.sheet.agreed, (reference, criterion): score}
        return replace(self, sheet=replace(self.sheet, agreed=agreed))

    def moving(self, cell: Cell, score: Fraction) -> Small:
        """The same where one member gave another score."""
        return replace(self, sheet=replace(self.sheet, latest={**self.sheet.latest, cell: scored(score)}))

    def weighing(self, criterion: str, change: Fraction) -> Small:
        """The same where one weight is so much of itself more, and all sum to 100 again."""
        weights = {one.id: one.weight for one in self.scheme.measures if one.weight is not None}
        weights[criterion] *= 1 + change
        whole = sum(weights.values())
        measures = tuple(
            replace(one, weight=weights[one.id] * 100 / whole) if one.id in weights else one
            for one in self.scheme.measures
        )
        return replace(self, scheme=replace(self.scheme, measures=measures))

    def without(self, member: str) -> Small:
        """The same where one member said nothing."""
        latest = {cell: mark for cell, mark in self.sheet.latest.items() if cell.member != member}
        return replace(self, sheet=replace(self.sheet, latest=latest))


def given_by(scores: Mapping[str, Mapping[str, str]]) -> ScoreSheet:
    """The sheet of scores by proposal and criterion: those of members m1, m2 …, parted by spaces; "-" for none."""
    return ScoreSheet(
        latest={
            Cell(reference, f"m{number}", criterion): scored(Fraction(score))
            for reference, criteria in scores.items()
            for criterion, several in criteria.items()
            for number, score in enumerate(several.split(), start=1)
            if score != "-"
        }
    )


SCORES = st.integers(0, 3)
TRIED: tuple[Step, ...] = ("gap", "priority", "lowest", "smaller_ask", "lots")
STEPS = st.lists(st.sampled_from(TRIED), unique=True, max_size=3)


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    """One brief of up to five proposals: missing scores, agreed ones, floors, a threshold, ties and failed gates."""
    references = [f"P-{number}" for number in range(1, draw(st.integers(1, 5)) + 1)]
    criteria = ["need", "idea", "plan"][: draw(st.integers(2, 3))]
    parts = [draw(st.integers(1, 5)) for _ in criteria]
    runs_down = draw(st.booleans())
    measures = tuple(
        Measure(
            one,
            one.title(),
            Fraction(3 if runs_down else 0),
            Fraction(0 if runs_down else 3),
            Fraction(100 * part, sum(parts)),
            draw(st.none() | st.just(Fraction(1))),
        )
        for one, part in zip(criteria, parts, strict=True)
    )
    threshold = draw(st.none() | st.integers(20, 60).map(Fraction))
    scheme = Scheme(measures, threshold=threshold, priority=tuple(criteria[:1]))
    marks = st.one_of(SCORES.map(scored), SCORES.map(scored), SCORES.map(scored), st.just(Mark(State.ABSTAINED)))
    latest = {
        Cell(reference, f"m{number}", criterion): draw(marks)
        for reference in references
        for number in range(1, draw(st.integers(1, 3)) + 1)
        for criterion in criteria
    }
    places = [(reference, criterion) for reference in references for criterion in criteria]
    agreed = draw(st.dictionaries(st.sampled_from(places), SCORES.map(Fraction), max_size=4))
    return Small(
        sheet=ScoreSheet(latest=latest, agreed=agreed),
        scheme=scheme,
        asks={reference: draw(st.integers(1, 6)) for reference in references},
        envelope=draw(st.integers(0, 16)),
        tie_break=TieBreak(tuple(draw(STEPS)), "seed"),
        strands={reference: draw(st.sampled_from(["", "north", "south"])) for reference in references},
        failed=frozenset(draw(st.sets(st.sampled_from(references), max_size=1))),
        ruled=frozenset(draw(st.sets(st.sampled_from(references), max_size=2))),
    )
