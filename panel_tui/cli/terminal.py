"""Fitting what is printed to the terminal: lines are folded between words, tables never run past the edge."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import TextIO

from panel_tui.faults import BadInput, Fault

PASSPHRASE = "PANEL_TUI_PASSPHRASE"
KEY_PASSPHRASE = "PANEL_TUI_KEY_PASSPHRASE"
USUAL = 100
"""How wide to print where nobody says: into a file, or through a pipe."""
NARROWEST = 8
GAP = "  "
PATIENCE = 1.0
"""After how many seconds it is told how far work is."""


def on_a_terminal() -> bool:
    """Whether a person sits there, to whom a screen can be shown."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def asked_passphrase() -> str:
    """The passphrase of a pack: from the environment variable PANEL_TUI_PASSPHRASE, else asked for.

    Raises BadInput where none is given.
    """
    import os

    given = os.environ.get(PASSPHRASE, "")
    if not given and on_a_terminal():
        from getpass import getpass

        given = getpass("Passphrase (six words): ")
    elif not given:
        given = sys.stdin.readline()
    if not given.strip():
        cure = f"The office told you six words. In a script, give them in {PASSPHRASE}."
        raise BadInput(Fault("This pack asks for a passphrase", cure))
    return given


def asked_key_passphrase() -> str:
    """The passphrase that locks one's keys: from PANEL_TUI_KEY_PASSPHRASE, else asked for.

    Raises BadInput where none is given.
    """
    import os

    given = os.environ.get(KEY_PASSPHRASE, "")
    if not given and on_a_terminal():
        from getpass import getpass

        given = getpass("Passphrase of your keys: ")
    if not given.strip():
        raise BadInput(Fault("Your keys are locked by a passphrase", f"In a script, give it in {KEY_PASSPHRASE}."))
    return given


def new_key_passphrase() -> str:
    """A passphrase to lock one's keys by, asked for twice. Raises BadInput where both differ, or none is given."""
    import os

    given = os.environ.get(KEY_PASSPHRASE, "")
    if not given and on_a_terminal():
        from getpass import getpass

        given = getpass("A passphrase for your keys: ")
        if given != getpass("The same again: "):
            raise BadInput(Fault("The two are not the same", "Nothing was changed. Try again."))
    if not given.strip():
        raise BadInput(Fault("A passphrase needs words", f"Type some; in a script, give it in {KEY_PASSPHRASE}."))
    return given


def columns() -> int:
    """How many letters fit on a line."""
    import shutil  # here, as a screen that opens has no time for it

    return max(40, shutil.get_terminal_size((USUAL, 24)).columns)


def folded(text: str, stream: object = None) -> str:
    """A line for the terminal, folded between words under its own indent; as it is where no terminal shows it."""
    stream = stream or sys.stdout
    if not getattr(stream, "isatty", lambda: False)() or len(text) <= columns():
        return text
    indent = text[: len(text) - len(text.lstrip())]
    return "\n".join(broken(text.strip(), columns(), indent, indent + GAP))


def broken(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` letters, broken between words wherever a word fits a line."""
    from textwrap import wrap

    lines = wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return lines or [first.rstrip()]


class HowFar:
    """How far work is on which somebody waits: one line on a terminal, from the second second on, gone at the end."""

    def __init__(self, what: str, stream: TextIO | None, clock: Callable[[], float] = perf_counter) -> None:
        self._what, self._stream, self._clock = what, stream, clock
        self._start = clock()
        self._shown = ""

    def __call__(self, done: int, of: int) -> None:
        """Say that so many are done."""
        stream = self._stream
        if stream is None or not stream.isatty() or self._clock() - self._start < PATIENCE:
            return
        gone = " " * len(self._shown)
        self._shown = f"{self._what}: {done:,} of {of:,}" if done < of else ""
        print(f"\r{gone}\r{self._shown}", end="", file=stream, flush=True)


def table_lines(
    header: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int], below: int | None, width: int
) -> list[str]:
    """A table in lines of at most `width` letters. Columns in `right` are aligned to the right.

    Where it is too wide, the cells of the column `below` go on lines of their own under their row, and then the
    widest columns of text are folded.
    """
    body = [list(row) for row in rows]
    names, to_the_right, notes = list(header), set(right), [""] * len(body)
    if below is not None and sum(_widths([names, *body])) + len(GAP) * (len(names) - 1) > width:
        notes = [row.pop(below) for row in body]
        names.pop(below)
        to_the_right = {column - (column > below) for column in to_the_right if column != below}
    widths = _fitted(_widths([names, *body]), to_the_right, width)
    lines = [*_row(names, widths, to_the_right), GAP.join("─" * one for one in widths)]
    for row, note in zip(body, notes, strict=True):
        lines += _row(row, widths, to_the_right)
        lines += broken(note, width, " " * 4, " " * 4) if note else []
    return lines


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*lines, strict=True)]


def _fitted(widths: list[int], figures: set[int], width: int) -> list[int]:
    """Widths that fit: the widest column of text gives way first, a figure never."""
    widths = list(widths)
    while sum(widths) + len(GAP) * (len(widths) - 1) > width:
        text = [column for column in range(len(widths)) if column not in figures and widths[column] > NARROWEST]
        if not text:
            break
        widths[max(text, key=lambda column: widths[column])] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: set[int]) -> list[str]:
    parts = [broken(cell, width) if len(cell) > width else [cell] for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(map(len, parts))):
        line = [part[number] if number < len(part) else "" for part in parts]
        pairs = enumerate(zip(line, widths, strict=True))
        lines.append(GAP.join(c.rjust(w) if n in right else c.ljust(w) for n, (c, w) in pairs).rstrip())
    return lines
