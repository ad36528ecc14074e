"""The portfolio of one ranking as a screen looks for it in the background, and what has been found out of it so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from panel_tui.faults import PanelError
from panel_tui.recommend.problem import problem_of
from panel_tui.tui.board_acts import BoardActs
from panel_tui.tui.searching import Searching

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.choosing import ByPortfolio
    from panel_tui.figures.portfolio.model import Portfolio, Problem
    from panel_tui.figures.portfolio.why import WhyNot
    from panel_tui.recommend.firm import Firm
    from panel_tui.recommend.portfolio import Chosen
    from panel_tui.recommend.stable import Stability

Step = Callable[[str], None]
AT_ONCE = 1.0
"""Seconds for what is found out without being asked for: who asks for anything else waits no longer than this."""
EACH = 10
"""After how many plausible orders it is told how far it is."""


class Looking:
    """All that the portfolio of a ranking is found from, read once; `chosen` and `whys` are what has been found.

    It reads no workspace later, so that it may be used in a thread: one at a time. Each `step` is told how far it is.
    """

    def __init__(self, acts: BoardActs, searching: Searching) -> None:
        self.ranking, self.late = acts.ranking, acts.late
        self.chosen: Chosen | None = None
        self.whys: dict[str, WhyNot] = {}
        """Why each is in the portfolio or not, as far as that has been found out."""
        self.chances: Mapping[str, float] | None = None
        """In what share of the plausible orders each is in it, once that has been worked out."""
        self._problem, self._forced, self._slate = acts.problem, acts.forced, acts.slate()
        self._searching = searching
        self._step: Step = _quietly
        self._left: deque[str] | None = None

    def find(self, step: Step) -> Chosen:
        """The portfolio: the one that is known, else the best there is."""
        from panel_tui.recommend.portfolio import Chosen

        self._step = step
        if self.chosen is None:
            self.chosen = Chosen(self.ranking, self._problem, self._solve(self._problem), self.late)
        return self.chosen

    def why(self, reference: str, step: Step) -> WhyNot:
        """Why a proposal is in it or not."""
        self.find(step)
        return self._by.why(reference)

    def firm(self, reference: str, step: Step) -> Firm:
        """What would turn that; with its chance where the plausible orders have been gone through."""
        from panel_tui.recommend.firm import firm

        self.find(step)
        chance = (self.chances or {}).get(reference)
        return firm(self._slate, self.ranking, reference, chance, self._by.funds)

    def stability(self, step: Step) -> Stability:
        """How stable all of it is."""
        from panel_tui.recommend.by_portfolio import chances
        from panel_tui.recommend.reckoning import Reckoning
        from panel_tui.recommend.stable import stable

        found = self.find(step)
        if self.chances is None:
            self._step = _quietly

            def drawn(done: int, of: int) -> None:
                if done % EACH == 0:
                    step(f"Plausible order {done} of {of}")

            self.chances = chances(found, Reckoning(self.ranking).figures, "estimated", self._solve, drawn)
        step("With other weights")
        return stable(
            self._slate,
            self.ranking,
            self.chances,
            lambda done, of: step(f"Without member {done} of {of}"),
            self._by.choose,
        )

    @property
    def has_more(self) -> bool:
        """Whether there are proposals of which it has not been found out why they are in the portfolio or not."""
        return self.chosen is not None and self._left != deque()

    def find_more(self) -> None:
        """Find that out of the next, those nearest the line first, where it takes no time to speak of."""
        from panel_tui.figures.portfolio.why import nearest_first, why_not

        assert self.chosen is not None
        portfolio = self.chosen.portfolio
        if self._left is None:
            self._left = deque(nearest_first(self._problem, portfolio))
        if not self._left:
            return
        reference = self._left.popleft()
        if reference in self.whys:
            return
        try:
            why = why_not(self._problem, portfolio, reference, self._solve_at_once)
        except PanelError:  # whoever asks for it is told
            return
        if why.instead is None or why.instead.gap <= portfolio.gap:
            self.whys[reference] = why

    @cached_property
    def _by(self) -> ByPortfolio:
        from panel_tui.recommend.by_portfolio import by_portfolio

        assert self.chosen is not None
        forced = self._forced
        return by_portfolio(self._slate, self.chosen, lambda ranked: problem_of(ranked, forced), self._solve, self.whys)

    def _solve(self, problem: Problem) -> Portfolio:
        return self._searching.solve(problem, self._step)

    def _solve_at_once(self, problem: Problem) -> Portfolio:
        return self._searching.solve(problem, _quietly, AT_ONCE)


def _quietly(_words: str) -> None:
    """Tell nobody."""
