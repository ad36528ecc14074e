"""A score that is typed because one digit is not enough: the keys that write it, and what was written."""

from __future__ import annotations

from fractions import Fraction

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.quick import QuickCriterion
from panel_tui.faults import BadInput, Fault

KEYS = "0,1,2,3,4,5,6,7,8,9,full_stop,minus,backspace"
"""The keys that write a score."""
SIGNS = {"full_stop": ".", "minus": "-"}


def typed_on(typed: str | None, key: str) -> str:
    """What is typed after one key more."""
    typed = typed or ""
    return typed[:-1] if key == "backspace" else typed + SIGNS.get(key, key)


def on_scale(criterion: QuickCriterion, score: Fraction) -> None:
    """Raise BadInput unless a score is a point of the criterion's scale."""
    if score not in criterion.points:
        wrong = f"{show_exact(score)} is not on the scale of {criterion.title}"
        raise BadInput(Fault(wrong, f"It runs {criterion.scale_words}."))


def score_of(typed: str | None) -> Fraction:
    """The score that was typed. Raises BadInput where it is no number."""
    try:
        return read_exact(typed or "")
    except ValueError:
        raise BadInput(Fault(f"{typed or 'Nothing'} is not a score", "Write a number like 3 or 3.5.")) from None
