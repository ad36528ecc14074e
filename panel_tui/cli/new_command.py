"""new: the office's workspace from a call and its rubrics."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, say, say_to_copy
from panel_tui.files.disk import folder_at, read_bytes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("call", metavar="CALL.toml", type=Path, help="the call file; its rubrics lie beside it")
    parser.add_argument("-o", "--output", metavar="X.panel", type=Path, required=True, help="the workspace to make")


def run(given: argparse.Namespace) -> int:
    """Found the call."""
    from panel_tui.call.callfile import read_call
    from panel_tui.call.founding import found
    from panel_tui.house import DERIVED
    from panel_tui.store.keys import KeyFolder

    folder = given.call.parent
    file = read_call(given.call.name, read_bytes(given.call), lambda path: read_bytes(folder / path))
    folder_at(given.output.parent)
    founded = found(file, given.output, KeyFolder.usual(), chance(), DERIVED)
    say(f"{file.call.title}: {count(len(file.rubrics), 'brief')}, {count(len(file.people), 'person', 'people')}.")
    say(f"The office's workspace is {given.output}.")
    say()
    say("Recovery key, shown this once. Keep it away from this machine; with it the office gets back in:")
    say_to_copy(f"  {spoken(founded.recovery.seed)}")
    say()
    say("Next:")
    say_to_copy(f"  panel-tui add members.csv proposals.csv --to {given.output}")
    say_to_copy(f"  panel-tui add assignments.csv --to {given.output}")
    say_to_copy(f"  panel-tui pack {given.output} -o packs")
    return 0


def spoken(seed: bytes) -> str:
    """A key in groups that can be read out and typed."""
    text = seed.hex()
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))
