"""The rules of a portfolio as a call publishes them: limits by group, proposals that exclude or need one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ValidationInfo

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.form import Finding, did_you_mean
from panel_tui.call.money import parse_money
from panel_tui.call.part import POUNDS, Exact, Id, Line, Part, Text
from panel_tui.call.rubric_rules import same_ids
from panel_tui.figures.rounding import show_money

GroupKind = Literal["brief", "region", "lead_kind", "strand", "stage_of_innovation"]
GROUP_KINDS: tuple[GroupKind, ...] = get_args(GroupKind)
PERCENT = re.compile(r"([0-9.]+) ?(?:%|per ?cent)")
HOW = 'write a number of awards such as 3, money such as "£2m", or a share of the budget such as "30%"'
MOST_AWARDS = 10_000


class Amount(Part):
    """One end of a limit: money in pence, a share of the budget (1 is all of it), or a number of awards."""

    unit: Literal["money", "share", "number"]
    value: Exact

    @property
    def words(self) -> str:
        """It as a person would say it: "£2,000,000", "30%", "3"."""
        if self.unit == "money":
            return show_money(int(self.value))
        return f"{show_exact(self.value * 100)}%" if self.unit == "share" else show_exact(self.value)

    def at_least(self, budget: int) -> int:
        """At least so much: pence of a `budget` in pence, or awards. A part of a penny counts as a whole one."""
        return ceil(self.value * budget if self.unit == "share" else self.value)

    def at_most(self, budget: int) -> int:
        """At most so much: pence of a `budget` in pence, or awards. A part of a penny is left out."""
        return floor(self.value * budget if self.unit == "share" else self.value)


def _amount(given: object, info: ValidationInfo) -> object:
    """An end of a limit as people write it; in documents it is a table already."""
    if info.context != POUNDS:
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return Amount(unit="number", value=Fraction(given))
    if isinstance(given, Decimal):
        raise ValueError(f"is no whole number of awards; {HOW}")
    if not isinstance(given, str) or given.strip().isdecimal():
        raise ValueError(f"can be read in several ways; {HOW}" if isinstance(given, str) else f"is no amount; {HOW}")
    try:
        if percent := PERCENT.fullmatch(given.strip().casefold()):
            return Amount(unit="share", value=read_exact(percent[1]) / 100)
        return Amount(unit="money", value=Fraction(parse_money(given)))
    except ValueError as error:
        raise ValueError(f"cannot be read: {error}") from None


def _several(given: object) -> object:
    """One name is a list of one."""
    return (given,) if isinstance(given, str) else given


End = Annotated[Amount, BeforeValidator(_amount)]
Names = Annotated[tuple[Line, ...], BeforeValidator(_several)]


class Dependence(Part):
    """That `proposal` is funded only where `needed` is."""

    proposal: Line
    needed: Line


class PortfolioRule(Part):
    """One published rule: a limit over one kind of group or over all, or proposals that exclude or need one another.

    `words` are what a board reads; `published` says where the rule was published, "" where that is not said. `year`
    is one of the budget's: a limit of money then counts what is paid in it, and a share is one of that year's money.
    """

    id: Id
    words: Line
    published: Text = ""
    least: End | None = None
    most: End | None = None
    brief: Names = ()
    region: Names = ()
    lead_kind: Names = ()
    strand: Names = ()
    stage_of_innovation: Names = ()
    year: str | None = None
    exclusive: tuple[Line, ...] = ()
    needs: Dependence | None = None

    @property
    def groups(self) -> dict[GroupKind, tuple[str, ...]]:
        """The names that the limit counts, by the kind of group; empty where it counts all proposals."""
        named: dict[GroupKind, tuple[str, ...]] = {kind: getattr(self, kind) for kind in GROUP_KINDS}
        return {kind: names for kind, names in named.items() if names}

    @property
    def is_limit(self) -> bool:
        """Whether it says anything of a limit."""
        return bool(self.least or self.most or self.groups or self.year is not None)

    def budget_of(self, budget: Mapping[str, int]) -> int:
        """The money, in pence, of which its shares are shares: of its year, or of all years."""
        return budget.get(self.year, 0) if self.year is not None else sum(budget.values())


def rule_findings(rules: Sequence[PortfolioRule], budget: Mapping[str, int]) -> Iterator[Finding]:
    """Everything that is wrong with the rules of a call that has this budget, in pence by year."""
    yield from same_ids("rules", (rule.id for rule in rules))
    for number, rule in enumerate(rules):
        for path, wrong, right in _findings(rule, budget):
            yield ("rules", number, *path), f"{rule.id}: {wrong}", right


def unknown_briefs(rules: Sequence[PortfolioRule], briefs: Iterable[str]) -> Iterator[Finding]:
    """Where the rules count briefs that the call does not have; `briefs` are the ids of its rubrics."""
    briefs = list(briefs)
    for number, rule in enumerate(rules):
        for name in rule.brief:
            if name not in briefs:
                yield ("rules", number, "brief"), f"{rule.id}: there is no brief {name}", did_you_mean(name, briefs)


def _findings(rule: PortfolioRule, budget: Mapping[str, int]) -> Iterator[Finding]:
    there = {"a limit": rule.is_limit, "exclusive": bool(rule.exclusive), "needs": rule.needs is not None}
    said = [name for name, is_there in there.items() if is_there]
    if not said:
        yield (), "it rules nothing", "Say least or most, or exclusive = [ … ], or needs = { … }."
    elif len(said) > 1:
        yield (), f"{' and '.join(said)} are two rules", "Give each a [[rules]] of its own."
    if rule.exclusive and len(set(rule.exclusive)) < 2:
        yield ("exclusive",), "fewer than two proposals exclude one another", "Name at least two different ones."
    if rule.needs and rule.needs.proposal == rule.needs.needed:
        yield ("needs",), f"{rule.needs.proposal} needs itself", "Name the other proposal as needed."
    if rule.is_limit:
        yield from _limit(rule, budget)


def _limit(rule: PortfolioRule, budget: Mapping[str, int]) -> Iterator[Finding]:
    ends = {name: end for name, end in (("least", rule.least), ("most", rule.most)) if end is not None}
    if not ends:
        yield (), "the limit has no end", "Say least, most, or both."
    if len(rule.groups) > 1:
        kinds = list(rule.groups)
        yield (kinds[1],), f"it counts by {' and by '.join(kinds)}", "A limit counts by one of them: make two rules."
    if rule.year is not None and rule.year not in budget:
        yield ("year",), f"{rule.year} is no year of the budget", f"The years are {', '.join(budget)}."
        return
    for name, end in ends.items():
        yield from _end(name, end, rule, budget)
    if rule.least and rule.most:
        yield from _both(rule, rule.least, rule.most, rule.budget_of(budget))


def _end(name: str, end: Amount, rule: PortfolioRule, budget: Mapping[str, int]) -> Iterator[Finding]:
    whole = rule.budget_of(budget)
    if end.unit == "number" and rule.year is not None:
        yield ("year",), "awards are not counted by year", "Leave year out, or limit money."
    if end.unit == "number" and not (1 <= end.value <= MOST_AWARDS and end.value.denominator == 1):
        right = f'Give 1 to {MOST_AWARDS:,}, without quotes; write money as "£18m".'
        yield (name,), f"{name} is {end.words} awards", right
    elif end.unit == "share" and not 0 < end.value <= 1:
        yield (name,), f"{name} is {end.words} of the budget", "Give more than 0% and at most 100%."
    elif end.unit == "money" and name == "least" and end.value > whole:
        yield (name,), f"least is {end.words}, but there is only {show_money(whole)}", "Lower it, or look for a slip."


def _both(rule: PortfolioRule, least: Amount, most: Amount, budget: int) -> Iterator[Finding]:
    if (least.unit == "number") != (most.unit == "number"):
        yield ("most",), "least and most count different things", "Limit awards and money by two rules."
    elif least.at_least(budget) > most.at_most(budget):
        yield ("least",), f"least ({least.words}) is above most ({most.words})", "Swap them, or make two rules of them."
