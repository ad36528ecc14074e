"""The awards: what follows the decision, award by award, and the reserve that comes up with money that is free."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult

from panel_tui.figures.rounding import show_money
from panel_tui.files.blocks import day as in_words
from panel_tui.files.text import clean
from panel_tui.recommend.advice import in_words as advised
from panel_tui.recommend.awards import Award
from panel_tui.recommend.embargo import embargoed
from panel_tui.tui.awards_acts import AwardsActs
from panel_tui.tui.commands.awards import COMMANDS
from panel_tui.tui.paint import Row, cut_between, width_of, wrapped
from panel_tui.tui.screens.asking import AskingScreen
from panel_tui.tui.widgets.awards_pane import AwardsPane
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.drawer import Drawer

DRAWER, LOW_DRAWER = 9, 6


class AwardsScreen(AskingScreen):
    """All awards of the stage."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "awards"
    STYLE = "awards"
    CSS_PATH = "../styles/awards.tcss"
    """It may lie over the board's table, whose application has not read it."""
    HOME = "awards"
    WRITING = ("reason",)
    PLACES: ClassVar = {
        "awards": "Among the awards",
        "reason": "While writing",
        "promote": "Before one is promoted from the reserve",
    }
    acts: AwardsActs

    def __init__(self, acts: AwardsActs, back: Callable[[], None] | None = None) -> None:
        """`back` is called when it is closed, where it lies over another screen."""
        super().__init__()
        self.acts = acts
        self.place = "awards"
        self.pane = AwardsPane("awards", acts.path)
        self.drawer = Drawer()
        self._back = back

    def compose(self) -> ComposeResult:
        """Header, totals, list, what is current, drawer, footer."""
        yield Bar("header")
        yield Bar("totals")
        yield self.pane
        yield Bar("current", "panel")
        yield self.drawer
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Show it."""
        self.show_all()

    # What is current

    @property
    def current(self) -> str:
        """The proposal under the cursor; "" where there is none."""
        return self.pane.current

    @property
    def award(self) -> Award | None:
        """Its award; None where it has none, but is in reserve."""
        return self.acts.awards.awards.get(self.current)

    @property
    def candidate(self) -> str:
        """Whom one would promote here: who is under the cursor in the reserve, else the next of the same brief; ""
        where its reserve is empty."""
        if self.current and self.award is None:
            return self.current
        reserve = self.acts.awards.purse_of(self.current).reserve if self.current else ()
        return reserve[0] if reserve else ""

    # Going

    @property
    def is_over(self) -> bool:
        """Whether it lies over another screen."""
        return self._back is not None

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.pane.move(steps)
        self.show_current()

    def go_to(self, reference: str) -> None:
        """Go to a proposal, where it is listed, and show everything anew."""
        if reference:
            self.pane.current = reference
        self.show_all()

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A row was clicked."""
        if self.place == "awards":
            self.pane.go_to(message.key)
            self.show_current()

    def close(self) -> None:
        """Go back to the screen under it."""
        assert self._back is not None
        self.leave()
        self.app.pop_screen()
        self._back()

    def leave(self) -> str:
        """Let go of the file. Raises BadInput where what is being written cannot be kept."""
        self.drawer.close()
        self.acts.close()
        if self.is_over:
            return ""
        return f"{self.acts.path}: {self.acts.awards.words or 'no award is on record.'}"

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        low = self.is_narrow or self.app.size.height < 30
        self.drawer.display = self.drawer.is_open
        self.drawer.styles.height = LOW_DRAWER if low else DRAWER
        self.pane.show(self.acts.awards)
        self.show_header()
        self._show_totals()
        self.show_current()
        self.show_hints()

    def show_header(self) -> None:
        """Show what this is, until when nobody outside is told, and whether all is saved."""
        until = self.acts.awards.until
        right: Row = [("no day of announcement: e", "muted")]
        if embargoed(until, self.acts.today):
            assert until is not None
            right = [(f"EMBARGOED until {in_words(until)}", "warn bold")]
        elif until:
            right = [(f"announced on {in_words(until)}", "good")]
        if self.drawer.trouble:
            right = [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        start = "Awards · "
        room = self.app.size.width - len(start) - width_of(right) - 4
        name = cut_between(self.acts.ranking.standing.call.title, room)
        self.head([(start, "foreground bold"), (name, "muted")], right)

    def _show_totals(self) -> None:
        found, bar = self.acts.awards, self.query_one("#totals", Bar)
        bar.display = bool(found.decisions)
        its, budget = found.totals, show_money(found.ranked.standing.call.whole_budget)
        left = f"{show_money(-its.left)} over" if its.left < 0 else f"{show_money(its.left)} of {budget} left"
        words = (
            f"{show_money(its.decided)} decided: {show_money(its.accepted)} taken up, "
            f"{show_money(its.waiting)} waiting, {show_money(its.given_back)} given back · {left}"
        )
        rows = wrapped(words, self.app.size.width - 1, " ", " ")
        bar.styles.height = len(rows)
        bar.show(*([(row, "foreground")] for row in rows))

    def show_current(self) -> None:
        """Say what holds of the proposal under the cursor."""
        width, bar = self.app.size.width, self.query_one("#current", Bar)
        bar.display = bool(self.current) and not self.drawer.is_open
        if not self.current:
            return
        proposal = self.acts.ranking.standing.proposals[self.current]
        name = f" {self.current}  {clean(proposal.applicant)}: {clean(proposal.title)}"
        why, *rest = ([*wrapped(one, width - 2, " ", " ")] for one in self._told())
        after = [line for one in rest for line in one]
        # Where there is no room for all of it, a long reason gives way to what became of it.
        room = max(1, (3 if self.is_narrow else 5) - len(after))
        if len(why) > room:
            why[room - 1 :] = [f"{why[room - 1]} …"]
        lines = [*why, *after]
        rows: list[Row] = [[(cut_between(name, width - 1), "accent bold")]]
        rows += [[(line, "foreground")] for line in lines]
        bar.styles.height = len(rows)
        bar.show(*rows)

    def _told(self) -> list[str]:
        """What was decided on the current proposal and what became of it, or what it would need, in sentences."""
        found, one = self.acts.awards, self.award
        value = found.decisions[self.current].value
        by = f" by {value.by}" if value.by else ""
        promoted = ", from the reserve" if value.promoted else ""
        words = [f"Decided{by}: {advised(value)}{promoted}. {value.reason}".strip()]
        if one is not None:
            return [*words, f"{one.words.capitalize()}{f': {one.reason}' if one.reason else '.'}"]
        purse = found.purse_of(self.current)
        short, ask = found.short_of(self.current), found.ranked.rows[self.current].ask
        needs = f"{show_money(short)} more is needed" if short else "that carries it"
        place = purse.reserve.index(self.current)
        turn = "It is next." if not place else f"Before it: {', '.join(purse.reserve[:place])}."
        return [*words, f"Asks {show_money(ask)}; {show_money(purse.free)} is free in its brief: {needs}. {turn}"]
