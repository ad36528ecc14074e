"""The parts of a board paper by name, in the order in which they stand where the call says nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

PartName = Literal[
    "issue",
    "recommendation",
    "timing",
    "process",
    "assessment",
    "ranking",
    "portfolio",
    "options",
    "budget",
    "risks",
    "due-diligence",
    "subsidy",
    "equality",
    "legal-power",
    "records",
    "handling",
    "next-steps",
    "proposals",
    "conditions",
    "declined",
    "reserve",
    "conflicts",
    "method",
    "stability",
    "agenda",
    "minutes",
    "decision-sheet",
    "record",
]
PARTS: tuple[PartName, ...] = get_args(PartName)
BODY: Mapping[PartName, str] = {
    "issue": "Issue",
    "recommendation": "Recommendation",
    "timing": "Timing",
    "process": "Background and process",
    "assessment": "How it was assessed",
    "ranking": "Ranked list",
    "portfolio": "Portfolio",
    "options": "Options",
    "budget": "Budget",
    "risks": "Risks",
    "due-diligence": "Due diligence",
    "subsidy": "Subsidy and State aid",
    "equality": "Equality",
    "legal-power": "Legal power",
    "records": "Advice and decision",
    "handling": "Handling and feedback",
    "next-steps": "Next steps",
}
"""The titles of the parts that are no annexes."""
ANNEXES: Mapping[PartName, str] = {
    "proposals": "one page per proposal",
    "conditions": "conditions",
    "declined": "proposals not recommended",
    "reserve": "reserve list",
    "conflicts": "conflicts register",
    "method": "method note",
    "stability": "how stable the awards are",
    "agenda": "agenda of the panel",
    "minutes": "minutes of the panel",
    "decision-sheet": "decision sheet",
    "record": "record",
}
"""The titles of the annexes, which are lettered from A as they come."""
TEXTS: frozenset[PartName] = frozenset({"risks", "due-diligence", "subsidy", "equality"})
"""The parts that are the office's own text and nothing else."""
TITLES: Mapping[PartName, str] = {**BODY, **{name: f"Annex: {title}" for name, title in ANNEXES.items()}}
