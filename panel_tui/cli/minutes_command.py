"""minutes: the minutes of the panel's meeting, from the record."""

from __future__ import annotations

import argparse

from panel_tui.cli.papers import format_argument, paper_arguments, write_papers


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    from panel_tui.report.formats import PAPERS, USUAL_PAPERS

    paper_arguments(parser)
    format_argument(parser, PAPERS, USUAL_PAPERS)


def run(given: argparse.Namespace) -> int:
    """Write them."""
    from panel_tui.report.write import write_minutes

    return write_papers(given, write_minutes)
