"""merge: take members' returns in, each of them whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.cli.common import chance, count, opened, say
from panel_tui.cli.people import needs_the_office
from panel_tui.files.disk import read_bytes

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.exchange.taking import TakenIn


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a return, or a folder of returns")
    parser.add_argument("--into", metavar="X.panel", type=Path, required=True, dest="workspace", help="the workspace")
    parser.add_argument("--dry-run", action="store_true", help="show what would come of it; change nothing")


def run(given: argparse.Namespace) -> int:
    """Take in what can be taken in, and say why the rest cannot."""
    from panel_tui.assess.news import moment, news
    from panel_tui.exchange.opening import merge_return
    from panel_tui.faults import BadInput, Fault

    paths = [one for path in given.files for one in (sorted(path.glob("*.return")) if path.is_dir() else [path])]
    if not paths:
        raise BadInput(Fault("There are no returns in this folder", "", str(given.files[0])))
    refused: list[Fault] = []
    at = chance().now()
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "takes returns in")
        before = moment(workspace)
        for path in paths:
            try:
                with workspace.trying() if given.dry_run else workspace.writing():
                    result = merge_return(workspace, path.name, read_bytes(path), at)
                    after = moment(workspace)
            except BadInput as error:
                refused.extend(error.faults)
                continue
            _tell(result, news(before, after, result.author), after.standing)
            before = before if given.dry_run else after
    if given.dry_run:
        say("Nothing was changed: this was a dry run.")
    if refused:
        raise BadInput(*refused)
    return 0


def _tell(result: TakenIn, brought: list[str], standing: CallStanding) -> None:
    taken = result.taken
    new = count(taken.new, "new entry", "new entries") if taken.new else "nothing new"
    say(f"{result.name}  by {standing.name(result.author)}: {new}, {taken.known} known")
    for line in brought:
        say(f"  {line}")
    for id_, why in taken.quarantined:
        say(f"  kept in quarantine, not admitted: entry {id_[:12]}, {why}")
