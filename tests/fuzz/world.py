"""What fuzzing needs: a call at work, right files of every sort, and the keys with which they are signed."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path

from panel_tui.call.derived import TABLES
from panel_tui.exchange.sealing import read_sealed, unsealed
from panel_tui.journal import Chance, Key, Pen
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace
from tests.cli.office import Office

TABLE = "file.csv"


class World:
    """A folder with a call at work in it, whose files are right; `scratch` is where altered ones lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / "scratch"
        self.scratch.mkdir(parents=True, exist_ok=True)
        if not (folder / "again").exists():
            office = Office.at_work(folder)
            office.done("merge", "priya.return", "--into", "office.panel")
            office.done("pack", "office.panel", "-o", "again")
            office.done("receipt", "office.panel", "--member", "priya", "-o", "priya.receipt")
            office.done("assess", "priya.panel", "--declare", "P-1=soft", "--reason", "met once", keys="priya")
            office.done("assess", "priya.panel", "--ask", "P-2", "--text", "Who runs it?", keys="priya")
            office.done("return", "priya.panel", "-o", "newer.return", keys="priya")
        self.office, self.priya = (self._pen(who) for who in ("office", "priya"))
        self.pens = {pen.device: pen for pen in (self.office, self.priya)}
        self.plain = {
            "return": self._inside("newer.return", "office"),
            "older return": self._inside("priya.return", "office"),
            "pack": self._inside("again/homes-2017-priya.pack", "priya"),
            "receipt": self._inside("priya.receipt", "priya"),
        }

    def keys(self, who: str) -> KeyFolder:
        """Somebody's keys."""
        return KeyFolder(self.folder / "keys" / who)

    def space(self, who: str) -> Workspace:
        """Somebody's workspace, open."""
        return Workspace(self.folder / f"{who}.panel", TABLES)

    def read(self, name: str) -> bytes:
        """The bytes of a right file."""
        return (self.folder / name).read_bytes()

    def file(self, name: str, data: bytes) -> Path:
        """An altered file."""
        path = self.scratch / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    def at(self, keys: str) -> None:
        """On the machine where somebody's keys lie."""
        os.environ["PANEL_TUI_KEYS"] = str(self.folder / "keys" / keys)
        os.environ["PANEL_TUI_PASSPHRASE"] = "no such words"

    def run(self, *words: str, keys: str = "office") -> bool:
        """Run a command in the folder; whether it was done. Whatever it says is no matter here."""
        from panel_tui.cli.main import main

        self.at(keys)
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return main(words) == 0

    def _pen(self, who: str) -> Pen:
        with self.space(who) as space:
            return self.keys(who).pen(space, Chance.real())

    def owners_keys(self, who: str) -> list[Key]:
        """The keys that open what is sealed for somebody."""
        with self.space(who) as space:
            return self.keys(who).of_owner(space)

    def _inside(self, name: str, reader: str) -> bytes:
        sealed = read_sealed(name, BytesIO(self.read(name)))
        with unsealed(sealed, self.owners_keys(reader), None, self.scratch) as file:
            file.seek(0)
            return file.read()
