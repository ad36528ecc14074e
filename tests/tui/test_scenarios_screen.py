"""The scenarios by key: figures as they are worked out, and what is saved, changed, dropped and chosen.

The call is in tests/cli/funded.py, where it is told by hand what each scenario comes to (tests/cli/test_scenarios.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from panel_tui.tui.screens.board import BoardScreen
from panel_tui.tui.screens.scenarios import ScenariosScreen
from tests.cli.funded import APART, NORTH, funded
from tests.cli.office import Office
from tests.tui.at_the_table import CHAIR, OFFICE, words
from tests.tui.layout import faults
from tests.tui.sitting import PASTE, SIZES, Sitting, sitting

LEAN = "Name: Lean\nBudget: -10%\nMove: HOMES=TIES:£100k\nWithout: north\nAwards: fewer"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The call with a rule of its own; as things are, P-2, P-3 and P-5 make 240 for £1.9m."""
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys" / "office"))
    return funded(tmp_path, NORTH)


def screen_of(desk: Sitting) -> ScenariosScreen:
    """The screen, whatever page lies over it."""
    (screen,) = (one for one in desk.app.screen_stack if isinstance(one, ScenariosScreen))
    return screen


async def begun(desk: Sitting) -> None:
    """Open the scenarios, and wait for their figures."""
    board = desk.screen
    assert isinstance(board, BoardScreen)
    await desk.is_done(board.jobs)
    await desk.press("n")
    await at_rest(desk)


async def at_rest(desk: Sitting) -> None:
    """Wait until nothing is worked out any more."""
    await desk.is_done(screen_of(desk).jobs)


async def written(desk: Sitting, text: str) -> None:
    """Write these lines in place of those that are there, and say them."""
    await desk.press("f7", "delete", f"{PASTE}{text}", "escape")
    await at_rest(desk)


def line_of(title: str, desk: Sitting) -> list[str]:
    """The figures of a scenario."""
    lines = [line.strip(" │▌") for line in desk.lines]
    found = next(line for line in lines if line.removeprefix("✔ ").startswith(title))
    return found.removeprefix("✔ ").removeprefix(title).split()


def titles(office: Office) -> Sequence[str]:
    """The scenarios on record, by command."""
    return [one["title"] for one in office.json("scenarios", "office.panel")["scenarios"]]


async def test_each_scenario_has_its_figures_and_what_it_changes(office: Office) -> None:
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        assert line_of("as is", desk) == ["3", "£1,900,000", "240.0", "–"]
        # P-1 comes in for P-2; with 10% more P-1 and P-6 come in and P-3 goes, but for the rule of the North.
        assert line_of("-10%", desk) == ["3", "£1,600,000", "212.0", "2"]
        assert "3 of 3 worked out" in desk.lines[0]
        assert "What the others are compared with. Funded:" in words(desk)
        await desk.press("down")
        text = words(desk)
        assert "Comes in (1 proposal)" in text
        assert "+ P-1 £400,000 Northbridge Council: A front door" in text
        assert "Goes out (1 proposal)" in text
        assert "− P-2 was £700,000 Harbour CIC: Next door" in text


async def test_one_is_saved_chosen_changed_and_dropped(office: Office) -> None:
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("n")
        assert "HOMES (£1,000,000), TIES (£1,000,000)." in words(desk), "what may be named stands there"
        await written(desk, LEAN)
        assert desk.footer == "Lean: saved. u takes it back."
        # HOMES £800k: P-1 and P-3, 132. TIES £1m: P-5, 80.
        assert line_of("Lean", desk) == ["3", "£1,600,000", "212.0", "2"]
        assert "budget -10%, £100,000 from HOMES to TIES, without north, fewer and larger awards" in words(desk)
        await desk.press("c", *"The money is less", "escape")
        assert desk.footer == "Lean: chosen. u takes it back."
        assert "chosen: The money is less" in words(desk)
        for key in ("enter", "d"):
            await desk.press(key)
            assert desk.footer.startswith("This scenario is chosen. It stays as it is")
        assert office.json("scenarios", "office.panel")["chosen"] == "lean"
        await desk.press("t")
        assert desk.footer == "No scenario is chosen any more. u takes it back."
        await desk.press("enter")
        await written(desk, LEAN.replace("Lean", "Leaner").replace("-10%", "-25%").replace("north", ""))
        assert titles(office) == ["as is", "-10%", "+10%", "Leaner"]
        assert "budget -25%, £100,000 from HOMES to TIES, fewer and larger awards" in words(desk)
        await desk.press("d")
        assert desk.footer == "Drop Leaner? y yes · esc no"
        await desk.press("escape", "d", "y")
        assert desk.footer == "Leaner: dropped. u takes it back."
        assert titles(office) == ["as is", "-10%", "+10%"]
        await desk.press("u", "u")
        assert desk.footer == "Taken back: the scenario Leaner."
        assert titles(office) == ["as is", "-10%", "+10%", "Lean"], "the name is as it was"
        await desk.press("u")
        assert office.json("scenarios", "office.panel")["chosen"] == "lean"
    assert office.run("verify", "office.panel").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Name: x\nBudget: 5%", "Budget: '5%' is no change of the budget. Begin with + or -: -10%, +10%, -£200k."),
        ("Name: x\nBudget: -£2m", "Budget: No money would be left."),
        ("Name: x\nMove: HOMES=TEAS:£1", "Move: There is no brief 'TEAS'. There are HOMES, TIES."),
        ("Name: x\nMove: HOMES", "Move: 'HOMES' moves nothing. Write it like HOMES=TIES:£200k."),
        ("Name: x\nWithout: few", "Without: There is no rule 'few' at this stage."),
        ("Name: x\nAwards: some", "Awards: 'some' says nothing of awards. Write one of as is, fewer, more."),
        ("Name: x", "Nothing is otherwise in this scenario."),
        ("Budget: -5%", "The name of a scenario is missing or too long."),
        ("Name: As  is\nBudget: -5%", "'As is' always stands there. Save it under another name."),
        ("Name: old\nBudget: -5%", "There is a scenario 'old' already. Change that one, or use another name."),
        ("Less\nName: x\nBudget: -5%", "'Less' stands under no label. Begin with one of Name, Budget, Move"),
        ("Name: x\nBudget: -5%\nBudget: -6%", "Budget is given 2 times. Leave one."),
    ],
)
async def test_a_fault_is_told_and_the_text_is_there_again(office: Office, text: str, told: str) -> None:
    office.done("scenarios", "office.panel", "--save", "Old", "--budget", "-20%")
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("n")
        await written(desk, text)
        assert told in words(desk)
        await desk.press("n")
        assert screen_of(desk).drawer.editor.text == text
        await desk.press("f7", "delete", "escape")
        assert desk.footer == "Nothing was recorded."
    assert titles(office) == ["as is", "-10%", "+10%", "Old"]


async def test_every_fault_is_told_at_once(office: Office) -> None:
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("n")
        await written(desk, "Name: x\nBudget: 5%\nMove: HOMES")
        text = words(desk)
        assert "Budget: '5%' is no change of the budget." in text
        assert "Move: 'HOMES' moves nothing." in text


async def test_lines_that_are_left_as_they_were_say_nothing(office: Office) -> None:
    office.done("scenarios", "office.panel", "--save", "Old", "--budget", "-20%")
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        for keys in (("n", "escape"), ("end", "enter", "escape"), ("c", "escape")):
            await desk.press(*keys)
            assert desk.footer == "Nothing was recorded."
        await desk.press("home", "enter")
        assert desk.footer == "'as is' always stands there. Only saved ones can be changed or dropped."
        await desk.press("n", *"Typed by hand", "down", "end", *"-5%", "escape")
        assert desk.footer == "Typed by hand: saved. u takes it back.", "one begins in the line of the name"
    assert titles(office) == ["as is", "-10%", "+10%", "Old", "Typed by hand"]


async def test_what_is_chosen_since_is_not_taken_back(office: Office) -> None:
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("n")
        await written(desk, LEAN)
        office.done("scenarios", "office.panel", "--choose", "Lean", "--reason", "By command")
        await desk.press("u")
        assert desk.footer.startswith("This scenario is chosen.")
    office.done("scenarios", "office.panel", "--unchoose")
    assert office.json("scenarios", "office.panel")["chosen"] is None
    refused = office.run("scenarios", "office.panel", "--unchoose")
    assert (refused.code, refused.err) == (2, "No scenario is chosen at this stage.\n")


async def test_side_by_side_and_what_rules_cost_are_a_key_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys" / "office"))
    office = funded(tmp_path, APART + NORTH)
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("s")
        # As is P-1 and P-3 (132) with P-5 (80).
        assert "Scenarios side by side as is 3 awards, £1,600,000, merit 212.0" in words(desk)
        assert "against as is: " in words(desk)
        await desk.press("escape", "m")
        await at_rest(desk)
        text = words(desk)
        assert "apart: “Either the next door or the spare key” (Call, 4)" in text
        assert "costs in merit: 28.0; " in text
        assert "without it: P-2 in (£700,000), P-1 out" in text


async def test_it_stops_at_a_key_and_goes_on_at_another(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await desk.press("n", "down", "escape")
        screen = screen_of(desk)
        assert desk.footer == "Scenarios: stopped."
        await at_rest(desk)
        assert "not worked out: r does it" in desk.text
        assert desk.screen is screen, "that it was stopped is no fault"
        await desk.press("r")
        await at_rest(desk)
        assert "3 of 3 worked out" in desk.lines[0]
        await desk.press("escape")
        assert isinstance(desk.screen, BoardScreen)
        await desk.press("n")
        assert "3 of 3 worked out" in desk.lines[0], "what is known is known still"


async def test_the_screen_can_be_used_and_left_while_it_works(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await desk.press("n", "n", *"Poor", "down", *"-20%", "escape")
        assert desk.footer == "Poor: saved. u takes it back."
        await desk.press("c", *"Half writ")
        await desk.press("ctrl+q")
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        await desk.press("end", "c")
        assert "Half writ" in desk.text, "what was typed is there again"
        await desk.press(*"ten", "escape")
        assert "chosen: Half written" in words(desk)


async def test_the_chair_does_it_in_their_own_file(demo: Path) -> None:
    async with sitting(CHAIR, "board", (120, 40)) as desk:
        await desk.press("n", "n")
        await written(desk, "Name: More\nBudget: +5%")
        assert desk.footer == "More: saved. u takes it back."


async def test_rules_that_cannot_hold_together_are_named(office: Office) -> None:
    for reference in ("P-5", "P-6"):
        office.done("recommend", "office.panel", "--force", f"{reference}=in", "--reason", "It is needed")
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        assert line_of("as is", desk) == ["no", "portfolio"]
        text = words(desk)
        assert "No portfolio can keep these 3 rules together." in text
        assert "✘ “P-5 is put in by the chair: It is needed” (the chair)" in text


async def test_help_and_palette_have_its_keys(office: Office) -> None:
    async with sitting(office.folder / OFFICE, "board", (120, 40)) as desk:
        await begun(desk)
        assert desk.footer.startswith("n new")
        shown = {choice.words for one in desk.screen.all_commands() for choice in one.choices(desk.screen)}
        assert "Drop this scenario, after asking" in shown
        await desk.press("f1")
        assert "Choose this scenario, with a reason that the record keeps" in words(desk)
        await desk.press("escape", "escape")
        assert isinstance(desk.screen, BoardScreen)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screen_looks_as_it_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(OFFICE, "board", size) as desk:
        await begun(desk)
        await desk.press("n")
        await written(desk, "Name: Lean year\nBudget: -15%\nAwards: fewer")
        await desk.press("c", *"The money for next year is not sure", "escape", "up", "down")
        desk.is_as_kept("scenarios")
        assert faults(desk) == []
        await desk.press("n")
        desk.is_as_kept("scenarios-writing")
        assert faults(desk) == []
