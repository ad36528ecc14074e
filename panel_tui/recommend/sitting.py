"""The board's sitting: who was there, who had an interest in what, and who left for which item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from panel_tui.call.intake.declarations import Interest
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Faults
from panel_tui.files.text import clean
from panel_tui.moderate.room import Room, room
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class BoardInterest:
    """The interest of somebody of the board in a proposal; `left` where they are on record as having left for it."""

    member: str
    name: str
    role: str
    proposal: str
    interest: Interest
    reason: str
    left: bool

    @property
    def words(self) -> str:
        """Who, which and why: "Maria Bell (hard interest: my employer)"."""
        why = f": {self.reason}" if self.reason else ""
        return f"{self.name} ({self.interest} interest{why})"


@dataclass(frozen=True)
class Sitting:
    """The board's sitting over a stage as it is on record."""

    room: Room
    interests: tuple[BoardInterest, ...]

    @property
    def is_kept(self) -> bool:
        """Whether anybody of the board is on record: a board of which nobody is keeps no record of its sitting."""
        return bool(self.room.standing.people)

    @property
    def is_recorded(self) -> bool:
        """Whether anything of it is."""
        return bool(self.room.seats or self.interests)

    def of(self, reference: str) -> tuple[BoardInterest, ...]:
        """The interests in one proposal."""
        return tuple(one for one in self.interests if one.proposal == reference)

    def told(self) -> str:
        """Who is there and who presides, in a sentence."""
        here = self.room
        if not here.seats:
            return "Nobody of the board is recorded as present."
        chair = here.presides(here.item)
        presides = f"{clean(chair.name)} presides" if chair else "the chair of the board does not preside"
        return f"{here.told().rstrip('.')}; {presides}."

    def told_of(self, reference: str) -> Iterator[str]:
        """Who has an interest in a proposal, and who must leave for it or has left, a sentence each."""
        there = {seat.member for seat in self.room.present}
        away = {seat.member for seat in self.room.seats if seat.away_for == reference}
        for one in self.of(reference):
            if one.interest != "hard":
                yield f"Noted: {one.words}."
            elif one.member in there or not self.room.seats:
                yield f"MUST LEAVE: {one.words}."
            elif one.member in away:
                yield f"Has left for it: {one.words}."
            elif one.left:
                yield f"Left for it: {one.words}."
            else:
                yield f"Not there: {one.words}."

    def sentences(self) -> Iterator[str]:
        """The record of the sitting: who was there, apologies, interests."""
        seats = self.room.seats
        present = [f"{clean(seat.name)}, {seat.role}" for seat in seats if seat.stays]
        yield f"Present: {'; '.join(present)}." if present else "Nobody's attendance is on record."
        sent = [clean(seat.name) + (f" ({clean(seat.apology)})" if seat.apology else "") for seat in seats
                if seat.apology is not None]  # fmt: skip
        if sent:
            yield f"Apologies: {'; '.join(sent)}."
        came = {seat.member for seat in seats if seat.stays}
        for one in self.interests:
            stayed = "not recorded as leaving for it" if one.member in came else "was not there"
            what = "noted" if one.interest == "soft" else "left for it" if one.left else stayed
            yield f"{one.proposal}: {one.words}, {what}."


def sitting(workspace: Workspace, standing: CallStanding, stage: str) -> Sitting:
    """The board's sitting as it stands."""
    here = room(workspace, standing, stage, "board")
    left = {(stay.left_for, seat.member) for seat in here.seats for stay in seat.stays if stay.left_for}
    return Sitting(
        here,
        tuple(
            BoardInterest(
                member,
                clean(standing.name(member)),
                here.standing.people[member].role if member in here.standing.people else "",
                proposal,
                one.interest,
                clean(one.reason).strip().rstrip("."),
                (proposal, member) in left,
            )
            for (proposal, member), one in sorted(here.standing.declarations.items())
            if one.interest != "none"
        ),
    )


def nobody_must_leave(workspace: Workspace, standing: CallStanding, said: Iterable[Saying]) -> None:
    """Raise BadInput with every proposal on which the board's advice is among what is said, and for which somebody who
    is there must leave.

    Of a board of which nobody is recorded as present nothing is asked.
    """
    advised = [one.register for one in said if one.register.part("level") == "board"]
    about = [(one.part("stage"), one.part("proposal")) for one in advised if one.kind == "recommendation"]
    faults, rooms = Faults(), {stage: room(workspace, standing, stage, "board") for stage, _ in about}
    for stage, reference in about:
        here = rooms[stage]
        for seat in here.must_leave(reference):
            faults.add(
                f"{clean(seat.name)}, {seat.role}, has a hard interest in {reference} and is recorded as present",
                "Call it first, by g at the board's table or room --level board --item: they leave for it.",
            )
    faults.stop(BadInput)
