"""The desk while its file changes under it: a new pack, another window, an interest, damage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from panel_tui.cli.main import main
from tests.tui.at_the_desk import MINE, amended, begun
from tests.tui.sitting import sitting


async def test_a_proposal_that_is_amended_while_it_is_read_is_shown_as_it_is_now(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("down")
        assert "propose to buy" in desk.text
        amended("TFO-019", "propose to buy", "hope to buy")
        screen.look_around()
        await desk.pilot.pause()
        assert "hope to buy" in desk.text
        assert screen.reader.mark == "1.2"
        assert desk.footer == "TFO-019 was changed: this is how it is now."
        await desk.press("c", "ctrl+e")
        version = screen.desk.comment_values("TFO-019", "A-DELV")[0]["proposal"]
        cited = screen.desk.library.version(version)
        assert cited is not None
        assert "hope to buy" in cited.sections[0].paragraphs[0]


async def test_whoever_writes_is_not_interrupted_by_an_amendment(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("Half a ")
        amended("TFO-019", "propose to buy", "hope to buy")
        screen.look_around()
        await desk.type("thought")
        assert screen.drawer.editor.text == "Half a thought"
        assert "propose to buy" in desk.text
        await desk.press("escape", "left")
        assert "hope to buy" in desk.text
        assert screen.answers()["A-DELV"].comments["panel"] == "Half a thought"


async def test_a_proposal_closed_in_another_window_is_closed_here(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        assert main(["assess", str(MINE), "--declare", "TFO-019=hard", "--reason", "My sister works there"]) == 0
        screen.look_around()
        await desk.pilot.pause()
        assert "TFO-019 is closed to you." in desk.text
        assert "Aldermere County Council and four" not in desk.text


async def test_what_is_closed_is_not_gone_back_to_nor_found(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("/")
        await desk.type("purchaser")
        await desk.press("enter")
        assert (screen.reference, screen.reader.mark) == ("TFO-019", "1.1")
        await desk.press("e")  # and so there is something to go back to
        await desk.press("d", "h")
        await desk.type("A cousin")
        await desk.press("escape")
        for key in ("b", "b", ".", ",", "p", "e"):
            await desk.press(key)
            assert "TFO-019 is closed to you." in desk.text
            assert "as one purchaser" not in desk.text
            assert "Governance, law" not in desk.text
        await desk.press("c")
        assert not screen.drawer.is_open
        await desk.press("/")
        await desk.type("purchaser")
        assert "TFO-019" not in "".join(line for line in desk.lines if "¶" in line)


async def test_a_citation_whose_text_is_not_here_does_not_stand_before_the_others(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c", "ctrl+e", "escape")
        old = screen.desk.comment_values("TFO-019", "A-DELV")[0]["proposal"]
    amended("TFO-019", "propose to buy", "hope to buy")
    with closing(sqlite3.connect(MINE)) as database, database:
        database.execute("DELETE FROM document WHERE hash = ?", (old,))  # as in a file that never had it
    async with sitting(MINE) as desk:
        await desk.press("enter", "left", "p")
        assert "its text is not in this file" in desk.footer
        assert "propose to buy" not in desk.text
        await desk.press("c", "down", "down", "alt+down", "ctrl+e", "escape", "left", "home", "p")
        assert "¶1.2 is cited here (1 of 1)" in desk.footer
        assert "▌  1.2" in desk.text


async def test_another_program_that_writes_holds_nobody_up(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        with closing(sqlite3.connect(MINE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await desk.press("down", "down")
            screen.remember()
            screen.look_around()
            assert screen.desk.place_of("TFO-019") == ""
            assert "0-5 score" in desk.footer
            other.execute("ROLLBACK")
        await desk.press("down")
        screen.remember()
        assert screen.desk.place_of("TFO-019") == screen.reader.mark


async def test_a_file_that_is_damaged_meanwhile_is_told_of_in_a_sentence(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        with closing(sqlite3.connect(MINE)) as other, other:
            other.execute("ALTER TABLE meta RENAME TO gone")
        screen.look_around()
        await desk.pilot.pause()
        assert desk.footer == "priya.panel: The file cannot be used: no such table: meta."
        with closing(sqlite3.connect(MINE)) as other, other:
            other.execute("ALTER TABLE gone RENAME TO meta")
        await desk.press("down")
        assert "0-5 score" in desk.footer
