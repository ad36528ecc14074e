"""Files that only their owner may read, and whether others can."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE

OTHERS = 0o077
"""The bits of a file's mode that let others in."""


def write_privately(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by its owner alone. Raises OSError where that cannot be."""
    beside = path.with_name(f"{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def is_open_to_others(path: Path) -> bool:
    """Whether others on this machine may read or write a file, as far as its mode says; Windows has no such modes."""
    return os.name == "posix" and bool(path.stat().st_mode & OTHERS)


def mode_words(path: Path) -> str:
    """A file's mode as people write it: "644"."""
    return f"{S_IMODE(path.stat().st_mode):o}"


def close_to_others(path: Path) -> None:
    """Let nobody but the owner in."""
    path.chmod(path.stat().st_mode & ~OTHERS)
