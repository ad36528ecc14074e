"""What of a call came into force only after scoring had begun: whoever made such rules could know the scores."""

from __future__ import annotations

from panel_tui.call.call_model import Call
from panel_tui.call.callfile import call_from_document
from panel_tui.call.portfolio_rules import PortfolioRule
from panel_tui.call.standing import call_in
from panel_tui.journal.kinds import SCORERS
from panel_tui.store.workspace import Workspace


def late_rules(workspace: Workspace, stage: str) -> tuple[str, ...]:
    """The ids of the call's rules that were first in force after the first score of `stage` was submitted.

    A rule that was changed since is a new one, unless only its words were. Times tell people what is late, and decide
    nothing. Where a call that was in force before is not in this file, nothing can be said, and no rule is named.
    """
    before = _before_scoring(workspace, stage)
    if before is None:
        return ()
    known = [_ruling(rule) for call in before for rule in call.rules]
    return tuple(rule.id for rule in call_in(workspace).call.rules if _ruling(rule) not in known)


def is_usual_duration_late(workspace: Workspace, stage: str) -> bool:
    """Whether the ends of the call's usual duration were first in force after the first score of `stage`, alike."""
    usual, before = call_in(workspace).call.usual_duration, _before_scoring(workspace, stage)
    known = [(call.usual_duration.least, call.usual_duration.most) for call in before or ()]
    return bool(usual.words) and before is not None and (usual.least, usual.most) not in known


def _before_scoring(workspace: Workspace, stage: str) -> list[Call] | None:
    """The calls that were in force until the first score was submitted; None where nobody has submitted any, or where
    one of these calls is not in this file."""
    first = _first_score(workspace, stage)
    if first is None:
        return None
    found = []
    for said in workspace.entries.history("in_force", document="call"):
        if said.body is None or said.cleared or said.at > first:
            continue
        data = workspace.documents.get(said.value["hash"])
        if data is None:
            return None
        found.append(call_from_document(data))
    return found


def _first_score(workspace: Workspace, stage: str) -> str | None:
    """When the first of those who score, or did until their role ended, submitted; None where nobody has."""
    roles_of = workspace.entries.authority.roles_of
    submitted = workspace.entries.history("submission", stage=stage)
    return min((one.at for one in submitted if (roles_of(one.about["member"]) or SCORERS) & SCORERS), default=None)


def _ruling(rule: PortfolioRule) -> PortfolioRule:
    """What a rule says but for its words."""
    return rule.model_copy(update={"words": "", "published": ""})
