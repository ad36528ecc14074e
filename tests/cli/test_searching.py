"""Searches that take long: whoever waits is told, can cancel, and hears it when the time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.cli.funded import rule
from tests.cli.office import CALL, RUBRIC, Office


def hard(folder: Path) -> Office:
    """A call that no computer settles soon: in each of five years exactly half of what 40 proposals ask for by lot."""
    years, draw = [f"20{year}-{year + 1}" for year in range(17, 22)], Random(7)
    asks = [[draw.randrange(10_000, 99_999) for _ in years] for _ in range(40)]
    halves = {year: sum(one[number] for one in asks) // 2 for number, year in enumerate(years)}
    money = "".join(f'{year} = "£{half}"\n' for year, half in halves.items())
    rules = "".join(rule(f"y{year}", f"All of {year}", f'year = "{year}"\nleast = "£{halves[year]}"') for year in years)
    office = Office(folder)
    office.write("call.toml", CALL.replace('2017-18 = "£2m"\n', money) + rules)
    office.write("homes.toml", RUBRIC.format(id="HOMES", title="Homes").replace("£1m", "£99m"))
    columns = ",".join(f"Ask {year}" for year in years)
    rows = "".join(
        f"P-{number},T,A,HOMES,£{sum(one)},{','.join(f'£{part}' for part in one)}\n" for number, one in enumerate(asks)
    )
    office.write("proposals.csv", f"reference,title,applicant,brief,ask,{columns}\n{rows}")
    scores = "".join(f"priya,P-{number},{one},4,x,yes\n" for number in range(40) for one in ("NEED", "IDEA"))
    office.write("scores.csv", "member,proposal,criterion,score,comment,submitted\n" + scores)
    office.done("new", "call.toml", "-o", "office.panel")
    for table in ("members.csv", "proposals.csv", "scores.csv"):
        office.done("add", table, "--to", "office.panel")
    return office


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_whoever_waits_is_told_and_can_cancel(tmp_path: Path) -> None:
    office = hard(tmp_path)
    before = office.state()
    terminal, inside = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "panel_tui", "portfolio", "office.panel", "--seconds", "600"],
        cwd=office.folder,
        env={**os.environ, "PANEL_TUI_KEYS": str(office.folder / "keys" / "office")},
        stdin=inside,
        stdout=subprocess.PIPE,
        stderr=inside,
    )
    os.close(inside)
    try:
        assert line_from(terminal) == "… looking for the most merit (ctrl+c cancels)"
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
        assert (process.returncode, out) == (130, b"")
        assert line_from(terminal) == "Stopped; nothing was half done."
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
    assert office.state() == before


def line_from(terminal: int) -> str:
    """The next line of a terminal, however many pieces it comes in."""
    said = b""
    while not said.endswith(b"\n"):
        said += os.read(terminal, 1)
    return said.decode().removesuffix("\r\n")


def test_what_is_not_found_in_time_is_told(tmp_path: Path) -> None:
    told = hard(tmp_path).run("portfolio", "office.panel", "--seconds", "0.2")
    assert told.code == 2
    assert told.err.startswith("No portfolio was found within 0.")
    assert told.err.endswith(" seconds. Allow more time.\n")
