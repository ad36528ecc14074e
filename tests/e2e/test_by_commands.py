"""The main job by commands alone: from a call's files to a board paper whose figures were worked out by hand.

Three members judge four proposals on three criteria of 0 to 5, weighing 50, 30 and 20. Worked by hand:

P-1: medians 4, 4, 4; the panel agrees 5 on the idea: 40 + 30 + 16 = 86.
P-2: need 3, 4 (corrected from 2), 4 gives 4; idea 4; value 3, 4, 3 gives 3: 40 + 24 + 12 = 76.
P-3: Cat's late hard interest takes her 1, 1, 1 out; 5 and 3 give 4, 4, 4: 80.
P-4: need 1, 1, 2 gives 1, below the floor of 2; 10 + 30 + 20 = 60.
The envelope of £2m holds P-1 (£900,000) and P-3 (£700,000), not P-2 (£800,000).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docx import Document

from tests.e2e.demonstration import passphrase_of

CALL = """
id = "homes-2017"
title = "Homes for care leavers"
funder = "A department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
briefs = ["homes.toml"]
minimum_assessors = 2
tie_break = ["lowest", "smaller_ask"]
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
RUBRIC = """
id = "HOMES"
title = "Homes"
envelope = "£2m"
[scales.common]
worst = 0
best = 5
[stages.full]
total = "weighted"
threshold = 60
"""
CRITERIA = (("NEED", "Need", 50, 2), ("IDEA", "Idea", 30, 1), ("VALUE", "Value", 20, 1))
for id_, title, weight, floor in CRITERIA:
    RUBRIC += f"""
[[criteria]]
id = "{id_}"
title = "{title}"
stages = ["full"]
scale = "common"
weight = {weight}
floor = {floor}
"""
PROPOSALS = """Reference,Project title,Lead organisation,Brief,Amount requested (£)
P-1,A front door that stays open,Northbridge Council,HOMES,"900,000"
P-2,Keys and company,Marsh Trust,HOMES,£0.8m
P-3,Next door,Harbour CIC,HOMES,up to £700k
P-4,First floor,Bright Landing,HOMES,500000
"""
REASON = "The design group's evidence is stronger than first read"
SCORES = {
    "ann": {"P-1": "444", "P-2": "343", "P-3": "555", "P-4": "155"},
    "bob": {"P-1": "543", "P-2": "244", "P-3": "333", "P-4": "155"},
    "cat": {"P-1": "434", "P-2": "443", "P-3": "111", "P-4": "255"},
}


def table(member: str, scores: dict[str, str]) -> str:
    """A member's scores as a CSV, each with a written reason, all submitted."""
    lines = ["member,proposal,criterion,score,comment,submitted"]
    for proposal, points in scores.items():
        for (criterion, *_), score in zip(CRITERIA, points, strict=True):
            lines.append(f"{member},{proposal},{criterion},{score},{member} on {criterion} of {proposal},yes")
    return "\n".join(lines)


@dataclass
class Machine:
    """Somebody's computer: a folder of files, and a folder of keys that nobody else sees."""

    folder: Path
    passphrase: str = ""

    def __post_init__(self) -> None:
        self.folder.mkdir()

    def run(self, *words: str, code: int = 0) -> str:
        """Run `panel-tui` here; what it printed. Fails where it ends with another code, or with a traceback."""
        done = subprocess.run(
            [sys.executable, "-m", "panel_tui", *words],
            cwd=self.folder,
            env={**os.environ, "PANEL_TUI_KEYS": str(self.folder / "keys"), "PANEL_TUI_PASSPHRASE": self.passphrase},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def json(self, *words: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*words, "--json"))

    def write(self, name: str, text: str) -> str:
        """Write a file here; its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def fetch(self, name: str, other: Machine) -> str:
        """Bring a file over from another machine; its name."""
        (self.folder / name).write_bytes((other.folder / name).read_bytes())
        if name.endswith(".pack"):  # its passphrase comes by another way
            self.passphrase = passphrase_of(other.folder, name)
        return name


@pytest.fixture
def office(tmp_path: Path) -> Machine:
    """The office, with its call, proposals, members and assignments."""
    machine = Machine(tmp_path / "office")
    machine.write("homes.toml", RUBRIC)
    machine.run("new", machine.write("call.toml", CALL), "-o", "office.panel")
    people = "id,name,role\nann,Ann Okafor,member\nbob,Bob Price,member\ncat,Cat Ling,member\n"
    tasks = "member,proposal,role\n" + "".join(f"{m},{p},assessor\n" for m in SCORES for p in SCORES[m])
    files = [machine.write("members.csv", people), machine.write("proposals.csv", PROPOSALS)]
    machine.run("add", *files, machine.write("tasks.csv", tasks), "--to", "office.panel")
    machine.run("pack", "office.panel", "--passphrases", "passphrases.csv")
    return machine


def totals(office: Machine) -> dict[str, float]:
    return {one["reference"]: one["total"] for one in office.json("rank", "office.panel")["proposals"]}


def test_scores_go_from_a_call_to_a_board_paper(office: Machine, tmp_path: Path) -> None:
    machines = {name: Machine(tmp_path / name) for name in ("ann", "ann2", "bob", "cat")}
    for name, machine in machines.items():
        member = name.removesuffix("2")
        machine.run("open", machine.fetch(f"homes-2017-{member}.pack", office), "-o", "mine.panel")
    # Ann works on two machines. On both she judges P-2, and without knowing it she scores its value differently.
    parts = {
        "ann": {p: SCORES["ann"][p] for p in ("P-1", "P-2")},
        "ann2": {"P-2": "345", "P-3": "555", "P-4": "155"},
        "bob": SCORES["bob"],
        "cat": SCORES["cat"],
    }
    for name, machine in machines.items():
        scores = machine.write("scores.csv", table(name.removesuffix("2"), parts[name]))
        assert "submitted" in machine.run("add", scores, "--to", "mine.panel")
        machine.run("return", "mine.panel", "-o", f"{name}.return")
    # Returns come in any order, and twice.
    parcels = [f"{name}.return" for name in machines] * 2
    Random(7).shuffle(parcels)
    for parcel in parcels:
        office.run("merge", office.fetch(parcel, machines[parcel.removesuffix(".return")]), "--into", "office.panel")
    entries = office.json("verify", "office.panel")["entries"]
    office.run("merge", *dict.fromkeys(parcels), "--into", "office.panel")
    assert office.json("verify", "office.panel")["entries"] == entries

    # P-3 while Cat's interest is not known: 5, 3, 1 give 3. P-2's value without Ann, who said two things: 3.5.
    assert totals(office) == {"P-1": 80, "P-2": 40 * 3 / 4 + 24 + 14, "P-3": 60, "P-4": 60}
    assert "two devices differ" in office.run("status", "office.panel")

    # A receipt tells Ann's first machine what the second said; she settles it. Bob corrects his need of P-2.
    office.run("receipt", "office.panel", "--member", "ann", "-o", "ann.receipt")
    ann, bob, cat = machines["ann"], machines["bob"], machines["cat"]
    ann.run("open", ann.fetch("ann.receipt", office), "-o", "mine.panel")
    ann.run("add", ann.write("again.csv", table("ann", {"P-2": "343"})), "--to", "mine.panel")
    bob.run("add", bob.write("again.csv", table("bob", {"P-2": "444"})), "--to", "mine.panel")
    cat.run(
        "add", cat.write("interest.csv", "member,proposal,interest,reason\ncat,P-3,hard,cousin\n"), "--to", "mine.panel"
    )
    for name, machine in (("ann", ann), ("bob", bob), ("cat", cat)):
        machine.run("return", "mine.panel", "-o", f"{name}.return")
        office.run("merge", office.fetch(f"{name}.return", machine), "--into", "office.panel")
    assert totals(office) == {"P-1": 80, "P-2": 76, "P-3": 80, "P-4": 60}
    ranked = office.json("rank", "office.panel")["proposals"]
    assert [(one["reference"], one["place"]) for one in ranked] == [("P-3", 1), ("P-1", 2), ("P-2", 3), ("P-4", None)]
    assert ranked[0]["decided_by"] == "smaller_ask"

    # The panel agrees a score; without a reason it is refused, as it is not the median.
    refused = office.run("moderate", "office.panel", "--agree", "P-1/IDEA=5", code=2)
    assert "Give the reason" in refused
    office.run("moderate", "office.panel", "--agree", "P-1/IDEA=5", "--reason", REASON)
    assert totals(office)["P-1"] == 86

    office.run("recommend", "office.panel", "--follow-line")
    office.run("decide", "office.panel", "--level", "board", "--as-advised")
    assert "Give the reason" in office.run("decide", "office.panel", "--level", "decision", "--set", "P-2=fund", code=2)
    final = ("--level", "decision", "--as-advised", "--set", "P-2=fund", "--reason", "Money was found")
    assert "P-1  fund" in office.run("decide", "office.panel", *final)
    fingerprint = office.json("verify", "office.panel")["fingerprint"]
    office.run("report", "office.panel", "-o", "paper", "--date", "2017-06-05")
    check_paper(office.folder / "paper", fingerprint)
    assert office.json("verify", "office.panel")["fingerprint"] == fingerprint
    assert office.run("verify", "office.panel").startswith("Nothing is wrong")
    for machine in machines.values():
        assert machine.run("verify", "mine.panel").startswith("Nothing is wrong")


def check_paper(folder: Path, fingerprint: str) -> None:
    """The figures of the board paper, read back from the Word file."""
    document = Document(str(next(folder.glob("*.docx"))))
    tables = [
        [[cell.text.replace("\u200e", "").strip() for cell in row.cells] for row in one.rows] for one in document.tables
    ]
    rows = [row for table in tables for row in table]
    ranked = {row[1]: row for row in headed(tables, "Place", "Reference", "Applicant", "Total", "Ask", "Running sum")}
    assert ranked["P-1"][:2] + ranked["P-1"][3:] == ["1", "P-1", "86.0", "£900,000", "£900,000", "Fund"]
    assert ranked["P-3"][:2] + ranked["P-3"][3:] == ["2", "P-3", "80.0", "£700,000", "£1,600,000", "Fund"]
    assert ranked["P-2"][:2] + ranked["P-2"][3:] == ["3", "P-2", "76.0", "£800,000", "£2,400,000", "Reserve 1"]
    assert ranked["P-4"][3:5] == ["60.0", "£500,000"]
    assert ranked["P-4"][6].startswith("Decline")
    lines = {row[0] for row in rows if row[0].startswith("Funding line")}
    assert lines == {"Funding line: £1,600,000 of £2,000,000 allocated, £400,000 left"}
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "approve 2 awards to a total of £1,600,000" in text
    assert any("Cat Ling" in row and "P-3" in row for row in rows)
    pages = [
        one.text for section in document.sections for one in (section.header.paragraphs + section.footer.paragraphs)
    ]
    assert sum("OFFICIAL-SENSITIVE" in line for line in pages) >= 2

    # Bob is B on the page of P-2, between Ann and Cat: his first score is still 2, and 4 counts.
    (need,) = (row for row in rows if row[:2] == ["Need", "50"] and "2 → 4" in row)
    assert need[3:6] == ["3", "2 → 4", "4"]
    assert f"Idea: 5 agreed, the median was 4. {REASON}." in text
    # Ministers fund P-2 on top: 900 + 700 + 800 = £2.4m, £400k more than the envelope.
    records = {row[0]: row[1:] for row in headed(tables, "Reference", "Panel", "Board", "Decision")}
    assert records["P-2"] == ["Reserve 1", "Reserve 1", "Fund, £800,000", "Decision: Money was found."]
    assert records["P-1"] == ["Fund, £900,000", "Fund, £900,000", "Fund, £900,000", "–"]
    assert (
        "Ministers decided on 3 awards of £2,400,000 in all, £400,000 more than the envelopes. That departs from the "
        "advice of the Investment Board on 1 proposal: P-2 (fund, £800,000, instead of reserve): Money was found."
    ) in text
    assert ["Fingerprint", fingerprint] in rows


def headed(tables: list[list[list[str]]], *titles: str) -> list[list[str]]:
    """The rows of the one table whose header begins with these titles."""
    (found,) = (table for table in tables if table[0][: len(titles)] == list(titles))
    return found[1:]
