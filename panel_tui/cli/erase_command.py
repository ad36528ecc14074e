"""erase: words leave the record, for a legal or retention reason. It cannot be undone."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import count, opened, say, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office, person_named
from panel_tui.faults import BadInput, Fault


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="ID", help="entries about this member")
    parser.add_argument("--proposal", metavar="REF", help="entries about this proposal")
    parser.add_argument("--criterion", metavar="ID", help="entries about this criterion")
    parser.add_argument("--kind", metavar="KIND", help="entries of this kind only, for example comment")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="the legal or retention reason")
    parser.add_argument("--yes", action="store_true", help="do it; without this it is only shown")


def run(given: argparse.Namespace) -> int:
    """Show what would go; with --yes, let it go."""
    from panel_tui.call.ending import erasable, erasure
    from panel_tui.call.standing import call_in

    about = {name: value for name in ("member", "proposal", "criterion") if (value := getattr(given, name))}
    if not about:
        raise BadInput(Fault("Everything would go", "Say of which member, proposal or criterion."))
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "erases words from the record")
        if given.member:
            about["member"] = person_named(workspace, call_in(workspace), given.member)
        found = erasable(workspace, about, given.kind)
        if not found:
            raise BadInput(
                Fault("No words are on record about that", "Check the member, proposal, criterion and kind.")
            )
        for said in found:
            say(f"{said.kind}  {', '.join(said.about.values())}  by {said.author}, {said.at}")
        if not given.yes:
            say(f"{count(len(found), 'entry', 'entries')} would be erased, and cannot come back. Repeat with --yes.")
            return 0
        written(
            workspace,
            lambda pen: workspace.entries.say(pen, erasure(found, given.reason, pen.chance.random(8).hex())),
        )
    say(f"{count(len(found), 'entry was', 'entries were')} erased. Other copies follow with your next packs.")
    return 0
