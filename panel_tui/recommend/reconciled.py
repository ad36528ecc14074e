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
from panel_tui.moderate.panel_record import PanelRecord, panel_record
from panel_tui.moderate.reconciling import Reconciling, reconciling
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.panel_outcomes import Division, divisions
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Reconciled:
    """What the scores of one stage say of the panel. `letters` stand for members, by id, in the order of severity.

    Where it `has_intervals` it says where agreement would lie in 90% of such panels."""

    figures: Reconciling
    mode: Mode
    has_intervals: bool
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


def reconciled(workspace: Workspace, ranked: Ranking, mode: Mode = "estimated") -> Reconciled:
    """All of it, at the stage of `ranked`. `mode` says how severity and calibrated scores are made."""
    record = panel_record(workspace, ranked.standing, ranked.stage, ranked.counts)
    return reckoned(ranked, record, reconciling(ranked.standing, ranked.stage, ranked.sheet), mode)


def reckoned(
    ranked: Ranking, record: PanelRecord, figures: Reconciling, mode: Mode = "estimated", intervals: bool = True
) -> Reconciled:
    """The same from what was read before; it reads no workspace, so that it may be done in a thread.

    Without `intervals` none is drawn, which takes most of the time.
    """
    totals = tuple(group_figures(figures, group, mode, intervals) for group in figures.totals)
    by_letter = (
        totals if mode == "estimated" else [group_figures(figures, one, "estimated", False) for one in figures.totals]
    )
    facts = panel_facts(record, figures)
    members = {one.member for group in totals for one in group.severities} | facts.members
    return Reconciled(
        figures=figures,
        mode=mode,
        has_intervals=intervals,
        totals=totals,
        criteria=tuple(group_figures(figures, group, mode, intervals) for group in figures.criteria),
        facts=facts,
        to_discuss=must_discuss(figures),
        divisions=divisions(ranked, figures, mode),
        letters=lettered(ranked.standing.call.id, by_letter, members),
    )
