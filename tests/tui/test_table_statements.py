"""At the chair's table: the panel's statement, key by key on disk, and the chair's return."""

from __future__ import annotations

from pathlib import Path

from panel_tui.cli.main import main
from panel_tui.house import open_workspace
from tests.tui.at_the_table import CHAIR, agreed, opened, words
from tests.tui.sitting import sitting


async def test_the_statement_is_a_draft_when_it_has_changed(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("t")
        assert screen.drawer.editor.text.startswith("The panel has agreed no scores yet; what its members gave")
        await desk.press("escape")
        assert desk.footer == "The statement on TFO-015 is only suggested: ctrl+s takes it as it is."
        assert agreed(kind="statement") == {}
        await desk.press("t", "f7", "delete")
        await desk.type("Worth it")
        await desk.press("escape")
        assert desk.footer == "The statement on TFO-015 is a draft: A approves it, u takes it back."
        assert "Worth it" in desk.text
        assert "Statement: draft, not approved; written by Rosalind Achterby." in words(desk)
        assert screen.data.item.stated
        await desk.press("t", "escape")
        assert desk.footer == "The statement on TFO-015 is as it was."
        await desk.press("t", *["backspace"] * 8, "escape")
        assert desk.footer == "The statement on TFO-015 is taken away. u brings it back."
        await desk.press("u")
        assert "Worth it" in desk.text
    assert agreed(kind="statement") == {"TFO-015": ({"reasons": "Worth it", "draft": True}, "own")}


async def test_a_suggested_text_is_taken_as_it_is_by_one_key(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("t", "ctrl+s")
        assert desk.footer == "The statement on TFO-015 is a draft: A approves it, u takes it back."
    value, _ = agreed(kind="statement")["TFO-015"]
    assert value["draft"]
    assert value["reasons"].startswith("The panel has agreed no scores yet")


async def test_the_chair_approves_after_asking_and_takes_it_back(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("A")
        assert desk.footer == "There is no statement on TFO-015 to approve: t writes it."
        await desk.press("t", "f7", "delete")
        await desk.type("Worth it")
        await desk.press("escape", "f", "f7", "delete")
        await desk.type("Say who pays")
        await desk.press("escape")
        assert desk.footer == "The feedback on TFO-015 is a draft: A approves it, u takes it back."
        await desk.press("A")
        assert desk.footer == "Approve it? 7 criteria are not agreed yet. y yes · esc no"
        await desk.press("escape")
        assert agreed(kind="statement")["TFO-015"][0]["draft"]
        await desk.press("A", "y")
        assert desk.footer == "The statement on TFO-015 is approved. u takes it back."
        assert "Statement: approved by Rosalind Achterby." in words(desk)
        assert agreed(kind="statement")["TFO-015"] == ({"reasons": "Worth it", "feedback": "Say who pays"}, "own")
        await desk.press("A")
        assert desk.footer == "The statement on TFO-015 is approved already."
        await desk.press("p", "pagedown")
        assert "Statement: approved." in words(desk)
        await desk.press("p", "u")
        assert agreed(kind="statement")["TFO-015"][0]["draft"]


async def test_the_office_approves_on_the_chairs_behalf(demo: Path) -> None:
    async with sitting(Path("office.panel"), "table") as desk:
        await opened(desk)
        await desk.press("t", "ctrl+s", "A")
        assert desk.footer.startswith("Approve it on the chair's behalf? ")
        assert desk.footer.endswith("7 criteria are not agreed yet. y yes · esc no")
        await desk.press("y")
        assert "Statement: approved on the chair's behalf, typed by Ines Tolworth." in words(desk)
    assert agreed(Path("office.panel"), "statement")["TFO-015"][1] == "transcribed"


async def test_feedback_that_came_with_a_statement_stays(demo: Path) -> None:
    Path("said.csv").write_text("proposal,reasons,feedback\nTFO-015,Good,Say who pays\n", encoding="utf-8")
    assert main(["add", "said.csv", "--to", "chair.panel"]) == 0
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("t")
        await desk.type(" enough")
        await desk.press("escape")
    said = {"reasons": "Good enough", "feedback": "Say who pays", "draft": True}
    assert agreed(kind="statement")["TFO-015"][0] == said


async def test_what_is_written_and_left_is_found_again(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("3")
        await desk.type("Half a reason")
        await desk.press("ctrl+q")
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("3")
        assert "Half a reason" in desk.text
        await desk.press("escape", "t")
        await desk.type("Half a statement")
        await desk.press("ctrl+q")
    async with sitting(CHAIR) as desk:
        assert "✎ statement" in desk.text
        await opened(desk)
        assert "A statement was begun and not said: t goes on with it." in desk.text
        await desk.press("r")
        assert "Begun and not said, and so not in it: the statement on TFO-015." in desk.text
        await desk.press("escape", "t")
        assert "Half a statement" in desk.text
        await desk.press("escape")
        assert "✎" not in desk.text


async def test_what_is_typed_is_on_disk_before_anything_is_closed(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("t", "f7", "delete")
        await desk.type("A third of a statement")
        with open_workspace(CHAIR) as beside:
            (draft,) = beside.drafts.all()
            assert draft.value == {"text": "A third of a statement"}
            assert beside.entries.heads("statement") == []


async def test_a_chairs_draft_is_nothing_that_a_members_desk_undoes(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("t")
        await desk.type("Half a statement")
        await desk.press("ctrl+q")
    async with sitting(CHAIR, "desk") as desk:
        await desk.press("y", "u")
        assert desk.footer == "There is nothing to undo."


async def test_the_chairs_return_lies_beside_the_file_and_is_taken_in(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("M", "y", "r")
        assert "  demo-2017-chair.return" in desk.text
        assert "Ines Tolworth" in desk.text
        await desk.press("escape", "ctrl+q")
        assert str(desk.app.return_value).startswith("chair.panel: 0 of 12 proposals agreed, all saved.")
    assert main(["merge", "demo-2017-chair.return", "--into", "office.panel"]) == 0
    assert agreed(Path("office.panel"))["C-CASE"] == ({"score": "4", "reason": ""}, "own")
