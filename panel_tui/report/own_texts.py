"""The office's own texts in the board paper: one for any part of it, kept on the record from one paper to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from panel_tui.call.paper_parts import PARTS, TEXTS, TITLES, PartName
from panel_tui.call.standing import current
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.journal import Register, values
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def own_texts(workspace: Workspace, stage: str) -> Mapping[PartName, str]:
    """The texts of a stage's paper that stand, by part, in the order of the parts."""
    said = {about["part"]: one.text for about, one in current(workspace, "paper_text", values.PaperText, stage=stage)}
    return {part: said[part] for part in PARTS if said.get(part, "").strip()}


def part_named(name: str) -> PartName:
    """The part of a name. Raises BadInput, with all names, where there is none."""
    found: tuple[PartName, ...] = tuple(part for part in get_args(PartName) if part == name.strip().casefold())
    if not found:
        raise BadInput(Fault(f"The paper has no part {name!r}", f"Its parts are {', '.join(PARTS)}."))
    return found[0]


def text_saying(stage: str, part: PartName, text: str) -> Saying:
    """That a part of a stage's paper has this text of the office's; a blank one is none any more."""
    value = values.PaperText(text=text.strip())
    return Saying(Register.of("paper_text", stage=stage, part=part), value.model_dump(mode="json"))


class PartOf(NamedTuple):
    """A part of the paper: whether the call has it in, and the office's own text there."""

    name: PartName
    title: str
    is_in: bool
    text: str

    @property
    def words(self) -> str:
        """What of it is in the paper."""
        if not self.is_in:
            return "left out by the call"
        words = show_count(len(self.text.split()), "word")
        if self.name in TEXTS:
            return f"the office's text, {words}" if self.text else "no text yet, so left out"
        return f"from the record, and {words} of the office's" if self.text else "from the record"


def parts_of(wanted: tuple[PartName, ...], texts: Mapping[PartName, str]) -> tuple[PartOf, ...]:
    """All parts: those that the call wants in their order, which are all where it says nothing, then the others."""
    order = (*wanted, *(part for part in PARTS if part not in wanted)) if wanted else PARTS
    return tuple(PartOf(part, TITLES[part], not wanted or part in wanted, texts.get(part, "")) for part in order)
