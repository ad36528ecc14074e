"""rank: the ranked list of each brief, with its funding line and how sure the order is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from panel_tui.cli.common import (
    json_argument,
    mode_argument,
    opened,
    say,
    say_json,
    say_table,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.firmness_given import firmness_arguments, fits_names
from panel_tui.cli.terminal import HowFar
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.figures.line import Line
    from panel_tui.recommend.beside import Beside
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.uncertain import Certainty
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    mode_argument(parser)
    instead = parser.add_mutually_exclusive_group()
    firmness_arguments(parser, instead)
    instead.add_argument(
        "--earlier",
        metavar="FILE",
        type=Path,
        nargs="+",
        default=[],
        help="files of earlier calls: gives each total's percentile among all of them",
    )


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.recommend.beside import beside
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        fits_names(workspace, given)
        ranked = ranking(workspace, given.stage)
        if given.firm is not None or given.stability:
            return _firmness(workspace, ranked, given)
    certain = _certainty(ranked, given.mode)
    found = _Found(ranked, certain, beside(ranked, certain), _percentiles(ranked, given.earlier))
    if given.json:
        say_json(_content(found))
        return 0
    _print(found)
    return 0


def _firmness(workspace: Workspace, ranked: Ranking, given: argparse.Namespace) -> int:
    """Print how firm one outcome is, or how stable all are."""
    from panel_tui.cli import firmness_words
    from panel_tui.moderate.drawing import slate_at
    from panel_tui.moderate.panel_record import panel_record
    from panel_tui.report.firmness import cautions_of

    slate = slate_at(workspace, ranked.standing, ranked.stage, ranked.schemes, ranked.figures)
    certain = _certainty(ranked, given.mode)
    record = panel_record(workspace, ranked.standing, ranked.stage, ranked.counts)
    cautions = cautions_of(record, without_numbers=certain is None)
    chances = certain.proposals if certain else {}
    mode = certain.mode if certain else None
    if given.firm is not None:
        from panel_tui.recommend.firm import firm

        one = chances.get(given.firm)
        found = firm(slate, ranked, given.firm, one.chance_in_money if one else None)
        if given.json:
            firmness_words.say_firm_json(found, ranked, None, mode, cautions, given.names)
        else:
            firmness_words.print_firm(found, ranked, None, cautions, given.names)
        return 0
    from panel_tui.recommend.stable import stable

    reached = {reference: one.chance_in_money for reference, one in chances.items()}
    whole = stable(slate, ranked, reached, HowFar("Leaving out each member", sys.stderr))
    if given.json:
        firmness_words.say_stability_json(whole, ranked, mode, cautions, given.names)
    else:
        firmness_words.print_stability(whole, ranked, cautions, given.names)
    return 0


class _Found(NamedTuple):
    """What is printed: `certainty` unless the libraries for it are missing, `percentiles` where they were asked for."""

    ranked: Ranking
    certainty: Certainty | None
    sides: Mapping[str, Beside]
    percentiles: Mapping[str, Fraction] | None


def _certainty(ranked: Ranking, mode: Mode) -> Certainty | None:
    try:
        from panel_tui.moderate.reconciling import reconciling
        from panel_tui.recommend.uncertain import certainty
    except ModuleNotFoundError:
        return None
    return certainty(ranked, reconciling(ranked.standing, ranked.stage, ranked.sheet), mode)


def _percentiles(ranked: Ranking, earlier: Sequence[Path]) -> Mapping[str, Fraction] | None:
    if not earlier:
        return None
    from panel_tui.recommend.earlier import FEWEST, against_earlier
    from panel_tui.recommend.lines import ranking

    calls = []
    for path in earlier:
        with opened(path) as workspace:
            needs_the_record(workspace)
            calls.append(ranking(workspace))
    found = against_earlier(ranked, calls)
    if found is None:
        raise BadInput(Fault(f"There are fewer than {FEWEST} totals in all", "Name more earlier calls."))
    return found


def _content(found: _Found) -> dict[str, Any]:
    return {
        "stage": found.ranked.stage,
        "mode": found.certainty.mode if found.certainty else None,
        "cautions": [
            {"brief": brief, "words": list(words)}
            for brief, words in (found.certainty.cautions.items() if found.certainty else ())
            if words
        ],
        "proposals": [_keys(found.ranked, reference) | _sureness(found, reference) for reference in found.ranked.rows],
    }


def _sureness(found: _Found, reference: str) -> dict[str, Any]:
    one, side = found.certainty.proposals.get(reference) if found.certainty else None, found.sides.get(reference)
    percentile = found.percentiles.get(reference) if found.percentiles else None
    return {
        "calibrated": _number(one and one.calibrated),
        "calibrated_place": side.by_calibrated if side else None,
        "calibrated_sd": _number(one and one.calibrated_sd),
        "expected_rank": _number(one and one.expected_rank),
        "rank_50": list(one.rank_50) if one and one.rank_50 else None,
        "rank_90": list(one.rank_90) if one and one.rank_90 else None,
        "chance_in_money": _number(one and one.chance_in_money),
        "in_band": bool(one and one.in_band),
        "part": one.part if one else None,
        "among": one.among if one else 0,
        "percentile": _number(percentile),
    }


def _keys(ranked: Ranking, reference: str) -> dict[str, Any]:
    row, figures = ranked.rows[reference], ranked.figures[reference]
    return {
        "reference": reference,
        "brief": ranked.standing.proposals[reference].brief,
        "place": row.place,
        "tied_with": list(row.tied_with),
        "decided_by": row.decided_by,
        "total": _number(figures.total),
        "exact": None if figures.total is None else str(figures.total),
        "method": figures.method,
        "partial": figures.partial,
        "mean": _number(figures.mean),
        "median": _number(figures.median),
        "below_floor": list(figures.below_floor),
        "ask": row.ask,
        "running_sum": row.running,
        "outcome": row.outcome,
        "undecided": row.undecided,
        "reason": row.reason,
        "duration": ranked.standing.proposals[reference].duration,
        "unusual": ranked.unusual(reference) or None,
    }


def _number(figure: Any) -> float | None:
    return None if figure is None else round(float(figure), 6)


def _print(found: _Found) -> None:
    from panel_tui.recommend.reckoning import MISSING
    from panel_tui.report.how_sure import INFORMS, MODES
    from panel_tui.report.listing import COLUMNS, FIGURES, brief_words, cells, line_words, ties, unusual, whole_words

    ranked = found.ranked
    for line in ranked.lines.values():
        say(brief_words(ranked, line))
        if not line.rows:
            say("  No proposals.")
            say()
            continue
        say_table(COLUMNS, [cells(ranked, row, partial="*") for row in line.rows], FIGURES, COLUMNS.index("Why"))
        say(line_words(line))
        for sentence in (*ties(ranked, line), *unusual(ranked, line)):
            say(sentence)
        if any(row.partial for row in line.rows):
            say("* partial: some criteria have no score yet")
        say()
        _print_sureness(found, line)
    say(whole_words(ranked))
    say(f"{MODES[found.certainty.mode]}. {INFORMS}" if found.certainty else f"{MISSING.wrong}. {MISSING.right}")


def _print_sureness(found: _Found, line: Line) -> None:
    """How sure the order of one brief is."""
    from panel_tui.figures.rounding import NONE, show_total
    from panel_tui.report.sureness import COLUMNS, FIGURES, cells

    if found.certainty is None:
        return
    header, right = list(COLUMNS), list(FIGURES)
    rows = []
    for row in line.rows:
        figures = found.ranked.figures[row.reference]
        one, side = found.certainty.proposals.get(row.reference), found.sides.get(row.reference)
        rows.append(list(cells(row, figures, one, side)))
    if found.percentiles is not None:
        header.insert(-1, "Percentile")
        right.append(len(COLUMNS) - 1)
        for cell, row in zip(rows, line.rows, strict=True):
            percentile = found.percentiles.get(row.reference)
            cell.insert(-1, NONE if percentile is None else show_total(percentile))
    if any(row.reference in found.certainty.proposals for row in line.rows):
        say("How sure the order is")
        say_table(header, rows, right, len(header) - 1)
    for caution in found.certainty.cautions.get(line.brief, ()):
        say(f"Note: {caution}")
    say()
