"""Who is to get a letter, and who is not yet: only what was decided, and what the chair has approved, goes out."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from panel_tui.call.proposal import Proposal
from panel_tui.call.standing import CallStanding, Clash, call_in, current, typed
from panel_tui.faults import BadInput, Fault
from panel_tui.files.blocks import day as in_full
from panel_tui.journal import values
from panel_tui.moderate.statements import Stated, statements_of
from panel_tui.recommend.advice import Advice, advice, departs, in_words
from panel_tui.recommend.awards import answers
from panel_tui.recommend.decided import Decided, decided
from panel_tui.recommend.embargo import embargo, embargoed
from panel_tui.report.outgoing import Names, named, names_in, repeated, surnames
from panel_tui.report.wording import the
from panel_tui.store.workspace import Workspace

REASONS, FEEDBACK, CONDITIONS = "the reasons", "the feedback", "the conditions"
"""The words in a letter that somebody wrote for it, as they are called where something is wrong with them."""


@dataclass(frozen=True)
class Ready:
    """A letter that can be written: the decision and the approved statement. `warnings` are what to look at first."""

    proposal: Proposal
    decided: Decided
    statement: values.Statement
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """A letter that is held back, and every reason for it."""

    proposal: Proposal
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Letters:
    """The letters of a stage, in order of reference. `office` is who answers the applicants' questions; `promoted` are
    the proposals that were taken up from the reserve, and have had a letter before; `embargo` is the day before which
    no letter is dated."""

    standing: CallStanding
    stage: str
    office: values.Member | None
    promoted: frozenset[str]
    embargo: datetime.date | None
    ready: tuple[Ready, ...]
    held: tuple[Held, ...]

    def is_sift(self, proposal: Proposal) -> bool:
        """Whether another stage follows at which this proposal would be judged: no money is given before it."""
        return self.standing.is_sift(self.stage, proposal.reference)


@dataclass(frozen=True)
class _Record:
    """What the record holds on the proposals of a stage."""

    standing: CallStanding
    stage: str
    stated: Mapping[str, Stated]
    decided: Mapping[str, Decided]
    panel: Advice
    board: Advice
    steps: Mapping[str, Advice]
    clashes: tuple[Clash, ...]
    names: Names
    embargo: datetime.date | None
    declined: frozenset[str]


def letters(workspace: Workspace, stage: str | None, day: datetime.date, wanted: Collection[str] = ()) -> Letters:
    """The letters of `day` of a stage, by default the one at work: those on `wanted` proposals or, without any, on all.

    Raises BadInput where there is no such stage, or no such proposal in it.
    """
    standing = call_in(workspace)
    stage = standing.stage_named(stage)
    for reference in wanted:
        if stage not in standing.rubrics[standing.proposal(reference).brief].stages:
            raise BadInput(Fault(f"{reference} is not judged at the stage {stage}", "Name another stage with --stage."))
    record = _read(workspace, standing, stage)
    ready, held = [], []
    for reference, proposal in standing.proposals.items():
        if (wanted and reference not in wanted) or stage not in standing.rubrics[proposal.brief].stages:
            continue
        reasons = tuple(_holding(workspace, record, proposal, day))
        if reasons:
            held.append(Held(proposal, reasons))
        else:
            statement, decision = record.stated[reference].value, record.decided[reference]
            warnings = tuple(_warnings(workspace, record, proposal, statement))
            ready.append(Ready(proposal, decision, statement, warnings))
    return Letters(
        standing,
        stage,
        standing.people.get(workspace.entries.authority.office),
        frozenset(reference for reference, one in record.decided.items() if one.value.promoted),
        record.embargo,
        tuple(ready),
        tuple(held),
    )


def _read(workspace: Workspace, standing: CallStanding, stage: str) -> _Record:
    clashes: list[Clash] = []
    stated = statements_of(workspace, stage, clashes)
    taken = decided(workspace, stage, clashes)
    panel, board = advice(workspace, stage, "panel"), advice(workspace, stage, "board")
    steps = {name: advice(workspace, stage, name) for name in standing.call.decides_first}
    declined = frozenset(
        about["proposal"]
        for about, one in current(workspace, "award", values.Award, stage=stage)
        if one.answer == "declined" and about["proposal"] in taken and answers(one, taken[about["proposal"]].value)
    )
    until, names = embargo(workspace, stage), names_in(standing)
    return _Record(standing, stage, stated, taken, panel, board, steps, tuple(clashes), names, until, declined)


def _holding(workspace: Workspace, record: _Record, proposal: Proposal, day: datetime.date) -> Iterator[str]:
    """Every reason for which no letter of `day` can go to this applicant."""
    reference, standing = proposal.reference, record.standing
    if reference in standing.withdrawn:
        yield "it is withdrawn"
        return
    if record.embargo and embargoed(record.embargo, day):
        yield f"embargoed until {in_full(record.embargo)}: no letter bears an earlier date"
    for clash in record.clashes:
        if clash.about["proposal"] == reference:
            yield f"two files say different things of its {clash.kind}: say it again in one of them"
    taken, stated = record.decided.get(reference), record.stated.get(reference)
    if taken is None:
        yield _undecided(record, reference)
    elif taken.value.conditions:
        in_them = named(record.names, proposal, {CONDITIONS: " ; ".join(taken.value.conditions)})
        yield from (f"{one}: record the decision again without it" for one in in_them)
    if stated is None:
        why = standing.why_unscored(record.stage, reference)
        yield f"there is no panel statement{f': write one that says why ({why})' if why else ''}"
        return
    if not stated.is_approved:
        yield _unapproved(workspace, record.stage, reference)
    for part, text in _parts(stated.value).items():
        if not text.strip():
            yield f"nothing is written in {part}"
    wrong = [*named(record.names, proposal, _parts(stated.value))]
    wrong += repeated(workspace, reference, _parts(stated.value)).promised
    yield from (f"{one}: mend it and approve it again" for one in wrong)


def _warnings(workspace: Workspace, record: _Record, proposal: Proposal, ready: values.Statement) -> Iterator[str]:
    """What somebody should look at before this letter goes."""
    reference = proposal.reference
    panel, taken = record.panel.get(reference), record.decided[reference].value
    if panel is None or departs(taken, panel):
        was = f"the panel advised {in_words(panel)}" if panel else "the panel advised nothing"
        yield f"{was}: look whether its reasons go with the decision"
    if reference in record.declined:
        yield "its applicant has declined the award: this letter would offer it again"
    yield from surnames(record.names, {**_parts(ready), CONDITIONS: " ; ".join(taken.conditions)})
    yield from repeated(workspace, reference, _parts(ready)).comments


def _parts(statement: values.Statement) -> dict[str, str]:
    return {REASONS: statement.reasons, FEEDBACK: statement.feedback}


def _undecided(record: _Record, reference: str) -> str:
    call = record.standing.call
    steps = [name for name, said in record.steps.items() if reference in said]
    if steps:
        return f"no decision by {call.authority} is on record, only that of {steps[-1]}"
    advised = the(call.board) if reference in record.board else "the panel" if reference in record.panel else ""
    return f"no decision by {call.authority} is on record{f', only the advice of {advised}' if advised else ''}"


def _unapproved(workspace: Workspace, stage: str, reference: str) -> str:
    """Why a statement that is a draft is one: it never was approved, or was changed since."""
    said = workspace.entries.history("statement", stage=stage, proposal=reference)
    before = (typed(one, values.Statement) for one in said if one.body is not None and one.state == "admitted")
    if any(one is not None and not one.draft for one in before):
        return "the panel statement was changed since it was approved: approve it again"
    return "the panel statement is a draft, which the chair has not approved"
