"""The power cut while the store is at work; `python -m tests.long powercut` does it 100 times with each setting."""

from __future__ import annotations

from pathlib import Path

from tests.long.powercut import cut, proves


def test_a_power_cut_loses_nothing_that_was_acknowledged_and_would_with_a_weaker_setting(tmp_path: Path) -> None:
    for setting in ("FULL", "NORMAL"):
        (tmp_path / setting).mkdir()
    full, normal = cut(tmp_path / "FULL", 8, "FULL"), cut(tmp_path / "NORMAL", 8, "NORMAL")
    assert (full.lost, full.wrong, normal.wrong) == (0, [], [])
    assert proves(full, normal), f"{full}; {normal}"
