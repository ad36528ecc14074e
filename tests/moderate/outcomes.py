"""What random meetings settle beside scores: marks, votes, interests, rulings, what is called out, advice."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.stateful import rule

from panel_tui.journal.fields import Outcome
from panel_tui.moderate.voting import Casting
from panel_tui.recommend.table import AdviceRow
from panel_tui.tui.agenda_acts import AgendaActs
from panel_tui.tui.outcome_acts import OutcomeActs
from panel_tui.tui.table_acts import StatementPart, TableActs
from tests.moderate.by_post import REFERENCES, ByPost
from tests.moderate.evening import CRITERIA, OWN, ROLES

Door = Literal["key", "command"]
FILES = st.sampled_from(("office", "office", "dee"))
"""In whose file something is done."""
DOORS: st.SearchStrategy[Door] = st.sampled_from(("key", "command"))
CRITERION = st.sampled_from(CRITERIA)
SCORES = st.integers(0, 6)
"""6 is on no scale."""
MIDDLE = 7
"""The median, where it is a whole number."""
AGREED = st.integers(0, MIDDLE) | st.just(MIDDLE)
REASONS = st.sampled_from(("The annex shows it", "On second thoughts", "", "  "))
SAID = st.tuples(AGREED, REASONS, DOORS)
TEXTS = st.sampled_from(("", "It is sound.", "It is sound, and cheap."))
PARTS: st.SearchStrategy[StatementPart | None] = st.sampled_from(("reasons", "reasons", "feedback", None))
"""None approves them."""
PEOPLE = st.sampled_from(tuple(ROLES))
SCORERS = st.sampled_from(("dee", "dora", "priya", "sam", "rufus"))
SIDES = st.sets(SCORERS, max_size=3)
INTERESTS = st.sampled_from(("hard", "hard", "soft", "none"))


class Outcomes(ByPost):
    """These acts, by keys and by commands."""

    @rule(person=FILES, reference=REFERENCES, criterion=CRITERION, score=SCORES, door=DOORS)
    def mark(self, person: str, reference: str, criterion: str, score: int, door: Door) -> None:
        """enter on covered scores at the table; moderate --mark."""
        reference, score_ = self.about[reference], {criterion: Fraction(score)}
        if door == "key":
            self.at.keys("mark", person, lambda acts: acts.mark(reference, score_), taken_back=False)
        else:
            said = ("--mark", f"{reference}/{criterion}={score}")
            self.at.verb("mark, by command", person, "moderate", f"{person}.panel", *said)

    @rule(person=FILES, reference=REFERENCES, ayes=SIDES, noes=SIDES, out=SIDES, casting=st.booleans(), door=DOORS)
    def vote(
        self, person: str, reference: str, ayes: set[str], noes: set[str], out: set[str], casting: bool, door: Door
    ) -> None:
        """V at the table; vote: of the sides on which somebody is, one is theirs. A casting vote where it is called
        for, or not."""
        reference = self.about[reference]
        sides = {one: side for side, several in (("abstain", out), ("no", noes), ("aye", ayes)) for one in several}
        if door == "key":
            ayes_, noes_, out_ = (_on(side, sides) for side in ("aye", "no", "abstain"))
            cast: Casting = "aye" if casting == (len(ayes_) == len(noes_)) else ""
            self.at.keys(
                "vote", person, lambda acts: OutcomeActs(acts).vote(reference, "Fund it", ayes_, noes_, out_, cast)
            )
            return
        said = [word for one, side in sorted(sides.items()) for word in (f"--{side}", one)]
        even = said.count("--aye") == said.count("--no")
        more = ("--casting", "aye") if casting == even else ()
        self.at.verb(
            "vote, by command", person, "vote", f"{person}.panel", reference, "--motion", "Fund it", *said, *more
        )

    # Interests and rulings

    @rule(reference=REFERENCES, member=SCORERS, interest=INTERESTS, door=DOORS)
    def declare(self, reference: str, member: str, interest: str, door: Door) -> None:
        """Somebody declares an interest in their own file, or the office types it; or that there is none any more."""
        if door == "command" and member in OWN:
            said = ("--declare", f"{self.about[reference]}={interest}", "--reason", "my sister")
            self.at.verb("interest, own", member, "assess", f"{member}.panel", *said)
        elif door == "key" and interest == "hard":
            about = self.about[reference]
            self.at.keys("interest, at the table", "office", lambda acts: _declare(acts, about, member))
        else:
            self.typed_interest(self.about[reference], member, interest)

    @rule(
        ruling=st.sampled_from(("stands", "again")),
        number=st.integers(0, 9),
        reference=REFERENCES,
        why=REASONS,
        door=DOORS,
    )
    def rule_on_it(self, ruling: Literal["stands", "again"], number: int, reference: str, why: str, door: Door) -> None:
        """L at the table; moderate --late, of a late interest; one is declared first, where there is none."""
        record = self.at.record("office")
        gave = sorted({(of, member) for of, member, _ in record.given if of == self.about[reference]})
        late = sorted(record.recused.intersection(gave))
        if gave and not late:
            late = [gave[number % len(gave)]]
            self.typed_interest(*late[0], "hard")
        if late and door == "key":
            of, member = late[0]
            self.at.keys("ruling, at the table", "office", lambda acts: _rule(acts, of, member, ruling, why))
            return
        for of, member in late[:1]:
            said = ("--late", f"{of}/{member}", "--ruling", ruling, "--reason", why)
            self.at.verb("ruling, of an interest", "office", "moderate", "office.panel", *said)

    @rule(person=FILES, by=SCORERS, why=REASONS, door=DOORS)
    def call_out(self, person: str, by: str, why: str, door: Door) -> None:
        """C on the agenda; agenda --call-out, of something in the consent block. An agenda is set first, where nothing
        is in it."""
        block = self.block(person)
        if not block:
            self.at.keys("order", person, lambda acts: AgendaActs(acts).reorder("need"))
            block = self.block(person)
        if block and door == "key":
            self.at.keys("call out", person, lambda acts: OutcomeActs(acts).call_out(block[0], by, why))
            return
        for reference in block[:1]:
            said = ("--call-out", reference, "--by", by, "--reason", why)
            self.at.verb("call out, by command", person, "agenda", f"{person}.panel", *said)

    # Advice

    @rule(
        person=FILES,
        reference=REFERENCES,
        outcome=st.sampled_from(get_args(Outcome)),
        award=st.none() | st.sampled_from((100_000_00, 400_000_00)),
        why=REASONS,
    )
    def advise(self, person: str, reference: str, outcome: Outcome, award: int | None, why: str) -> None:
        """x at the table."""
        row = AdviceRow(self.about[reference], outcome, award, None, ("A plan",), why.strip())
        self.at.keys("advise", person, lambda acts: OutcomeActs(acts).advise(row))

    # How it is said

    def typed_interest(self, reference: str, member: str, interest: str) -> None:
        lines = ("member,proposal,interest,reason", f"{member},{reference},{interest},my cousin")
        self.at.verb("interest, typed", "office", "add", self.file("late.csv", *lines), "--to", "office.panel")

    def block(self, person: str) -> tuple[str, ...]:
        agendas = self.at.record(person).standing("agenda")
        return tuple(agendas[0].value.get("consent", ())) if agendas else ()

    def file(self, name: str, *lines: str) -> str:
        return self.evening.office.write(name, "\n".join([*lines, ""]))


def _on(side: str, sides: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(one for one, on in sides.items() if on == side))


def _declare(acts: TableActs, reference: str, member: str) -> None:
    OutcomeActs(acts).declare(reference, member, "my cousin")


def _rule(acts: TableActs, reference: str, member: str, ruling: Literal["stands", "again"], why: str) -> None:
    for one in OutcomeActs(acts).late(reference):
        if one.member == member:
            OutcomeActs(acts).rule(one, ruling, why)
