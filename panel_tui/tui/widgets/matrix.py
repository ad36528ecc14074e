"""The matrix of one proposal: criteria in rows, members in columns, and what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from panel_tui.figures.rounding import show_number
from panel_tui.figures.sheet import Mark, State
from panel_tui.moderate.rows import Matrix, MatrixRow, Person, Square
from panel_tui.moderate.table import ROLES
from panel_tui.tui.paint import Row, cut_between, fitted, wrapped
from panel_tui.tui.widgets.lines import Lines

SIGNS = {
    "not applicable": ("n/a", "not applicable"),
    "abstained": ("abs", "abstained"),
    "recused": ("–", "recused"),
    "declined": ("dec", "declined"),
    "missing": ("·", "missing"),
    "withdrawn": ("wd", "withdrawn"),
    "unsettled": ("?", "two devices differ"),
    "off the scale": ("!", "not on the scale"),
    "covered": ("░", "covered"),
}
"""A sign for each state that is no score, and what it means."""
APART, CROSSED, BELOW, AGREED, DEPARTS, THEN, MARK = "▲▲", "±", "▼", "✔", "≠", "›", "✎"
TITLE = 22
LEAST_TITLE = 12
"""The least width of a criterion's title, on a small window: members beyond the edge come with the cursor."""
WORDS = 25
"""The width of the words at the right, on a screen that has room for them."""
WIDEST = 50
ROOMY = 100
"""From this width on columns stand further apart, and all introducers are named."""


class MatrixPane(Lines):
    """The matrix with its cursor on one cell."""

    class Pointed(Message):
        """A cell was clicked."""

        def __init__(self, criterion: str, member: str) -> None:
            super().__init__()
            self.criterion = criterion
            self.member = member

    def __init__(self) -> None:
        super().__init__("matrix")
        self._matrix: Matrix | None = None
        self._people: tuple[Person, ...] = ()
        self._criterion = self._member = ""
        self._typing: str | None = None
        self._revising: str | None = None
        self._lines: dict[str, int] = {}
        self._columns: dict[str, tuple[int, int]] = {}
        self._sign = self._covers = self._roomy = False

    def show(
        self,
        matrix: Matrix,
        people: tuple[Person, ...],
        criterion: str,
        member: str,
        typing: str | None = None,
        revising: str | None = None,
        roomy: bool = False,
    ) -> None:
        """Show a matrix under the names of `people`. `typing` is an agreed score that is being typed, `revising` a
        member's; `roomy` leaves a line between criteria."""
        self._matrix, self._people, self._criterion, self._member = matrix, people, criterion, member
        self._typing, self._revising, self._roomy = typing, revising, roomy
        self.renew()
        self.reveal()

    def reveal(self) -> None:
        """Bring the cursor into sight."""
        line = self._lines.get(self._criterion, 0)
        self.show_rows(0 if line < 3 else line, line)

    def height_for(self, width: int) -> tuple[int, int]:
        """How many lines the table takes in `width` cells, and how many with its legend."""
        if self._matrix is None:
            return 0, 0
        legend = list(self._legend(self._matrix, max(20, width)))
        table = 2 + len(self._matrix.rows) * (2 if self._roomy else 1)
        return table, table + len(legend)

    # Laying out

    def lay_out(self, width: int) -> None:
        """The table, and what its signs mean."""
        self._lines, self._columns = {}, {}
        matrix = self._matrix
        if matrix is None:
            return
        self._covers = matrix.is_covered
        self._sign = any(square.below for row in matrix.rows for square in row.squares)
        texts = [[self._square(square) for square in row.squares] for row in matrix.rows]
        texts.append([self._beside(_total(total)) for total in matrix.totals])
        texts.append([self._beside(person.initials) for person in self._people])
        gap = 1 if self._sign and width < ROOMY else 2
        cell = max(4, max((cell_len(text) for row in texts for text in row), default=0) + gap)
        fixed = 1 + 5 + 3 + 8 + 8 + 8
        least = TITLE if width >= ROOMY - 22 else LEAST_TITLE
        seen = self._seen(max(1, (width - fixed - least) // cell))
        title = width - fixed - cell * len(seen)
        longest = min(WIDEST, max((cell_len(row.criterion.title) for row in matrix.rows), default=0))
        words = title - WORDS >= longest
        title = min(title, max(least, longest))
        self._measure(title, cell, seen)
        self._head(title, cell, seen, len(seen) < len(self._people))
        for row in matrix.rows:
            self._row(row, title, cell, seen, words)
            if self._roomy:
                self.add([])
        self._totals(matrix, title, cell, seen)
        for line in self._legend(matrix, width):
            self.add(line)

    def _seen(self, many: int) -> range:
        """The columns that are shown, where there is no room for all: those around the cursor."""
        number = len(self._people)
        at = next((place for place, person in enumerate(self._people) if person.id == self._member), 0)
        first = max(0, min(at - many // 2, number - many))
        return range(first, min(number, first + many))

    def _measure(self, title: int, cell: int, seen: range) -> None:
        start = 1 + title + 5 + 3
        self._columns = {
            self._people[number].id: (start + place * cell, start + (place + 1) * cell)
            for place, number in enumerate(seen)
        }

    def _head(self, title: int, cell: int, seen: range, more: bool) -> None:
        row: Row = [(" " + fitted("criterion", title) + "   wt fl", "muted")]
        for number in seen:
            person = self._people[number]
            here = person.id == self._member
            row.append((self._last(self._beside(person.initials), cell), "accent bold" if here else "foreground bold"))
        arrows = "‹›" if more else "  "
        row.append((f"{arrows}median spread  {'mark  ' if self._covers else 'agreed'}", "muted"))
        self.add(row, "surface")

    def _row(self, row: MatrixRow, title: int, cell: int, seen: range, words: bool) -> None:
        here = row.criterion.id == self._criterion
        look = "foreground bold" if here else "foreground"
        weight = f"×{show_number(row.criterion.weight)}" if row.criterion.weight is not None else ""
        floor = show_number(row.criterion.floor) if row.criterion.floor is not None else ""
        line: Row = [
            ("▌" if here else " ", "accent"),
            (fitted(cut_between(row.criterion.title, title), title), look),
            (f"{weight:>5}{floor:>3}", "muted"),
        ]
        for number in seen:
            line += self._cell(row.squares[number], cell, here and row.squares[number].member == self._member)
        line.append((f"{show_number(row.middle):>6}  ", look))
        line += _spread(row)
        line += self._agreed(row, here)
        if words and (said := _in_words(row)):
            line.append((f"← {said}", "warn"))
        self._lines[row.criterion.id] = self.add(line, "panel" if here else "surface")

    def _cell(self, square: Square, width: int, here: bool) -> Row:
        text = self._square(square)
        look = "bad" if square.below else "muted" if square.score is None else "foreground"
        if here and self._revising is not None:
            text, look = f"{self._revising}▏", "ink bold on accent"
        elif here:
            look = f"ink bold on {'bad-fill' if square.below else 'accent'}"
        inside = f"{' ' if here else ''}{text}{'' if self._sign else ' '}"
        return [(" " * (width - cell_len(inside)), "foreground"), (inside, look)]

    def _last(self, text: str, width: int) -> str:
        """A text at the right of its column."""
        return f"{text}{'' if self._sign else ' '}".rjust(width)

    def _square(self, square: Square) -> str:
        """A cell: the first word where it was another, the score that counts, a sign where it is below the floor."""
        text = show_number(square.score) if square.score is not None else SIGNS[square.state][0]
        first = f"{_mark(square.first)}{THEN}" if square.first else ""
        return self._beside(f"{first}{text}", square.below)

    def _beside(self, text: str, below: bool = False) -> str:
        """A text with room for the sign beside it, where any score is below the floor: so that figures stay in line."""
        return f"{text}{BELOW if below else ' ' if self._sign else ''}"

    def _agreed(self, row: MatrixRow, here: bool) -> Row:
        if here and self._typing is not None:
            return [(f"[{self._typing}▏]", "ink bold on accent"), ("  ", "muted")]
        if row.agreed is None and row.mark is not None and self._covers:
            return [(f"{f'{show_number(row.mark)} {MARK}':<7}", "accent bold")]
        if row.agreed is None:
            return [(f"{'_':<7}", "muted")]
        sign = (DEPARTS if row.departs else AGREED) + (BELOW if row.below else "")
        return [(f"{f'{show_number(row.agreed)} {sign}':<7}", "bad bold" if row.below else "good bold")]

    def _totals(self, matrix: Matrix, title: int, cell: int, seen: range) -> None:
        name = fitted(cut_between(f"members' totals, of {show_number(matrix.best)}", title), title)
        row: Row = [(f" {name}{'':8}", "muted")]
        row += [(self._last(self._beside(_total(matrix.totals[number])), cell), "muted") for number in seen]
        row.append((" " * 8, "muted"))
        mark = f" {APART}" if matrix.totals_apart else ""
        apart = "" if matrix.totals_spread is None else f"{show_number(matrix.totals_spread, 1)}{mark}"
        row.append((f"{apart:<8} ", "warn bold" if mark else "muted"))
        if matrix.total is not None:
            row.append((show_number(matrix.total, 1), "good bold"))
        self.add(row)

    # The legend

    def _legend(self, matrix: Matrix, width: int) -> Iterator[Row]:
        if not self._people:
            yield [(" Nobody has been asked to score this proposal yet: panel-tui assign, or add.", "muted")]
        names = [_named(person, width) for person in self._people]
        if self._people and self._people != matrix.people:
            names = [f"{self._people[0].initials} to {self._people[-1].initials}: members, without their names"]
        for line in _listed(names, width - 1):
            yield [(f" {line}", "foreground")]
        for line in _listed(list(_meanings(matrix)), width - 1):
            yield [(f" {line}", "muted")]

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a cell, or on a criterion."""
        at = event.get_content_offset(self)
        if at is None:
            return
        line = at.y + round(self.scroll_offset.y)
        criterion = next((one for one, place in self._lines.items() if place == line), None)
        if criterion is not None:
            columns = self._columns.items()
            member = next((one for one, (start, end) in columns if start <= at.x < end), self._member)
            self.post_message(self.Pointed(criterion, member))


def _mark(mark: Mark) -> str:
    if mark.value is not None:
        return show_number(mark.value)
    return {State.NOT_APPLICABLE: "n/a", State.ABSTAINED: "abs"}.get(mark.state, "·")


def _total(total: Fraction | None) -> str:
    return show_number(total, 1)


def _spread(row: MatrixRow) -> Row:
    marks = (APART if row.apart else "") + (CROSSED if row.crossed else "")
    number = show_number(row.spread)
    look = "warn bold" if marks else "muted"
    return [(f"{f'{number} {marks}':<8} ", look)]


def _in_words(row: MatrixRow) -> str:
    """Why a criterion is to be discussed: "3 apart, floor crossed"."""
    words = [f"{show_number(row.spread)} apart"] if row.apart else []
    return ", ".join([*words, *(["floor crossed"] if row.crossed else [])])


def _named(person: Person, width: int) -> str:
    role = person.role if person.role not in ("", "assessor") else ""
    if width < ROOMY:
        role = "introduces" if role == ROLES["first"] else ""
    soft = "soft interest" if person.interest == "soft" else ""
    more = ", ".join(filter(None, (role, soft)))
    return f"{person.initials} {person.name}{f' ({more})' if more else ''}"


def _meanings(matrix: Matrix) -> Iterator[str]:
    """The signs that occur, with what they mean."""
    squares = [square for row in matrix.rows for square in row.squares]
    if any(row.apart for row in matrix.rows) or matrix.totals_apart:
        yield f"{APART} far apart"
    if any(row.crossed for row in matrix.rows):
        yield f"{CROSSED} both sides of the floor"
    if any(square.below for square in squares) or any(row.below for row in matrix.rows):
        yield f"{BELOW} below the floor"
    if any(square.first for square in squares):
        yield f"2{THEN}3 first 2, now 3"
    for state, (sign, words) in SIGNS.items():
        if any(square.state == state for square in squares):
            yield f"{sign} {words}"
    if any(row.agreed is not None and not row.departs for row in matrix.rows):
        yield f"{AGREED} agreed, the median"
    if any(row.departs for row in matrix.rows):
        yield f"{DEPARTS} agreed, not the median"


def _listed(parts: list[str], width: int) -> list[str]:
    """Parts with dots between them, broken only between two."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + cell_len(part) + 3 <= width:
            lines[-1] += f" · {part}"
        else:
            lines += wrapped(part, width)
    return lines
