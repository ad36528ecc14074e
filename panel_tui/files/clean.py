"""Somebody else's words, made safe to show: one line, and nothing in it that acts or cannot be written."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_SPACES = re.compile(" {2,}")
# Control characters, what turns the direction of the text around it, and invisible marks and tags.
_GONE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
# Half characters and code points that are none: XML, JSON and UTF-8 refuse them.
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(rf"([{_RTL}](?:[{_RTL}\W\d_]*[{_RTL}])?)")


def clean(text: str) -> str:
    """`text` as one line: line breaks become spaces, control characters go, broken characters show as U+FFFD."""
    line = _SPACES.sub(" ", _BREAKS.sub(" ", text))
    return _BROKEN.sub("\ufffd", _GONE.sub("", line))


def by_direction(text: str) -> list[tuple[str, bool]]:
    """`text` cut where its direction changes: each piece, and whether it runs from right to left."""
    pieces = _RIGHT_TO_LEFT.split(text)
    return [(piece, bool(number % 2)) for number, piece in enumerate(pieces) if piece]
