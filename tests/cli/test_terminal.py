"""What is printed fits the terminal, and nothing of it is lost."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.cli.terminal import HowFar, folded, table_lines

HEADER = ("Place", "Applicant", "Total", "Why")
ROW = ("1", "Northbridge County Council", "71.0", "below the floor on Outcomes and scale of benefit")
WORD = st.text("abcdefgh", min_size=1, max_size=8)


def test_a_table_that_fits_has_a_line_a_row() -> None:
    lines = table_lines(HEADER, [ROW], (0, 2), 3, 100)
    assert len(lines) == 3
    assert lines[2] == f"    1  {ROW[1]}   71.0  {ROW[3]}"


def test_where_it_does_not_fit_the_reason_goes_below_its_row() -> None:
    lines = table_lines(HEADER, [ROW, ("2", "B", "9.0", "")], (0, 2), 3, 60)
    assert lines[0] == "Place  Applicant                   Total"
    assert lines[2:] == [f"    1  {ROW[1]}   71.0", f"    {ROW[3]}", f"    2  B{' ' * 29}9.0"]


def test_then_text_is_folded_and_figures_never() -> None:
    lines = table_lines(HEADER, [ROW], (0, 2), 3, 30)
    assert max(map(len, lines)) <= 30
    assert lines[2:5] == ["    1  Northbridge        71.0", "       County Council", "    below the floor on"]


@given(rows=st.lists(st.tuples(*[st.lists(WORD, max_size=9).map(" ".join)] * 3), max_size=4), width=st.integers(40, 90))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    lines = table_lines(("First", "Second", "Why"), rows, (), 2, width)
    assert max(map(len, lines)) <= width
    assert sorted("\n".join(lines[2:]).split()) == sorted(word for row in rows for cell in row for word in cell.split())


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_long_lines_are_folded_on_a_terminal_and_left_whole_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "  " + "seven words of five " * 4
    assert folded(text, io.StringIO()) == text
    lines = folded(text, Terminal()).splitlines()
    assert max(map(len, lines)) <= 40
    assert [len(line) - len(line.lstrip()) for line in lines] == [2, *[4] * (len(lines) - 1)]
    assert " ".join(text.split()) == " ".join(" ".join(lines).split())


def test_how_far_work_is_shows_after_a_second_on_a_terminal_and_is_gone_at_the_end() -> None:
    seconds = iter([0.0, 0.5, 1.5, 2.5, 3.5])
    screen, pipe = Terminal(), io.StringIO()
    told = HowFar("Leaving out", screen, lambda: next(seconds))
    for done in (1, 2, 3, 4):
        told(done, 4)
    # What is written over: nothing in the first second, then a line over the one before, at last blanks.
    first, second = "Leaving out: 2 of 4", "Leaving out: 3 of 4"
    assert screen.getvalue() == f"\r\r{first}\r{' ' * len(first)}\r{second}\r{' ' * len(second)}\r"
    for stream in (pipe, None):
        HowFar("Leaving out", stream, lambda: 0.0)(1, 4)
    assert pipe.getvalue() == ""
