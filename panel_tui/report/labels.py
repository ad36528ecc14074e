"""The words of the paper that stand in more than one place: annexes, tie-break steps, outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.call.call_model import Step
from panel_tui.files.blocks import Heading

ANNEXES: Mapping[str, str] = {
    "proposals": "one page per proposal",
    "conditions": "conditions",
    "declined": "proposals not recommended",
    "reserve": "reserve list",
    "conflicts": "conflicts register",
    "method": "method note",
    "record": "record",
}
"""The annexes in their order, lettered from A."""

APART = frozenset({"proposals", "conditions", "conflicts", "method"})
"""The annexes that begin a page: the conflicts register, which has names, can be taken out."""

STEPS: Mapping[Step, str] = {
    "gap": "a strand that no higher-ranked proposal fills",
    "priority": "the higher score on the priority criteria, in their order",
    "lowest": "the higher lowest score",
    "new_area": "no earlier award",
    "smaller_ask": "the smaller ask",
    "lots": "lots drawn from the recorded seed",
}
"""By what each step of a tie-break sets equal totals in order."""


def annex(name: str) -> str:
    """How the text refers to an annex: annex B."""
    return f"annex {_letter(name)}"


def annex_heading(name: str) -> Heading:
    """The heading with which an annex begins."""
    return Heading(1, f"Annex {_letter(name)}: {ANNEXES[name]}", id=f"annex-{name}", new_page=name in APART)


def _letter(name: str) -> str:
    return chr(ord("A") + list(ANNEXES).index(name))
