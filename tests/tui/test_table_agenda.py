"""The agenda by key: items moved, another order with its seed on record, the consent block; each taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main
from tests.tui.at_the_table import CHAIR, agreed, office_of, shown
from tests.tui.sitting import sitting

TABLES = {
    "members": "id,name,role\npriya,Priya Nairobi,member\njo,Jo Smithson,member\nal,Al Third,member\n",
    "proposals": "reference,title,applicant,brief,ask\n"
    + "".join(f"P-{number},Homes nearby,Northbridge {number},SC,£400k\n" for number in (1, 2)),
    "scores": "member,proposal,criterion,score,comment,submitted\n"
    + "".join(
        f"{member},{proposal},{criterion},{score},Seen,yes\n"
        for proposal, scores in (("P-1", (1, 5, 5)), ("P-2", (4, 4, 4)))
        for member, score in zip(("priya", "jo", "al"), scores, strict=True)
        for criterion in ("need", "idea")
    ),
}


def as_told(capsys: pytest.CaptureFixture[str], path: Path = CHAIR) -> dict[str, Any]:
    """The agenda, as the command tells it."""
    capsys.readouterr()
    assert main(["agenda", str(path), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


async def test_an_item_is_moved_and_that_is_taken_back(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with sitting(CHAIR) as desk:
        before = shown(desk)
        await desk.press("greater_than_sign")
        assert desk.footer.startswith("No agenda is set yet")
        assert shown(desk) == before
        await desk.press("O", "enter")
        assert "The agenda is by need." in desk.text
        first, second, *rest = shown(desk)
        await desk.press("home", "greater_than_sign")
        assert desk.footer.startswith(f"{first} is item 2 of")
        assert shown(desk) == [second, first, *rest]
        await desk.press("u")
        assert desk.footer == "Taken back: the agenda's order."
        assert shown(desk) == [first, second, *rest]
        await desk.press("home", "less_than_sign")
        assert desk.footer == f"{first} is the first item already."
        await desk.press("greater_than_sign")
    found = as_told(capsys)
    assert [one["reference"] for one in found["items"]][:2] == [second, first]


async def test_an_order_by_lot_puts_its_seed_on_record(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("O", "down", "down", "enter")
        assert "The agenda is at random, seed " in desk.text
        seed = desk.text.partition("at random, seed ")[2].partition(".")[0]
        order = shown(desk)
    found = as_told(capsys)
    assert (found["how"], found["seed"]) == ("random", seed)
    assert [one["reference"] for one in found["items"]] == order


async def test_the_office_does_not_replace_the_order_that_the_chair_set(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agenda", str(CHAIR), "--order", "random", "--seed", "Draw"]) == 0
    assert main(["return", str(CHAIR), "-o", "chair.return"]) == 0
    assert main(["merge", "chair.return", "--into", "office.panel"]) == 0
    async with sitting(Path("office.panel"), "table") as desk:
        before = shown(desk)
        await desk.press("O", "enter")
        assert desk.footer == "Noted beside the chair's own word, which counts."
        assert shown(desk) == before
    assert as_told(capsys, Path("office.panel"))["seed"] == "Draw"


async def test_the_consent_block_is_agreed_at_its_medians(demo: Path) -> None:
    office = office_of(demo / "calm", TABLES)
    async with sitting(office, "table") as desk:
        await desk.press("Y")
        assert desk.footer.startswith("No agenda is set yet")
        await desk.press("O", "enter")
        assert "By consent" in desk.text
        await desk.press("Y")
        assert desk.footer == "Agree 4 medians of 2 proposals by consent? y yes · esc no"
        await desk.press("escape")
        assert agreed(office) == {}
        await desk.press("Y", "y")
        assert desk.footer == "4 medians agreed by consent. u takes it back."
        assert "agreed 2/2" in desk.text
        await desk.press("Y")
        assert desk.footer.startswith("There is nothing to agree by consent")
        await desk.press("u")
        assert "agreed 2/2" not in desk.text
    assert {value["cleared"] for value, _ in agreed(office).values()} == {True}
