"""What a board paper shows beside what its stage's figures are: the office's own texts, how sure and how stable the
places are, the scenarios, the agenda and the minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panel_tui.call.paper_parts import PartName
from panel_tui.files.blocks import Block

if TYPE_CHECKING:
    from panel_tui.journal import values
    from panel_tui.recommend.reconciled import Reconciled
    from panel_tui.recommend.side_by_side import Column
    from panel_tui.recommend.stable import Stability
    from panel_tui.recommend.uncertain import Certainty


@dataclass(frozen=True)
class Extras:
    """All of it, as far as there is any. `options` are scenarios side by side, and `choice` is which is chosen."""

    texts: Mapping[PartName, str] = field(default_factory=dict)
    certain: Certainty | None = None
    panel: Reconciled | None = None
    stability: Stability | None = None
    options: tuple[Column, ...] = ()
    choice: values.Choice | None = None
    agenda: tuple[Block, ...] = ()
    minutes: tuple[Block, ...] = ()


NONE = Extras()
"""For papers that show nothing of it."""
