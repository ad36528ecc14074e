"""A large panel for benchmarks: an office and members who score and comment, at full speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from panel_tui.call.derived import TABLES
from panel_tui.exchange.contents import Contents
from panel_tui.exchange.parcel import Parcel, write
from panel_tui.journal import Chance, Entry, Pen, Register, call_id, proof_of_device
from panel_tui.journal.canonical import Json
from panel_tui.store.workspace import Workspace

CRITERIA = tuple(f"criterion-{number}" for number in range(1, 8))
UNDER = {"rubric": "a" * 64, "proposal": "b" * 64}
WORDS = (
    "The case for the borough’s cohort is well made (¶2.3), and the figures agree with the published return; "
    "what is missing is who will carry the work once the second manager leaves in year two."
)
ASSESSED = 2 * len(CRITERIA) + 1
"""How many entries an assessment has: a score and a comment a criterion, and the submission."""


class Crowd:
    """A call of `members` people. Everyone's chain grows by what is said here; nothing is stored."""

    def __init__(self, members: int, seed: int = 1) -> None:
        self.random = Random(seed)
        self.chance = Chance(lambda: "2017-05-12T09:30:00Z", self.random.randbytes)
        founder, recovery = self.chance.key(), self.chance.key()
        self.call = call_id("benchmark", founder.fingerprint)
        self.office = Pen(self.call, "office", founder, self.chance)
        self.tips: dict[str, Entry] = {}
        value = {"slug": "benchmark", "title": "Benchmark", "key": founder.public, "office": "office"}
        self.founding = [self.say(self.office, Register.of("call"), {**value, "recovery": recovery.public})]
        self.pens: list[Pen] = []
        self.joining: list[Entry] = []
        for number in range(members):
            self._invite(f"member-{number:02}")

    def _invite(self, member: str) -> None:
        invitation = self.chance.key()
        pen = Pen(self.call, member, self.chance.key(), self.chance)
        self.founding.append(
            self.say(self.office, Register.of("member", member=member), {"name": member, "role": "member"})
        )
        self.founding.append(
            self.say(self.office, Register.of("invitation", invitation=invitation.public), {"member": member})
        )
        proof = invitation.sign(proof_of_device(self.call, pen.device, member))
        value = {"key": pen.key.public, "invitation": invitation.public, "proof": proof}
        self.joining.append(self.say(pen, Register.of("device", device=pen.device, member=member), value))
        self.pens.append(pen)

    def say(self, pen: Pen, register: Register, value: Json, replaces: tuple[str, ...] = ()) -> Entry:
        """The next entry on the chain of `pen`."""
        last = self.tips.get(pen.device)
        entry = pen.write(register, value, replaces, after=(last.seq, last.id) if last else None)
        self.tips[pen.device] = entry
        return entry

    def assign(self, proposal: str, member: str) -> Entry:
        """The office shares a proposal out."""
        return self.say(
            self.office, Register.of("assignment", stage="full", proposal=proposal, member=member), {"role": "assessor"}
        )

    def assess(self, pen: Pen, proposal: str, criteria: Sequence[str] = CRITERIA) -> Iterator[Entry]:
        """One assessment: a score and a comment a criterion, then the submission that covers them."""
        covers = []
        for criterion in criteria:
            score = self.say(pen, score_of(pen.author, proposal, criterion), {"score": self._score(), **UNDER})
            register = self._register("comment", pen, proposal, criterion=criterion, audience="panel")
            comment = self.say(pen, register, {"text": f"{proposal}, {criterion}: {WORDS}", **UNDER})
            covers += [score.id, comment.id]
            yield from (score, comment)
        yield self.say(pen, self._register("submission", pen, proposal), {"covers": sorted(covers)})

    def correct(self, pen: Pen, assessment: list[Entry]) -> Iterator[Entry]:
        """A second thought after submission: one score replaced, and a submission that covers the new one."""
        score, submission = assessment[0], assessment[-1]
        assert score.body
        assert submission.body
        new = self.say(pen, score.body.register, {"score": self._score(), **UNDER}, (score.id,))
        covers = sorted([new.id, *(entry.id for entry in assessment[1:-1])])
        yield new
        yield self.say(pen, submission.body.register, {"covers": covers}, (submission.id,))

    def a_return(self, pen: Pen, entries: list[Entry]) -> bytes:
        """The return by which a member sends `entries`, the whole of their chain so far."""
        head = pen.sign_head(entries[-1].seq, entries[-1].id)
        return write(
            Parcel("return", self.call, pen.author, "office", head, Contents(entries=tuple(entries)).parts()), pen
        )

    def workspace(self, path: Path) -> Workspace:
        """The office's workspace, to which everyone is invited."""
        space = Workspace.make(path, {"call": self.call, "member": "office"}, TABLES)
        space.entries.take_in(self.founding)
        return space

    def _score(self) -> str:
        return str(self.random.randint(0, 5))

    def _register(self, kind: str, pen: Pen, proposal: str, **more: str) -> Register:
        return Register.of(kind, stage="full", round="1", proposal=proposal, member=pen.author, **more)


def score_of(member: str, proposal: str, criterion: str) -> Register:
    """The register of a member's score."""
    return Register.of("score", stage="full", round="1", proposal=proposal, criterion=criterion, member=member)
