"""The room: who is there, since when, who must leave for an item, who presides, and whether there is a quorum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from panel_tui.assess.versions import in_order
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.journal.kinds import BOARD
from panel_tui.store.rows import Said
from panel_tui.store.workspace import Workspace

SCORING = frozenset({"member", "chair", "deputy"})
"""The roles that count for the quorum."""
Body = Literal["panel", "board"]
"""Who sits: the panel at its meeting or, later, the board."""
COUNTED: Mapping[Body, frozenset[str]] = {"panel": SCORING, "board": BOARD}
"""The roles of those who advise."""
NAMED: Mapping[Body, tuple[str, str]] = {
    "panel": ("member who scores", "members who score"),
    "board": ("member of the board", "members of the board"),
}
"""What one of them is called, and several."""
PRESIDE: Mapping[Body, tuple[str, ...]] = {"panel": ("chair", "deputy"), "board": ("board chair",)}
"""The roles of those who preside, the first before the next."""


class Stay(NamedTuple):
    """One time that somebody was in the room (UTC). `until` is "" while they are there still; `left_for` names the
    proposal for which they left, "" where they just went."""

    since: str
    until: str
    left_for: str


@dataclass(frozen=True)
class Seat:
    """Somebody who may be in the room, and when they were. `apology` is why they send apologies, "" where they give no
    reason; None where they send none, or have come after all."""

    member: str
    name: str
    role: str
    stays: tuple[Stay, ...]
    apology: str | None = None

    @property
    def is_present(self) -> bool:
        """Whether they are in the room now."""
        return bool(self.stays) and not self.stays[-1].until

    def was_present(self, at: str) -> bool:
        """Whether they were there at a moment (UTC)."""
        return any(stay.since <= at and (not stay.until or at < stay.until) for stay in self.stays)

    @property
    def away_for(self) -> str:
        """The proposal for which they left, where that is why they are not there now."""
        return self.stays[-1].left_for if self.stays and not self.is_present else ""


@dataclass(frozen=True)
class Called:
    """A proposal that was called: when (UTC), and until when; "" while it is being discussed."""

    proposal: str
    since: str
    until: str
    parked: bool


@dataclass(frozen=True)
class Room:
    """The room as it is recorded at one stage, of the panel's meeting or of the board's sitting: of that, `standing` is
    the call `at_board`. `items` are in the order in which they were called."""

    standing: CallStanding
    stage: str
    seats: tuple[Seat, ...]
    items: tuple[Called, ...]
    body: Body = "panel"

    @property
    def quorum(self) -> int | None:
        """How many who score must be there; None where the call sets no rule, as for a board."""
        return None if self.body == "board" else self.standing.call.stages[self.stage].quorum

    @property
    def item(self) -> str:
        """The proposal that is being discussed; "" where none is."""
        return next((one.proposal for one in reversed(self.items) if not one.until), "")

    @property
    def present(self) -> tuple[Seat, ...]:
        """Who is in the room."""
        return tuple(seat for seat in self.seats if seat.is_present)

    def counted(self, reference: str = "", at: str = "") -> tuple[Seat, ...]:
        """Those who score, or are of the board, and may be there for a proposal: now, or at a moment (UTC)."""
        return tuple(
            seat
            for seat in self.seats
            if (seat.was_present(at) if at else seat.is_present)
            and seat.role in COUNTED[self.body]
            and not (reference and self.standing.recused(reference, seat.member))
        )

    def is_quorate(self, reference: str = "") -> bool:
        """Whether enough of them are there; a room of which nothing is recorded has no rule to keep."""
        return self.quorum is None or not self.seats or len(self.counted(reference)) >= self.quorum

    def must_leave(self, reference: str) -> tuple[Seat, ...]:
        """Who is in the room and has a hard interest in a proposal."""
        return tuple(seat for seat in self.present if self.standing.recused(reference, seat.member))

    def presides(self, reference: str = "", at: str = "") -> Seat | None:
        """The chair; where they are not there or must leave, the deputy, whom a board has not; None where neither may
        preside."""
        able = {seat.role: seat for seat in reversed(self.counted(reference, at))}
        return next((able[role] for role in PRESIDE[self.body] if role in able), None)

    def short_since(self, item: Called) -> str:
        """From which moment on (UTC) there was no quorum while a proposal was discussed; "" where there always was."""
        moves = {time for seat in self.seats for stay in seat.stays for time in (stay.since, stay.until)}
        during = sorted(at for at in {item.since, *moves} if item.since <= at and (not item.until or at < item.until))
        short = (at for at in during if self.quorum is not None and len(self.counted(item.proposal, at)) < self.quorum)
        return next(short, "")

    def told(self) -> str:
        """Who is there, and whether that is enough, in a sentence."""
        counted = self.counted(self.item)
        words = f"{show_count(len(counted), *NAMED[self.body])} in the room"
        if self.item:
            words += f" for {self.item}"
        if self.quorum is None:
            return f"{words}."
        enough = "there is a quorum" if self.is_quorate(self.item) else "NO QUORUM: nothing should be settled"
        return f"{words}, {self.quorum} are needed: {enough}."


def room(workspace: Workspace, standing: CallStanding, stage: str, body: Body = "panel") -> Room:
    """The room as it stands, of the panel or of the board."""
    standing = standing.at_board if body == "board" else standing
    by_member: defaultdict[str, list[Said]] = defaultdict(list)
    for said in _of(body, workspace.entries.history("attendance", stage=stage)):
        by_member[said.about["member"]].append(said)
    seats = []
    for member, several in by_member.items():
        role = standing.people[member].role if member in standing.people else ""
        ordered = in_order(several)
        stays = tuple(_stays(ordered))
        last = ordered[-1]
        sent = not stays and not last.cleared
        if stays or sent:
            apology = last.value.get("reason", "") if sent else None
            seats.append(Seat(member, standing.name(member), role, stays, apology))
    calls: defaultdict[str, list[Said]] = defaultdict(list)
    for said in _of(body, workspace.entries.history("discussion", stage=stage)):
        calls[said.about["proposal"]].append(said)
    items = [one for reference, several in calls.items() for one in _calls(reference, in_order(several))]
    return Room(
        standing,
        stage,
        tuple(sorted(seats, key=lambda seat: (seat.name.casefold(), seat.member))),
        tuple(sorted(items, key=lambda one: (one.since, one.proposal))),
        body,
    )


def _of(body: Body, said: Iterable[Said]) -> Iterable[Said]:
    return (one for one in said if one.about.get("level", "panel") == body)


def _stays(said: Iterable[Said]) -> list[Stay]:
    found: list[Stay] = []
    for one in said:
        present = not one.cleared and one.value["present"]
        inside = bool(found) and not found[-1].until
        if present and not inside:
            found.append(Stay(one.at, "", ""))
        elif one.cleared and inside:
            found.pop()  # that they came in was taken back
        elif not present and inside:
            found[-1] = found[-1]._replace(until=one.at, left_for=one.value.get("proposal", ""))
    return found


def _calls(reference: str, said: Iterable[Said]) -> list[Called]:
    found: list[Called] = []
    for one in said:
        state = "done" if one.cleared else one.value["state"]
        going = bool(found) and not found[-1].until
        if state == "called" and not going:
            found.append(Called(reference, one.at, "", False))
        elif one.cleared and going:
            found.pop()  # that it was called was taken back
        elif state != "called" and going:
            found[-1] = Called(reference, found[-1].since, one.at, state == "parked")
    return found


def who_settles(workspace: Workspace, standing: CallStanding, stage: str, reference: str) -> str:
    """The member by whose word a proposal is settled: the chair or, where they must leave, the deputy; "" where the
    record names neither.

    Raises BadInput where this file is theirs and they are recused, where all who preside are, and where a meeting is at
    this proposal without a quorum, or without anybody who may preside.
    """
    if not workspace.is_office:
        needs_no_recusal(workspace, standing, reference)
        return workspace.member
    here = room(workspace, standing, stage)
    if here.item != reference:
        preside = {member: one.role for member, one in standing.people.items() if one.role in ("chair", "deputy")}
        able = {role: member for member, role in preside.items() if not standing.recused(reference, member)}
        if preside and not able:
            raise BadInput(Fault(f"Whoever may preside has a hard interest in {reference}", "Name another deputy."))
        return able.get("chair") or able.get("deputy", "")
    if not here.is_quorate(reference):
        wrong = f"There is no quorum for {reference}: {len(here.counted(reference))} of {here.quorum} are there"
        raise BadInput(Fault(wrong, "Put it off, or wait until somebody comes in."))
    presides = here.presides(reference)
    if presides is None:
        wrong = f"Neither the chair nor a deputy may preside over {reference}"
        raise BadInput(Fault(wrong, "Put it off until one of them is there."))
    return presides.member


def needs_no_recusal(workspace: Workspace, standing: CallStanding, reference: str) -> None:
    """Raise BadInput where this file is the chair's or a deputy's own and they are recused from a proposal."""
    if not workspace.is_office and standing.recused(reference, workspace.member):
        wrong = f"You have a hard interest in {reference}, and settle nothing of it"
        raise BadInput(Fault(wrong, "The deputy takes this item."))
