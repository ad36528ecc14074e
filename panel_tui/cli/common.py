"""What the commands share: reading files, printing plainly, and the hand they write with."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Any

from panel_tui.cli.terminal import columns, folded, table_lines
from panel_tui.figures.rounding import show_count
from panel_tui.files.text import clean
from panel_tui.journal import Chance
from panel_tui.store.workspace import Workspace

CHANCE: ContextVar[Chance | None] = ContextVar("chance", default=None)
"""Where time and chance come from. Only the demonstration and tests set it, so that it is the same every time."""

count = show_count
"""A number and what it counts, as commands print it."""


def chance() -> Chance:
    """The clock and the random numbers that commands use."""
    return CHANCE.get() or Chance.real()


def day_given(text: str, where: str = "") -> date:
    """A day that was typed, such as 2017-06-30. Raises BadInput where it is none; `where` is its option."""
    from panel_tui.faults import BadInput, Fault

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(Fault(f"{text!r} is no date", "Write it like 2017-06-30.", where)) from error


def workspace_argument(parser: argparse.ArgumentParser) -> None:
    """The workspace that a command works on."""
    parser.add_argument("workspace", metavar="X.panel", type=Path, help="the workspace")


def json_argument(parser: argparse.ArgumentParser) -> None:
    """That a command's answer is wanted as JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")


def stage_argument(parser: argparse.ArgumentParser) -> None:
    """At which stage of the call a command looks."""
    parser.add_argument("--stage", metavar="STAGE", help="which stage of the call (the last one, if not said)")


def mode_argument(parser: argparse.ArgumentParser) -> None:
    """How a command takes severity."""
    parser.add_argument(
        "--mode",
        choices=("estimated", "fixed"),
        default="estimated",
        help="how severity is taken: estimated from the scores, or fixed as the SNSF does (estimated, if not said)",
    )


def opened(path: Path) -> Workspace:
    """The workspace at `path`, with all its derived tables."""
    from panel_tui.house import open_workspace

    workspace = open_workspace(path)
    if workspace.backup:
        print(f"{path} was brought up to date; as it was before it lies in {workspace.backup}.", file=sys.stderr)
    return workspace


def needs_numbers() -> None:
    """Raise BadInput where the libraries that compute the panel's figures are not installed."""
    from importlib.util import find_spec

    from panel_tui.faults import BadInput
    from panel_tui.recommend.reckoning import MISSING, NUMBERS

    if any(find_spec(name) is None for name in NUMBERS):
        raise BadInput(MISSING)


def say(text: str = "") -> None:
    """Print one line of words, some of which may be somebody else's."""
    print(folded(clean(text).replace("\n", " ")))


def say_to_copy(text: str) -> None:
    """Print a line that may be copied and typed: it is not folded."""
    print(clean(text).replace("\n", " "))


def say_json(content: Any) -> None:
    """Print JSON: the same keys in the same order every time."""
    as_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(content, indent=2, ensure_ascii=not as_utf8))


def say_table(
    header: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = (), below: int | None = None
) -> None:
    """Print columns under their header; those in `right` are aligned to the right.

    Where the terminal is too narrow, the column `below` goes under each row.
    """
    cleaned = [[clean(cell).replace("\n", " ") for cell in row] for row in rows]
    for line in table_lines(header, cleaned, right, below, columns()):
        print(line)
