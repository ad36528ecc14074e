"""What taking something in has changed: what counted before, what counts now, and the difference in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from panel_tui.assess.asking import Question, all_questions
from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.assess.declining import all_declined, shortened
from panel_tui.call.exact import show_exact
from panel_tui.call.intake.known import listed
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.store.workspace import Workspace

OTHER_WORDS = {
    "agreed": ("agreed score", "agreed scores"),
    "panel_score": ("score revised in the meeting", "scores revised in the meeting"),
    "statement": ("panel statement", "panel statements"),
    "recommendation": ("recommendation", "recommendations"),
}


@dataclass(frozen=True)
class Moment:
    """What counts in a file at one moment: by stage, and whatever else the chair says, by kind; what is declined at
    each stage; and what is asked."""

    standing: CallStanding
    counts: Mapping[str, Counting]
    others: Mapping[str, frozenset[str]]
    declined: Mapping[str, Mapping[tuple[str, str], str]]
    questions: frozenset[Question]


def moment(workspace: Workspace) -> Moment:
    """What counts in `workspace` now."""
    standing = call_in(workspace)
    return Moment(
        standing,
        {stage: counting(workspace, stage) for stage in standing.call.stages},
        {kind: frozenset(head.id for head in workspace.entries.heads(kind)) for kind in OTHER_WORDS},
        {stage: all_declined(workspace, stage) for stage in standing.call.stages},
        frozenset(all_questions(workspace, standing)),
    )


def news(before: Moment, after: Moment, member: str) -> list[str]:
    """What `member`'s return brought, a sentence each; none where nothing that counts has changed."""
    found = list(_interests(before.standing, after.standing, member))
    for stage, now in after.counts.items():
        where = "" if stage == after.standing.stage else f" ({after.standing.call.stages[stage].title})"
        found += [line + where for line in _declined(before.declined[stage], after.declined[stage], member)]
        found += [line + where for line in _assessments(before.counts[stage], now, after.standing, member)]
    found += _asked(before.questions, after.questions, member)
    for kind, (one, many) in OTHER_WORDS.items():
        number = len(after.others[kind] - before.others[kind])
        if number:
            found.append(f"{number} {one if number == 1 else many}")
    return found


def _interests(before: CallStanding, after: CallStanding, member: str) -> Iterator[str]:
    for proposal, one in sorted(after.declarations):
        if one != member:
            continue
        was, now = before.declarations.get((proposal, one)), after.declarations[proposal, one]
        if was and was.interest == now.interest:
            continue
        if now.interest == "hard":
            yield f"a hard interest in {proposal}: their scores there do not count"
        elif was and was.interest == "hard":
            yield f"{now.interest} interest in {proposal} instead of a hard one: their scores there count again"
        else:
            yield f"{'a soft' if now.interest == 'soft' else 'no'} interest in {proposal}"


def _declined(before: Mapping[tuple[str, str], str], now: Mapping[tuple[str, str], str], member: str) -> Iterator[str]:
    for proposal, one in sorted(before.keys() | now.keys()):
        was, reason = before.get((proposal, one)), now.get((proposal, one))
        if one == member and was != reason:
            yield f"{proposal}: taken up again" if reason is None else f"{proposal}: declined: {shortened(reason)}"


def _asked(before: frozenset[Question], now: frozenset[Question], member: str) -> Iterator[str]:
    known = {(one.proposal, one.id) for one in before}
    new = [one.proposal for one in now if one.member == member and (one.proposal, one.id) not in known]
    for proposal, number in sorted(Counter(new).items()):
        yield f"{number} {'question' if number == 1 else 'questions'} about {proposal}"


def _assessments(before: Counting, now: Counting, standing: CallStanding, member: str) -> Iterator[str]:
    submitted = sorted(proposal for proposal, one in now.submitted - before.submitted if one == member)
    if submitted:
        number = "1 proposal" if len(submitted) == 1 else f"{len(submitted)} proposals"
        yield f"{number} submitted: {listed(submitted)}"
    for proposal, one in sorted(now.withdrawn - before.withdrawn):
        if one == member:
            yield f"{proposal}: withdrawn; their scores there do not count"
    again = {proposal for proposal, one in now.submitted & before.submitted if one == member}
    places = {*before.latest, *now.latest, *before.unsettled, *now.unsettled}
    for place in sorted(place for place in places if place.member == member):
        title = _title(standing, place)
        if place in now.unsettled and place not in before.unsettled:
            yield f"{place.proposal}: {title} differs between two devices; neither counts until it is submitted again"
        elif place.proposal in again and place not in now.unsettled and _shown(before, place) != _shown(now, place):
            yield f"{place.proposal}: {title} {_shown(before, place)} → {_shown(now, place)} (correction)"
    reasons = {*before.remarks, *now.remarks}
    reworded = {place.proposal for place in reasons if place.member == member and _reworded(before, now, place)}
    for proposal in sorted(again & reworded):
        yield f"{proposal}: comments changed"


def _reworded(before: Counting, now: Counting, place: Place) -> bool:
    said = [[(one.text, one.audience) for one in counts.remarks.get(place, ())] for counts in (before, now)]
    return said[0] != said[1]


def _shown(counts: Counting, place: Place) -> str:
    if place in counts.unsettled:
        return "unsettled"
    given: Given | None = counts.latest.get(place)
    if given is None:
        return "nothing"
    return show_exact(given.value) if given.value is not None else given.state.replace("_", " ")


def _title(standing: CallStanding, place: Place) -> str:
    proposal = standing.proposals.get(place.proposal)
    criterion = standing.rubrics[proposal.brief].by_id.get(place.criterion) if proposal else None
    return criterion.title if criterion else place.criterion
