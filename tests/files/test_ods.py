"""How an OpenDocument spreadsheet is laid out, as its own XML has it."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from panel_tui.files.ods import to_ods
from tests.files.sheets import parts_of
from tests.files.test_xlsx import BOOK

SPACES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
PARTS = parts_of(to_ods(BOOK))


def found(part: str, path: str) -> list[str]:
    """What an XPath that names texts or attributes finds in a part."""
    nodes = etree.fromstring(PARTS[part].encode()).xpath(path, namespaces=SPACES)
    assert isinstance(nodes, list)
    return [str(node) for node in nodes]


def test_the_first_part_is_the_type_as_it_is() -> None:
    with zipfile.ZipFile(io.BytesIO(to_ods(BOOK))) as parts:
        first, *others = parts.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert parts.read(first) == b"application/vnd.oasis.opendocument.spreadsheet"
        assert {one.date_time[0] for one in (first, *others)} == {1980}
        assert [one.filename for one in others] == sorted(one.filename for one in others)


def test_a_sheet_is_one_marked_table_under_its_title() -> None:
    assert found("content.xml", "//table:table/@table:name") == ["Cover", "Contents", "Ranking list"]
    head = "//table:table[3]/table:table-header-rows//text:p/text()"
    assert found("content.xml", head) == ["Reference", "Ask", "Total [note 1]", "Raw"]
    assert found("content.xml", "//table:table[3]/table:table-row[1]//text:p/text()") == ["Proposals in order"]
    ranges = found("content.xml", "//table:database-range/@table:target-range-address")
    assert ranges == ["'Contents'.A2:'Contents'.A3", "'Ranking list'.A3:'Ranking list'.D5"]
    # Excel takes no name of a table that has a space.
    assert found("content.xml", "//table:database-range/@table:name") == ["Table_Contents", "Table_Ranking_list"]
    assert not found("content.xml", "//@table:number-columns-spanned")


def test_money_is_in_pounds() -> None:
    cells = "//table:table[3]//table:table-cell[@office:value-type='currency']"
    assert found("content.xml", f"{cells}/@office:value") == ["400000", "300000"]
    assert found("content.xml", f"{cells}/@office:currency") == ["GBP", "GBP"]


def test_the_contents_lead_to_the_sheets_and_nowhere_else() -> None:
    assert found("content.xml", "//@xlink:href") == ["#'Ranking list'.A1"]


def test_the_properties_name_the_paper_and_nobody() -> None:
    assert found("meta.xml", "//dc:title/text()") == ["Tables & more"]
    assert found("meta.xml", "//dc:language/text()") == ["en-GB"]
    assert found("meta.xml", "//dc:description/text()") == ["Fingerprint abc"]
    assert not found("meta.xml", "//dc:creator/text() | //meta:initial-creator/text()")
