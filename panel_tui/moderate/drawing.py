"""The funding lines of a stage's briefs, drawn from what is on record."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.call.standing import CallStanding, current
from panel_tui.figures.line import Bid, Line
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.slate import Contest, Slate
from panel_tui.figures.totals import Official, official
from panel_tui.journal import values
from panel_tui.moderate.agreeing import PARTIAL
from panel_tui.moderate.gates import failed_gates
from panel_tui.moderate.scheme import scheme_of, tie_break_of
from panel_tui.store.workspace import Workspace


def schemes_at(standing: CallStanding, stage: str) -> dict[str, Scheme]:
    """How the briefs that are judged at a stage score, in the call's order."""
    return {brief: scheme_of(rubric, stage) for brief, rubric in standing.rubrics.items() if stage in rubric.stages}


def figures_at(standing: CallStanding, schemes: Mapping[str, Scheme], sheet: ScoreSheet) -> dict[str, Official]:
    """The official figures of every proposal of these briefs."""
    return {
        reference: official(sheet, reference, schemes[one.brief])
        for reference, one in standing.proposals.items()
        if one.brief in schemes
    }


def lines_at(
    workspace: Workspace,
    standing: CallStanding,
    stage: str,
    schemes: Mapping[str, Scheme],
    figures: Mapping[str, Official],
) -> dict[str, Line]:
    """Each brief's line at a stage."""
    slate = slate_at(workspace, standing, stage, schemes, figures)
    return {brief: slate.line(brief) for brief in slate.contests}


def slate_at(
    workspace: Workspace,
    standing: CallStanding,
    stage: str,
    schemes: Mapping[str, Scheme],
    figures: Mapping[str, Official],
) -> Slate:
    """All that the lines of a stage are drawn from."""
    ruled = {
        about["proposal"]
        for about, _ in current(workspace, "ruling", values.Ruling)
        if (about["stage"], about["question"]) == (stage, PARTIAL)
    }
    bids = {
        reference: Bid(
            figures=figures[reference],
            ask=one.ask,
            strand=one.strand or None,
            earlier_award=one.earlier_award,
            failed_gates=failed_gates(standing, stage, reference),
            ruled=reference in ruled,
            withdrawn=reference in standing.withdrawn,
        )
        for reference, one in standing.proposals.items()
        if one.brief in schemes
    }
    contests = {
        brief: Contest(
            {reference: bid for reference, bid in bids.items() if standing.proposals[reference].brief == brief},
            scheme,
            standing.rubrics[brief].envelope,
        )
        for brief, scheme in schemes.items()
    }
    return Slate(contests, tie_break_of(standing.call))
