"""How an Excel file is laid out, as openpyxl and its own XML have it."""

from __future__ import annotations

import io
from fractions import Fraction

import openpyxl

from panel_tui.files.book import Book, Column, Link, Sheet
from panel_tui.files.xlsx import to_xlsx
from tests.files.sheets import DAY, parts_of

COLUMNS = (Column("Reference"), Column("Ask", "money"), Column("Total", "score", 1, note=1), Column("Raw", "score"))
ROWS = (("P-1", 400_000_00, Fraction(82), Fraction(9, 2)), ("=1+1", 300_000_00, Fraction(80), Fraction(4)))
RANKING = Sheet("Ranking list", "Proposals in order", ("This worksheet contains one table.",), COLUMNS, ROWS, keep=1)
CONTENTS = Sheet("Contents", "Worksheets", (), (Column("Worksheet"),), ((Link("Ranking list"),),))
COVER = Sheet("Cover", "Tables & more", ("Official",))
BOOK = Book("Tables & more", DAY, (COVER, CONTENTS, RANKING), "R&D/1", "abc", "Official")


def test_a_sheet_is_one_marked_table_under_its_title() -> None:
    file = openpyxl.load_workbook(io.BytesIO(to_xlsx(BOOK)))
    assert file.sheetnames == ["Cover", "Contents", "Ranking list"]
    page = file["Ranking list"]
    assert (page["A1"].value, page["A2"].value) == ("Proposals in order", "This worksheet contains one table.")
    (table,) = page.tables.values()
    assert (table.ref, table.headerRowCount) == ("A3:D5", 1)
    assert [column.name for column in table.tableColumns] == ["Reference", "Ask", "Total [note 1]", "Raw"]
    assert (page.freeze_panes, page.print_title_rows, page.print_title_cols) == ("B4", "$3:$3", "$A:$A")
    assert not page.merged_cells.ranges
    assert all(page.column_dimensions[letter].width > 7 for letter in "ABCD")
    assert all(page.row_dimensions[row].height > 15 for row in range(1, 6))
    assert page["A3"].font.b
    assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Arial"}
    assert page.page_setup.orientation == "landscape"
    assert (page.oddHeader.center.text, page.oddFooter.left.text) == ("OFFICIAL", "R&&D/1, 5 June 2017")


def test_rows_are_as_high_as_their_text_and_none_is_hidden() -> None:
    # A column of text alone is up to 90 digits wide: 300 letters take four lines or so; a row is 409 points at most.
    texts = Book("T", DAY, (Sheet("S", "T", (), (Column("Words"),), (("a",), ("word " * 60,), ("word " * 5_000,))),))
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(texts)))["S"]
    short, long, longest = (page.row_dimensions[row].height for row in (3, 4, 5))
    assert 15 < short < 17
    assert 2 * short < long <= 5 * short
    assert 400 < longest <= 409
    assert not any(page.row_dimensions[row].hidden for row in range(1, 6))


def test_money_is_in_pounds_and_scores_have_their_places() -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(BOOK)))["Ranking list"]
    assert page["B4"].number_format == "[$£-809]#,##0;-[$£-809]#,##0"
    assert (page["C4"].number_format, page["D4"].number_format) == ("0.0", "General")
    with_pence = Book("T", DAY, (Sheet("S", "T", (), (Column("Ask", "money"),), ((100,), (150,))),))
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(with_pence)))["S"]
    assert {page[f"A{row}"].number_format for row in (3, 4)} == {"[$£-809]#,##0.00;-[$£-809]#,##0.00"}


def test_what_opens_like_a_formula_stays_text_when_it_is_edited() -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(BOOK)))["Ranking list"]
    assert (page["A5"].data_type, page["A5"].value, page["A5"].quotePrefix) == ("s", "=1+1", True)
    assert not page["A4"].quotePrefix


def test_the_contents_lead_to_the_sheets_and_nowhere_else() -> None:
    file = openpyxl.load_workbook(io.BytesIO(to_xlsx(BOOK)))
    linked = [cell for page in file for row in page.iter_rows() for cell in row if cell.hyperlink]
    links = [(cell.parent.title, cell.coordinate, cell.hyperlink.location, cell.hyperlink.target) for cell in linked]
    assert links == [("Contents", "A3", "'Ranking list'!A1", None)]


def test_the_properties_name_the_paper_and_nobody() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(to_xlsx(BOOK))).properties
    assert (properties.title, properties.language, properties.category) == ("Tables & more", "en-GB", "OFFICIAL")
    assert properties.description == "Fingerprint abc"
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.created.date() == properties.modified.date() == DAY
    assert "<Company></Company>" in parts_of(to_xlsx(BOOK))["docProps/app.xml"]


def test_a_marking_longer_than_a_page_s_head_does_not_stop_the_file() -> None:
    long = Book("T", DAY, (COVER,), "R" * 400, "", "m" * 300)
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(long)))["Cover"]
    assert page.oddFooter.right.text == "Page &P of &N"
