"""report: the board paper and its tables."""

from __future__ import annotations

import argparse

from panel_tui.cli.papers import format_argument, paper_arguments, write_papers


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    from panel_tui.report.formats import PAPERS, SHEETS, USUAL

    paper_arguments(parser)
    format_argument(parser, (*PAPERS, *SHEETS), USUAL)


def run(given: argparse.Namespace) -> int:
    """Write the papers."""
    from panel_tui.report.write import write_report

    return write_papers(given, write_report)
