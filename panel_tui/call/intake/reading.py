"""Reading a table row by row: cells by their field, and every fault with its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from panel_tui.call.headings import match
from panel_tui.call.intake.known import listed
from panel_tui.call.money import parse_money
from panel_tui.call.months import parse_months
from panel_tui.faults import Faults
from panel_tui.files.table import Row, Table
from panel_tui.files.text import short

T = TypeVar("T")

BRIEF, LONG = 1_000, 100_000
"""How many characters are kept of a line or two (`journal.fields.Words`), and of a text."""
YES = {"yes": True, "y": True, "true": True, "1": True, "submitted": True, "x": True, "✓": True, "✔": True}
NO = {"no": False, "n": False, "false": False, "0": False, "draft": False, "not submitted": False, "": False}


@dataclass(frozen=True)
class Kind:
    """A kind of table: its fields with the names their columns go by, and those it cannot do without.

    `also` says in words what else it needs. `told_by` are names of columns of which one must be there for the kind to
    be known without being named; `brief` are the fields that hold a line or two and no long text.
    """

    name: str
    fields: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    also: str = ""
    told_by: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()


class Reading:
    """One pass over a table: its columns by field, and the faults found so far."""

    def __init__(self, table: Table, kind: Kind) -> None:
        self.table = table
        self.kind = kind
        self.columns = match(table.header, kind.fields, table.name)
        self.faults = Faults()
        self.seen: dict[Hashable, Row] = {}
        for field in kind.needs:
            self.need(field)

    def need(self, field: str) -> None:
        """That there is a column for `field`."""
        if field not in self.columns:
            names = listed(f'"{name}"' for name in (field, *self.kind.fields[field]))
            self.faults.add(f'there is no column "{field}"', f"It may be called {names}.", self.table.name)

    def rows(self, build: Callable[[Cells], T | None]) -> tuple[T, ...]:
        """What `build` makes of each row; raises BadInput with the faults of the columns, else those of all rows."""
        self.faults.stop()
        self._no_cell_too_long()
        built = [build(Cells(row, self)) for row in self.table.rows]
        self.faults.stop()
        return tuple(one for one in built if one is not None)

    def _no_cell_too_long(self) -> None:
        for field, column in self.columns.items():
            most = BRIEF if field in self.kind.brief else LONG
            for row in self.table.rows:
                length = len(row.cells[column])
                if length > most:
                    wrong = f"the cell holds {length:,} characters, and at most {most:,} are kept"
                    self.faults.add(wrong, "Shorten it.", self.table.place(row, column))


class Cells:
    """The cells of one row, by field. A cell that is wrong is noted as a fault, and something harmless given back."""

    def __init__(self, row: Row, reading: Reading) -> None:
        self.row = row
        self._reading = reading
        self._before = len(reading.faults.found)

    @property
    def sound(self) -> bool:
        """Whether no fault was found in this row so far."""
        return len(self._reading.faults.found) == self._before

    def wrong(self, field: str, wrong: str, right: str = "") -> None:
        """Note a fault of the row, in the field's column if it has one."""
        place = self._reading.table.place(self.row, self._reading.columns.get(field))
        self._reading.faults.add(wrong, right, place)

    def text(self, field: str) -> str:
        """The cell as it is, with its line breaks; "" where there is no such column."""
        column = self._reading.columns.get(field)
        return "" if column is None else self.row.cells[column]

    def line(self, field: str) -> str:
        """The cell on one line."""
        return " ".join(self.text(field).split())

    def needed(self, field: str) -> str:
        """The cell on one line; a blank one is a fault."""
        found = self.line(field)
        if not found:
            self.wrong(field, "the cell is blank", "Fill it in, or take the row out.")
        return found

    def items(self, field: str, marks: str = ";|\n") -> tuple[str, ...]:
        """A list in a cell, its items parted by semicolons, bars or line ends, or by the given `marks`."""
        parts = re.split(f"[{marks}]", self.text(field))
        return tuple(" ".join(part.split()) for part in parts if part.strip())

    def word(self, field: str, words: Mapping[str, T], right: str, otherwise: T) -> T:
        """What the cell's word means; `otherwise` with a fault where it is none of `words`."""
        said = self.line(field)
        found = words.get(said.casefold().rstrip("."))
        if found is not None:
            return found
        self.wrong(field, f"{short(said)} is not one of the words for it" if said else "the cell is blank", right)
        return otherwise

    def yes(self, field: str) -> bool:
        """Whether the cell says yes; a blank cell or no column says no."""
        return self.word(field, YES | NO, "Write yes or no.", False)

    def money(self, field: str) -> int | None:
        """The amount in the cell, in pence; None where it is blank or, with a fault, not an amount."""
        said = self.line(field)
        if not said:
            return None
        try:
            return parse_money(said)
        except ValueError as error:
            self.wrong(field, str(error))
            return None

    def months(self, field: str) -> int | None:
        """The length of time in the cell, in months; None where it is blank or, with a fault, no length of time.

        A bare number is of years where the heading says so: "Duration (years)".
        """
        said = self.line(field)
        if not said:
            return None
        heading = self._reading.table.header[self._reading.columns[field]].casefold()
        try:
            return parse_months(said, in_years="year" in heading)
        except ValueError as error:
            self.wrong(field, str(error))
            return None

    def number(self, field: str, otherwise: int) -> int:
        """The whole number in the cell, from 1 to 99; `otherwise` where it is blank."""
        said = self.line(field)
        if not said:
            return otherwise
        if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= 99:
            return int(said)
        self.wrong(field, f"{short(said)} is not a whole number from 1 to 99", "Write 1 for the first.")
        return otherwise

    def once(self, field: str, what: str, *about: Hashable) -> None:
        """That no other row is about the same; the fault names the other's line."""
        first = self._reading.seen.setdefault(about, self.row)
        if first is not self.row:
            self.wrong(field, f"{what} is given twice: here and on line {first.line}", "Keep one of the two.")
