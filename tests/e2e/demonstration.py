"""The demonstration's call with a member who judges as many of its proposals as a test wants, built by commands."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.e2e.terminal import PROGRAM

CALL = Path(__file__).parents[2] / "fixtures/demo"
REFERENCES = tuple(f"TFO-{number:03}" for number in (4, 7, 9, 11, 15, 19, 23, 28, 31, 36, 42, 50))


def passphrase_of(folder: Path, pack: str) -> str:
    """The passphrase of a pack, as the office's table of them in `folder` has it."""
    with (folder / "passphrases.csv").open(encoding="utf-8", newline="") as table:
        return next(row["passphrase"] for row in csv.DictReader(table) if row["pack"] == pack)


class Office:
    """A folder with the office's file and Priya's pack: `priya.panel` lies opened in a folder of her own."""

    def __init__(self, folder: Path, references: Sequence[str]) -> None:
        """`references` are the proposals that Priya judges."""
        self.folder, self.home, self.passphrase = folder / "office", folder / "priya", ""
        self.home.mkdir()
        shutil.copytree(CALL, self.folder)
        rows = ["member,proposal,role", *(f"priya,{reference},assessor" for reference in references)]
        (self.folder / "mine.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        self.run("new", "call.toml", "-o", "office.panel")
        self.run("add", "members.csv", "proposals.csv", "texts", "mine.csv", "--to", "office.panel")
        self.run("pack", "office.panel", "--passphrases", "passphrases.csv")
        self.passphrase = passphrase_of(self.folder, "demo-2017-priya.pack")
        self.run("open", "../office/demo-2017-priya.pack", "-o", "priya.panel", at=self.home)

    @property
    def parcel(self) -> Path:
        """Where Priya's return lies, once she has written it."""
        return self.home / "demo-2017-priya.return"

    def run(self, *words: str, at: Path | None = None) -> str:
        """Run the installed program in the office's folder, or `at` another with keys of its own; what it printed."""
        folder = at or self.folder
        done = subprocess.run(
            [PROGRAM, *words], cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
            env={**os.environ, "PANEL_TUI_KEYS": str(folder / "keys"), "PANEL_TUI_PASSPHRASE": self.passphrase},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def json(self, *words: str) -> Any:
        """What a command on the office's file prints as JSON."""
        return json.loads(self.run(words[0], "office.panel", *words[1:], "--json"))
