"""The paper as OpenDocument text, read back by an independent reader and held against the Word file and the model."""

from __future__ import annotations

import io

import odfdo
import pytest

from panel_tui.files.blocks import Document, Heading, Table, plain, shown
from panel_tui.files.odt import to_odt
from tests.report.paper_call import read_back, whole_call


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The paper of the whole call."""
    return whole_call(tmp_path_factory.mktemp("paper")).paper()


@pytest.fixture(scope="module")
def body(paper: Document) -> odfdo.Body:
    """What stands in its ODT between header and footer."""
    return odfdo.Document(io.BytesIO(to_odt(paper))).body


def odt_lines(body: odfdo.Body) -> list[str]:
    """Every paragraph and every row of a table, without the contents, in order: as `read_back` has the Word file's."""
    lines = []
    for element in body.children:
        if isinstance(element, odfdo.TOC) or element.get_attribute("text:style-name") == "Contents_20_Heading":
            continue
        rows = element.get_elements(".//table:table-row")
        items = element.get_elements(".//text:list-item/text:p")
        if rows:
            lines += [" | ".join(_words(cell) for cell in row.get_elements("table:table-cell")) for row in rows]
        else:
            lines += [_words(one) for one in items or [element] if not one.get_elements("draw:frame")]
    return [line for line in lines if line.strip()]


def _words(element: odfdo.Element) -> str:
    return element.inner_text.replace("\t", " ").replace("\u200e", "").strip("\n")


def test_it_says_what_the_word_file_says_word_for_word(paper: Document, body: odfdo.Body) -> None:
    assert odt_lines(body) == read_back(paper)


def test_every_figure_that_has_a_key_is_in_it(paper: Document, body: odfdo.Body) -> None:
    text = "\n".join(odt_lines(body))
    figures = shown(paper)
    assert len(figures) > 100
    assert [key for key, figure in figures.items() if figure not in text] == []


def test_every_cell_of_every_table_is_in_its_place(paper: Document, body: odfdo.Body) -> None:
    tables = {table.name: table for table in body.tables}
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        read = [[str(cell or "") for cell in row] for row in tables[table.label].get_values()]
        wanted = [[column.title for column in table.columns]]
        wanted += ([plain(cell) for cell in row.cells] for row in table.rows)
        assert [row[: len(cells)] for row, cells in zip(read, wanted, strict=True)] == wanted


def test_its_headings_are_those_of_the_paper_and_the_contents_list_the_chief_ones(
    paper: Document, body: odfdo.Body
) -> None:
    headings = [(block.level, block.text) for block in paper.blocks if isinstance(block, Heading)]
    assert [(int(heading.level), _words(heading)) for heading in body.headers] == headings
    [contents] = body.get_elements("//text:table-of-content")
    listed = [link.inner_text.strip() for link in contents.get_elements(".//text:a")]
    assert listed == [text for level, text in headings if level == 1]


def test_the_same_workspace_and_day_give_the_same_bytes(
    paper: Document, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = whole_call(tmp_path_factory.mktemp("again")).paper()
    assert to_odt(again) == to_odt(paper)
