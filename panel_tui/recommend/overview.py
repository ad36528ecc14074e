"""Who has done what, and what wants attention: the facts that the office looks at every day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from panel_tui.assess.asking import Question, open_questions
from panel_tui.assess.counting import counting
from panel_tui.assess.differing import Difference, differences
from panel_tui.assess.progress import Task, judged_before, progress, short_of_assessors
from panel_tui.call.intake.known import listed
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.exchange.log import TAKEN_IN, parcels
from panel_tui.figures.rounding import show_count
from panel_tui.files.blocks import day as in_words
from panel_tui.files.line import shortened
from panel_tui.journal import canonical
from panel_tui.moderate.record import holds_the_record, owner
from panel_tui.moderate.sheet import OffScale, off_scale
from panel_tui.moderate.statements import Counted, counted, statements_of
from panel_tui.recommend.awards import Awards, awards
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.stale import stale, warning
from panel_tui.store.workspace import Workspace

COUNTED = frozenset({"score", "declaration"})
"""Where devices differ on these, something counts for nothing until it is settled; two comments both stand."""


@dataclass(frozen=True)
class Overview:
    """How far a stage is. `returns`, `short`, `stale` and `statements` are known only where the whole record is, and
    `awards` where there is a decision in it too;
    `questions` are those that wait for the office's answer; `judged_before` names, by proposal, whose scores are of an
    earlier version; `differing` is on what two devices of one member differ."""

    standing: CallStanding
    stage: str
    whose: str
    tasks: tuple[Task, ...]
    gates: dict[str, tuple[str, ...]]
    returns: dict[str, str]
    short: dict[str, int]
    stale: str
    quarantined: int
    off_scale: tuple[OffScale, ...]
    questions: tuple[Question, ...]
    judged_before: dict[str, tuple[str, ...]]
    statements: Counted | None
    differing: tuple[Difference, ...]
    awards: Awards | None

    def of_member(self, id_: str) -> tuple[Task, ...]:
        """The tasks of one member."""
        return self._by_member.get(id_, ())

    def of_proposal(self, reference: str) -> tuple[Task, ...]:
        """The tasks on one proposal."""
        return self._by_proposal.get(reference, ())

    @cached_property
    def _by_member(self) -> dict[str, tuple[Task, ...]]:
        return _grouped(self.tasks, lambda task: task.member)

    @cached_property
    def _by_proposal(self) -> dict[str, tuple[Task, ...]]:
        return _grouped(self.tasks, lambda task: task.proposal)

    def last_return(self, member: str, month: str = "%B") -> str:
        """The day of a member's last return, in words; "" where none has come. `month` is "%b" for its short name."""
        at = self.returns.get(member)
        day = datetime.fromisoformat(at) if at else None
        return f"{day.day} {day:{month}} {day.year}" if day else ""

    def attention(self) -> Iterator[str]:
        """What somebody has to settle, a sentence each: what counts for nothing until then comes first."""
        standing = self.standing
        for apart in (one for one in self.differing if one.register.kind in COUNTED):
            yield f"Unsettled: {standing.name(apart.member)} on {apart.where}: two devices differ, {apart.said}."
        for task in self.tasks:
            if task.withdrawn and task.state != "declined":
                yield f"Withdrawn: {standing.name(task.member)} on {task.proposal}."
        if self.questions:
            wait = show_count(len(self.questions), "question waits", "questions wait")
            yield f"{wait} for an answer: panel-tui answer lists them."
        told = {(apart.register.kind, canonical(dict(apart.register.about))) for apart in self.differing}
        for clash in standing.clashes:
            if (clash.kind, canonical(dict(clash.about))) in told:
                continue
            yield f"Two words stand for {clash.kind} {', '.join(clash.about.values())}: say which one holds."
        if self.quarantined:
            yield f"{show_count(self.quarantined, 'entry', 'entries')} in quarantine: panel-tui verify lists them."
        if self.stale:
            yield self.stale
        for one in self.off_scale:
            who = standing.name(one.member)
            yield f"{who} on {one.proposal}, {one.criterion}: {one.given} is no score of its scale, and does not count."

    def remarks(self) -> Iterator[str]:
        """What else is worth knowing, a sentence each: what is not scored, who has declined, where assessors are
        missing, and how far the panel's statements are."""
        for reference, gates in self.gates.items():
            yield f"{reference} is not scored: gate {' and '.join(gates)} failed."
        for reference, reason in self.standing.withdrawn.items():
            yield f"{reference} is withdrawn: {shortened(reason)}."
        for reference, members in self.judged_before.items():
            who = listed(self.standing.name(one) for one in members)
            yield f"{reference} has a new version: the scores of {who} are of an earlier one."
        for task in self.tasks:
            if task.declined and task.state != "recused":
                also = " They have submitted it all the same, and it counts." if task.state == "submitted" else ""
                yield f"{self.standing.name(task.member)} declined {task.proposal}: {shortened(task.declined)}.{also}"
        if self.short:
            wanted = show_count(self.standing.call.minimum_assessors, "member")
            short = ", ".join(f"{reference} ({number})" for reference, number in self.short.items())
            yield f"Submitted by fewer than the {wanted} that the call wants: {short}."
        if self.statements and self.statements.told:
            yield self.statements.told
        if self.awards and self.awards.words:
            yield self.awards.words
            yield from (words for one, words in self.awards.money_words().items() if self.awards.may_promote(one))
        if self.awards and self.awards.until:
            yield f"The decisions are announced on {in_words(self.awards.until)}."


def overview(workspace: Workspace, named: str | None = None, ranked: Ranking | None = None) -> Overview:
    """How far a stage is, by default the one at work. `ranked` spares the ranking, where it has been made already.

    Raises BadInput where there is no such stage, or no call yet.
    """
    standing = ranked.standing if ranked else call_in(workspace)
    stage = standing.stage_named(named)
    counts = ranked.counts if ranked else counting(workspace, stage)
    tasks = progress(workspace, standing, stage, counts)
    whole = holds_the_record(workspace)
    return Overview(
        standing=standing,
        stage=stage,
        whose=owner(workspace),
        tasks=tuple(tasks),
        gates={
            one: gates
            for one in standing.proposals
            if one not in standing.withdrawn and (gates := tuple(standing.failed_gates(stage, one)))
        },
        returns=_returns(workspace) if workspace.is_office else {},
        short=short_of_assessors(standing, stage, tasks) if whole and tasks else {},
        stale=_stale(workspace, stage, ranked) if whole else "",
        quarantined=len(workspace.entries.quarantine()),
        off_scale=off_scale(standing, counts, stage),
        questions=open_questions(workspace, standing) if workspace.is_office else (),
        judged_before=judged_before(standing, counts),
        statements=counted(standing, stage, statements_of(workspace, stage)) if whole else None,
        differing=differences(workspace.entries, stage),
        awards=_awards(workspace, stage, ranked) if whole else None,
    )


def _returns(workspace: Workspace) -> dict[str, str]:
    """When each member's last return was taken in (UTC)."""
    made = {
        member: [one.at for one in several if one.act == TAKEN_IN] for member, several in parcels(workspace).items()
    }
    return {member: times[-1] for member, times in made.items() if times}


def _stale(workspace: Workspace, stage: str, ranked: Ranking | None) -> str:
    if not workspace.entries.heads("recommendation", stage=stage):
        return ""
    found = stale(workspace, ranked or ranking(workspace, stage))
    return warning(found) if found else ""


def _awards(workspace: Workspace, stage: str, ranked: Ranking | None) -> Awards | None:
    if not workspace.entries.heads("decision", stage=stage):
        return None
    return awards(workspace, ranked or ranking(workspace, stage))


def _grouped(tasks: Iterable[Task], by: Callable[[Task], str]) -> dict[str, tuple[Task, ...]]:
    groups: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        groups[by(task)].append(task)
    return {name: tuple(several) for name, several in groups.items()}
