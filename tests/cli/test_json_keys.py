"""Every key that a command prints as JSON is on the guide's page about JSON, and the other way round."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from panel_tui.assess.registers import SAID, Assessment, versions
from panel_tui.call.standing import call_in
from panel_tui.cli.common import CHANCE
from panel_tui.house import open_workspace
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from tests.cli.funded import APART, NORTH, funded
from tests.cli.guide import first_column, sections
from tests.cli.office import FILES, Office

OPEN = ("clashes[].about", "erased[].about", "figures")
"""Keys whose own keys are names from the call."""


def keys_of(content: object, path: str = "") -> Iterator[str]:
    """The path of every key in what was printed: "proposals[].reference"."""
    if isinstance(content, list):
        for item in content:
            yield from keys_of(item, f"{path}[]")
    elif isinstance(content, dict) and path not in OPEN:
        for key, value in content.items():
            inner = f"{path}.{key}" if path else key
            yield inner
            yield from keys_of(value, inner)


@pytest.fixture
def eventful(office: Office) -> Office:
    """An office in which everything has happened of which JSON tells."""
    office.done("open", "packs/homes-2017-priya.pack", "-o", "laptop.panel", keys="laptop")
    office.done("assess", "laptop.panel", "--declare", "P-2=soft", keys="laptop")
    office.done("assess", "priya.panel", "--declare", "P-2=none", keys="priya")
    _send_a_score_off_its_scale(office)
    office.done("assess", "priya.panel", "--ask", "P-1", "--text", "Who pays?", keys="priya")
    office.done("return", "laptop.panel", "-o", "laptop.return", keys="laptop")
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    office.done("merge", "laptop.return", "priya.return", "--into", "office.panel")
    given = (("sam", "P-1"), ("dee", "P-3"))
    low = "".join(f"{who},{what},{one},1,Not shown,yes\n" for who, what in given for one in ("NEED", "IDEA"))
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    office.done("open", "p.receipt", "-o", "priya.panel", keys="priya")
    office.write("no.return", b"nothing")
    office.done("room", "office.panel", "--in", "dee", "--item", "P-1")
    office.write("low.csv", "member,proposal,criterion,score,comment,submitted\n" + low)
    office.done("add", "low.csv", "--to", "office.panel")
    return office


def _send_a_score_off_its_scale(office: Office) -> None:
    """Priya's changed program says what no table and no screen would take."""
    of = Assessment("full", "P-2", "priya")
    with open_workspace(office.folder / "priya.panel") as space:
        pen = KeyFolder(office.folder / "keys" / "priya").pen(space, Chance.real())
        value = {"score": "99", **versions(call_in(space), "P-2")}
        space.entries.say(pen, Saying(of.score("NEED"), value))
        covers = sorted(head.id for kind in SAID for head in space.entries.heads(kind, **of.about))
        space.entries.say(pen, Saying(of.submission, {"covers": covers}))


def altered(office: Office) -> str:
    """A workspace in which words were altered and others erased; its name."""
    office.done("erase", "office.panel", "--member", "sam", "--kind", "comment", "--reason", "Law", "--yes")
    copyfile(office.folder / "office.panel", office.folder / "altered.panel")
    with sqlite3.connect(office.folder / "altered.panel") as database:
        database.execute("UPDATE entry SET at = '2001-01-01T00:00:00Z' WHERE kind = 'gate'")
    database.close()
    return "altered.panel"


def called_out(office: Office) -> None:
    """Leave one proposal called out of the consent block and another in it, and declare an interest later."""
    low = "".join(f"sam,{what},{one},1,Not shown,yes\n" for what in ("P-2", "P-3") for one in ("NEED", "IDEA"))
    office.write("calm.csv", "member,proposal,criterion,score,comment,submitted\n" + low)
    office.done("add", "calm.csv", "--to", "office.panel")
    token = CHANCE.set(Chance.seeded("agenda", datetime(2017, 6, 1, tzinfo=UTC)))
    office.done("agenda", "office.panel", "--call-out", "P-2", "--by", "sam", "--reason", "The costs")
    CHANCE.reset(token)
    office.write("late.csv", "member,proposal,interest,reason\npriya,P-3,hard,my employer\n")
    office.done("add", "late.csv", "--to", "office.panel")


def decided(office: Office) -> None:
    """Decide one proposal, of which there is a statement."""
    office.done("add", "statements.csv", "--to", "office.panel")
    for verb in ("recommend", "decide --level board", "decide --level decision"):
        command, *words = verb.split()
        office.done(command, "office.panel", *words, "--set", "P-1=decline", "--reason", "Not shown")


def awarded(office: Office) -> None:
    """Fund one proposal on a condition."""
    funded = ("--set", "P-1=fund with conditions", "--condition", "Name a lead", "--reason", "Sound")
    office.done("decide", "office.panel", "--level", "decision", *funded)


@pytest.mark.parametrize(
    ("section", "command"),
    [
        ("status", "status office.panel"),
        ("assess", "assess priya.panel"),
        ("answer", "answer office.panel"),
        ("merge", "merge priya.return no.return --into office.panel"),
        ("post", "post office.panel"),
        ("remind", "remind office.panel"),
        ("agenda", "agenda office.panel"),
        ("room", "room office.panel"),
        ("vote", "vote office.panel"),
        ("statement", "statement office.panel P-1 --suggest"),
        ("paper", "paper office.panel"),
        ("moderate", "moderate office.panel"),
        ("reconcile", "reconcile office.panel"),
        ("rank", "rank office.panel"),
        ("rank, how firm one outcome is", "rank office.panel --firm P-1"),
        ("rank, how stable all awards are", "rank office.panel --stability"),
        ("recommend", "recommend office.panel"),
        ("recommend", "decide office.panel --level board"),
        ("recommend", "decide office.panel --level decision"),
        ("award", "award office.panel"),
        ("letters", "letters office.panel"),
        ("verify", "verify altered.panel"),
        ("verify, of a parcel", "verify priya.return"),
    ],
)
def test_the_keys_are_those_of_the_guide(eventful: Office, section: str, command: str) -> None:
    if "altered" in command:
        altered(eventful)
    if section == "agenda":
        called_out(eventful)
    if section == "award":
        awarded(eventful)
    if section == "letters":
        decided(eventful)
    if section == "recommend":
        rule = '[[rules]]\nid = "few"\nwords = "At most two awards"\nmost = 2\nregion = "North"\n'
        eventful.write("call.toml", FILES["call.toml"] + rule)
        eventful.done("add", "call.toml", "--to", "office.panel")
        eventful.done("recommend", "office.panel", "--force", "P-1=out", "--reason", "Its lead has left")
    if section == "vote":
        eventful.done("vote", "office.panel", "P-1", "--motion", "Fund it", "--aye", "dee")
    if section == "moderate":
        eventful.write("late.csv", "member,proposal,interest,reason\ndee,P-3,hard,my employer\n")
        eventful.done("add", "late.csv", "--to", "office.panel")
    told = eventful.run(*command.split(), "--json", keys="priya" if "priya.panel" in command else "office")
    assert told.code == (2 if "no.return" in command else "altered" in command)
    content = json.loads(told.out)
    assert set(keys_of(content)) == set(first_column(sections("json")[section]))


def test_the_keys_of_the_boards_sitting_are_those_of_the_guide(eventful: Office) -> None:
    eventful.write("board.csv", "id,name,role\nmaria,Maria Bell,board chair\n")
    eventful.done("add", "board.csv", "--to", "office.panel")
    declared = ("--declares", "maria=P-1", "--reason", "My employer")
    eventful.done("room", "office.panel", "--level", "board", "--in", "maria", *declared, "--item", "P-1")
    sat = eventful.json("decide", "office.panel", "--level", "board")["sitting"]
    assert set(keys_of(sat)) == set(first_column(sections("json")["decide, at the board's sitting"]))


@pytest.mark.parametrize(
    ("section", "commands"),
    [
        ("portfolio", ("portfolio office.panel",)),
        # Who would get another award is told where one can be left out; which rules keep it in, where it cannot.
        (
            "portfolio, of one proposal",
            ("portfolio office.panel --scenario +10% --why P-5", "portfolio office.panel --why P-3"),
        ),
        ("portfolio, where none is possible", ("portfolio office.panel",)),
        ("scenarios", ("scenarios office.panel",)),
        ("scenarios, what rules cost", ("scenarios office.panel --costs",)),
    ],
)
def test_the_keys_of_portfolios_are_those_of_the_guide(tmp_path: Path, section: str, commands: tuple[str, ...]) -> None:
    office = funded(tmp_path, NORTH + APART)
    if (
        section == "scenarios"
    ):  # without P-3 no award is in the North, but for the scenario in which that does not matter
        office.done("scenarios", "office.panel", "--save", "Anywhere", "--without", "north")
        office.done("scenarios", "office.panel", "--save", "Little", "--budget", "-90%")
    if section == "portfolio, where none is possible":
        office.done("recommend", "office.panel", "--force", "P-3=out", "--reason", "Its lead has left")
    told = [office.run(*command.split(), "--json") for command in commands]
    assert {one.code for one in told} == {int(section == "portfolio, where none is possible")}
    found = {key for one in told for key in keys_of(json.loads(one.out))}
    assert found == set(first_column(sections("json")[section]))


def test_the_keys_of_the_paper_are_those_of_the_guide(eventful: Office) -> None:
    eventful.done("report", "office.panel", "-o", "paper", "--format", "json")
    content = json.loads((eventful.folder / "paper" / "homes-2017-board-paper.json").read_bytes())
    assert set(keys_of(content)) == set(first_column(sections("json")["report, the paper as JSON"]))
    assert content["figures"]["P-1/ask"].startswith("£")
