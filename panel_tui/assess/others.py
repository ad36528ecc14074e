"""How others scored a proposal, as a member is shown it before a further round: light enough for the desk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple


class OthersMark(NamedTuple):
    """What one of them gave on a criterion ("3", "abstained"), and their reason to the panel ("" without one)."""

    mark: str
    reason: str


class Others(NamedTuple):
    """What `members` others gave: by criterion, in the order of the scores, which tells nothing of who gave which; and
    what they wrote on the `whole`. Where one other has scored it, nothing is there: it would be theirs."""

    members: int
    criteria: Mapping[str, tuple[OthersMark, ...]]
    whole: tuple[str, ...]

    @property
    def why_nothing(self) -> str:
        """Why nothing is shown; "" where something is."""
        if self.criteria:
            return ""
        if self.members == 1:
            return "Only one other member has scored it: nothing is shown."
        return "No other member has scored it yet: nothing is shown."


def others_in(data: bytes) -> Others:
    """What the document says."""
    said = json.loads(data)
    criteria = {
        one["id"]: tuple(
            OthersMark(row.get("score") or str(row["state"]).replace("_", " "), row["reason"]) for row in one["rows"]
        )
        for one in said["criteria"]
    }
    return Others(said["members"], criteria, tuple(said["whole"]))
