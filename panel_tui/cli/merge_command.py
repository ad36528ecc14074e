"""merge: take members' returns in, each of them whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, read_bytes, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a return, or a folder of returns")
    parser.add_argument("--into", metavar="X.panel", type=Path, required=True, dest="workspace", help="the workspace")
    parser.add_argument("--dry-run", action="store_true", help="show what would come of it; change nothing")


def run(given: argparse.Namespace) -> int:
    """Take in what can be taken in, and say why the rest cannot."""
    from panel_tui.exchange.opening import merge_return
    from panel_tui.faults import BadInput, Fault

    paths = [one for path in given.files for one in (sorted(path.glob("*.return")) if path.is_dir() else [path])]
    if not paths:
        raise BadInput(Fault("There are no returns in this folder", "", str(given.files[0])))
    refused: list[Fault] = []
    at = chance().now()
    with opened(given.workspace) as workspace:
        if not workspace.is_office:
            raise BadInput(Fault("Only the office takes returns in", f"This file is {workspace.member}'s."))
        for path in paths:
            try:
                with workspace.trying() if given.dry_run else workspace.writing():
                    result = merge_return(workspace, path.name, read_bytes(path), at)
            except BadInput as error:
                refused.extend(error.faults)
                continue
            taken = result.taken
            news = f"{count(taken.new, 'new entry', 'new entries')}" if taken.new else "nothing new"
            say(f"{path.name}  by {result.author}: {news}, {taken.known} known")
            for id_, why in taken.quarantined:
                say(f"  kept in quarantine, not admitted: entry {id_[:12]}, {why}")
    if given.dry_run:
        say("Nothing was changed: this was a dry run.")
    if refused:
        raise BadInput(*refused)
    return 0
