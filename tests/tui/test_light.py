"""What is loaded before the first frame: no document or number library, and for a desk nothing it can do without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("docx", "lxml", "numpy", "scipy", "openpyxl", "matplotlib", "PIL")
LATER = ("sqlalchemy", "sqlmodel", "pydantic", "cryptography", "argparse")
OPENED = """
import asyncio, sys
from pathlib import Path
from panel_tui.cli.main import main
from panel_tui.tui.start import make_app

async def look():
    async with make_app(Path(sys.argv[1])).run_test(size=(120, 40)):
        print(*sys.modules)

asyncio.run(look())
"""
HELP = "import sys; from panel_tui.cli.main import main; main(['--help']); print(*sys.modules)"


def loaded(code: str, *words: str) -> set[str]:
    """The packages that a fresh interpreter has loaded when it has run `code`."""
    run = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in run.stdout.splitlines()[-1].split()}


def test_a_members_desk_waits_for_nothing_that_it_can_do_without(demo: Path) -> None:
    found = loaded(OPENED, str(demo / "members" / "priya.panel"))
    assert "textual" in found
    assert found.isdisjoint((*HEAVY, *LATER))


@pytest.mark.parametrize("name", ["chair.panel", "office.panel"])
def test_the_chairs_and_the_offices_screens_load_no_document_or_number_library(demo: Path, name: str) -> None:
    found = loaded(OPENED, str(demo / name))
    assert "textual" in found
    assert found.isdisjoint((*HEAVY, "sqlmodel", "sqlalchemy"))


def test_help_loads_no_screen() -> None:
    assert loaded(HELP).isdisjoint((*HEAVY, "textual", "rich", "sqlalchemy", "sqlmodel", "pydantic"))
