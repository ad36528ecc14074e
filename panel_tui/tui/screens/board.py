"""The board's table: what is advised or decided on each proposal, and the money as it adds up while that is changed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from panel_tui.figures.rounding import NONE, show_count, show_money, show_percent
from panel_tui.recommend.beside import beside
from panel_tui.recommend.board import KINDS, BoardRow, Share
from panel_tui.report.wording import capital
from panel_tui.tui.board_acts import BoardActs
from panel_tui.tui.board_room import BoardRoom
from panel_tui.tui.commands.board import COMMANDS
from panel_tui.tui.paint import Row, cut_between, spread, width_of, wrapped
from panel_tui.tui.screens.board_jobs import BoardJobs
from panel_tui.tui.screens.page import Hanging
from panel_tui.tui.sitting_acts import Past
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.board_table import BoardPane, outcome_words
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.drawer import Drawer

DRAWER, LOW_DRAWER = 10, 7
LEAST_NAME = 12
"""How much room the name of the call should have in the header, to stand there at all."""


class BoardScreen(BoardJobs):
    """The table at one level."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "board"
    STYLE = "board"
    HOME = "board"
    WRITING = ("reason",)
    PLACES: ClassVar = {
        "board": "On the board's table",
        "reason": "While writing advice",
        "follow": "Before the step before is followed",
    }

    def __init__(self, acts: BoardActs) -> None:
        super().__init__(acts)
        self.place = "board"
        self.pane = BoardPane("board")
        self.drawer = Drawer()
        self.room = BoardRoom(acts)

    def compose(self) -> ComposeResult:
        """Header, table, what is current, drawer, footer."""
        yield Bar("header")
        yield self.pane
        yield Bar("current", "panel")
        yield self.drawer
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Show it, and reckon in the background how sure the places are."""
        self.show_all()
        self.begin()

    # What is current

    @property
    def is_unnamed(self) -> bool:
        """Whether it is in projector mode, which it never is."""
        return False

    @property
    def row(self) -> BoardRow | None:
        """The proposal under the cursor; None where there is none."""
        return self.acts.board.rows.get(self.pane.current)

    # Going

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.pane.move(steps)
        self.show_current()

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A row was clicked."""
        if self.place == "board":
            self.pane.go_to(message.key)
            self.show_current()

    def open_awards(self) -> None:
        """Open what follows the decision over the table; what is said there holds here when that is closed."""
        from panel_tui.tui.awards_acts import AwardsActs
        from panel_tui.tui.screens.awards import AwardsScreen

        def back() -> None:
            self.acts.read_again()
            self.show_all()

        self.app.push_screen(AwardsScreen(AwardsActs(self.acts.path, self.acts.chance), back))

    def show_taken_back(self, past: Past) -> None:
        """Show everything anew, with the cursor where something has been taken back."""
        if past.reference:
            self.pane.current = past.reference
        super().show_taken_back(past)

    def leave(self) -> str:
        """Let go of the file. Raises BadInput where what is being written cannot be kept."""
        self.end_work()
        self.drawer.close()
        rows = self.acts.board.rows.values()
        said = f"{self.acts.told} on {sum(row.given is not None for row in rows)} of {len(rows)} proposals"
        self.acts.close()
        return f"{self.acts.path}: {said} is on record."

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
        likely = self.certain.proposals if self.certain else {}
        best = self.chosen.rows if self.chosen else {}
        self.pane.show(self.acts.board, likely, beside(self.acts.ranking, self.certain), best)
        self.show_header()
        self.show_current()
        self.show_hints()

    def show_header(self) -> None:
        """Show what this is, how the money stands, and whether all is saved."""
        board = self.acts.board
        left = f"{show_money(-board.left)} over" if board.left < 0 else f"{show_money(board.left)} left"
        money = f"{show_money(board.allocated)} of {show_money(board.budget)}, {left}"
        right: Row = [(money, "bad bold" if board.left < 0 else "good"), ("  ·  ", "muted")]
        if board.broken:
            right += [(f"{show_count(len(board.broken), 'rule')} broken: m", "bad bold"), ("  ·  ", "muted")]
        right.append((self.acts.told, "foreground"))
        job = self.at_work
        if job is not None:
            right = [(f"{job.words} … esc stops it", "warn bold"), ("  ·  ", "muted"), *right]
        if self.drawer.trouble:
            right = [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        start = "Board" if self.is_narrow else "Board's table"
        room = self.app.size.width - len(start) - width_of(right) - 7
        name = cut_between(self.acts.ranking.standing.call.title, room) if room >= LEAST_NAME else ""
        called: Row = [(" · ", "foreground bold"), (name, "muted")] if name else []
        self.head([(start, "foreground bold"), *called], right)

    def show_current(self) -> None:
        """Say what holds of the proposal under the cursor."""
        width, bar = self.app.size.width, self.query_one("#current", Bar)
        row = self.row
        bar.display = row is not None and not self.drawer.is_open
        if row is None:
            return
        name = cut_between(f" {row.reference}  {row.applicant}: {row.title}", width - 1)
        rows: list[Row] = [[(name, "accent bold")]]
        met = self.acts.met[row.reference].words
        words = [f"It {row.unusual}."] if row.unusual else []
        words += [f"The line: {row.why}.", cut_between(met, width - 3) if self.is_narrow else met]
        if row.given is not None:
            level = capital(self.acts.told)
            words.append(f"{level}: {outcome_words(row.given)}. {row.given.reason}".strip())
            words += [f"Condition: {one}" for one in row.given.conditions]
        else:
            words.append(f"Nothing is on record here; {outcome_words(row.before)} by the step before.")
        lines = [line for one in words for line in wrapped(one, width - 2, " ", " ")]
        most = 4 if self.is_narrow else 6
        if len(lines) > most:
            lines[most - 1 :] = [f"{lines[most - 1]} …"]
        rows += [[(line, "foreground")] for line in lines]
        rows += self._sitting_rows(row.reference, width, most)
        bar.styles.height = len(rows)
        bar.show(*rows)

    def _sitting_rows(self, reference: str, width: int, most: int) -> list[Row]:
        """Who of the board is there and, at its own level, who has an interest in a proposal; nothing where no board is
        on record."""
        sitting = self.room.sitting
        if self.acts.level == "panel" or not sitting.is_kept:
            return []
        told = list(sitting.told_of(reference)) if self.acts.level == "board" else []
        must_leave = any(one.startswith("MUST LEAVE") for one in told)
        here = sitting.told()
        if not sitting.room.seats:
            here += " R records who comes in."
        elif must_leave:
            here += " g calls this one: who must leave leaves."
        look = "bad bold" if must_leave else "warn"
        of_it = [line for one in told for line in wrapped(one, width - 2, " ", " ")]
        there: list[Row] = [[(line, "foreground bold")] for line in wrapped(here, width - 2, " ", " ")]
        return [*there, *([(line, look)] for line in of_it[:most])]

    def share_rows(self) -> list[Row | Hanging | str]:
        """How the awards stand against the rules and how they are shared out, for a page."""
        board = self.acts.board
        found: list[Row | Hanging | str] = ["", [(" Against the rules", "heading bold")]]
        for rule in board.rules:
            found.append(Hanging((" ✘ " if rule.broken else " ✔ ", "bad bold" if rule.broken else "good"), rule.words))
            late = "; it came after scoring had begun" if rule.is_late else ""
            source = f" ({rule.published})" if rule.published else ""
            found.append(Hanging(("   ", "muted"), f"{rule.told}{source}{late}", "bad" if rule.broken else "muted"))
        for kind, shares in board.shares.items():
            found += ["", [(f" {KINDS[kind]}", "heading bold")]]
            found += [_share(one, board.allocated, self.app.size.width - 20) for one in shares]
        return [*found, ""]


def _share(one: Share, allocated: int, width: int) -> Row:
    """A line of it: the money, its part of all, how many awards of how many proposals."""
    part = show_percent(one.money, allocated) if allocated else NONE
    told = f"{show_money(one.money):>12} {part:>4}   {one.awards} of {one.proposals}"
    return spread([(f"   {cut_between(one.name, max(10, width - 34))}", "foreground")], [(told, "foreground")], width)
