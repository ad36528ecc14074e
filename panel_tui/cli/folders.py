"""Folders to write into."""

from __future__ import annotations

from pathlib import Path

from panel_tui.faults import BadInput, Fault


def folder_at(path: Path) -> Path:
    """The folder at `path`, made where it is missing. Raises BadInput where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(Fault(f"This folder cannot be made: {error.strerror}", "Name another.", str(path))) from error
    return path
