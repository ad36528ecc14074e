"""Money as people write it, and as we show it. Always whole pence, never a float."""

from __future__ import annotations

import re
from fractions import Fraction

from panel_tui.call.written import plain

MOST = 100_000_000_000 * 100
"""£100bn in pence: more than any panel shares out, so anything above it is a slip of the keyboard."""

HOW = 'write it like "£1,250,000", "350k" or "£1.1m"'
UNITS = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
MINUS = frozenset("-−–(")

AMOUNT = re.compile(
    r"""
    (?: (?: up\ to | max(?:\.|imum)?(?:\ of)? | about | around | circa | c\.? | approx(?:\.|imately)? | ~ )\ ? )?
    (?P<sign> [-−–+]? )\ ?(?P<open> \( )?\ ?
    (?: (?: gbp | £ )\ ? )?
    (?P<inner> [-−–+]? )
    (?P<number> [0-9] (?: [0-9,.\ ]* [0-9] )? )
    \ ?(?P<unit> k | thousand | mn? | million | bn | billion )?
    (?: \ ?(?: gbp | pounds ) )?
    (?(open) \ ?\) )
    (?: \ ?\(?\ ?(?: max(?:\.|imum)? | in\ total | total )\ ?\)? )?
    """,
    re.VERBOSE,
)
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\ [0-9]{3})+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def parse_money(text: str) -> int:
    """The amount in `text`, in pence: "£1.1 m", "350k", "up to £3.3m", "GBP 2,000.50".

    Raises ValueError, with a sentence for a person, for what is empty, unclear, not above zero, finer than a penny, or
    above £100bn.
    """
    written, shown = plain(text, "amount of money", HOW)
    found = AMOUNT.fullmatch(written)
    if found is None:
        raise ValueError(f"{shown} is not an amount of money in pounds; {HOW}")
    if {found["sign"], found["inner"], found["open"]} & MINUS:
        raise ValueError(f"{shown} is below zero; an amount must be more than £0")
    return _pence(_pounds(found["number"], found["unit"] or "", shown), shown)


def _pounds(number: str, unit: str, shown: str) -> Fraction:
    """Commas or spaces must part thousands, and a point the pence: "1.250.000" and "1,25" could mean two things."""
    unclear = not (GROUPED.fullmatch(number) or PLAIN.fullmatch(number))
    if unclear or (not unit and re.search(r"\.[0-9]{3}$", number)):
        raise ValueError(f"{shown} can be read in two ways; write thousands and pence as in 1,250,000.50")
    scale: int = 10 ** UNITS[unit]
    return Fraction(number.replace(",", "").replace(" ", "")) * scale


def _pence(pounds: Fraction, shown: str) -> int:
    if not pounds:
        raise ValueError(f"{shown} is nothing; an amount must be more than £0")
    if pounds * 100 > MOST:
        raise ValueError(f"{shown} is more than £100bn; look for a wrong unit or too many noughts")
    if (pounds * 100).denominator != 1:
        raise ValueError(f"{shown} is finer than a penny; give at most two figures after the point")
    return int(pounds * 100)
