"""The readers of texts: calls, rubrics, tables, proposals, keys, and what keys mean."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from panel_tui.call.callfile import read_call
from panel_tui.cli import adding
from panel_tui.exchange.sealing import derive
from panel_tui.faults import BadInput
from panel_tui.files.table import read_csv
from panel_tui.recommend.table import read_advice
from panel_tui.store import locking
from panel_tui.store.keys import KeyFolder
from panel_tui.tui.keymap import keymap_in
from tests.cli.office import FILES, RUBRIC
from tests.fuzz.reader import Reader


class Calls(Reader):
    """Call files and their rubrics."""

    name = "call"
    words = (
        b"[[people]]",
        b"briefs",
        b'"homes.toml"',
        b"weight",
        b"[budget]",
        b"2017-18",
        b"[stages.eoi]",
        b"[scales.x]",
    )

    def seeds(self) -> Sequence[bytes]:
        rubric = RUBRIC.format(id="HOMES", title="Homes").encode()
        ready = [path.read_bytes() for path in sorted(Path("rubrics").glob("*.toml"))]
        return [FILES["call.toml"].encode(), FILES["call.toml"].encode(), rubric, *ready]

    def offer(self, data: bytes) -> None:
        as_rubric = b"criteria" in data
        rubric = data if as_rubric else RUBRIC.format(id="HOMES", title="Homes").encode()
        call = FILES["call.toml"].replace(', "ties.toml"', "").encode() if as_rubric else data
        read_call("call.toml", call, lambda _: rubric)
        folder = self.world.scratch / "call"
        self.world.file("call/call.toml", call)
        for name in ("homes.toml", "ties.toml"):
            (folder / name).write_bytes(rubric)
        (folder / "new.panel").unlink(missing_ok=True)
        self.world.run("new", str(folder / "call.toml"), "-o", str(folder / "new.panel"), keys="new")
        if as_rubric:
            self.world.at("office")
            with self.world.space("office") as space:
                adding.add(space, [adding.read(folder / "homes.toml", None)], keep=False)


class Tables(Reader):
    """Tables of every kind."""

    name = "table"
    words = (
        b"priya",
        b"P-1",
        b"NEED",
        b"HOMES",
        b"member",
        b"proposal",
        b"criterion",
        b"yes",
        b"N/A",
        b"abstain",
        b'"a\nb"',
    )

    def seeds(self) -> Sequence[bytes]:
        semicolons = FILES["scores.csv"].replace(",", ";").encode("utf-16")
        return [*(text.encode() for name, text in FILES.items() if name.endswith(".csv")), semicolons]

    def offer(self, data: bytes) -> None:
        self.world.at("office")
        path = self.world.file("table.csv", data)
        with self.world.space("office") as space:
            if b"outcome,award" in data:
                from panel_tui.call.standing import call_in

                read_advice(read_csv(path.name, data), call_in(space).known)
            else:
                adding.add(space, [adding.read(path, None)], keep=False)


class Texts(Reader):
    """Texts of proposals."""

    name = "text"
    words = (
        b"# ",
        b"## ",
        b"- ",
        b"1. ",
        b"| a | b |\n|---|---|\n",
        b"> ",
        b"    ",
        b"```\n",
        b"<div>",
        b"[a](b)",
        b"![",
        b"***",
    )

    def seeds(self) -> Sequence[bytes]:
        own = [text.encode() for name, text in FILES.items() if name.endswith(".md")]
        return [*own, *(path.read_bytes() for path in sorted(Path("panel_tui/help").glob("*.md")))]

    def offer(self, data: bytes) -> None:
        self.world.at("office")
        folder = self.world.file("texts/P-1.md", data).parent
        with self.world.space("office") as space:
            adding.add(space, [adding.read(folder, None)], keep=False)


class Keys(Reader):
    """Key files, locks, and passphrases."""

    name = "keys"

    def seeds(self) -> Sequence[bytes]:
        found = [path.read_bytes() for path in sorted((self.world.folder / "keys").rglob("*.*"))]
        lock = b'[{"id": "0123456789abcdef", "by": "passphrase", "salt": "00ff00ff00ff00ff00ff00ff00ff00ff"}]'
        locked = b'{"lock": "0123456789abcdef", "locked": "' + b"ab" * 60 + b'", "file": "1", "head": ""}'
        return [*found, lock, locked]

    def offer(self, data: bytes) -> None:
        folder = self.world.scratch / "keys"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with self.world.space("priya") as space:
            device = space.note("device") or ""
            for name in (f"{device}.device", "a.invitation", "locks.json"):
                if (name == "locks.json") == data.lstrip().startswith(b"["):
                    (folder / name).write_bytes(data)
            (folder / "b.invitation").write_bytes(b'{"lock": "0123456789abcdef", "locked": "' + b"ab" * 60 + b'"}')
            keys = KeyFolder(folder)
            text = data.decode(errors="surrogateescape")
            derive(text, b"salt")
            locking.derived(f"x{text}", b"salt")
            for attempt in (keys.device, keys.of_owner, lambda _: keys.all(), lambda _: keys.open_to_others()):
                with suppress(BadInput):  # each by itself
                    attempt(space)


class Meanings(Reader):
    """The file that says what keys mean."""

    name = "keys.toml"
    words = (b"[desk]", b"[table]", b"[everywhere]", b'"ctrl+s"', b'"^s"', b'"PgDn"', b'"alt+x"', '"↑"'.encode())

    def seeds(self) -> Sequence[bytes]:
        return [b'[desk]\n"z" = "s"\n"ctrl+t" = "PgDn"\nF5 = ""\n\n[everywhere]\n"^g" = "?"\n', b'[table]\n"a" = "c"\n']

    def offer(self, data: bytes) -> None:
        keymap_in(self.world.file("keys.toml", data), {"desk": {"s", "pagedown"}, "table": {"c"}})
