"""What a portfolio is chosen from and by: proposals with their merit, and rules that each say where they come from.

Everything that keeps money together is a rule: the budget, a brief's envelope, a year, a minimum for a region, what the
chair puts in or leaves out. So whatever cannot hold together can be named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Unit = Literal["money", "number"]
Group = tuple[str, str]
"""A kind of group and which one: ("brief", "HOMES"), ("region", "North East"), ("lead_kind", "charity"), ("strand", …),
("stage_of_innovation", …)."""
HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Option:
    """A proposal that may be funded: it has passed its gates and floors, and its total is not below the threshold.

    `merit` is its official score, 0 to 100; `ask` and `least` are in pence: an award lies between them, and `least` is
    the ask where a part of it is no use. `by_year` are the asks of the years of the call's budget, () where the
    proposal names none. `place` is its place within its brief, from 1: a funded one that stands behind an unfunded one
    has jumped over it.
    """

    reference: str
    merit: Fraction
    ask: int
    least: int
    groups: frozenset[Group]
    place: int
    by_year: tuple[int, ...] = ()

    @property
    def brief(self) -> str:
        """Its brief's id."""
        return next(name for kind, name in self.groups if kind == "brief")


@dataclass(frozen=True)
class Rule:
    """A rule by its `id`, in `words` that a board reads, and the `source` where it was published; "" where nowhere."""

    id: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Limit(Rule):
    """At least or at most so much money (pence) or so many awards for the proposals in any of `groups`, of all of them
    where it is empty; None sets no such end.

    `year` counts the money of one year alone, by its number from 0: of an award that is cut, in proportion; of a
    proposal that names no years, none.
    """

    groups: frozenset[Group] = frozenset()
    unit: Unit = "money"
    least: int | None = None
    most: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Exclusive(Rule):
    """At most one of these proposals is funded."""

    references: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Needs(Rule):
    """`reference` is funded only where `needed` is."""

    reference: str = ""
    needed: str = ""


@dataclass(frozen=True)
class Forced(Rule):
    """The chair puts a proposal in, or leaves it out; the reason is in its words."""

    reference: str = ""
    funded: bool = True


@dataclass(frozen=True)
class Problem:
    """What to choose from, and by which rules.

    Chosen is the set of awards with the most merit, where an award counts as merit × ((1 − share) + share × award ÷
    ask): with a share of 0 a part counts as much as the whole, with 1 in proportion. Of those with the same merit it is
    the one in which the fewest proposals are jumped over: unfunded though one behind them in their brief is funded.
    Awards are as large as the rules allow, and those that are cut are whole pounds where whole pounds keep the rules.
    """

    options: tuple[Option, ...]
    rules: tuple[Rule, ...]
    share: Fraction = HALF


@dataclass(frozen=True)
class Portfolio:
    """Awards in pence by reference, in the order of the options; their `merit` as the problem counts it, exactly.

    `gap` is by which part of its merit a better one might beat it at most, 0 where it is proven to be the best;
    `jumps` has a pair (funded, unfunded) for each proposal that is jumped over, with the next funded one behind it;
    they are the `fewest` where it was proven that no portfolio of that merit jumps over fewer.
    """

    awards: Mapping[str, int]
    merit: Fraction
    gap: float
    jumps: tuple[tuple[str, str], ...]
    fewest: bool = True

    @property
    def spent(self) -> int:
        """All awards together, in pence."""
        return sum(self.awards.values())
