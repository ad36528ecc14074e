"""pack: a pack for each member, or for one."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, say_to_copy, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office
from panel_tui.files.disk import ready_to_write


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="MEMBER", action="append", help="only for this member (repeatable)")
    parser.add_argument(
        "--scope",
        choices=("member", "chair"),
        default="member",
        help="member: their own proposals only; chair: the whole record (default: member)",
    )
    parser.add_argument("--plain", action="store_true", help="do not seal them; only where the call's marking permits")
    parser.add_argument(
        "--passphrases",
        metavar="FILE.csv",
        type=Path,
        help="write passphrases into a table instead of printing them",
    )
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, default=Path(), help="the folder to write into")


def run(given: argparse.Namespace) -> int:
    """Make the packs."""
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.posting import packed_for, packs, passphrase_table
    from panel_tui.files.disk import write_secret

    if given.passphrases:
        ready_to_write(given.passphrases)
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "makes packs")
        standing = call_in(workspace)
        named = [member_named(workspace, standing, one) for one in given.member or []]
        members = list(dict.fromkeys(named)) or packed_for(standing, given.scope)
        made = []
        for posted in packs(workspace, standing, members, given.scope, given.output, chance(), given.plain):
            made.append(posted)
            say_to_copy((posted._replace(passphrase="") if given.passphrases else posted).as_pack)
    say(f"{count(len(made), 'pack')} made. A member opens one with: panel-tui open FILE.pack -o X.panel")
    if given.plain:
        say("They are not sealed: whoever gets hold of one can read it, and could speak as its member.")
    elif given.passphrases:
        write_secret(given.passphrases, passphrase_table(made))
        say(f"The passphrases are in {given.passphrases}. Tell each member theirs by another way than the pack.")
    else:
        say("Tell each member their passphrase by another way than the pack; it is kept nowhere.")
    return 0
