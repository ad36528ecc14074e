"""What must hold of a meeting after every act, whoever does it and through whichever door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from panel_tui.call.standing import call_in
from panel_tui.faults import PanelError
from panel_tui.house import open_workspace
from panel_tui.moderate.table import ChairsTable
from panel_tui.moderate.voting import votes
from panel_tui.tui.table_acts import TableActs
from tests.moderate.evening import CRITERIA, FIRST, OWN, PROPOSALS, RECORDS, ROLES, Evening, Row
from tests.moderate.plain_record import SCORING, About, PlainRecord, Word, words

Cell = tuple[str, str, str]
"""Proposal, member, criterion."""
Register = tuple[str, About]
Value = Mapping[str, Any] | None
COUNTED = frozenset({"agreed", "panel_score", "declaration", "score", "comment", "submission"})
"""The kinds of entries that can move a figure."""
STATES = {"n/a": "not_applicable", "abstain": "abstained"}


def first_scores(member: str, reference: str, marks: tuple[str, str]) -> dict[Cell, str]:
    """What a member gives a proposal, by cell, as entries say it."""
    return {
        (reference, member, criterion): STATES.get(mark, mark) for criterion, mark in zip(CRITERIA, marks, strict=True)
    }


class Holding:
    """A meeting at work: the chair's table open over two files, and commands beside it. Each act is looked at."""

    def __init__(self, evening: Evening, tally: Counter[tuple[str, str]]) -> None:
        """`tally` counts acts by kind, and whether they were done or refused."""
        self.evening, self.tally = evening, tally
        chance = evening.again()
        self.rows = {person: evening.rows(person) for person in ("office", *OWN)}
        self.tables = {}
        for person in RECORDS:
            with evening.hand(person):
                self.tables[person] = TableActs(evening.path(person), chance)
        self._read: dict[str, tuple[list[Row], PlainRecord]] = {}
        self.past: dict[str, list[dict[Register, tuple[Value, Value, bool]]]] = {person: [] for person in RECORDS}
        """What each table could take back: each register's value before and after, and whether it was typed."""
        known: dict[Cell, str] = {}
        for (member, reference), marks in FIRST.items():
            known |= first_scores(member, reference, marks)
        self.first = {person: dict(known) for person in ("office", *OWN)}
        """The first scores that each file has."""
        self._keep_first_that_are_there("dee")

    def close(self) -> None:
        """Leave the tables."""
        for table in self.tables.values():
            table.close()

    def record(self, person: str) -> PlainRecord:
        """What a file says, plainly read."""
        rows = self.rows[person]
        if person not in self._read or self._read[person][0] is not rows:
            self._read[person] = rows, PlainRecord(words(rows))
        return self._read[person][1]

    # Acts

    def keys(self, kind: str, person: str, act: Callable[[TableActs], object], taken_back: bool = True) -> bool:
        """Somebody does something at the table, as keys do it; whether it was done. It can be `taken_back` by u."""
        acts, before = self.tables[person], self.record(person)

        def do() -> bool:
            try:
                with self.evening.hand(person):
                    act(acts)
            except PanelError:
                return False
            return True

        done, new = self._act(kind, person, before, do)
        if new and taken_back:
            after = self.record(person)
            self.past[person].append(
                {
                    word.register: (
                        before.value(word.register, word.typed),
                        after.value(word.register, word.typed),
                        word.typed,
                    )
                    for word in new
                }
            )
        if done:
            self._figures(acts.table, person)
        return done

    def verb(self, kind: str, person: str, *given: str) -> bool:
        """Somebody gives a command on their machine; whether it was done."""

        def do() -> bool:
            told = self.evening.office.run(*given, keys=person)
            assert "usage:" not in told.err, told.err
            assert told.code in (0, 2), told
            return told.code == 0

        before = self.record(person)
        done, _ = self._act(kind, person, before, do)
        if person in RECORDS and {word.kind for word in self.record(person).said[len(before.said) :]} & COUNTED:
            self._reopened(person)
        return done

    def undo(self, person: str) -> None:
        """Somebody takes back what was said last at their table: what stood before stands again, with its reason.

        Unless something else has been said there since, or nobody may settle it now.
        """
        acts, before, past = self.tables[person], self.record(person), self.past[person]
        last = past[-1] if past else {}
        spoilt = any(before.value(register, typed) != now for register, (_, now, typed) in last.items())
        settled = {(kind, dict(about)["proposal"]) for kind, about in last if kind in {"agreed", "statement"}}
        closed = any(not self._may_settle(before, person, of, kind) for kind, of in settled)

        def do() -> bool:
            try:
                with self.evening.hand(person):
                    return acts.undo() is not None
            except PanelError:
                return False

        done, _ = self._act("take back", person, before, do, undoing=True)
        assert done == (bool(last) and not spoilt and not closed), (done, last, spoilt, closed)
        if done or spoilt:
            past.pop()
        if done:
            after = self.record(person)
            for register, (value, _, typed) in last.items():
                assert after.value(register, typed) == value, f"{register} is not as it was: {value}"
            self._figures(acts.table, person)

    def _act(
        self, kind: str, person: str, before: PlainRecord, do: Callable[[], bool], undoing: bool = False
    ) -> tuple[bool, list[Word]]:
        """Do it; whether it was done, and what was said by it. Whatever was there before is there still."""
        done = do()
        self.tally[kind, "done" if done else "refused"] += 1
        there, rows = self.rows[person], self.evening.rows(person)
        for old, now in zip(there, rows[: len(there)], strict=True):
            assert (old[:5], old[5] or now[5]) == (now[:5], now[5]), f"an entry was altered: {old} is {now}"
        assert done or len(rows) == len(there), f"{kind} was refused, and something was said all the same"
        if rows != there:
            self.rows[person] = rows
        new = words(rows[len(there) :])
        for word in new:
            if word.author == person:
                self._may_be_said(before, person, word, undoing)
        return done, new

    # What must hold of each word

    def _may_be_said(self, before: PlainRecord, person: str, word: Word, undoing: bool) -> None:
        """Whether this could be said, by what was on record before."""
        reference, value = word.about.get("proposal", ""), word.value
        by = str(value.get("by", "")) if word.typed else word.author
        if word.kind == "statement" and not word.typed:
            assert (reference, word.author) not in before.recused, f"{word.author} is recused and states {reference}"
        if word.kind in {"agreed", "mark", "vote"} and not undoing:
            able = before.may_settle(reference)
            assert by in able or person != "office" or (not able and not by), f"{by} settles {reference}"
            assert (reference, by) not in before.recused, f"{by} is recused from {reference}, and settles it"
        match word.kind:
            case "score" | "comment" | "submission" | "confidence":
                assert word.about["member"] == person, f"moderation says a {word.kind}"
            case "agreed":
                self._is_agreed(before, person, word, undoing)
            case "panel_score" if not undoing:
                assert str(value["reason"]).strip(), "a score is revised without a reason"
                assert (reference, word.about["member"]) not in before.recused, "a recused member revises a score"
            case "mark":
                assert before.value(word.register) is None, "the chair's mark is noted a second time"
            case "vote" if not undoing:
                voters = [one for side in ("ayes", "noes", "abstained") for one in value.get(side, ())]
                assert len(set(voters)) == len(voters), "somebody has two votes"
                assert not any((reference, one) in before.recused for one in voters), "a recused member votes"
                assert all(ROLES[one] in SCORING for one in voters), "somebody votes who does not score"
                assert before.value(word.register) is None, "a vote takes the place of another"
                assert bool(value.get("casting")) == (len(value.get("ayes", ())) == len(value.get("noes", ())))
            case "agenda" if not undoing:
                for one in value.get("called_out", ()):
                    assert one["reason"].strip()

    def _is_agreed(self, before: PlainRecord, person: str, word: Word, undoing: bool) -> None:
        reference, criterion = word.about["proposal"], word.about["criterion"]
        assert self._may_settle(before, person, reference), f"{reference} is settled by whoever may not"
        if undoing:
            return
        assert not word.cleared, "an agreed score is taken away"
        score = Fraction(word.value["score"])
        if before.needs_a_reason(reference, criterion, score):
            assert str(word.value["reason"]).strip(), f"{score} is agreed on {reference} {criterion} without a reason"

    def _may_settle(self, record: PlainRecord, person: str, reference: str, kind: str = "agreed") -> bool:
        """Whether a proposal can be settled in this file now: the office types for who presides, if anybody may. A
        statement can be typed at any time."""
        if person != "office" or kind == "statement":
            return (reference, person) not in record.recused
        return record.item != reference or bool(record.may_settle(reference))

    # What must hold of each file

    def _reopened(self, person: str) -> None:
        with open_workspace(self.evening.path(person)) as workspace:
            self._figures(ChairsTable(workspace), person)

    def _figures(self, table: ChairsTable, person: str) -> None:
        """What the table shows is what the entries say, without whoever is recused; every first score is as it was."""
        record = self.record(person)
        for cell, mark in self.first[person].items():
            told = table.counts.first.get(cell)  # type: ignore[call-overload]
            assert told is not None, f"the first score {cell} is gone"
            assert mark in (told.state, str(told.value)), f"the first score {cell} was {mark} and is {told}"
        for reference in PROPOSALS:
            if table.hidden(reference):
                continue
            matrix = table.matrix(reference)
            leaving = {member for proposal, member in record.recused if proposal == reference}
            assert {one.member for one in matrix.item.leaving} == leaving, (
                f"{person}, {reference}: {leaving} must leave"
            )
            for row in matrix.rows:
                criterion, scores = row.criterion.id, record.scores(reference, row.criterion.id)
                where = f"{person}, {reference} {criterion}"
                shown = {square.member: square.score for square in row.squares if square.score is not None}
                assert shown == scores, f"{where}: {shown} count, and should {scores}"
                assert row.middle == record.middle(reference, criterion), f"{where}: the median is {row.middle}"
                apart = max(scores.values()) - min(scores.values()) if len(scores) > 1 else None
                assert row.spread == apart, f"{where}: they are {row.spread} apart"
                assert row.crossed == record.both_sides(reference, criterion), f"{where}: the floor"
                agreed = record.agreed.get((reference, criterion))
                assert row.agreed == (agreed.score if agreed else None), f"{where}: {row.agreed} is agreed"
                assert row.reason == (agreed.reason.strip() if agreed else ""), f"{where}: {row.reason}"

    def whole(self) -> None:
        """At the end: all figures that are told of the office's file, opened anew, and that it can be verified."""
        office, record = self.evening.office, self.record("office")
        for person in RECORDS:
            self._reopened(person)
            self._votes(person)
        for one in office.json("rank", "office.panel")["proposals"]:
            total = record.total(one["reference"])
            assert one["exact"] == (None if total is None else str(total)), (
                f"{one['reference']}: {one['exact']}, {total}"
            )
        found = office.json("reconcile", "office.panel")
        assert sum(one["n"] for one in found["criteria"]) == record.counted, "other scores are counted"
        for late in office.json("moderate", "office.panel")["late_interests"]:
            reference, member = late["reference"], late["member"]
            assert (reference, member) in record.recused
            for name, total in (
                ("total_with", record.total(reference, False, member)),
                ("total_without", record.total(reference, False)),
            ):
                assert late[name] == (None if total is None else float(total)), f"{name} of {reference}: {late[name]}"
        told = office.run("verify", "office.panel")
        assert told.code == 0, told

    def _votes(self, person: str) -> None:
        """Every vote that was taken and not taken back is told, with the votes of whoever is not recused."""
        record = self.record(person)
        with open_workspace(self.evening.path(person)) as workspace:
            taken = votes(workspace, call_in(workspace), "full")
        told = Counter((one.proposal, one.motion, one.ayes, one.noes, one.abstained) for one in taken)
        counted = {}
        for word in (word for (kind, _), several in record.heads.items() if kind == "vote" for word in several):
            if not word.cleared:
                of, motion = word.about["proposal"], str(word.value["motion"])
                sides = [tuple(word.value.get(side, ())) for side in ("ayes", "noes", "abstained")]
                left = [tuple(one for one in side if (of, one) not in record.recused) for side in sides]
                counted[word.register, motion, *sides, word.value.get("casting")] = (of, motion, *left)
        assert told == Counter(counted.values()), f"votes are told as {told}, and were {counted}"

    def knows(self, person: str, first: Mapping[Cell, str]) -> None:
        """First scores have come to a file."""
        self.first[person] = dict(first) | self.first[person]
        self._keep_first_that_are_there(person)

    def _keep_first_that_are_there(self, person: str) -> None:
        there = {
            (word.about["proposal"], word.about["member"], word.about["criterion"])
            for word in words(self.rows[person])
            if word.kind == "score"
        }
        self.first[person] = {cell: mark for cell, mark in self.first[person].items() if cell in there}
