"""What comes by post while the panel meets: packs of a further round, and returns, the same one more than once."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.moderate.evening import OWN, Evening, score_table
from tests.moderate.holding import Cell, Holding, first_scores

REFERENCES = st.sampled_from(("one", "other"))
"""One of the two proposals that a meeting is about: what happens to the same one is what may go wrong."""
MEMBERS = st.sampled_from(OWN)
MARKS = st.tuples(*[st.sampled_from(("0", "1", "2", "3", "4", "5", "n/a", "abstain"))] * 2)


class ByPost(RuleBasedStateMachine):
    """A part of a meeting. `about` names its two proposals."""

    evening: ClassVar[Evening]
    at: Holding
    about: dict[str, str]
    returns: list[tuple[str, dict[Cell, str]]]
    """The names of the returns that lie there, with the first scores in each."""

    @rule(member=MEMBERS, opens=st.booleans())
    def send_out(self, member: str, opens: bool) -> None:
        """The office opens a further round, or not; it makes a pack, and its member opens it."""
        at = self.at
        if opens:
            at.verb("round", "office", "round", "office.panel", "--open")
        scope = ("--scope", "chair") if member == "dee" else ()
        at.verb("pack", "office", "pack", "office.panel", "--member", member, *scope, "-o", "packs")
        if at.verb("open", member, "open", f"packs/homes-2017-{member}.pack", "-o", f"{member}.panel"):
            at.knows(member, at.first["office"])

    @rule(member=MEMBERS, reference=REFERENCES, marks=st.none() | MARKS, round_=st.sampled_from(("1", "1", "2")))
    def score(self, member: str, reference: str, marks: tuple[str, str] | None, round_: str) -> None:
        """A member scores for the first time, or gives something else than they did; or withdraws it."""
        reference = self.about[reference]
        if marks is None:
            said = ("--withdraw", reference, "--reason", "I misread it")
            self.at.verb("withdraw", member, "assess", f"{member}.panel", *said)
            return
        table = self.evening.office.write("mine.csv", score_table(member, reference, marks, "Seen now", round_))
        if self.at.verb("score", member, "add", table, "--to", f"{member}.panel"):
            self.at.knows(member, first_scores(member, reference, marks))

    @rule(member=st.none() | MEMBERS, number=st.integers(0, 9))
    def send_back(self, member: str | None, number: int) -> None:
        """A member, or the chair, makes a return, and the office takes it in; or an earlier one, once more."""
        if member:
            name = f"{member}-{len(self.returns)}.return"
            if self.at.verb("return", member, "return", f"{member}.panel", "-o", name):
                self.returns.append((name, dict(self.at.first[member])))
                number = -1
        if self.returns:
            name, first = self.returns[number % len(self.returns)]
            if self.at.verb("merge", "office", "merge", name, "--into", "office.panel"):
                self.at.knows("office", first)
