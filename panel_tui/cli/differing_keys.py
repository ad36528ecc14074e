"""On what two machines of one member differ, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from panel_tui.assess.differing import Difference


def differing_keys(one: Difference) -> dict[str, Any]:
    """One difference: where it is, and what each machine says."""
    return {
        "reference": one.proposal,
        "criterion": one.criterion or None,
        "field": one.field,
        "sides": [{"device": side.device, "at": side.at, "words": side.words} for side in one.sides],
    }
