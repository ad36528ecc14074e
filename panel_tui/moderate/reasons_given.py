"""What members wrote to the panel of the scores that count, by place: read before anything is reckoned in a thread."""

from __future__ import annotations

from panel_tui.assess.counting import Counting, Place, counting
from panel_tui.call.standing import current
from panel_tui.figures.sheet import Cell, ScoreSheet
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace


def reasons_in(workspace: Workspace, stage: str, sheet: ScoreSheet, counts: Counting | None = None) -> dict[Place, str]:
    """What members wrote to the panel of each score that counts; of one revised in the meeting, the reason for that.

    `counts` may be given where it is known already.
    """
    counts = counts or counting(workspace, stage)
    found = {
        place: "\n".join(clean(one.text) for one in remarks if one.audience == "panel")
        for place, remarks in counts.remarks.items()
    }
    for about, one in current(workspace, "panel_score", values.PanelScore):
        place = Place(about["proposal"], about["member"], about["criterion"])
        if about["stage"] == stage and Cell(*place) in sheet.panel:
            found[place] = clean(one.reason)
    return found
