"""The member's desk as it is installed, in a real terminal: from the office's pack to the board paper's figures."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.e2e.demonstration import passphrase_of
from tests.e2e.terminal import HAS_TMUX, PROGRAM, Terminal, terminal

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")

CALL = """\
id = "homes-2017"
title = "Homes for care leavers"
funder = "A department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
undertaking = "I will keep these papers to myself."
briefs = ["homes.toml"]
[budget]
2017-18 = "£2m"
[stages.full]
title = "Full proposals"
[[people]]
id = "office"
name = "Panel office"
role = "office"
[[people]]
id = "dee"
name = "Dee Adeyemi"
role = "chair"
"""
RUBRIC = """\
id = "HOMES"
title = "Homes"
envelope = "£2m"
[scales.common]
worst = 0
best = 5
[stages.full]
total = "weighted"
""" + "".join(
    f'[[criteria]]\nid = "{id_}"\ntitle = "{title}"\nstages = ["full"]\nscale = "common"\n'
    f"weight = {weight}\nfloor = 2\n"
    for id_, title, weight in (("NEED", "Need", 50), ("IDEA", "Idea", 30), ("VALUE", "Value", 20))
)
PROPOSALS = """\
Reference,Project title,Lead organisation,Brief,Amount requested (£)
P-1,A front door that stays open,Northbridge Council,HOMES,"900,000"
P-2,Keys and company,Marsh Trust,HOMES,"800,000"
"""
TEXT = """\
# Need

Forty young people leave care here each year.

Nine in ten live alone within a month.

# Idea

Keys.
"""
TOTAL = 50 * 4 / 5 + 30 * 3 / 5 + 20 * 5 / 5
"""What P-1 has when Ann's 4, 3 and 5 are the only scores: 40 + 18 + 20 = 78."""
AGREED = TOTAL + 30 * 1 / 5
"""And when the panel agrees 4 on the idea: 84."""


class Office:
    """A folder with the office's file, its keys, and the pack of the only member."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "texts").mkdir()
        people = "id,name,role\nann,Ann Okafor,member\n"
        files = {
            "call.toml": CALL, "homes.toml": RUBRIC, "members.csv": people, "proposals.csv": PROPOSALS,
            "tasks.csv": "member,proposal,role\nann,P-1,assessor\nann,P-2,assessor\n",
            "texts/P-1.md": TEXT, "texts/P-2.md": TEXT,
        }  # fmt: skip
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.run("new", "call.toml", "-o", "office.panel")
        self.run("add", "members.csv", "proposals.csv", "texts", "tasks.csv", "--to", "office.panel")
        self.run("pack", "office.panel", "--passphrases", "passphrases.csv")

    def run(self, *words: str) -> str:
        """Run the installed program here; what it printed."""
        done = subprocess.run(
            [PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, check=False, encoding="utf-8",
            env={**os.environ, "PANEL_TUI_KEYS": str(self.folder / "keys")},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def json(self, *words: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*words, "--json"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office, when its packs are made."""
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder)


@pytest.fixture
def ann(office: Office, tmp_path: Path) -> Iterator[Terminal]:
    """Ann's terminal, in a folder with her file; she has opened her pack and accepted the undertaking."""
    folder = tmp_path / "ann"
    folder.mkdir()
    pack = office.folder / "homes-2017-ann.pack"
    with terminal(tmp_path.name, folder, PANEL_TUI_KEYS=str(folder / "keys")) as here:
        here.start(PROGRAM, "open", str(pack), "-o", "ann.panel")
        here.wait_for("Passphrase (six words):")
        here.type(passphrase_of(office.folder, pack.name))
        here.press("Enter")
        here.wait_for("2 proposals to judge", "[exit 0]")
        here.start(PROGRAM, "ann.panel")
        here.wait_for("I will keep these papers to myself.", "I accept this")
        here.press("y")
        here.wait_for("Your desk (1 of 5)")
        here.press("Escape")
        here.wait_for("My proposals", "0 of 2 submitted", without="I accept this")
        yield here


@contextmanager
def at(office: Office, name: str, *command: str) -> Iterator[Terminal]:
    """A terminal in the office's folder, with a screen of the program in it; it is left at the end."""
    with terminal(
        f"{office.folder.parent.name}-{name}", office.folder, PANEL_TUI_KEYS=str(office.folder / "keys")
    ) as here:
        here.start(PROGRAM, *command)
        yield here
        here.press("C-q")
        here.wait_for("[exit 0]")


def merge(office: Office, parcel: Path) -> None:
    """The office finds Ann's return beside its file, sees what it would bring, and takes it in."""
    (office.folder / "returns").mkdir()
    (office.folder / "returns" / parcel.name).write_bytes(parcel.read_bytes())
    with at(office, "merge", "office.panel") as here:
        here.wait_for("Ann Okafor", "Returns: 1 new")
        here.press("Tab", "Enter")
        here.wait_for("1 proposal submitted: P-1")
        here.press("m")
        here.wait_for("brought", "new entries", "The same as a command")
        here.press("Escape")
        here.wait_for("nothing new")


def moderate(office: Office) -> None:
    """At the chair's table the panel agrees 4 on the idea of P-1, and says why."""
    with at(office, "moderate", "moderate", "office.panel") as here:
        here.wait_for("P-1", "Northbridge Council", "agreed 0/3")
        here.press("Enter")
        here.wait_for("Forty a year is many", "reads ¶ 1.1")
        here.press("o")
        here.wait_for("Forty young people leave care here each year.")
        here.press("Escape", "Down", "4")
        here.type("The keys convinced us")
        here.press("Escape")
        here.wait_for("1 of 3 agreed", "all saved")


def report(office: Office) -> Path:
    """The panel's advice by command, the board paper from the office's page; the Word file."""
    rest = ("--set", "P-2=decline", "--reason", "Nobody scored it")
    office.run("recommend", "office.panel", "--follow-line", *rest)
    with at(office, "report", "office.panel") as here:
        here.wait_for("Ann Okafor")
        here.press("p")
        here.wait_for(".docx")
        here.press("Escape")
    return next((office.folder / "paper").glob("*.docx"))


def test_what_is_scored_by_keys_comes_out_in_the_board_paper(office: Office, ann: Terminal, tmp_path: Path) -> None:
    ann.press("Enter")
    ann.wait_for("Forty young people", "0-5 score")
    reasons = ("4", "Forty a year is many"), ("3", "Keys alone"), ("5", "Cheap")
    for number, (score, reason) in enumerate(reasons, start=1):
        ann.press(score)
        ann.press("c")
        ann.type(f"{reason}, see ")
        ann.press("C-e")  # cites the paragraph that is marked, and goes on from there
        ann.type("and the budget.")
        ann.press("Escape")
        ann.wait_for(f"{number} of 3 scored · {number} with a reason")
    ann.press("s")
    ann.wait_for("P-1 is submitted", "1 of 2 submitted")
    ann.press("r")
    ann.wait_for("Your return is written", "Send this file to Panel office")
    ann.press("Escape")
    ann.press("C-q")
    ann.wait_for("1 of 2 submitted, all saved", "panel-tui ann.panel", "[exit 0]")

    parcel = tmp_path / "ann/homes-2017-ann.return"
    merge(office, parcel)
    (member,) = (one for one in office.json("status", "office.panel")["members"] if one["member"] == "ann")
    assert member["submitted"] == 1
    totals = {one["reference"]: one["total"] for one in office.json("rank", "office.panel")["proposals"]}
    assert totals["P-1"] == TOTAL
    moderate(office)
    totals = {one["reference"]: one["total"] for one in office.json("rank", "office.panel")["proposals"]}
    assert totals["P-1"] == AGREED

    document = Document(str(report(office)))
    rows = [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]
    cells = [[text.replace("\u200e", "").strip() for text in row] for row in rows]
    assert any(row[1:2] == ["P-1"] and f"{AGREED:.1f}" in row for row in cells)
    assert "The keys convinced us" in "\n".join([*(one.text for one in document.paragraphs), *map(" ".join, cells)])
    assert "¶1.1" in office_words(office)


def office_words(office: Office) -> str:
    """All comments that lie in the office's file."""
    import sqlite3

    with sqlite3.connect(office.folder / "office.panel") as database:
        rows = database.execute("SELECT body ->> '$.value.text' FROM entry WHERE kind = 'comment'").fetchall()
    database.close()
    words = "\n".join(row[0] for row in rows if row[0])
    assert "Forty a year is many, see ¶1.1 and the budget." in words
    return words


def test_a_comment_outlives_a_kill(ann: Terminal) -> None:
    ann.press("Enter")
    ann.wait_for("Forty young people")
    ann.press("2", "c")
    ann.type("Half a thought about keys")
    ann.wait_for("Half a thought about keys", "all saved")
    ann.kill()
    ann.start(PROGRAM, "ann.panel")
    ann.wait_for("Half a thought about keys")
    ann.press("Enter", "Left", "c")
    ann.wait_for("[2]", "to the applicant", "Half a thought about keys")
    ann.type(" and company")
    ann.wait_for("Half a thought about keys and company", "all saved")


def test_a_burst_from_the_keyboard_lands_where_it_was_meant(ann: Terminal) -> None:
    """Everything in one write to the terminal: open, score, comment, go on, score."""
    ann.press("Enter", "4", "c", "t", "h", "i", "n", "C-e", "C-t", "c", "u", "t")
    ann.wait_for("“thin ¶1.1”", "cut", "1 of 3 scored · 1 with a reason")
    ann.press("Escape")
    ann.wait_for("0-5 score")
    ann.press("Left")
    ann.wait_for("To the applicant: cut")


def test_escape_and_the_next_key_in_one_packet_are_two_keys(ann: Terminal) -> None:
    ann.press("Enter", "4", "c", "t", "h", "i", "n", "Escape", "5", "c", "y", "e", "s")
    ann.wait_for("“thin”", "[5]", "“yes”", "2 of 3 scored · 2 with a reason")


def test_a_window_that_changes_its_size_loses_nothing(ann: Terminal) -> None:
    ann.press("Enter", "3", "c")
    ann.type("Words before the window shrinks")
    ann.wait_for("Words before the window shrinks")
    ann.resize(80, 24)
    ann.wait_for("Words before the window shrinks", "My assessment", without="╭")
    ann.resize(59, 19)
    ann.wait_for("Please make this window larger: at least 60 × 20")
    ann.type("lost?")
    ann.resize(120, 40)
    ann.wait_for("Words before the window shrinks", "╭", "[3]")
    ann.type(", and after")
    ann.wait_for("Words before the window shrinks", ", and after", "all saved")
    ann.press("Escape")
    ann.press("C-q")
    ann.wait_for("all saved. To go on:", "[exit 0]")


@pytest.mark.parametrize("theme", ["NO_COLOR", "dumb"])
def test_a_terminal_without_colours_shows_words(ann: Terminal, theme: str) -> None:
    ann.press("C-q")
    ann.wait_for("[exit 0]")
    setting = {"NO_COLOR": ("NO_COLOR=1",), "dumb": ("TERM=vt100",)}[theme]
    ann.start("env", *setting, PROGRAM, "ann.panel")
    ann.wait_for("My proposals", "Homes for care leavers")
    ann.press("Enter", "1")
    ann.wait_for("[1]", "below floor", "no reason yet")
