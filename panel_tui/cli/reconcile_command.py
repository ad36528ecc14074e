"""reconcile: what the panel's scores say of the proposals, and what of the panel."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import (
    json_argument,
    mode_argument,
    needs_numbers,
    opened,
    say,
    say_json,
    stage_argument,
    workspace_argument,
)
from panel_tui.moderate.record import needs_the_chairs_own, needs_the_record

if TYPE_CHECKING:
    from panel_tui.recommend.picking import Picking
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    mode_argument(parser)
    parser.add_argument("--proposal", metavar="PROPOSAL", help="explain how far apart its members are, and why")
    parser.add_argument("--names", action="store_true", help="name members; in the chair's own file alone")


def run(given: argparse.Namespace) -> int:
    """Print it."""
    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        if given.names:
            needs_the_chairs_own(workspace, "use the chair's own file, or leave out --names for letters.")
        needs_numbers()
        if given.proposal:
            return _explain(workspace, given)
        from panel_tui.recommend.lines import ranking
        from panel_tui.recommend.picking import picking, picking_words
        from panel_tui.recommend.reconciled import reconciled

        ranked = ranking(workspace, given.stage)
        found = reconciled(workspace, ranked, given.mode)
    picks = list(picking(found, ranked))
    if given.json:
        from panel_tui.cli.reconcile_keys import keys

        say_json(keys(found, given.names) | {"decision_accuracy": [_accuracy(one) for one in picks]})
    else:
        from panel_tui.cli.reconcile_words import print_words

        print_words(found, given.names)
        for sentence in picking_words(picks):
            say(sentence)
    return 0


def _explain(workspace: Workspace, given: argparse.Namespace) -> int:
    """Print why the members are apart on one proposal, criterion by criterion and in total."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.explaining import explanations
    from panel_tui.moderate.reasons_given import reasons_in
    from panel_tui.moderate.reconciling import reconciling
    from panel_tui.moderate.sheet import sheet_of
    from panel_tui.moderate.telling import as_json, lines

    standing = call_in(workspace)
    stage = standing.stage_named(given.stage)
    sheet = sheet_of(workspace, standing, stage)
    reasons = reasons_in(workspace, stage, sheet)
    found = explanations(reconciling(standing, stage, sheet), reasons, given.proposal)
    if given.json:
        content = [as_json(one, given.names) for one in found]
        say_json({"stage": stage, "proposal": given.proposal, "explanations": content})
        return 0
    say(f"{given.proposal}  {standing.proposal(given.proposal).applicant}: how far apart, and why")
    for line in lines(found, given.names):
        say(line)
    return 0


def _accuracy(one: Picking) -> dict[str, Any]:
    return {
        "briefs": list(one.group.briefs),
        "reliability": _number(one.reliability),
        "funded": one.funded,
        "proposals": one.proposals,
        "funded_best": _number(one.accuracy.funded_best),
        "funded_other": _number(one.accuracy.funded_other),
        "unfunded_best": _number(one.accuracy.unfunded_best),
    }


def _number(share: float | None) -> float | None:
    return None if share is None else round(share, 6)
