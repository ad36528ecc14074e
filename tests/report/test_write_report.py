"""Writing papers into a folder: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.faults import BadInput
from panel_tui.report.write import write_report
from tests.panel import NOW
from tests.report.paper_call import DAY, PaperCall

NAMES = ["tfo-2017-board-paper.md", "tfo-2017-board-paper.docx", "tfo-2017-ranking.csv"]


@pytest.fixture
def call(tmp_path: Path) -> PaperCall:
    """A call with scores."""
    return PaperCall(tmp_path)


def write(call: PaperCall, folder: Path) -> list[Path]:
    with call.space() as space:
        return list(write_report(space, folder, None, DAY, NOW))


def activity(call: PaperCall) -> list[tuple[str, str, str]]:
    with call.space() as space:
        return list(space.activity())


def test_the_papers_are_written_and_it_is_noted(call: PaperCall, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "june"
    assert write(call, folder) == [folder / name for name in NAMES]
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert "£" in (folder / NAMES[0]).read_text(encoding="utf-8")
    ((at, act, detail),) = activity(call)
    assert (at, act) == (NOW, "report")
    assert "5 June 2017" in detail
    assert NAMES[1] in detail


def test_written_again_they_are_the_same_bytes(call: PaperCall, tmp_path: Path) -> None:
    before = [path.read_bytes() for path in write(call, tmp_path / "out")]
    assert [path.read_bytes() for path in write(call, tmp_path / "out")] == before
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_folder_that_cannot_be_made_is_refused(call: PaperCall, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput) as caught:
        write(call, tmp_path / "file" / "out")
    assert "The folder cannot be made" in str(caught.value)
    assert activity(call) == []


def test_where_one_cannot_be_written_none_is_and_the_old_ones_stay(call: PaperCall, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(call, folder)
    (folder / NAMES[0]).write_text("an older paper")
    # Where the third file's old version would be kept, a folder is in the way.
    blocked = folder / f".{NAMES[2]}.before"
    blocked.mkdir()
    (blocked / "x").write_text("")
    with pytest.raises(BadInput) as caught:
        write(call, folder)
    assert "The papers cannot be written" in str(caught.value)
    assert (folder / NAMES[0]).read_text() == "an older paper"
    assert sorted(path.name for path in folder.iterdir()) == sorted([*NAMES, blocked.name])
    assert len(activity(call)) == 1


def test_a_folder_of_a_papers_name_is_not_replaced(call: PaperCall, tmp_path: Path) -> None:
    (tmp_path / "out" / NAMES[1]).mkdir(parents=True)
    with pytest.raises(BadInput) as caught:
        write(call, tmp_path / "out")
    assert "A folder stands where the paper would" in str(caught.value)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAMES[1]]


def test_a_stage_that_is_not_in_the_call_is_refused(call: PaperCall, tmp_path: Path) -> None:
    with call.space() as space, pytest.raises(BadInput) as caught:
        write_report(space, tmp_path / "out", "eoi", DAY, NOW)
    assert "There is no stage 'eoi'" in str(caught.value)
    assert not (tmp_path / "out").exists()
