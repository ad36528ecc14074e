"""Tables as text: figures aligned and whole at every width, severities drawn around nought, uses of a scale as bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from panel_tui.report.sections import Columns, Interval
from panel_tui.tui.paint import Row, width_of
from panel_tui.tui.widgets.columns import around_zero, column_rows, shape, titles_of

SEVERITIES = Columns(
    ("Member", "Severity", "Standard error", "Proposals in common"),
    (("Bryn Castellow", "+13.3", "1.6", "7"), ("Chidi Okonwell", "-8.9", "1.6", "7"), ("Priya Nair", "–", "–", "3")),
    last_figure=3,
    drawn=(Interval(13.3, 1.6), Interval(-8.9, 1.6), None),
)
USES = Columns(("Member", "Scores", "0", "1", "2", ""), (("A", "11", "1", "2", "8", "narrow"),), 4, ([1, 2, 8],))


def drawn(table: Columns, width: int) -> list[str]:
    """The lines of a table."""
    return [text(row) for row in column_rows(table, width, titles_of(table))]


def text(row: Row) -> str:
    """What stands in a row."""
    return "".join(words for words, _ in row).rstrip()


def test_a_severity_is_drawn_over_the_line_at_nought() -> None:
    assert text(around_zero(Interval(10.0, 2.0), 12.0, 25)) == "            │       ──█──"
    assert text(around_zero(Interval(-6.0, 3.0), 12.0, 25)) == "   ───█───  │"
    assert text(around_zero(Interval(-2.0, 4.0), 12.0, 25)) == "      ────█─┼──"
    assert text(around_zero(Interval(0.0, 3.0), 12.0, 25)) == "         ───█───"
    assert text(around_zero(Interval(0.0, 0.0), 0.0, 25)) == "            █"
    assert text(around_zero(None, 12.0, 25)) == "            │"


@given(st.floats(-50, 50), st.floats(0, 20), st.integers(17, 61))
def test_a_drawing_has_its_width_and_its_mark_on_the_side_of_its_sign(figure: float, error: float, width: int) -> None:
    row = around_zero(Interval(figure, error), abs(figure) + error, width)
    assert width_of(row) == width - (width + 1) % 2
    signs = "".join(sign for sign, _ in row)
    assert signs.count("█") == 1
    way = signs.index("█") - (width - 1) // 2
    assert way == 0 or (way > 0) == (figure > 0)
    mirrored = around_zero(Interval(-figure, error), abs(figure) + error, width)
    assert "".join(sign for sign, _ in mirrored) == signs[::-1]


def test_how_often_each_level_was_given_is_a_small_bar() -> None:
    assert shape([0, 1, 4, 8]) == "·▁▄█"
    assert shape([0, 1, 1000]) == "·▁█"
    assert shape([]) == ""
    assert shape([0, 0]) == "··"


@pytest.mark.parametrize("width", [200, 110, 90, 76, 56])
def test_figures_are_whole_and_aligned_at_every_width(width: int) -> None:
    lines = drawn(SEVERITIES, width)
    assert max(map(cell_len, lines)) <= width
    for name, figures in (("Bryn", ("+13.3", "1.6", "7")), ("Chidi", ("-8.9", "1.6", "7"))):
        (line,) = [line for line in lines if line.startswith(name)]
        for figure in figures:
            assert figure in line.split()
    ends = {line.index(figure) + len(figure) for line, figure in zip(lines[-3:-1], ("+13.3", "-8.9"), strict=True)}
    assert len(ends) == 1


def test_the_drawing_takes_what_is_left_and_goes_where_nothing_is() -> None:
    wide, less, least = (drawn(SEVERITIES, width) for width in (200, 84, 56))
    assert wide[0].split("  ")[0] == "Member"
    assert "stricter" in wide[0]
    assert "more generous" in wide[0]
    assert [line.count("█") for line in wide] == [0, 1, 1, 0]
    assert less[0].split() == ["Standard", "Proposals"]
    assert sum(line.count("█") for line in less) == 2
    assert "█" not in "".join(least)


def test_use_of_the_scale_has_its_shape_at_the_end() -> None:
    assert drawn(USES, 60)[-1].split() == ["A", "11", "1", "2", "8", "narrow", "▁▂█"]


def test_where_a_title_has_no_room_it_stands_over_its_figures() -> None:
    table = Columns(("", *["Figures"] * 6), (("A criterion with a long name", *["1,234,567"] * 6),), 6)
    lines = drawn(table, 70)
    assert lines[1] == "A criterion with a long name"
    assert lines[2].split() == ["1,234,567"] * 6
    assert lines[0].split() == ["Figures"] * 6


def test_titles_share_a_column_where_several_tables_stand_below_each_other() -> None:
    rows = column_rows(USES, 60, 20)
    assert text(rows[-1]).index("11") > 20
