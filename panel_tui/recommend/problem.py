"""What a portfolio is chosen from and by, as it stands at a stage: the proposals that may be funded, and every rule.

The envelope of each brief is a rule like all others: whether money may move between briefs is for the board.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, pairwise

from panel_tui.call.intake.known import key, listed
from panel_tui.call.portfolio_rules import GROUP_KINDS, GroupKind, PortfolioRule
from panel_tui.call.proposal import Proposal
from panel_tui.figures.line import Row
from panel_tui.figures.portfolio.model import HALF, Exclusive, Forced, Group, Limit, Needs, Option, Problem, Rule
from panel_tui.figures.rounding import show_money
from panel_tui.figures.scheme import HUNDRED, Scheme
from panel_tui.recommend.lines import Ranking

CALL = "the call"


def problem_of(ranking: Ranking, forced: Sequence[Forced] = (), share: Fraction = HALF) -> Problem:
    """The problem at a stage: what its lines do not decline, and the rules of budget, briefs, call and chair.

    Money is kept to year by year only where every proposal names its asks by year, all of them years of the budget; a
    budget of one year is all asked for in it. What cannot be kept to is left out; `remarks` names it.
    """
    posed = _Posed(ranking, forced)
    return Problem(posed.options, posed.rules, share)


def remarks(ranking: Ranking, forced: Sequence[Forced] = ()) -> tuple[str, ...]:
    """What a board should know of the rules, a sentence each: which cannot be kept to or count nobody, and why."""
    return tuple(_Posed(ranking, forced).remarks)


def merit_of(total: Fraction, scheme: Scheme) -> Fraction:
    """A total as a merit from 0 to 100, higher being better: a weighted total as it stands, any other as the part of
    the best one, counted from nothing or, where shares are of the range, from the worst one."""
    if scheme.total == "weighted":
        return total
    worst = scheme.total_of({one.id: one.worst for one in scheme.counting}) or Fraction(0)
    nothing = scheme.merit(worst) if scheme.share == "of_range" else Fraction(0)
    return HUNDRED * (scheme.merit(total) - nothing) / (scheme.merit(scheme.best_total()) - nothing)


class _Posed:
    """The parts of a problem, and what is to be said of them."""

    def __init__(self, ranking: Ranking, forced: Sequence[Forced]) -> None:
        self._ranking = ranking
        self._call = ranking.standing.call
        self._years = list(self._call.budget)
        self.remarks: list[str] = []
        self.options = tuple(self._options())
        self._references = {one.reference for one in self.options}
        self.rules: tuple[Rule, ...] = (*self._budget(), *self._envelopes(), *self._published(), *self._forced(forced))
        self._unknown_durations()

    def _options(self) -> Iterator[Option]:
        for row in self._ranking.rows.values():
            if row.outcome == "decline" or row.place is None or row.total is None:
                continue
            proposal = self._ranking.standing.proposal(row.reference)
            yield Option(
                reference=row.reference,
                merit=merit_of(row.total, self._ranking.scheme(row.reference)),
                ask=row.ask,
                least=min(proposal.viable_minimum or row.ask, row.ask),
                groups=frozenset((kind, name) for kind in GROUP_KINDS if (name := getattr(proposal, kind))),
                place=row.place,
                by_year=self._by_year(proposal, row.ask),
            )

    def _by_year(self, proposal: Proposal, ask: int) -> tuple[int, ...]:
        """The asks of the budget's years; () where the proposal names none, or one that is none of the budget's.

        Of another ask than the proposal's own each year has its part, to the penny.
        """
        if len(self._years) == 1:
            return (ask,)
        asks = proposal.ask_by_year
        if not asks or not set(asks) <= set(self._years):
            return ()
        sums = accumulate((asks.get(year, 0) for year in self._years), initial=0)
        return tuple(after - before for before, after in pairwise(one * ask // proposal.ask for one in sums))

    @cached_property
    def _without_years(self) -> str:
        """The proposals for whose sake no year can be kept to; "" where all can."""
        return listed((one.reference for one in self.options if not one.by_year), 3)

    def _budget(self) -> Iterator[Rule]:
        whole = self._call.whole_budget
        yield Limit("budget/all", f"The whole budget: at most {show_money(whole)}", CALL, most=whole)
        if len(self._years) > 1 and self._without_years:
            self._remark("The budget of each year alone is not kept to", self._why_no_years)
            return
        for number, (year, money) in enumerate(self._call.budget.items() if len(self._years) > 1 else ()):
            words = f"The budget of {year}: at most {show_money(money)}"
            yield Limit(f"budget/{year}", words, CALL, most=money, year=number)

    def _envelopes(self) -> Iterator[Rule]:
        for brief, line in self._ranking.lines.items():
            title = self._ranking.standing.rubrics[brief].title
            yield Limit(
                f"brief/{brief}",
                f"The envelope of {title}: at most {show_money(line.envelope)}",
                f"the rubric of {title}",
                frozenset({("brief", brief)}),
                most=line.envelope,
            )

    def _published(self) -> Iterator[Rule]:
        for rule in self._call.rules:
            if rule.needs is not None:
                yield from self._needs(rule, rule.needs.proposal, rule.needs.needed)
            elif rule.exclusive:
                yield from self._exclusive(rule)
            elif rule.year is not None and self._without_years:
                self._remark(f"The rule {rule.id} is not kept to", self._why_no_years)
            else:
                yield self._limit(rule)

    def _limit(self, rule: PortfolioRule) -> Limit:
        money = rule.budget_of(self._call.budget)
        ends = [end for end in (rule.least, rule.most) if end is not None]
        return Limit(
            rule.id,
            rule.words,
            rule.published,
            frozenset(group for kind, names in rule.groups.items() for group in self._groups(rule, kind, names)),
            unit="number" if ends[0].unit == "number" else "money",
            least=rule.least.at_least(money) if rule.least else None,
            most=rule.most.at_most(money) if rule.most else None,
            year=None if rule.year is None else self._years.index(rule.year),
        )

    def _groups(self, rule: PortfolioRule, kind: GroupKind, names: Sequence[str]) -> Iterator[Group]:
        """The groups that a rule names, as proposals spell them; one that no proposal names, as the rule does."""
        for name in names:
            found = {written for written, meant in self._spelt[kind].items() if key(name) in meant}
            if not found:
                self._remark(f"The rule {rule.id} counts nobody for “{name}”", f"no proposal has it as its {kind}")
            for written in found or {name}:
                yield kind, written

    @cached_property
    def _spelt(self) -> Mapping[GroupKind, Mapping[str, set[str]]]:
        """The names that proposals of the stage give, by kind, with all that may be meant by them: a strand's title."""
        found: dict[GroupKind, dict[str, set[str]]] = {kind: {} for kind in GROUP_KINDS}
        for reference in self._ranking.rows:
            proposal = self._ranking.standing.proposal(reference)
            for kind in GROUP_KINDS:
                name = getattr(proposal, kind)
                found[kind].setdefault(name, set()).add(key(name))
            titles = self._ranking.standing.rubrics[proposal.brief].strands
            found["strand"][proposal.strand].add(key(titles.get(proposal.strand, proposal.strand)))
        return found

    def _exclusive(self, rule: PortfolioRule) -> Iterator[Rule]:
        there = {self._row(rule, name) for name in rule.exclusive}
        references = frozenset(row.reference for row in there if row and row.reference in self._references)
        if len(references) > 1:
            yield Exclusive(rule.id, rule.words, rule.published, references)

    def _needs(self, rule: PortfolioRule, proposal: str, needed: str) -> Iterator[Rule]:
        """What needs a proposal that cannot be funded cannot be funded either."""
        one, other = self._row(rule, proposal), self._row(rule, needed)
        if one is None or other is None or one.reference not in self._references:
            return
        if other.reference in self._references:
            yield Needs(rule.id, rule.words, rule.published, one.reference, other.reference)
        else:
            words = f"{rule.words} ({other.reference} is declined: {other.reason})"
            yield Forced(rule.id, words, rule.published, one.reference, funded=False)

    def _row(self, rule: PortfolioRule, name: str) -> Row | None:
        """The proposal that a rule names; None, with a remark, where it is not judged at the stage."""
        row = self._ranking.rows.get(self._ranking.standing.known.find_proposal(name) or "")
        if row is None:
            self._remark(
                f"The rule {rule.id} is not kept to as it stands", f"there is no proposal {name} at this stage"
            )
        return row

    def _forced(self, forced: Sequence[Forced]) -> Iterator[Rule]:
        for one in forced:
            if one.reference in self._references:
                yield one
            elif one.funded:
                row = self._ranking.rows.get(one.reference)
                self._remark(
                    f"{one.reference} cannot be put in", row.reason if row else "it is not judged at this stage"
                )

    def _unknown_durations(self) -> None:
        """Name the proposals of which nobody can tell whether they are unusual."""
        proposals = self._ranking.standing.proposals
        unknown = [one.reference for one in self.options if proposals[one.reference].duration is None]
        if self._call.usual_duration.words and unknown:
            run = "it runs" if len(unknown) == 1 else "they run"
            names = listed(unknown, 3)
            self._remark(f"The usual duration is not held against {names}", f"it is not known how long {run}")

    @property
    def _why_no_years(self) -> str:
        return f"asks by year of the budget are missing for {self._without_years}"

    def _remark(self, what: str, why: str) -> None:
        self.remarks.append(f"{what}: {why}.")
