"""The board's table and the awards in a real terminal: commands open them there, and print where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.demonstration import Office
from tests.e2e.terminal import HAS_TMUX, PROGRAM, terminal

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")


def test_recommend_decide_and_award_open_their_screens_on_a_terminal(tmp_path: Path) -> None:
    office = Office(tmp_path, ["TFO-004"])
    with terminal(tmp_path.name, office.folder, (100, 30), PANEL_TUI_KEYS=str(office.folder / "keys")) as here:
        here.start(PROGRAM, "recommend", "office.panel")
        here.wait_for("Board's table", "TFO-004", "the panel's advice")
        here.press("d")
        here.wait_for("Outcome: defer")
        here.type("Not scored yet")
        here.press("Escape")
        here.wait_for("TFO-004: defer. u takes it back.")
        here.press("C-q")
        here.wait_for("the panel's advice on 1 of 12 proposals is on record.", "[exit 0]")
        here.start(PROGRAM, "decide", "office.panel", "--level", "decision")
        here.wait_for("Board's table", "the decision")
        here.press("C-q")
        here.wait_for("[exit 0]")
        here.start(PROGRAM, "award", "office.panel")
        here.wait_for("Awards", "No decision is on record yet")
        here.press("C-q")
        here.wait_for("no award is on record.", "[exit 0]")
    told = office.json("recommend")["proposals"]
    assert next(one["outcome"] for one in told if one["reference"] == "TFO-004") == "defer"
