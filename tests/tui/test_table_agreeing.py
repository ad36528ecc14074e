"""At the chair's table: agreeing scores, revising a member's, taking back, and where a proposal then stands."""

from __future__ import annotations

from pathlib import Path

from panel_tui.cli.main import main
from panel_tui.house import open_workspace
from tests.tui.at_the_table import CHAIR, WHY, agreed, fine_scale, opened, table_of
from tests.tui.sitting import sitting


async def test_the_median_is_agreed_at_once(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("4", "down", "down", "m")
        assert desk.footer == "4 agreed on Governance, accountability and law, the median. u takes it back."
        await desk.press("m")
        assert desk.footer == "4 is agreed already on Governance, accountability and law."
        assert "2 of 7 agreed" in desk.text
        assert "4 ✔" in desk.text
        await desk.press("escape")
        assert "agreed 2/7" in desk.text
    assert agreed() == {
        "C-CASE": ({"score": "4", "reason": ""}, "own"),
        "C-GOV": ({"score": "4", "reason": ""}, "own"),
    }


async def test_the_median_needs_a_reason_where_members_are_on_both_sides_of_the_floor(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("down", "m")
        assert "3 agreed, members are on both sides of the floor. Why?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was agreed: members are on both sides of the floor, so it needs a reason."
        assert agreed() == {}
        await desk.press("m")
        await desk.type(WHY)
        await desk.press("escape", "2")
        assert "2 agreed, the median is 3. Why?" in desk.text
    assert agreed() == {"C-PRAC": ({"score": "3", "reason": WHY}, "own")}


async def test_what_was_agreed_moves_back_to_the_median_only_with_a_reason(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("3")
        await desk.type(WHY)
        await desk.press("escape", "m")
        assert "4 agreed, 3 was agreed before. Why?" in desk.text
    assert agreed() == {"C-CASE": ({"score": "3", "reason": WHY}, "own")}


async def test_another_score_needs_a_reason(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("3")
        assert "3 agreed, the median is 4. Why?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was agreed: the median is 4, so it needs a reason."
        assert screen.data.item.agreed == 0
        await desk.press("3")
        await desk.type(WHY)
        await desk.press("escape")
        assert "3 agreed on Case for change" in desk.footer
        assert "3 ≠" in desk.text
        assert f"Why: {WHY}" in desk.text
        await desk.press("7")
        assert "7 is not on the scale of Case for change and options appraisal. It runs 0 to 5." in desk.footer
        await desk.press("3")
        assert screen.drawer.editor.text == WHY  # to be mended
        await desk.type(".")
        await desk.press("ctrl+s")
    assert agreed() == {"C-CASE": ({"score": "3", "reason": f"{WHY}."}, "own")}


async def test_a_median_between_two_points_is_not_agreed_by_itself(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("down", "down", "down", "down", "m")
        assert screen.criterion == "C-FIN"
        assert "the median 3.5 is not on the scale" in desk.footer
        assert "Agree 3 or 4, with the reason." in desk.footer
        assert agreed() == {}


async def test_all_medians_are_agreed_after_asking_and_taken_back_as_one(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("M")
        assert desk.footer.startswith("Agree the median on 4 criteria? y yes · esc no")
        assert desk.footer.endswith("; 3 must be agreed by hand")
        await desk.press("4", "m", "escape")
        assert agreed() == {}
        await desk.press("M", "y")
        assert desk.footer.startswith("4 medians agreed; u takes them back. Still open: Practice")
        for criterion in ("C-PRAC", "C-LEAD", "C-FIN"):
            assert criterion in {row.criterion.id for row in screen.data.rows if row.agreed is None}
            screen.open("TFO-015", criterion)
            await desk.press("3")
            await desk.type(WHY)
            await desk.press("escape")
        assert "all is agreed" in desk.footer
        assert screen.data.item.is_agreed
        await desk.press("M")
        assert desk.footer == "Everything is agreed already."
        await desk.press("u", "u", "u", "u")
        assert screen.data.item.agreed == 0
    assert {value["cleared"] for value, _ in agreed().values()} == {True}


async def test_undo_restores_what_stood_before_with_its_reason_last_first(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("u")
        assert desk.footer == "Nothing has been said in this sitting that could be taken back."
        await desk.press("3")
        await desk.type(WHY)
        await desk.press("escape", "4")
        await desk.type("On reflection")
        await desk.press("escape", "n", "m", "u")
        following = [item.reference for item in screen.table.agenda]
        assert desk.footer.startswith(f"Taken back: {following[following.index('TFO-015') + 1]}, ")
        await desk.press("u")
        assert screen.reference == "TFO-015"
        assert agreed()["C-CASE"] == ({"score": "3", "reason": WHY}, "own")
        assert f"Why: {WHY}" in desk.text
        await desk.press("u", "u")
        assert agreed()["C-CASE"] == ({"cleared": True}, "own")
        assert screen.data.item.agreed == 0
    with open_workspace(CHAIR) as space:
        assert len(space.entries.history("agreed", criterion="C-CASE")) == 4  # nothing was deleted
    assert main(["verify", "chair.panel"]) == 0


async def test_a_members_score_is_revised_beside_the_first(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        order = [item.reference for item in screen.table.agenda]
        await desk.press("down", "v")
        assert desk.footer == "The new score of Bryn Castellow: 0 to 5 · esc leaves it"
        await desk.press("escape", "v", "9")
        assert "9 is not on the scale" in desk.footer
        await desk.press("3")
        assert "Bryn Castellow now gives 3. Why?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was revised: it needs a reason."
        await desk.press("v", "3")
        await desk.type("Heard Devika")
        await desk.press("escape")
        assert desk.footer == "Revised to 3: Bryn Castellow. u takes it back."
        assert "4›3" in desk.text
        assert "Why it was revised: Heard Devika" in desk.text
        assert agreed(kind="panel_score") == {"C-PRAC": ({"score": "3", "reason": "Heard Devika"}, "transcribed")}
        assert [item.reference for item in screen.table.agenda] == order, "nothing jumps"
        await desk.press("u")
        assert "4›3" not in desk.text


async def test_a_scale_of_many_points_opens_a_field(demo: Path) -> None:
    async with sitting(await fine_scale(demo), "table") as desk:
        screen = await opened(desk, "P-1")
        await desk.press("4", "enter")
        assert "0 to 10 in steps of 0.5" in desk.footer
        await desk.type("7.2")
        await desk.press("enter")
        assert "7.2 is not on the scale of Need. It runs 0 to 10 in steps of 0.5." in desk.footer
        await desk.press("backspace", "minus", "backspace", "5", "enter")
        assert "7.5 agreed on Need, the median." in desk.footer
        await desk.press("enter", "enter")
        assert desk.footer == "Nothing is not a score. Write a number like 3 or 3.5."
        await desk.press("escape", "v", "9", "enter")
        await desk.type("Second thoughts")
        await desk.press("escape")
        assert "8›9" in desk.text
        assert "[b]Because[/b] of it" in desk.text
        await desk.press("m")
        await desk.type("So did the panel")
        await desk.press("escape")
        assert "8 agreed on Need, the median." in desk.footer
        assert screen.row.agreed == 8


async def test_where_it_stands_is_hidden_until_all_is_agreed(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("w")
        assert desk.footer == "Where TFO-015 stands is hidden until it is agreed: 0 of 7 criteria are."
        await desk.press("M", "y", "w")
        assert "is hidden until it is agreed: 4 of 7" in desk.footer
        for criterion, score in (("C-PRAC", "3"), ("C-LEAD", "3"), ("C-FIN", "4")):
            table_of(desk).open("TFO-015", criterion)
            await desk.press(score)
            await desk.type(WHY)
            await desk.press("escape")
        await desk.press("w")
        assert "Where TFO-015 stands" in desk.text
        assert "73.0 of 100.0" in desk.text
        assert "2 of 2 that are ranked" in desk.text
        assert "below the line: asks £1,950,000, £1,900,000 is left" in desk.text
        assert "Of the 2 other proposals of this brief 2 are not agreed yet" in desk.text
        await desk.press("escape", "p", "w")
        assert desk.footer == "Ranks are never shown in projector mode: p leaves it."


async def test_what_is_agreed_is_judged_by_what_stands_now_whatever_the_screen_shows(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        assert screen.row.middle == 4  # of 4, 4, 4 and 3
        revise = ("moderate", "chair.panel", "--revise", "TFO-015/C-CASE/bryn=1", "--reason", "Heard the others")
        assert main(revise) == 0  # in another window: 1, 3, 4 and 4 are left
        await desk.press("4")
        assert "4 is agreed, the median is 3.5. Give the reason." in desk.text
        assert agreed() == {}
        assert "4›1" in desk.text
        await desk.press("4")
        assert "4 agreed, the median is 3.5. Why?" in desk.text


async def test_nothing_is_taken_back_over_what_was_said_since_in_another_window(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("4")
        assert main(["moderate", "chair.panel", "--agree", "TFO-015/C-CASE=3", "--reason", WHY]) == 0
        await desk.press("u")
        assert desk.footer == "Something else has been said on TFO-015 since, and stays."
        assert "3 ≠" in desk.text
        await desk.press("u")
        assert desk.footer == "Nothing has been said in this sitting that could be taken back."
    assert agreed() == {"C-CASE": ({"score": "3", "reason": WHY}, "own")}


async def test_nothing_is_taken_back_of_a_proposal_from_which_the_chair_is_recused_since(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("4")
        assert main(["assess", "chair.panel", "--declare", "TFO-015=hard", "--reason", "My sister works there"]) == 0
        await desk.press("u")
        assert desk.footer.startswith("You have a hard interest in TFO-015, and settle nothing of it.")
    assert agreed() == {"C-CASE": ({"score": "4", "reason": ""}, "own")}


async def test_the_office_types_for_the_chair_and_never_over_them(demo: Path) -> None:
    assert main(["moderate", "chair.panel", "--agree", "TFO-015/C-CASE=4"]) == 0
    assert main(["return", "chair.panel", "-o", "chair.return"]) == 0
    assert main(["merge", "chair.return", "--into", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        assert "typed for the chair" in desk.text
        await opened(desk)
        await desk.press("up", "up", "3")
        await desk.type("Another word")
        await desk.press("escape")
        assert "beside the chair's own word, which counts" in desk.footer
        assert "4 ✔" in desk.text
        await desk.press("down", "down", "m")
        assert "agreed on Governance" in desk.footer
        await desk.press("r")
        assert "Your return" not in desk.text
    said = {"score": "4", "reason": "", "by": "chair"}
    assert agreed(Path("office.panel"))["C-GOV"] == (said, "transcribed")
