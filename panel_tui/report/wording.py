"""How the paper words what it says: singular and plural, lists, sentences, and figures with their keys."""

from __future__ import annotations

import re
from collections.abc import Sequence

from panel_tui.figures.rounding import show_money, show_percent
from panel_tui.files.blocks import Column, Para, Span, Spans

Part = str | Span | Spans
YEARS = re.compile(r"([0-9]{2})([0-9]{2})[-/]([0-9]{2})")


def said(*parts: Part) -> Spans:
    """Plain words, spans and runs of spans as one run."""
    found: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            found += [Span(part)] if part else []
        else:
            found += [part] if isinstance(part, Span) else part
    return tuple(found)


def para(*parts: Part, label: str = "") -> Para:
    """A paragraph of our own words and keyed figures."""
    return Para(said(*parts), label=label)


def theirs(text: str, bold: bool = False) -> Span:
    """Somebody else's words."""
    return Span(text, bold=bold, outside=True)


def money(key: str, pence: int, bold: bool = False) -> Span:
    """A sum under its key."""
    return Span(show_money(pence), bold=bold, key=key)


def figure(key: str, text: str) -> Span:
    """A figure as it is shown, under its key."""
    return Span(text, key=key)


def number(key: str, count: int) -> Span:
    """A count under its key."""
    return Span(f"{count:,}", key=key)


def share(key: str, part: int, whole: int) -> Span:
    """A part of a sum in whole per cent under its key; a dash where the sum is nothing."""
    return Span(show_percent(part, whole), key=key)


def counted(key: str, count: int, one: str, several: str = "") -> Spans:
    """A keyed count with its noun: "1 proposal", "12 proposals"."""
    return said(number(key, count), f" {plural(count, one, several)}")


def plural(count: int, one: str, several: str = "") -> str:
    """The word that goes with the count; `several` where an s at the end is not enough."""
    return one if count == 1 else several or f"{one}s"


def listed(parts: Sequence[Part], last: str = "and") -> Spans:
    """Some things in a sentence: a, b and c."""
    found: list[Part] = []
    for place, part in enumerate(parts):
        if place:
            found.append(f" {last} " if place == len(parts) - 1 else ", ")
        found.append(part)
    return said(*found)


def parted(parts: Sequence[Part], by: str = "; ") -> Spans:
    """Some things one after the other, parted by semicolons: each may have commas of its own."""
    return said(*(part for place, one in enumerate(parts) for part in ((by, one) if place else (one,))))


def capital(text: str) -> str:
    """`text` beginning with a capital; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Somebody's words as a sentence: a capital first, and a full stop where there is no end yet."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…:;”\"'" else f"{text}."


def the(name: str) -> str:
    """A body's name in the middle of a sentence: the Investment Board."""
    return f"the {name[4:]}" if name.casefold().startswith("the ") else f"the {name}"


def year(name: str) -> str:
    """A financial year as it is written: 2017 to 2018."""
    found = YEARS.fullmatch(name)
    if found is None:
        return name
    century = int(found[1]) + (found[2] == "99")
    return f"{found[1]}{found[2]} to {century}{found[3]}"


def texts(*titles: str) -> tuple[Column, ...]:
    """Columns of text."""
    return tuple(Column(title) for title in titles)
