"""report: the board paper and its tables."""

from __future__ import annotations

import argparse

from panel_tui.cli.papers import paper_arguments, write_papers

arguments = paper_arguments


def run(given: argparse.Namespace) -> int:
    """Write the papers."""
    from panel_tui.report.write import write_report

    return write_papers(given, write_report)
