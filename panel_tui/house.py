"""The house put together: what opens a workspace with everything that its stations derive."""

from __future__ import annotations

from pathlib import Path

from panel_tui.call.derived import TABLES
from panel_tui.store.workspace import Workspace

DERIVED = TABLES


def open_workspace(path: Path) -> Workspace:
    """The workspace at `path`, with the derived tables of all stations."""
    return Workspace(path, DERIVED)


def ready_folder(name: str) -> Path:
    """The folder of ready "rubrics" or "fixtures": inside the installed package, else in the checkout."""
    package = Path(__file__).parent
    installed = package / "ready" / name
    return installed if installed.is_dir() else package.parent / name
