"""The funding line: who is above it, who waits in reserve, who is declined and why, brief by brief and in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal, NamedTuple

from panel_tui.figures.order import Candidate, Place, Step, TieBreak, rank
from panel_tui.figures.rounding import show_apart, show_money, show_number
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.totals import Official

Outcome = Literal["fund", "reserve", "decline"]


class FailedGate(NamedTuple):
    """A gate that a proposal failed, and why."""

    gate: str
    why: str = ""


@dataclass(frozen=True)
class Bid:
    """A proposal as its brief's line sees it. `ask` is in pence; `ruled` where a ruling lets a partial total rank."""

    figures: Official
    ask: int
    strand: str | None = None
    earlier_award: bool | None = None
    failed_gates: tuple[FailedGate, ...] = ()
    ruled: bool = False
    withdrawn: bool = False

    @property
    def reference(self) -> str:
        """The proposal's reference."""
        return self.figures.proposal


@dataclass(frozen=True)
class Row:
    """One proposal in its brief's table.

    `running` is the sum of the asks down to and with this row, in pence, of those in order; None where declined.
    `undecided` marks what the computed outcome cannot settle: a tie across the line, a total without a ruling.
    """

    reference: str
    place: int | None
    tied_with: tuple[str, ...]
    decided_by: Step | None
    criterion: str | None
    total: Fraction | None
    partial: bool
    ask: int
    running: int | None
    outcome: Outcome
    reason: str
    undecided: bool = False


@dataclass(frozen=True)
class Line:
    """One brief's table and its money in pence."""

    brief: str
    rows: tuple[Row, ...]
    envelope: int
    allocated: int

    @property
    def left(self) -> int:
        """What of the envelope is not allocated."""
        return self.envelope - self.allocated

    def of(self, outcome: Outcome) -> tuple[Row, ...]:
        """The rows with this outcome, in order."""
        return tuple(row for row in self.rows if row.outcome == outcome)


@dataclass(frozen=True)
class Whole:
    """All briefs against the whole budget, in pence. `running` is the sum after each brief in the call's order."""

    allocated: int
    budget: int
    running: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int:
        """What of the budget is not allocated; below 0 where it is overspent."""
        return self.budget - self.allocated

    @property
    def over(self) -> bool:
        """Whether the lines together come to more than the budget."""
        return self.allocated > self.budget


def draw_line(brief: str, bids: Sequence[Bid], scheme: Scheme, envelope: int, tie_break: TieBreak) -> Line:
    """The line of one brief with `envelope` pence: it is drawn where the next in order no longer fits.

    Nobody behind that one is taken for being cheaper. Where only some of a shared place fit, none is above the line.
    """
    by_reference = {bid.reference: bid for bid in bids}
    places = rank((_candidate(bid, scheme) for bid in bids), scheme, tie_break)
    rows: list[Row] = []
    running = allocated = 0
    drawn = False
    for place, group in groupby(places, key=lambda one: one.place):
        tied = [(one, by_reference[one.reference]) for one in group]
        if place is None:
            rows += [_declined(one, bid, scheme) for one, bid in tied]
            continue
        left, asked = envelope - allocated, sum(bid.ask for _, bid in tied)
        fits = not drawn and asked <= left
        straddles = not drawn and not fits and min(bid.ask for _, bid in tied) <= left
        for one, bid in tied:
            running += bid.ask
            reason = _reason(one, bid, left, fits, straddles, drawn)
            rows.append(_row(one, bid, running, "fund" if fits else "reserve", reason, straddles))
        allocated += asked if fits else 0
        drawn = drawn or not fits
    return Line(brief, tuple(rows), envelope, allocated)


def add_up(lines: Iterable[Line], budget: int) -> Whole:
    """The briefs' `lines`, in the call's order, against the whole `budget` in pence."""
    running, after = 0, []
    for line in lines:
        running += line.allocated
        after.append((line.brief, running))
    return Whole(running, budget, tuple(after))


def hindrances(bid: Bid, scheme: Scheme) -> tuple[str, ...]:
    """Why `bid` cannot be recommended, in words; empty where it can."""
    figures = bid.figures
    if bid.withdrawn:
        return ("withdrawn",)
    if bid.failed_gates:
        return tuple(f"gate {gate} failed: {why}" if why else f"gate {gate} failed" for gate, why in bid.failed_gates)
    if figures.total is None:
        return ("not ranked: no scores",)
    found = [_below_floor(one, figures, scheme) for one in figures.below_floor]
    if _unruled(bid):
        missing = ", ".join(one.title for one in scheme.needed if one.id in figures.unscored)
        found.append(f"not ranked: total is partial (no score on {missing})")
    elif figures.below_threshold and scheme.threshold is not None:
        found.append(_below_threshold(figures.total, scheme.threshold))
    return tuple(found)


def _candidate(bid: Bid, scheme: Scheme) -> Candidate:
    return Candidate(
        reference=bid.reference,
        total=bid.figures.total,
        shares={criterion: scheme.share_of(criterion, score) for criterion, score in bid.figures.scores.items()},
        strand=bid.strand,
        earlier_award=bid.earlier_award,
        ask=bid.ask,
        eligible=not hindrances(bid, scheme),
    )


def _unruled(bid: Bid) -> bool:
    return bid.figures.partial and not bid.ruled


def _below_floor(criterion: str, figures: Official, scheme: Scheme) -> str:
    measure = scheme.by_id[criterion]
    score, floor = show_number(figures.scores[criterion]), show_number(measure.floor)
    return f"below the floor on {measure.title} ({score}, floor {floor})"


def _below_threshold(total: Fraction, threshold: Fraction) -> str:
    shown, limit = show_apart(total, threshold)
    return f"total {shown} {'below' if total < threshold else 'not as good as'} {limit}"


def _reason(place: Place, bid: Bid, left: int, fits: bool, straddles: bool, drawn: bool) -> str:
    if fits:
        return "in order and within the envelope"
    if straddles:
        return f"shares its place across the line with {', '.join(place.tied_with)}: needs a decision"
    if drawn:
        return "below the line"
    return f"asks {show_money(bid.ask)}, {show_money(left)} is left"


def _declined(place: Place, bid: Bid, scheme: Scheme) -> Row:
    reasons = hindrances(bid, scheme)
    unjudged = not bid.withdrawn and not bid.failed_gates and (bid.figures.total is None or _unruled(bid))
    return _row(place, bid, None, "decline", "; ".join(reasons), undecided=unjudged and len(reasons) == 1)


def _row(place: Place, bid: Bid, running: int | None, outcome: Outcome, reason: str, undecided: bool) -> Row:
    return Row(
        reference=place.reference,
        place=place.place,
        tied_with=place.tied_with,
        decided_by=place.decided_by,
        criterion=place.criterion,
        total=bid.figures.total,
        partial=bid.figures.partial,
        ask=bid.ask,
        running=running,
        outcome=outcome,
        reason=reason,
        undecided=undecided,
    )
