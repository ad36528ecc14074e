"""The board's table: a line a proposal under its brief, what is advised on it, and the money down to there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len

from panel_tui.figures.rounding import show_money, show_place, show_total
from panel_tui.journal import values
from panel_tui.recommend.advice import in_words
from panel_tui.recommend.beside import Beside
from panel_tui.recommend.board import Board, BoardBrief, BoardRow
from panel_tui.recommend.why_told import outcome
from panel_tui.tui.paint import Row, cut, cut_between, fitted, width_of, wrapped
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.likely import bar

if TYPE_CHECKING:
    from panel_tui.recommend.portfolio import ChosenRow
    from panel_tui.recommend.uncertain import Uncertain

GLYPHS: Mapping[str, tuple[str, str]] = {
    "fund": ("✔", "good"),
    "fund with conditions": ("✎", "good"),
    "fund in part": ("◐", "good"),
    "reserve": ("◌", "warn"),
    "defer": ("…", "warn"),
    "decline": ("✘", "muted"),
}
SIGNS = (
    "✔ fund · ✎ with conditions · ◐ in part · ◌ reserve · … defer · ✘ decline · ≠ departs · grey: not on record here"
)
MONEY, LIKELY, ADVICE, BAR = 12, 8, 24, 30
WIDE = 110
"""From this width on the advice is told in words."""
HUGE = 160
"""From this width on likely places are drawn too."""
Likely = Mapping[str, "Uncertain"]


class BoardPane(Chooser):
    """The table."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.is_active = True
        self._board: Board | None = None
        self._likely: Likely = {}
        self._sides: Mapping[str, Beside] = {}
        self._best: Mapping[str, ChosenRow] = {}

    def show(self, board: Board, likely: Likely, sides: Mapping[str, Beside], best: Mapping[str, ChosenRow]) -> None:
        """Show a table; `likely` is how sure the places of proposals are, as far as that is known, `sides` are these
        places themselves; `best` is what the portfolio would have, where it has been looked for."""
        self._best = best
        self._board, self._likely, self._sides = board, likely, sides
        self.choose_from(list(board.rows))

    def lay_out_rows(self, width: int) -> None:
        """What the signs mean, then brief by brief."""
        if self._board is None:
            return
        if not self._board.rows:
            for words in ("There is no proposal in this call yet.", "The office adds them: panel-tui add."):
                self.say(words, width)
            return
        for part in wrapped(SIGNS, width - 1, " ", " "):
            self.add([(part, "muted")])
        for brief in self._board.briefs:
            self._brief(brief, width)

    def _brief(self, brief: BoardBrief, width: int) -> None:
        over = brief.left < 0
        left = f"{show_money(-brief.left)} over" if over else f"{show_money(brief.left)} left"
        money = f": {show_money(brief.allocated)} of {show_money(brief.envelope)}, "
        title = cut_between(f"{brief.id} {brief.title}", max(10, width - 1 - cell_len(money + left)))
        self.add([])
        self.add([(f" {title}{money}", "heading bold"), (left, "bad bold" if over else "heading bold")])
        if not brief.rows:
            self.add([(" No proposals.", "muted")])
            return
        self.add([(self._heads(width), "muted")])
        drawn = False
        for row in brief.rows:
            if not drawn and not row.is_above and row.place is not None:
                drawn = True
                self.add([(f" {'╌' * 4} the line {'╌' * max(0, width - 17)}", "accent")])
            self.put(row.reference, self._line(row, width))

    def _heads(self, width: int) -> str:
        name = self._name_width(width)
        likely = f" {'likely':>{LIKELY - 1}}" if self._likely else ""
        who = fitted("applicant" if name > len("applicant") else "who", name)
        words = f"     {'place':>5} {fitted('proposal', 10)}{who}{'total':>6}{likely}"
        advice = "  advice" if width >= WIDE else ""
        head = f"{words}{'asks':>{MONEY}}{'award':>{MONEY}}{'in all':>{MONEY}}{advice}"
        return f"{head:<{width - 1 - BAR}}{'likely places':^{BAR}}" if self._has_bars(width) else head

    def _has_bars(self, width: int) -> bool:
        return bool(self._likely) and width >= HUGE

    def _name_width(self, width: int) -> int:
        fixed = 5 + 6 + 10 + 6 + (LIKELY if self._likely else 0) + 3 * MONEY + (2 + ADVICE if width >= WIDE else 0)
        fixed += 2 + BAR if self._has_bars(width) else 0
        return max(0, min(44, width - 1 - fixed))

    def _line(self, row: BoardRow, width: int) -> list[Row]:
        now, recorded = row.now, row.given is not None
        glyph, look = GLYPHS[now.outcome] if now else ("?", "bad bold")
        look = look if recorded else "muted"
        name = self._name_width(width)
        line: Row = [
            (f"{glyph}{'≠' if row.differs else ' '} ", look),
            (f"{show_place(row.place, row.is_tied):>5} ", "foreground"),
            (fitted(cut_between(row.reference, 9), 10), "foreground bold"),
            (fitted(cut(row.applicant, max(0, name - 1)), name), "foreground"),
            (f"{show_total(row.total):>6}", "foreground"),
        ]
        if self._likely:
            line.append((f"{_places(self._likely.get(row.reference)):>{LIKELY}}", "muted"))
        line.append((f"{show_money(row.ask):>{MONEY}}", "muted"))
        award = show_money(row.award) if row.award else "–"
        line.append((f"{award:>{MONEY}}", look if row.award else "muted"))
        line.append((f"{show_money(row.running):>{MONEY}}", "foreground" if row.award else "muted"))
        if width >= WIDE:
            line.append((f"  {fitted(cut_between(outcome_words(now), ADVICE), ADVICE)}", look))
        if self._has_bars(width):
            side, one = self._sides.get(row.reference), self._likely.get(row.reference)
            line.append((" " * max(0, width - 1 - BAR - width_of(line)), "muted"))
            line += bar(BAR, side, one.rank_50, one.rank_90) if side and one else []
        told = [(part, "warn") for part in self._why(row, width)]
        told += [(part, "accent") for part in self._in_portfolio(row, width)]
        return [line, *([span] for span in told)]

    def _in_portfolio(self, row: BoardRow, width: int) -> list[str]:
        """What the portfolio would have instead, and why, under its line."""
        best = self._best.get(row.reference)
        if best is None or not differs(row, best):
            return []
        return wrapped(f"⇒ portfolio: {outcome(best)}; {best.why}", max(20, width - 14), " " * 9, " " * 11)

    def _why(self, row: BoardRow, width: int) -> list[str]:
        """Why it departs from the step before, under its line."""
        if not row.differs or row.given is None:
            return []
        was = outcome_words(row.before) if row.before else "nothing"
        return wrapped(f"≠ {was} before: {row.given.reason}", max(20, width - 14), " " * 9, " " * 11)


def differs(row: BoardRow, best: ChosenRow) -> bool:
    """Whether the portfolio would have another award for a proposal than stands."""
    return row.award != best.award


def _places(one: Uncertain | None) -> str:
    """The likely places at 90%: "2–4"; nothing where there is nothing to compare."""
    if one is None or one.rank_90 is None:
        return ""
    first, last = one.rank_90
    return str(first) if first == last else f"{first}–{last}"


def outcome_words(one: values.Recommendation | None) -> str:
    """What is advised, in a few words."""
    return in_words(one) if one is not None else "needs a decision"
