"""What the office has said to a member, in words: what a pack brings, and what an earlier one lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from panel_tui.assess.counting import Counting, counting
from panel_tui.call.intake.known import listed
from panel_tui.call.standing import CallStanding
from panel_tui.exchange.visible import offices
from panel_tui.figures.rounding import show_count
from panel_tui.files.blocks import day
from panel_tui.store.rows import Said
from panel_tui.store.workspace import Workspace


def brought(workspace: Workspace, standing: CallStanding, before: int) -> list[str]:
    """What a pack or receipt has brought to the owner of a file that had `before` entries, a sentence each."""
    office = offices(workspace)
    new = [said for said in workspace.entries.since(before) if said.author in office]
    return [*told(workspace, standing, workspace.member, new), *_elsewhere(workspace, before)]


def _elsewhere(workspace: Workspace, before: int) -> Iterator[str]:
    """What the owner said on another machine of theirs."""
    own = [said for said in workspace.entries.since(before) if said.author == workspace.member]
    for proposal in sorted({said.about["proposal"] for said in own if said.kind == "submission"}):
        yield f"{proposal} was submitted, or changed, on another machine of yours"


def told(workspace: Workspace, standing: CallStanding, member: str, said: Sequence[Said]) -> list[str]:
    """What these entries, of those that the office said to a member, change for them, a sentence each."""
    by_kind: defaultdict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.body and one.state == "admitted":
            by_kind[one.kind or ""].append(one)
    counts = counting(workspace, standing.stage)
    return [
        *_assigned(by_kind["assignment"], member),
        *_withdrawn(by_kind["withdrawn"]),
        *_documents(workspace, standing, member, by_kind["in_force"], counts),
        *_gates(by_kind["gate"]),
        *_answers(by_kind["answer"]),
        *_rounds(by_kind["others"], by_kind["round"]),
        *_extended(by_kind["extension"], member),
        *_ended(by_kind["role_end"], member),
    ]


def _assigned(said: Iterable[Said], member: str) -> Iterator[str]:
    here = {one.about["proposal"]: one.cleared for one in said if one.about["member"] == member}
    new = sorted(reference for reference, gone in here.items() if not gone)
    gone = sorted(reference for reference, gone in here.items() if gone)
    if new:
        yield f"{show_count(len(new), 'proposal')} to judge: {listed(new)}"
    if gone:
        yield f"no longer to judge: {listed(gone)}"


def _withdrawn(said: Iterable[Said]) -> Iterator[str]:
    for one in said:
        reason = str(one.value.get("reason", "")).rstrip(".")
        if one.cleared:
            yield f"{one.about['proposal']} is judged after all{f': {reason}' if reason else ''}"
        else:
            yield f"{one.about['proposal']} is withdrawn and no longer judged: {reason}"


def _documents(
    workspace: Workspace, standing: CallStanding, member: str, said: Iterable[Said], counts: Counting
) -> Iterator[str]:
    """Texts that take the place of earlier ones. A first text is no news beside that there is a proposal to judge."""
    for one in {one.about_text: one for one in said if not one.cleared}.values():
        document, of = one.about["document"], one.about["of"]
        earlier = [old for old in workspace.entries.history("in_force", document=document, of=of) if old.id != one.id]
        if not any(old.id in one.replaces for old in earlier):
            continue
        why = f" ({one.value['reason'].rstrip('.')})" if one.value.get("reason") else ""
        if document == "proposal":
            scored = (of, member) in counts.submitted
            stays = ": what you submitted stays with the version that you read; submit it again for this one"
            yield f"{of} has a new version{why}{stays if scored else ''}"
        elif document == "brief":
            title = standing.rubrics[of].title if of in standing.rubrics else of
            yield f"the rubric of {title} is corrected{why}: its weights and floors hold for all scores"
        else:
            yield f"the call is corrected{why}"


def _gates(said: Iterable[Said]) -> Iterator[str]:
    for one in said:
        if not one.cleared and one.value["outcome"] == "fail":
            yield f"{one.about['proposal']} failed the gate {one.about['gate']} and is not scored"


def _answers(said: Iterable[Said]) -> Iterator[str]:
    for proposal, number in sorted(Counter(one.about["proposal"] for one in said if not one.cleared).items()):
        yield f"{show_count(number, 'answer')} about {proposal}"


def _rounds(shown: Iterable[Said], opened: Iterable[Said]) -> Iterator[str]:
    """What may be scored again. Of a round that is open they learn where they take part in it."""
    dues = {(one.about["stage"], one.about["round"]): one.value.get("due", "") for one in opened}
    rounds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in shown:
        rounds[one.about["stage"], one.about["round"]].add(one.about["proposal"])
    for place, proposals in sorted(rounds.items()):
        due = f" until {day(date.fromisoformat(dues[place]))}" if dues.get(place) else ""
        what = f"see what others gave, and revise what you gave, on {listed(sorted(proposals))}"
        yield f"round {place[1]} is open{due}: {what}"


def _extended(said: Iterable[Said], member: str) -> Iterator[str]:
    last = [one for one in said if one.about["member"] == member][-1:]
    for one in last:
        if one.cleared:
            yield "the call's day for returning scores holds again"
        else:
            yield f"time to return scores until {day(date.fromisoformat(one.value['due']))}"


def _ended(said: Iterable[Said], member: str) -> Iterator[str]:
    for one in said:
        if one.about["member"] == member and not one.cleared:
            yield f"the role {one.about['role']} has ended: what is said from now on is not admitted"
