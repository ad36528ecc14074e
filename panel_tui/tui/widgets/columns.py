"""A table as rows of text: figures aligned, and what is drawn beside them. A title gives way, never a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from panel_tui.report.sections import Columns, Interval
from panel_tui.tui.paint import Row, cropped, cut, wrapped

TITLE = 40
"""So many cells of a row's title are shown at the most."""
LEAST_TITLE = 14
"""Where a title would have fewer, it stands on a line of its own."""
LEAST_BAR, MOST_BAR = 17, 61
GOOD_BAR = 31
"""For so many cells the header goes over several lines."""
LEVELS = "▁▂▃▄▅▆▇█"


def titles_of(table: Columns) -> int:
    """How many cells the titles of its rows take."""
    return min(TITLE, max(cell_len(row[0]) for row in (table.header, *table.rows)))


def column_rows(table: Columns, width: int, titles: int) -> list[Row]:
    """The table in `width` cells, its header first, with `titles` cells for the titles of its rows.

    What is drawn is left out where there is no room for it.
    """
    drawn = _least_drawn(table)
    for least in (max(drawn, GOOD_BAR) if drawn == LEAST_BAR else drawn, drawn, 0):
        for one_line, gap in ((True, 2), (False, 2), (False, 1)):
            widths = _widths(table, one_line)
            taken = sum(widths) + gap * len(widths)
            room = width - taken - (least + gap if least else 0)
            if room >= min(titles, LEAST_TITLE):
                widths = [min(titles, room), *widths]
                left = width - taken - widths[0] - gap
                return [*_header(table, widths, gap, left if least else 0), *_body(table, widths, gap, left, least)]
    return list(_stacked(table, _widths(table, one_line=False), width))


def around_zero(one: Interval | None, reach: float, width: int) -> Row:
    """A figure and its standard error to either side, drawn in `width` cells over the line at nought in their middle.

    `reach` is what lies at either end.
    """
    middle = (width - 1) // 2
    signs = [" "] * (2 * middle + 1)

    def at(figure: float) -> int:
        return middle + max(-middle, min(middle, round(figure / reach * middle) if reach else 0))

    if one is not None:
        for place in range(at(one.figure - one.error), at(one.figure + one.error) + 1):
            signs[place] = "─"
    signs[middle] = "┼" if signs[middle] == "─" else "│"
    if one is not None:
        signs[at(one.figure)] = "█"
    looks = {"█": "accent bold", "│": "muted", "┼": "muted", "─": "foreground"}
    return [(sign, looks.get(sign, "muted")) for sign in signs]


def shape(counts: Sequence[int]) -> str:
    """How often each of several things was counted, as one small bar each."""
    most = max(counts, default=0)
    return "".join(LEVELS[-(-number * len(LEVELS) // most) - 1] if number else "·" for number in counts)


def _least_drawn(table: Columns) -> int:
    """How many cells a drawing takes at the least; 0 where there is none."""
    first = next((one for one in table.drawn if one is not None), None)
    return 0 if first is None else LEAST_BAR if isinstance(first, Interval) else len(first)


def _widths(table: Columns, one_line: bool) -> list[int]:
    """How wide each column but the first is, with its header on one line or on several."""
    heads = [[head] if one_line else _halves(head) for head in table.header[1:]]
    columns = [[row[number] for row in table.rows] for number in range(1, len(table.header))]
    return [max(map(cell_len, (*head, *column))) for head, column in zip(heads, columns, strict=True)]


def _halves(head: str) -> tuple[str, str]:
    """A header on two lines, neither longer than it must be."""
    words = head.split(" ")
    ways = [(" ".join(words[:number]), " ".join(words[number:])) for number in range(len(words))]
    return min(ways, key=lambda halves: max(map(cell_len, halves)))


def _header(table: Columns, widths: Sequence[int], gap: int, drawn: int) -> list[Row]:
    """The header, its words over several lines where they take them, and what the drawing shows."""
    lines = [wrapped(head, width) if width else [""] for head, width in zip(table.header, widths, strict=True)]
    high = max(map(len, lines))
    padded = [[""] * (high - len(several)) + several for several in lines]
    rows: list[Row] = [[(_line(table, parts, widths, gap), "muted")] for parts in zip(*padded, strict=True)]
    if drawn:
        rows[-1].append((" " * gap + _over(table, drawn), "muted"))
    return rows


def _over(table: Columns, room: int) -> str:
    """What stands over a drawing: which way is which."""
    if not isinstance(next((one for one in table.drawn if one is not None), None), Interval):
        return ""
    half = (min(room, MOST_BAR) - 1) // 2
    left, right = ("stricter", "more generous") if half > len("more generous") else ("−", "+")
    return f"{left:<{half}}0{right:>{half}}"


def _body(table: Columns, widths: Sequence[int], gap: int, left: int, least: int) -> Iterable[Row]:
    reach = max((abs(one.figure) + one.error for one in table.drawn if isinstance(one, Interval)), default=0.0)
    drawings = table.drawn if least else ()
    for number, row in enumerate(table.rows):
        found: Row = [(_line(table, row, widths, gap), "foreground")]
        one = drawings[number] if drawings else None
        if isinstance(one, Sequence) and not isinstance(one, Interval):
            found.append((f"{' ' * gap}{shape(one)}", "accent"))
        elif drawings:
            found += [(" " * gap, "muted"), *around_zero(one, reach, min(left, MOST_BAR))]
        yield found


def _line(table: Columns, parts: Sequence[str], widths: Sequence[int], gap: int) -> str:
    found = []
    for number, (part, width) in enumerate(zip(parts, widths, strict=True)):
        shown = cut(part, width)
        blank = " " * (width - cell_len(shown))
        found.append(blank + shown if 0 < number <= table.last_figure else shown + blank)
    return (" " * gap).join(found)


def _stacked(table: Columns, widths: Sequence[int], width: int) -> Iterable[Row]:
    """Each title on a line of its own, over its figures."""
    whole = [2, *widths]
    blank = [("", *row[1:]) for row in (table.header, *table.rows)]
    for row in _header(Columns(blank[0], (), table.last_figure), whole, 1, 0):
        yield cropped(row, width)
    for (title, *_), cells in zip(table.rows, blank[1:], strict=True):
        yield [(cut(title, width), "foreground")]
        yield cropped([(_line(table, cells, whole, 1), "foreground")], width)
