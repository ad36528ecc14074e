"""The ranking: each brief's order by total, mean, median, calibrated score and expected rank, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from panel_tui.recommend.beside import By
from panel_tui.recommend.reckoning import Reckoning
from panel_tui.report.how_sure import place_words
from panel_tui.tui.commands.ranking import COMMANDS
from panel_tui.tui.paint import Row, cut_between, width_of, wrapped
from panel_tui.tui.screens.over_table import OverTable
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.compared import ComparedPane

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.recommend.uncertain import Certainty
    from panel_tui.tui.screens.table import TableScreen

LISTED: dict[By, str] = {
    "place": "by official place",
    "calibrated": "by calibrated score",
    "expected": "by expected rank",
}
"""What the proposals of a brief are listed by, in the order in which the key goes through them."""


class RankingScreen(OverTable["Certainty"]):
    """The ranking, as it stands when it is opened."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "chair#how-sure-the-order-is"
    PLACES: ClassVar = {"ranking": "In the ranking"}
    TITLE = "How sure the order is"
    STEPS = ("calibrated scores", "likely places")

    def __init__(self, under: TableScreen) -> None:
        super().__init__(under)
        self.place = "ranking"
        self.by: By = "place"
        self.ranked = self.acts.ranking()
        self._figures = Reckoning(self.ranked)
        self._hidden = self._not_in_this_file()
        self.pane = ComparedPane("compared")
        self.pane.current = self.under.reference or ""
        self.show_all()

    def compose(self) -> ComposeResult:
        """Header, what is assumed, the ranking, what holds of the current proposal, footer."""
        yield Bar("header")
        yield Bar("assumed")
        yield self.pane
        yield Bar("current", "panel")
        yield Bar("footer")
        self.fit()

    def reckon(self, mode: Mode, intervals: bool) -> Certainty:
        """How sure it is."""
        return self._figures.certainty(mode, intervals)

    # Going

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.pane.move(steps)
        self.show_current()

    def sort(self) -> None:
        """List the proposals of each brief by the next figure."""
        ways = list(LISTED)
        self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        self.show_all()
        self.notice(f"Listed {LISTED[self.by]}.")

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A row was clicked: go there; a click on the current one opens it."""
        if message.key == self.pane.current:
            self.close().open(message.key)
            return
        self.pane.go_to(message.key)
        self.show_current()

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_open:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        certain = self.found
        is_reckoning = certain is None and not self.trouble
        self.pane.show(self.ranked, certain, self._notes(certain), self.by, is_reckoning)
        if self.is_open:
            self._show_header()
            self.show_progress()
            self.show_current()

    def show_current(self) -> None:
        """Say what holds of the proposal under the cursor."""
        if not self.is_open:
            return
        width, bar = self.app.size.width, self.query_one("#current", Bar)
        lines = 5 if self.is_narrow else 3 if self.is_huge else 4
        bar.styles.height = lines
        reference = self.pane.current
        row = self.ranked.rows.get(reference)
        if row is None:
            bar.show([])
            return
        applicant = self.ranked.standing.proposals[reference].applicant
        words = wrapped(
            place_words(self.ranked, row, self.pane.figures(reference), self.pane.sides.get(reference)),
            width - 1,
            " ",
            " ",
        )
        if len(words) > lines - 1:
            words[lines - 2 :] = [cut_between(" ".join(words[lines - 2 :]), width - 1)]
        name = cut_between(f" {reference}  {applicant}", width - 1)
        bar.show([(name, "accent bold")], *([(line, "foreground")] for line in words))

    def _show_header(self) -> None:
        items = [item for item in self.under.table.agenda if not item.unscored]
        agreed = sum(item.is_agreed for item in items)
        right: Row = [(f"{agreed} of {len(items)} agreed", "good" if items and agreed == len(items) else "muted")]
        start = f"The ranking {LISTED[self.by]} · "
        room = self.app.size.width - len(start) - width_of(right) - 4
        self.head([(start, "foreground bold"), (cut_between(self.ranked.standing.call.title, room), "muted")], right)

    # What to beware of

    def _notes(self, certain: Certainty | None) -> dict[str, list[str]]:
        notes = defaultdict(list, {brief: list(words) for brief, words in self._hidden.items()})
        for brief, cautions in (certain.cautions if certain else {}).items():
            notes[brief] += cautions
        return notes

    def _not_in_this_file(self) -> dict[str, list[str]]:
        """By brief: whose scores the chair may not see yet, or never."""
        table, found = self.under.table, {}
        for brief, line in self.ranked.lines.items():
            hidden = [row.reference for row in line.rows if table.hidden(row.reference)]
            if hidden:
                found[brief] = [f"Others' scores are not in your file, and so in no figure: {', '.join(hidden)}."]
        return found
