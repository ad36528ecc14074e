"""Hostile parcels, offered by command: each is refused in its own words, changes nothing, and costs little memory."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE
from typing import Any, Never

import pytest

from panel_tui.call.derived import TABLES
from panel_tui.exchange.opening import open_pack
from panel_tui.exchange.sending import sealed_pack
from panel_tui.store.derived import Derived
from tests.exchange.hostile import Hostile
from tests.exchange.offering import offered
from tests.panel import NOW, Panel

MOST_MEMORY = 100
"""MB beyond what the plainest refusal takes."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes are made and memory is measured as on Unix")


def test_what_stops_an_opening_leaves_no_trace(tmp_path: Path) -> None:
    """Whoever stops it while it asks for the passphrase, or while it fills the new file, finds nothing."""
    panel = Panel(tmp_path)
    with panel.space() as space:
        data, _ = sealed_pack(space, "priya", "member", panel.keys(), panel.chance)
    (tmp_path / "sealed.pack").write_bytes(data)
    (tmp_path / "plain.pack").write_bytes(panel.pack("priya"))

    def stop(*_: object) -> Never:
        raise KeyboardInterrupt

    stopping: list[Derived[Any]] = [*TABLES[1:], replace(TABLES[0], build=stop)]
    before = sorted(tmp_path.rglob("*"))
    for pack, tables in (("sealed.pack", TABLES), ("plain.pack", stopping)):
        with pytest.raises(KeyboardInterrupt):
            open_pack(tmp_path / pack, panel.path("priya"), panel.keys("priya"), NOW, tables, stop)
        assert sorted(tmp_path.rglob("*")) == before
    panel.path("priya").with_name(".priya.panel.part").write_bytes(b"what a killed opening left")
    open_pack(tmp_path / "plain.pack", panel.path("priya"), panel.keys("priya"), NOW, TABLES)
    assert {path.name for path in tmp_path.glob("*priya*")} == {"priya.panel", "keys-priya"}
    if sys.platform != "win32":
        assert S_IMODE(panel.path("priya").stat().st_mode) == 0o600


def test_each_is_refused_in_its_own_words_and_costs_little(tmp_path: Path) -> None:
    hostile = Hostile(tmp_path, large=False)
    cases = list(hostile.cases())
    found = list(offered(tmp_path, hostile.plain_cases(), cases))
    assert len(found) == len(cases) > 150
    for case, refusal in zip(cases, found, strict=True):
        assert (refusal.case, refusal.code) == (case.name, case.code), refusal
        assert case.wrong in refusal.said, refusal
        assert "Traceback" not in refusal.said
        assert refusal.unchanged, refusal
        assert refusal.memory < MOST_MEMORY, refusal
