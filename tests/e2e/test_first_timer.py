"""Somebody who has never seen the program judges a proposal by what is written on the screen, and by nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.e2e.demonstration import Office
from tests.e2e.terminal import HAS_TMUX, PROGRAM, Terminal, terminal

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")

CRITERIA = 7
NAMES = {
    "enter": "Enter", "esc": "Escape", "tab": "Tab", "PgDn": "PageDown", "ctrl+e": "C-e", "^e": "C-e", "ctrl+q": "C-q",
}  # fmt: skip
"""The keys whose name on the screen is not the letter on the key, and what tmux calls them."""
RANGE = re.compile(r"(\d)(?:-| to )(\d)")


class FirstTimer:
    """Somebody who presses a key only where the screen names it, and says what it will do."""

    def __init__(self, here: Terminal) -> None:
        self.here = here
        self.cards = ""
        """What the tour's cards have said so far."""

    def press(self, named: str, key: str = "") -> None:
        """Press the key that is `named` with what it does ("s submit"): these words are read on the screen now, or were
        read on a card. With a range ("0-5 score") `key` is the one of them that is pressed."""
        assert named in self._read, f"“{named}” is not to be read on this screen:\n{self.here.text}"
        word = named.split()[0]
        if found := RANGE.match(named):
            assert found[1] <= key <= found[2]
        else:
            assert not key
            assert len(word) == 1 or word in NAMES, f"no key is called {word}"
            key = NAMES.get(word, word)
        self.here.press(key)

    def read_card(self, title: str) -> None:
        """Read a card of the tour, to the end."""
        self.cards += f" {_plain(self.here.wait_for(title))}"

    @property
    def _read(self) -> str:
        return f"{_plain(self.here.text)} {self.cards}"


def _plain(text: str) -> str:
    """The words of a screen, one blank between two, however the lines are broken and framed."""
    return " ".join(re.sub("[│▌▄▁▇]", " ", text).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_what_the_screen_names_is_enough_to_judge_a_proposal(tmp_path: Path, size: tuple[int, int]) -> None:
    office = Office(tmp_path, ["TFO-004"])
    with terminal(tmp_path.name, office.home, size, PANEL_TUI_KEYS=str(office.home / "keys")) as here:
        here.start(PROGRAM, "priya.panel")
        here.wait_for("Before you open the papers")
        someone = FirstTimer(here)
        someone.press("y I accept this")
        for number, title in enumerate(("Your desk", "Read", "Score, and say why", "Nothing is lost", "Hand it in"), 1):
            someone.read_card(f"{title} ({number} of 5)")
            someone.press("enter next")
        shown = here.wait_for("0 of 1 submitted", without="Hand it in")
        if "enter read" in shown:
            someone.press("enter read")
        here.wait_for("0-5 score", "¶ 1.1")
        someone.press("PgDn turn the page")
        here.wait_for("0-5 score", without="¶ 1.1")
        for number in range(1, CRITERIA + 1):
            someone.press("0-5 score", "3")
            here.wait_for("[3]")
            someone.press("c comment")
            here.wait_for("esc done")
            here.type(f"Fair on {number}, see ")
            someone.press("^e cite ¶")
            here.wait_for(f"Fair on {number}, see ¶")
            someone.press("esc done")
            here.wait_for("s submit")
            if number == 2:
                someone.press("s submit")  # too early
                here.wait_for("TFO-004 is not submitted yet")
                someone.press("esc close")
                here.wait_for("0-5 score", without="not submitted yet")
        someone.press("s submit")
        here.wait_for("TFO-004 is submitted", "1 of 1 submitted")
        someone.press("r writes your return")
        here.wait_for("Your return is written", office.parcel.name)
        someone.press("esc close")
        here.wait_for("0-5 score", without="Your return is written")
        someone.press("ctrl+q leaves")
        here.wait_for("1 of 1 submitted, all saved", "[exit 0]")

    office.run("merge", str(office.parcel), "--into", "office.panel")
    (ranked,) = (one for one in office.json("rank")["proposals"] if one["reference"] == "TFO-004")
    assert ranked["total"] == 60  # 3 of 5 on each
    assert (
        json.loads(office.run("assess", "priya.panel", "--list", "--json", at=office.home))["assessments"][0]["sent"]
        == "returned"
    )
