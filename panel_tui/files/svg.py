"""Small drawings as SVG: text, lines and marks that tell without colour, on one line of text, the same for the same."""

from __future__ import annotations

from typing import Literal
from xml.sax.saxutils import escape, quoteattr

Anchor = Literal["start", "middle", "end"]
Mark = Literal["circle", "diamond", "square"]
INK, PALE, MIDDLE, ACCENT, WARN = "#0b0c0c", "#b1b4b6", "#626a6e", "#1d70b8", "#d4351c"
LATIN, TYPOGRAPHIC = 0x180, frozenset("…–—‘’“”")
"""The letters below this, Latin ones with those of Welsh and Polish, and these signs are in every font that draws."""
FONTS = "'Source Sans 3', Arial, sans-serif"
"""A family with a digit in its name stands in quotes, or its text vanishes where SVG becomes pixels."""


def svg(width: int, height: int, *shapes: str) -> str:
    """A drawing of these shapes on white; sizes are pixels of 1/96 inch."""
    frame = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family={quoteattr(FONTS)} font-size="13">'
    return "".join((start, rect(0, 0, width, height, "#ffffff"), *shapes, "</svg>"))


def text(
    x: float,
    y: float,
    words: str,
    anchor: Anchor = "start",
    colour: str = INK,
    size: int = 13,
) -> str:
    """Words of which `y` is the base line."""
    look = f'text-anchor="{anchor}" fill="{colour}" font-size="{size}"'
    drawn = "".join(one if is_drawn(one) else f"[U+{ord(one):04X}]" for one in words)
    return f'<text x="{_n(x)}" y="{_n(y)}" {look}>{escape(drawn)}</text>'


def is_drawn(words: str) -> bool:
    """Whether whatever draws has a sign for each of these characters: others stand there as their number, [U+4E2D]."""
    return all(ord(one) < LATIN or one in TYPOGRAPHIC for one in words)


def line(x1: float, y1: float, x2: float, y2: float, width: float = 1, colour: str = INK, dashed: bool = False) -> str:
    """A line, dashed or not."""
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{_n(width)}"{dash}/>'


def rect(x: float, y: float, width: float, height: float, fill: str = "none", stroke: str = "none") -> str:
    """A rectangle."""
    place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<rect {place} fill="{fill}" stroke="{stroke}"/>'


def mark(x: float, y: float, kind: Mark, is_filled: bool, size: float = 5.5, colour: str = INK) -> str:
    """A mark around a point, filled or hollow."""
    look = f'fill="{colour if is_filled else "#ffffff"}" stroke="{colour}" stroke-width="1.6"'
    if kind == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}" {look}/>'
    if kind == "square":
        side = f'x="{_n(x - size)}" y="{_n(y - size)}" width="{_n(2 * size)}" height="{_n(2 * size)}"'
        return f"<rect {side} {look}/>"
    wide = size * 1.3
    points = f"{_n(x)},{_n(y - wide)} {_n(x + wide)},{_n(y)} {_n(x)},{_n(y + wide)} {_n(x - wide)},{_n(y)}"
    return f'<polygon points="{points}" {look}/>'


def hatched(x: float, y: float, width: float, height: float, colour: str = MIDDLE) -> str:
    """A rectangle with slanting lines in it, each drawn: a pattern would need an id of its own in every page."""
    step, shapes = 6.0, [rect(x, y, width, height, "#ffffff", colour)]
    at = step
    while at < width + height:
        x1, y1 = x + max(0.0, at - height), y + min(at, height)
        x2, y2 = x + min(at, width), y + max(0.0, at - width)
        shapes.append(line(x1, y1, x2, y2, 1, colour))
        at += step
    return "".join(shapes)


def _n(figure: float) -> str:
    """A length with no more places than are seen."""
    return f"{figure:.1f}".removesuffix(".0")
