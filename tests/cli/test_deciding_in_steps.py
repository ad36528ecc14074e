"""Where several decide in steps: each step is a record of its own, and departs from the one before with a reason."""

from __future__ import annotations

import json
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.house import open_workspace
from panel_tui.journal import Chance
from tests.cli.decided import ALL, state, text
from tests.cli.guide import commands
from tests.cli.office import CALL, Office

STEPS = 'authority = "Secretary of State"\ndecides_first = ["Officials", "Minister for Children"]'
STEPPED = CALL.replace('authority = "Ministers"', STEPS)
ADVICE = """\
proposal,outcome,award,conditions,reason
P-1,fund in part,£250k,Name who runs the house; Find a second site,The first phase
P-2,reserve,,,Money is short
P-3,decline,,,Not shown
"""
MINISTER = ("decide", "office.panel", "--level", "Minister for Children")


@pytest.fixture
def stepped(tmp_path: Path) -> Office:
    """An office whose call has two steps before the last; the board has advised, and officials followed it."""
    office = Office.at_work(tmp_path, STEPPED)
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("recommend", "office.panel", "--from", office.write("told.csv", ADVICE))
    for level in ("board", "officials"):
        office.done("decide", "office.panel", "--level", level, "--as-advised")
    return office


def outcomes(office: Office, level: str) -> dict[str, Any]:
    found = office.json("decide", "office.panel", "--level", level)["proposals"]
    return {one["reference"]: (one["outcome"], one["by"]) for one in found if one["outcome"]}


def test_each_step_has_its_own_record(stepped: Office) -> None:
    told = stepped.run(*MINISTER, "--as-advised", "--set", "P-2=fund")
    assert told.code == 2
    assert "differs from the decision of Officials (reserve 1)" in told.err
    assert outcomes(stepped, "Minister for Children") == {}
    stepped.done(*MINISTER, "--as-advised", "--set", "P-2=fund", "--reason", "It cannot wait")
    assert outcomes(stepped, "Officials")["P-2"] == ("reserve", "Officials")
    assert outcomes(stepped, "Minister for Children")["P-2"] == ("fund", "Minister for Children")
    assert outcomes(stepped, "decision") == {}
    told = stepped.run("decide", "office.panel", "--level", "decision", "--set", "P-2=decline")
    assert "differs from the decision of Minister for Children (fund, £700,000)" in told.err
    stepped.done("decide", "office.panel", "--level", "decision", "--as-advised", "--by", "The Secretary of State")
    assert outcomes(stepped, "decision")["P-2"] == ("fund", "The Secretary of State")
    with open_workspace(stepped.folder / "office.panel") as space:
        entries = space.entries.history("decision", stage="full", proposal="P-2")
        said = [(one.about.get("level"), json.loads(one.body or "")["value"]["by"], bool(one.at)) for one in entries]
    assert sorted(said, key=str) == [
        ("Minister for Children", "Minister for Children", True),
        ("Officials", "Officials", True),
        (None, "The Secretary of State", True),
    ]
    stepped.done("verify", "office.panel")


def test_only_the_last_word_goes_out(stepped: Office) -> None:
    for reference in ALL:
        state(stepped, reference)
    stepped.done(*MINISTER, "--as-advised", "--set", "P-3=fund", "--reason", "It cannot wait")
    held = stepped.done("letters", "office.panel")
    assert "no decision by Secretary of State is on record, only that of Minister for Children" in held
    assert stepped.json("award", "office.panel")["awards"] == []
    stepped.done("decide", "office.panel", "--level", "decision", "--as-advised")
    assert "3 letters can go" in stepped.done("letters", "office.panel")
    assert {one["reference"] for one in stepped.json("award", "office.panel")["awards"]} == {"P-1", "P-3"}


def test_the_paper_shows_every_step(stepped: Office) -> None:
    stepped.done(*MINISTER, "--as-advised", "--set", "P-3=fund", "--reason", "It cannot wait")
    stepped.done("decide", "office.panel", "--level", "decision", "--as-advised", "--set", "P-3=decline",
                 "--reason", "Not in this call")  # fmt: skip
    stepped.done("report", "office.panel", "-o", "paper")
    paper = text(stepped, "paper/homes-2017-board-paper.md")
    assert "- **Decision by:** Officials, then Minister for Children, then Secretary of State" in paper
    # The £250k of P-1, and the £200k that P-3 asks for.
    departs = (
        "Minister for Children decided on 2 awards of £450,000 in all. That departs from the decision of Officials"
    )
    assert f"{departs} on 1 proposal: P-3 (fund, £200,000, instead of decline): It cannot wait." in paper
    assert "That departs from the decision of Minister for Children on 1 proposal: P-3 (decline" in paper
    (row,) = [line for line in paper.splitlines() if line.startswith("| P-3") and "It cannot wait" in line]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:-1] == ["Decline", "Decline", "Decline", "Fund, £200,000", "Decline"]
    assert cells[-1] == "Minister for Children: It cannot wait. Decision: Not in this call."


def test_a_step_that_the_call_does_not_have_is_refused(stepped: Office) -> None:
    told = stepped.run("decide", "office.panel", "--level", "Minister")
    assert told.code == 2
    assert "Write one of board, Officials, Minister for Children, decision." in told.err


@pytest.mark.parametrize("names", ['["Secretary of State"]', '["Board"]', '["Officials", "officials"]'])
def test_each_step_has_a_name_of_its_own(tmp_path: Path, names: str) -> None:
    office = Office(tmp_path)
    office.write("call.toml", STEPPED.replace('["Officials", "Minister for Children"]', names))
    told = office.run("new", "call.toml", "-o", "office.panel")
    assert told.code == 2
    assert "is there twice, or is the authority or the name of another step" in told.err


def test_a_call_without_steps_has_none(office: Office) -> None:
    told = office.run("decide", "office.panel", "--level", "minister")
    assert "Write one of board, decision." in told.err


def test_the_commands_of_the_guide_on_decisions_and_awards_run_as_they_are_shown(tmp_path: Path) -> None:
    one_step = STEPPED.replace('"Officials", ', "")
    office = Office.at_work(tmp_path, one_step)
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("recommend", "office.panel", "--from", office.write("told.csv", ADVICE))
    lines = [line for name in ("office", "awards", "figures") for line in commands(name)]
    shown = [line for line in lines if shlex.split(line)[1] in ("decide", "award", "recommend")]
    for line in shown:
        office.done(*shlex.split(line)[1:])
    assert len(shown) == 12


def test_each_step_tells_when_it_was_recorded(stepped: Office) -> None:
    token = CHANCE.set(Chance.seeded("minister", datetime(2017, 6, 30, 9, tzinfo=UTC)))
    stepped.done(*MINISTER, "--as-advised")
    CHANCE.reset(token)
    stepped.done("decide", "office.panel", "--level", "decision", "--as-advised")
    steps = {
        level: [one["recorded"] for one in stepped.json("decide", "office.panel", "--level", level)["proposals"]]
        for level in ("Minister for Children", "decision")
    }
    assert all(at.startswith("2017-06-30T09:") for at in steps["Minister for Children"])
    assert all(at > "2017-07" for at in steps["decision"])
