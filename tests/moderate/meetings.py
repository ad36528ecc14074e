"""Meetings at random: every act of moderation there is, by keys and by commands, in any order, over two files.

`test_meetings` tries some in a few seconds; `python -m tests.long meetings` tries a thousand.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import ClassVar, Literal, cast

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from panel_tui.moderate.arranging import HOW, How
from panel_tui.tui.agenda_acts import AgendaActs
from panel_tui.tui.room_acts import RoomActs
from panel_tui.tui.table_acts import TableActs
from tests.moderate.evening import CRITERIA, OWN, PROPOSALS, ROLES, Evening, score_table
from tests.moderate.holding import Cell, Holding, first_scores

FILES = st.sampled_from(("office", "office", "dee"))
"""In whose file something is done."""
REFERENCES = st.sampled_from(PROPOSALS)
CRITERION = st.sampled_from(CRITERIA)
SCORES = st.integers(0, 6)
"""6 is on no scale."""
REASONS = st.sampled_from(("", "  ", "The annex shows it", "On second thoughts"))
WORDS = st.sampled_from(("", "It is sound.", "It is sound, and cheap."))
PEOPLE = st.sampled_from(tuple(ROLES))
SCORERS = st.sampled_from(tuple(one for one, role in ROLES.items() if role != "adviser"))
MEMBERS = st.sampled_from(OWN)
SIDES = st.lists(PEOPLE, max_size=3)
MARKS = st.tuples(*[st.sampled_from(("0", "1", "2", "3", "4", "5", "n/a", "abstain"))] * 2)
INTERESTS = st.sampled_from(("hard", "hard", "soft", "none"))


class Meetings(RuleBasedStateMachine):
    """One meeting after the other. `evening` is how each begins; `tally` counts what was done in all of them."""

    evening: ClassVar[Evening]
    tally: ClassVar[Counter[tuple[str, str]]]

    @initialize()
    def begin(self) -> None:
        """The office and the chair sit down at their tables."""
        self.at = Holding(self.evening, self.tally)
        self.returns: list[tuple[str, str, dict[Cell, str]]] = []
        """Whose returns lie there, under which name, with which first scores."""

    def teardown(self) -> None:
        """All figures at the end, of what lies on the disk."""
        if not hasattr(self, "at"):
            return
        self.at.close()
        self.at.whole()
        self.tally["meeting", "done"] += 1

    def told(self, name: str, *lines: str) -> str:
        """A table that lies in the folder; its name."""
        return self.evening.office.write(name, "\n".join([*lines, ""]))

    # Agreed scores

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, score=SCORES, why=REASONS)
    def agrees(self, person: str, reference: str, criterion: str, score: int, why: str) -> None:
        """A digit at the table."""
        self.at.keys("agree, by key", person, lambda acts: acts.agree(reference, {criterion: Fraction(score)}, why))

    @rule(person=FILES, reference=REFERENCES)
    def agrees_the_medians(self, person: str, reference: str) -> None:
        """M at the table: what it shows as the medians."""
        at = self.at

        def medians(acts: TableActs) -> None:
            rows = acts.table.matrix(reference).rows
            acts.agree(reference, {row.criterion.id: row.middle for row in rows if row.middle is not None})

        if any(row.middle is not None for row in at.tables[person].table.matrix(reference).rows):
            at.keys("agree medians, by key", person, medians)

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, score=SCORES, why=REASONS)
    def agrees_by_command(self, person: str, reference: str, criterion: str, score: int, why: str) -> None:
        """moderate --agree."""
        said = ("--agree", f"{reference}/{criterion}={score}", "--reason", why)
        self.at.verb("agree, by command", person, "moderate", f"{person}.panel", *said)

    @rule(person=FILES, reference=REFERENCES, scores=st.tuples(SCORES, SCORES), why=REASONS)
    def agrees_by_table(self, person: str, reference: str, scores: tuple[int, int], why: str) -> None:
        """A table of agreed scores."""
        lines = [f"{reference},{one},{score},{why}" for one, score in zip(CRITERIA, scores, strict=True)]
        table = self.told("agreed.csv", "proposal,criterion,agreed score,reason", *lines)
        self.at.verb("agree, by table", person, "add", table, "--to", f"{person}.panel")

    @rule(person=FILES, times=st.integers(1, 3))
    def takes_back(self, person: str, times: int) -> None:
        """u at the table, again and again."""
        for _ in range(times):
            self.at.undo(person)

    # On a member's word, the chair's mark, votes

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, member=PEOPLE, score=SCORES, why=REASONS)
    def revises(self, person: str, reference: str, criterion: str, member: str, score: int, why: str) -> None:
        """v at the table."""

        def revise(acts: TableActs) -> None:
            acts.revise(reference, criterion, member, Fraction(score), why)

        self.at.keys("revise, by key", person, revise)

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, member=PEOPLE, score=SCORES, why=REASONS)
    def revises_by_command(
        self, person: str, reference: str, criterion: str, member: str, score: int, why: str
    ) -> None:
        """moderate --revise."""
        said = ("--revise", f"{reference}/{criterion}/{member}={score}", "--reason", why)
        self.at.verb("revise, by command", person, "moderate", f"{person}.panel", *said)

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, score=SCORES)
    def marks(self, person: str, reference: str, criterion: str, score: int) -> None:
        """moderate --mark."""
        self.at.verb("mark", person, "moderate", f"{person}.panel", "--mark", f"{reference}/{criterion}={score}")

    @rule(
        person=FILES, reference=REFERENCES, ayes=SIDES, noes=SIDES, out=SIDES, casting=st.sampled_from(("", "aye", "no"))
    )
    def votes(self, person: str, reference: str, ayes: list[str], noes: list[str], out: list[str], casting: str) -> None:
        """vote: whoever is named first, has that vote, so that most of them are good ones."""
        sides = {one: side for side, several in (("abstain", out), ("no", noes), ("aye", ayes)) for one in several}
        said = [word for one, side in sides.items() if ROLES[one] != "adviser" for word in (f"--{side}", one)]
        more = ("--casting", casting) if casting else ()
        self.at.verb("vote", person, "vote", f"{person}.panel", reference, "--motion", "Fund it", *said, *more)

    # Interests and rulings

    @rule(reference=REFERENCES, member=SCORERS, interest=INTERESTS)
    def declares(self, reference: str, member: str, interest: str) -> None:
        """The office types an interest, or that there is none any more."""
        lines = ("member,proposal,interest,reason", f"{member},{reference},{interest},my cousin")
        self.at.verb("interest, typed", "office", "add", self.told("late.csv", *lines), "--to", "office.panel")

    @rule(reference=REFERENCES, member=MEMBERS, interest=INTERESTS)
    def declares_for_themself(self, reference: str, member: str, interest: str) -> None:
        """A member, or the chair, declares one in their own file."""
        said = ("--declare", f"{reference}={interest}", "--reason", "my sister")
        self.at.verb("interest, own", member, "assess", f"{member}.panel", *said)

    @rule(reference=REFERENCES, member=SCORERS, ruling=st.sampled_from(("stands", "again")), why=REASONS)
    def rules_on_it(self, reference: str, member: str, ruling: str, why: str) -> None:
        """moderate --late, of an interest that there is where there is any."""
        late = sorted(self.at.record("office").recused)
        if late and (reference, member) not in late:
            reference, member = late[len(why) % len(late)]
        said = ("--late", f"{reference}/{member}", "--ruling", ruling, "--reason", why)
        self.at.verb("ruling", "office", "moderate", "office.panel", *said)

    @rule(reference=REFERENCES, why=REASONS)
    def ranks_a_partial(self, reference: str, why: str) -> None:
        """moderate --rank-partial."""
        said = ("--rank-partial", reference, "--reason", why)
        self.at.verb("partial", "office", "moderate", "office.panel", *said)

    # The room

    @rule(member=PEOPLE)
    def comes_or_goes(self, member: str) -> None:
        """enter in the room."""
        self.at.keys("come or go, by key", "office", lambda acts: RoomActs(acts).turn(member), taken_back=False)

    @rule()
    def all_come(self) -> None:
        """a in the room."""
        self.at.keys("all in, by key", "office", lambda acts: RoomActs(acts).all_in(), taken_back=False)

    @rule(reference=REFERENCES)
    def calls(self, reference: str) -> None:
        """g at the table."""
        self.at.keys("call, by key", "office", lambda acts: RoomActs(acts).call(reference), taken_back=False)

    @rule(state=st.sampled_from(("done", "parked")))
    def closes(self, state: Literal["done", "parked"]) -> None:
        """d or z at the table."""
        self.at.keys("close, by key", "office", lambda acts: RoomActs(acts).close(state), taken_back=False)

    @rule(come=st.lists(PEOPLE, max_size=2), go=st.lists(PEOPLE, max_size=2), reference=st.none() | REFERENCES)
    def room_by_command(self, come: list[str], go: list[str], reference: str | None) -> None:
        """room --in … --out … --item …"""
        moves = [word for flag, several in (("--in", come), ("--out", go)) for one in several for word in (flag, one)]
        item = ("--item", reference) if reference else ()
        self.at.verb("room, by command", "office", "room", "office.panel", *moves, *item)

    @rule(how=st.sampled_from(("--done", "--park")))
    def closes_by_command(self, how: str) -> None:
        """room --done, or --park."""
        self.at.verb("close, by command", "office", "room", "office.panel", how)

    # The agenda

    @rule(person=FILES, how=st.sampled_from(HOW))
    def reorders(self, person: str, how: How) -> None:
        """O on the agenda."""
        self.at.keys("order, by key", person, lambda acts: AgendaActs(acts).reorder(how))

    @rule(person=FILES, reference=REFERENCES, steps=st.sampled_from((-1, 1)))
    def moves(self, person: str, reference: str, steps: int) -> None:
        """< and > on the agenda."""
        self.at.keys("move, by key", person, lambda acts: AgendaActs(acts).move(reference, steps))

    @rule(person=FILES)
    def agrees_the_block(self, person: str) -> None:
        """Y on the agenda."""
        self.at.keys("consent, by key", person, lambda acts: AgendaActs(acts).agree_consent())

    @rule(person=FILES, how=st.sampled_from(HOW), also=st.sampled_from(((), ("--agree-consent",), ("--minutes", "10"))))
    def agenda_by_command(self, person: str, how: str, also: tuple[str, ...]) -> None:
        """agenda --order, with the consent block agreed or the minutes set in the same breath."""
        self.at.verb("order, by command", person, "agenda", f"{person}.panel", "--order", how, *also)

    @rule(person=FILES, reference=REFERENCES, by=SCORERS, why=REASONS)
    def calls_out(self, person: str, reference: str, by: str, why: str) -> None:
        """agenda --call-out."""
        said = ("--call-out", reference, "--by", by, "--reason", why)
        self.at.verb("call out", person, "agenda", f"{person}.panel", *said)

    # Statements

    @rule(person=FILES, reference=REFERENCES, part=st.sampled_from(("reasons", "feedback")), text=WORDS)
    def states(self, person: str, reference: str, part: Literal["reasons", "feedback"], text: str) -> None:
        """t or f at the table."""
        self.at.keys("statement, by key", person, lambda acts: acts.state(reference, part, text))

    @rule(person=FILES, reference=REFERENCES)
    def approves(self, person: str, reference: str) -> None:
        """A at the table."""
        self.at.keys("approve, by key", person, lambda acts: acts.approve(reference))

    @rule(person=FILES, reference=REFERENCES, approve=st.booleans())
    def states_by_command(self, person: str, reference: str, approve: bool) -> None:
        """statement --reasons, with --approve or without."""
        said = ("--reasons", self.told("reasons.txt", f"Why {reference}."), *(["--approve"] if approve else []))
        self.at.verb("statement, by command", person, "statement", f"{person}.panel", reference, *said)

    # What comes by post meanwhile

    @rule()
    def opens_a_round(self) -> None:
        """round --open."""
        self.at.verb("round", "office", "round", "office.panel", "--open")

    @rule(member=MEMBERS)
    def packs(self, member: str) -> None:
        """The office makes a pack, and its member opens it."""
        scope = ("--scope", "chair") if member == "dee" else ()
        at = self.at
        at.verb("pack", "office", "pack", "office.panel", "--member", member, *scope, "-o", "packs")
        if at.verb("open", member, "open", f"packs/homes-2017-{member}.pack", "-o", f"{member}.panel"):
            at.knows(member, at.first["office"])

    @rule(member=MEMBERS, reference=REFERENCES, marks=MARKS, round_=st.sampled_from(("1", "1", "2")))
    def scores(self, member: str, reference: str, marks: tuple[str, str], round_: str) -> None:
        """A member scores for the first time, or gives something else than they did."""
        table = self.evening.office.write("mine.csv", score_table(member, reference, marks, "Seen now", round_))
        if self.at.verb("score", member, "add", table, "--to", f"{member}.panel"):
            self.at.knows(member, first_scores(member, reference, marks))

    @rule(member=MEMBERS, reference=REFERENCES)
    def withdraws(self, member: str, reference: str) -> None:
        """A member withdraws what they submitted."""
        said = ("--withdraw", reference, "--reason", "I misread it")
        self.at.verb("withdraw", member, "assess", f"{member}.panel", *said)

    @rule(member=MEMBERS)
    def returns_it(self, member: str) -> None:
        """A member, or the chair, makes a return."""
        name = f"{member}-{len(self.returns)}.return"
        if self.at.verb("return", member, "return", f"{member}.panel", "-o", name):
            self.returns.append((member, name, dict(self.at.first[member])))

    @precondition(lambda self: bool(cast("Meetings", self).returns))
    @rule(number=st.integers(0, 20))
    def merges(self, number: int) -> None:
        """The office takes a return in: the latest, an earlier one, or one that it has."""
        _, name, first = self.returns[number % len(self.returns)]
        if self.at.verb("merge", "office", "merge", name, "--into", "office.panel"):
            self.at.knows("office", first)


def meetings_in(evening: Evening) -> type[Meetings]:
    """The meetings that begin with this evening, with a tally of their own."""
    return type("Meeting", (Meetings,), {"evening": evening, "tally": Counter()})
