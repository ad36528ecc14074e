"""The panel over the chair's table: figures of `reconcile`, letters before names, never projected."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.figures.calibration import Mode
from panel_tui.tui.screens.the_panel import SECTIONS, PanelScreen
from tests.tui.at_the_office import as_json, line_with, printed
from tests.tui.at_the_table import (
    CHAIR,
    ESTIMATED,
    FIXED,
    INFORMS,
    OFFICE,
    WANTED,
    fine_scale,
    office_of,
    opened,
    people,
    run,
    shared_out,
    still_to_score,
    table_of,
    words,
)
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, event_of, handled, sitting
from tests.tui.test_help import helped

NEVER = "What the scores say of members is never shown in projector mode: p leaves it."


async def panel(desk: Sitting, *keys: str) -> PanelScreen:
    """Open the page on the panel, press keys there, and wait until all is reckoned; the screen."""
    await desk.press("S", *keys)
    screen = desk.screen
    assert isinstance(screen, PanelScreen)
    await desk.is_done(screen.jobs)
    return screen


def shown(figure: float | None, places: int = 1) -> str:
    """A figure as a test reads it."""
    return "–" if figure is None else f"{figure:.{places}f}"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(CHAIR, size=size) as desk:
        screen = await panel(desk)
        for number, name in enumerate(SECTIONS, start=1):
            await desk.press(str(number))
            desk.is_as_kept(f"panel-{name.lower()}")
            assert faults(desk) == []
        await desk.press("2", "N")
        await desk.press("m", "m")
        await desk.is_done(screen.jobs)
        desk.is_as_kept("panel-names")


@pytest.mark.parametrize("mode", ["estimated", "fixed"])
async def test_the_figures_are_those_of_reconcile(demo: Path, mode: Mode) -> None:
    found = as_json("reconcile", "chair.panel", "--mode", mode)
    (totals,) = found["totals"]
    async with sitting(CHAIR, size=(200, 50)) as desk:
        await panel(desk, *(["m"] if mode == "fixed" else []))
        assert desk.lines[1].strip() == (ESTIMATED if mode == "estimated" else FIXED)
        assert desk.lines[2].strip() == INFORMS
        low, high = totals["alpha_90"]["ordinal"]
        row = line_with(desk, "Totals", "to").split()
        assert row[1:-1] == [
            "Totals", "45", "12", "7", shown(totals["alpha"]["ordinal"], 2), shown(low, 2), "to", shown(high, 2),
            shown(totals["icc"], 2), shown(totals["readers"]), shown(totals["phi"], 2),
            *(shown(one["phi"], 2) for one in totals["reliability"]),
        ]  # fmt: skip
        await desk.press("2")
        for one in totals["members"]:
            signs = "+" if (one["severity"] or 0) > 0 else ""
            severity, error = shown(one["severity"]), shown(one["sd"])
            row = line_with(desk, f"│ {one['member']} ").split()
            assert row[2:5] == [signs + severity, error, str(one["n"])]
        await desk.press("3")
        (scale,) = found["scales"]
        for one in scale["use"]:
            row = line_with(desk, f"│ {one['member']} ").split()
            counts = {level["score"]: level["n"] for level in one["levels"]}
            assert row[2:9] == [str(one["n"]), *(str(counts.get(float(n), "·")) for n in range(6))]
        await desk.press("6")
        for one in found["gaps"]:
            if one["missing"] or one["reasonless"]:
                row = line_with(desk, f"│ {one['member']} ").split()
                assert row[2:6] == [str(one[key]) for key in ("asked", "missing", "scores", "reasonless")]
        await desk.press("7")
        for kind in (one for division in found["outcomes"] for one in division["classes"]):
            row = line_with(desk, f"│ {kind['class']} ").removeprefix(f"│ {kind['class']}").split()
            assert row[:2] == [str(kind["proposals"]), str(kind["above"])]
            assert row[5] == shown(kind["calibrated"])


@pytest.mark.parametrize("named", [False, True])
async def test_all_that_reconcile_prints_is_on_the_screen(
    demo: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = printed("reconcile", "chair.panel", *(["--names"] if named else [])).split("\n── ")
    assert len(told) == len(SECTIONS) + 1
    async with sitting(CHAIR, size=(200, 200)) as desk:
        await panel(desk, *(["N"] if named else []))
        for number, section in enumerate(told[1:], start=1):
            await desk.press(str(number))
            on_screen = words(desk)
            for line in section.partition(INFORMS)[0].splitlines():
                if not line.startswith("──"):
                    assert " ".join(line.split()) in on_screen


async def test_how_often_such_a_panel_picks_the_best_is_said_under_agreement(demo: Path) -> None:
    _, start, told = printed("reconcile", "chair.panel").partition("How often such a panel picks the best")
    async with sitting(CHAIR, size=(200, 60)) as desk:
        await panel(desk)
        assert start
        assert " ".join(f"{start}{told}".split()) in words(desk)


async def test_what_is_reckoned_comes_bit_by_bit_and_the_other_mode_is_one_key_away(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await panel(desk, "2")
        estimated = line_with(desk, "│ F ")
        await desk.press("m")
        await desk.is_done(screen.jobs)
        assert FIXED in desk.lines[1]
        assert screen.found is not None
        assert (screen.found.mode, screen.found.has_intervals) == ("fixed", True)
        (totals,) = as_json("reconcile", "chair.panel", "--mode", "fixed")["totals"]
        figures = [f"{totals['members'][5][key]:.1f}" for key in ("severity", "sd")]
        assert line_with(desk, "│ F ").split()[2:4] == figures != estimated.split()[2:4]
        await desk.press("m")
        assert screen.jobs.at_work is None  # it is known already
        assert line_with(desk, "│ F ") == estimated


async def test_members_are_letters_until_the_chair_names_them(demo: Path) -> None:
    async with sitting(CHAIR, size=(200, 60)) as desk:
        names = people(desk)
        assert len(names) == 8
        await panel(desk)
        for number in range(1, 9):
            await desk.press(str(number))
            assert not [name for name in names if name in desk.text]
        await desk.press("2")
        assert "Members are letters, A the most generous on totals." in desk.text
        await desk.press("N")
        assert desk.footer == "Names are shown: for your eyes alone."
        assert "NAMES: for the chair alone" in desk.lines[0]
        assert line_with(desk, "Bryn Castellow").split()[3] == "+13.3"
        await desk.press("8")
        assert "Farah Ellingstone's total of 77.0 lies 2.6 standard deviations above" in words(desk)
        await desk.press("N", "2")
        assert not [name for name in names if name in desk.text]
        await desk.press("N", "escape", "S")
        await panel(desk, "2")
        assert not [name for name in names if name in desk.text]


async def test_the_office_may_not_name_them(demo: Path) -> None:
    async with sitting(OFFICE, "table") as desk:
        names = people(desk)
        screen = await panel(desk, "2", "N")
        assert not screen.named
        assert desk.footer.startswith("office.panel: Severity by name is for the chair alone. This file is ")
        assert desk.footer.endswith("'s: here members stay letters.")
        assert not [name for name in names if name in desk.text]
        assert "members are letters" in desk.lines[0]


async def test_it_is_never_projected(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        table = table_of(desk)
        await desk.press("p", "S")
        assert desk.screen is table
        assert desk.footer == NEVER
        await desk.press("p")
        await panel(desk, "2", "N")
        await desk.press("p")
        assert desk.screen is table
        assert table.projector
        assert "PROJECTOR: no names, no ranks" in desk.text
        await desk.press("S")
        assert desk.screen is table


async def test_one_goes_from_section_to_section_and_back_to_where_one_was(demo: Path) -> None:
    async with sitting(CHAIR, size=(80, 24)) as desk:
        table = table_of(desk)
        await opened(desk, "TFO-036")
        screen = await panel(desk)
        seen = []
        for key in ("right", "l", "tab", "left", "shift+tab", "h", "left"):
            await desk.press(key)
            seen.append(SECTIONS[screen.at])
        assert seen == ["Severity", "Scale", "Drift", "Scale", "Severity", "Agreement", "Discuss"]
        assert "TFO-015  Wickmere Metropolitan Council" in desk.text
        await desk.press("end")
        assert "TFO-015" not in desk.text
        assert "TFO-028  Ashcombe County Council" in desk.text
        await desk.press("7", "8")
        assert "TFO-015  Wickmere Metropolitan Council" in desk.text
        await desk.press("q")
        assert (desk.screen, table.place, table.reference) == (table, "matrix", "TFO-036")


async def test_a_click_on_a_name_goes_to_its_section(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        screen = await panel(desk)
        await desk.pilot.click(offset=(desk.lines[3].index("7 Outcomes") + 2, 3))
        await desk.pilot.pause()
        assert SECTIONS[screen.at] == "Outcomes"
        assert "Outcomes, by the computed line" in desk.text


async def test_ranking_and_panel_are_one_key_apart(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K", "S", "K", "S", "2")
        assert isinstance(desk.screen, PanelScreen)
        assert len(desk.app.screen_stack) == 2
        await desk.is_done(desk.screen.jobs)
        await desk.press("escape")
        assert desk.app.screen_stack == [table_of(desk)]


async def test_a_burst_lands_where_slow_keys_land(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        for key in ("S", "2", "right", "N", "m", "m"):
            desk.app.post_message(event_of(key))
        await handled(desk.app)
        await desk.pilot.pause()
        screen = desk.screen
        assert isinstance(screen, PanelScreen)
        await desk.is_done(screen.jobs)
        assert (SECTIONS[screen.at], screen.named, screen.mode) == ("Scale", True, "estimated")
        assert "Bryn Castellow" in desk.text


async def test_one_may_leave_while_it_is_reckoned(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("S", "ctrl+q")
        assert "all saved" in (desk.app.return_value or "")


async def test_f1_opens_the_guide_at_the_section(demo: Path) -> None:
    headings = [
        "Agreement", "Severity", "Use of the scale", "Drift", "First scores and later ones",
        "Missing and without a reason", "Outcomes", "What must be discussed, and scores far from expectation",
    ]  # fmt: skip
    async with sitting(CHAIR, size=(120, 420)) as desk:
        await panel(desk)
        for number, heading in enumerate(headings, start=1):
            await desk.press(str(number))
            lines = await helped(desk)
            assert lines.index("Here") < lines.index(heading) < lines.index("For the chair")
            assert any("Name the members, or letter them again" in line for line in lines)
            await desk.press("escape")


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        (("proposals", "scores"), "Nobody has scored here: below 3 there is no figure."),
        (("scores",), "Nobody has scored here: below 3 there is no figure."),
        ((), "Only 2 members have scored here: below 3 there is no figure."),
    ],
)
async def test_where_there_is_too_little_it_says_so(demo: Path, left_out: tuple[str, ...], told: str) -> None:
    office = await fine_scale(demo, *(one for one in ("members", "proposals", "scores") if one not in left_out))
    async with sitting(office, "table") as desk:
        await panel(desk)
        for key in "12":
            await desk.press(key)
            assert told in words(desk)
        for number in range(1, 9):
            await desk.press(str(number))
            assert len([line for line in desk.lines[5:-2] if line.strip(" │")]) > 1
            assert faults(desk) == []


async def test_parts_of_the_panel_are_named_by_letters_and_then_by_names(tmp_path: Path) -> None:
    office = office_of(tmp_path / "parts", shared_out())
    async with sitting(office, "table", size=(120, 50)) as desk:
        await panel(desk)
        assert "These share no readers, so neither proposals nor severities can be compared" in words(desk)
        assert "(read by A, " in words(desk)
        assert "Zeta" not in desk.text


async def test_what_the_chair_may_not_see_yet_is_said_and_in_no_figure(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(still_to_score(monkeypatch, "TFO-004"), "table") as desk:
        await opened(desk, "TFO-004")
        await desk.press("E")
        assert desk.footer.startswith("You have yet to score it yourself")
        await panel(desk)
        assert "This file does not hold the others' scores of TFO-004: none of them is in these figures." in words(desk)


WITHOUT = """
import asyncio, sys
from pathlib import Path
sys.modules[sys.argv[2]] = None
from tests.tui.sitting import sitting

async def look():
    async with sitting(Path(sys.argv[1]), size=(200, 50)) as desk:
        await desk.press("S")
        await desk.is_done(desk.screen.jobs)
        await desk.press("m", "3", "N", "right")
        print(desk.text)
        await desk.press("escape", "enter", "E")
        await desk.is_done(desk.screen._jobs)
        print(desk.text)

asyncio.run(look())
"""


@pytest.mark.parametrize("library", ["numpy", "scipy"])
def test_without_the_offices_extra_it_says_what_to_install(demo: Path, library: str) -> None:
    told = " ".join(run(WITHOUT, "chair.panel", library).replace("│", " ").split())
    assert told.count(WANTED) == 2
    assert "N names" not in told
    assert " m severity" not in told


async def test_the_window_may_change_its_size(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await panel(desk, "2")
        for size in ((80, 24), (200, 50), (60, 20), (50, 15), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.stands_still()
            assert faults(desk) == []


# Why members are apart
