"""The readers of workspaces, and of workspaces that are sealed while closed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from panel_tui.exchange import at_rest
from panel_tui.faults import BadInput, PanelError
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.start import sound_app
from tests.fuzz.mutating import Mutator
from tests.fuzz.reader import Reader
from tests.fuzz.world import World


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
