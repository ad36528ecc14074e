"""The office's page, key by key, as Ines Tolworth sits at it in the demonstration."""

from __future__ import annotations

import json
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import docx
import pytest

from panel_tui.cli.main import main
from panel_tui.tui.screens.office import OfficeScreen
from tests.tui.sitting import SIZES, Sitting, sitting

FILE = Path("office.panel")
GWEN = "TFO-007, TFO-011, TFO-023, TFO-028, TFO-031, TFO-036, TFO-042"


def printed(*words: str, code: int = 0) -> str:
    """What a command prints."""
    with redirect_stdout(StringIO()) as said:
        assert main(words) == code
    return said.getvalue()


def as_json(*words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(printed(*words, "--json"))


def of_gwen() -> tuple[int, int]:
    """How many assessments Gwen has submitted and not started, as status prints it."""
    (gwen,) = [one for one in as_json("status", "office.panel")["members"] if one["member"] == "gwen"]
    return gwen["submitted"], gwen["not_started"]


async def settled(desk: Sitting) -> OfficeScreen:
    """Wait until nothing is at work any more; the page."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, OfficeScreen)
    await desk.pilot.pause()
    while screen.jobs.at_work is not None:
        await desk.app.workers.wait_for_complete()
        await desk.pilot.pause()
    await desk.pilot.pause()
    return screen


async def pressed(desk: Sitting, *keys: str) -> OfficeScreen:
    """Press keys, one after the other, each when what the one before began is done."""
    for key in keys:
        await desk.press(key)
        await settled(desk)
    return await settled(desk)


def line_with(desk: Sitting, *words: str) -> str:
    """The line of the screen that holds all of these words."""
    return next(line for line in desk.lines if all(word in line for word in words))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(FILE, size=size) as desk:
        await settled(desk)
        desk.is_as_kept("office-tasks")
        await pressed(desk, "o")
        desk.is_as_kept("office-missing-first")
        await pressed(desk, "enter")
        desk.is_as_kept("office-member")
        await pressed(desk, "escape", "tab", "end", "up", "enter")
        desk.is_as_kept("office-preview")
        await pressed(desk, "escape")
        desk.is_as_kept("office-returns")
        await pressed(desk, "M")
        desk.is_as_kept("office-sure")
        await pressed(desk, "y")
        desk.is_as_kept("office-merged")
        await pressed(desk, "escape", "tab")
        desk.is_as_kept("office-ranking")
        await pressed(desk, "end", "enter")
        desk.is_as_kept("office-proposal")


async def test_the_page_says_what_status_says(demo: Path) -> None:
    status = as_json("status", "office.panel")
    async with sitting(FILE) as desk:
        await settled(desk)
        for one in status["members"]:
            if one["role"] == "member":
                counts = [one[state] or "·" for state in ("submitted", "in_progress", "not_started", "recused")]
                cells = line_with(desk, one["name"]).split("│")[1].split(one["name"])[1].split()
                assert cells[:4] == [str(count) for count in counts]
                assert " ".join(cells[4:]) == ("none yet" if one["last_return"] is None else cells[4] + " May 2017")
        for one in status["proposals"]:
            assert line_with(desk, one["reference"]).split("…")[-1].split()[0] != "0"
        assert "45 of 56 assessments submitted" in desk.text
        assert "$ panel-tui status office.panel" in desk.text


async def test_members_are_sorted_and_the_cursor_stays_with_its_row(demo: Path) -> None:
    async with sitting(FILE) as desk:
        screen = await settled(desk)
        assert screen.member == "amina"
        await pressed(desk, "o")
        assert desk.footer == "Sorted most missing first."
        assert screen.tasks.keys[0] == "member:gwen"
        assert screen.member == "amina"
        await pressed(desk, "home", "enter")
        assert line_with(desk, "─ Gwen Pellowe ─")
        assert desk.text.count("not started") >= 7
        await pressed(desk, "escape", "o")
        assert desk.footer == "Sorted by name."
        assert screen.tasks.keys[0] == "member:amina"


async def test_a_row_is_opened(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await pressed(desk, "end", "enter")
        assert "Kestrel Vale Children's Alliance asks £890,000 under Targeted early support." in desk.text
        assert "Priya Nair           not started" in desk.text
        await pressed(desk, "escape", "home", "enter")
        assert "⊘ TFO-007  Fernlow Trust" in desk.text
        await pressed(desk, "q", "3", "enter")
        assert "╭─ TFO-004" in desk.text


async def test_gwens_return_is_merged_by_key_and_seven_proposals_arrive(demo: Path) -> None:
    async with sitting(FILE, size=(80, 24)) as desk:
        screen = await pressed(desk, "tab", "end", "up")
        assert screen.returns.current == "returns/gwen.return"
        assert "9 returns: 1 new, 8 with nothing new" in desk.text
        assert "114 new" in line_with(desk, "gwen.return")
        await pressed(desk, "enter")
        assert "gwen.return, by Gwen Pellowe, would bring 114 new entries, 0 known." in desk.text
        assert f"7 proposals submitted: {GWEN}." in " ".join(desk.text.replace("│", " ").split())
        assert "panel-tui merge returns/gwen.return --into office.panel --dry-run" in desk.text
        assert of_gwen() == (0, 7)
        await pressed(desk, "escape", "m")
        assert "gwen.return, by Gwen Pellowe, brought 114 new entries, 0 known." in desk.text
        assert f"7 proposals submitted: {GWEN}." in " ".join(desk.text.replace("│", " ").split())
        await pressed(desk, "escape")
        assert "52 of 56 assessments submitted" in desk.text
        assert "nothing new" in line_with(desk, "gwen.return")
        await pressed(desk, "1")
        assert "29 May 2017" in line_with(desk, "✔ Gwen Pellowe")
    assert of_gwen() == (7, 0)


async def test_all_new_ones_are_merged_after_a_second_key(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await pressed(desk, "2", "M")
        words = "Take in all returns that bring anything new (1 of 9)? y takes them in · esc leaves it"
        assert desk.footer == words
        await pressed(desk, "escape")
        assert desk.footer == "Nothing was done."
        assert "45 of 56" in desk.text
        await pressed(desk, "M", "y", "escape")
        assert "52 of 56" in desk.text
        await pressed(desk, "M", "y")
        assert desk.footer == "No return brings anything new."


async def test_a_return_is_merged_from_its_preview(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await pressed(desk, "2", "end", "up", "enter", "m", "escape")
        assert "52 of 56" in desk.text


async def test_bad_returns_are_listed_with_their_sentence_and_harm_nothing(demo: Path) -> None:
    whole = (demo / "returns" / "gwen.return").read_bytes()
    middle = len(whole) // 2
    (demo / "returns" / "damaged.return").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    (demo / "members" / "a letter.return").write_text("Dear office,")
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "2")
        assert "11 returns: 1 new, 8 with nothing new, 2 refused" in desk.text
        assert "refused" in line_with(desk, "damaged.return")
        assert "Its part entries was damaged or altered. Ask for it to be sent" in desk.text
        assert "This is no pack, return or receipt of panel-tui." in desk.text
        assert "$ panel-tui merge returns members --into office.panel" in desk.text
        await pressed(desk, "end", "enter")
        assert "It is refused, and harms nothing:" in desk.text
        assert "panel-tui merge 'members/a letter.return' --into office.panel --dry-run" in desk.text
        await pressed(desk, "m")
        assert "is refused, and changed nothing:" in desk.text
        await pressed(desk, "escape")
        assert "45 of 56" in desk.text
        await pressed(desk, "M", "y", "escape")
        assert "52 of 56" in desk.text
    assert "52 submitted" in printed("status", "office.panel")


async def test_g_finds_a_return_that_was_copied_in(demo: Path) -> None:
    shutil.rmtree(demo / "returns")
    async with sitting(FILE, size=(80, 24)) as desk:
        await pressed(desk, "tab")
        assert "No returns here." in desk.text
        assert "in the folder of office.panel" in desk.text
        assert "returns/" in desk.text
        assert "$ panel-tui merge returns --into office.panel" in desk.text
        await pressed(desk, "m", "enter", "g")
        assert desk.footer == "Looked again. No other return has come."
        assert main(["return", "members/priya.panel", "-o", "members/priya.return"]) == 0
        await pressed(desk, "g")
        assert desk.footer == "Looked again. 1 return has come."
        assert "1 new" in line_with(desk, "priya.return")  # a copy of a file gets a device of its own
        await pressed(desk, "m", "escape")
        assert "nothing new" in line_with(desk, "priya.return")
        (demo / "members" / "priya.return").unlink()
        await pressed(desk, "g")
        assert "No returns here." in desk.text


async def test_g_sees_what_a_command_has_changed(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await settled(desk)
        assert main(["merge", "returns/gwen.return", "--into", "office.panel"]) == 0
        await pressed(desk, "3", "g", "1")
        assert "52 of 56" in desk.text


async def test_the_ranking_has_the_figures_of_rank_and_its_lines(demo: Path) -> None:
    rows = as_json("rank", "office.panel")["proposals"]
    said = printed("rank", "office.panel").splitlines()
    async with sitting(FILE, size=(200, 60)) as desk:
        await pressed(desk, "3")
        for row in rows:
            line = line_with(desk, row["reference"])
            assert f"{row['total']:.1f}" in line
            assert f"£{row['ask'] // 100:,}" in line
            assert row["outcome"] in line
            assert row["reason"] in line
        lines = [line.strip("│ ") for line in desk.lines]
        for words in (line for line in said if line.startswith("Funding line")):
            at = lines.index(words)
            assert set(lines[at - 1]) == set(lines[at + 1]) == {"━"}
        assert said[-1] in lines
        assert "$ panel-tui rank office.panel" in lines


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
    (row, *_) = [row for row in cells if first["reference"] in row and "Marlhaven Borough Council" in row]
    assert f"{first['total']:.1f}" in row
    assert f"£{first['ask'] // 100:,}" in row
    assert sorted(path.suffix for path in (demo / "paper-2").iterdir()) == [".csv", ".docx", ".md"]


async def test_without_the_offices_extra_the_paper_says_what_to_install(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

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


async def test_packs_are_written_after_a_second_key_and_open(demo: Path) -> None:
    before = {path.name: path.read_bytes() for path in (demo / "packs").iterdir()}
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "k")
        assert "Write 8 packs into packs (instead of 8 that lie there), each with a fresh invitation?" in desk.footer
        await pressed(desk, "n")
        assert before == {path.name: path.read_bytes() for path in (demo / "packs").iterdir()}
        await pressed(desk, "k", "y")
        assert "8 packs in packs/:" in desk.text
        assert "demo-2017-gwen.pack    for Gwen Pellowe" in desk.text
        assert "panel-tui pack office.panel -o packs" in desk.text
    after = (demo / "packs" / "demo-2017-gwen.pack").read_bytes()
    assert after != before["demo-2017-gwen.pack"]
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


async def test_leaving_says_how_to_come_back(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await desk.press("ctrl+q")
        assert desk.app.return_value == (
            "office.panel: 45 of 56 assessments submitted. To go on: panel-tui office.panel"
        )
