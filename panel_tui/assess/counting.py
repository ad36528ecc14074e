"""What counts: the scores and comments that stand under a standing submission, and the first scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from panel_tui.assess.citing import Citation, citations
from panel_tui.assess.registers import number_of
from panel_tui.call.best import best
from panel_tui.journal import canonical
from panel_tui.store.rows import Head, Said, Word
from panel_tui.store.workspace import Workspace


class Place(NamedTuple):
    """Whose score or comment of which proposal on which criterion."""

    proposal: str
    member: str
    criterion: str


@dataclass(frozen=True)
class Given:
    """A score that a member gave, or the state it has instead; the entries that say it, whether others typed it, and
    the versions of the proposal that it was given under."""

    state: str
    value: Fraction | None
    ids: tuple[str, ...]
    transcribed: bool
    versions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Remark:
    """A comment that counts, and what it cites."""

    text: str
    audience: str
    citations: tuple[Citation, ...]
    id: str
    transcribed: bool


@dataclass(frozen=True)
class Counting:
    """What counts at one stage. `unsettled` are scores of two devices that differ: they count for nothing yet; `rounds`
    is of which round what counts is, by proposal and member."""

    latest: Mapping[Place, Given]
    first: Mapping[Place, Given]
    remarks: Mapping[Place, tuple[Remark, ...]]
    unsettled: Mapping[Place, tuple[Head, ...]]
    submitted: frozenset[tuple[str, str]]
    withdrawn: frozenset[tuple[str, str]]
    rounds: Mapping[tuple[str, str], str]


Key = tuple[str, str, str]
"""Round, proposal, member."""


def counting(workspace: Workspace, stage: str, member: str = "", before: str = "") -> Counting:
    """What counts at `stage` in this workspace: of each member, or of one, the latest round that was submitted; with
    `before`, the latest one before that round."""
    about = {"stage": stage, "member": member} if member else {"stage": stage}
    covers, withdrawn = _standing_submissions(workspace, about)
    if before:
        covers = {key: ids for key, ids in covers.items() if number_of(key[0]) < number_of(before)}
    rounds: dict[tuple[str, str], str] = {}
    for round_, proposal, member in covers:
        rounds[proposal, member] = max(rounds.get((proposal, member), round_), round_, key=number_of)
    scores = _covered(workspace.entries.heads("score", **about), covers, rounds)
    latest, unsettled = {}, {}
    for place, heads in scores.items():
        given = _one(heads)
        if given:
            latest[place] = given
        elif given is None:
            unsettled[place] = tuple(heads)
    comments = _covered(workspace.entries.heads("comment", **about), covers, rounds)
    return Counting(
        latest={place: given for place, given in latest.items() if given.state != "cleared"},
        first=_first(workspace, about),
        remarks={place: _remarks(heads) for place, heads in comments.items()},
        unsettled=unsettled,
        submitted=frozenset(rounds),
        withdrawn=frozenset(withdrawn - set(rounds)),
        rounds=rounds,
    )


def submitted_by_round(workspace: Workspace, stage: str) -> dict[str, frozenset[tuple[str, str]]]:
    """Who has submitted which proposal in each round of a stage: (proposal, member) by round, in the rounds' order."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for round_, proposal, member in _standing_submissions(workspace, {"stage": stage})[0]:
        found[round_].add((proposal, member))
    return {round_: frozenset(found[round_]) for round_ in sorted(found, key=number_of)}


def _standing_submissions(
    workspace: Workspace, about: Mapping[str, str]
) -> tuple[dict[Key, set[str]], set[tuple[str, str]]]:
    """What each standing submission covers, and which were withdrawn."""
    registers: defaultdict[Key, list[Head]] = defaultdict(list)
    for head in workspace.entries.heads("submission", **about):
        registers[_key(head)].append(head)
    covers: dict[Key, set[str]] = {}
    withdrawn = set()
    for key, heads in registers.items():
        made = [head for head in best(heads) if not head.cleared]
        if made:
            covers[key] = {id_ for head in made for id_ in head.value["covers"]}
        else:
            withdrawn.add(key[1:])
    return covers, withdrawn


def _covered(
    heads: Iterable[Head], covers: Mapping[Key, set[str]], rounds: Mapping[tuple[str, str], str]
) -> dict[Place, list[Head]]:
    """The heads that a submission of their member's latest round covers."""
    places: defaultdict[Place, list[Head]] = defaultdict(list)
    for head in heads:
        round_, proposal, member = key = _key(head)
        if rounds.get((proposal, member)) == round_ and head.id in covers[key]:
            places[Place(proposal, member, head.about["criterion"])].append(head)
    return {place: best(several) for place, several in places.items()}


def _one(heads: Sequence[Word]) -> Given | None:
    """The one score that `heads` agree on, in whatever order they came; None where they differ."""
    said = {_state_and_score(head) for head in heads}
    if len(said) != 1:
        return None
    state, value = said.pop()
    typed = all(head.source == "transcribed" for head in heads)
    versions = frozenset(str(head.value.get("proposal", "")) for head in heads)
    return Given(state, value, tuple(sorted({head.id for head in heads})), typed, versions)


def _state_and_score(head: Word) -> tuple[str, Fraction | None]:
    if head.cleared:
        return "cleared", None
    value = head.value
    score = value.get("score")
    return value.get("state", "scored"), None if score is None else Fraction(score)


def _first(workspace: Workspace, about: Mapping[str, str]) -> dict[Place, Given]:
    """The scores of each member's first submission. Where two devices made one, what they agree on."""
    submissions: defaultdict[Key, list[Said]] = defaultdict(list)
    for said in workspace.entries.history("submission", **about):
        if said.kind == "submission" and said.body and not said.replaces and not said.cleared:
            submissions[_key(said)].append(said)
    earliest: dict[tuple[str, str], str] = {}
    for round_, proposal, member in submissions:
        earliest[proposal, member] = min(earliest.get((proposal, member), round_), round_, key=number_of)
    scores = {said.id: said for said in workspace.entries.history("score", **about) if said.body}
    found = {}
    for (round_, proposal, member), several in submissions.items():
        if earliest[proposal, member] != round_:
            continue
        by_criterion: defaultdict[str, list[Said]] = defaultdict(list)
        for submission in best(several):
            for id_ in submission.value["covers"]:
                if id_ in scores:
                    by_criterion[scores[id_].about["criterion"]].append(scores[id_])
        for criterion, heads in by_criterion.items():
            given = _one(best(heads))
            if given and given.state != "cleared":
                found[Place(proposal, member, criterion)] = given
    return dict(sorted(found.items()))


def _remarks(heads: Iterable[Head]) -> tuple[Remark, ...]:
    remarks: dict[str, Remark] = {}
    for head in heads:
        if not head.cleared and head.value["text"].strip():
            value, audience = head.value, head.about["audience"]
            key = canonical([audience, value["text"]])
            remark = Remark(value["text"], audience, citations(value), head.id, head.source == "transcribed")
            remarks.setdefault(key, remark)
    return tuple(remarks[key] for key in sorted(remarks))


def _key(said: Word) -> Key:
    about = said.about
    return about["round"], about["proposal"], about["member"]
