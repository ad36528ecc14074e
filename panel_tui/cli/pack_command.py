"""pack: a pack for each member, or for one."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office
from panel_tui.files.disk import ready_to_write, write_bytes


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
    from panel_tui.exchange.sending import pack
    from panel_tui.faults import BadInput, Fault
    from panel_tui.store.keys import KeyFolder

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "makes packs")
        standing = call_in(workspace)
        assigned = sorted({member for one, _, member in standing.assignments if one == standing.stage})
        if given.scope == "chair":
            assigned = sorted(id_ for id_, one in standing.people.items() if one.role in ("chair", "deputy"))
        named = [member_named(workspace, standing, one) for one in given.member or []]
        members = list(dict.fromkeys(named)) or assigned
        if not members:
            raise BadInput(Fault("Nobody has a proposal to judge yet", "Add assignments first: panel-tui add."))
        paths = {one: ready_to_write(given.output / f"{standing.call.id}-{one}.pack") for one in members}
        keys, hand = KeyFolder.usual(), chance()
        for member, path in paths.items():
            data = pack(workspace, member, given.scope, keys, hand)
            write_bytes(path, data)
            workspace.log(hand.now(), "packed", f"{path.name} for {member}, scope {given.scope}")
            say(f"{path}  for {standing.name(member)}, {len(data) / 1024:,.0f} kB")
    say(f"{count(len(members), 'pack')} made. A member opens one with: panel-tui open FILE.pack -o X.panel")
    return 0
