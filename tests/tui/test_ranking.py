"""The ranking over the chair's table: figures as they are reckoned without it, never projected, and the way back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.figures.calibration import Mode
from panel_tui.house import open_workspace
from panel_tui.moderate.reconciling import reconciling
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.lines import ranking as ranking_in
from panel_tui.recommend.uncertain import Certainty, certainty
from panel_tui.tui.screens.over_table import Reckoned
from panel_tui.tui.screens.ranking import RankingScreen
from tests.tui.at_the_table import CHAIR, WHY, fine_scale, office_of, opened, ranking, still_to_score, table_of
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, event_of, handled, sitting
from tests.tui.test_help import helped

ESTIMATED = "Severity estimated from these scores (REML)"
FIXED = "Severity fixed at half a point of 6 (one of 9), as the SNSF does"
INFORMS = "Calibrated figures inform a discussion; the official score is the total."


def reckoned(path: Path = CHAIR, mode: Mode = "estimated") -> tuple[Ranking, Certainty]:
    """The ranking in a file and how sure it is, reckoned without any screen."""
    with open_workspace(path) as space:
        ranked = ranking_in(space)
    return ranked, certainty(ranked, reconciling(ranked.standing, ranked.stage, ranked.sheet), mode)


def row_of(desk: Sitting, reference: str) -> list[str]:
    """The words of a proposal's line in the pane."""
    lines = [line.strip(" │▌").split() for line in desk.lines[3:-6]]
    return next(words for words in lines if len(words) > 4 and words[1] == reference)


def numbers(words: list[str]) -> list[float]:
    """The figures among some words; those of the bar are none."""
    return [float(word) for word in words if word.replace(".", "").isdigit()]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(CHAIR, size=size) as desk:
        await desk.press("K")
        await ranking(desk)
        desk.is_as_kept("ranking")
        await desk.press("m", "o", "home")
        await ranking(desk)
        desk.is_as_kept("ranking-fixed")
        assert faults(desk) == []


@pytest.mark.parametrize("mode", ["estimated", "fixed"])
async def test_the_figures_are_those_that_are_reckoned_without_a_screen(demo: Path, mode: Mode) -> None:
    ranked, certain = reckoned(mode=mode)
    async with sitting(CHAIR, size=(200, 50)) as desk:
        await desk.press("K", *(["m"] if mode == "fixed" else []))
        screen = await ranking(desk)
        assert screen.found == certain
        assert desk.lines[1].strip() == (ESTIMATED if mode == "estimated" else FIXED)
        assert desk.lines[2].strip() == INFORMS
        for reference, row in ranked.rows.items():
            words, one, figures = row_of(desk, reference), certain.proposals[reference], ranked.figures[reference]
            assert words[0] == ("–" if row.place is None else str(row.place))
            shown = numbers(words[2:])[:5]
            wanted = [float(figure or 0) for figure in (row.total, figures.mean, figures.median)]
            assert shown == pytest.approx([*wanted, one.calibrated, one.calibrated_sd], abs=0.0501)
            if row.place is None:
                assert row.reason in desk.text
                continue
            assert one.expected_rank is not None
            assert one.chance_in_money is not None
            assert numbers(words)[6] == pytest.approx(one.expected_rank, abs=0.0501)
            (chance,) = [word for word in words if word.endswith("%")]
            assert float(chance.strip("<>%")) == pytest.approx(100 * one.chance_in_money, abs=1.0)
            assert ("cannot be told from the last in the money" in " ".join(words)) == one.in_band


async def test_the_money_of_each_brief_stands_over_it(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        await ranking(desk)
        assert (
            "ADM Alternative delivery models: envelope £3,000,000; 3 proposals ask £3,790,000; 1 in the money"
            in desk.text
        )


async def test_official_figures_are_there_before_any_arithmetic_and_intervals_come_last(demo: Path) -> None:
    seen: list[tuple[bool, str]] = []

    class Watched(RankingScreen):
        def on_reckoned(self, message: Reckoned) -> None:
            seen.append((message.found.has_intervals, desk.text))

    async with sitting(CHAIR) as desk:
        desk.app.push_screen(Watched(table_of(desk)))
        await ranking(desk)
        (points, before), (intervals, between) = seen
        assert (points, intervals) == (False, True)
        assert "TFO-028    77.0  ○   76.7    74.0           …" in before
        assert "Reckoning " in before
        assert "TFO-028    77.0  ○   76.7    74.0  70.3 ± 2.5" in between
        assert "━━" not in between.partition("envelope")[2]
        assert "Reckoning likely places …" in between
        assert "━━" in desk.text
        assert "Reckoning" not in desk.text


async def test_the_other_mode_is_one_key_away_and_is_said(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        estimated = row_of(desk, "TFO-011")
        await desk.press("m")
        await ranking(desk)
        assert desk.footer == f"{FIXED}."
        assert FIXED in desk.lines[1]
        fixed = row_of(desk, "TFO-011")
        assert (estimated[6:9], fixed[6:9]) == (["71.8", "±", "2.2"], ["72.1", "±", "2.4"])
        assert estimated[:6] == fixed[:6]
        await desk.press("m")
        assert screen.jobs.at_work is None  # it is known already
        assert desk.footer == f"{ESTIMATED}."
        assert row_of(desk, "TFO-011") == estimated


async def test_where_the_orders_differ_there_is_a_mark_and_a_word(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        marks = {row: [word for word in row_of(desk, row) if word[0] in "▲▼"] for row in screen.ranked.rows}
        assert {row: found for row, found in marks.items() if found} == {"TFO-023": ["▼1"], "TFO-011": ["▲1"]}
        screen.pane.go_to("TFO-023")
        await desk.press("down")
        assert "calibrated 71.8 ± 2.2, which would put it 1 place higher; expected rank 1.3" in told(desk)
        await desk.press("k")
        assert "TFO-023 has place 1 of 2 by its total of 73.0 (members' medians), in the money;" in told(desk)
        assert "which would put it 1 place lower" in told(desk)


def told(desk: Sitting) -> str:
    """What stands of the current proposal at the bottom."""
    return " ".join(" ".join(desk.lines[-6:-1]).split())


async def test_what_holds_of_a_proposal_is_said_as_a_sentence(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        screen.pane.go_to("TFO-015")
        await desk.press("up")
        assert told(desk).endswith(
            "TFO-028 has place 1 of 2 by its total of 77.0 (members' medians), in the money; calibrated 70.3 ± 2.5; "
            "expected rank 1.4; plausible places 1 to 2; the money reaches it in 58 of 100 plausible orders: it cannot "
            "be told apart from the last one in the money."
        )
        await desk.press("down", "down")
        assert told(desk).endswith(
            "TFO-042 has no place: below the floor on Governance, accountability and law (2, floor 3); total 54.0 "
            "below 60. It has a total of 54.0 (members' medians); calibrated 54.1 ± 2.5."
        )


async def test_it_is_listed_by_three_figures(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)

        def order() -> list[str]:
            return [key for key in screen.pane.keys if key in ("TFO-023", "TFO-011", "TFO-031")]

        here = screen.pane.current
        assert order() == ["TFO-023", "TFO-011", "TFO-031"]
        for words in ("by calibrated score", "by expected rank"):
            await desk.press("o")
            assert desk.footer == f"Listed {words}."
            assert f"The ranking {words}" in desk.lines[0]
            assert order() == ["TFO-011", "TFO-023", "TFO-031"]
            assert screen.pane.current == here
        await desk.press("o")
        assert order() == ["TFO-023", "TFO-011", "TFO-031"]


async def test_it_is_never_projected(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        table = table_of(desk)
        await desk.press("p", "K")
        assert desk.screen is table
        assert desk.footer == "Ranks are never shown in projector mode: p leaves it."
        await desk.press("p", "K")
        await ranking(desk)
        await desk.press("p")
        assert desk.screen is table
        assert table.projector
        assert "PROJECTOR: no names, no ranks" in desk.text
        assert desk.footer == "Projector mode: members are A, B, C … and ranks stay hidden. p leaves it."


async def test_it_names_no_member_and_no_severity(demo: Path) -> None:
    async with sitting(CHAIR, size=(200, 50)) as desk:
        people = {person.name for person in table_of(desk).table.standing.people.values()}
        assert len(people) > 8
        await desk.press("K")
        await ranking(desk)
        assert not [name for name in people if name.split()[-1] in desk.text]


async def test_one_goes_back_to_where_one_was_or_to_the_proposal(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        table = table_of(desk)
        await desk.press("down", "K")
        screen = await ranking(desk)
        assert screen.pane.current == table.reference == "TFO-019"
        await desk.press("down", "escape")
        assert (desk.screen, table.place, table.reference) == (table, "table", "TFO-019")
        await desk.press("home")
        await opened(desk, "TFO-036")
        await desk.press("down", "K")
        await ranking(desk)
        before = table.criterion
        await desk.press("q")
        assert (desk.screen, table.place, table.reference, table.criterion) == (table, "matrix", "TFO-036", before)
        await desk.press("K")
        await ranking(desk)
        await desk.press("home", "enter")
        assert (desk.screen, table.place, table.reference) == (table, "matrix", "TFO-004")
        assert "Marlhaven Borough Council" in desk.text


async def test_a_burst_lands_where_slow_keys_land(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        for key in ("K", "home", "o", "m", "down", "enter"):
            desk.app.post_message(event_of(key))
        await handled(desk.app)
        await desk.pilot.pause()
        table = table_of(desk)
        assert (desk.screen, table.place, table.reference) == (table, "matrix", "TFO-007")


async def test_a_click_goes_to_a_proposal_and_another_opens_it(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        line = next(number for number, text in enumerate(desk.lines) if "TFO-050" in text)
        await desk.pilot.click(offset=(12, line))
        assert screen.pane.current == "TFO-050"
        assert "Kestrel Vale" in told(desk)
        await desk.pilot.click(offset=(12, line))
        await desk.pilot.pause()
        assert (desk.screen, table_of(desk).reference) == (table_of(desk), "TFO-050")


async def test_what_is_agreed_meanwhile_is_in_the_next_ranking(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        await ranking(desk)
        assert "0 of 12 agreed" in desk.lines[0]
        assert row_of(desk, "TFO-015")[2:4] == ["71.5", "○"]
        await desk.press("escape")
        await opened(desk)
        await desk.press("M", "y", "K")
        await ranking(desk)
        assert row_of(desk, "TFO-015")[3] == "◐"
        await desk.press("escape", "4")
        await desk.type(WHY)
        await desk.press("escape", "K")
        await ranking(desk)
        assert "1 of 12 agreed" in desk.lines[0]
        assert row_of(desk, "TFO-015")[2:4] == ["73.0", "✔"]
        assert "by its total of 73.0 (agreed), below the line" in told(desk)


async def test_a_failed_gate_is_listed_with_its_reason(demo: Path) -> None:
    Path("fail.csv").write_text("proposal,gate,outcome,reason\nTFO-004,G1,fail,No charity\n", encoding="utf-8")
    assert main(["add", "fail.csv", "--to", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        await desk.press("K")
        await ranking(desk)
        assert row_of(desk, "TFO-004")[0] == "–"
        assert "gate “In one strand” (G1) failed: No charity" in desk.text


async def test_what_the_chair_may_not_see_yet_is_said(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting(still_to_score(monkeypatch, "TFO-004"), "table") as desk:
        await desk.press("K")
        await ranking(desk)
        assert "Others' scores are not in your file, and so in no figure: TFO-004." in desk.text


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (("proposals", "scores"), ("There is no proposal in this call yet.", "panel-tui add")),
        (("scores",), ("not ranked: no scores", "Nobody has scored here: below 3 there is no figure.")),
        ((), ("Only 2 members have scored here: below 3 there is no figure.", "75.0  ○   75.0    75.0           –")),
    ],
)
async def test_where_there_is_too_little_it_says_so(
    demo: Path, left_out: tuple[str, ...], words: tuple[str, ...]
) -> None:
    office = await fine_scale(demo, *(one for one in ("members", "proposals", "scores") if one not in left_out))
    async with sitting(office, "table") as desk:
        await desk.press("K")
        await ranking(desk)
        for word in words:
            assert word in desk.text
        await desk.press("down", "o", "m", "enter")
        assert faults(desk) == []


WANTED = "The panel's figures need numpy and scipy, which are not installed. Run: pip install 'panel-tui[office]'."
WITHOUT = """
import asyncio, sys
from pathlib import Path
sys.modules[sys.argv[2]] = None
from tests.tui.sitting import sitting

async def look():
    async with sitting(Path(sys.argv[1])) as desk:
        await desk.press("K")
        await desk.is_done(desk.screen.jobs)
        await desk.press("m", "down")
        print(desk.text)

asyncio.run(look())
"""


@pytest.mark.parametrize("library", ["numpy", "scipy"])
def test_without_the_offices_extra_official_figures_are_shown_and_what_to_install(demo: Path, library: str) -> None:
    shown = run(WITHOUT, "chair.panel", library)
    assert WANTED in shown
    assert "TFO-028    77.0  ○   76.7    74.0           –" in shown
    assert "in the money" in shown
    assert ESTIMATED not in shown
    assert " m severity" not in shown


def run(code: str, *words: str) -> str:
    """What a fresh interpreter prints."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TEXTUAL_ANIMATIONS": "none"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *words], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


async def test_one_may_leave_while_it_is_reckoned(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K", "ctrl+q")
        assert desk.app.return_value is not None
        assert "all saved" in desk.app.return_value


async def test_f1_opens_the_guide_at_how_sure_the_order_is(demo: Path) -> None:
    async with sitting(CHAIR, size=(120, 300)) as desk:
        await desk.press("K")
        await ranking(desk)
        lines = await helped(desk)
        assert lines.index("Here") < lines.index("How sure the order is") < lines.index("For the chair")
        assert any("Take severity the other way" in line for line in lines)


async def test_the_window_may_change_its_size(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("enter", "K")
        await ranking(desk)
        for size in ((80, 24), (200, 50), (60, 20), (50, 15), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.stands_still()
            assert faults(desk) == []
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("escape")
        await desk.stands_still()
        assert faults(desk) == []
        assert "Item 1 of 12" in desk.text


def shared_out() -> dict[str, str]:
    """Tables of twelve proposals of one brief, the even ones read by three members and the odd ones by three others."""
    members = [f"m{number},Max{number} Zeta{number},member" for number in range(6)]
    proposals = [f"P-{number:02},Homes {number},Northbridge {number},SC,£150k" for number in range(12)]
    scores = [
        f"m{number % 2 * 3 + reader},P-{number:02},{criterion},{1 + (number * 7 + reader * 2) % 5},So,yes"
        for number in range(12)
        for reader in range(3)
        for criterion in ("need", "idea")
    ]
    return {
        "members": "\n".join(["id,name,role", *members, ""]),
        "proposals": "\n".join(["reference,title,applicant,brief,ask", *proposals, ""]),
        "scores": "\n".join(["member,proposal,criterion,score,comment,submitted", *scores, ""]),
    }


async def test_parts_that_share_no_readers_are_not_compared(tmp_path: Path) -> None:
    office = office_of(tmp_path / "parts", shared_out())
    async with sitting(office, "table", size=(120, 50)) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        assert "These share no readers and are not compared: " in desk.text
        assert "in its part" in desk.text
        assert "TS Targeted Support: envelope £1,000,000" in desk.text
        assert "No proposals." in desk.text
        assert "┊" not in desk.text.partition("envelope")[2]
        assert "among those that share its readers" in told(desk)
        assert {side.among for side in screen.pane.sides.values()} == {6}
        assert all(row_of(desk, reference)[-1] == "–" for reference in screen.ranked.rows)
        await desk.press("o")
        keys = list(screen.pane.keys)
        assert {int(key[2:]) % 2 for key in keys[:6]} != {int(key[2:]) % 2 for key in keys[6:]}
        assert len({int(key[2:]) % 2 for key in keys[:6]}) == 1
        assert faults(desk) == []
