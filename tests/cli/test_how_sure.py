"""rank says how sure the order is: figures, cautions in words, and nothing where nothing can be said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.office import RUBRIC, Office
from tests.cli.scored import NAMES, ONE_CRITERION, RUNS_DOWN, RUNS_UP, Marks, scored

MEMBERS = tuple(NAMES)
WORTH = (1, 4, 2, 3, 4, 2, 4, 3)
EVERY: Marks = {
    (member, f"P-{number}"): f"{worth + (1, 0, 0, -1, 0)[place]} {worth + (number * 2 + place) % 3 - 1}"
    for place, member in enumerate(MEMBERS)
    for number, worth in enumerate(WORTH, start=1)
}
"""A complete panel: five members, eight proposals."""
SOME: Marks = {pair: marks for number, (pair, marks) in enumerate(EVERY.items()) if number % 3}
"""The same with a third of the assessments missing."""


def ranked(office: Office, *more: str) -> dict[str, Any]:
    """What rank prints as JSON; no figure in it may be none."""
    said = office.done("rank", "office.panel", "--json", *more)
    assert "NaN" not in said
    assert "Infinity" not in said
    content: dict[str, Any] = json.loads(said)
    return content


def by_reference(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["reference"]: one for one in content["proposals"]}


def test_calibrated_scores_expected_ranks_and_places_fit_each_other(tmp_path: Path) -> None:
    content = ranked(scored(tmp_path, SOME))
    placed = [one for one in content["proposals"] if one["place"] is not None]
    assert content["mode"] == "estimated"
    assert sum(one["expected_rank"] for one in placed) == pytest.approx(len(placed) * (len(placed) + 1) / 2, abs=1e-5)
    for one in placed:
        assert one["among"] == len(placed)
        assert 1 <= one["rank_90"][0] <= one["rank_50"][0] <= one["rank_50"][1] <= one["rank_90"][1] <= len(placed)
        assert 0 <= one["chance_in_money"] <= 1
        assert one["calibrated_sd"] > 0
    best = max(placed, key=lambda one: one["calibrated"])
    assert best["calibrated_place"] == 1


def test_the_same_scores_give_the_same_bytes_in_whatever_order_they_came(tmp_path: Path) -> None:
    backwards = dict(reversed(list(SOME.items())))
    one, other = scored(tmp_path / "one", SOME), scored(tmp_path / "other", backwards)
    for more in ((), ("--mode", "fixed")):
        said = one.done("rank", "office.panel", "--json", *more)
        assert said == one.done("rank", "office.panel", "--json", *more)
        assert said == other.done("rank", "office.panel", "--json", *more)


def test_the_two_modes_are_named_and_differ(tmp_path: Path) -> None:
    office = scored(tmp_path, SOME)
    estimated, fixed = ranked(office), ranked(office, "--mode", "fixed")
    assert fixed["mode"] == "fixed"
    for one, other in zip(estimated["proposals"], fixed["proposals"], strict=True):
        assert one["total"] == other["total"]
        assert one["calibrated"] != other["calibrated"]
    assert "Severity estimated from these scores (REML)" in office.done("rank", "office.panel")
    assert "as the SNSF does" in office.done("rank", "office.panel", "--mode", "fixed")


def test_in_a_complete_panel_severity_changes_no_order_and_it_is_said(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY)
    assert "severity cannot change the order here" in office.done("rank", "office.panel")
    by_mean = sorted(ranked(office)["proposals"], key=lambda one: -one["mean"])
    calibrated = [one["calibrated"] for one in by_mean]
    assert calibrated == sorted(calibrated, reverse=True)


def test_proposals_that_share_no_readers_are_named_and_not_compared(tmp_path: Path) -> None:
    halves = {
        (member, f"P-{number}"): f"{2 + (number + place) % 4} {2 + number % 3}"
        for place, member in enumerate(MEMBERS)
        for number in (range(1, 5) if place < 3 else range(5, 9))
    }
    office = scored(tmp_path, halves)
    found = by_reference(ranked(office))
    assert {found[one]["part"] for one in ("P-1", "P-2", "P-3", "P-4")} == {1}
    assert {found[one]["part"] for one in ("P-5", "P-6", "P-7", "P-8")} == {2}
    for one in found.values():
        if one["place"] is not None:
            assert one["among"] == 4
            assert one["expected_rank"] <= 4
            assert (one["chance_in_money"], one["in_band"]) == (None, False)
    assert "These share no readers and are not compared: " in office.done("rank", "office.panel")


DEGENERATE: dict[str, tuple[Marks, str, str]] = {
    "one assessor": ({pair: one for pair, one in EVERY.items() if pair[0] == "quill"}, RUBRIC, "Only 1 member has"),
    "two assessors": (
        {pair: one for pair, one in EVERY.items() if pair[0] in ("quill", "rooke")}, RUBRIC, "Only 2 members have"
    ),
    "one proposal": ({pair: one for pair, one in EVERY.items() if pair[1] == "P-3"}, RUBRIC, "Only 1 proposal was"),
    "four proposals": (
        {pair: one for pair, one in EVERY.items() if pair[1] in ("P-1", "P-2", "P-3", "P-4")}, RUBRIC,
        "Only 4 proposals were",
    ),
    "all equal": (dict.fromkeys(EVERY, "3 3"), RUBRIC, "All scores are the same"),
    "nobody scored in full": (dict.fromkeys(EVERY, "3 -"), RUBRIC, "Nobody has scored here"),
}  # fmt: skip


@pytest.mark.parametrize("case", DEGENERATE)
def test_where_nothing_can_be_said_it_says_why(tmp_path: Path, case: str) -> None:
    marks, rubric, why = DEGENERATE[case]
    office = scored(tmp_path, marks, rubric)
    for mode in ("estimated", "fixed"):
        content = ranked(office, "--mode", mode)
        assert {one["calibrated"] for one in content["proposals"]} == {None}
        assert {one["expected_rank"] for one in content["proposals"]} == {None}
        assert why in office.done("rank", "office.panel", "--mode", mode)


def test_all_recused_and_nothing_there(tmp_path: Path) -> None:
    declared = "".join(f"{member},P-{number},hard,ties\n" for member in MEMBERS for number in range(1, 9))
    office = scored(tmp_path / "recused", EVERY, declared=declared)
    assert "Nobody has scored here" in office.done("rank", "office.panel")
    assert ranked(scored(tmp_path / "empty", {}))["proposals"] == []


def test_one_criterion_and_most_scores_missing(tmp_path: Path) -> None:
    few = {
        (member, proposal): marks.split()[0]
        for (member, proposal), marks in EVERY.items()
        if (MEMBERS.index(member) + int(proposal[2:])) % 3 == 0 or member == "usher"
    }
    for mode in ("estimated", "fixed"):
        content = ranked(scored(tmp_path / mode, few, ONE_CRITERION), "--mode", mode)
        assert all(one["calibrated"] is not None for one in content["proposals"])


def test_no_difference_between_proposals_is_said_in_words(tmp_path: Path) -> None:
    square = {
        (member, f"P-{number}"): f"{1 + (number + place) % 5} {1 + (number + place) % 5}"
        for place, member in enumerate(MEMBERS)
        for number in range(1, 6)
    }
    office = scored(tmp_path, square)
    assert "No difference between proposals can be told from chance: every order is as likely." in office.done(
        "rank", "office.panel"
    )
    ranks = {one["expected_rank"] for one in ranked(office)["proposals"] if one["place"] is not None}
    assert len(ranks) == 1


def test_a_scale_that_runs_down_gives_the_same_order(tmp_path: Path) -> None:
    up = {pair: str(1 + int(one.split()[0])) for pair, one in SOME.items()}
    down = {pair: str(7 - int(one)) for pair, one in up.items()}
    one = by_reference(ranked(scored(tmp_path / "up", up, RUNS_UP)))
    other = by_reference(ranked(scored(tmp_path / "down", down, RUNS_DOWN)))
    for reference, figures in one.items():
        mirrored = other[reference]
        assert mirrored["calibrated"] == pytest.approx(7 - figures["calibrated"], abs=1e-5)
        assert mirrored["expected_rank"] == pytest.approx(figures["expected_rank"], abs=1e-5)
        assert mirrored["calibrated_place"] == figures["calibrated_place"]


def test_percentiles_against_earlier_calls(tmp_path: Path) -> None:
    office = scored(tmp_path / "now", SOME)
    told = office.run("rank", "office.panel", "--earlier", "office.panel")
    assert (told.code, "fewer than 25 totals" in told.err) == (2, True)
    names = ["a.panel", "b.panel", "c.panel"]
    for name in names:
        office.write(name, (office.folder / "office.panel").read_bytes())
    found = ranked(office, "--earlier", *names)["proposals"]
    best = max((one for one in found if one["total"] is not None), key=lambda one: one["total"])
    same = sum(one["total"] == best["total"] for one in found) * 4
    # The best of 8, four times over: the first places are shared by all that have the same total.
    assert best["percentile"] == pytest.approx(100 / 32 * (same + 1) / 2 - 100 / 64, abs=1e-5)
    assert "Percentile" in office.done("rank", "office.panel", "--earlier", *names)
    other = scored(tmp_path / "other", dict.fromkeys(SOME, "3"), RUNS_UP)
    office.write("other.panel", (other.folder / "office.panel").read_bytes())
    told = office.run("rank", "office.panel", "--earlier", "other.panel")
    assert (told.code, "on different scales" in told.err) == (2, True)


WITHOUT_NUMPY = (
    "import sys; sys.modules['numpy'] = None; from panel_tui.cli.main import main; sys.exit(main(sys.argv[1:]))"
)


def test_without_numpy_the_official_list_is_there_all_the_same(tmp_path: Path) -> None:
    office = scored(tmp_path, SOME)
    whole = by_reference(ranked(office))

    def said(*more: str) -> str:
        command = [sys.executable, "-c", WITHOUT_NUMPY, "rank", "office.panel", *more]
        return subprocess.run(command, cwd=office.folder, capture_output=True, text=True, check=True).stdout

    assert "numpy and scipy, which are not installed. Run: pip install 'panel-tui[office]'." in said()
    found = json.loads(said("--json"))
    assert found["mode"] is None
    assert {one["reference"]: one["total"] for one in found["proposals"]} == {
        reference: one["total"] for reference, one in whole.items()
    }
