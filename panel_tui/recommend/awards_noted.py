"""What is said of awards as it is noted at a screen: a few labelled lines of plain text, read and written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from panel_tui.faults import Faults
from panel_tui.figures.rounding import show_money
from panel_tui.recommend.labelled import parts, pence

Answer = Literal["accepted", "in part", "declined", "waiting"]
ANSWERS: Mapping[str, Answer] = {
    "accepted": "accepted",
    "in part": "in part",
    "declined": "declined",
    "waiting": "waiting",
}
"""What may become of an award, as it is written."""
LABELS = ("answer", "award", "reason")


class Answered(NamedTuple):
    """What became of an award: with the sum that is taken up, in pence, where one was given."""

    answer: Answer
    sum: int | None
    reason: str


class Promotion(NamedTuple):
    """How somebody is promoted from the reserve: `sum` is in pence."""

    sum: int
    conditions: tuple[str, ...]
    reason: str


def answer_text(answer: Answer, draft: str = "") -> str:
    """The lines to fill in for what became of an award; `draft` is what was being written of it, perhaps for another
    answer: its sum and reason stay."""
    said = parts(draft, LABELS, (), Faults())
    award = [f"Award: {' '.join(said['award']) or '£'}"] if answer == "in part" else []
    return "\n".join([f"Answer: {answer}", *award, "Reason: " + "\n".join(said["reason"])])


def answer_in(text: str) -> Answered:
    """What such lines say. Raises BadInput with every fault: an answer that is missing or unknown, a sum that cannot be
    read or is missing where a part is taken up, or is given where none is."""
    faults = Faults()
    said = parts(text, LABELS, ("answer", "award"), faults)
    answer = ANSWERS.get(" ".join("".join(said["answer"][:1]).casefold().split()))
    if answer is None:
        faults.add("There is no answer", f"Write one of {', '.join(ANSWERS)}.")
    sum_ = pence(said["award"], "The award", faults)
    if (answer == "in part") != bool(said["award"]) and answer:
        wrong = "What is taken up is not said" if answer == "in part" else f"{answer} comes with no award"
        faults.add(wrong, "Give the award." if answer == "in part" else "Leave the award out, or write in part.")
    faults.stop()
    assert answer is not None
    return Answered(answer, sum_, "\n".join(said["reason"]))


def promotion_text(ask: int) -> str:
    """The lines to fill in for a promotion: for the whole `ask`, in pence, until a part is written in its place."""
    return f"Award: {show_money(ask)}\nCondition: \nReason: "


def promotion_in(text: str) -> Promotion:
    """What such lines say. Raises BadInput where the sum is missing or cannot be read."""
    faults = Faults()
    said = parts(text, ("award", "condition", "reason"), ("award",), faults)
    sum_ = pence(said["award"], "The award", faults)
    if not said["award"]:
        faults.add("The award is missing", "Give the award.")
    faults.stop()
    assert sum_ is not None
    return Promotion(sum_, tuple(said["condition"]), "\n".join(said["reason"]))


def announcement_text(until: date | None) -> str:
    """The lines to fill in for the day of the announcement: that stands last, as it is what must be said."""
    return f"Reason: \nDay: {until.isoformat() if until else ''}"


def announcement_in(text: str) -> tuple[date, str]:
    """The day and the reason that such lines give. Raises BadInput where there is no day, or it is none."""
    faults, day = Faults(), None
    said = parts(text, ("day", "reason"), ("day",), faults)
    words = "".join(said["day"][:1])
    try:
        day = date.fromisoformat(words)
    except ValueError:
        faults.add(f"{words!r} is no date" if words else "The day is missing", "Write it like 2017-06-30.")
    faults.stop()
    assert day is not None
    return day, "\n".join(said["reason"])
