"""Somebody at the chair's table, for tests."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main
from panel_tui.house import open_workspace
from panel_tui.tui.screens.ranking import RankingScreen
from panel_tui.tui.screens.table import TableScreen
from tests.tui.sitting import Sitting

CHAIR = Path("chair.panel")
OFFICE = Path("office.panel")
WHY = "Half way between, and it holds"
ESTIMATED = "Severity estimated from these scores (REML)"
FIXED = "Severity fixed at half a point of 6 (one of 9), as the SNSF does"
INFORMS = "Calibrated figures inform a discussion; the official score is the total."
WANTED = "The panel's figures need numpy and scipy, which are not installed. Run: pip install 'panel-tui[office]'."


def table_of(desk: Sitting) -> TableScreen:
    """The screen."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, TableScreen)
    return screen


async def opened(desk: Sitting, reference: str = "TFO-015") -> TableScreen:
    """Open a proposal."""
    screen = table_of(desk)
    at = [item.reference for item in screen.table.agenda].index(reference)
    await desk.press(*["down"] * at, "enter")
    assert screen.reference == reference
    return screen


async def ranking(desk: Sitting) -> RankingScreen:
    """Wait until all is reckoned in the ranking that has been opened; the screen."""
    await desk.pilot.pause()
    screen = desk.screen
    assert isinstance(screen, RankingScreen)
    await desk.is_done(screen.jobs)
    return screen


def agreed(path: Path = CHAIR, kind: str = "agreed") -> dict[str, tuple[Any, str]]:
    """What stands of a kind in a file: by criterion (or proposal) its value, and its source."""
    with open_workspace(path) as space:
        heads = space.entries.heads(kind)
        return {head.about.get("criterion", head.about["proposal"]): (head.value, head.source) for head in heads}


def still_to_score(monkeypatch: pytest.MonkeyPatch, reference: str) -> Path:
    """The file of a chair who is assigned a proposal and has yet to score it."""
    Path("mine.csv").write_text(f"member,proposal,role\nchair,{reference},assessor\n", encoding="utf-8")
    assert main(["add", "mine.csv", "--to", "office.panel"]) == 0
    to_pack = ("--member", "chair", "--scope", "chair", "-o", "packs2", "--passphrases", "packs2.csv")
    assert main(["pack", "office.panel", *to_pack]) == 0
    (pack,) = Path("packs2").iterdir()
    with Path("packs2.csv").open(encoding="utf-8", newline="") as table:
        (row,) = csv.DictReader(table)
    monkeypatch.setenv("PANEL_TUI_PASSPHRASE", row["passphrase"])
    assert main(["open", str(pack), "-o", "chair2.panel"]) == 0
    return Path("chair2.panel")


def office_of(folder: Path, tables: Mapping[str, str], scale: str = "best = 5") -> Path:
    """An office's file of the small call, its criteria on another scale, with these tables taken in."""
    from tests.small_call import CALL, RUBRICS

    folder.mkdir()
    (folder / "call.toml").write_text(CALL, encoding="utf-8")
    for name, text in RUBRICS.items():
        (folder / name).write_text(text.replace("best = 5", scale), encoding="utf-8")
    office = folder / "office.panel"
    assert main(["new", str(folder / "call.toml"), "-o", str(office)]) == 0
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        assert main(["add", str(folder / f"{name}.csv"), "--to", str(office)]) == 0
    return office


async def fine_scale(demo: Path, *only: str) -> Path:
    """An office's file with one proposal on a scale of 0 to 10 in halves, scored 7 and 8; or `only` some of it."""
    tables = {
        "members": "id,name,role\npriya,Priya Nairobi,member\njo,Jo Smithson,member\n",
        "proposals": "reference,title,applicant,brief,ask\nP-1,Homes nearby,Northbridge Homes,SC,£400k\n",
        "scores": "member,proposal,criterion,score,comment,submitted\n"
        + "".join(
            f"{member},P-1,{criterion},{score},[b]Because[/b] of it,yes\n"
            for member, score in (("priya", 7), ("jo", 8))
            for criterion in ("need", "idea")
        ),
    }
    office = office_of(
        demo / "fine",
        {name: text for name, text in tables.items() if not only or name in only},
        "best = 10\nstep = 0.5",
    )
    for name, text in tables.items():
        office.with_name(f"{name}.csv").write_text(text, encoding="utf-8")
    return office


def told(desk: Sitting) -> str:
    """What stands of the current proposal at the bottom."""
    return " ".join(" ".join(desk.lines[-6:-1]).split())


def run(code: str, *words: str) -> str:
    """What a fresh interpreter prints."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TEXTUAL_ANIMATIONS": "none"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *words], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


def shared_out() -> dict[str, str]:
    """Tables of twelve proposals of one brief, the even ones read by three members and the odd ones by three others."""
    members = [f"m{number},Max{number} Zeta{number},member" for number in range(6)]
    proposals = [f"P-{number:02},Homes {number},Northbridge {number},SC,£150k" for number in range(12)]
    scores = [
        f"m{number % 2 * 3 + reader},P-{number:02},{criterion},{1 + (number * 7 + reader * 2) % 5},So,yes"
        for number in range(12)
        for reader in range(3)
        for criterion in ("need", "idea")
    ]
    return {
        "members": "\n".join(["id,name,role", *members, ""]),
        "proposals": "\n".join(["reference,title,applicant,brief,ask", *proposals, ""]),
        "scores": "\n".join(["member,proposal,criterion,score,comment,submitted", *scores, ""]),
    }


def words(desk: Sitting) -> str:
    """What is on the screen, as if it were one line without frames."""
    return " ".join(" ".join(line.strip(" │╭╮╰╯─▁▂▃▄▅▆▇█") for line in desk.lines).split())


def people(desk: Sitting) -> list[str]:
    """The members' family names."""
    return [one.name.split()[-1] for one in table_of(desk).table.standing.people.values() if one.role == "member"]


def shown(desk: Sitting) -> list[str]:
    """The references under "To discuss", in their order on the table."""
    return [item.reference for item in table_of(desk).table.agenda if item.part == "discuss"]
