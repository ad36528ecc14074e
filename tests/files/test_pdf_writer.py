"""The PDF file of a document, read back with pypdf."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import pytest

from panel_tui.faults import BadInput, PanelError
from panel_tui.files.blocks import (
    Heading,
)
from panel_tui.files.pdf import to_pdf, write
from tests.files.reading_pdf import pages, read, tags, with_blocks
from tests.files.small_paper import PAPER


def test_everything_is_there_in_order() -> None:
    first, second = pages(PAPER)
    assert first == [
        "OFFICIAL-SENSITIVE",
        "Paper to the Investment Board",
        "Residential care",
        "To Investment Board",
        "Date 5 June 2017",
        "Issue",
        "Six awards of £5,770,000",
        "1. approve six awards",
        "2. note the rest",
        "(c) third",
        "IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page 1 of 2",
        "Fingerprint 7f3c 19ae",
    ]
    assert [line for line in second if "النور" not in line] == [
        "OFFICIAL-SENSITIVE",
        "Ranked list",
        "Table 3: Proposals in order",
        "Place Applicant Ask",
        "1 Northbridge Council £1,420,000",
        "Funding line: £1,420,000 of £2,000,000",
        "Total £2,280,000",
        "Not yet decided.",
        "TFO-023 Northbridge Council",
        "Ask £1,420,000",
        "Advice Fund",
        "Why",
        "Agreement. Moderate.",
        "Of 61 young people …",
        "IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page 2 of 2",
        "Fingerprint 7f3c 19ae",
    ]


def test_the_file_is_tagged_and_says_what_it_is_and_nothing_of_its_making() -> None:
    reader = read(PAPER)
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "en-GB",
        True,
        True,
    )
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject, reader.metadata.author) == (
        "Residential care",
        "IB/2017/06",
        None,
    )
    assert str(reader.metadata.creation_date) == str(reader.metadata.modification_date) == "2017-06-05 00:00:00+00:00"
    assert reader.xmp_metadata is not None
    about = reader.xmp_metadata.rdf_root.toxml()
    for claim in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
        assert claim in about


@pytest.mark.parametrize(("lang", "told"), [("en-GB", "en-GB"), ("cy", "cy"), ("Welsh!", "en"), ("", "en-GB")])
def test_the_language_is_told(lang: str, told: str) -> None:
    root: Any = read(dataclasses.replace(PAPER, lang=lang)).trailer["/Root"]
    assert root["/Lang"] == told


def test_headings_are_bookmarks_and_are_told_in_order() -> None:
    outline: Any = read(PAPER).outline
    first, second, [below, [deepest]] = outline
    assert [one["/Title"] for one in (first, second, below, deepest)] == [
        "Issue",
        "Ranked list",
        "TFO-023 Northbridge Council",
        "Why",
    ]
    told = tags(PAPER)
    assert [tag for tag in told if tag in ("H1", "H2", "H3", "Table", "Caption", "TH", "BlockQuote")] == [
        *("H1", "H1", "Table", "Caption", "TH", "TH", "TH", "H2", "H3", "BlockQuote"),
    ]
    assert [told.count(tag) for tag in ("L", "Lbl", "THead", "TD")] == [2, 3, 1, 3 + 1 + 3 + 3]


def test_no_level_of_headings_is_skipped_for_the_ear() -> None:
    told = tags(with_blocks(Heading(2, "a"), Heading(1, "b"), Heading(3, "c"), Heading(1, " "), Heading(2, "d")))
    assert [tag for tag in told if tag.startswith("H")] == ["H1", "H1", "H2", "H2"]


def test_the_page_is_a4() -> None:
    [page] = read(with_blocks()).pages
    assert (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) == (210, 297)


def test_the_same_document_gives_the_same_bytes() -> None:
    first = to_pdf(PAPER)
    assert to_pdf(PAPER) == first
    assert to_pdf(dataclasses.replace(PAPER, fingerprint="0000 0000")) != first


def test_without_typst_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadInput, match=r"pip install 'panel-tui\[office\]'"):
        to_pdf(PAPER)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import os; os.abort()", "ended unexpectedly"),
        ("import sys; sys.exit('no glyph')", "typst says “no glyph”"),
        ("raise SystemExit(3)", "typst says “nothing”"),
    ],
)
def test_when_typst_fails_one_is_told_so(monkeypatch: pytest.MonkeyPatch, program: str, said: str) -> None:
    monkeypatch.setattr(write, "COMMAND", (sys.executable, "-c", program))
    with pytest.raises(PanelError, match=f"The PDF could not be made: .*{said}"):
        to_pdf(PAPER)


def test_typst_is_loaded_only_in_its_own_process() -> None:
    code = (
        "import sys, datetime; from panel_tui.files.pdf import to_pdf; from panel_tui.files.blocks import Document; "
        "to_pdf(Document(title='T', date=datetime.date(2017, 6, 5), blocks=())); print('typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
