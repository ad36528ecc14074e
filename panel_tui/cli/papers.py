"""What the commands that write papers from the record share: their arguments, and writing them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from panel_tui.cli.common import chance, day_given, opened, say, stage_argument, workspace_argument
from panel_tui.moderate.record import needs_the_record
from panel_tui.store.workspace import Workspace


class Write(Protocol):
    """Writes papers of a stage into a folder, of a day and at a time (UTC), in some formats.

    It gives where they lie, each with what to know of it.
    """

    def __call__(
        self, workspace: Workspace, folder: Path, stage: str | None, day: date, at: str, *, formats: Sequence[str]
    ) -> Mapping[Path, str]: ...


def paper_arguments(parser: argparse.ArgumentParser) -> None:
    """What such a command takes, but for its formats."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date on the paper (today, if not said)")


def format_argument(parser: argparse.ArgumentParser, known: Iterable[str], usual: Iterable[str]) -> None:
    """In which of the known formats it writes."""
    parser.add_argument(
        "--format",
        metavar="NAME[,NAME...]",
        action="append",
        help=f"the formats to write, of {', '.join(known)}; all for every one ({','.join(usual)}, if not said)",
    )
    parser.set_defaults(known_formats=tuple(known), usual_formats=tuple(usual))


def formats_given(given: argparse.Namespace) -> Sequence[str]:
    """The formats that were asked for, or the usual ones. Raises BadInput for one that there is not."""
    from panel_tui.report.formats import formats_named

    if not given.format:
        return tuple(given.usual_formats)
    names = [name.strip().lower() for words in given.format for name in words.split(",")]
    return formats_named(names, given.known_formats)


def write_papers(given: argparse.Namespace, write: Write) -> int:
    """Write them, and say where they lie."""
    at = chance().now()
    day = day_given(given.date, "--date") if given.date else datetime.fromisoformat(at).date()
    formats = formats_given(given)
    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        for path, note in write(workspace, given.output, given.stage, day, at, formats=formats).items():
            say(str(path))
            if note:
                say(f"  {note}")
    return 0
