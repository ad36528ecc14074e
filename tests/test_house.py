"""What each command loads: whatever is heavy costs only those who use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.office import Office

ROOT = Path(__file__).parents[1]
LOADED = """\
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from panel_tui.cli.main import main
with redirect_stdout(StringIO()) as said:
    try:
        code = main(sys.argv[1:])
    except SystemExit as stopped:
        code = stopped.code
print(json.dumps([code or 0, len(said.getvalue()), sorted(sys.modules)]))
"""
DATABASE = {"sqlmodel", "sqlalchemy"}
DOCUMENTS = {"docx", "lxml", "xlsxwriter"}
NUMBERS = {"numpy", "scipy"}


def loaded(*words: str, folder: Path = ROOT) -> set[str]:
    """The names of all packages in a fresh interpreter after a command has done its work."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PANEL_TUI_KEYS": str(folder / "keys" / "office")},
        capture_output=True,
        text=True,
        check=True,
    )
    code, said, modules = json.loads(done.stdout)
    assert (code, said > 0) == (0, True)
    return {name.partition(".")[0] for name in modules} | {name for name in modules if name.startswith("panel_tui.")}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office at work."""
    return Office.at_work(tmp_path_factory.mktemp("house"))


def test_help_loads_next_to_nothing() -> None:
    for words in (["--help"], ["--version"], []):
        found = loaded(*words)
        assert not found & {"pydantic", "cryptography", "sqlite3", "tomli", *DATABASE, *DOCUMENTS}
        assert {name for name in found if name.startswith("panel_tui.")} <= {
            "panel_tui.cli",
            "panel_tui.cli.main",
            "panel_tui.faults",
        }


@pytest.mark.parametrize("command", ["status", "verify", "assess", "moderate", "reconcile", "rank", "recommend"])
def test_reading_loads_neither_the_schema_nor_documents(office: Office, command: str) -> None:
    found = loaded(command, "office.panel", folder=office.folder)
    assert "sqlite3" in found
    assert not found & {*DATABASE, *DOCUMENTS}
    assert bool(found & NUMBERS) == (command in ("reconcile", "rank"))


def test_writing_and_exchanging_load_neither_the_schema_nor_documents(office: Office) -> None:
    for words in (
        ["add", "gates.csv", "--to", "office.panel"],
        ["pack", "office.panel", "-o", "packs"],
        ["merge", "priya.return", "--into", "office.panel"],
    ):
        assert not loaded(*words, folder=office.folder) & {*DATABASE, *DOCUMENTS}
