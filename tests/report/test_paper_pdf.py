"""The real paper as PDF, read back with pypdf: every figure in it stands in its text."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from panel_tui.files.blocks import Chart, Document, Heading, plain, shown
from panel_tui.files.pdf import Pdf, to_pdf
from tests.report.paper_call import PROPOSALS, RUBRICS, SCORED, PaperCall, whole_call

AL_NOOR = "مؤسسة النور"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The paper of the whole call."""
    return whole_call(tmp_path_factory.mktemp("paper")).paper()


@pytest.fixture(scope="module")
def pdf(paper: Document) -> Pdf:
    """The paper as PDF."""
    return to_pdf(paper)


def pages(pdf: Pdf) -> list[str]:
    """The text of each page, in one line."""
    texts = (page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    return [" ".join(text.replace("\u200e", "").split()) for text in texts]


def test_every_figure_of_the_paper_stands_in_the_file(paper: Document, pdf: Pdf) -> None:
    text = " ".join(pages(pdf))
    for key, figure in shown(paper).items():
        assert figure in text, key
    assert not pdf.replaced


def test_the_lists_read_row_by_row(pdf: Pdf) -> None:
    text = " ".join(pages(pdf))
    assert (
        "1 P-1 Northbridge Homes 82.0 £400,000 £400,000 Fund "
        "2 P-2 Southmere Trust 80.0 £300,000 £700,000 Fund "
        "Funding line: £700,000 of £1,000,000 allocated, £300,000 left "
        "3 P-3 Eastgate Council 80.0 £350,000 £1,050,000 Fund in part, £300,000"
    ) in text
    assert "Total 8 £2,100,000 £1,500,000 4 £1,300,000 £200,000" in text


def test_marking_reference_page_and_fingerprint_stand_on_every_page(paper: Document, pdf: Pdf) -> None:
    found = pages(pdf)
    for number, text in enumerate(found, start=1):
        assert text.startswith("OFFICIAL-SENSITIVE COMMERCIAL ")
        foot = f"IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE COMMERCIAL Page {number} of {len(found)} {paper.seal}"
        assert text.endswith(foot)


def test_the_contents_name_each_part_and_the_page_that_it_is_on(paper: Document, pdf: Pdf) -> None:
    found = pages(pdf)
    contents = found[0][found[0].index("Contents") :]
    parts = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level <= 2]
    for part in parts:
        number = re.search(rf"{re.escape(part)}[ .]* (\d+) ", contents)
        assert number, part
        assert part in found[int(number[1]) - 1]


def test_names_of_all_languages_are_shown_and_turn_no_figure(tmp_path: Path) -> None:
    names = {"Northbridge Homes": "Cyngor Dyffryn Ŵyr", "Southmere Trust": AL_NOOR, "Lowick Lights": "中文 Życzliwość"}
    proposals = PROPOSALS
    for old, new in names.items():
        proposals = proposals.replace(old, new)
    paper = PaperCall(tmp_path, proposals=proposals, scored=SCORED, rubrics=RUBRICS).paper()
    pdf = to_pdf(paper)
    text = " ".join(pages(pdf))
    assert pdf.replaced == ("中", "文")
    assert "P-1 Cyngor Dyffryn Ŵyr 82.0 £400,000 £400,000 Fund" in text
    assert "[U+4E2D][U+6587] Życzliwość" in text
    # Without the agreed score, need 3 and idea 4 are 36 + 32 = 68.0, third after P-1 and P-3: 400 + 350 + 300.
    assert re.search(r"P-2 \w+ \w+ 68\.0 £300,000 £1,050,000 Reserve 1", text)


def test_the_same_paper_gives_the_same_bytes_and_another_day_gives_others(paper: Document, pdf: Pdf) -> None:
    assert to_pdf(paper) == pdf
    assert to_pdf(dataclasses.replace(paper, date=paper.date.replace(day=6))) != pdf


def test_what_members_wrote_is_text(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    call.state("P-1", "#panic() $x^2$ *not bold* <label> @ref\n\n= no heading")
    paper = call.paper()
    assert "#panic() $x^2$ *not bold* <label> @ref" in " ".join(pages(to_pdf(paper)))
    assert any("= no heading" in plain(getattr(block, "spans", ())) for block in paper.blocks)
    assert "= no heading" in " ".join(pages(to_pdf(paper)))


def test_references_that_no_font_has_end_no_file_and_are_named(tmp_path: Path) -> None:
    names = {"P-1": "中原-1", "P-2": "ﷺ-2"}
    proposals = PROPOSALS
    for plain_name, other in names.items():
        proposals = proposals.replace(f"{plain_name},", f"{other},")
    call = PaperCall(tmp_path, proposals=proposals, scored={names.get(one, one): its for one, its in SCORED.items()})
    made = to_pdf(call.paper())
    assert set(made.replaced) == {"中", "原"}
    text = " ".join(pages(made))
    assert "Scores of [U+4E2D][U+539F]-1: first and official" in text
    drawn = next(block.svg for block in call.paper().blocks if isinstance(block, Chart) and block.id == "chart-apart")
    assert "[U+4E2D][U+539F]-1" in drawn, "a drawing has its letters from fonts that may not have these"


def test_the_ticks_of_a_chart_are_true(paper: Document) -> None:
    chart = next(block for block in paper.blocks if isinstance(block, Chart) and block.id == "chart-apart")
    # The line of TS lies at 70: P-7 has 80 and P-8 60. That of SC at 80: nobody is farther off than 10.
    ticks = [one for one in re.findall(r">(-?[0-9]+)</text>", chart.svg) if one.lstrip("-").isdigit()]
    assert ticks == ["-10", "-5", "0", "5", "10"]
    (left, _), *_, (right, _) = sorted(
        (float(x), text) for x, text in re.findall(r'<text x="([0-9.]+)" y="318"[^>]*>([^<]*)', chart.svg)
    )
    marks = [float(x) for x in re.findall(r'<(?:circle cx|rect x)="([0-9.]+)"[^>]*stroke-width', chart.svg)]
    assert left <= min(marks) < max(marks) == right, "P-7, ten points above its line, is marked at the last tick"
