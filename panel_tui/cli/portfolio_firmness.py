"""portfolio --firm and --stability: what would turn an outcome of the portfolio, and which awards hang on what."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli import firmness_words

if TYPE_CHECKING:
    from panel_tui.cli.solving import Solving
    from panel_tui.recommend.by_portfolio import Pose
    from panel_tui.recommend.portfolio import Chosen
    from panel_tui.store.workspace import Workspace

EACH = 10
"""After how many plausible orders it is told how far it is."""


def print_firmness(
    workspace: Workspace, chosen: Chosen, pose: Pose, searching: Solving, given: argparse.Namespace
) -> None:
    """Print how firm one outcome of the portfolio is, or how stable all of its awards are."""
    from panel_tui.moderate.drawing import slate_at
    from panel_tui.moderate.panel_record import panel_record
    from panel_tui.moderate.reconciling import reconciling
    from panel_tui.recommend.by_portfolio import by_portfolio, chances
    from panel_tui.recommend.firm import firm
    from panel_tui.recommend.stable import stable
    from panel_tui.report.firmness import cautions_of

    ranked = chosen.ranking
    slate = slate_at(workspace, ranked.standing, ranked.stage, ranked.schemes, ranked.figures)
    record = panel_record(workspace, ranked.standing, ranked.stage, ranked.counts)
    cautions = cautions_of(record, without_numbers=False)
    by = by_portfolio(slate, chosen, pose, searching.solve)
    figures = reconciling(ranked.standing, ranked.stage, ranked.sheet)

    def drawn(done: int, of: int) -> None:
        if done % EACH == 0:
            searching.on_each(f"plausible order {done} of {of}")

    drawn_in = chances(chosen, figures, given.mode, searching.solve, drawn)
    if given.firm is not None:
        reference = ranked.standing.proposal(given.firm).reference
        searching.on_each(f"What would turn {reference}")
        found = firm(slate, ranked, reference, drawn_in.get(reference), by.funds)
        row = chosen.rows[reference]
        if given.json:
            firmness_words.say_firm_json(found, ranked, row, given.mode, cautions, given.names)
        else:
            firmness_words.print_firm(found, ranked, row, cautions, given.names)
        return
    searching.on_each("With other weights")
    whole = stable(
        slate, ranked, drawn_in, lambda done, of: searching.on_each(f"Without member {done} of {of}"), by.choose
    )
    if given.json:
        firmness_words.say_stability_json(whole, ranked, given.mode, cautions, given.names)
    else:
        firmness_words.print_stability(whole, ranked, cautions, given.names)
