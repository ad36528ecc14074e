"""What a member is shown before a further round: how others scored what they have scored themselves, and why.

It is a document, never entries: the header of an entry names its author. It holds no name, id, device or time, and its
rows stand in an order which tells nothing, so that those of two criteria cannot be laid side by side.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.assess.registers import OVERALL, number_of
from panel_tui.assess.rounds import latest_round
from panel_tui.call.exact import show_exact
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.exchange.visible import Reader
from panel_tui.journal import Json, Pen, Register, canonical
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

FEWEST = 2
"""So many others must have scored a proposal: where it is one, what they gave would be theirs."""


def show_others(workspace: Workspace, who: Reader, pen: Pen) -> None:
    """Say which document shows a member, in the round at work, how others scored each proposal that they have
    submitted before.

    What they were shown stays as it is while all of it holds, and once they have submitted that round: nobody learns
    from a second pack whose scores came later.
    """
    stages = {stage for stage, _ in who.tasks}
    at_work = {stage: latest_round(workspace.entries, stage) for stage in sorted(stages)}
    further = {stage: round_ for stage, round_ in at_work.items() if number_of(round_) > 1}
    if not further:
        return
    standing = call_in(workspace)
    for stage, round_ in further.items():
        before = counting(workspace, stage, before=round_)
        for reference in sorted(proposal for one, proposal in who.tasks if one == stage):
            done = (reference, who.member) not in before.submitted or (stage, round_, reference) in who.submitted
            if done or standing.why_unscored(stage, reference):
                continue
            register = Register.of("others", stage=stage, round=round_, proposal=reference, member=who.member)
            content = _content(standing, before, stage, round_, reference, who.member)
            if not _holds(_shown(workspace, register), content):
                (hash_,) = workspace.documents.put(canonical(content).encode())
                workspace.entries.say(pen, Saying(register, {"hash": hash_}))


def _content(
    standing: CallStanding, counts: Counting, stage: str, round_: str, reference: str, member: str
) -> dict[str, Any]:
    """What the document says. `members` is how many others have scored the proposal."""
    others = {
        one
        for proposal, one in counts.submitted
        if proposal == reference and one != member and not standing.recused(reference, one)
    }
    criteria: list[dict[str, Json]] = []
    whole: list[str] = []
    if len(others) >= FEWEST:
        for criterion in standing.rubric_of(reference).scored_at(stage):
            places = [Place(reference, one, criterion.id) for one in others]
            given = [(counts.latest[place], _reason(counts, place)) for place in places if place in counts.latest]
            criteria.append({"id": criterion.id, "rows": [_row(*one) for one in sorted(given, key=_order)]})
        whole = sorted(filter(None, (_reason(counts, Place(reference, one, OVERALL)) for one in others)))
    about = {"what": "others", "stage": stage, "round": round_, "proposal": reference}
    return {**about, "members": len(others), "criteria": criteria, "whole": whole}


def _reason(counts: Counting, place: Place) -> str:
    """What somebody wrote to the panel: nothing that is for the applicant or for speaking."""
    return "\n\n".join(one.text for one in counts.remarks.get(place, ()) if one.audience == "panel")


def _order(row: tuple[Given, str]) -> tuple[Any, ...]:
    given, reason = row
    return given.value is None, given.value or 0, given.state, reason


def _row(given: Given, reason: str) -> dict[str, Json]:
    mark = {"state": given.state} if given.value is None else {"score": show_exact(given.value)}
    return {**mark, "reason": reason}


def _shown(workspace: Workspace, register: Register) -> dict[str, Any] | None:
    """What a member was shown last; None for nothing."""
    for head in workspace.entries.register(register):
        data = None if head.cleared else workspace.documents.get(head.value["hash"])
        if data is not None:
            shown: dict[str, Any] = json.loads(data)
            return shown
    return None


def _holds(shown: Mapping[str, Any] | None, now: Mapping[str, Any]) -> bool:
    """Whether all that was shown still stands, or nothing is to be shown that was not."""
    if shown is None:
        return False
    if not shown["criteria"]:
        return not now["criteria"] and bool(shown["members"] == now["members"])
    rows = {criterion["id"]: criterion["rows"] for criterion in now["criteria"]}
    return all(
        row in rows.get(criterion["id"], ()) for criterion in shown["criteria"] for row in criterion["rows"]
    ) and set(shown["whole"]) <= set(now["whole"])
