"""What a journal says of a panel, read from its rows in the plainest way: beside what the program makes of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import Any

from tests.moderate.evening import BEST, CRITERIA, FLOORS, PROPOSALS, QUORUM, ROLES, WEIGHTS, Row

SCORING = frozenset({"member", "chair", "deputy"})
About = tuple[tuple[str, str], ...]
"""What a register is about, by name."""


@dataclass(frozen=True)
class Word:
    """One entry that can be read."""

    id: str
    author: str
    kind: str
    about: Mapping[str, str]
    typed: bool
    replaces: tuple[str, ...]
    value: Mapping[str, Any]

    @property
    def register(self) -> tuple[str, About]:
        """Where it is filed."""
        return self.kind, tuple(sorted(self.about.items()))

    @property
    def cleared(self) -> bool:
        """Whether it says that there is nothing any more."""
        return "cleared" in self.value


def words(rows: Iterable[Row]) -> list[Word]:
    """What of these rows can be read, and is not in quarantine."""
    found = []
    for id_, author, replaces, _, _, body, kind, about, state in rows:
        if state == "admitted" and body is not None and kind is not None:
            said = json.loads(body)
            typed = said["source"] == "transcribed"
            found.append(
                Word(id_, author, kind, json.loads(about or "{}"), typed, tuple(json.loads(replaces)), said["value"])
            )
    return found


@dataclass(frozen=True)
class Agreed:
    """An agreed score as it stands: with its reason, and for whom it was typed."""

    score: Fraction
    reason: str
    by: str


class PlainRecord:
    """All that was said up to one moment."""

    def __init__(self, said: Iterable[Word]) -> None:
        """`said` in the order in which it came."""
        self.said = list(said)
        replaced = {id_ for word in self.said for id_ in word.replaces}
        self._standing: defaultdict[tuple[str, About], list[Word]] = defaultdict(list)
        for word in self.said:
            if word.id not in replaced:
                self._standing[word.register].append(word)
        self.heads = {
            register: [word for word in several if not word.typed] or several
            for register, several in self._standing.items()
        }
        """What stands in each register: what people said themselves, else what was typed for them."""

    def standing(self, kind: str) -> list[Word]:
        """One word of each register of a kind that says something."""
        found = (min(several, key=lambda word: word.id) for (one, _), several in self.heads.items() if one == kind)
        return [word for word in found if not word.cleared]

    def value(self, register: tuple[str, About], typed: bool = False) -> Mapping[str, Any] | None:
        """What stands in a register, or of what was `typed` there; None for nothing, and where it was cleared."""
        several = self.heads.get(register, [])
        if typed:
            several = [word for word in self._standing.get(register, []) if word.typed]
        word = min(several, key=lambda one: one.id, default=None)
        return None if word is None or word.cleared else word.value

    # Who may have a say

    @cached_property
    def recused(self) -> frozenset[tuple[str, str]]:
        """Who must leave for which proposal: (proposal, member)."""
        return frozenset(
            (word.about["proposal"], word.about["member"])
            for (kind, _), several in self.heads.items()
            if kind == "declaration"
            for word in several
            if word.value.get("interest") == "hard"
        )

    @cached_property
    def item(self) -> str:
        """The proposal that is being discussed."""
        going = [word.about["proposal"] for word in self.standing("discussion") if word.value["state"] == "called"]
        assert len(going) <= 1, f"several are being discussed at once: {going}"
        return going[0] if going else ""

    @cached_property
    def moves(self) -> bool:
        """Whether anything is recorded of who came and went."""
        return any(word.kind == "attendance" for word in self.said)

    @cached_property
    def present(self) -> frozenset[str]:
        """Who is in the room."""
        return frozenset(word.about["member"] for word in self.standing("attendance") if word.value["present"])

    def may_settle(self, reference: str) -> frozenset[str]:
        """Who may settle a proposal in the meeting: chair or deputy, where there is a quorum while it is discussed."""
        able = {one for one in ROLES if (reference, one) not in self.recused}
        if self.item == reference:
            able &= self.present
            if self.moves and sum(ROLES[one] in SCORING for one in able) < QUORUM:
                return frozenset()
        return frozenset(one for one in able if ROLES[one] in {"chair", "deputy"})

    # What counts

    @cached_property
    def given(self) -> dict[tuple[str, str, str], str]:
        """What each member says now, by (proposal, member, criterion): their revised score, else that of the last round
        they have submitted; "abstained" and the like where it is no score."""
        rounds: dict[tuple[str, str], tuple[int, frozenset[str]]] = {}
        for word in self.standing("submission"):
            of = word.about["proposal"], word.about["member"]
            rounds[of] = max(
                rounds.get(of, (0, frozenset())), (int(word.about["round"]), frozenset(word.value["covers"]))
            )
        found = {}
        for word in self.standing("score"):
            number, covered = rounds.get((word.about["proposal"], word.about["member"]), (0, frozenset()))
            if word.id in covered and int(word.about["round"]) == number:
                found[_cell(word)] = str(word.value.get("score") or word.value["state"])
        return found | {_cell(word): str(word.value["score"]) for word in self.standing("panel_score")}

    def scores(self, reference: str, criterion: str, and_of: str = "") -> dict[str, Fraction]:
        """The scores that count: of nobody who is recused, but for `and_of`."""
        return {
            member: Fraction(given)
            for (proposal, member, one), given in self.given.items()
            if (proposal, one) == (reference, criterion) and given.isdigit()
            if (proposal, member) not in self.recused or member == and_of
        }

    def middle(self, reference: str, criterion: str, and_of: str = "") -> Fraction | None:
        """The median of them."""
        scores = self.scores(reference, criterion, and_of).values()
        return median(scores) if scores else None

    def both_sides(self, reference: str, criterion: str) -> bool:
        """Whether some of them are below the floor and some are not."""
        floor = FLOORS.get(criterion, 0)
        return len({score < floor for score in self.scores(reference, criterion).values()}) == 2

    @cached_property
    def agreed(self) -> dict[tuple[str, str], Agreed]:
        """What is agreed, by proposal and criterion."""
        return {
            (word.about["proposal"], word.about["criterion"]): Agreed(
                Fraction(word.value["score"]), str(word.value["reason"]), str(word.value.get("by", ""))
            )
            for word in self.standing("agreed")
        }

    def needs_a_reason(self, reference: str, criterion: str, score: Fraction) -> bool:
        """The rule of the guide: it is not the median, moves what was agreed, or members are on both sides of the
        floor. Whoever agrees what nobody scored says why, too."""
        before = self.agreed.get((reference, criterion))
        return (
            score != self.middle(reference, criterion)
            or (before is not None and before.score != score)
            or self.both_sides(reference, criterion)
        )

    def total(self, reference: str, with_agreed: bool = True, and_of: str = "") -> Fraction | None:
        """The official total out of 100, of the criteria on which there is a score: what is agreed, else the median."""
        found = None
        for criterion in CRITERIA:
            agreed = self.agreed.get((reference, criterion)) if with_agreed else None
            score = agreed.score if agreed else self.middle(reference, criterion, and_of)
            if score is not None:
                found = (found or Fraction(0)) + WEIGHTS[criterion] * score / BEST
        return found

    @property
    def counted(self) -> int:
        """How many scores count, of all members and proposals."""
        return sum(len(self.scores(reference, criterion)) for reference in PROPOSALS for criterion in CRITERIA)


def _cell(word: Word) -> tuple[str, str, str]:
    return word.about["proposal"], word.about["member"], word.about["criterion"]
