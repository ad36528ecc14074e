"""Why members are apart on one proposal: told to the chair with names, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.tui.screens.why_apart import WhyApartPage
from tests.tui.at_the_office import printed
from tests.tui.at_the_table import (
    CHAIR,
    opened,
    people,
    table_of,
    words,
)
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, sitting


async def why_apart(desk: Sitting) -> str:
    """Open the page on why members are apart, and wait until it is reckoned; its words."""
    await desk.press("E")
    page = desk.screen
    assert isinstance(page, WhyApartPage)
    await desk.is_done(page._jobs)
    return words(desk)


def explained(*names: str) -> list[str]:
    """What `reconcile` says of why members are apart on TFO-015, line by line."""
    told = printed("reconcile", "chair.panel", "--proposal", "TFO-015", *names).splitlines()[1:]
    assert len(told) > 8
    return [line.strip() for line in told]


async def test_the_chair_is_told_why_members_are_apart_with_their_names(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    wanted = explained("--names")
    assert any("Bryn Castellow" in line for line in wanted)
    async with sitting(CHAIR, size=(160, 100)) as desk:
        await opened(desk)
        on_page = await why_apart(desk)
        assert "TFO-015: why members are apart" in on_page
        assert not [line for line in wanted if line not in on_page]
        assert faults(desk) == []
        await desk.press("escape")
        assert desk.screen is table_of(desk)


@pytest.mark.parametrize("file", ["chair.panel", "office.panel"])
async def test_projected_or_at_the_office_nobody_is_named(
    demo: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    wanted = explained()
    async with sitting(Path(file), "table", size=(240, 100)) as desk:
        names = people(desk)
        await opened(desk)
        if file == "chair.panel":
            await desk.press("p")
        on_page = await why_apart(desk)
        assert not [line for line in wanted if line not in on_page]
        assert not [name for name in names if name in on_page.partition("why members are apart")[2]]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_page_looks_as_it_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(CHAIR, size=size) as desk:
        await desk.press("enter")
        await why_apart(desk)
        desk.is_as_kept("why-apart")
        await desk.press("f1")
        assert "Why members are apart" in desk.text
