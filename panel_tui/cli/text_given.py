"""A text that a command is given: the file it is in, or what is typed."""

from __future__ import annotations

import sys
from pathlib import Path

from panel_tui.faults import BadInput, Fault

MOST = 100_000
"""So many characters a text of the record may have."""


def text_given(name: str) -> str:
    """The text in a file of this name, or what is typed where it is "-".

    Raises BadInput where there is nothing in it, it is too long, or it cannot be read.
    """
    from panel_tui.files.disk import read_bytes
    from panel_tui.files.text import clean, decode

    where = "what was typed" if name == "-" else name
    text = clean(sys.stdin.read() if name == "-" else decode(name, read_bytes(Path(name)))).strip()
    if not text:
        raise BadInput(Fault("There is nothing in it", "Write the text first.", where))
    if len(text) > MOST:
        raise BadInput(Fault(f"The text is longer than {MOST:,} characters", "Shorten it.", where))
    return text
