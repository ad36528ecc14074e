"""Marks of the chair's own, noted before the scores are shown."""

from __future__ import annotations

from pathlib import Path

from tests.tui.at_the_table import CHAIR, OFFICE, agreed, fine_scale, opened, table_of
from tests.tui.sitting import sitting

GAVE = "Castellow gives"


async def test_scores_and_reasons_are_covered_until_marks_are_noted(demo: Path) -> None:
    async with sitting(OFFICE, "table", (120, 40)) as desk:
        screen = await opened(desk)
        assert any(row.apart for row in screen.data.rows)
        await desk.press("escape", "H", "enter")
        text = desk.text
        assert "COVERED until the chair's marks are noted" in text
        assert "apart" not in text
        assert "░" in text
        assert "–" in text
        assert GAVE not in text
        await desk.press("a", "o", "t", "w", "K", "E")
        assert desk.screen is screen
        assert "COVERED" in desk.text
        await desk.press("3", "4")
        assert "3 ✎" in desk.text
        await desk.press("enter")
        assert "Note 2 marks and show the scores?" in desk.footer
        assert "5 of 7 criteria have none." in " ".join(desk.text.split())
        await desk.press("escape")
        assert "COVERED" in desk.text
        await desk.press("enter", "y")
        assert desk.footer == "2 marks noted, and the scores are shown."
        assert "▲▲" in desk.text
        await desk.press("home", "up", "up")
        assert "The chair's mark was 3, noted before the others' scores were shown." in " ".join(desk.text.split())
    found = agreed(OFFICE, "mark")
    assert sorted(value["score"] for value, _ in found.values()) == ["3", "4"]
    assert {source for _, source in found.values()} == {"transcribed"}
    assert not agreed(OFFICE)


async def test_marks_are_kept_while_they_are_typed_and_stand_when_noted(demo: Path) -> None:
    async with sitting(CHAIR, "table", (120, 40)) as desk:
        await desk.press("H", "enter", "2", "3", "up", "backspace")
        assert "2 ✎" in desk.text
    async with sitting(CHAIR, "table", (120, 40)) as desk:
        await desk.press("H", "enter")
        assert "2 ✎" in desk.text
        await desk.press("enter", "y")
        reference = table_of(desk).reference
        await desk.press("escape", "enter")
        assert "COVERED" not in desk.text, "a proposal that was marked is shown at once"
        await desk.press("u")
        assert desk.footer == "Nothing has been said in this sitting that could be taken back."
        await desk.press("n")
        assert table_of(desk).reference != reference
        assert "COVERED" in desk.text
        await desk.press("H")
        assert "COVERED" not in desk.text
        assert "▏" not in desk.text
    assert [value["score"] for value, _ in agreed(CHAIR, "mark").values()] == ["2"]


async def test_a_mark_must_be_on_the_scale(demo: Path) -> None:
    office = await fine_scale(demo)
    async with sitting(office, "table", (120, 40)) as desk:
        await desk.press("H", "enter", "7", "full_stop", "3")
        assert "[7.3▏]" in desk.text
        await desk.press("enter")
        assert desk.footer == "7.3 is not on the scale of Need. It runs 0 to 10 in steps of 0.5."
        await desk.press("backspace", "5", "enter", "y")
    assert [value["score"] for value, _ in agreed(office, "mark").values()] == ["7.5"]


async def test_nothing_is_noted_where_nothing_is_typed(demo: Path) -> None:
    async with sitting(OFFICE, "table") as desk:
        await desk.press("enter", "H", "enter")
        assert "No mark is given yet" in desk.footer
        await desk.press("9", "enter")
        assert "No mark is given yet" in desk.footer
        await desk.press("9")
        assert "9 is not on the scale" in desk.footer


async def test_what_each_score_means_is_one_key_away(demo: Path) -> None:
    async with sitting(OFFICE, "table", (120, 40)) as desk:
        await opened(desk)
        await desk.press("e")
        text = " ".join(desk.text.split())
        assert "what each score means" in text
        assert "In this brief: Legal advice taken" not in text
        assert "Exceptional" in text
        assert "The floor is 3." in text


async def test_the_projector_shows_the_mark_and_not_what_others_gave(demo: Path) -> None:
    async with sitting(OFFICE, "table", (120, 40)) as desk:
        await desk.press("H", "p", "enter", "2", "up")
        assert "╺━┓" in desk.text
        assert "┏━┛" in desk.text
        assert "median      agreed" not in desk.text
