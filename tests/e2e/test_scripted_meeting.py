"""A whole meeting in a real terminal, by keys alone. Its minutes are held, line by line, to `written_minutes.md`, whose
every line was read against the script below.

59 proposals, 12 members who score, 5 conflicts, one of them the chair's; two come late, one declares an interest late,
and once there is no quorum.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.meeting_call import APART, PROPOSALS, tables
from tests.e2e.terminal import HAS_TMUX, PROGRAM, Terminal, terminal

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")

ROOT = Path(__file__).parents[2]
WRITTEN = Path(__file__).with_name("written_minutes.md")


class Secretary:
    """Who types for the chair, at the office's table; the clock goes as the test says."""

    def __init__(self, folder: Path, here: Terminal) -> None:
        self.here, self._clock = here, folder / "clock"

    def at(self, clock: str) -> Secretary:
        """From now on it is this time of 8 June 2017. The program may look at the clock at any moment."""
        ahead = self._clock.with_name("ahead")
        ahead.write_text(f"2017-06-08T{clock}:00Z", encoding="utf-8")
        ahead.replace(self._clock)
        return self

    def press(self, *keys: str, shows: str = "") -> str:
        """Press keys, and wait for what they bring; what the screen shows then."""
        self.here.press(*keys)
        return self.here.wait_for(shows) if shows else ""

    def say(self, key: str, asks: str, words: str, shows: str) -> str:
        """Press a key that asks for words, and say them."""
        self.press(key, shows=asks)
        self.here.type(words)
        self.here.wait_for(words)
        return self.press("Escape", shows=shows)

    def room(self, *numbers: int, shows: str) -> None:
        """In the page of the room, turn who stands at these places, counted from 1: in or out."""
        self.press("R", shows="The room")
        at = 1
        for number in numbers:
            self.here.press(*["Down"] * (number - at), *["Up"] * (at - number), "Enter")
            at = number
        self.here.wait_for(shows)
        self.press("Escape", shows="F1 help")


def run(folder: Path, *words: str) -> str:
    """Run the installed program in a folder; what it printed."""
    done = subprocess.run(
        [PROGRAM, *words], cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PANEL_TUI_KEYS": str(folder / "keys"), "TZ": "UTC"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def secretary(tmp_path: Path) -> Iterator[Secretary]:
    """The evening before, in the terminal on the table."""
    for name, text in tables().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run(tmp_path, "new", "call.toml", "-o", "office.panel")
    run(tmp_path, "add", *(name for name in tables() if name.endswith(".csv")), "--to", "office.panel")
    run(tmp_path, "agenda", "office.panel", "--order", "need", "--minutes", "10")
    environment = {"PANEL_TUI_KEYS": str(tmp_path / "keys"), "PYTHONPATH": str(ROOT), "TZ": "UTC"}
    with terminal(tmp_path.name, tmp_path, (120, 40), **environment) as here:
        one = Secretary(tmp_path, here).at("10:00")
        here.start(sys.executable, "-m", "tests.e2e.clocked", "clock", "moderate", "office.panel")
        here.wait_for("By consent", "0 of 59 agreed")
        yield one


def test_the_minutes_of_a_scripted_meeting_are_what_the_script_makes_them(secretary: Secretary, tmp_path: Path) -> None:
    one = secretary
    opening(one)
    marks_and_a_vote(one)
    a_late_interest(one)
    without_a_quorum(one)
    called_out_and_by_consent(one)
    one.press("C-q", shows="all saved")
    run(tmp_path, "minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    made = (tmp_path / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8").splitlines()
    # The fingerprint is that of this record, whose keys are drawn anew each time.
    plain = ["Fingerprint …" if line.startswith("Fingerprint ") else line for line in made]
    assert plain == WRITTEN.read_text(encoding="utf-8").splitlines()
    assert "Nothing is wrong" in run(tmp_path, "verify", "office.panel")


def opening(one: Secretary) -> None:
    """Ten of the twelve are there, and the observer: Hal and Ivy, tenth and eleventh by name, come late. The chair
    leaves for P-03; of P-05 a score is agreed, taken back and agreed again, and the statement is approved."""
    one.room(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, shows="10 members who score in the room")
    one.at("10:05").press("g", shows="P-03 is called. Dee Adeyemi left for it.")
    one.here.wait_for("the deputy presides (Dora Deputy)", "Out of the room: Dee Adeyemi.")
    one.at("10:08").say("4", "both sides of the floor", "Two of three show it", "4 agreed on Need")
    one.at("10:09").press("Down", "m", shows="all is agreed")
    one.press("n", shows="Item 2 of 59")
    one.at("10:15").press("g", shows="P-05 is called. Ama Boateng left for it.")
    one.at("10:16").say("3", "the median is 4", "Too high", "3 agreed on Need")
    one.at("10:17").press("u", shows="Taken back: P-05, Need, agreed.")
    one.at("10:18").say("4", "both sides of the floor", "On second thoughts it holds", "4 agreed on Need")
    one.press("Down", "m", shows="all is agreed")
    one.press("t", shows="The panel's statement on P-05")
    one.press("C-s", shows="a draft: A approves it")
    one.press("A", shows="Approve it on the chair's behalf?")
    one.press("y", shows="is approved. u takes it back")
    one.at("10:20").room(10, shows="Hal Irvine is in the room.")


def marks_and_a_vote(one: Secretary) -> None:
    """On P-07, for which Ben leaves, the chair notes marks before the scores are shown; a vote is even, and the chair's
    casting vote carries it; a part of the money is advised."""
    one.press("H", shows="are covered until the chair's marks are noted")
    one.press("n", shows="COVERED")
    one.at("10:25").press("g", shows="P-07 is called. Ben Castle left for it.")
    one.press("3", "4", "Enter", shows="Note 2 marks")
    one.at("10:26").press("y", shows="2 marks noted")
    one.press("H", shows="Scores are shown at once again.")
    one.at("10:28").press("Up", "Up")
    one.say("4", "both sides of the floor", "The annex shows it", "4 agreed on Need")
    one.press("Down", "m", shows="all is agreed")
    one.press("V", shows="The motion on P-07")
    one.here.type("Fund the first phase only")
    one.here.wait_for("phase only")
    one.press("Escape", shows="10 members have not voted")
    one.press(*"fffffaaaaa", shows="The votes are even")
    one.at("10:33").press("c", "Enter", shows="5 for, 5 against, casting vote for: carried")
    one.here.wait_for("P-07 since 10:25 · 8 of 10 min · the chair presides")
    one.at("10:38")
    one.press("x", shows="What does the panel advise on P-07?")
    one.press("Down", "Down", "Enter", shows="Outcome: fund in part")
    one.press("Up", "End")
    one.here.type("200k")
    one.press("Down", "End")
    one.here.type("Carried by the casting vote")
    one.here.wait_for("by the casting vote")
    one.press("Escape", shows="fund in part, £200,000. u takes it back")
    one.here.wait_for("P-07 since 10:25 · 13 of 10 min, 3 over")


def a_late_interest(one: Secretary) -> None:
    """Finn, who has scored P-09, declares an interest when its need is agreed: that stands. Ivy comes."""
    one.press("n", shows="Item 4 of 59")
    one.at("10:40").press("g", shows="P-09 is called.")
    one.at("10:42").say("4", "both sides of the floor", "Two of three show it", "4 agreed on Need")
    one.press("Right", shows="Finn Galloway on Need")
    one.at("10:43").say("D", "Which?", "My cousin works there", "Recused: Finn Galloway, leaves the room")
    one.press("L", shows="with these scores")
    one.press("Enter", shows="what the panel agreed stands. Why?")
    one.here.type("Finn said little")
    one.here.wait_for("said little")
    one.at("10:44").press("Escape", shows="Ruled on P-09")
    one.press("Down", "m", shows="all is agreed")
    one.at("10:45").room(11, shows="Ivy Jessop is in the room.")


def without_a_quorum(one: Secretary) -> None:
    """During P-11 five go, and seven are needed: nothing can be agreed, and it is put off until they are back."""
    one.press("n", shows="Item 5 of 59")
    one.at("10:50").press("g", shows="P-11 is called. Cleo Drummond left for it.")
    one.at("10:55").room(1, 2, 4, 7, 8, shows="NO QUORUM")
    one.say("4", "both sides of the floor", "The survey shows it", "There is no quorum for P-11: 6 of 7 are there")
    one.at("10:57").press("z", shows="P-11 is put off to later")
    one.at("11:05").room(1, 2, 4, 7, 8, shows="12 members who score in the room")
    one.at("11:06").press("g", shows="P-11 is called. Cleo Drummond left for it.")
    one.at("11:10").press("4", shows="The survey shows it")
    one.press("Escape", shows="4 agreed on Need")
    one.press("Down", "m", shows="all is agreed")
    one.press("n", shows="Item 6 of 59")
    one.at("11:14").press("g", shows="P-12 is called.")
    one.at("11:15").say("4", "both sides of the floor", "Two of three show it", "4 agreed on Need")
    one.press("Down", "m", shows="all is agreed")
    one.at("11:18").press("d", shows="P-12 is done")


def called_out_and_by_consent(one: Secretary) -> None:
    """Gita calls P-30 out of the consent block; what is left in that is agreed at its medians."""
    one.press("Escape", shows="enter open")
    downs = sum(reference < "P-30" and reference not in APART for reference in PROPOSALS) + 1
    one.press(*["Down"] * downs, "C", shows="Who calls P-30 out?")
    one.press(*["Down"] * 8, "Enter", shows="What is to be talked about in P-30?")
    one.here.type("The costs")
    one.here.wait_for("The costs")
    one.press("Escape", shows="P-30 is called out")
    one.at("11:20").press("g", shows="P-30 is called.")
    one.at("11:22").press("M", shows="Agree the median on 2 criteria?")
    one.press("y", shows="2 medians agreed")
    one.press("x", shows="What does the panel advise on P-30?")
    one.press("Down", "Down", "Down", "Enter", shows="Outcome: reserve")
    one.here.type("Costs are to be shown first")
    one.press("Up", "End", "1", "Escape", shows="The panel's advice on P-30: reserve 1")
    one.at("11:25").press("d", shows="P-30 is done")
    one.press("Escape", "Y", shows="Agree 104 medians of 52 proposals by consent?")
    one.at("11:30").press("y", shows="104 medians agreed by consent")
