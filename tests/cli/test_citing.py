"""A citation on its way by commands: from a member's table over an amendment to the chair's table and the paper."""

from __future__ import annotations

import docx
import pytest

from panel_tui.house import open_workspace
from panel_tui.moderate.reasons import reason
from panel_tui.moderate.table import ChairsTable
from tests.cli.office import Office

CITED = "member,proposal,criterion,score,comment,submitted\npriya,P-1,NEED,4,{},yes\npriya,P-1,IDEA,3,A start,yes\n"
AMENDED = (
    "# Need\n\nNorthbridge places 38 children far away.\n\nIt counts them each March.\n\n# Idea\n\nA house nearby.\n"
)
FIRST = "Northbridge places too many far away."


@pytest.fixture
def amended(office: Office) -> Office:
    """Priya cites ¶1.1 and submits; the office amends P-1; on a second machine she cites ¶1.2 and the idea too."""
    office.write("mine.csv", CITED.format("Far (¶1.1)"))
    office.done("add", "mine.csv", "--to", "priya.panel", keys="priya")
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    office.done("merge", "priya.return", "--into", "office.panel")
    office.write("amended/P-1.md", AMENDED)
    office.done("add", "amended", *office.to())
    office.done("pack", "office.panel", "--member", "priya", "-o", "later")
    office.done("open", "later/homes-2017-priya.pack", "-o", "second.panel", keys="second")
    office.write("mine.csv", CITED.format("Far (¶1.1). Counted yearly (¶1.2); see ¶2.1"))
    office.done("add", "mine.csv", "--to", "second.panel", keys="second")
    office.done("return", "second.panel", "-o", "second.return", keys="second")
    office.done("merge", "second.return", "--into", "office.panel")
    return office


def test_both_citations_reach_the_chairs_table_each_in_its_own_version(amended: Office) -> None:
    with open_workspace(amended.folder / "office.panel") as space:
        told = reason(ChairsTable(space), "P-1", "NEED", "priya")
    assert told.text == "Far (¶1.1). Counted yearly (¶1.2); see ¶2.1"
    assert [(one.mark, one.words) for one in told.passages] == [
        ("1.1", FIRST),
        ("1.2", "It counts them each March."),
        ("2.1", "A house nearby."),
    ]
    assert [one.in_short for one in told.passages] == ["¶ 1.1 (version 1 of 2)", "¶ 1.2", "¶ 2.1"]


def test_both_are_in_the_papers_annex_in_every_format(amended: Office) -> None:
    amended.done("report", "office.panel", "-o", "papers")
    (word,) = (amended.folder / "papers").glob("*.docx")
    (table,) = (
        table
        for table in docx.Document(str(word)).tables
        if [cell.text for cell in table.rows[0].cells] == ["Paragraph", "Words", "Reasons"]
    )
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [row[::2] for row in rows] == [["¶1.1", "1"], ["¶1.2", "1"], ["¶2.1", "1"]]
    assert rows[0][1].startswith("As it stood in version 1 of 2, until ")
    assert rows[0][1].endswith(f": {FIRST}")
    assert [row[1] for row in rows[1:]] == ["It counts them each March.", "A house nearby."]
    text = next((amended.folder / "papers").glob("*.md")).read_text("utf-8")
    assert "Paragraphs of P-1 that reasons to the panel cite" in text
    assert FIRST in text
    assert "Northbridge places 38" not in text


def test_everything_checks_out_afterwards(amended: Office) -> None:
    for name in ("office.panel", "second.panel", "second.return", "later/homes-2017-priya.pack"):
        amended.done("verify", name)
