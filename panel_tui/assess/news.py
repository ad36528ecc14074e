"""What taking something in has changed: what counted before, what counts now, and the difference in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel_tui.assess.asking import Question, all_questions
from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.assess.declining import all_declined
from panel_tui.assess.registers import FIRST_ROUND, number_of
from panel_tui.call.exact import show_exact
from panel_tui.call.intake.known import listed
from panel_tui.call.standing import CallStanding, standing_of
from panel_tui.files.blocks import day
from panel_tui.files.line import shortened
from panel_tui.store.rows import Head
from panel_tui.store.workspace import Workspace

OTHER_WORDS = {
    "agreed": ("agreed score", "agreed scores"),
    "panel_score": ("score revised in the meeting", "scores revised in the meeting"),
    "statement": ("panel statement", "panel statements"),
    "agenda": ("agenda", "agendas"),
    "recommendation": ("recommendation", "recommendations"),
}


@dataclass(frozen=True)
class Moment:
    """What counts in a file at one moment: by stage, and whatever else the chair says, by kind; what is declined at
    each stage; what is asked; and what is agreed, by stage, proposal and criterion: the score, and since when."""

    standing: CallStanding
    counts: Mapping[str, Counting]
    others: Mapping[str, frozenset[str]]
    declined: Mapping[str, Mapping[tuple[str, str], str]]
    questions: frozenset[Question]
    agreed: Mapping[tuple[str, str, str], tuple[str, str]]


def moment(workspace: Workspace, call: CallStanding, member: str) -> Moment:
    """What counts of `member` in `workspace` now, and what the panel has settled. `call` is how the call stands, which
    no member's return changes but for what they say of themselves."""
    standing = standing_of(workspace, call, member)
    return Moment(
        standing,
        {stage: counting(workspace, stage, member) for stage in standing.call.stages},
        {kind: frozenset(head.id for head in workspace.entries.heads(kind)) for kind in OTHER_WORDS},
        {stage: all_declined(workspace, stage, member=member) for stage in standing.call.stages},
        frozenset(all_questions(workspace, standing, member=member)),
        dict(_agreed(workspace)),
    )


def _agreed(workspace: Workspace) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    heads = [head for head in workspace.entries.heads("agreed") if not head.cleared]
    for said in workspace.entries.by_id(head.id for head in heads).values():
        about = said.about
        yield (about["stage"], about["proposal"], about["criterion"]), (str(said.value["score"]), said.at)


def news(before: Moment, after: Moment, member: str) -> list[str]:
    """What `member`'s return brought, a sentence each; none where nothing that counts has changed."""
    settled = _Agreed(before)
    found = list(_interests(before.standing, after.standing, member, settled))
    for stage in after.counts:
        where = "" if stage == after.standing.stage else f" ({after.standing.call.stages[stage].title})"
        found += [line + where for line in _declined(before.declined[stage], after.declined[stage], member)]
        found += [line + where for line in _Assessments(before, after, stage, member).told(settled)]
    found += _asked(before.questions, after.questions, member)
    for kind, (one, many) in OTHER_WORDS.items():
        number = len(after.others[kind] - before.others[kind])
        if number:
            found.append(f"{number} {one if number == 1 else many}")
    if before.standing.certificates.get(member) != after.standing.certificates.get(member):
        certified = member in after.standing.certificates
        found.append("certifies that the papers are destroyed" if certified else "takes back their certificate")
    return found


class _Agreed:
    """What was agreed before a return came, and what to say of a change that comes after it."""

    def __init__(self, before: Moment) -> None:
        self._agreed = before.agreed
        self._stage = before.standing.stage

    def of(self, stage: str, place: Place) -> str:
        """What to say of a changed score on a criterion; "" where nothing was agreed on it."""
        found = self._agreed.get((stage, place.proposal, place.criterion))
        return "" if found is None else f", after you agreed {found[0]} on {_day(found[1])}: look again"

    def on(self, proposal: str, stage: str = "") -> str:
        """What to say of a change on the whole proposal; "" where nothing was agreed on it."""
        times = [at for (one, of, _), (_, at) in self._agreed.items() if (one, of) == (stage or self._stage, proposal)]
        if not times:
            return ""
        criteria = "1 criterion was" if len(times) == 1 else f"{len(times)} criteria were"
        return f", after {criteria} agreed on {_day(max(times))}: look again"


def _day(at: str) -> str:
    return day(datetime.fromisoformat(at).astimezone().date())


def _interests(before: CallStanding, after: CallStanding, member: str, settled: _Agreed) -> Iterator[str]:
    known = {clash.ids for clash in before.clashes}
    for clash in after.clashes:
        if clash.kind == "declaration" and clash.about["member"] == member and clash.ids not in known:
            yield f"their interest in {clash.about['proposal']} differs between two devices: the stricter one holds"
    for proposal, one in sorted(after.declarations):
        if one != member:
            continue
        was, now = before.declarations.get((proposal, one)), after.declarations[proposal, one]
        if was and was.interest == now.interest:
            continue
        again = settled.on(proposal)
        if now.interest == "hard":
            yield f"a hard interest in {proposal}: their scores there do not count{again}"
        elif was and was.interest == "hard":
            yield f"{now.interest} interest in {proposal} instead of a hard one: their scores there count again{again}"
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


class _Assessments:
    """What has changed of a member's assessments at one stage."""

    def __init__(self, before: Moment, after: Moment, stage: str, member: str) -> None:
        self._before, self._now = before.counts[stage], after.counts[stage]
        self._standing, self._stage, self._member = after.standing, stage, member

    def told(self, settled: _Agreed) -> Iterator[str]:
        """A sentence each. `settled` is what was agreed before."""
        before, now, member = self._before, self._now, self._member
        submitted = sorted(proposal for proposal, one in now.submitted - before.submitted if one == member)
        if submitted:
            number = "1 proposal" if len(submitted) == 1 else f"{len(submitted)} proposals"
            yield f"{number} submitted: {listed(submitted)}"
        for proposal in submitted:
            if again := settled.on(proposal, self._stage):
                yield f"{proposal}: submitted{again}"
        for proposal, one in sorted(now.withdrawn - before.withdrawn):
            if one == member:
                yield f"{proposal}: withdrawn; their scores there do not count{settled.on(proposal, self._stage)}"
        further = sorted(
            proposal
            for (proposal, one), round_ in now.rounds.items()
            if one == member and number_of(round_) > number_of(before.rounds.get((proposal, one), FIRST_ROUND))
        )
        for round_ in sorted({now.rounds[proposal, member] for proposal in further}, key=number_of):
            revised = [proposal for proposal in further if now.rounds[proposal, member] == round_]
            yield f"{_nth(round_)} round: {listed(revised)} scored again"
        kept = {proposal for proposal, one in now.submitted & before.submitted if one == member}
        yield from self._changed(kept, settled)
        reasons = {*before.remarks, *now.remarks}
        reworded = {place.proposal for place in reasons if place.member == member and _reworded(before, now, place)}
        for proposal in sorted(kept & reworded):
            yield f"{proposal}: comments changed"
        for proposal in sorted(kept):
            if self._restated(proposal):
                yield f"{proposal}: submitted again for its new version"

    def _changed(self, again: set[str], settled: _Agreed) -> Iterator[str]:
        before, now = self._before, self._now
        places = {*before.latest, *now.latest, *before.unsettled, *now.unsettled}
        for place in sorted(place for place in places if place.member == self._member):
            title, agreed = _title(self._standing, place), settled.of(self._stage, place)
            if place in now.unsettled and place not in before.unsettled:
                sides = " and ".join(_sides(now.unsettled[place]))
                yield (
                    f"{place.proposal}: {title} differs between two devices ({sides}); neither counts until they say "
                    f"which holds{agreed}"
                )
            elif place.proposal in again and place not in now.unsettled and _shown(before, place) != _shown(now, place):
                was, is_ = (counts.rounds.get(place[:2], FIRST_ROUND) for counts in (before, now))
                why = f"{_nth(is_)} round" if number_of(is_) > number_of(was) else "correction"
                yield f"{place.proposal}: {title} {_shown(before, place)} → {_shown(now, place)} ({why}){agreed}"

    def _restated(self, proposal: str) -> bool:
        """Whether scores that were of an earlier version of the proposal are of the present one now."""
        wanted = self._standing.proposal_hashes.get(proposal)
        of_it = [place for place in self._now.latest if (place.proposal, place.member) == (proposal, self._member)]
        before = [self._before.latest[place].versions for place in of_it if place in self._before.latest]
        now = [self._now.latest[place].versions for place in of_it]
        return any(wanted not in one for one in before) and all(wanted in one for one in now)


def _nth(round_: str) -> str:
    return {"2": "second", "3": "third"}.get(round_, f"{round_}th")


def _sides(heads: Iterable[Head]) -> list[str]:
    words = (str(head.value.get("score", head.value.get("state", "nothing"))).replace("_", " ") for head in heads)
    return sorted(set(words))


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
