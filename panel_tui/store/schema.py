"""Making a workspace's tables, recognising them, and bringing an older file up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from panel_tui.faults import BadInput, Fault
from panel_tui.store.database import MEMBER, Database

APPLICATION = 0x50_54_55_49
"""The application id in the SQLite header: "PTUI"."""
HEADER = 100
"""The bytes of the SQLite header."""
VERSION = 3
STEPS: Mapping[int, Sequence[str]] = {
    2: [
        "ALTER TABLE draft_history ADD COLUMN undone INTEGER DEFAULT 0 NOT NULL "
        "CONSTRAINT undone_flag CHECK (undone IN (0, 1))",
        "CREATE INDEX draft_undone ON draft_history (undone) WHERE undone = 1",
    ],
    3: [f"CREATE INDEX entry_member ON entry (kind, {MEMBER})"],
}
"""For each version, the SQL that makes it of the one before."""


def make(path: Path) -> None:
    """Make an empty workspace at `path`. Raises BadInput where something is there already."""
    from panel_tui.store.tables import schema

    if not path.parent.is_dir():
        raise BadInput(Fault("There is no such folder", "Make it first, or name another.", str(path.parent)))
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise BadInput(Fault("There is a file of this name already", "Choose another name.", str(path))) from error
    except OSError as error:
        raise BadInput(Fault(f"The file cannot be made: {error.strerror}", "", str(path))) from error
    database = Database(path)
    with database.writing():
        for line in schema():
            database.query(line)
        database.query(f"PRAGMA application_id = {APPLICATION}")
        database.query(f"PRAGMA user_version = {VERSION}")
    database.close()


def recognise(path: Path) -> None:
    """Check that the file at `path` is a workspace, before SQLite opens it and changes its header.

    Raises BadInput where it is something else.
    """
    if path.with_name(f"{path.name}-wal").exists():
        return  # its first page may not be in the file yet: `bring_up_to_date` looks again
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be read: {error.strerror}", "", str(path))) from error
    if header[:16] != b"SQLite format 3\0" or int.from_bytes(header[68:72], "big") != APPLICATION:
        raise _no_workspace(path.name)


def bring_up_to_date(
    database: Database, steps: Mapping[int, Sequence[str]] = STEPS, newest: int = VERSION
) -> Path | None:
    """Check that `database` is a workspace, and run the `steps` that it lacks, each in a transaction.

    Returns where a copy of the older file was put, None where nothing was to be done. Raises
    BadInput where the file is no workspace or was made by a newer version.
    """
    if database.one("PRAGMA application_id") != APPLICATION:
        raise _no_workspace(database.name)
    if strange := database.query("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"):
        wrong = f"Somebody has put a {strange[0][0]} into this file, which no workspace has"
        raise BadInput(Fault(wrong, "Do not use it: go back to a copy.", database.name))
    version = database.one("PRAGMA user_version")
    if version > newest:
        raise BadInput(
            Fault(
                f"This file was made by a newer panel-tui (format {version}; this one knows {newest})",
                "Install the newer version: pip install --upgrade panel-tui.",
                database.name,
            )
        )
    if version == newest:
        return None
    backup = database.path.with_name(f"{database.path.name}.format-{version}.bak")
    database.copy_to(backup)
    for number in range(version + 1, newest + 1):
        with database.writing():
            if database.one("PRAGMA user_version") >= number:
                continue  # another copy of the program has done it meanwhile
            for line in steps[number]:
                database.query(line)
            database.query(f"PRAGMA user_version = {number}")
    return backup


def _no_workspace(name: str) -> BadInput:
    return BadInput(Fault("This is not a panel-tui workspace", "Choose a file made by `new` or `open`.", name))
