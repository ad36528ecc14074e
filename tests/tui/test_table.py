"""The chair's table, key by key, as Rosalind Achterby sits at it on the evening before the panel meets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main
from panel_tui.faults import BadInput
from panel_tui.house import open_workspace
from panel_tui.tui.screens.table import TableScreen
from panel_tui.tui.start import make_app
from tests.tui.sitting import SIZES, Sitting, sitting

CHAIR = Path("chair.panel")
WHY = "Half way between, and it holds"


def table_of(desk: Sitting) -> TableScreen:
    """The screen."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, TableScreen)
    return screen


async def opened(desk: Sitting, reference: str = "TFO-015") -> TableScreen:
    """Open a proposal."""
    screen = table_of(desk)
    at = [item.reference for item in screen.table.agenda].index(reference)
    await desk.press(*["down"] * at, "enter")
    assert screen.reference == reference
    return screen


def agreed(path: Path = CHAIR, kind: str = "agreed") -> dict[str, tuple[Any, str]]:
    """What stands of a kind in a file: by criterion (or proposal) its value, and its source."""
    with open_workspace(path) as space:
        heads = space.entries.heads(kind)
        return {head.about.get("criterion", head.about["proposal"]): (head.value, head.source) for head in heads}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(CHAIR, size=size) as desk:
        desk.is_as_kept("table-agenda")
        await opened(desk)
        await desk.press("down", "right")
        desk.is_as_kept("table-matrix")
        await desk.press("m", "v", "3")
        await desk.type("Heard the others")
        await desk.press("escape", "down", "down")
        desk.is_as_kept("table-agreed")
        await desk.press("2")
        await desk.type("Nobody is named")
        desk.is_as_kept("table-reason")
        await desk.press("escape", "p")
        desk.is_as_kept("table-projector")
        await desk.press("p", "a")
        desk.is_as_kept("table-reasons")
        await desk.press("escape", "o")
        desk.is_as_kept("table-cited")
        await desk.press("escape", "M")
        desk.is_as_kept("table-sure")
        await desk.press("escape", "t")
        await desk.type("A trust that could work")
        desk.is_as_kept("table-statement")
        await desk.press("escape", "f1")
        desk.is_as_kept("table-help")


async def test_the_agenda_shows_what_must_be_discussed_first(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        assert "To discuss" in desk.text
        assert "TFO-015  Wickmere Metropolitan Council" in desk.text
        assert "5 reasons: apart ×2, floor ×2, totals" in desk.text
        assert "Residential care and Staying Close" in desk.text
        assert "0 of 12 agreed" in desk.text
        screen = table_of(desk)
        seen = []
        for key in ("down", "j", "k", "up", "pagedown", "end", "home"):
            await desk.press(key)
            seen.append(screen.reference)
        assert seen == ["TFO-019", "TFO-036", "TFO-019", "TFO-015", "TFO-009", "TFO-028", "TFO-015"]


async def test_a_failed_gate_is_shown_as_not_scored(demo: Path) -> None:
    Path("fail.csv").write_text("proposal,gate,outcome,reason\nTFO-004,G1,fail,No charity\n", encoding="utf-8")
    assert main(["add", "fail.csv", "--to", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        assert "Not scored: a gate failed" in desk.text
        assert "gate “" in desk.text
        await desk.press("end", "enter", "4", "m", "w")
        assert "is not scored: gate" in desk.footer
        assert agreed(Path("office.panel")) == {}


async def test_who_must_leave_is_announced_with_the_reason(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk, "TFO-007")
        assert "MUST LEAVE: Amina Kettlewade (Her employer runs the home in Ashwick" in desk.text
        await desk.press("escape", "home", "enter")
        assert "MUST LEAVE: Euan Dunmarrow (My sister was appointed" in desk.text


async def test_a_late_interest_is_seen_as_recused_and_in_no_figure(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        assert "ED Euan Dunmarrow" in desk.text
        assert "– recused" in desk.text
        await desk.press("end")
        assert screen.member == "euan"
        assert "Euan Dunmarrow is recused, and in no figure." in desk.text
        assert "Interest: My sister was appointed" in desk.text
        await desk.press("v")
        assert "is recused from this proposal and scores nothing in it" in desk.footer


async def test_the_cursor_shows_the_reason_of_a_member_on_a_criterion(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("down")
        assert "Bryn Castellow gives 4 Strong" in desk.text
        assert "What families tell me they want" in desk.text
        await desk.press("l", "right")
        assert "Devika Rainsborough gives 2 Partial" in desk.text
        assert "▼ below the floor of 3" in desk.text
        await desk.press("j", "h", "k", "up", "left", "end", "home")
        assert (screen.criterion, screen.member) == ("C-CASE", "bryn")


async def test_cited_paragraphs_and_all_reasons_are_one_key_away(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("down", "o")
        assert "TFO-015: what Bryn Castellow cites" in desk.text
        assert "¶5.1" in desk.text
        assert "¶5.2" in desk.text
        await desk.press("escape", "tab")
        assert screen.member == "chidi"
        await desk.press("shift+tab", "shift+tab")
        assert screen.member == "farah"
        await desk.press("a")
        assert "Devika Rainsborough: 2 Partial" in desk.text
        await desk.press("escape", "enter")
        assert "TFO-015: Practice and outcomes for children" in desk.text
        await desk.press("escape", "end", "o")
        assert desk.footer == "No paragraph is cited here."


async def test_the_median_is_agreed_at_once(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("4", "down", "m")
        assert desk.footer == "3 agreed on Practice and outcomes for children, the median. u takes it back."
        await desk.press("m")
        assert desk.footer == "3 is agreed already on Practice and outcomes for children."
        assert "2 of 7 agreed" in desk.text
        assert "3 ✔" in desk.text
        await desk.press("escape")
        assert "agreed 2/7" in desk.text
    assert agreed() == {
        "C-CASE": ({"score": "4", "reason": ""}, "own"),
        "C-PRAC": ({"score": "3", "reason": ""}, "own"),
    }


async def test_another_score_needs_a_reason(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("3")
        assert "3 agreed, the median is 4. Why?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was agreed: it is not the median, so it needs a reason."
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
        assert desk.footer.startswith("Agree the median on 6 criteria? y yes · esc no")
        assert desk.footer.endswith("on 1 there is none on the scale")
        await desk.press("4", "m", "escape")
        assert agreed() == {}
        await desk.press("M", "y")
        assert desk.footer.startswith("6 medians agreed; u takes them back. Still open: Finance")
        assert screen.criterion == "C-FIN"
        await desk.press("4")
        await desk.type(WHY)
        await desk.press("escape")
        assert "all is agreed" in desk.footer
        assert screen.data.item.is_agreed
        await desk.press("M")
        assert desk.footer == "Everything is agreed already."
        await desk.press("u", "u")
        assert screen.data.item.agreed == 0
    assert {value["cleared"] for value, _ in agreed().values()} == {True}


async def test_undo_restores_what_stood_before_with_its_reason_last_first(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("u")
        assert desk.footer == "Nothing has been said in this sitting that could be taken back."
        await desk.press("3")
        await desk.type(WHY)
        await desk.press("escape", "m", "n", "m", "u")
        assert desk.footer.startswith("Taken back: TFO-019, ")
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
        assert screen.table.agenda[0].reference == "TFO-015"  # nothing jumps
        await desk.press("u")
        assert "4›3" not in desk.text


async def test_where_it_stands_is_hidden_until_all_is_agreed(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("w")
        assert desk.footer == "Where TFO-015 stands is hidden until it is agreed: 0 of 7 criteria are."
        await desk.press("M", "y", "w")
        assert "is hidden until it is agreed: 6 of 7" in desk.footer
        await desk.press("4")
        await desk.type(WHY)
        await desk.press("escape", "w")
        assert "Where TFO-015 stands" in desk.text
        assert "73.0 of 100.0" in desk.text
        assert "2 of 2 that are ranked" in desk.text
        assert "below the line: asks £1,950,000, £1,900,000 is left" in desk.text
        assert "Of the 2 other proposals of this brief 2 are not agreed yet" in desk.text
        await desk.press("escape", "p", "w")
        assert desk.footer == "Ranks are never shown in projector mode: p leaves it."


async def test_projector_mode_hides_names(demo: Path) -> None:
    names = ("Castellow", "Okonwell", "Rainsborough", "Ellingstone", "Dunmarrow", "Achterby", "My sister")
    async with sitting(CHAIR, size=(200, 50)) as desk:
        await desk.press("p")
        assert "PROJECTOR: no names, no ranks" in desk.text
        await desk.press("enter", "down", "end")
        pages = [desk.text]
        await desk.press("home", "a")
        pages.append(desk.text)
        await desk.press("escape", "o")
        pages.append(desk.text)
        await desk.press("escape", "v")
        pages.append(desk.text)
        await desk.press("3")
        pages.append(desk.text)
        await desk.type("Heard the others")
        await desk.press("escape")
        pages.append(desk.text)
        assert not [name for name in names for page in pages if name in page]
        assert "MUST LEAVE: 1 member; the chair says who." in desk.text
        assert "Member A gives 3" in desk.text
        await desk.press("p")
        assert "Bryn Castellow" in desk.text


async def test_items_follow_each_other(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = table_of(desk)
        await desk.press("n")
        assert (screen.place, screen.reference) == ("matrix", "TFO-015")
        await desk.press("b")
        assert desk.footer == "This is the first item. esc goes to the agenda."
        await desk.press("n", "n", "N")
        assert screen.reference == "TFO-019"
        assert "Item 2 of 12" in desk.text
        await desk.press("escape", "end", "enter", "n")
        assert desk.footer == "This is the last item. esc goes to the agenda."


async def test_the_statement_is_said_when_it_has_changed(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await opened(desk)
        await desk.press("t", "escape")
        assert desk.footer == "No statement was written."
        await desk.press("t")
        await desk.type("Worth it")
        await desk.press("escape")
        assert desk.footer == "The panel's statement on TFO-015 is said. u takes it back."
        assert "Worth it" in desk.text
        assert screen.data.item.stated
        await desk.press("t", "escape")
        assert desk.footer == "The statement on TFO-015 is as it was."
        await desk.press("t", *["backspace"] * 8, "escape")
        assert desk.footer == "The statement on TFO-015 is taken away. u brings it back."
        await desk.press("u")
        assert "Worth it" in desk.text
    assert agreed(kind="statement") == {"TFO-015": ({"reasons": "Worth it"}, "own")}


async def test_feedback_that_came_with_a_statement_stays(demo: Path) -> None:
    Path("said.csv").write_text("proposal,reasons,feedback\nTFO-015,Good,Say who pays\n", encoding="utf-8")
    assert main(["add", "said.csv", "--to", "chair.panel"]) == 0
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("t")
        await desk.type(" enough")
        await desk.press("escape")
    assert agreed(kind="statement")["TFO-015"][0] == {"reasons": "Good enough", "feedback": "Say who pays"}


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
        await desk.press("t")
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
        await desk.press("down", "m")
        assert "agreed on Practice" in desk.footer
        await desk.press("r")
        assert "Your return" not in desk.text
    assert agreed(Path("office.panel"))["C-PRAC"] == ({"score": "3", "reason": ""}, "transcribed")


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
        assert "8 agreed on Need, the median." in desk.footer
        assert screen.row.agreed == 8


async def test_without_proposals_or_members_it_says_what_to_do(demo: Path) -> None:
    office = await fine_scale(demo, "members")
    async with sitting(office, "table") as desk:
        assert "There is no proposal in this call yet." in desk.text
        assert "panel-tui add" in desk.text
        await desk.press("enter", "down", "n", "m", "4", "u", "p", "p")
        assert "There is no proposal" in desk.text
        await desk.press("ctrl+q")
    assert main(["add", str(office.with_name("proposals.csv")), "--to", str(office)]) == 0
    async with sitting(office, "table") as desk:
        await desk.press("enter")
        assert "Nobody has been asked to score this proposal yet" in desk.text
        await desk.press("left", "tab", "v", "o", "a", "escape", "m")
        assert desk.footer == "Need: nobody has scored it, so there is no median."
        await desk.press("M")
        assert desk.footer == "Nobody has scored what is not agreed yet, so there are no medians."


async def fine_scale(demo: Path, *only: str) -> Path:
    """An office's file with one proposal on a scale of 0 to 10 in halves, scored 7 and 8; or `only` some of it."""
    from tests.small_call import CALL, RUBRICS

    folder = demo / "fine"
    folder.mkdir()
    (folder / "call.toml").write_text(CALL, encoding="utf-8")
    for name, text in RUBRICS.items():
        (folder / name).write_text(text.replace("best = 5", "best = 10\nstep = 0.5"), encoding="utf-8")
    tables = {
        "members": "id,name,role\npriya,Priya Nairobi,member\njo,Jo Smithson,member\n",
        "proposals": "reference,title,applicant,brief,ask\nP-1,Homes nearby,Northbridge Homes,SC,£400k\n",
        "scores": "member,proposal,criterion,score,comment,submitted\n"
        + "".join(
            f"{member},P-1,{criterion},{score},[b]Because[/b] of it,yes\n"
            for member, score in (("priya", 7), ("jo", 8))
            for criterion in ("need", "idea")
        ),
    }
    office = folder / "office.panel"
    assert main(["new", str(folder / "call.toml"), "-o", str(office)]) == 0
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        assert (only and name not in only) or main(["add", str(folder / f"{name}.csv"), "--to", str(office)]) == 0
    return office


async def test_the_palette_offers_what_can_be_done_where_one_is(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        words = [choice.words for command in desk.screen.all_commands() for choice in command.choices(desk.screen)]
        assert "Agree Case for change and options appraisal: 4 (Strong)" in words
        await desk.press("escape")
        words = [choice.words for command in desk.screen.all_commands() for choice in command.choices(desk.screen)]
        assert not [one for one in words if one.startswith("Agree")]
        await desk.press("ctrl+p")
        await desk.type("projector")
        await desk.press("enter")
        await desk.pilot.pause()
        assert "PROJECTOR" in desk.text


async def test_a_click_opens_an_item_and_moves_the_cursor(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = table_of(desk)
        line = next(number for number, text in enumerate(desk.lines) if "TFO-036" in text)
        await desk.pilot.click(offset=(10, line))
        assert (screen.place, screen.reference) == ("matrix", "TFO-036")
        line, column = next(
            (number, text.index(" DR")) for number, text in enumerate(desk.lines) if "criterion  " in text
        )
        await desk.pilot.click(offset=(column + 1, line + 3))
        assert screen.member == "devika"
        assert screen.criterion == screen.data.rows[2].criterion.id


async def test_a_members_own_file_does_not_open_on_the_table(demo: Path) -> None:
    with pytest.raises(BadInput, match=r"A member's own file does not hold the whole record"):
        make_app(Path("members/priya.panel"), "table")


async def test_a_window_that_is_too_small_says_so(demo: Path) -> None:
    async with sitting(CHAIR, size=(50, 15)) as desk:
        await desk.press("enter", "m")
        assert "Please make this window larger" in desk.text
    assert agreed() == {}


async def test_long_reasons_scroll(demo: Path) -> None:
    async with sitting(CHAIR, size=(80, 24)) as desk:
        screen = await opened(desk)
        await desk.press("down", "pagedown", "space")
        assert screen.reasons.scroll_offset.y > 0
        await desk.press("pageup", "pageup")
        assert screen.reasons.scroll_offset.y == 0


async def test_members_beyond_the_edge_come_with_the_cursor(demo: Path) -> None:
    office = await fine_scale(demo)
    people = [f"m{number:02},Max{chr(65 + number)} Zeta{number},member" for number in range(14)]
    more = office.with_name("more.csv")
    more.write_text("\n".join(["id,name,role", *people]) + "\n", encoding="utf-8")
    given = [f"m{number:02},P-1,{one},6.5,So,yes" for number in range(14) for one in ("need", "idea")]
    scores = office.with_name("scores2.csv")
    scores.write_text("\n".join(["member,proposal,criterion,score,comment,submitted", *given]) + "\n", encoding="utf-8")
    assert main(["add", str(more), "--to", str(office)]) == 0
    assert main(["add", str(scores), "--to", str(office)]) == 0
    async with sitting(office, "table", size=(80, 24)) as desk:
        screen = await opened(desk, "P-1")
        assert "‹›median" in desk.text
        head = next(line for line in desk.lines if line.startswith(" criterion"))
        assert " JS " in head
        assert " PN " not in head
        await desk.press("end")
        assert screen.member == "priya"
        head = next(line for line in desk.lines if line.startswith(" criterion"))
        assert " PN " in head
        assert " JS " not in head
        assert "Priya Nairobi gives 7" in desk.text


def test_opening_the_table_loads_no_document_or_number_library(demo: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from panel_tui.tui.start import make_app; "
        "make_app(Path('chair.panel')); print(*sorted(sys.modules))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "panel_tui.tui.screens.table" in loaded
    assert not loaded & {"docx", "lxml", "numpy", "scipy", "sqlmodel", "sqlalchemy"}
