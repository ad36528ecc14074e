"""Files and folders of this machine: read whole, written whole or not at all, with a sentence where that cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from panel_tui.faults import BadInput, Fault

LARGEST = 64_000_000
"""So many bytes are read whole at most: each reader says how much it takes of that."""


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises BadInput where it cannot be read, or is larger than `LARGEST`."""
    with opened_file(path, LARGEST) as file:
        return file.read()


@contextmanager
def opened_file(path: Path, largest: int) -> Iterator[IO[bytes]]:
    """The file at `path`, open for reading. Only files are opened: whoever reads a pipe may wait for ever.

    Raises BadInput where there is none, where it is larger than `largest` bytes, or where reading it fails.
    """
    try:
        with _regular(path, largest).open("rb") as file:
            yield file
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be read: {error.strerror}", "", str(path))) from error


def _regular(path: Path, largest: int) -> Path:
    """The same path, where a file of at most `largest` bytes lies there."""
    try:
        kept = path.stat()
    except FileNotFoundError as error:
        raise BadInput(Fault("There is no such file", "Check its name and folder.", str(path))) from error
    if S_ISDIR(kept.st_mode):
        raise BadInput(Fault("This is a folder, and a file was expected", "Name a file.", str(path)))
    if not S_ISREG(kept.st_mode):
        raise BadInput(Fault("This is a device or a pipe, and a file was expected", "Name a file.", str(path)))
    if kept.st_size > largest:
        size = f"{largest / 2**30:.0f} GB" if largest >= 2**30 else f"{largest / 10**6:.0f} MB"
        raise BadInput(Fault(f"This file is larger than {size}", "Is it the right one?", str(path)))
    return path


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises BadInput where that cannot be."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except FileNotFoundError as error:
        wrong = "This file cannot be written: its folder is not there"
        raise BadInput(Fault(wrong, "Make it first, or name another.", str(path))) from error
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise BadInput(Fault(f"This file cannot be written: {error.strerror}", "", str(path))) from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk: a new name could be lost with the power. Windows does it by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_secret(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, anew. Raises BadInput where that cannot be."""
    try:
        with suppress(FileNotFoundError):
            path.unlink()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be written: {error.strerror}", "", str(path))) from error


def delete(*paths: Path) -> None:
    """Delete files. Raises BadInput where one cannot be deleted."""
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            wrong = f"This file cannot be deleted: {error.strerror}"
            raise BadInput(Fault(wrong, "Delete it yourself.", str(path))) from error


def folder_at(path: Path) -> Path:
    """The folder at `path`, made where it is missing. Raises BadInput where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(Fault(f"This folder cannot be made: {error.strerror}", "Name another.", str(path))) from error
    return path


def ready_to_write(path: Path) -> Path:
    """The same path, its folder made where it is missing. Raises BadInput where no file can be written there."""
    folder_at(path.parent)
    beside = path.with_name(f".{path.name}.part")
    try:
        if path.is_dir():
            raise BadInput(Fault("This is a folder, and a file was expected", "Name a file in it.", str(path)))
        beside.touch()
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be written: {error.strerror}", "Name another.", str(path))) from error
    finally:
        with suppress(OSError):
            beside.unlink()
    return path
