"""Speaking notes at the chair's table, and that they are in nothing that leaves it."""

from __future__ import annotations

import datetime
import zipfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.moderate.notes import introducer, notes
from panel_tui.moderate.reasons import reason
from panel_tui.moderate.table import ChairsTable
from panel_tui.report.write import write_report
from tests.panel import NOW, Panel
from tests.talking import declined, noted

ROLES = "member,proposal,role\npriya,P-1,second introducer\nsmithson,P-1,first introducer\n"
WORDS = "WHAT-I-WILL-SAY: a sound case."


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Both members have submitted P-1 with notes: Smithson introduces it first, Priya second."""
    panel = Panel(tmp_path)
    panel.add("assignments", ROLES)
    for member in ("priya", "smithson"):
        panel.join(member)
        noted(panel, member, "P-1", f"{WORDS}\n\nSo says {member}.")
        panel.score(member, "P-1", "3", "4")
        panel.merge(panel.give_back(member))
    return panel


def test_the_first_introducers_notes_come_first(panel: Panel) -> None:
    with panel.space() as space:
        table = ChairsTable(space)
        who = introducer(table, "P-1")
        assert who is not None
        assert (who.name, who.role) == ("Jo Smithson", "first introducer")
        assert [(one.person.id, one.text) for one in notes(table, "P-1")] == [
            ("smithson", f"{WORDS}\n\nSo says smithson."),
            ("priya", f"{WORDS}\n\nSo says priya."),
        ]
        assert introducer(table, "P-2") is None
        assert notes(table, "P-2") == ()


def test_notes_are_no_reason_and_go_with_a_withdrawal_or_a_hard_interest(panel: Panel) -> None:
    panel.withdraw("priya", "P-1", "Wrong file")
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        table = ChairsTable(space)
        assert [one.person.id for one in notes(table, "P-1")] == ["smithson"]
        assert WORDS not in reason(table, "P-1", "need", "smithson").text
    panel.add("declarations", "member,proposal,interest\nsmithson,P-1,hard\n")
    with panel.space() as space:
        table = ChairsTable(space)
        assert notes(table, "P-1") == ()
        assert introducer(table, "P-1") is None


def test_the_chair_reads_them_only_after_scoring(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    with panel.space("carol") as space:
        assert notes(ChairsTable(space), "P-1") == ()
    panel.score("carol", "P-1", "3", "4")
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    with panel.space("carol") as space:
        assert len(notes(ChairsTable(space), "P-1")) == 2


def test_notes_are_in_no_paper_and_in_nothing_that_is_printed(panel: Panel, tmp_path: Path) -> None:
    with panel.space() as space:
        paths = write_report(space, tmp_path / "paper", None, datetime.date(2017, 6, 5), NOW)
    assert {path.suffix for path in paths} == {".docx", ".md", ".csv"}
    for path in paths:
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as word:
                data = b"".join(word.read(name) for name in word.namelist())
            assert b"smithson on need of P-1: 3." in data
        assert b"WHAT-I-WILL-SAY" not in data, path.name
    for command in ("status", "moderate", "rank", "recommend", "decide --level board", "answer"):
        for form in ((), ("--json",)):
            verb, *words = command.split()
            with redirect_stdout(StringIO()) as said:
                assert main([verb, str(panel.path()), *words, *form]) == 0
            assert "WHAT-I-WILL-SAY" not in said.getvalue(), command


def test_who_declined_is_missed_no_more_and_the_table_says_why(panel: Panel) -> None:
    declined(panel, "priya", "P-2", "Outside my expertise.")
    with panel.space() as space:
        assert ChairsTable(space).item("P-2").missing == ("Priya Nairobi",)
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        table = ChairsTable(space)
        assert table.item("P-2").missing == ()
        said = reason(table, "P-2", "need", "priya")
    assert (said.square.state, said.note) == ("declined", "has declined this proposal: Outside my expertise.")
