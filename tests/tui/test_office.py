"""The office's page, key by key, as Ines Tolworth sits at it in the demonstration."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from tests.tui.at_the_office import FILE, as_json, line_with, of_gwen, pressed, printed, settled
from tests.tui.sitting import SIZES, sitting

GWEN = "TFO-007, TFO-011, TFO-023, TFO-028, TFO-031, TFO-036, TFO-042"


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
        assert "What is sealed in it was damaged or altered." in desk.text
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
        assert next(line for line in said if line.startswith("Whole budget")) in lines
        assert "$ panel-tui rank office.panel" in lines


async def test_leaving_says_how_to_come_back(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await desk.press("ctrl+q")
        assert desk.app.return_value == (
            "office.panel: 45 of 56 assessments submitted. To go on: panel-tui office.panel"
        )
