"""The model of a workbook: its sheets with every word, number and note in them.

Writers only lay it out, so that all formats say the same. Its text is clean, of one line, and short enough for a cell,
from the moment it is made.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from panel_tui.files.blocks import Clean, Kind, day
from panel_tui.files.csv_out import digits
from panel_tui.files.line import one_line

ROOM = 32_767
"""So much text a cell holds, in units of UTF-16."""
FIGURES = 15
"""So many digits of a number are kept by a spreadsheet."""
KEPT_NAME = "history"
"""Excel keeps this name of a sheet for itself."""
LONGEST_NAME, LONGEST_TITLE = 31, 200
UNFIT_NAME = re.compile(r"[\[\]:*?/\\']")
CUT = " … [cut here: the whole text has {:,} characters, more than a spreadsheet keeps in a cell]"


@dataclass(frozen=True)
class Shorthand(Clean):
    """What stands in a cell where nothing else can: "[x]". The notes of the workbook say its meaning."""

    mark: str
    meaning: str


@dataclass(frozen=True)
class Link(Clean):
    """A sheet of the same workbook, named in a cell that leads there."""

    sheet: str


Cell = str | int | Fraction | Shorthand | Link
"""Text, a whole number (of pence in a column of money), a score, shorthand, or a link. An empty text is a blank."""


@dataclass(frozen=True)
class Column(Clean):
    """A column of a sheet. `places` are the decimal places of its scores, all that a score has where it is None;
    `note` is the number of the note on it."""

    title: str
    kind: Kind = "text"
    places: int | None = None
    note: int = 0

    @property
    def heading(self) -> str:
        """What stands over it: "Total [note 2]"."""
        return f"{self.title} [note {self.note}]" if self.note else self.title


@dataclass(frozen=True)
class Sheet(Clean):
    """One sheet: its title, lines under it and, where it has columns, one table.

    `keep` columns at the left stay in sight; with `has_total` the last row adds up those above it.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    keep: int = 1
    has_total: bool = False
    cut: int = field(default=0, init=False)
    """How many texts were too long for a cell."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (
            not self.name
            or len(self.name) > LONGEST_NAME
            or UNFIT_NAME.search(self.name)
            or (self.name.casefold() == KEPT_NAME)
        ):
            raise ValueError(f"no sheet can be named {self.name!r}")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"{self.name}, row {number}: {len(row)} cells, not {len(self.columns)}")
        kinds = [column.kind for column in self.columns]
        rows = [tuple(_fit(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in self.rows]
        cut = sum(isinstance(cell, str) and _is_cut(cell) for row in self.rows for cell in row)
        object.__setattr__(self, "columns", tuple(_told_apart(self.columns)))
        object.__setattr__(self, "lines", tuple(_fit_text(line) for line in self.lines))
        object.__setattr__(self, "rows", tuple(rows))
        object.__setattr__(self, "cut", cut)

    @property
    def range(self) -> str:
        """What its table is called in the file: a name without spaces, and not that of any cell."""
        return f"Table_{re.sub('[^A-Za-z0-9]', '_', self.name)}"

    @property
    def head(self) -> int:
        """The row of its headings, from 0: they follow title and lines."""
        return 1 + len(self.lines)

    def places(self, number: int) -> int | None:
        """The decimal places of a column: of money none, or two where any sum has pence."""
        column = self.columns[number]
        if column.kind != "money":
            return column.places
        sums = (row[number] for row in self.rows)
        return 2 if any(isinstance(pence, int) and pence % 100 for pence in sums) else 0


@dataclass(frozen=True)
class Book(Clean):
    """A workbook."""

    title: str
    date: datetime.date
    sheets: tuple[Sheet, ...]
    reference: str = ""
    fingerprint: str = ""
    marking: str = ""
    lang: str = "en-GB"

    def __post_init__(self) -> None:
        super().__post_init__()
        names = Counter(sheet.name.casefold() for sheet in self.sheets)
        if twice := [name for name, times in names.items() if times > 1]:
            raise ValueError(f"sheets of the same name: {', '.join(twice)}")
        cells = (cell for sheet in self.sheets for row in sheet.rows for cell in row)
        if lost := [cell.sheet for cell in cells if isinstance(cell, Link) and cell.sheet.casefold() not in names]:
            raise ValueError(f"links to sheets that are not there: {', '.join(lost)}")

    @property
    def banner(self) -> str:
        """The marking as it stands at the top and bottom of every printed page."""
        return self.marking.upper()

    @property
    def seal(self) -> str:
        """The fingerprint of what the book was made from, for the properties of its file; "" where there is none."""
        return f"Fingerprint {self.fingerprint}" if self.fingerprint else ""

    @property
    def imprint(self) -> str:
        """Reference and date, for the foot of the page."""
        return ", ".join(part for part in (self.reference, day(self.date)) if part)


def words(cell: Cell) -> str | None:
    """The text of a cell; None where it is a number."""
    if isinstance(cell, Shorthand):
        return cell.mark
    if isinstance(cell, Link):
        return cell.sheet
    return cell if isinstance(cell, str) else None


def number(cell: int | Fraction, kind: Kind) -> str:
    """A number in digits as a sheet holds it: money in pounds."""
    return digits(Fraction(cell, 100) if kind == "money" else Fraction(cell))


def _told_apart(columns: tuple[Column, ...]) -> Iterator[Column]:
    """The same columns with no title twice, as somebody's names for them may be: Board, Board (2)."""
    seen: set[str] = set()
    for column in columns:
        title, times = column.title[:LONGEST_TITLE], 1
        while title.casefold() in seen:
            times += 1
            title = f"{column.title[:LONGEST_TITLE]} ({times})"
        seen.add(title.casefold())
        yield replace(column, title=title)


def _fit(cell: Cell, kind: Kind) -> Cell:
    """The cell as a spreadsheet can hold it: a number with too many digits becomes text."""
    if isinstance(cell, str):
        return _fit_text(cell)
    if isinstance(cell, int | Fraction):
        if kind == "text" or (kind != "score" and not isinstance(cell, int)):
            raise ValueError(f"no column of {kind} holds {cell!r}")
        shown = number(cell, kind)
        return cell if len(shown.strip("-").replace(".", "")) <= FIGURES else shown
    return cell


def _fit_text(text: str) -> str:
    line = one_line(text).strip()
    if not _is_long(line):
        return line
    tail = CUT.format(len(line))
    # Two units of UTF-16 at most to a character.
    wide = line[: ROOM - len(tail)].encode("utf-16-le")[: 2 * (ROOM - len(tail))]
    return f"{wide.decode('utf-16-le', errors='ignore').rstrip()}{tail}"


def _is_cut(text: str) -> bool:
    return len(text) > ROOM // 2 and _is_long(one_line(text).strip())


def _is_long(line: str) -> bool:
    return len(line) > ROOM // 2 and len(line.encode("utf-16-le")) > 2 * ROOM
