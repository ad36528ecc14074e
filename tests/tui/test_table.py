"""The chair's table, key by key: what Rosalind Achterby sees on the evening before the panel meets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fixtures.check_demo import FIXTURES
from panel_tui.cli.main import main
from panel_tui.faults import BadInput
from panel_tui.tui.start import make_app
from tests.tui.at_the_table import CHAIR, agreed, fine_scale, opened, table_of
from tests.tui.sitting import SIZES, sitting

TEXTS = FIXTURES / "demo" / "texts"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(CHAIR, size=size) as desk:
        desk.is_as_kept("table-agenda")
        await opened(desk)
        await desk.press("down", "right")
        desk.is_as_kept("table-matrix")
        await desk.press("m")
        await desk.type("It holds all the same")
        await desk.press("escape", "v", "3")
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
        # By need, as `agenda` tells it: TFO-042 is the last, far from the line of its brief.
        assert seen == ["TFO-019", "TFO-009", "TFO-019", "TFO-007", "TFO-004", "TFO-042", "TFO-007"]


async def test_a_failed_gate_is_shown_as_not_scored(demo: Path) -> None:
    Path("fail.csv").write_text("proposal,gate,outcome,reason\nTFO-004,G1,fail,No charity\n", encoding="utf-8")
    assert main(["add", "fail.csv", "--to", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        assert "Not scored" in desk.text
        assert "gate “" in desk.text
        await desk.press("end", "enter", "4", "m", "w")
        assert "is not scored: gate" in desk.footer
        assert agreed(Path("office.panel")) == {}


async def test_who_must_leave_is_announced_with_the_reason(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk, "TFO-007")
        assert "MUST LEAVE: Amina Kettlewade (Her employer runs the home in Ashwick" in desk.text
        await desk.press("escape", "home")
        await opened(desk)
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


async def test_a_paragraph_that_was_amended_is_shown_as_it_was_cited(demo: Path) -> None:
    text = (TEXTS / "TFO-015.md").read_text("utf-8")
    cited, amended = (
        "A child should notice that the same person keeps",
        "A child may or may not see that a person keeps",
    )
    assert text.count(cited) == 1  # in ¶5.1
    Path("amended").mkdir()
    Path("amended/TFO-015.md").write_text(text.replace(cited, amended), encoding="utf-8")
    assert main(["add", "amended", "--to", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        await opened(desk)
        await desk.press("down")
        assert "o reads ¶ 5.1 (version 1 of 2), ¶ 5.2 " in desk.text
        await desk.press("o")
        assert re.search("¶5.1 +as it stood in version 1 of 2, until [0-9]", desk.text)
        assert cited in desk.text
        assert amended not in desk.text
        assert desk.text.count("; it says the same now") == 1  # ¶5.2


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
        assert "Assessor A gives 3" in desk.text
        await desk.press("p")
        assert "Bryn Castellow" in desk.text


async def test_projector_mode_is_light_and_large_and_ones_own_colours_come_back(demo: Path) -> None:
    async with sitting(CHAIR, size=(120, 40)) as desk:
        await desk.press("f2", "f2")
        assert desk.app.theme == "contrast"
        await desk.press("p", "enter", "m")
        assert desk.app.theme == "projector"
        # The median of 4, 4, 4 and 3 is 4: it stands twice, as the median and as what is agreed.
        assert sum(line.count("┗━┫") for line in desk.lines) == 2
        assert "4 ✔" in desk.text
        await desk.press("p")
        assert desk.app.theme == "contrast"
        assert "┗━┫" not in desk.text
        await desk.press("p")
    async with sitting(CHAIR, size=(120, 40)) as desk:
        assert desk.app.theme == "contrast", "that of the projector is not remembered"


async def test_names_are_projected_where_they_are_wanted(demo: Path) -> None:
    async with sitting(CHAIR, size=(120, 40)) as desk:
        await opened(desk)
        await desk.press("P")
        assert "Bryn Castellow" in desk.text, "out of projector mode P does nothing"
        await desk.press("p", "P")
        assert "Bryn Castellow gives 4" in desk.text
        assert "MUST LEAVE: Euan Dunmarrow" in desk.text
        assert "My sister" not in desk.text
        await desk.press("w")
        assert desk.footer == "Ranks are never shown in projector mode: p leaves it."
        await desk.press("P")
        assert "Assessor A gives 4" in desk.text
        await desk.press("P", "p", "p")
        assert "Castellow" not in desk.text, "names are hidden at first"


async def test_items_follow_each_other(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = table_of(desk)
        await desk.press("n")
        first, second, *_ = (item.reference for item in screen.table.agenda)
        assert (screen.place, screen.reference) == ("matrix", first)
        await desk.press("b")
        assert desk.footer == "This is the first item. esc goes to the agenda."
        await desk.press("n", "n", "N")
        assert screen.reference == second
        assert "Item 2 of 12" in desk.text
        await desk.press("escape", "end", "enter", "n")
        assert desk.footer == "This is the last item. esc goes to the agenda."


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
