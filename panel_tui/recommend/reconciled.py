"""All that `reconcile` and the chair's screen of the panel show of one stage, gathered once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from panel_tui.call.intake.known import listed
from panel_tui.figures.calibration import Mode
from panel_tui.moderate.agreement_figures import GroupFigures, group_figures
from panel_tui.moderate.far import ToDiscuss, must_discuss
from panel_tui.moderate.lettering import lettered
from panel_tui.moderate.panel_facts import PanelFacts, panel_facts
from panel_tui.moderate.reconciling import Reconciling, reconciling
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.panel_outcomes import Division, divisions
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Reconciled:
    """What the scores of one stage say of the panel. `letters` stand for members, by id, in the order of severity."""

    figures: Reconciling
    mode: Mode
    totals: tuple[GroupFigures, ...]
    criteria: tuple[GroupFigures, ...]
    facts: PanelFacts
    to_discuss: tuple[ToDiscuss, ...]
    divisions: tuple[Division, ...]
    letters: Mapping[str, str]

    @property
    def groups(self) -> tuple[GroupFigures, ...]:
        """Totals, then criteria."""
        return self.totals + self.criteria

    def cautions(self) -> Iterator[str]:
        """What holds for all of it, a sentence each."""
        if self.facts.hidden:
            where = listed(self.facts.hidden)
            yield f"This file does not hold the others' scores of {where}: none of them is in these figures."


def reconciled(
    workspace: Workspace,
    stage: str | None = None,
    mode: Mode = "estimated",
    intervals: bool = True,
    ranked: Ranking | None = None,
) -> Reconciled:
    """All of it at a stage, by default the one at work. `mode` says how severity and calibrated scores are made.

    Without `intervals` none is drawn, which takes most of the time; `ranked` spares the ranking, where it has been made
    already. Raises BadInput where there is no such stage.
    """
    ranked = ranked or ranking(workspace, stage)
    figures = reconciling(ranked.standing, ranked.stage, ranked.sheet)
    totals = tuple(group_figures(figures, group, mode, intervals) for group in figures.totals)
    by_letter = (
        totals if mode == "estimated" else [group_figures(figures, one, "estimated", False) for one in figures.totals]
    )
    facts = panel_facts(workspace, figures, ranked.counts)
    members = {one.member for group in totals for one in group.severities} | facts.members
    return Reconciled(
        figures=figures,
        mode=mode,
        totals=totals,
        criteria=tuple(group_figures(figures, group, mode, intervals) for group in figures.criteria),
        facts=facts,
        to_discuss=must_discuss(figures),
        divisions=divisions(ranked, figures, mode),
        letters=lettered(ranked.standing.call.id, by_letter, members),
    )
