"""What the board's table works out in the background: likely places, the portfolio, why one is in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from panel_tui.figures.rounding import show_count, show_money
from panel_tui.recommend.reckoning import Reckoning
from panel_tui.tui.board_acts import BoardActs
from panel_tui.tui.jobs import Job, Line
from panel_tui.tui.looking import Looking
from panel_tui.tui.screens.page import Page
from panel_tui.tui.screens.searching import SearchingScreen, Solve
from panel_tui.tui.searching import Searching
from panel_tui.tui.widgets.board_table import differs
from panel_tui.tui.widgets.firm_lines import firm_lines, stability_lines, why_lines

if TYPE_CHECKING:
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


class PageKnown(Message):
    """What a page has to say has been worked out; `is_more` where it says more than before."""

    def __init__(self, title: str, rows: Sequence[Line], is_more: bool = False) -> None:
        super().__init__()
        self.title = title
        self.rows = rows
        self.is_more = is_more


class BoardJobs(SearchingScreen):
    """A screen over `acts` that works things out in the background, one after the other."""

    def __init__(self, acts: BoardActs) -> None:
        super().__init__(acts, Searching())
        self.for_scenarios = Searching()
        """What looks for those of scenarios: it stays warm when their screen is closed."""
        self.certain: Certainty | None = None
        """How sure the places are, as far as that is known."""
        self.looking: Looking | None = None
        """What looks for the portfolio, with what it has found."""
        self._page: Page | None = None
        """The page of which more is being worked out, by `_filling`."""
        self._filling: Job | None = None
        self._has_ended = False
        """Whether the file is let go of: what was found just before that is no longer shown."""

    # What is worked out

    def begin(self) -> None:
        """Reckon how sure the places are."""
        self.jobs.put(Job(LIKELY, partial(self._reckon, Reckoning(self.acts.ranking)), is_quiet=True))

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
        known = self.looking
        return known.chosen if known is not None and known.ranking is self.acts.ranking else None

    def _looked(self) -> Looking:
        """What looks for the portfolio of the ranking as it is now, and keeps what it finds."""
        self.acts.read_again()
        if self.looking is None or self.looking.ranking is not self.acts.ranking:
            self.looking = Looking(self.acts, self.searching)
        return self.looking

    def look(self) -> None:
        """Look for the portfolio in the background."""
        looking = self._looked()

        def work(_solve: Solve, job: Job) -> Message:
            looking.find(job.step)
            return PortfolioKnown()

        self.search("The portfolio", work)

    def ask_why(self, reference: str) -> None:
        """Find out why a proposal is in the portfolio or not, and what would turn that."""
        looking, title = self._looked(), f"{reference} and the portfolio"

        def work(_solve: Solve, job: Job) -> Message:
            why = looking.why(reference, job.step)
            known = list(why_lines(looking.find(job.step), why))
            self.post_message(PageKnown(title, [*known, "", "  What would turn that is being worked out …", ""]))
            job.step(f"What would turn {reference}")
            firm = looking.firm(reference, job.step)
            return PageKnown(
                title, [*known, *firm_lines(firm, looking.ranking, looking.chances is None), ""], is_more=True
            )

        self._filling = self.search(f"Why {reference}", work)

    def ask_stability(self) -> None:
        """Find out which awards of the portfolio hang on what."""
        looking, cautions = self._looked(), self.acts.cautions()

        def work(_solve: Solve, job: Job) -> Message:
            found = looking.stability(job.step)
            return PageKnown("How stable the portfolio is", [*stability_lines(found, looking.ranking, cautions), ""])

        self.search("How stable the portfolio is", work)

    def idle(self) -> Job | None:
        """Why each is in the portfolio or not, one after the other, while nothing else is to be done."""
        looking = self.looking
        if self._has_ended or looking is None or looking.ranking is not self.acts.ranking or not looking.has_more:
            return None

        def work(job: Job) -> None:
            while looking.has_more and not job.is_stopping:
                looking.find_more()

        return Job("Why each", work, is_quiet=True)

    def on_portfolio_known(self, _message: PortfolioKnown) -> None:
        """Show it."""
        found = self.chosen
        if self._has_ended or found is None:
            return
        self.show_all()
        apart = sum(differs(row, found.rows[row.reference]) for row in self.acts.board.rows.values())
        awards = show_count(len(found.portfolio.awards), "award")
        words = f"The best portfolio: {awards}, {show_money(found.portfolio.spent)}, {found.gap_in_words}."
        self.notice(f"{words} {show_count(apart, 'award')} would be another: see ⇒." if apart else words, "good bold")

    def on_page_known(self, message: PageKnown) -> None:
        """Show a page that was worked out, or what more it has to say; whoever closes it before wants no more."""
        if self._has_ended:
            return
        self.show_all()
        if not message.is_more:
            self._page = Page(message.title, message.rows, self._page_closed)
            self.app.push_screen(self._page)
        elif self._page is not None:
            self._page.show(message.rows)

    def _page_closed(self) -> None:
        """Stop what would have filled the page, and nothing else."""
        self._page, job = None, self._filling
        if job is not None and not job.is_done:
            job.stop()
            if self.jobs.at_work is job:
                self.searching.cancel()

    def on_likely_known(self, message: LikelyKnown) -> None:
        """Show them."""
        if self._has_ended:
            return
        self.certain = message.found
        self.show_all()
