"""What the board's table works out in the background: likely places, the portfolio, why one is in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from panel_tui.figures.rounding import show_count, show_money
from panel_tui.recommend.reckoning import Reckoning
from panel_tui.recommend.why_told import why_sentences
from panel_tui.report.firmness import firm_sentences, verdict_words
from panel_tui.tui.board_acts import BoardActs
from panel_tui.tui.jobs import Job
from panel_tui.tui.screens.page import Page
from panel_tui.tui.screens.searching import SearchingScreen, Solve
from panel_tui.tui.searching import Searching
from panel_tui.tui.widgets.board_table import differs

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Problem
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.portfolio import Chosen
    from panel_tui.recommend.uncertain import Certainty

LIKELY = "Likely places"


class LikelyKnown(Message):
    """How sure the places are is known."""

    def __init__(self, found: Certainty) -> None:
        super().__init__()
        self.found = found


class PortfolioKnown(Message):
    """The portfolio has been found."""

    def __init__(self, found: Chosen) -> None:
        super().__init__()
        self.found = found


class PageKnown(Message):
    """A page has been worked out and, where that was needed, the portfolio `found`."""

    def __init__(self, title: str, rows: Sequence[str], found: Chosen | None) -> None:
        super().__init__()
        self.title = title
        self.rows = rows
        self.found = found


class BoardJobs(SearchingScreen):
    """A screen over `acts` that works things out in the background, one after the other."""

    QUIET = LIKELY

    def __init__(self, acts: BoardActs) -> None:
        super().__init__(acts, Searching())
        self.for_scenarios = Searching()
        """What looks for those of scenarios: it stays warm when their screen is closed."""
        self.certain: Certainty | None = None
        """How sure the places are, as far as that is known."""
        self._chosen: Chosen | None = None
        self._has_ended = False
        """Whether the file is let go of: what was found just before that is no longer shown."""

    # What is worked out

    def begin(self) -> None:
        """Reckon how sure the places are."""
        self.jobs.put(Job(LIKELY, partial(self._reckon, Reckoning(self.acts.ranking))))

    def on_unmount(self) -> None:
        """However the screen ends, nothing goes on without it."""
        self.end_work()

    def end_work(self) -> None:
        """Stop what is being worked out, and end the processes that look for portfolios."""
        self._has_ended = True
        self.jobs.stop()
        self.searching.close()
        self.for_scenarios.close()

    # How sure the places are

    def _reckon(self, figures: Reckoning, job: Job) -> None:
        job.step("Reckoning likely places")
        self.post_message(LikelyKnown(figures.certainty("estimated", True)))

    # The portfolio

    @property
    def chosen(self) -> Chosen | None:
        """The portfolio, where it has been looked for since anything but advice was said."""
        found = self._chosen
        return found if found is not None and found.ranking is self.acts.ranking else None

    def look(self) -> None:
        """Look for the portfolio in the background."""
        self.acts.read_again()
        acts, known = self.acts, self.chosen
        ranking, problem, late = acts.ranking, acts.problem, acts.late

        def work(solve: Solve, _job: Job) -> Message:
            return PortfolioKnown(_chosen(ranking, problem, late, known, solve))

        self.search("The portfolio", work)

    def ask_why(self, reference: str) -> None:
        """Find out why a proposal is in the portfolio or not, and how firm its outcome by the line is."""
        self.acts.read_again()
        acts, known, slate = self.acts, self.chosen, self.acts.slate()
        ranking, problem, late = acts.ranking, acts.problem, acts.late
        one = self.certain.proposals.get(reference) if self.certain else None
        chance = one.chance_in_money if one else None

        def work(solve: Solve, _job: Job) -> Message:
            from panel_tui.figures.portfolio.why import why_not
            from panel_tui.recommend.firm import firm

            found = _chosen(ranking, problem, late, known, solve)
            why = why_not(problem, found.portfolio, reference, solve)
            how_firm = firm(slate, ranking, reference, chance)
            firmly = (verdict_words(how_firm), *firm_sentences(how_firm))
            lines = ["", *why_sentences(found, why), "", "How firm what the line says of it is:", *firmly, ""]
            return PageKnown(f"{reference} and the portfolio", [f"  {line}" if line else "" for line in lines], found)

        self.search(f"Why {reference}", work)

    def on_portfolio_known(self, message: PortfolioKnown) -> None:
        """Show it."""
        if self._has_ended:
            return
        found = self._chosen = message.found
        self.show_all()
        apart = sum(differs(row, found.rows[row.reference]) for row in self.acts.board.rows.values())
        awards = show_count(len(found.portfolio.awards), "award")
        words = f"The best portfolio: {awards}, {show_money(found.portfolio.spent)}, {found.gap_in_words}."
        self.notice(f"{words} {show_count(apart, 'award')} would be another: see ⇒." if apart else words, "good bold")

    def on_page_known(self, message: PageKnown) -> None:
        """Show a page that was worked out."""
        if self._has_ended:
            return
        self._chosen = message.found or self._chosen
        self.show_all()
        self.app.push_screen(Page(message.title, message.rows))

    def on_likely_known(self, message: LikelyKnown) -> None:
        """Show them."""
        if self._has_ended:
            return
        self.certain = message.found
        self.show_all()


def _chosen(ranking: Ranking, problem: Problem, late: frozenset[str], known: Chosen | None, solve: Solve) -> Chosen:
    """The portfolio: the one that is known, else the best there is."""
    from panel_tui.recommend.portfolio import Chosen

    return known or Chosen(ranking, problem, solve(problem), late)
