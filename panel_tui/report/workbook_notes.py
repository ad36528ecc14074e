"""What the sheets of a workbook share: its notes, its shorthand, and the lines under a title."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from panel_tui.figures.rounding import half_up
from panel_tui.files.book import Cell, Column, Sheet, Shorthand
from panel_tui.report.material import Material

NOTHING = Shorthand("[x]", "Not available: nothing has been said or recorded.")
NOT_APPLICABLE = Shorthand("[z]", "Not applicable: there can be nothing here.")
ABSTAINED = Shorthand("[a]", "The member abstained.")

ONE_TABLE = "This worksheet contains one table."
EXPLAINED = "Notes and shorthand, in square brackets, are explained in the worksheet Notes."
NOTES, CONTENTS = "Notes", "Contents"


class Notes:
    """Hands out the numbers of notes in the order in which they are asked for, and builds the sheets they are on."""

    def __init__(self, material: Material) -> None:
        self._marking = material.call.marking.upper()
        self._numbers: dict[str, int] = {}
        self._shorthand: dict[str, str] = {}

    def number(self, text: str) -> int:
        """The number of a note."""
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    def sheet(
        self,
        name: str,
        title: str,
        columns: Iterable[Column],
        rows: Iterable[tuple[Cell, ...]],
        lines: Iterable[str] = (),
        keep: int = 1,
        has_total: bool = False,
    ) -> Sheet:
        """A sheet of one table, with the lines that stand under every title."""
        columns, rows = tuple(columns), tuple(rows)
        marks = {cell.mark: cell.meaning for row in rows for cell in row if isinstance(cell, Shorthand)}
        self._shorthand |= marks
        explained = [EXPLAINED] if marks or any(column.note for column in columns) else []
        above = (*([self._marking] if self._marking else []), ONE_TABLE, *explained, *(line for line in lines if line))
        return Sheet(name, title, above, columns, rows, keep, has_total)

    def listed(self, sheets: Iterable[Sheet], more: Iterable[str]) -> Sheet:
        """The sheet of the notes: numbered ones, what `sheets` leave out, `more`, and shorthand."""
        texts = dict(self._numbers)
        for sheet in sheets:
            if sheet.cut:
                where = f"In the worksheet {sheet.name} texts that are too long for a cell are cut, and say so: "
                texts[f"{where}{sheet.cut:,}. The board paper has them whole."] = len(texts) + 1
        for text in more:
            texts[text] = len(texts) + 1
        rows = [(f"Note {number}", text) for text, number in texts.items()]
        rows += sorted(self._shorthand.items())
        columns = (Column("Note or shorthand"), Column("What it says"))
        return self.sheet(NOTES, "Notes and shorthand used in this workbook", columns, rows)


def rounded(figure: Fraction | None, places: int) -> Cell:
    """A figure as the paper rounds it; shorthand where there is none."""
    return NOTHING if figure is None else Fraction(half_up(figure, places))
