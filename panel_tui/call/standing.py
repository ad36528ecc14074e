"""What stands of the call in a workspace: its rules, proposals, people, assignments, gates and interests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from panel_tui.call.best import best, strictest_first
from panel_tui.call.call_model import Call, Stage
from panel_tui.call.callfile import call_from_document
from panel_tui.call.intake.known import Known
from panel_tui.call.proposal import Proposal, proposal_from_document
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_file import rubric_from_document
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import canonical, fields, values
from panel_tui.journal.kinds import BOARD, KINDS, value_of
from panel_tui.store.rows import Head, Word
from panel_tui.store.workspace import Workspace

Value = TypeVar("Value", bound=fields.Value)
T = TypeVar("T")


@dataclass(frozen=True)
class Clash:
    """Two or more words that stand beside each other for one register, and who said them."""

    kind: str
    about: Mapping[str, str]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class CallStanding:
    """The call as it stands in one workspace. Gates are by (stage, proposal), then gate; extensions by (stage, member).

    `withdrawn` gives the reason by proposal; `certificates` the words by which a member certified that the papers are
    destroyed. Those of the board and their interests stand by themselves: they judge nothing, and count in no figure,
    quorum or certificate of the panel.
    """

    call: Call
    rubrics: Mapping[str, Rubric]
    rubric_hashes: Mapping[str, str]
    proposals: Mapping[str, Proposal]
    proposal_hashes: Mapping[str, str]
    withheld: frozenset[str]
    people: Mapping[str, values.Member]
    board: Mapping[str, values.Member]
    assignments: Mapping[tuple[str, str, str], values.Assignment]
    gates: Mapping[tuple[str, str], Mapping[str, values.Gate]]
    declarations: Mapping[tuple[str, str], values.Declaration]
    board_interests: Mapping[tuple[str, str], values.Declaration]
    withdrawn: Mapping[str, str]
    extensions: Mapping[tuple[str, str], date]
    certificates: Mapping[str, str]
    clashes: tuple[Clash, ...]

    @property
    def stage(self) -> str:
        """The stage that is at work: the call's last."""
        return list(self.call.stages)[-1]

    def stage_named(self, given: str | None) -> str:
        """The id of a stage of the call; without a name, the one at work. Raises BadInput where there is none."""
        if given is None:
            return self.stage
        if given not in self.call.stages:
            raise BadInput(
                Fault(f"There is no stage {given!r} in this call", f"There are {', '.join(self.call.stages)}.")
            )
        return given

    def stage_rule(self, stage: str) -> Stage:
        """The stage itself: title and days."""
        return self.call.stages[stage]

    def rubric_of(self, reference: str) -> Rubric:
        """The rubric by which a proposal is judged. Raises BadInput for a proposal that is not here."""
        return self.rubrics[self.proposal(reference).brief]

    def proposal(self, reference: str) -> Proposal:
        """The proposal of this reference. Raises BadInput where it is not here."""
        found = self.proposals.get(reference)
        if found is None:
            raise BadInput(Fault(f"There is no proposal {reference!r} here", _such_as(self.proposals)))
        return found

    def assessors(self, stage: str, reference: str) -> list[str]:
        """The members who are to assess a proposal, in order of id, recused ones included."""
        return sorted(self._assessors.get((stage, reference), ()))

    @cached_property
    def _assessors(self) -> Mapping[tuple[str, str], Sequence[str]]:
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for stage, proposal, member in self.assignments:
            found[stage, proposal].append(member)
        return found

    def recused(self, reference: str, member: str) -> bool:
        """Whether the member has a hard interest in the proposal."""
        declared = self.declarations.get((reference, member))
        return declared is not None and declared.interest == "hard"

    def failed_gates(self, stage: str, reference: str) -> dict[str, values.Gate]:
        """The gates that a proposal failed at `stage`, by id: it is not scored there."""
        gates = self.gates.get((stage, reference), {})
        return {gate: one for gate, one in sorted(gates.items()) if one.outcome == "fail"}

    def why_unscored(self, stage: str, reference: str) -> str:
        """Why a proposal is not scored at `stage`, in words; "" where it is."""
        if reference in self.withdrawn:
            return "withdrawn"
        return " and ".join(
            f"gate {self.gate_name(reference, gate)} failed" for gate in self.failed_gates(stage, reference)
        )

    def is_sift(self, stage: str, reference: str) -> bool:
        """Whether another stage follows `stage` at which a proposal would be judged: no money is given before it."""
        stages = list(self.call.stages)
        later = stages[stages.index(stage) + 1 :]
        return any(one in self.rubric_of(reference).stages for one in later)

    def gate_name(self, reference: str, gate: str) -> str:
        """A gate of a proposal's brief as a reader knows it: “Eligible body” (G1)."""
        titles = {one.id: one.title for one in self.rubric_of(reference).gates}
        return f"“{titles[gate]}” ({gate})" if gate in titles else gate

    def due(self, stage: str, member: str) -> date | None:
        """By when a member returns their scores: the stage's day, or their own later one; None where none is set."""
        return self.extensions.get((stage, member), self.call.stages[stage].scores_due)

    def name(self, member: str) -> str:
        """The member's name; the id where it is withheld here."""
        person = self.person(member)
        return person.name if person else member

    def person(self, member: str) -> values.Member | None:
        """Who this is, of the panel or of the board; None where that is withheld here."""
        return self.people.get(member) or self.board.get(member)

    @property
    def at_board(self) -> CallStanding:
        """The same for the board's sitting: its own people and their interests stand in the panel's place."""
        return replace(
            self,
            people=self.board,
            board=self.people,
            declarations=self.board_interests,
            board_interests=self.declarations,
        )

    @cached_property
    def known(self) -> Known:
        """What tables from outside may speak of."""
        return Known(
            stages=tuple(self.call.stages),
            default_stage=self.stage,
            rubrics=self.rubrics,
            proposals={reference: one.brief for reference, one in self.proposals.items()},
            members={id_: one.name for id_, one in self.people.items()},
            board={id_: one.name for id_, one in self.board.items()},
        )


def call_in(workspace: Workspace) -> CallStanding:
    """The call as it stands in `workspace`. Raises BadInput where the file holds no call."""
    reading = _Reading(workspace)
    reading.in_force = list(reading.values("in_force", values.InForce))
    calls = reading.documents("call", call_from_document)
    if "" not in calls:
        raise BadInput(Fault("This file holds no call yet", "Open a pack into it.", workspace.path.name))
    rubrics = reading.documents("brief", rubric_from_document)
    proposals = reading.documents("proposal", lambda data: proposal_from_document(data))
    call = calls[""][1]
    order = {brief: number for number, brief in enumerate(call.briefs)}
    gates: dict[tuple[str, str], dict[str, values.Gate]] = {}
    for about, gate in reading.values("gate", values.Gate):
        gates.setdefault((about["stage"], about["proposal"]), {})[about["gate"]] = gate
    people = {about["member"]: one for about, one in reading.values("member", values.Member)}
    panels, boards = _declarations(reading)
    return CallStanding(
        call=call,
        rubrics={id_: one for id_, (_, one) in sorted(rubrics.items(), key=lambda pair: order.get(pair[0], 0))},
        rubric_hashes={id_: hash_ for id_, (hash_, _) in rubrics.items()},
        proposals={reference: one for reference, (_, one) in sorted(proposals.items())},
        proposal_hashes={reference: hash_ for reference, (hash_, _) in proposals.items()},
        withheld=frozenset(reading.missing),
        people={id_: one for id_, one in people.items() if one.role not in BOARD},
        board={id_: one for id_, one in people.items() if one.role in BOARD},
        assignments={
            (about["stage"], about["proposal"], about["member"]): one
            for about, one in reading.values("assignment", values.Assignment)
        },
        gates=gates,
        declarations=panels,
        board_interests=boards,
        withdrawn={about["proposal"]: one.reason for about, one in reading.values("withdrawn", values.Withdrawn)},
        extensions={
            (about["stage"], about["member"]): date.fromisoformat(one.due)
            for about, one in reading.values("extension", values.Extension)
        },
        certificates=_certificates(reading),
        clashes=tuple(reading.clashes),
    )


def standing_of(workspace: Workspace, standing: CallStanding, member: str) -> CallStanding:
    """`standing` with what `member` says of themself now, and with nothing of what others say of themselves.

    It is for whoever asks about one member after the other: how many there are, it does not depend on.
    """
    reading = _Reading(workspace, {"member": member})
    panels, boards = _declarations(reading)
    return replace(
        standing,
        declarations=panels,
        board_interests=boards,
        certificates=_certificates(reading),
        clashes=tuple(reading.clashes),
    )


def typed(said: Word, model: type[Value]) -> Value | None:
    """What an entry says as its kind's value; None where it says that there is none any more."""
    value = value_of(KINDS[said.kind or ""], said.value)
    return value if isinstance(value, model) else None


def current(
    workspace: Workspace, kind: str, model: type[Value], clashes: list[Clash] | None = None, **about: str
) -> Iterator[tuple[dict[str, str], Value]]:
    """What each register of `kind` that is about all of `about` is about, and its value; ones that say nothing are left
    out.

    Where several words stand beside each other, the first in order of id serves until their owner
    settles it: the same everywhere, and noted in `clashes`. Of interests the strictest serves.
    """
    for head in serving(workspace, kind, clashes, **about):
        value = typed(head, model)
        if value is not None:
            yield head.about, value


def serving(workspace: Workspace, kind: str, clashes: list[Clash] | None = None, **about: str) -> Iterator[Head]:
    """Of each register of `kind` that is about all of `about`, the one word that serves: as `current` has it."""
    registers: dict[str, list[Head]] = {}
    for head in workspace.entries.heads(kind, **about):
        registers.setdefault(head.about_text or "", []).append(head)
    for heads in registers.values():
        candidates = strictest_first(heads) if kind == "declaration" else best(heads)
        if clashes is not None and len({canonical(head.value) for head in candidates}) > 1:
            clashes.append(Clash(kind, candidates[0].about, tuple(head.id for head in candidates)))
        yield candidates[0]


class _Reading:
    """Reads what stands about some member, or anybody, and notes where two words stand beside each other."""

    def __init__(self, workspace: Workspace, about: Mapping[str, str] | None = None) -> None:
        self._workspace = workspace
        self._about = about or {}
        self.clashes: list[Clash] = []
        self.missing: set[str] = set()
        self.in_force: list[tuple[dict[str, str], values.InForce]] = []

    def values(self, kind: str, model: type[Value]) -> Iterator[tuple[dict[str, str], Value]]:
        """The value of each register of `kind` that has one."""
        return current(self._workspace, kind, model, self.clashes, **self._about)

    def documents(self, document: str, read: Callable[[bytes], T]) -> dict[str, tuple[str, T]]:
        """The documents of one sort that are in force and here, with their hashes."""
        found = {}
        for about, force in self.in_force:
            if about["document"] != document:
                continue
            data = self._workspace.documents.get(force.hash)
            if data is None:
                self.missing.add(about["of"])
            else:
                found[about["of"]] = (force.hash, read(data))
        return found


Interests = dict[tuple[str, str], values.Declaration]


def _declarations(reading: _Reading) -> tuple[Interests, Interests]:
    """The interests that members of the panel have, and those of the board's, by proposal and member."""
    panels: Interests = {}
    boards: Interests = {}
    for about, one in reading.values("declaration", values.Declaration):
        (boards if "level" in about else panels)[about["proposal"], about["member"]] = one
    return panels, boards


def _certificates(reading: _Reading) -> dict[str, str]:
    """The words by which members certified that the papers are destroyed."""
    return {about["member"]: one.text for about, one in reading.values("certificate", values.Certificate)}


def _such_as(references: Iterable[str]) -> str:
    some = list(references)[:3]
    return f"There are {', '.join(some)} …" if some else "None has been added yet: panel-tui add."
