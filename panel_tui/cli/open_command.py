"""open: a pack becomes a workspace; later packs and receipts go into it."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say
from panel_tui.cli.terminal import asked_passphrase
from panel_tui.files.disk import folder_at


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a pack or a receipt")
    parser.add_argument("-o", "--output", metavar="X.panel", type=Path, required=True, help="your workspace")


def run(given: argparse.Namespace) -> int:
    """Open the pack or receipt into the workspace."""
    from panel_tui.assess.differing import differences
    from panel_tui.assess.progress import progress, wanted
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.opening import open_pack
    from panel_tui.exchange.told import brought
    from panel_tui.house import DERIVED
    from panel_tui.store.keys import KeyFolder

    folder_at(given.output.parent)
    keys = KeyFolder.usual()
    result = open_pack(given.file, given.output, keys, chance().now(), DERIVED, asked_passphrase)
    with opened(given.output) as workspace:
        standing = call_in(workspace)
        me = workspace.member
        mine = sum(
            len(wanted(task for task in progress(workspace, standing, stage) if task.member == me))
            for stage in standing.call.stages
        )
        say(f"{standing.call.title}: {given.output} is {standing.name(me)}'s workspace.")
        say(f"{count(result.taken.new, 'new entry', 'new entries')}; {count(mine, 'proposal')} to judge.")
        if result.older:
            say("It is older than what this file has already: nothing in it takes the place of what is newer.")
        for line in brought(workspace, standing, result.before) if result.before else ():
            say(f"  {line}.")
        for one in differences(workspace.entries, standing.stage, me):
            say(f"  Two of your machines differ: {one.words}. Settle it at your desk with =.")
    return 0
