"""Where this person's keys lie."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "PANEL_TUI_KEYS"


def usual_folder() -> Path:
    """The folder named by the environment variable PANEL_TUI_KEYS, else the usual place for this system."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("panel-tui") / "keys"
