"""The ranking over the chair's table: its figures are those that are reckoned without it, and what it says of them."""

from __future__ import annotations

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
from tests.tui.at_the_table import (
    CHAIR,
    ESTIMATED,
    FIXED,
    INFORMS,
    WHY,
    fine_scale,
    office_of,
    opened,
    ranking,
    shared_out,
    still_to_score,
    table_of,
    told,
)
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, sitting


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


async def test_it_names_no_member_and_no_severity(demo: Path) -> None:
    async with sitting(CHAIR, size=(200, 50)) as desk:
        people = {person.name for person in table_of(desk).table.standing.people.values()}
        assert len(people) > 8
        await desk.press("K")
        await ranking(desk)
        assert not [name for name in people if name.split()[-1] in desk.text]


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
        await desk.press("escape")
        for criterion, score in (("C-PRAC", "3"), ("C-LEAD", "3"), ("C-FIN", "4")):
            table_of(desk).open("TFO-015", criterion)
            await desk.press(score)
            await desk.type(WHY)
            await desk.press("escape")
        await desk.press("K")
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
