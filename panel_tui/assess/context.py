"""Words in context: as much of a paragraph as fits on a line, around what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

CUT = "…"
BEFORE = 3
"""One part in so many of the room that is left goes before what was found, so that it is read in its sentence."""
BREAK = re.compile(r"\s+")


class Span(NamedTuple):
    """A piece of text, and whether it is what was looked for."""

    text: str
    is_match: bool


def in_context(spans: Sequence[Span], width: int) -> tuple[Span, ...]:
    """The part of a paragraph with the most of what was found, on one line of at most `width` characters.

    It is cut between words, with … where something was left out.
    """
    line = _one_line(span for span in spans if span.text)
    ends = list(accumulate(len(span.text) for span in line))
    text = "".join(span.text for span in line)
    if len(text) <= width:
        return line
    found = [(end - len(span.text), end) for span, end in zip(line, ends, strict=True) if span.is_match]
    first, last = _best(text, found, width)
    start, stop = _cut(text, first, last, width)
    kept = _between(line, start, stop)
    return tuple(_joined([Span(CUT if start else "", False), *kept, Span(CUT if stop < len(text) else "", False)]))


def _one_line(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span if span.text.isprintable() else Span(BREAK.sub(" ", span.text), span.is_match) for span in spans)


def _best(text: str, found: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """From where to where the most different words stand that were found, within two thirds of the width."""
    best, most = (0, 0), 0
    after = 0
    for number, (first, end) in enumerate(found):
        after = max(after, number + 1)
        while after < len(found) and found[after][1] - first <= width * 2 // 3:
            after += 1
        different = len({text[one:other].casefold() for one, other in found[number:after]})
        if different > most:
            best, most = (first, max(end, found[after - 1][1])), different
    return best


def _cut(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """From where to where the line runs, with room for what stands for the rest."""
    room = max(0, width - (last - first) - 2 * len(CUT))
    start = max(0, min(first - room // BEFORE, len(text) - width + len(CUT)))
    if start:
        start = min(max(first, start), _next_word(text, start))
    stop = start + width - (len(CUT) if start else 0)
    if stop >= len(text):
        return start, len(text)
    stop -= len(CUT)
    space = text.rfind(" ", max(start, last), stop + 1)
    return start, space if space > start else max(start, stop)


def _next_word(text: str, place: int) -> int:
    """Where the first word begins at or after `place`."""
    if text[place - 1] == " ":
        return place
    space = text.find(" ", place)
    return len(text) if space < 0 else space + 1


def _between(line: Sequence[Span], start: int, stop: int) -> list[Span]:
    kept, place = [], 0
    for span in line:
        kept.append(Span(span.text[max(0, start - place) : max(0, stop - place)], span.is_match))
        place += len(span.text)
    return kept


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans without empty ones, neighbours of one kind made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].is_match == span.is_match:
            joined[-1] = Span(joined[-1].text + span.text, span.is_match)
        elif span.text:
            joined.append(span)
    return joined
