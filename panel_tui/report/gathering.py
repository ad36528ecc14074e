"""Gathering all that the board paper shows: its stage's figures, then what `extras.py` names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from panel_tui.call.standing import serving
from panel_tui.faults import BadInput
from panel_tui.files.blocks import Block, Heading, Table
from panel_tui.moderate.agenda import agenda
from panel_tui.moderate.drawing import slate_at
from panel_tui.moderate.panel_record import panel_record
from panel_tui.moderate.room import room
from panel_tui.recommend.reckoning import Reckoning
from panel_tui.recommend.saved import choice, saved, scenarios
from panel_tui.recommend.stable import stable
from panel_tui.report.agenda import agenda_blocks
from panel_tui.report.extras import Extras
from panel_tui.report.material import Material, collect
from panel_tui.report.minutes import minutes_blocks
from panel_tui.report.own_texts import own_texts
from panel_tui.store.workspace import Workspace

if TYPE_CHECKING:
    from panel_tui.recommend.reconciled import Reconciled
    from panel_tui.recommend.side_by_side import Column
    from panel_tui.recommend.stable import Stability
    from panel_tui.recommend.uncertain import Certainty

Told = Callable[[str], None]
"""Is told each step before it is done."""


def gathered(workspace: Workspace, stage: str | None, day: datetime.date, told: Told = lambda step: None) -> Material:
    """All that the board paper of `day` on a stage (by default the one at work) shows.

    `told` is called before each step with its name; what it raises stops the work. Raises BadInput where there is no
    such stage.
    """
    told("collecting the figures")
    material = collect(workspace, stage, day)
    stage = material.ranking.stage
    told("reckoning how sure the places are")
    certain, panel = _reckoned(workspace, material)
    told("looking how stable the awards are")
    stability = _stable(workspace, material, certain)
    chosen = choice(workspace, stage)
    options: tuple[Column, ...] = ()
    if chosen is not None or saved(workspace, stage):
        told("working out the scenarios")
        options = tuple(_options(workspace, material))
    told("reading the agenda and the minutes")
    extras = Extras(
        texts=own_texts(workspace, stage),
        certain=certain,
        panel=panel,
        stability=stability,
        options=options,
        choice=chosen,
        agenda=tuple(_annexed("agenda", _agenda(workspace, stage))),
        minutes=tuple(_annexed("minutes", _minutes(workspace, material))),
    )
    return replace(material, extras=extras)


def _reckoned(workspace: Workspace, material: Material) -> tuple[Certainty | None, Reconciled | None]:
    """How sure the places are, and how far members agree; None where what reckons it is not installed."""
    ranked = material.ranking
    if not any(figures.total is not None for figures in ranked.figures.values()):
        return None, None
    reckoning = Reckoning(ranked)
    record = panel_record(workspace, ranked.standing, ranked.stage, ranked.counts)
    try:
        return reckoning.certainty("estimated", True), reckoning.panel(record, "estimated", True)
    except BadInput:
        return None, None


def _stable(workspace: Workspace, material: Material, certain: Certainty | None) -> Stability | None:
    """How stable the awards by the line are; None where nothing has a total."""
    ranked = material.ranking
    if not any(figures.total is not None for figures in ranked.figures.values()):
        return None
    chances = {name: one.chance_in_money for name, one in certain.proposals.items()} if certain else {}
    slate = slate_at(workspace, ranked.standing, ranked.stage, ranked.schemes, ranked.figures)
    return stable(slate, ranked, chances)


def _options(workspace: Workspace, material: Material) -> Iterator[Column]:
    from panel_tui.figures.portfolio.worker import Worker
    from panel_tui.recommend.side_by_side import side_by_side

    wanted = scenarios(workspace, material.ranking.stage)
    with closing(Worker()) as worker:
        yield from side_by_side(material.ranking, material.ruled.as_rules, wanted, worker.solve)


def _agenda(workspace: Workspace, stage: str) -> Iterator[Block]:
    """The agenda, where the chair has made one."""
    if next(serving(workspace, "agenda", stage=stage), None) is not None:
        yield from agenda_blocks(agenda(workspace, stage))


def _minutes(workspace: Workspace, material: Material) -> Iterator[Block]:
    """The minutes, where a meeting is on record."""
    here = room(workspace, material.standing, material.ranking.stage)
    if here.seats or here.items:
        yield from minutes_blocks(workspace, material, here)


def _annexed(name: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks of a paper of its own as an annex has them: under its heading, their ids beginning with its name."""
    for block in blocks:
        if isinstance(block, Heading):
            yield replace(
                block, level=2 if block.level == 1 else 3, id=block.id and f"{name}-{block.id}", new_page=False
            )
        elif isinstance(block, Table):
            yield replace(block, id=block.id and f"{name}-{block.id}")
        else:
            yield block
