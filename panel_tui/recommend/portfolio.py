"""The portfolio of a stage as a board reads it: who is funded, who waits for what, and which rule makes it so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from panel_tui.figures.line import Row
from panel_tui.figures.portfolio.checking import merit_of
from panel_tui.figures.portfolio.model import HALF, Option, Portfolio, Problem, Rule
from panel_tui.figures.rounding import show_money
from panel_tui.recommend.leeway import Leeway, Need
from panel_tui.recommend.lines import Ranking

Outcome = Literal["fund", "fund in part", "reserve", "decline"]


@dataclass(frozen=True)
class ChosenRow:
    """One proposal. `award` is in pence; `place` is its place on its brief's reserve list.

    `outcome` is None where people must decide on it first. `why` says it in words, and `rules` are those that make it
    so: none where it is simply the merit.
    """

    reference: str
    outcome: Outcome | None
    why: str
    award: int = 0
    place: int | None = None
    needs: tuple[Need, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Jump:
    """That one proposal is funded before another of its brief that has a better place.

    `rules` are those that would break if the better one stood in its stead, with the least that it can use; none where
    that would only cost merit. `why` follows the sentence that says so.
    """

    funded: str
    over: str
    rules: tuple[Rule, ...]
    why: str

    @property
    def words(self) -> str:
        """It as a sentence without a full stop."""
        return f"{self.funded} is funded before {self.over}{self.why}"


@dataclass(frozen=True)
class Chosen:
    """A portfolio with what it was chosen from, for all proposals of a ranking.

    `late` are the ids of rules that came after scoring had begun.
    """

    ranking: Ranking
    problem: Problem
    portfolio: Portfolio
    late: frozenset[str] = frozenset()

    @cached_property
    def rows(self) -> Mapping[str, ChosenRow]:
        """Every proposal of the stage, in the order of briefs and places."""
        found: dict[str, ChosenRow] = {}
        for line in self.ranking.lines.values():
            waiting = 0
            for row in line.rows:
                waiting += self._waits(row.reference)
                found[row.reference] = self._row(row, waiting)
        return found

    @cached_property
    def jumps(self) -> tuple[Jump, ...]:
        """Each proposal that is jumped over, and by which."""
        return tuple(self._jump(by, over) for by, over in self.portfolio.jumps)

    @property
    def merit(self) -> Fraction:
        """Its merit, counted alike whatever the scenario."""
        return merit_of(replace(self.problem, share=HALF), self.portfolio.awards)

    @property
    def gap_in_words(self) -> str:
        """How sure it is that no portfolio is better."""
        gap = self.portfolio.gap
        best = "proven best" if not gap else f"within {max(gap * 100, 0.01):.2g}% of the best"
        return best if self.portfolio.fewest else f"{best}; whether it jumps over the fewest is not proven"

    @cached_property
    def _leeway(self) -> Leeway:
        return Leeway(self.problem, self.portfolio)

    @cached_property
    def _options(self) -> Mapping[str, Option]:
        return {option.reference: option for option in self.problem.options}

    def _waits(self, reference: str) -> bool:
        free = reference in self._options and reference not in self.portfolio.awards
        return free and self._leeway.is_kept_out(reference) is None

    def _row(self, row: Row, waiting: int) -> ChosenRow:
        reference = row.reference
        if reference not in self._options:
            return ChosenRow(reference, None if row.undecided else "decline", row.reason)
        if reference in self.portfolio.awards:
            return self._funded(self._options[reference], self.portfolio.awards[reference])
        out = self._leeway.is_kept_out(reference)
        if out is not None:
            return ChosenRow(reference, "decline", out.words, rules=(out,))
        needs = tuple(self._leeway.needs(reference))
        *several, last = [need.words for need in needs] or [""]
        lacks = f"{', '.join(several)} and {last}" if several else last
        why = f"needs {lacks}" if needs else "it would add no merit"
        return ChosenRow(reference, "reserve", why, place=waiting, needs=needs, rules=tuple(one.rule for one in needs))

    def _funded(self, option: Option, award: int) -> ChosenRow:
        reference = option.reference
        if award < option.ask:
            rules = self._leeway.broken({reference: option.ask})
            why = f"{show_money(option.ask - award)} less than it asks for: {self.cited(rules)}"
            return ChosenRow(reference, "fund in part", why, award, rules=rules)
        put_in = self._leeway.is_put_in(reference)
        if put_in is not None:
            return ChosenRow(reference, "fund", put_in.words, award, rules=(put_in,))
        holding = self._leeway.broken(out=(reference,))
        if holding:
            return ChosenRow(reference, "fund", f"without it {self.cited(holding)} would break", award, rules=holding)
        over = self._before(option)
        if over is not None:
            jump = self._jump(reference, over)
            return ChosenRow(reference, "fund", jump.words, award, rules=jump.rules)
        return ChosenRow(reference, "fund", "within the money and the rules", award)

    def _before(self, option: Option) -> str | None:
        """The last one before it in its brief that is not funded."""
        ahead = [one for one in self.problem.options if one.brief == option.brief and one.place < option.place]
        unfunded = [one for one in ahead if one.reference not in self.portfolio.awards]
        return max(unfunded, key=lambda one: one.place).reference if unfunded else None

    def _jump(self, funded: str, over: str) -> Jump:
        rules = self._leeway.broken({over: self._options[over].least}, (funded,))
        why = (
            f", which in its stead would break {self.cited(rules)}" if rules else ": that makes more merit of the money"
        )
        return Jump(funded, over, rules, why)

    def cited(self, rules: Iterable[Rule]) -> str:
        """Rules as a board reads them."""
        return "; ".join(cited(rule, self.late) for rule in rules)


def cited(rule: Rule, late: Collection[str]) -> str:
    """A rule in its words, where it was published, and whether that was after scoring had begun."""
    came = "; it came after scoring had begun" if rule.id in late else ""
    return f"“{rule.words}” ({rule.source or 'where it was published is not said'}{came})"
