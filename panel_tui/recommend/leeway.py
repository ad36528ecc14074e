"""What the rules leave beside a portfolio: which would break if it were a little otherwise, and what is short."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from panel_tui.figures.portfolio.checking import counted, counts, total
from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Portfolio, Problem, Rule
from panel_tui.figures.rounding import show_count, show_money

NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True)
class Need:
    """What a proposal would need of one rule, in words. Where it is money, how many pence more for its whole ask
    (`money`), and how many for the least that it can use."""

    rule: Rule
    words: str
    money: int | None = None
    least: int | None = None


class Leeway:
    """The rules of a problem beside a portfolio that keeps them."""

    def __init__(self, problem: Problem, portfolio: Portfolio) -> None:
        self._rules = problem.rules
        self._options = {option.reference: option for option in problem.options}
        self._awards = portfolio.awards
        self._taken: dict[Rule, Fraction] = {}
        for rule in problem.rules:
            if isinstance(rule, Limit):
                counting = (self._counted(rule, one, award) for one, award in portfolio.awards.items())
                self._taken[rule] = total(counting)

    def broken(self, put: Mapping[str, int] = NOTHING, out: Collection[str] = ()) -> tuple[Rule, ...]:
        """The rules that break where these awards stand instead of what is there now, and those `out` get none."""
        gone = {*put, *out}
        funded = (set(self._awards) - gone) | set(put)
        return tuple(rule for rule in self._rules if self._breaks(rule, funded, put, gone))

    def needs(self, reference: str) -> Iterator[Need]:
        """What a proposal without an award would need, beside what is there, for its whole ask."""
        option = self._options[reference]
        for rule in self.broken({reference: option.ask}):
            if isinstance(rule, Limit):
                yield self._short(rule, option)
            elif isinstance(rule, Exclusive):
                others = " and ".join(sorted((rule.references - {reference}) & set(self._awards)))
                yield Need(rule, f"{others} to fall away (“{rule.words}”)")
            elif isinstance(rule, Needs):
                yield Need(rule, f"{rule.needed} to be funded (“{rule.words}”)")

    def is_kept_out(self, reference: str) -> Rule | None:
        """The rule that keeps a proposal out by name; None where there is none."""
        found = (one for one in self._rules if isinstance(one, Forced) and one.reference == reference)
        return next((one for one in found if not one.funded), None)

    def is_put_in(self, reference: str) -> Rule | None:
        """The rule that puts a proposal in by name; None where there is none."""
        found = (one for one in self._rules if isinstance(one, Forced) and one.reference == reference)
        return next((one for one in found if one.funded), None)

    def _short(self, limit: Limit, option: Option) -> Need:
        assert limit.most is not None
        left = limit.most - self._taken[limit]
        if limit.unit == "number":
            return Need(limit, f"{show_count(ceil(1 - left), 'more award', 'more awards')} under “{limit.words}”")
        money = ceil(counted(limit, option, option.ask) - left)
        least = max(0, ceil(counted(limit, option, option.least) - left))
        part = f" ({show_money(least) if least else 'none'} for the least it can use)" if least < money else ""
        return Need(limit, f"{show_money(money)} more {_where(limit)}{part}", money, least)

    def _breaks(self, rule: Rule, funded: Collection[str], put: Mapping[str, int], gone: Collection[str]) -> bool:
        match rule:
            case Limit():
                less = sum(self._counted(rule, one, self._awards[one]) for one in gone if one in self._awards)
                taken = self._taken[rule] - less + sum(self._counted(rule, one, award) for one, award in put.items())
                too_little = rule.least is not None and taken < rule.least
                return too_little or (rule.most is not None and taken > rule.most)
            case Exclusive():
                return len(rule.references & set(funded)) > 1
            case Needs():
                return rule.reference in funded and rule.needed not in funded
            case Forced():
                return (rule.reference in funded) != rule.funded
        raise TypeError(f"there is no such rule as {rule}")

    def _counted(self, limit: Limit, reference: str, award: int) -> int | Fraction:
        option = self._options[reference]
        return counted(limit, option, award) if counts(limit, option) else 0


def _where(limit: Limit) -> str:
    """Where money is short, as a person says it: in HOMES, in the budget, or under a rule."""
    kind, _, name = limit.id.partition("/")
    if kind == "brief":
        return f"in {name}"
    if kind == "budget":
        return "in the budget" if name == "all" else f"in the budget of {name}"
    return f"under “{limit.words}”"
