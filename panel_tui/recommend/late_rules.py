"""Rules of a portfolio that came into force only after scoring had begun: whoever made them could know the scores."""

from __future__ import annotations

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
    first = _first_score(workspace, stage)
    if first is None:
        return ()
    known: list[PortfolioRule] = []
    for said in workspace.entries.history("in_force", document="call"):
        if said.body is None or said.cleared or said.at > first:
            continue
        data = workspace.documents.get(said.value["hash"])
        if data is None:
            return ()
        known += [_ruling(rule) for rule in call_from_document(data).rules]
    return tuple(rule.id for rule in call_in(workspace).call.rules if _ruling(rule) not in known)


def _first_score(workspace: Workspace, stage: str) -> str | None:
    """When the first of those who score, or did until their role ended, submitted; None where nobody has."""
    roles_of = workspace.entries.authority.roles_of
    submitted = workspace.entries.history("submission", stage=stage)
    return min((one.at for one in submitted if (roles_of(one.about["member"]) or SCORERS) & SCORERS), default=None)


def _ruling(rule: PortfolioRule) -> PortfolioRule:
    """What a rule says but for its words."""
    return rule.model_copy(update={"words": "", "published": ""})
