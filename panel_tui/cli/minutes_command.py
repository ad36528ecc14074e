"""minutes: the minutes of the panel's meeting, from the record."""

from __future__ import annotations

import argparse

from panel_tui.cli.papers import paper_arguments, write_papers

arguments = paper_arguments


def run(given: argparse.Namespace) -> int:
    """Write them."""
    from panel_tui.report.write import write_minutes

    return write_papers(given, write_minutes)
