"""Text on its way into a page: escaped, so that nobody's words are ever markup, and kept apart by direction."""

from __future__ import annotations

import re
from html import escape

from panel_tui.files.blocks import Span, Spans
from panel_tui.files.line import by_direction

CHUNK = 20
"""A word may be broken after so many letters, or one would push a table over the edge."""

# A mark that belongs to the letter before it stays with it.
_CHUNKS = re.compile(rf"\S{{{CHUNK}}}(?=[\w!-~])")
_BREAK = "\0"  # text of the model has none


def words(text: str) -> str:
    """Our own words. What runs from right to left in them (an applicant's name) does not turn the figures beside it."""
    pieces = (f"<bdi>{_escaped(piece)}</bdi>" if turned else _escaped(piece) for piece, turned in by_direction(text))
    return "".join(pieces)


def inline(spans: Spans, bold: bool = True) -> str:
    """Spans as they stand in a line; without `bold` where all around them is bold already."""
    return "".join(_span(span, bold) for span in spans if span.text)


def attribute(name: str, value: str) -> str:
    """An attribute, with the space before it; nothing where it has no value."""
    return f' {name}="{escape(value)}"' if value else ""


def _span(span: Span, bold: bool) -> str:
    lang = attribute("lang", span.lang)
    if span.outside:
        text = f"<bdi{lang}>{_escaped(span.text)}</bdi>"
    else:
        text = f"<span{lang}>{words(span.text)}</span>" if lang else words(span.text)
    return f"<strong>{text}</strong>" if span.bold and bold else text


def _escaped(text: str) -> str:
    return escape(_CHUNKS.sub(rf"\g<0>{_BREAK}", text)).replace(_BREAK, "<wbr>")
