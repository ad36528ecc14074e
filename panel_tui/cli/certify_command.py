"""certify: at the end of a call a member certifies that its papers are destroyed, and has them deleted."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.cli.common import chance, count, opened, say, say_to_copy, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import member_named
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import ready_to_write, write_bytes

if TYPE_CHECKING:
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE.return", type=Path, help="the last return, which carries it")
    parser.add_argument("--text", metavar="TEXT", help="what is certified, in other words than the usual ones")
    parser.add_argument(
        "--member", metavar="MEMBER", help="in the office's file: whose certificate came by another way"
    )
    parser.add_argument("--delete", action="store_true", help="delete the workspace and its keys afterwards")
    parser.add_argument("--yes", action="store_true", help="with --delete: do it; without this it is only shown")


def run(given: argparse.Namespace) -> int:
    """Certify; with --delete and --yes, delete."""
    from panel_tui.exchange.certifying import papers_of
    from panel_tui.files.disk import delete
    from panel_tui.store.keys import KeyFolder

    with opened(given.workspace) as workspace:
        if workspace.is_office:
            return _typed(workspace, given)
        if given.member:
            raise BadInput(Fault("Members certify in their own files", "Leave --member out."))
        if given.output is None:
            raise BadInput(Fault("The office has to learn of it", "Name the last return with -o FILE.return."))
        keys = KeyFolder.usual()
        if given.delete and not given.yes:
            say("This would be deleted after your last return is written, and cannot come back:")
            for path in (*papers_of(given.workspace), *keys.files_of_owner(workspace)):
                say_to_copy(f"  {path}")
            say("Packs, prints and other copies are yours to destroy. Nothing was done: repeat with --yes.")
            return 0
        _certify(workspace, given)
        secrets = keys.files_of_owner(workspace)
    if given.delete:
        gone = [*papers_of(given.workspace), *secrets]
        delete(*gone)
        say(f"{count(len(gone), 'file')} deleted: the workspace, and your keys for this call.")
    return 0


def _certify(workspace: Workspace, given: argparse.Namespace) -> None:
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.certifying import certificate, usual_words
    from panel_tui.exchange.sending import sealed_return
    from panel_tui.store.keys import KeyFolder

    standing, hand = call_in(workspace), chance()
    path = ready_to_write(given.output)
    words = usual_words(standing) if given.text is None else given.text
    saying = certificate(workspace, standing, workspace.member, words)
    written(workspace, lambda pen: workspace.entries.say(pen, saying))
    write_bytes(path, sealed_return(workspace, KeyFolder.usual(), hand))
    workspace.log(hand.now(), "returned", path.name)
    say(f"You certify: {words}")
    say(f"{path}: your last return. Send it to the office.")


def _typed(workspace: Workspace, given: argparse.Namespace) -> int:
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.certifying import certificate, usual_words

    if not given.member or given.output or given.delete:
        cure = "Name whose certificate came by another way with --member, and nothing else."
        raise BadInput(Fault("This is the office's file: it keeps the record and certifies nothing", cure))
    standing = call_in(workspace)
    member = member_named(workspace, standing, given.member)
    saying = certificate(workspace, standing, member, usual_words(standing) if given.text is None else given.text)
    written(workspace, lambda pen: workspace.entries.say(pen, saying))
    say(f"On record: {standing.name(member)} certifies that the papers are destroyed, typed for them.")
    return 0
