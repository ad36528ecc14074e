"""The decisions on record, the last step's, each with the time at which it was recorded."""

from __future__ import annotations

from typing import NamedTuple

from panel_tui.call.standing import Clash, serving, typed
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace


class Decided(NamedTuple):
    """The decision on a proposal, and when it was recorded (UTC): on which day it was made, nobody has said."""

    value: values.Recommendation
    at: str


def decided(workspace: Workspace, stage: str, clashes: list[Clash] | None = None) -> dict[str, Decided]:
    """Every decision of a stage that stands, by proposal: of several steps, the last word."""
    heads = [one for one in serving(workspace, "decision", clashes, stage=stage) if "level" not in one.about]
    there = workspace.entries.by_id(head.id for head in heads)
    found = {}
    for head in heads:
        value = typed(head, values.Recommendation)
        if value is not None:
            found[head.about["proposal"]] = Decided(value, there[head.id].at)
    return found
