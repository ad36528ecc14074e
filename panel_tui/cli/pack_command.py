"""pack: a pack for each member, or for one."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office


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
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, default=Path(), help="the folder to write into")


def run(given: argparse.Namespace) -> int:
    """Make the packs."""
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.posting import packed_for, packs

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "makes packs")
        standing = call_in(workspace)
        named = [member_named(workspace, standing, one) for one in given.member or []]
        members = list(dict.fromkeys(named)) or packed_for(standing, given.scope)
        for posted in packs(workspace, standing, members, given.scope, given.output, chance()):
            say(posted.as_pack)
    say(f"{count(len(members), 'pack')} made. A member opens one with: panel-tui open FILE.pack -o X.panel")
    return 0
