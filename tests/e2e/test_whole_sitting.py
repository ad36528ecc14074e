"""A whole sitting in a real terminal: one member goes through twelve proposals, and the office has what she gave."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.demonstration import REFERENCES, Office
from tests.e2e.terminal import HAS_TMUX, PROGRAM, Terminal, terminal

pytestmark = pytest.mark.skipif(not HAS_TMUX, reason="tmux is not installed")

GIVEN = {
    "TFO-004": "434453x",
    "TFO-007": "a333333",
    "TFO-009": "55544443",
    "TFO-011": "32432343",
    "TFO-023": "44444444",
    "TFO-028": "2345432",
    "TFO-031": "12345012",
    "TFO-036": "33333335",
    "TFO-042": "5432100",
}
"""What she submits: a key for each criterion in its order; x is not applicable, a is abstained."""
TOTALS = {
    "TFO-004": 12 + 12 + 16 + 12 + 15 + 6,
    "TFO-007": 12 + 12 + 9 + 9 + 6 + 3,
    "TFO-009": 15 + 20 + 20 + 8 + 8 + 8 + 8 + 3,
    "TFO-011": 6 + 8 + 16 + 9 + 4 + 6 + 8 + 3,
    "TFO-023": 80,
    "TFO-028": 8 + 9 + 16 + 15 + 12 + 6 + 2,
    "TFO-031": 2 + 8 + 12 + 12 + 10 + 0 + 2 + 2,
    "TFO-036": 9 + 12 + 12 + 6 + 6 + 6 + 6 + 5,
    "TFO-042": 20 + 12 + 12 + 6 + 3 + 0 + 0,
}
"""Weight times score of 5, criterion by criterion."""
PARTIAL = {"TFO-004", "TFO-007"}
"""Where a criterion has no score: its total says so, and is no rank."""
HARD, DECLINED, LEFT = "TFO-015", "TFO-019", "TFO-050"
BREAK = "TFO-023"
"""Here she leaves half-way through, and comes back."""
CITED = {("TFO-004", 1): "¶1.1", (BREAK, 4): "¶2.3"}
"""The paragraphs that she cites, by proposal and number of the criterion."""
QUESTION = "Does the ask include VAT?"


def reason(reference: str, number: int) -> str:
    """Her reason on a criterion: no two are the same."""
    return f"{reference} on {number}"


def whole(reference: str, number: int) -> str:
    """The same with what it cites."""
    mark = CITED.get((reference, number))
    return f"{reason(reference, number)}{f' {mark}' if mark else ''}"


class Priya:
    """Priya at her desk."""

    def __init__(self, here: Terminal) -> None:
        self.here = here
        self.submitted = 0

    def sit_down(self) -> None:
        """Start the program."""
        self.here.start(PROGRAM, "priya.panel")

    def judge(self, reference: str, first: int = 1, until: int = 9) -> None:
        """Score the criteria of the open proposal and give a reason for each, as fast as the keys go."""
        keys = GIVEN.get(reference, "45")
        for number, key in list(enumerate(keys, start=1))[first - 1 : until]:
            self.here.press(key, "c")
            self.here.type(reason(reference, number))
            if (reference, number) in CITED:
                self.here.press("C-e")
            self.here.press("Escape")

    def submit(self, reference: str) -> None:
        """Submit it, and go on to the next."""
        self.here.press("s")
        self.submitted += 1
        self.here.wait_for(f"{reference} is submitted", f"{self.submitted} of ")
        self.here.press("n")

    def say(self, *keys: str, words: str) -> None:
        """Press keys, and write what is then asked for."""
        self.here.press(*keys)
        self.here.type(words)
        self.here.press("Escape")


def the_first_half(priya: Priya) -> None:
    """From the undertaking to the middle of the seventh proposal."""
    here = priya.here
    priya.sit_down()
    here.wait_for("I will keep the papers of this panel", "y I accept this")
    here.press("y")
    here.wait_for("Your desk (1 of 5)")
    here.press("Escape")
    here.wait_for("0 of 12 submitted", "enter read", without="(1 of 5)")
    here.press("Enter")
    for reference in ("TFO-004", "TFO-007", "TFO-009", "TFO-011"):
        here.wait_for(f"{reference}  ", "0 of ")
        if reference == "TFO-009":
            priya.say("?", "a", words=QUESTION)
            here.wait_for("Asked about TFO-009")
        priya.judge(reference)
        priya.submit(reference)
    here.wait_for(f"─ {HARD}")
    priya.say("d", "h", words="My sister works there")
    here.wait_for(f"{HARD} is closed to you.", "4 of 11 submitted")
    here.press("n")
    here.wait_for(f"─ {DECLINED}")
    priya.say("D", words="I know nothing about fostering")
    here.wait_for(f"{DECLINED} is declined", "4 of 10 submitted")
    here.press("n")
    here.wait_for(f"─ {BREAK}", "0 of 8 scored")
    priya.judge(BREAK, until=3)
    here.wait_for("3 of 8 scored · 3 with a reason")


def a_break(priya: Priya) -> None:
    """She leaves, which asks first, and comes back to where she was."""
    here = priya.here
    here.press("C-q")
    here.wait_for("Not sent yet", "TFO-004, TFO-007, TFO-009, TFO-011", f"Interests declared since: {HARD}")
    here.press("C-q")
    here.wait_for("4 of 10 submitted, all saved. Not everything is sent yet.", "[exit 0]")
    priya.sit_down()
    here.wait_for("4 of 10 submitted", "▌◐ 023", "3 of 8 scored · 3 with a reason", reason(BREAK, 3))
    here.press("Enter", "/")
    here.wait_for("in this proposal:")
    here.type('"draw names"')
    here.wait_for("¶2.3")
    here.press("Enter")
    here.wait_for("1 of 1 found")


def the_second_half(priya: Priya) -> None:
    """On to the last proposal, which she leaves unfinished, and the return."""
    here = priya.here
    priya.judge(BREAK, first=4)
    priya.submit(BREAK)
    for reference in ("TFO-028", "TFO-031", "TFO-036", "TFO-042"):
        here.wait_for(f"─ {reference}", "0 of ")
        priya.judge(reference)
        priya.submit(reference)
    here.wait_for(f"─ {LEFT}")
    priya.judge(LEFT)
    here.wait_for("2 of 8 scored · 2 with a reason")
    here.press("s")
    here.wait_for(f"{LEFT} is not submitted yet")
    here.press("Escape", "r")
    here.wait_for("Your return is written", "10 proposals) and declared", f"Not submitted, and so not in it: {LEFT}.")
    here.press("Escape", "C-q")
    here.wait_for("9 of 10 submitted, all saved. To go on: panel-tui priya.panel", "[exit 0]")


def taken_in(office: Office) -> dict[str, dict[str, str]]:
    """What lies in the office's file of what Priya gave: by proposal, a word for each score and each comment."""
    with sqlite3.connect(office.folder / "office.panel") as database:
        rows = database.execute(
            "SELECT kind, about, body ->> '$.value' FROM entry WHERE current = 1 AND author = 'priya'"
            " AND kind IN ('score', 'comment')"
        ).fetchall()
    database.close()
    found: dict[str, dict[str, str]] = {}
    for kind, about, text in rows:
        names, value = json.loads(about), json.loads(text)
        word = value.get("text") or value.get("score") or {"not_applicable": "x", "abstained": "a"}[value["state"]]
        found.setdefault(names["proposal"], {})[f"{kind} {names['criterion']}"] = word.strip()
    return found


def criteria(reference: str) -> list[str]:
    """The ids of the criteria of a proposal, in the order of its rubric."""
    of = {
        "A": "NEED IDEA OUTC DELV VFM SUST EVID", "B": "NEED OUTC FIN IDEA VOICE DELV VFM EVID",
        "C": "CASE PRAC GOV LEAD FIN PLAN LEARN", "D": "NEED IDEA OUTC SAFE DELV VFM SUST EVID",
    }  # fmt: skip
    area = {"4": "A", "7": "A", "11": "B", "23": "B", "31": "B", "28": "C", "42": "C", "9": "D", "36": "D"}
    letter = area[reference.removeprefix("TFO-").lstrip("0")]
    return [f"{letter}-{name}" for name in of[letter].split()]


def test_twelve_proposals_from_the_undertaking_to_the_ranking(tmp_path: Path) -> None:
    office = Office(tmp_path, REFERENCES)
    with terminal(tmp_path.name, office.home, PANEL_TUI_KEYS=str(office.home / "keys")) as here:
        priya = Priya(here)
        the_first_half(priya)
        a_break(priya)
        the_second_half(priya)
    office.run("merge", str(office.parcel), "--into", "office.panel")

    status = office.json("status")
    (member,) = (one for one in status["members"] if one["member"] == "priya")
    counts = ("submitted", "in_progress", "not_started", "declined", "recused")
    assert {name: member[name] for name in counts} == dict(zip(counts, (9, 0, 1, 1, 1), strict=True))
    states = {one["reference"]: one["assessments"][0]["state"] for one in status["proposals"]}
    others = {HARD: "recused", DECLINED: "declined", LEFT: "not started"}
    assert states == {**dict.fromkeys(GIVEN, "submitted"), **others}
    (declined,) = (one for one in status["proposals"] if one["reference"] == DECLINED)
    assert declined["assessments"][0]["declined"] == "I know nothing about fostering"
    asked = office.json("answer")["questions"]
    assert [(one["reference"], one["member"], one["text"]) for one in asked] == [("TFO-009", "priya", QUESTION)]

    ranked = [one for one in office.json("rank")["proposals"] if one["total"] is not None]
    assert {one["reference"]: one["total"] for one in ranked} == TOTALS
    assert {one["reference"] for one in ranked if one["partial"]} == PARTIAL
    assert taken_in(office) == {
        reference: {
            **{f"score {id_}": key for id_, key in zip(criteria(reference), keys, strict=True)},
            **{f"comment {id_}": whole(reference, at) for at, id_ in enumerate(criteria(reference), start=1)},
        }
        for reference, keys in GIVEN.items()
    }
