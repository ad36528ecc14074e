"""merge: take members' returns in, each of them whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import chance, json_argument, opened, say, say_json
from panel_tui.cli.people import needs_the_office

if TYPE_CHECKING:
    from panel_tui.exchange.merging import Brought


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a return, or a folder of returns")
    parser.add_argument("--into", metavar="X.panel", type=Path, required=True, dest="workspace", help="the workspace")
    parser.add_argument("--dry-run", action="store_true", help="show what would come of it; change nothing")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Take in what can be taken in, and say why the rest cannot."""
    from panel_tui.exchange.merging import Merging, returns_of
    from panel_tui.faults import BadInput, Fault

    paths = returns_of(given.files)
    refused: list[Fault] = []
    taken: list[dict[str, Any]] = []
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "takes returns in")
        merging = Merging(workspace, not given.dry_run, chance().now())
        for path in paths:
            try:
                brought = merging.take(path)
            except BadInput as error:
                refused.extend(error.faults)
                taken.append({"file": path.name, "refused": list(error.lines())})
                continue
            taken.append(_keys(path, brought))
            if not given.json:
                _tell(brought)
    if given.json:
        say_json({"dry_run": given.dry_run, "returns": taken})
    elif given.dry_run:
        say("Nothing was changed: this was a dry run.")
    if refused:
        raise BadInput(*refused)
    return 0


def _keys(path: Path, brought: Brought) -> dict[str, Any]:
    return {
        "file": path.name,
        "member": brought.author,
        "new": brought.new,
        "known": brought.known,
        "news": list(brought.news),
        "quarantined": list(brought.quarantined),
    }


def _tell(brought: Brought) -> None:
    say(f"{brought.name}  by {brought.author_name}: {brought.count}")
    for line in brought.details:
        say(f"  {line}")
