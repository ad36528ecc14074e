"""statement: the panel's statement on one proposal; a draft of it, and the chair's approval."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import chance, json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_chair
from panel_tui.cli.text_given import text_given
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.moderate.drafting import Suggested
    from panel_tui.moderate.statements import Stated
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("proposal", metavar="PROPOSAL", help="the proposal's reference")
    stage_argument(parser)
    parser.add_argument("--suggest", action="store_true", help="what members' comments suggest, to be edited")
    parser.add_argument(
        "--reasons", metavar="FILE", help="record the panel's reasons as a draft (- reads what is typed)"
    )
    parser.add_argument("--feedback", metavar="FILE", help="record the feedback for the applicant as a draft")
    parser.add_argument("--approve", action="store_true", help="approve it, as the chair or on the chair's behalf")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Record what is said; then show the statement, or what members' comments suggest for it."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.drafting import suggested_in
    from panel_tui.moderate.record import needs_the_record
    from panel_tui.moderate.statements import statements_of

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        standing.proposal(given.proposal)
        if given.reasons or given.feedback or given.approve:
            _record(workspace, standing, stage, given)
        stands = statements_of(workspace, stage).get(given.proposal)
        drawn = suggested_in(workspace, standing, stage, given.proposal) if given.suggest else None
    if given.json:
        say_json(_keys(given.proposal, stage, stands, drawn))
    elif drawn is not None:
        _print_text("Reasons, from the comments to the panel", drawn.reasons)
        say()
        _print_text("Feedback, from the comments to the applicant", drawn.feedback)
    else:
        _print(given.proposal, stands)
    return 0


def _record(workspace: Workspace, standing: CallStanding, stage: str, given: argparse.Namespace) -> None:
    from panel_tui.call.changes import changes, make
    from panel_tui.journal import Pen
    from panel_tui.moderate.statements import approving, drafting

    needs_the_chair(workspace, "writes and approves panel statements")
    if given.reasons == given.feedback == "-":
        raise BadInput(Fault("Only one text can be read from what is typed", "Name a file for the other."))
    texts = {name: text_given(getattr(given, name)) for name in ("reasons", "feedback") if getattr(given, name)}

    def write(pen: Pen) -> list[str]:
        effects: list[str] = []
        if texts:
            found = changes(workspace, [("", drafting(workspace, standing, stage, given.proposal, **texts))])
            make(workspace, pen, found)
            effects += [change.effect for change in found]
        if given.approve:
            make(workspace, pen, changes(workspace, [("", approving(workspace, standing, stage, given.proposal))]))
        return effects

    if "beside the member's own" in written(workspace, write):
        say(f"Noted beside the chair's own statement on {given.proposal}, which counts.")
    if given.approve:
        _warn(workspace, standing, stage, given.proposal)


def _warn(workspace: Workspace, standing: CallStanding, stage: str, reference: str) -> None:
    """Say what is not agreed yet: a statement may be approved all the same."""
    from panel_tui.moderate.sheet import sheet_of

    agreed = sheet_of(workspace, standing, stage).agreed
    criteria = standing.rubric_of(reference).scored_at(stage)
    without = [one.title for one in criteria if (reference, one.id) not in agreed]
    if without and not standing.why_unscored(stage, reference):
        say(f"Not agreed yet on {reference}: {', '.join(without)}.")


def _print(reference: str, stands: Stated | None) -> None:
    from panel_tui.assess.moments import moment_words

    if stands is None:
        say(f"There is no statement on {reference} yet. --suggest drafts one from the members' comments.")
        return
    say(f"{reference}: {stands.told}, {moment_words(stands.at, chance().now())}")
    for title, text in (("Reasons", stands.value.reasons), ("Feedback for the applicant", stands.value.feedback)):
        say()
        _print_text(title, text)


def _print_text(title: str, text: str) -> None:
    say(f"{title}:")
    for line in text.split("\n") if text.strip() else ["(none)"]:
        say(line)


def _keys(reference: str, stage: str, stands: Stated | None, drawn: Suggested | None) -> dict[str, Any]:
    return {
        "reference": reference,
        "stage": stage,
        "state": stands.state if stands else None,
        "reasons": stands.value.reasons if stands else None,
        "feedback": stands.value.feedback if stands else None,
        "by": stands.author if stands else None,
        "typed": stands.typed if stands else None,
        "at": stands.at if stands else None,
        "suggested": {"reasons": drawn.reasons, "feedback": drawn.feedback} if drawn else None,
    }
