"""A small call for tests: an office that founds it, and people who join by invitation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from panel_tui.journal import (
    Authority,
    Chance,
    Entry,
    Key,
    Pen,
    Register,
    Source,
    call_id,
    proof_of_device,
)
from panel_tui.journal.authority import authority

START = datetime(2017, 5, 12, 9, 30, tzinfo=UTC)
RUBRIC = "a" * 64
PROPOSAL = "b" * 64


class World:
    """The office, on device O; Priya on A and B; Okafor on C; a stranger on Z, whom nobody invited."""

    def __init__(self, seed: str = "world") -> None:
        self.chance = Chance.seeded(seed, START)
        self.recovery = self.chance.key()
        founder = self.chance.key()
        self.call = call_id("tfo-2017", founder.fingerprint)
        self.pens = {"O": Pen(self.call, "office", founder, self.chance)}
        self.said: dict[str, Entry] = {}
        self.tips: dict[str, Entry] = {}
        founding = {"slug": "tfo-2017", "title": "Targeted", "key": founder.public, "office": "office"}
        self.say("O", Register.of("call"), {**founding, "recovery": self.recovery.public})
        for member in ("priya", "okafor"):
            self.say("O", Register.of("member", member=member), {"name": member.title(), "role": "member"})
        for member, device in (("priya", "A"), ("priya", "B"), ("okafor", "C")):
            self.join(member, device, self.invite(member))

    def invite(self, member: str) -> Key:
        """The office invites; the key goes to the member."""
        key = self.chance.key()
        self.say("O", Register.of("invitation", invitation=key.public), {"member": member})
        return key

    def join(self, member: str, device: str, invitation: Key, key: Key | None = None) -> Entry:
        """A device introduces itself as the member's."""
        self.pens[device] = pen = Pen(self.call, member, key or self.chance.key(), self.chance)
        value = {
            "key": pen.key.public,
            "invitation": invitation.public,
            "proof": invitation.sign(proof_of_device(self.call, pen.device, member)),
        }
        return self.say(device, Register.of("device", device=pen.device, member=member), value)

    def say(
        self, device: str, register: Register, value: Any, replaces: tuple[str, ...] = (), source: Source = "own"
    ) -> Entry:
        """Write an entry on `device`, after its last one."""
        before = self.tips.get(device)
        after = (before.seq, before.id) if before else None
        entry = self.pens[device].write(register, value, replaces, after=after, source=source)
        self.tips[device] = self.said[entry.id] = entry
        return entry

    def score(
        self, device: str, criterion: str, score: int, replaces: tuple[str, ...] = (), source: Source = "own"
    ) -> Entry:
        """Priya's score on a criterion of TFO-001, said on `device`."""
        value = {"score": str(score), "rubric": RUBRIC, "proposal": PROPOSAL}
        return self.say(device, score_of(criterion), value, replaces, source)

    @property
    def authority(self) -> Authority:
        """Who may say what, by all that was said."""
        return authority_in(self.call, self.said)


def authority_in(call: str, journal: Mapping[str, Entry]) -> Authority:
    """Who may say what, by the entries of `journal`."""
    return authority(call, journal.values(), lambda id_: journal[id_].prev if id_ in journal else None)


def score_of(criterion: str, member: str = "priya") -> Register:
    """The register of a member's score on a criterion of TFO-001."""
    return Register.of("score", stage="full", round="1", proposal="TFO-001", criterion=criterion, member=member)
