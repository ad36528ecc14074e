"""Advice as it is noted in a meeting: a few labelled lines of plain text, read and written."""

from __future__ import annotations

from typing import get_args

from panel_tui.faults import Faults
from panel_tui.figures.rounding import show_money
from panel_tui.journal import values
from panel_tui.journal.fields import Outcome
from panel_tui.recommend.labelled import parts, pence
from panel_tui.recommend.table import OUTCOMES, AdviceRow

LABELS = ("outcome", "award", "place", "condition", "reason")
ASKED: dict[Outcome, tuple[str, ...]] = {
    "fund": ("reason",),
    "fund with conditions": ("award", "condition", "reason"),
    "fund in part": ("award", "reason"),
    "reserve": ("place", "reason"),
    "defer": ("reason",),
    "decline": ("reason",),
}
"""What an outcome asks for."""


def as_text(outcome: Outcome, ask: int, given: values.Recommendation | None = None) -> str:
    """The lines to fill in for an outcome; with what was `given` already, where that has the same outcome. `ask` is in
    pence."""
    known = given if given is not None and given.outcome == outcome else None
    award = known.award if known else ask if outcome == "fund with conditions" else 0
    said = {
        "award": [show_money(award) if award else "£"],
        "place": [str(known.place) if known and known.place else ""],
        "condition": [*known.conditions] if known and known.conditions else [""],
        "reason": [known.reason if known else ""],
    }
    lines = [f"{label.capitalize()}: {words}" for label in ASKED[outcome] for words in said[label]]
    return "\n".join([f"Outcome: {outcome}", *lines])


def noted(text: str, reference: str) -> AdviceRow:
    """The advice on a proposal that such lines give.

    Raises BadInput with every fault: an outcome that is missing or unknown, an amount or a place that cannot be read,
    something said twice.
    """
    faults = Faults()
    said = parts(text, LABELS, ("outcome", "award", "place"), faults)
    outcome = OUTCOMES.get(" ".join("".join(said["outcome"][:1]).casefold().split()))
    if outcome is None:
        faults.add("There is no outcome", f"Write one of {', '.join(get_args(Outcome))}.")
    award, place = pence(said["award"], "The award", faults), None
    for words in said["place"][:1]:
        if words.isdecimal() and 1 <= int(words) <= 100_000:
            place = int(words)
        else:
            faults.add(f"{words!r} is no place on the reserve list", "Write a number from 1.")
    faults.stop()
    assert outcome is not None
    return AdviceRow(reference, outcome, award, place, tuple(said["condition"]), "\n".join(said["reason"]))
