"""The returns that lie where they are looked for: by whom each is, and whether it brings anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from panel_tui.tui.office_acts import Looked
from panel_tui.tui.paint import Row, cut, spread, wrapped
from panel_tui.tui.widgets.chooser import Chooser

NEW, KNOWN, REFUSED, UNSEEN = "new", "nothing new", "refused", "not seen yet"
GLYPHS = {NEW: ("●", "accent bold"), KNOWN: ("✔", "good"), REFUSED: ("✗", "bad bold"), UNSEEN: ("…", "muted")}


def state_of(look: Looked | None) -> str:
    """What a return is: new, nothing new, refused, or not looked at yet."""
    if look is None:
        return UNSEEN
    return REFUSED if look.brought is None else NEW if look.brought.is_new else KNOWN


class ReturnsPane(Chooser):
    """Two lines a return."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._shown: Mapping[str, tuple[Path, Looked | None]] = {}
        self._empty: Sequence[str] = ()

    def show(self, shown: Mapping[str, tuple[Path, Looked | None]], empty: Sequence[str]) -> None:
        """Show these returns by how each is typed; `empty` is said where there is none."""
        self._shown, self._empty = shown, empty
        self.choose_from(list(shown))

    def lay_out_rows(self, width: int) -> None:
        """The returns."""
        self.add([])
        if not self._shown:
            for line in self._empty:
                self.say(line, width)
        for typed, (path, look) in self._shown.items():
            self.put(typed, list(_rows(typed, path, look, width - 2)))


def _rows(typed: str, path: Path, look: Looked | None, width: int) -> list[Row]:
    state = state_of(look)
    glyph, ink = GLYPHS[state]
    told = f"{look.brought.new:,} new" if look is not None and look.brought is not None and state == NEW else state
    folder = typed.removesuffix(path.name)
    room = width - len(told) - 4
    name: Row = [(f"{glyph} ", ink), (cut(path.name, room), "foreground bold" if state == NEW else "foreground")]
    rows = [spread(name, [(told, ink)], width)]
    if look is not None and look.brought is None:
        fault = look.refused[0].removeprefix(f"{path.name}: ").removeprefix(f"{path}: ")
        rows += [[(f"  {line}", "bad")] for line in wrapped(fault, width - 2)]
    elif look is not None and look.brought is not None:
        parts = filter(None, (look.brought.author_name, folder))
        rows.append([(f"  {cut(' · '.join(parts), width - 2)}", "muted")])
    else:
        rows.append([(f"  {cut(folder, width - 2)}", "muted")])
    return rows
