"""The paper of the call in paper_call.py as a page and as JSON: the figures that were worked out by hand there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from panel_tui.faults import BadInput
from panel_tui.files.blocks import Document, shown
from panel_tui.files.html import to_html
from panel_tui.files.json_out import to_json
from panel_tui.report.formats import PAPERS, SHEETS, formats_named
from panel_tui.report.write import write_report
from tests.files.reading_html import expected, lines, parsed, text
from tests.panel import NOW
from tests.report.paper_call import DAY, PaperCall, whole_call


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The paper of the whole call."""
    return whole_call(tmp_path_factory.mktemp("paper")).paper()


@pytest.fixture(scope="module")
def page(paper: Document) -> Element:
    """Its page, as an independent parser has it."""
    return parsed(paper)


@pytest.fixture(scope="module")
def content(paper: Document) -> Any:
    """Its JSON, read back."""
    return json.loads(to_json(paper))


def test_the_page_shows_every_figure_where_the_paper_has_it(page: Element, paper: Document) -> None:
    read = lines(page)
    assert read == expected(paper)
    for key, figure in shown(paper).items():
        assert any(figure in line for line in read), key


def test_the_page_has_the_figures_that_were_worked_out_by_hand(page: Element) -> None:
    read = lines(page)
    assert "1 | P-1 | Northbridge Homes | 82.0 | £400,000 | £400,000 | Fund" in read
    assert "2 | P-2 | Southmere Trust | 80.0 | £300,000 | £700,000 | Fund" in read
    assert "Funding line: £700,000 of £1,000,000 allocated, £300,000 left" in read
    # Four awards: 400 + 300 + 300 (in part) under SC, 300 under TS.
    assert "1. approve 4 awards to a total of £1,300,000, of which 1 carries conditions (annex B)" in read


def test_the_page_leads_to_every_proposals_page(page: Element) -> None:
    at = {f"#{one.get('id')}": text(one) for one in page.iter() if one.get("id")}
    linked = [at[link.get("href", "")] for nav in page.iter("nav") for link in nav.iter("a")]
    assert linked[0] == "Issue"
    proposals = ("P-1 Northbridge Homes", "P-2 Southmere Trust", "P-6 Overton Links")
    assert [one for one in proposals if one in linked] == list(proposals)
    assert len(list(page.iter("h1"))) == 1


def test_json_has_every_figure_and_the_rows_by_their_columns(content: Any, paper: Document) -> None:
    assert content["figures"] == shown(paper)
    tables = [block for section in content["sections"] for block in section["content"] if block["kind"] == "table"]
    (ranked,) = (table for table in tables if table["id"] == "list-SC")
    rows = [{cell["column"]: cell["value"] for cell in row["cells"]} for row in ranked["rows"] if row["role"] == "body"]
    assert [(row["Place"], row["Total"], row["Ask"]) for row in rows] == [
        (1, 82.0, 40000000),
        (2, 80.0, 30000000),
        (3, 80.0, 35000000),
        (None, 52.0, 20000000),
        (None, 36.0, 10000000),
    ]
    keys = {key for table in tables for row in table["rows"] for cell in row["cells"] for key in cell["figures"]}
    assert {"P-1/total", "P-1/ask", "P-3/ask"} <= keys <= set(content["figures"])


def test_the_same_workspace_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    first, second = call.paper(), call.paper()
    assert to_html(first) == to_html(second)
    assert to_json(first) == to_json(second)


def test_every_format_is_written_when_all_are_asked_for(tmp_path: Path) -> None:
    call = PaperCall(tmp_path)
    steps: list[str] = []
    formats = formats_named(["all"], (*PAPERS, *SHEETS))
    with call.space() as space:
        paths = write_report(space, tmp_path / "out", None, DAY, NOW, steps.append, formats)
        ((_, _, detail),) = space.activity()
    endings = [path.suffix for path in paths]
    assert {".md", ".docx", ".html", ".json", ".csv"} <= set(endings)
    assert len(set(endings)) == len(endings) == len(list((tmp_path / "out").iterdir()))
    assert (tmp_path / "out" / "tfo-2017-board-paper.html").read_bytes() == to_html(call.paper())
    assert all(path.name in detail for path in paths)
    assert {one.step for one in PAPERS.values()} | {one.step for one in SHEETS.values()} <= set(steps)
    assert steps[-1] == "writing the files"


def test_what_stops_the_work_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stopped(Exception):
        """Somebody wants no more of it."""

    def stop(step: str) -> None:
        if "browser" in step:
            raise Stopped

    with PaperCall(tmp_path).space() as space, pytest.raises(Stopped):
        write_report(space, tmp_path / "out", None, DAY, NOW, stop, ("md", "html"))
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_named_with_those_that_there_are() -> None:
    with pytest.raises(BadInput) as caught:
        formats_named(["html", "pfd", "odx"], ("md", "html"))
    assert "There is no format 'pfd' of this paper" in str(caught.value)
    assert "There is no format 'odx' of this paper" in str(caught.value)
    assert "Known are md, html; all writes every one." in str(caught.value)
    assert formats_named(["html", "all", "html"], ("md", "html")) == ("html", "md")
