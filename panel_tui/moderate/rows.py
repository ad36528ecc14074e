"""What the chair's table is made of, in frozen rows: the agenda, one proposal's matrix, and the reasons in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from string import ascii_uppercase
from typing import Literal, NamedTuple

from panel_tui.assess.passages import Passage
from panel_tui.call.quick import QuickCriterion
from panel_tui.figures.discuss import Flag
from panel_tui.figures.sheet import Mark
from panel_tui.journal import values
from panel_tui.moderate.needed import why_a_reason
from panel_tui.moderate.statements import Stated
from panel_tui.moderate.voting import Taken

Group = Literal["discuss", "missing", "rest", "consent", "unscored"]
GROUPS: dict[Group, str] = {
    "discuss": "To discuss",
    "missing": "Scores are missing",
    "rest": "The rest: members are near each other",
    "consent": "By consent",
    "unscored": "Not scored",
}
"""The parts of the agenda in their order, and what each is called."""
SHORT = {"spread": "apart", "floor": "floor", "total": "totals", "few": "few scores"}
"""A short word for each kind of reason to discuss."""
State = Literal[
    "scored",
    "not applicable",
    "abstained",
    "recused",
    "declined",
    "missing",
    "withdrawn",
    "unsettled",
    "off the scale",
    "covered",
]
"""What a member has on a criterion. "unsettled": two devices of theirs say different things, so nothing counts yet;
"covered": it is not shown until the chair's marks are noted."""


class Leaving(NamedTuple):
    """Somebody with a hard interest, who must leave the room: who, and why."""

    member: str
    name: str
    reason: str


@dataclass(frozen=True)
class AgendaItem:
    """One proposal on the agenda. `ask` is in pence; `missing` names the assessors who have not submitted; `stated`
    tells whether the panel's statement is there, be it a draft; `unscored` is why it is not scored, "" where it is.
    `part` is where it stands on this sitting's agenda: it stays there even if its reasons to discuss it go."""

    reference: str
    applicant: str
    title: str
    ask: int
    brief: str
    brief_title: str
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    unscored: str
    leaving: tuple[Leaving, ...]
    agreed: int
    of: int
    stated: bool
    part: Group

    @property
    def is_agreed(self) -> bool:
        """Whether all its criteria are agreed."""
        return 0 < self.of == self.agreed

    @property
    def in_short(self) -> tuple[str, ...]:
        """Its reasons, a short word each: "apart ×2", "floor", "2 missing"."""
        return in_short(self.flags, () if self.unscored else self.missing)


class BriefAgenda(NamedTuple):
    """One brief's proposals: those that are agreed, those that are not, and those that are not scored."""

    title: str
    agreed: tuple[str, ...]
    open: tuple[str, ...]
    unscored: tuple[str, ...]


class Person(NamedTuple):
    """A member in a column of the matrix. `role` is theirs on this proposal, "" where it is not assigned to them;
    `interest` is "", "soft" or "hard"."""

    id: str
    name: str
    initials: str
    role: str
    interest: str


class Square(NamedTuple):
    """What one member has on one criterion: the score that counts, and their first word where it was another."""

    member: str
    state: State
    score: Fraction | None = None
    first: Mark | None = None
    revised: bool = False
    below: bool = False


@dataclass(frozen=True)
class MatrixRow:
    """One criterion: who gave what, the median and spread of it, and what is agreed, with its reason.

    `apart` where the spread is at or above the threshold, `crossed` where scores lie on both sides of the floor,
    `departs` where the agreed score is not the median, `below` where it is below the floor. `mark` is the chair's,
    noted before the others' were shown; None where there is none.
    """

    criterion: QuickCriterion
    squares: tuple[Square, ...]
    middle: Fraction | None
    spread: Fraction | None
    apart: bool
    crossed: bool
    agreed: Fraction | None
    reason: str
    departs: bool
    below: bool
    mark: Fraction | None = None

    def why_a_reason(self, score: Fraction) -> str:
        """Why agreeing `score` needs a reason, in words; "" where it needs none."""
        scores = [square.score for square in self.squares if square.score is not None]
        return why_a_reason(score, scores, self.agreed, self.criterion.below_floor)

    @property
    def middle_is_a_point(self) -> bool:
        """Whether the median is a point of the scale, so that it can be agreed."""
        return self.middle in self.criterion.points


@dataclass(frozen=True)
class Matrix:
    """One proposal: criteria × members. `totals` are those of members who scored all that counts, of `best` at most;
    `total` is the official one, once all criteria are agreed;
    `statement` is the panel's, approved or a draft; `hidden` says why others' scores are not in this file, where they
    are not; `votes` are those taken on it, `advised` is the panel's advice; `is_covered` where nothing of what members
    gave is in it yet."""

    item: AgendaItem
    people: tuple[Person, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[Fraction | None, ...]
    best: Fraction
    totals_spread: Fraction | None
    totals_apart: bool
    total: Fraction | None
    statement: Stated | None
    hidden: str
    votes: tuple[Taken, ...] = ()
    advised: values.Recommendation | None = None
    is_covered: bool = False

    def row(self, criterion: str) -> MatrixRow:
        """The row of a criterion."""
        return next(row for row in self.rows if row.criterion.id == criterion)


class Reason(NamedTuple):
    """What a member wrote to the panel about one criterion.

    `passages` are the paragraphs that it cites: those that there are, and those whose text is not here; `revised` is
    the reason for a score that was revised in the meeting; `note` says why there is no score, `interest` why the member
    is recused.
    """

    person: Person
    criterion: QuickCriterion
    square: Square
    label: str
    text: str
    passages: tuple[Passage, ...]
    revised: str
    note: str
    interest: str


def in_short(flags: Iterable[Flag], missing: Collection[str]) -> tuple[str, ...]:
    """Reasons to discuss a proposal, a short word each: "apart ×2", "floor", "2 missing"."""
    kinds = Counter(flag.kind for flag in flags)
    words = [f"{SHORT[kind]} ×{number}" if number > 1 else SHORT[kind] for kind, number in kinds.items()]
    return (*words, *((f"{len(missing)} missing",) if missing else ()))


def unnamed(people: Iterable[Person]) -> tuple[Person, ...]:
    """The same columns without names, for a screen that everybody in the room can read: A, B, C …"""
    return tuple(
        Person(one.id, f"Assessor {letter}", letter, "", "hard" if one.interest == "hard" else "")
        for one, letter in zip(people, letters(), strict=False)
    )


def letters() -> Iterator[str]:
    """A, B … Z, A1, B1 … without end."""
    return (f"{ascii_uppercase[number % 26]}{number // 26 or ''}" for number in count())


def initials(names: Mapping[str, str]) -> dict[str, str]:
    """A few letters for each of the names (by id), no two of them the same: "PN", "AKe", "AKo"."""
    found = {}
    for id_, name in names.items():
        others = [other for one, other in names.items() if one != id_]
        enough = (many for many in range(1, 5) if all(_short(name, many) != _short(other, many) for other in others))
        found[id_] = _short(name, next(enough, 1))
    twice = {short for short, number in Counter(found.values()).items() if number > 1}
    numbers = {short: iter(range(1, len(found) + 1)) for short in twice}
    return {id_: f"{short}{next(numbers[short])}" if short in twice else short for id_, short in found.items()}


def _short(name: str, many: int) -> str:
    """The first letter of a name, and so many of its last word."""
    words = name.split() or ["?"]
    last = words[-1] if len(words) > 1 else words[0][1:]
    return words[0][:1].upper() + (last[:1].upper() if len(words) > 1 else last[:1]) + last[1:many]
