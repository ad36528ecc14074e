"""Returns at the office: tried without a trace, taken in each whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.exchange.merging import Merging, returns_in, returns_of
from panel_tui.faults import BadInput
from tests.panel import NOW, Panel


def test_a_missing_folder_holds_no_returns(tmp_path: Path) -> None:
    (tmp_path / "b.return").write_text("b")
    (tmp_path / "a.return").write_text("a")
    (tmp_path / "c.return").mkdir()
    (tmp_path / "d.pack").write_text("d")
    assert [path.name for path in returns_in(tmp_path)] == ["a.return", "b.return"]
    assert returns_in(tmp_path / "nowhere") == []
    with pytest.raises(BadInput, match="no returns in this folder"):
        returns_of([tmp_path / "c.return"])
    assert returns_of([tmp_path, tmp_path / "gone.return"])[-1].name == "gone.return"


def test_what_is_tried_leaves_no_trace_and_what_is_kept_is_not_new_again(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    panel.add("declarations", "member,proposal,interest,reason\npriya,P-1,soft,met once\n", "priya")
    path = tmp_path / "priya.return"
    path.write_bytes(panel.give_back("priya"))
    (tmp_path / "broken.return").write_bytes(path.read_bytes()[:-3])
    with panel.space() as space:
        before = len(space.entries)
        tried = Merging(space, keep=False, at=NOW)
        assert [tried.take(path) for _ in range(2)] == [tried.take(path)] * 2
        assert (len(space.entries), list(space.activity())) == (before, list(space.activity()))
        merging = Merging(space, keep=True, at=NOW)
        with pytest.raises(BadInput):
            merging.take(tmp_path / "broken.return")
        assert len(space.entries) == before
        brought = merging.take(path)
        assert (brought.author, brought.is_new) == ("priya", True)
        assert brought.count == f"{brought.new} new entries, 0 known"
        assert brought.news == ("a soft interest in P-1",)
        again = merging.take(path)
        assert (again.is_new, again.details) == (False, ())
        assert again.count == f"nothing new, {brought.new} known"
