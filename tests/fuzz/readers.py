"""Every reader of files from outside, and right files for each to alter.

| what comes from outside | read by |
|---|---|
| a call file (TOML) and its rubrics | `call.callfile.read_call`: new |
| a corrected rubric (TOML) | `call.rubric_file.read_rubric`: add |
| tables (CSV) of ten kinds | `files.table.read_csv` and `call.intake`, `recommend.table`: add, recommend, decide |
| texts of proposals (Markdown) | `files.sections.read_markdown`: add |
| packs, returns, receipts, plain and sealed | `exchange.opening`, `exchange.contents`: open, merge, verify |
| what lies in them: entries, documents | `journal.entry`, `call.document`: whatever shows them |
| workspaces (SQLite) | `store.workspace`, `store.glance`, `store.verify`: every command |
| workspaces sealed while closed (age) | `exchange.at_rest`: every command |
| keys and invitations (JSON), how they are locked | `store.keys`, `store.locking`: whatever writes |
| meanings of keys (TOML) | `tui.keymap`: every screen |
| passphrases | `exchange.sealing.derive`, `store.locking.derived`: open, keys |

The rubrics, the demonstration and the guide that come with the program are not from outside.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import ClassVar, cast

from panel_tui.call.callfile import read_call
from panel_tui.call.derived import TABLES
from panel_tui.cli import adding
from panel_tui.exchange import at_rest, sealing
from panel_tui.exchange.limits import What
from panel_tui.exchange.merging import Merging
from panel_tui.exchange.opening import open_pack
from panel_tui.exchange.sealing import derive, seal
from panel_tui.faults import BadInput, PanelError
from panel_tui.files.table import read_csv
from panel_tui.recommend.table import read_advice
from panel_tui.store import locking
from panel_tui.store.keys import KeyFolder
from panel_tui.tui.keymap import keymap_in
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.start import sound_app
from tests.cli.office import FILES, RUBRIC
from tests.fuzz.mutating import Mutator
from tests.fuzz.parcels import said_otherwise, signed_line, signed_parts
from tests.fuzz.world import World
from tests.parcels import signed_outside

NOW = "2017-06-01T12:00:00Z"
CHEAP = 2**8


class Reader(ABC):
    """One reader: it is offered what `altered` makes, and may only take it or raise BadInput."""

    name: ClassVar[str]
    words: ClassVar[tuple[bytes, ...]] = ()

    def __init__(self, world: World) -> None:
        self.world = world

    @abstractmethod
    def seeds(self) -> Sequence[bytes]:
        """Right files."""

    def altered(self, mutator: Mutator) -> bytes:
        """A right file with something altered."""
        seeds = self.seeds()
        return mutator.bytes(mutator.random.choice(seeds), seeds, self.words)

    @abstractmethod
    def offer(self, data: bytes) -> None:
        """Have it read as far as anything goes on with it. Raises BadInput where it is refused."""


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


class Parcels(Reader):
    """Parcels as they lie: any byte may be another."""

    name = "parcel"

    def seeds(self) -> Sequence[bytes]:
        sealed = [self.world.read(name) for name in ("newer.return", "again/homes-2017-priya.pack", "priya.receipt")]
        return [*self.world.plain.values(), *sealed]

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.parcel", data)
        self.world.run("verify", str(path))
        self.merge(path)
        self.open(path)
        if data not in self.seeds():
            raise AssertionError("a parcel that was altered was taken in")

    def merge(self, path: Path) -> None:
        """Take it in at the office, and take it back."""
        self.world.at("office")
        with self.world.space("office") as space:
            try:
                Merging(space, False, NOW).take(path)
            except BadInput as error:
                if "It is a " not in str(error):
                    raise

    def open(self, path: Path) -> None:
        """Open it as a member: anew, or else into the file that is there."""
        new = self.world.scratch / "opened.panel"
        new.unlink(missing_ok=True)
        try:
            open_pack(path, new, KeyFolder(self.world.scratch / "opened-keys"), NOW, TABLES, lambda: "no such words")
        except BadInput:
            shutil.copyfile(self.world.folder / "priya.panel", new)
            open_pack(path, new, self.world.keys("priya"), NOW, TABLES)
        self.look(new)

    def look(self, path: Path) -> None:
        """Whatever lists what was taken in."""
        for words in (("status", str(path)), ("assess", str(path), "--list"), ("verify", str(path))):
            self.world.run(*words, keys="priya")


class Signed(Parcels):
    """Parcels that are altered inside, by somebody who can sign them: plain, and sealed again."""

    name = "signed parcel"

    def altered(self, mutator: Mutator) -> bytes:
        which = mutator.random.choice(sorted(self.world.plain))
        data = self.world.plain[which]
        pen = self.world.priya if "return" in which else self.world.office
        way = mutator.random.choice((signed_line, signed_parts, said_otherwise, said_otherwise, said_otherwise))
        altered = way(data, self.world.pens, pen, mutator)
        if mutator.random.random() < 0.7:
            return altered
        what = cast(What, which.removeprefix("older "))
        sealed = seal(altered, what, pen, [pen.key.public for pen in self.world.pens.values()])
        if mutator.random.random() < 0.5:
            return sealed
        inside = sealed.partition(b"\n")[2]
        return signed_outside(sealed, pen.key, mutator.bytes(inside, [inside], (b"-> X25519 ", b"-> ", b"\n--- ")))

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.parcel", data)
        copy = self.world.scratch / "merged.panel"
        shutil.copyfile(self.world.folder / "office.panel", copy)
        if self.world.run("merge", str(path), "--into", str(copy)):
            for command in ("status", "reconcile", "moderate", "answer", "rank", "verify"):
                self.world.run(command, str(copy))
        else:
            self.open(path)


class Workspaces(Reader):
    """Hostile SQLite files."""

    name = "workspace"

    def seeds(self) -> Sequence[bytes]:
        return [self.world.read(name) for name in ("office.panel", "priya.panel")]

    def altered(self, mutator: Mutator) -> bytes:
        data = mutator.random.choice(self.seeds())
        if mutator.random.random() < 0.4:
            for _ in range(mutator.random.choice((1, 2, 10, 100))):
                at = mutator.random.randrange(len(data) if mutator.random.random() < 0.7 else 200)
                data = data[:at] + bytes([mutator.random.randrange(256)]) + data[at + 1 :]
            return data if mutator.random.random() < 0.9 else data[: mutator.random.randrange(len(data))]
        path = self.world.file("altered.panel", data)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for _ in range(mutator.random.choice((1, 1, 2, 5))):
                _say_otherwise(database, mutator)
        return path.read_bytes()

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.panel", data)
        for end in ("-wal", "-shm", ".format-0.bak", ".format-1.bak"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        done = [
            self.world.run(*words, keys="priya")
            for words in ((str(path),), ("verify", str(path)), ("assess", str(path), "--list"))
        ]
        self.world.run("moderate", str(path))
        with suppress(BadInput):
            done.append(self.show(path))
        if not any(done):
            raise BadInput

    def show(self, path: Path) -> bool:
        """The desk, as far as it can be read without a terminal; True unless the file is called damaged."""
        app = sound_app(path)
        screen = app.opening
        if isinstance(screen, DeskScreen):
            try:
                for item in screen.desk.items:
                    screen.desk.brief(item.reference)
                    screen.desk.proposal(item.reference)
            except PanelError:
                return False
            except Exception as error:
                if app.damaged(error) is None:
                    raise
                return False
            finally:
                screen.desk.close()
        return True


def _say_otherwise(database: sqlite3.Connection, mutator: Mutator) -> None:
    random = mutator.random
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = random.choice([name for name in tables if not name.startswith("sqlite_")])
    with suppress(sqlite3.Error):  # its own rules may forbid it
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        if random.random() < 0.15:
            database.execute(random.choice(EVIL).format(table=table, column=random.choice(columns)))
            return
        column = random.choice(columns)
        rows = database.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
        old = random.choice(rows)[0] if rows else None
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" IS ?', (_other(old, mutator), old))


def _other(old: object, mutator: Mutator) -> object:
    random = mutator.random
    if random.random() < 0.2:
        return random.choice((None, b"\xff\x00", "", "{}", "[]", "null", '{"value":1}', "9" * 400))
    if not isinstance(old, str):
        return random.choice((0, -1, 2**62, "x"))
    if old[:1] in ("{", "[") and random.random() < 0.6:
        with suppress(ValueError):  # another alteration may have made it no JSON
            return json.dumps(mutator.json(json.loads(old)))
    return mutator.bytes(old.encode()).decode(errors="ignore")


EVIL = (
    "DROP TABLE {table}",
    "DELETE FROM {table}",
    "ALTER TABLE {table} RENAME TO other",
    "ALTER TABLE {table} ADD COLUMN more TEXT",
    "CREATE TRIGGER evil AFTER UPDATE ON {table} BEGIN DELETE FROM {table}; END",
    "CREATE TRIGGER evil BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'evil'); END",
    "CREATE TABLE extra AS SELECT * FROM {table}",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = -5",
    "PRAGMA user_version = 900",
    "PRAGMA encoding = 'UTF-16'",
    "CREATE INDEX evil ON {table} ({column})",
)


class Closed(Reader):
    """Workspaces that were sealed while they are closed."""

    name = "sealed workspace"
    words = (b"-> X25519 ", b"-> scrypt AAAA 22\n", b"\n--- ", b"age-encryption.org/v1\n")

    def __init__(self, world: World) -> None:
        super().__init__(world)
        path = world.scratch / "closed.panel"
        shutil.copyfile(world.folder / "priya.panel", path)
        at_rest.seal_workspace(path, world.keys("priya"))
        self.sealed = at_rest.sealed_path(path).read_bytes()

    def seeds(self) -> Sequence[bytes]:
        return [self.sealed]

    def altered(self, mutator: Mutator) -> bytes:
        front = self.sealed[:2_000]  # where all that is read before it is opened lies
        return (
            super().altered(mutator)
            if mutator.random.random() < 0.2
            else mutator.bytes(front, [front], self.words) + self.sealed[2_000:]
        )

    def offer(self, data: bytes) -> None:
        path = self.world.file("file.panel.sealed", data).with_suffix("")
        path.unlink(missing_ok=True)
        at_rest.unseal_workspace(path, self.world.keys("priya"))
        if data != self.sealed:
            raise AssertionError("a sealed workspace that was altered was opened")


READERS: tuple[type[Reader], ...] = (
    Calls, Tables, Texts, Keys, Meanings, Parcels, Signed, Workspaces, Closed,
)  # fmt: skip


def cheap_passphrases() -> None:
    """Half a second for each would be all of the time."""
    sealing.COST = locking.COST = CHEAP
