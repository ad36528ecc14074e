"""Somebody at the chair's table, for tests."""

from __future__ import annotations

import csv
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
WHY = "Half way between, and it holds"


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
