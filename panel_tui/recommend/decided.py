"""Advice and decisions with the time at which each was recorded."""

from __future__ import annotations

from typing import NamedTuple

from panel_tui.call.standing import Clash, serving, typed
from panel_tui.journal import values
from panel_tui.recommend.advice import ADVISERS, Level
from panel_tui.store.workspace import Workspace


class Decided(NamedTuple):
    """The decision on a proposal, and when it was recorded (UTC): on which day it was made, nobody has said."""

    value: values.Recommendation
    at: str


def decided(
    workspace: Workspace, stage: str, clashes: list[Clash] | None = None, level: Level = "decision"
) -> dict[str, Decided]:
    """Every decision of a stage that stands, by proposal: the last word, or what is on record at another `level`."""
    kind = "recommendation" if level in ADVISERS else "decision"
    heads = [
        one for one in serving(workspace, kind, clashes, stage=stage) if one.about.get("level", "decision") == level
    ]
    there = workspace.entries.by_id(head.id for head in heads)
    found = {}
    for head in heads:
        value = typed(head, values.Recommendation)
        if value is not None:
            found[head.about["proposal"]] = Decided(value, there[head.id].at)
    return found
