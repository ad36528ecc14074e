"""What the panel has settled at a stage: agreed scores, and scores that members revised in the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel_tui.assess.counting import Place
from panel_tui.call.standing import current
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace

Agreed = Mapping[tuple[str, str], values.Agreed]
"""What is on record as agreed, by proposal and criterion."""


@dataclass(frozen=True)
class Settled:
    """What is on record as agreed, and as revised in the meeting."""

    agreed: Agreed
    revised: Mapping[Place, values.PanelScore]

    def with_anew(self, proposal: str, there: Settled) -> Settled:
        """The same, with what is `there` now of one proposal in the place of what was."""
        return Settled(
            {key: one for key, one in self.agreed.items() if key[0] != proposal} | dict(there.agreed),
            {place: one for place, one in self.revised.items() if place.proposal != proposal} | dict(there.revised),
        )


def settled_in(workspace: Workspace, stage: str, **about: str) -> Settled:
    """What is settled at a stage: all of it, or what is about all of `about`."""
    agreed = current(workspace, "agreed", values.Agreed, None, stage=stage, **about)
    revised = current(workspace, "panel_score", values.PanelScore, None, stage=stage, **about)
    return Settled(
        {(said["proposal"], said["criterion"]): one for said, one in agreed},
        {Place(said["proposal"], said["member"], said["criterion"]): one for said, one in revised},
    )
