"""The program by a clock that a test sets: `python -m tests.e2e.clocked CLOCK moderate office.panel` reads the time
from the file CLOCK whenever it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from secrets import token_bytes

from panel_tui.cli.common import CHANCE
from panel_tui.cli.main import main
from panel_tui.journal import Chance


def by_clock(path: Path) -> Chance:
    """The time that stands in a file, and the random numbers of this machine."""
    return Chance(lambda: path.read_text(encoding="utf-8"), token_bytes)


if __name__ == "__main__":
    CHANCE.set(by_clock(Path(sys.argv[1])))
    sys.exit(main(sys.argv[2:]))
