"""A proposal's likely places, drawn as a bar of text over the places of its brief."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.recommend.beside import Beside
from panel_tui.tui.paint import Row

SIGNS = "━ likely places in 5 of 10 orders · ─ in 9 · │ by total · ┊ the money ends"
"""What the signs of a bar mean."""
LOOKS = {"━": "accent bold", "┿": "accent bold", "┊": "heading bold", "│": "foreground bold", "┼": "foreground bold"}
NARROWEST = 8
"""Below so many cells there is no bar."""


def bar(width: int, side: Beside, half: tuple[int, int] | None, most: tuple[int, int] | None) -> Row:
    """The bar in `width` cells, place 1 at the left: each place has as many cells, and the money one between two.

    `half` and `most` are the likely places at 50% and at 90%, where they are known.
    """
    if width < NARROWEST:
        return [(" " * width, "muted")]
    room, among, funded = width - 1, side.among, side.funded

    def edge(behind: int) -> int:
        return round(behind * room / among)

    signs = [" "] * room
    for span, sign in ((most, "─"), (half, "━")):
        if span is not None:
            first = min(edge(span[0] - 1), room - 1)
            last = max(first + 1, edge(span[1]))
            signs[first:last] = sign * (last - first)
    _end(signs)
    tick = int((side.place - 0.5) * room / among)
    money = room if funded is None else edge(funded)
    if funded is not None:  # where places are narrower than a cell, the tick still stands on its side of the money
        tick = min(tick, max(0, money - 1)) if side.place <= funded else max(tick, min(money, room - 1))
    signs[tick] = {" ": "│", "━": "┿"}.get(signs[tick], "┼")
    signs.insert(money, " " if funded is None else "┊")
    return [(sign, LOOKS.get(sign, "muted")) for sign in signs]


def axis(width: int, sides: Sequence[Beside]) -> str:
    """What stands over the bars of a brief: its first place and its last, or those of each part that it falls into."""
    if width < NARROWEST or not sides:
        return " " * width
    whole = all(side.funded is not None for side in sides)
    last = str(sides[0].among) if whole else "last"
    middle = "place" if whole else "in its part"
    return f"1{middle:^{width - 1 - len(last)}}{last}" if last != "1" else f"1{middle:^{width - 1}}"


def _end(signs: list[str]) -> None:
    """Give the thin line its ends."""
    drawn = [number for number, sign in enumerate(signs) if sign != " "]
    for at, end in ((0, "├"), (-1, "┤")):
        if drawn and signs[drawn[at]] == "─":
            signs[drawn[at]] = end
