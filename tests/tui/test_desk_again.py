"""What has changed behind a member's back: new versions, withdrawn proposals, more time, and machines that differ."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from panel_tui.assess.counting import counting
from panel_tui.cli.main import main
from panel_tui.house import open_workspace
from tests.tui.at_the_desk import MINE, amended, arrived
from tests.tui.sitting import sitting


def done(*words: str) -> None:
    """A command that must succeed."""
    assert main(words) == 0


def repacked() -> None:
    """The office's new pack is opened into Priya's file."""
    shutil.rmtree("packs", ignore_errors=True)
    done("pack", "office.panel", "--member", "priya", "-o", "packs")
    done("open", str(next(Path("packs").iterdir())), "-o", str(MINE))


def score(path: Path, reference: str) -> dict[str, str]:
    """What counts of Priya's scores of a proposal in a file, by criterion."""
    with open_workspace(path) as space:
        latest = counting(space, "full").latest
    return {at.criterion: str(one.value) for at, one in latest.items() if at[:2] == (reference, "priya")}


SUBMITTED = "TFO-004"
"""A proposal that Priya has submitted."""


async def test_a_new_version_asks_to_look_again_and_submitting_again_answers_it(demo: Path) -> None:
    text = (Path(__file__).parents[2] / "fixtures/demo/texts" / f"{SUBMITTED}.md").read_text("utf-8")
    word = next(one for one in text.split() if len(one) > 9 and one.isalpha())
    amended(SUBMITTED, word, f"{word} indeed")
    before = score(MINE, SUBMITTED)
    async with sitting(MINE, size=(120, 40)) as desk:
        await arrived(desk)
        assert "look again" in desk.text
        await desk.press("home", "enter")
        assert f"{SUBMITTED}: it has a new version since you submitted; s submits it again." in desk.footer
        await desk.press("s")
        assert "is submitted" in desk.footer
        await desk.press("escape")
        assert "look again" not in desk.text
    assert score(MINE, SUBMITTED) == before


async def test_a_withdrawn_proposal_is_closed_and_says_why(demo: Path) -> None:
    done("withdraw", "office.panel", SUBMITTED, "--reason", "Merged with another")
    repacked()
    async with sitting(MINE, size=(120, 40)) as desk:
        await arrived(desk)
        await desk.press("home", "enter")
        assert f"{SUBMITTED} is withdrawn: Merged with another." in desk.text
        assert "stays on record, and counts for nothing" in desk.text
        await desk.press("s")
        assert "is submitted" not in desk.footer


async def test_more_time_is_shown_at_the_desk(demo: Path) -> None:
    done("extend", "office.panel", "--member", "priya", "--until", "2017-07-03")
    repacked()
    async with sitting(MINE, size=(120, 40)) as desk:
        await arrived(desk)
        assert "due 3 Jul" in desk.text


def differing() -> tuple[str, str, str]:
    """Priya gives another score on each of two machines, and each learns of the other; the criterion, and both."""
    criterion, before = next(iter(sorted(score(MINE, SUBMITTED).items())))
    there, here = [one for one in ("1", "2", "3", "4") if one != before][:2]
    shutil.copy(MINE, "laptop.panel")  # a copy of a file writes as a machine of its own
    for path, mark, why in (("laptop.panel", there, "Seen anew"), (str(MINE), here, "Another reason")):
        row = f"priya,{SUBMITTED},{criterion},{mark},{why},yes"
        Path("one.csv").write_text(f"member,proposal,criterion,score,comment,submitted\n{row}\n", encoding="utf-8")
        done("add", "one.csv", "--to", path)
    done("return", "laptop.panel", "-o", "laptop.return")
    done("merge", "laptop.return", "--into", "office.panel")
    done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    done("open", "p.receipt", "-o", str(MINE))
    return criterion, there, here


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_machines_that_differ_are_shown_side_by_side_and_one_key_settles_it(
    demo: Path, size: tuple[int, int]
) -> None:
    criterion, there, here = differing()
    async with sitting(MINE, size=size) as desk:
        await arrived(desk)
        await desk.press("escape", "home", "enter")
        assert "your machines differ, = settles it" in desk.footer
        await desk.press("=")
        assert desk.text.count("(this machine)") == 2  # the score, and the reason for it
        assert "Seen anew" in desk.text
        assert "Another reason" in desk.text
        first = next(line for line in desk.lines if " 1  score " in line)
        wanted = here if "(this machine)" in first else there
        await desk.press("1")
        assert f": {wanted}. 1 more." in desk.footer
        await desk.press("down", "enter")
        assert "It goes with your next return." in " ".join(desk.text.split())
        await desk.press("=")
        assert "(this machine)" not in desk.text
    assert score(MINE, SUBMITTED)[criterion] == wanted
    done("return", str(MINE), "-o", "mine.return")
    done("merge", "mine.return", "--into", "office.panel")
    assert score(Path("office.panel"), SUBMITTED) == score(MINE, SUBMITTED)
