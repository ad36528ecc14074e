"""The words of the paper that stand in more than one place: annexes, tie-break steps, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from panel_tui.call.call_model import Step
from panel_tui.call.paper_parts import ANNEXES, BODY, PartName
from panel_tui.files.blocks import Heading

if TYPE_CHECKING:
    from panel_tui.report.material import Material

APART: frozenset[PartName] = frozenset({"proposals", "conditions", "conflicts", "method", "minutes", "decision-sheet"})
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


def annex(material: Material, name: PartName) -> str:
    """How the text refers to an annex: "annex B"; "" where the paper has none of that name."""
    return f"annex {_letter(material, name)}" if name in material.annexes else ""


def in_annex(material: Material, name: PartName) -> str:
    """The same in brackets, after a space."""
    where = annex(material, name)
    return f" ({where})" if where else ""


def part_heading(material: Material, name: PartName) -> Heading:
    """The heading with which a part begins."""
    if name in BODY:
        return Heading(1, BODY[name], id=name)
    title = f"Annex {_letter(material, name)}: {ANNEXES[name]}"
    return Heading(1, title, id=f"annex-{name}", new_page=name in APART)


def _letter(material: Material, name: PartName) -> str:
    return chr(ord("A") + material.annexes.index(name))
