"""What somebody has written in a cell or a file, made plain before it is read as an amount or a length of time."""

from __future__ import annotations

LONGEST = 60


def plain(text: str, thing: str, how: str) -> tuple[str, str]:
    """`text` in small letters with single blanks, and as it is quoted to whoever wrote it.

    Raises ValueError, with a sentence that names the `thing` it should be and says `how` to write one, for what is
    empty or far too long.
    """
    one_line = " ".join(text.split())
    if not one_line:
        raise ValueError(f"there is no {thing}; {how}")
    if len(one_line) > LONGEST:
        raise ValueError(f"more than {LONGEST} characters are no {thing}; {how}")
    return one_line.casefold(), f'"{one_line}"'
