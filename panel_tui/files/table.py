"""A table from a CSV file: its header and its rows, each knowing the line it stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.files.text import clean, decode, short

DELIMITERS = ",;\t|"
SAMPLE = 20
MOST_ROWS = 20_000
MOST_COLUMNS = 500
LONGEST_CELL = 200_000
LONGEST_LINE = 2_000_000
MOST_LINES = 500_000


@dataclass(frozen=True)
class Row:
    """One row's cells, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and rows that each have exactly as many cells. All text is clean; a formula is only text."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: Row | None = None, column: int | None = None) -> str:
        """Where a row or cell is, as in "proposals.csv, line 7, column Ask"; without a row, where the header is."""
        line = self.name if row is None else f"{self.name}, line {row.line}"
        return line if column is None else f"{line}, column {self.header[column] or column + 1}"


def read_csv(name: str, data: bytes) -> Table:
    """The table in a CSV file, its cells parted by commas, semicolons, tabs or bars; blank rows are skipped.

    Raises BadInput with every row that has the wrong number of cells, for two columns of one name, an empty file,
    a quotation mark that is not closed, and anything too long.
    """
    text = decode(name, data)
    _check_lengths(name, text)
    faults = Faults()
    records = _records(name, text, faults)
    header = next((record for record in records if any(record.cells)), None)
    if header is None:
        faults.stop()
        raise BadInput(Fault("the file is empty", "Its first row should name the columns.", name))
    table = Table(name, _without_blank_end(header.cells), ())
    _check_header(table, header.line, faults)
    rows = [row for record in records if any(record.cells) and (row := _fitted(record, table, faults))]
    faults.stop()
    return Table(name, table.header, tuple(rows))


def _check_lengths(name: str, text: str) -> None:
    if (lines := text.count("\n") + text.count("\r")) > MOST_LINES:
        raise BadInput(Fault(f"there are {lines:,} lines; at most {MOST_LINES:,} are read", "Split the file.", name))
    for number, line in enumerate(io.StringIO(text), start=1):
        if len(line) > LONGEST_LINE:
            wrong = f"the line has {len(line):,} characters; at most {LONGEST_LINE:,} are read"
            raise BadInput(Fault(wrong, "Is it a table, one row a line?", f"{name}, line {number}"))


def _records(name: str, text: str, faults: Faults) -> Iterator[Row]:
    """The records with their first lines; where one cannot be read, a fault, and no more records."""
    csv.field_size_limit(LONGEST_CELL)  # the module has one limit for everybody, so it is set at each use
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    count = 0
    try:
        for cells in reader:
            count += any(cells)
            if count > MOST_ROWS + 1:
                faults.add(f"there are more than {MOST_ROWS:,} rows", "Split the file.", f"{name}, line {line}")
                return
            yield Row(line, tuple(clean(cell).strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.add(*_explained(error), place=f"{name}, line {line}")


def _explained(error: csv.Error) -> tuple[str, str]:
    """What the csv module means, and the cure."""
    if "field larger" in str(error):
        return f"a cell has more than {LONGEST_CELL:,} characters", "Shorten it, or close its quotation mark."
    return (
        "a quotation mark opens a cell that is not closed as it should be",
        'A cell in quotation marks ends with one, and a mark inside it is written twice: "the ""Crewe"" pilot".',
    )


def _delimiter(text: str) -> str:
    """The delimiter that parts the header, most of the first rows as often as the header, and into the most cells."""
    return max(DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    widths: list[int] = []
    # What was read before an error is enough to judge by; the error is told when the table is read.
    with suppress(csv.Error):
        widths.extend(islice((len(cells) for cells in reader if any(cells)), SAMPLE))
    return (widths.count(widths[0]), widths[0]) if widths and widths[0] > 1 else (0, 0)


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max(number for number, cell in enumerate(cells, start=1) if cell)
    return cells[:last]


def _check_header(table: Table, line: int, faults: Faults) -> None:
    place = f"{table.name}, line {line}"
    if len(table.header) > MOST_COLUMNS:
        wrong = f"there are {len(table.header):,} columns; at most {MOST_COLUMNS} are read"
        raise BadInput(Fault(wrong, "Leave out what is not needed.", place))
    first: dict[str, int] = {}
    for number, cell in enumerate(table.header, start=1):
        same = first.setdefault(" ".join(cell.split()).casefold(), number)
        if cell and same != number:
            wrong = f"columns {same} and {number} are both called {short(cell)}"
            faults.add(wrong, "Give each column a name of its own.", place)


def _fitted(record: Row, table: Table, faults: Faults) -> Row | None:
    """The record with exactly as many cells as the header, where only blank ones are over."""
    width = len(table.header)
    if len(record.cells) < width or any(record.cells[width:]):
        found = len(record.cells)
        faults.add(
            f"the row has {found} {'cell' if found == 1 else 'cells'} and the header {width}",
            "Put text that holds the delimiter in quotation marks, and give every row each column.",
            f"{table.name}, line {record.line}",
        )
        return None
    return Row(record.line, record.cells[:width])
