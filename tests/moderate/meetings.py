"""Meetings at random: every act of moderation there is, by keys and by commands, in any order, over two files.

`test_meetings` tries some in a few seconds; `python -m tests.long meetings` tries a thousand.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import ClassVar, Literal

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from panel_tui.moderate.arranging import HOW, How
from panel_tui.tui.agenda_acts import AgendaActs
from panel_tui.tui.room_acts import RoomActs
from panel_tui.tui.table_acts import StatementPart, TableActs
from tests.moderate.by_post import REFERENCES
from tests.moderate.evening import CRITERIA, PROPOSALS, Evening
from tests.moderate.holding import Holding
from tests.moderate.outcomes import (
    AGREED,
    CRITERION,
    DOORS,
    FILES,
    MIDDLE,
    PARTS,
    PEOPLE,
    REASONS,
    SAID,
    SCORERS,
    SCORES,
    TEXTS,
    Door,
    Outcomes,
)


class Meetings(Outcomes):
    """One meeting after the other. `evening` is how each begins; `tally` counts what was done in all of them."""

    tally: ClassVar[Counter[tuple[str, str]]]

    @initialize(
        one=st.sampled_from(PROPOSALS), other=st.sampled_from(PROPOSALS), there=st.sets(SCORERS), called=st.booleans()
    )
    def begin(self, one: str, other: str, there: set[str], called: bool) -> None:
        """The office and the chair sit down at their tables; some are there, and something is called."""
        self.at = Holding(self.evening, self.tally)
        self.about = {"one": one, "other": other}
        self.returns = []
        if there:
            words = [word for one in sorted(there) for word in ("--in", one)]
            self.at.verb("room", "office", "room", "office.panel", *words, *(("--item", one) if called else ()))

    def teardown(self) -> None:
        """All figures at the end, of what lies on the disk."""
        if hasattr(self, "at"):
            self.at.close()
            self.at.whole()
            self.tally["meeting", "done"] += 1

    # Agreed scores

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, said=st.lists(SAID, min_size=1, max_size=3))
    def agree(self, person: str, reference: str, criterion: str, said: list[tuple[int, str, Door]]) -> None:
        """A digit at the table; moderate --agree: once, or one after the other."""
        for wanted, why, door in said:
            self._agree(person, self.about[reference], criterion, wanted, why, door)

    @rule(person=FILES, reference=REFERENCES, wanted=st.none() | st.tuples(AGREED, AGREED), why=REASONS)
    def agree_both(self, person: str, reference: str, wanted: tuple[int, int] | None, why: str) -> None:
        """M at the table, the medians that it shows; or a table of agreed scores."""
        reference = self.about[reference]
        if wanted is None:
            self.at.keys("agree the medians", person, lambda acts: _agree_the_medians(acts, reference))
            return
        scores = {one: self._score(person, reference, one, score) for one, score in zip(CRITERIA, wanted, strict=True)}
        lines = [f"{reference},{one},{score},{why}" for one, score in scores.items()]
        table = self.file("agreed.csv", "proposal,criterion,agreed score,reason", *lines)
        self.at.verb("agree, by table", person, "add", table, "--to", f"{person}.panel")

    @rule(person=FILES, times=st.integers(1, 3), first=st.sampled_from(("", "", "go", "declare")))
    def take_back(self, person: str, times: int, first: str) -> None:
        """u at the table, again and again; the chair may have gone or declared an interest before that."""
        at = self.at
        if not at.past[person]:
            self._agree(person, self.about["one"], "NEED", MIDDLE, "It is clear", "key")
        there = at.record("office").present & {"dee", "dora"}
        if first == "go" and there:
            out = [word for one in sorted(there) for word in ("--out", one)]
            at.verb("room", "office", "room", "office.panel", *out)
        elif first == "declare":
            said = ("--declare", f"{self.about['one']}=hard", "--reason", "my friend")
            at.verb("interest, own", "dee", "assess", "dee.panel", *said)
        for _ in range(times):
            at.undo(person)

    # On a member's word

    @rule(
        person=FILES, reference=REFERENCES, criterion=CRITERION, member=SCORERS, score=SCORES, why=REASONS, door=DOORS
    )
    def revise(
        self, person: str, reference: str, criterion: str, member: str, score: int, why: str, door: Door
    ) -> None:
        """v at the table; moderate --revise."""
        reference = self.about[reference]
        if door == "key":
            self.at.keys("revise", person, lambda acts: acts.revise(reference, criterion, member, Fraction(score), why))
        else:
            said = ("--revise", f"{reference}/{criterion}/{member}={score}", "--reason", why)
            self.at.verb("revise, by command", person, "moderate", f"{person}.panel", *said)

    # Rulings

    @rule(reference=REFERENCES, why=REASONS)
    def rank_a_partial(self, reference: str, why: str) -> None:
        """moderate --rank-partial."""
        said = ("--rank-partial", self.about[reference], "--reason", why)
        self.at.verb("ruling, of a partial total", "office", "moderate", "office.panel", *said)

    # The room

    @rule(member=PEOPLE, everybody=st.booleans(), door=DOORS)
    def come_or_go(self, member: str, everybody: bool, door: Door) -> None:
        """enter and a in the room; room --in, --out."""
        if door == "command":
            flag = "--out" if member in self.at.record("office").present else "--in"
            self.at.verb("room", "office", "room", "office.panel", flag, member)
        elif everybody:
            self.at.keys("all come", "office", lambda acts: RoomActs(acts).all_in(), taken_back=False)
        else:
            self.at.keys("come or go", "office", lambda acts: RoomActs(acts).turn(member), taken_back=False)

    @rule(reference=st.none() | REFERENCES, state=st.sampled_from(("done", "parked")), door=DOORS)
    def call_or_close(self, reference: str | None, state: Literal["done", "parked"], door: Door) -> None:
        """g, d and z at the table; room --item, --done and --park."""
        named = self.about[reference] if reference else ""
        if door == "command":
            flag = "--done" if state == "done" else "--park"
            self.at.verb("item", "office", "room", "office.panel", *(("--item", named) if named else (flag,)))
        elif named:
            self.at.keys("call", "office", lambda acts: RoomActs(acts).call(named), taken_back=False)
        else:
            self.at.keys("close", "office", lambda acts: RoomActs(acts).close(state), taken_back=False)

    # The agenda

    @rule(person=FILES, how=st.none() | st.sampled_from(HOW), reference=REFERENCES, place=st.integers(1, 4), door=DOORS)
    def arrange(self, person: str, how: How | None, reference: str, place: int, door: Door) -> None:
        """O, < and > on the agenda; agenda --order, --move."""
        reference = self.about[reference]
        if door == "command":
            said = ("--order", how) if how else ("--move", reference, "--to", str(place))
            self.at.verb("agenda, by command", person, "agenda", f"{person}.panel", *said)
        elif how:
            self.at.keys("order", person, lambda acts: AgendaActs(acts).reorder(how))
        else:
            self.at.keys("move", person, lambda acts: AgendaActs(acts).move(reference, 1 if place > 2 else -1))

    @rule(person=FILES, door=DOORS)
    def agree_the_block(self, person: str, door: Door) -> None:
        """Y on the agenda; agenda --agree-consent. An agenda is set first, where none is."""
        if not self.block(person):
            self.at.keys("order", person, lambda acts: AgendaActs(acts).reorder("need"))
        if door == "key":
            self.at.keys("consent", person, lambda acts: AgendaActs(acts).agree_consent())
        else:
            self.at.verb("consent, by command", person, "agenda", f"{person}.panel", "--agree-consent")

    # Statements

    @rule(person=FILES, reference=REFERENCES, part=PARTS, text=TEXTS, door=DOORS)
    def state(self, person: str, reference: str, part: StatementPart | None, text: str, door: Door) -> None:
        """t, f and A at the table; statement --reasons, --feedback, --approve."""
        reference = self.about[reference]
        if door == "key" and part:
            self.at.keys("statement", person, lambda acts: acts.state(reference, part, text))
        elif door == "key":
            self.at.keys("approve", person, lambda acts: acts.approve(reference))
        else:
            said = (f"--{part}", self.file("text.txt", text)) if part else ("--approve",)
            kind = "statement, by command" if part else "approve, by command"
            self.at.verb(kind, person, "statement", f"{person}.panel", reference, *said)

    @rule(person=FILES, reference=REFERENCES, text=TEXTS)
    def state_by_table(self, person: str, reference: str, text: str) -> None:
        """A table of statements."""
        table = self.file("statements.csv", "proposal,reasons,feedback", f"{self.about[reference]},{text or 'Yes.'},")
        self.at.verb("statement, by table", person, "add", table, "--to", f"{person}.panel")

    # How it is said

    def _agree(self, person: str, reference: str, criterion: str, wanted: int, why: str, door: Door) -> None:
        score = self._score(person, reference, criterion, wanted)
        if door == "key":
            self.at.keys("agree", person, lambda acts: acts.agree(reference, {criterion: Fraction(score)}, why))
        else:
            given = ("--agree", f"{reference}/{criterion}={score}", "--reason", why)
            self.at.verb("agree, by command", person, "moderate", f"{person}.panel", *given)

    def _score(self, person: str, reference: str, criterion: str, wanted: int) -> int:
        middle = self.at.record(person).middle(reference, criterion)
        return int(middle or 0) if wanted == MIDDLE else wanted


def _agree_the_medians(acts: TableActs, reference: str) -> None:
    rows = acts.table.matrix(reference).rows
    medians = {row.criterion.id: row.middle for row in rows if row.middle is not None}
    if medians:
        acts.agree(reference, medians)


def meetings_in(evening: Evening) -> type[Meetings]:
    """The meetings that begin with this evening, with a tally of their own."""
    return type("Meeting", (Meetings,), {"evening": evening, "tally": Counter()})
