"""What the scores say of the panel: agreement, severity, use of the scale, drift, shifts, gaps, outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from panel_tui.moderate.record import needs_the_chairs_own
from panel_tui.recommend.reckoning import Reckoning
from panel_tui.tui.commands.the_panel import COMMANDS
from panel_tui.tui.paint import Row, Span, cut_between, width_of
from panel_tui.tui.screens.over_table import OverTable
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.section import SectionPane
from panel_tui.tui.widgets.tabs import Places

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.recommend.reconciled import Reconciled
    from panel_tui.tui.screens.table import TableScreen

SECTIONS = ("Agreement", "Severity", "Scale", "Drift", "Shifts", "Gaps", "Outcomes", "Discuss")
"""The sections' names in their order, known before anything is reckoned."""
IN_GUIDE = (
    "agreement",
    "severity",
    "use-of-the-scale",
    "drift",
    "first-scores-and-later-ones",
    "missing-and-without-a-reason",
    "outcomes",
    "what-must-be-discussed-and-scores-far-from-expectation",
)
"""Where the guide says more of each."""


class PanelScreen(OverTable["Reconciled"]):
    """The panel, as it stands when this is opened."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "chair#what-the-panels-scores-say"
    GUIDES: ClassVar = {name: f"chair#{heading}" for name, heading in zip(SECTIONS, IN_GUIDE, strict=True)}
    PLACES: ClassVar = {"panel": "On the page on the panel"}
    TITLE = "What the scores say of the panel"
    STEPS = ("the figures", "how sure agreement is")

    def __init__(self, under: TableScreen) -> None:
        super().__init__(under)
        self.place = "panel"
        self.at = 0
        """The number of the section that is shown."""
        self.named = False
        """Whether members have their names."""
        self.ranked = self.acts.ranking()
        self._record = self.acts.panel_record()
        self._figures = Reckoning(self.ranked)
        self.pane = SectionPane("section")

    def compose(self) -> ComposeResult:
        """Header, what is assumed, the names of the sections, one section, footer."""
        self.tabs = Places("sections")
        yield Bar("header")
        yield Bar("assumed")
        yield self.tabs
        yield self.pane
        yield Bar("footer")
        self.fit()

    def reckon(self, mode: Mode, intervals: bool) -> Reconciled:
        """The panel's figures."""
        return self._figures.panel(self._record, mode, intervals)

    # Going

    def step(self, sections: int) -> None:
        """Go to another section, round and round."""
        self.go((self.at + sections) % len(SECTIONS))

    def go(self, number: int) -> None:
        """Go to a section: its beginning."""
        self.at = number
        self.show_all()
        self.pane.scroll_home(animate=False, force=True)

    def name_members(self) -> None:
        """Show names instead of letters, or letters again. Raises BadInput where names are not to be told."""
        if not self.named:
            needs_the_chairs_own(self.acts.workspace, "here members stay letters.")
        self.named = not self.named
        self.show_all()
        self.notice("Names are shown: for your eyes alone." if self.named else "Members are letters again.")

    def on_places_chosen(self, message: Places.Chosen) -> None:
        """The name of a section was clicked."""
        self.go(SECTIONS.index(message.place))

    @property
    def guide_here(self) -> str:
        """What the guide says of the section that is shown."""
        return self.GUIDES[SECTIONS[self.at]]

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        if not self.is_open:
            return
        self._show_header()
        self.show_progress()
        self._show_tabs()
        found = self.found
        if found is None:
            self.pane.show([] if self.trouble else [("Reckoning …", "muted")], None)
        else:
            from panel_tui.recommend.picking import picking, picking_words
            from panel_tui.report.panel_told import sections

            section = sections(found, self.named)[self.at]
            if SECTIONS[self.at] == "Agreement":
                section = replace(section, blocks=(*section.blocks, *picking_words(picking(found, self.ranked))))
            self.pane.show(self._before(found, section.of_members), section)
        self.settle()  # whether it scrolls is known then
        self.show_hints()

    def _before(self, found: Reconciled, of_members: bool) -> Iterator[Span]:
        """What holds of the section before anything is read in it."""
        from panel_tui.report.panel_told import letters_words

        for caution in found.cautions():
            yield caution, "warn"
        if of_members:
            yield "Members have their names: N letters them." if self.named else letters_words(found), "muted"

    def _show_header(self) -> None:
        named: Row = [("NAMES: for the chair alone", "warn bold")]
        right: Row = named if self.named else [("members are letters", "muted")]
        start = "The panel · "
        room = self.app.size.width - len(start) - width_of(right) - 4
        self.head([(start, "foreground bold"), (cut_between(self.ranked.standing.call.title, room), "muted")], right)

    def _show_tabs(self) -> None:
        """The names of all sections or, where there is no room for them, their numbers and the name of this one."""
        places = [
            (name, name if number == self.at or not self.is_narrow else "") for number, name in enumerate(SECTIONS)
        ]
        shown = [(name, f"{number} {words}".rstrip()) for number, (name, words) in enumerate(places, start=1)]
        self.tabs.show_places(shown, SECTIONS[self.at], "", self.app.size.width)
