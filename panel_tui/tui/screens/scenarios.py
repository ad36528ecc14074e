"""The scenarios over the board's table: figures come as they are worked out; one is saved, changed, dropped, chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from panel_tui.recommend.scenario import Named
from panel_tui.recommend.scenarios_told import cost_rows, scenario_rows
from panel_tui.tui.commands.scenarios import COMMANDS
from panel_tui.tui.jobs import Job
from panel_tui.tui.paint import Row, cut_between, width_of
from panel_tui.tui.screens.page import Page, Sheet
from panel_tui.tui.screens.searching import SearchingScreen, Solve
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.scenario_list import ScenarioList, State, changes_in, how_it_is_written

if TYPE_CHECKING:
    from panel_tui.journal.values import Choice
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.side_by_side import Column
    from panel_tui.tui.screens.board import BoardScreen

DRAWER, LOW_DRAWER = 10, 7
FIGURES, COSTS = "Scenarios", "What each rule costs"


class ColumnKnown(Message):
    """The figures of one scenario are there, for a ranking."""

    def __init__(self, ranking: Ranking, column: Column) -> None:
        super().__init__()
        self.ranking = ranking
        self.column = column


class CostsKnown(Message):
    """What each rule costs is known."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self.rows = rows


class ScenariosScreen(SearchingScreen):
    """The scenarios of the stage, one of them current."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "board#scenarios-by-key"
    HOME = "scenarios"
    WRITING = ("reason",)
    PLACES: ClassVar = {
        "scenarios": "Among the scenarios",
        "reason": "While writing a scenario, or why it is chosen",
        "dropping": "Before a scenario is dropped",
    }

    def __init__(self, under: BoardScreen) -> None:
        super().__init__(under.acts, under.for_scenarios)
        self.under = under
        self.place = "scenarios"
        self.listed = ScenarioList("scenarios")
        self.sheet = Sheet([])
        self.drawer = Drawer()
        self.is_open = False
        """Whether it is on the screen."""
        self.scenarios: tuple[Named, ...] = ()
        self.choice: Choice | None = None
        self._read()

    def compose(self) -> ComposeResult:
        """Header, scenarios, what the current one changes, drawer, footer."""
        yield Bar("header")
        yield Container(self.listed, self.sheet, id="beside")
        yield self.drawer
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Show what is known, and work out the rest."""
        self.is_open = True
        self.renew()

    # What there is

    @property
    def one(self) -> Named:
        """The scenario under the cursor: there is always one."""
        return next(one for one in self.scenarios if one.id == self.listed.current)

    def _read(self) -> None:
        _, _, self.scenarios, self.choice = self.acts.scenarios()

    @property
    def columns(self) -> dict[str, Column]:
        """What is known of the scenarios as they are, by their ids."""
        found = {one.id: self.acts.columns.get(one.id) for one in self.scenarios}
        return {
            one.id: column for one in self.scenarios if (column := found[one.id]) is not None and column.scenario == one
        }

    @property
    def state(self) -> State:
        """What happens to those of which nothing is known."""
        return "working" if any(job.title == FIGURES for job in self.jobs.waiting) else "stopped"

    def renew(self, current: str = "") -> None:
        """Read what there is now, with the cursor on a scenario; work out what is not known."""
        self._read()
        if current:
            self.listed.current = current
        self.work_out()
        self.show_all()

    # What is worked out

    def work_out(self) -> None:
        """Work out the figures that are missing, in the background; they come one by one."""
        ranking, forced, wanted, _ = self.acts.scenarios()
        known = self.acts.columns
        if len(self.columns) == len(wanted):
            return

        def work(solve: Solve, job: Job) -> None:
            from panel_tui.recommend.side_by_side import side_by_side

            for column in side_by_side(ranking, forced, wanted, solve, job.step, known):
                self.post_message(ColumnKnown(ranking, column))

        self.search(FIGURES, work)

    def on_column_known(self, message: ColumnKnown) -> None:
        """Show it, where it is of the present ranking."""
        if message.ranking is self.acts.ranking:
            self.acts.columns[message.column.scenario.id] = message.column
            self.show_all()

    def ask_costs(self) -> None:
        """Find out what each rule costs."""
        self.acts.read_again()
        problem, late = self.acts.problem, self.acts.late

        def work(solve: Solve, job: Job) -> Message:
            from panel_tui.recommend.side_by_side import costs

            return CostsKnown(list(cost_rows(costs(problem, solve, job.step), late)))

        self.search(COSTS, work)

    def on_costs_known(self, message: CostsKnown) -> None:
        """Show it."""
        self.app.push_screen(Page(COSTS, message.rows))

    def show_progress(self) -> None:
        """Show it in the list too."""
        self.show_all()

    def show_side_by_side(self) -> None:
        """Show what is known of all on one page."""
        columns = self.columns
        rows = list(scenario_rows([columns[one.id] for one in self.scenarios if one.id in columns], self.choice))
        waiting = [one.value.title for one in self.scenarios if one.id not in columns]
        if waiting:
            rows += [f"  Not worked out yet: {', '.join(waiting)}", ""]
        self.app.push_screen(Page("Scenarios side by side", rows))

    # Going

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.listed.move(steps)
        self._show_from_the_top()

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A row was clicked."""
        if self.place == "scenarios":
            self.listed.go_to(message.key)
            self._show_from_the_top()

    def _show_from_the_top(self) -> None:
        self.show_current()
        self.sheet.scroll_to(y=0, animate=False, force=True)

    def close(self) -> None:
        """Go back to the board's table."""
        if self.jobs.stop():
            self.searching.cancel()
        self.app.pop_screen()
        self.under.show_all()

    def leave(self) -> str:
        """Stop what is worked out. Raises BadInput where what is being written cannot be kept."""
        self.drawer.close()
        self.jobs.stop()
        self.searching.close()
        return ""

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_open:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        if not self.is_open:
            return
        low = self.is_narrow or self.app.size.height < 30
        self.drawer.display = self.drawer.is_open
        drawer = LOW_DRAWER if low else DRAWER
        self.drawer.styles.height = drawer
        self.listed.display = not (low and self.drawer.is_open)
        self.listed.show(self.scenarios, self.columns, self.choice, self.state)
        self._share_height(self.app.size.height - 2 - (drawer if self.drawer.is_open else 0))
        self.show_header()
        self.show_current()
        self.show_hints()

    def _share_height(self, room: int) -> None:
        """Above each other, the list has what it needs and the changes the rest, but half of it at least."""
        wanted = self.listed.height_for(self.app.size.width - 4) + (0 if self.is_narrow else 2)
        self.listed.styles.height = "1fr" if self.is_huge else min(wanted, room // 2)

    def show_header(self) -> None:
        """Show how far it is, and whether all is saved."""
        if not self.is_open:
            return
        job, known = self.jobs.at_work, f"{len(self.columns)} of {len(self.scenarios)} worked out"
        right: Row = [(known, "good" if len(self.columns) == len(self.scenarios) else "muted")]
        if job is not None:
            words = f"{job.title.lower()} … " if job.title != FIGURES else ""
            right = [(f"{words}{known} … esc stops it", "warn bold")]
        if self.drawer.trouble:
            right = [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        start = "Scenarios · "
        room = self.app.size.width - len(start) - width_of(right) - 4
        name = cut_between(self.acts.ranking.standing.call.title, room)
        self.head([(start, "foreground bold"), (name, "muted")], right)

    def show_current(self) -> None:
        """Show what the scenario under the cursor changes; while one is written, how that is done."""
        pending, acts = self.pending, self.acts
        if self.drawer.is_open and pending is not None and pending.register.kind == "scenario":
            self.sheet.show(list(how_it_is_written(acts.ranking, acts.problem)))
            return
        known = self.columns.get(self.one.id)
        self.sheet.show(list(changes_in(self.one, known, acts.ranking.standing, acts.late, self.state)))
