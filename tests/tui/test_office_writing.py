"""What goes out from the office's page: papers, packs, receipts; and the check."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest

from panel_tui.cli.main import main
from tests.e2e.demonstration import passphrase_of
from tests.tui.at_the_office import FILE, as_json, pressed, printed
from tests.tui.sitting import sitting


async def test_the_paper_is_written_beside_the_file_and_never_over_another(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await pressed(desk, "p")
        assert "The papers lie in paper/:" in desk.text
        assert "demo-2017-board-paper.docx  the board paper, for Word" in desk.text
        assert "panel-tui report office.panel -o paper" in desk.text
        await pressed(desk, "escape", "p")
        assert "The papers lie in paper-2/:" in desk.text
    first = as_json("rank", "office.panel")["proposals"][0]
    word = docx.Document(str(demo / "paper" / "demo-2017-board-paper.docx"))
    cells = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    rows = [row for row in cells if first["reference"] in row and "Marlhaven Borough Council" in row]
    assert any({f"{first['total']:.1f}", f"£{first['ask'] // 100:,}"} <= set(row) for row in rows)
    assert sorted(path.suffix for path in (demo / "paper-2").iterdir()) == [".csv", ".docx", ".md"]


async def test_without_the_offices_extra_the_paper_says_what_to_install(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setitem(sys.modules, "docx", None)
    async with sitting(FILE) as desk:
        await pressed(desk, "p")
        assert "Word files need python-docx, which is not installed. Run: pip install 'panel-tui[office]'." in desk.text
    assert not (demo / "paper").exists()


async def test_verify_says_what_the_command_says_and_finds_an_altered_byte(demo: Path) -> None:
    words = printed("verify", "office.panel").splitlines()
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "v")
        for line in words:
            assert line in desk.text
    data = (demo / FILE).read_bytes()
    at = data.index(b"fortnight") if b"fortnight" in data else data.index(b"council")
    (demo / FILE).write_bytes(data[:at] + b"F" + data[at + 1 :])
    found = printed("verify", "office.panel", code=1).splitlines()
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "v")
        assert "Nothing is wrong" not in desk.text
        for line in found:
            assert line in desk.text


async def test_packs_are_written_after_a_second_key_and_open(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in (demo / "packs").iterdir()}
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "k")
        assert "Write 8 packs into packs (instead of 8 that lie there), each with a fresh invitation?" in desk.footer
        await pressed(desk, "n")
        assert before == {path.name: path.read_bytes() for path in (demo / "packs").iterdir()}
        await pressed(desk, "k", "y")
        assert "8 packs in packs/:" in desk.text
        assert "demo-2017-gwen.pack    for Gwen Pellowe" in desk.text
        assert "panel-tui pack office.panel -o packs --passphrases passphrases.csv" in desk.text
        assert "Each is sealed. The passphrases are in passphrases.csv" in desk.text
        words = passphrase_of(Path(), "demo-2017-gwen.pack")
        assert words not in desk.text
    after = (demo / "packs" / "demo-2017-gwen.pack").read_bytes()
    assert after != before["demo-2017-gwen.pack"]
    monkeypatch.setenv("PANEL_TUI_PASSPHRASE", words)
    assert main(["open", "packs/demo-2017-gwen.pack", "-o", "new.panel"]) == 0


async def test_a_receipt_is_written_for_the_member_under_the_cursor(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await pressed(desk, "e")
        assert "receipts/demo-2017-amina.receipt: all that has come from Amina Kettlewade." in desk.text
        assert "panel-tui receipt office.panel --member amina -o receipts/demo-2017-amina.receipt" in desk.text
        await pressed(desk, "escape", "end", "e")
        assert "A receipt" not in desk.text
        await pressed(desk, "home", *["down"] * 6, "e")
        assert "Nothing has come from gwen yet. There is nothing to acknowledge." in desk.text
    assert main(["open", "receipts/demo-2017-amina.receipt", "-o", "members/amina.panel"]) == 0
