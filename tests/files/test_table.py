"""CSV tables, right and wrong: each fault with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.files.table import read_csv
from panel_tui.files.text import clean


def faults_of(data: bytes) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read_csv("f.csv", data)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_spreadsheets_save_them(delimiter: str, end: str, encoding: str) -> None:
    lines = [["Ref", "Ask, total"], ["A-1", "£5m"], ["", ""], ["A-2", "£6m"]]
    quote = '"' if delimiter == "," else ""
    text = end.join(delimiter.join(f"{quote}{cell}{quote}" for cell in line) for line in lines)
    table = read_csv("f.csv", text.encode(encoding))
    assert table.header == ("Ref", "Ask, total")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("A-1", "£5m")), (4, ("A-2", "£6m"))]


def test_a_cell_may_hold_lines_and_rows_know_where_they_begin() -> None:
    table = read_csv("f.csv", b'Ref,"Why\nnot"\n1,"two\nlines, ""quoted"""\n2,x\n')
    assert [row.line for row in table.rows] == [3, 5]
    assert table.rows[0].cells[1] == 'two\nlines, "quoted"'
    assert table.place(table.rows[1], 0) == "f.csv, line 5, column Ref"
    assert table.place(table.rows[1]) == "f.csv, line 5"
    assert table.place() == "f.csv"


def test_formulas_stay_text_and_signs_stay() -> None:
    table = read_csv("f.csv", b"a,b,c,d\n=1+1,-5,+5,@SUM(A1)\n")
    assert table.rows[0].cells == ("=1+1", "-5", "+5", "@SUM(A1)")


def test_hostile_text_is_cleaned_in_header_and_cells() -> None:
    table = read_csv("f.csv", "a\x1b[31m,b\n[/b]\x1b]0;x\x07, \u202edoc \n".encode())
    assert table.header == ("a", "b")
    assert table.rows[0].cells == ("[/b]", "doc")


def test_blank_cells_at_the_end_are_no_columns() -> None:
    table = read_csv("f.csv", b"a,b,,\n1,2,,\n3,4\n")
    assert (table.header, len(table.rows)) == (("a", "b"), 2)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "f.csv: the file is empty"),
        (b"\n,,\n \n", "f.csv: the file is empty"),
        (b"a,b\n1\n", "f.csv, line 2: the row has 1 cell and the header 2"),
        (b"a,b\n1,2\n\n1,2,3\n", "f.csv, line 4: the row has 3 cells and the header 2"),
        (b"Ask, ask \n1,2\n", 'f.csv, line 1: columns 1 and 2 are both called "ask"'),
        (b'a,b\n1,"open\n2,3\n', "f.csv, line 2: a quotation mark opens a cell that is not closed"),
        (b'a,b\n1,2\n1,"x"y\n', "f.csv, line 3: a quotation mark opens a cell that is not closed"),
        (b"a\n\xa3\n", "f.csv, line 2: the byte A3 is not UTF-8"),
        ("a,b".encode("utf-16-le"), "f.csv, line 1: there is a NUL"),
        (b"a,b\n1,\xed\xa0\x80\n", "f.csv, line 2: the byte ED is not UTF-8"),
        (b"a,b\n1," + b"x" * 50_000_000, "f.csv: it has 50,000,006 bytes"),
        (b"a,b\n1," + b"x" * 20_000_000, "f.csv, line 2: the line has 20,000,002 characters"),
        (b"a,b\n1," + b"x" * 200_001, "f.csv, line 2: a cell has more than 200,000 characters"),
        (b"a\n" + b"x\n" * 20_001, "f.csv, line 20002: there are more than 20,000 rows"),
        (b"\n" * 500_001, "f.csv: there are 500,001 lines"),
        (b"a,b" * 501, "f.csv, line 1: there are 502 columns"),
    ],
)
def test_bad_files_are_refused(data: bytes, wrong: str) -> None:
    assert faults_of(data)[0].startswith(wrong)


def test_all_ragged_rows_are_told_at_once() -> None:
    assert [fault[:13] for fault in faults_of(b"a,b\n1\n1,2\n1,2,3\n")] == ["f.csv, line 2", "f.csv, line 4"]


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows([("first", "second"), *rows])
    text = sheet.getvalue()
    if "\0" in text:
        return
    kept = [tuple(clean(cell).strip() for cell in row) for row in rows]
    assert [row.cells for row in read_csv("f.csv", text.encode()).rows] == [row for row in kept if any(row)]


@given(st.binary() | st.text(st.sampled_from('a",;\t|\r\n =')).map(str.encode))
def test_any_bytes_are_a_table_or_bad_input(data: bytes) -> None:
    try:
        table = read_csv("f.csv", data)
    except BadInput:
        return
    assert all(len(row.cells) == len(table.header) for row in table.rows)
