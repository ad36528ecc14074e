"""Choosing by the portfolio, as other ways to choose are asked: who is funded, were one thing otherwise.

Whether one proposal is in, at another score or ask of its own, needs no portfolio for each score. The best portfolio
without it does not hang on its merit; the best with it grows with its merit. So there is one merit at which the two are
level, and who is above it is in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from panel_tui.figures.portfolio.checking import counted, counts, worth
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Forced, Limit, Option, Portfolio, Problem
from panel_tui.figures.portfolio.solving import PROVEN, NotToThePenny
from panel_tui.figures.portfolio.why import WhyNot, why_not
from panel_tui.figures.slate import Chosen, Slate

NEAR = Fraction(PROVEN) * 5
"""What is nearer to the merit that it needs than solvers can tell is looked at as it is."""
ALWAYS = Fraction(-1)
"""The merit needed by whom the rules keep in whatever its merit."""
ROUNDS = 8
"""How often the merit that is needed is looked for anew where awards may be parts of an ask: mostly it is found at the
second."""


class ByPortfolio:
    """The portfolio of a slate, and who would be in that of another one.

    `pose` makes the problem of a slate, `solve` its portfolio; `portfolio` is that of `slate`. Where rules cannot hold
    together nobody is funded.
    """

    def __init__(
        self,
        slate: Slate,
        portfolio: Portfolio,
        pose: Callable[[Slate], Problem],
        solve: Callable[[Problem], Portfolio],
        whys: dict[str, WhyNot] | None = None,
    ) -> None:
        self.portfolio = portfolio
        self._slate, self._pose, self._solve = slate, pose, solve
        self._problem = pose(slate)
        self._options = {option.reference: option for option in self._problem.options}
        self._whys: dict[str, WhyNot] = {} if whys is None else whys
        self._needed: dict[Option, Fraction | None] = {}
        self._reweighed: dict[tuple[str, tuple[Fraction | None, ...]], Chosen] = {}

    def why(self, reference: str) -> WhyNot:
        """Why a proposal is in or not. Raises BadInput where it is not among those to choose from."""
        if reference not in self._whys:
            self._whys[reference] = why_not(self._problem, self.portfolio, reference, self._solve)
        return self._whys[reference]

    def choose(self, slate: Slate) -> Chosen:
        """Who is in the portfolio of a slate."""
        if slate is self._slate:
            return frozenset(self.portfolio.awards)
        found = self._solved(self._pose(slate))
        return frozenset(found.awards if found else ())

    def funds(self, slate: Slate, reference: str) -> bool:
        """Whether a proposal is in the portfolio of a slate in which nothing is otherwise but its own bid, or the
        weights of its brief."""
        if slate is self._slate:
            return reference in self.portfolio.awards
        brief = slate.briefs[reference]
        scheme = slate.contests[brief].scheme
        if scheme is not self._slate.contests[brief].scheme:
            weights = brief, tuple(one.weight for one in scheme.measures)
            if weights not in self._reweighed:
                self._reweighed[weights] = self.choose(slate)
            return reference in self._reweighed[weights]
        option = next((one for one in self._pose(slate).options if one.reference == reference), None)
        if option is None:
            return False
        needed = self._merit_needed(option)
        if needed is None:
            return False
        return option.merit > needed if abs(option.merit - needed) > NEAR else reference in self.choose(slate)

    def _merit_needed(self, option: Option) -> Fraction | None:
        """From which merit on an option is in, asking what it asks; None where it never is."""
        like = replace(option, merit=Fraction(0), place=1)
        if like not in self._needed:
            self._needed[like] = self._search(option)
        return self._needed[like]

    def _search(self, option: Option) -> Fraction | None:
        without = self._without(option.reference)
        if without is None:
            return ALWAYS
        if not self._fits(option):
            return None
        for _ in range(ROUNDS):
            with_it = self._with(option)
            if with_it is None:
                return None
            short = without.merit - with_it.merit
            if abs(short) <= PROVEN:
                return option.merit
            # The most merit with it is a convex function of its own: its tangent here leads to the point sought, or
            # beyond it, from where the next one leads back.
            part = worth(replace(option, merit=Fraction(1)), with_it.awards[option.reference], self._problem.share)
            merit = option.merit + short / part
            if merit <= 0:
                return ALWAYS
            if option.least == option.ask:
                return merit
            option = replace(option, merit=merit)
        return option.merit

    def _fits(self, option: Option) -> bool:
        """Whether no sum alone is too small for the least that it can use."""
        return all(
            rule.most is None or counted(rule, option, option.least) <= rule.most
            for rule in self._problem.rules
            if isinstance(rule, Limit) and counts(rule, option)
        )

    def _with(self, option: Option) -> Portfolio | None:
        """The best portfolio with an option in it, which stands for the one of its name."""
        if self._options.get(option.reference) == option:
            funded = option.reference in self.portfolio.awards
            return self.portfolio if funded else self.why(option.reference).instead
        others = tuple(one for one in self._problem.options if one.reference != option.reference)
        put_in = Forced("put in", "", reference=option.reference, funded=True)
        return self._solved(replace(self._problem, options=(*others, option), rules=(*self._problem.rules, put_in)))

    def _without(self, reference: str) -> Portfolio | None:
        """The best portfolio without a proposal."""
        return self.why(reference).instead if reference in self.portfolio.awards else self.portfolio

    def _solved(self, problem: Problem) -> Portfolio | None:
        try:
            return self._solve(problem)
        except (NoPortfolio, NotToThePenny):
            return None
