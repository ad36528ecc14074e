"""What is recorded of the room: who comes, goes or sends apologies, interests, which proposal is being discussed."""

from __future__ import annotations

from panel_tui.call.adding import declarations
from panel_tui.call.intake.declarations import DeclarationRow, Interest
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.moderate.room import Room
from panel_tui.store.rows import Saying


def arrive(here: Room, member: str) -> list[Saying]:
    """That somebody comes in. Raises BadInput where they are there already, or must stay outside for the item."""
    if any(seat.member == member for seat in here.present):
        raise BadInput(Fault(f"{here.standing.name(member)} is in the room already", "There is nothing to record."))
    if here.item and here.standing.recused(here.item, member):
        wrong = f"{here.standing.name(member)} has a hard interest in {here.item}, which is being discussed"
        raise BadInput(Fault(wrong, "They come in when it is done."))
    return [_presence(here, member, True)]


def leave(here: Room, member: str, reason: str = "") -> list[Saying]:
    """That somebody goes: for the item under discussion, where they must leave for that.

    Raises BadInput where they are not there.
    """
    if all(seat.member != member for seat in here.present):
        raise BadInput(Fault(f"{here.standing.name(member)} is not in the room", "There is nothing to record."))
    left_for = here.item if here.item and here.standing.recused(here.item, member) else ""
    return [_presence(here, member, False, left_for, reason)]


def apologise(here: Room, member: str, reason: str = "") -> list[Saying]:
    """That somebody sends apologies. Raises BadInput where they are or were there."""
    if any(seat.member == member and seat.stays for seat in here.seats):
        wrong = f"{here.standing.name(member)} is or was in the room"
        raise BadInput(Fault(wrong, "Apologies come from somebody who is not there; record that they leave."))
    return [_presence(here, member, False, reason=reason)]


def call_item(here: Room, reference: str) -> list[Saying]:
    """That a proposal is called: the one before is done, who left for that comes back, and who must leave goes.

    Raises BadInput where it is being discussed already, or is not scored at the stage.
    """
    here.standing.proposal(reference)
    if why := here.standing.why_unscored(here.stage, reference):
        raise BadInput(Fault(f"{reference} is not scored: {why}", "Call another."))
    if here.item == reference:
        raise BadInput(Fault(f"{reference} is being discussed already", "There is nothing to record."))
    stay_out = [seat for seat in here.seats if here.standing.recused(reference, seat.member)]
    back = [seat for seat in here.seats if seat.away_for and seat not in stay_out]
    return [
        *([_discussion(here, here.item, "done")] if here.item else []),
        *(_presence(here, seat.member, True) for seat in back),
        *(_presence(here, seat.member, False, reference) for seat in here.must_leave(reference)),
        _discussion(here, reference, "called"),
    ]


def close_item(here: Room, state: str) -> list[Saying]:
    """That the proposal under discussion is "done" or "parked", and who left for it comes back.

    Raises BadInput where none is being discussed.
    """
    if not here.item:
        raise BadInput(Fault("No proposal is being discussed", "Call one first."))
    back = [seat for seat in here.seats if seat.away_for == here.item]
    return [_discussion(here, here.item, state), *(_presence(here, seat.member, True) for seat in back)]


def declare(here: Room, member: str, reference: str, interest: Interest, reason: str, speaker: str) -> list[Saying]:
    """What declaring an interest says: who must leave now for the item under discussion leaves. `speaker` types it."""
    here.standing.proposal(reference)
    row = DeclarationRow(member, reference, interest, reason)
    said = [one for _, one in declarations([row], here.standing, speaker)]
    leaves = interest == "hard" and here.item == reference and any(seat.member == member for seat in here.present)
    return said + ([_presence(here, member, False, reference)] if leaves else [])


def _presence(here: Room, member: str, present: bool, proposal: str = "", reason: str = "") -> Saying:
    value: dict[str, object] = {"present": present}
    value |= {"proposal": proposal} if proposal else {}
    value |= {"reason": reason} if reason else {}
    return Saying(Register.of("attendance", stage=here.stage, member=member, **_level(here)), value)


def _discussion(here: Room, reference: str, state: str) -> Saying:
    register = Register.of("discussion", stage=here.stage, proposal=reference, **_level(here))
    return Saying(register, {"state": state})


def _level(here: Room) -> dict[str, str]:
    return {} if here.body == "panel" else {"level": here.body}
