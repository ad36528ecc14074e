"""What a board paper is made from, collected once from the workspace: all its parts read this and nothing else."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from panel_tui.call.best import strictest_first
from panel_tui.call.call_model import Call
from panel_tui.call.paper_parts import ANNEXES, PARTS, PartName
from panel_tui.call.standing import CallStanding, Clash, Value, current, typed
from panel_tui.figures.line import Row
from panel_tui.figures.sheet import Cell, ScoreSheet
from panel_tui.journal import values
from panel_tui.journal.chains import Cut
from panel_tui.moderate.agreeing import PARTIAL
from panel_tui.moderate.sheet import OffScale, off_scale, settled_off_scale
from panel_tui.moderate.statements import statements_of
from panel_tui.recommend.advice import FUNDED, Advice, Level, advice, computed, departs
from panel_tui.recommend.awards import Awards, awards
from panel_tui.recommend.board import Against, against
from panel_tui.recommend.criteria_met import Met, criteria_met
from panel_tui.recommend.embargo import embargoed
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.problem import problem_of
from panel_tui.recommend.ruled import Ruled
from panel_tui.recommend.sitting import Sitting, sitting
from panel_tui.report.cited import Cited, cited_passages
from panel_tui.report.extras import NONE, Extras
from panel_tui.store.rows import Head
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Interest:
    """A soft or hard interest of a member. `scores` counts what they had scored: taken out where it is hard."""

    member: str
    proposal: str
    is_hard: bool
    reason: str
    typed: bool
    scores: int


@dataclass(frozen=True)
class EarlierStage:
    """A stage before the paper's, in which something was recorded, and the panel's advice there."""

    ranking: Ranking
    panel: Advice


@dataclass(frozen=True)
class DecidedStep:
    """What somebody decided before the authority did. `key` is what figures in it are keyed by."""

    name: str
    key: str
    advice: Advice


@dataclass(frozen=True)
class Material:
    """One stage of a call as its paper shows it.

    `line` is the advice that the lines alone would give, `recorded` the panel's own; `panel` is the recorded advice,
    else the line's. `rules` are all of the portfolio, with how the awards of `panel` stand. `statements` are the
    approved ones. `agreed` is by proposal and criterion; `cited` is what reasons to the panel cite, by proposal.
    `off_scale` is what no figure takes in. Money is in pence. `steps` are the decisions before the last one,
    `afterwards` is what became of that; `sitting` is the board's; `meeting` holds each proposal against criteria and
    money.
    """

    day: datetime.date
    ranking: Ranking
    earlier: tuple[EarlierStage, ...]
    line: Advice
    recorded: Advice
    board: Advice
    steps: tuple[DecidedStep, ...]
    decided: Advice
    afterwards: Awards
    sitting: Sitting
    meeting: Mapping[str, Met]
    statements: Mapping[str, values.Statement]
    agreed: Mapping[tuple[str, str], values.Agreed]
    revised: Mapping[Cell, values.PanelScore]
    rulings: Mapping[str, values.Ruling]
    cited: Mapping[str, tuple[Cited, ...]]
    ruled: Ruled
    rules: tuple[Against, ...]
    interests: tuple[Interest, ...]
    no_interest: int
    clashes: tuple[Clash, ...]
    quarantined: int
    off_scale: tuple[OffScale, ...]
    cut: Cut
    fingerprint: str
    is_record: bool
    extras: Extras = NONE

    @property
    def standing(self) -> CallStanding:
        """The call as it stands."""
        return self.ranking.standing

    @property
    def call(self) -> Call:
        """The call itself."""
        return self.standing.call

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every proposal's row in its brief's table, by reference, in the order of briefs and places."""
        return self.ranking.rows

    @cached_property
    def panel(self) -> Advice:
        """The panel's advice, else what the line gives; what neither settles is left out."""
        found = {reference: self.recorded.get(reference) or self.line.get(reference) for reference in self.rows}
        return {reference: one for reference, one in found.items() if one}

    def advised(self, *outcomes: str) -> list[str]:
        """The proposals for which the panel advises one of `outcomes`: in order, the reserve by its places."""
        found = [reference for reference in self.rows if self.outcome(reference) in outcomes]
        return sorted(found, key=self._in_reserve) if outcomes == ("reserve",) else found

    @cached_property
    def funded(self) -> list[str]:
        """The proposals that the panel advises to fund, wholly or in part."""
        return self.advised(*FUNDED)

    @cached_property
    def open(self) -> list[str]:
        """The proposals on which there is no advice and the rules give none."""
        return [reference for reference in self.rows if reference not in self.panel]

    @property
    def is_advised(self) -> bool:
        """Whether the board's advice is on record for every proposal."""
        return bool(self.rows) and len(self.board) == len(self.rows)

    @property
    def is_decided(self) -> bool:
        """Whether the decision on every proposal is on record."""
        return bool(self.rows) and len(self.decided) == len(self.rows)

    @property
    def before_decision(self) -> Advice:
        """What the decision is measured against: the decision before it, else the board's advice."""
        return self.steps[-1].advice if self.steps else self.board

    @cached_property
    def standing_decisions(self) -> Advice:
        """The decisions with what their awards still come to: an award that was given up is nothing any more."""
        found = {}
        for name, one in self.decided.items():
            award = self.afterwards.awards.get(name)
            left = one.award if award is None else award.taken
            outcome = one.outcome if left or one.outcome not in FUNDED else "decline"
            found[name] = one.model_copy(update={"award": left, "outcome": outcome})
        return found

    @property
    def parts(self) -> tuple[PartName, ...]:
        """The parts of the paper in their order: those that the call wants, else all."""
        return self.call.paper.parts or PARTS

    @cached_property
    def annexes(self) -> tuple[PartName, ...]:
        """The annexes of the paper, in the order in which they are lettered; those that would be empty are none."""
        extras = self.extras
        empty = {"stability": not extras.stability, "agenda": not extras.agenda, "minutes": not extras.minutes}
        return tuple(part for part in self.parts if part in ANNEXES and not empty.get(part))

    @property
    def embargo(self) -> datetime.date | None:
        """The day of the announcement, where this paper is of an earlier one."""
        until = self.afterwards.until
        return until if embargoed(until, self.day) else None

    @cached_property
    def departures(self) -> list[str]:
        """The proposals on which the panel's recorded advice departs from the line."""
        return [
            reference
            for reference in self.rows
            if reference in self.recorded and departs(self.recorded[reference], self.line.get(reference))
        ]

    @cached_property
    def unmoderated(self) -> ScoreSheet:
        """The sheet before anything was agreed."""
        return replace(self.ranking.sheet, agreed={})

    def outcome(self, reference: str) -> str:
        """What the panel advises; "" where there is no advice."""
        return self.panel[reference].outcome if reference in self.panel else ""

    def ask(self, references: Iterable[str]) -> int:
        """What these proposals ask for together."""
        return sum(self.rows[reference].ask for reference in references)

    def awards(self, references: Iterable[str]) -> int:
        """What the panel advises to give these proposals together."""
        return sum(self.panel[reference].award for reference in references)

    def funded_of(self, brief: str) -> list[str]:
        """Of one brief's proposals, those that the panel advises to fund."""
        return [row.reference for row in self.ranking.lines[brief].rows if row.reference in set(self.funded)]

    @property
    def envelopes(self) -> int:
        """The envelopes of all briefs together."""
        return sum(line.envelope for line in self.ranking.lines.values())

    def _in_reserve(self, reference: str) -> tuple[int, bool, int]:
        """Reserve places are within a brief, as the money is."""
        brief, place = self.standing.proposal(reference).brief, self.panel[reference].place
        return list(self.ranking.lines).index(brief), place is None, place or 0


def collect(workspace: Workspace, stage: str | None, day: datetime.date) -> Material:
    """All that a paper of `day` on a stage (by default the one at work) says. Raises BadInput where there is none."""
    ranked = ranking(workspace, stage)
    here = ranked.stage
    clashes = list(ranked.standing.clashes)

    def said(kind: str, model: type[Value]) -> Iterator[tuple[dict[str, str], Value]]:
        return ((about, one) for about, one in current(workspace, kind, model, clashes) if about["stage"] == here)

    def advised(level: Level) -> Advice:
        return {one: its for one, its in advice(workspace, here, level).items() if one in ranked.rows}

    stated = statements_of(workspace, here, clashes)
    agreed = {(about["proposal"], about["criterion"]): one for about, one in said("agreed", values.Agreed)}
    revised = {
        Cell(about["proposal"], about["member"], about["criterion"]): one
        for about, one in said("panel_score", values.PanelScore)
    }
    rulings = {about["proposal"]: one for about, one in said("ruling", values.Ruling) if about["question"] == PARTIAL}
    for kind in ("recommendation", "decision"):
        list(said(kind, values.Recommendation))  # for what clashes in them
    interests = _declared(workspace, ranked)
    line, recorded, ruled = computed(ranked), advised("panel"), Ruled.of(workspace, ranked)
    awarded = {name: one.award for name, one in {**line, **recorded}.items() if one.award}
    return Material(
        day=day,
        ranking=ranked,
        earlier=_earlier(workspace, ranked),
        line=line,
        recorded=recorded,
        board=advised("board"),
        steps=tuple(
            DecidedStep(name, f"step-{number}", advised(name))
            for number, name in enumerate(ranked.standing.call.decides_first, start=1)
        ),
        decided=advised("decision"),
        afterwards=awards(workspace, ranked),
        sitting=sitting(workspace, ranked.standing, here),
        meeting=criteria_met(workspace, ranked),
        statements={name: one.value for name, one in stated.items() if one.is_approved},
        agreed={place: one for place, one in agreed.items() if place in ranked.sheet.agreed},
        revised={cell: one for cell, one in revised.items() if cell in ranked.sheet.panel},
        rulings=rulings,
        cited=cited_passages(workspace, ranked),
        ruled=ruled,
        rules=tuple(against(problem_of(ranked, ruled.as_rules), ruled.late, awarded)),
        interests=tuple(one for one in interests if one is not None),
        no_interest=interests.count(None),
        clashes=tuple(one for one in clashes if one.about.get("stage", here) == here),
        quarantined=len(workspace.entries.quarantine()),
        off_scale=(
            *off_scale(ranked.standing, ranked.counts, here),
            *settled_off_scale(workspace, ranked.standing, here),
        ),
        cut=workspace.entries.cut(),
        fingerprint=workspace.entries.fingerprint(),
        is_record=workspace.is_office,
    )


def _earlier(workspace: Workspace, ranked: Ranking) -> tuple[EarlierStage, ...]:
    """The stages before this one, as far as anything was recorded in them."""
    stages = list(ranked.standing.call.stages)
    found = []
    for stage in stages[: stages.index(ranked.stage)]:
        before = ranking(workspace, stage)
        gated = any(of == stage for of, _ in before.standing.gates)
        if gated or before.counts.submitted:
            found.append(EarlierStage(before, advice(workspace, stage, "panel")))
    return tuple(found)


def _declared(workspace: Workspace, ranked: Ranking) -> list[Interest | None]:
    """Every declaration of the panel's that stands, by proposal and member; None for one of no interest."""
    registers: dict[tuple[str, str], list[Head]] = {}
    for head in workspace.entries.heads("declaration"):
        if "level" in head.about:
            continue
        registers.setdefault((head.about["proposal"], head.about["member"]), []).append(head)
    scores = Counter((cell.proposal, cell.member) for cell in ranked.sheet.latest)
    found: list[Interest | None] = []
    for (proposal, member), heads in sorted(registers.items()):
        head = strictest_first(heads)[0]
        said = typed(head, values.Declaration)
        if said is None or said.interest == "none":
            found += [None] if said else []
            continue
        was_typed = head.source == "transcribed"
        hard = said.interest == "hard"
        found.append(Interest(member, proposal, hard, said.reason, was_typed, scores[proposal, member]))
    return found
