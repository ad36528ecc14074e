"""Exact numbers: scores, weights and floors as people write them, and as canonical text."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

LONGEST = 40
LARGEST = 10**12
PLACES = 9
NUMBER = re.compile(rf"[+-]?[0-9]+(\.[0-9]{{1,{PLACES}}})?")
RATIO = re.compile(r"(-?[0-9]+)/([1-9][0-9]*)")


def read_exact(given: object) -> Fraction:
    """`given` (an integer, a Decimal, a Fraction, or their text) as an exact fraction.

    Raises ValueError for anything else: a float, a boolean, NaN, infinity, text that is no number, more than nine
    decimal places, or a trillion and more.
    """
    if isinstance(given, Fraction):
        return given
    if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
        raise ValueError("should be a whole or decimal number")
    if isinstance(given, int):
        number = Fraction(given)
    elif isinstance(given, Decimal):
        number = _decimal(given)
    else:
        number = _text(given.strip())
    if abs(number) >= LARGEST:
        raise ValueError("is too large a number")
    return number


def show_exact(number: Fraction) -> str:
    """`number` as canonical text: "3", "3.5", and "100/3" where nine decimal places are not enough."""
    scaled = number * 10**PLACES
    if scaled.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    whole, rest = divmod(abs(scaled.numerator), 10**PLACES)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{rest:0{PLACES}}".rstrip("0").rstrip(".")


def _decimal(given: Decimal) -> Fraction:
    # Looked at before it is turned: 1E+999999999 is a short text and an endless integer.
    _, digits, exponent = given.as_tuple()
    if not isinstance(exponent, int) or abs(exponent) > LONGEST or len(digits) > LONGEST:
        raise ValueError("should be a number of ordinary size")
    number = Fraction(given)
    if (number * 10**PLACES).denominator != 1:
        raise ValueError(f"has more than {PLACES} decimal places")
    return number


def _text(text: str) -> Fraction:
    if len(text) > LONGEST:
        raise ValueError(f"has more than {LONGEST} characters")
    if NUMBER.fullmatch(text):
        return Fraction(text)
    parts = RATIO.fullmatch(text)
    if parts is None:
        raise ValueError("should be a number")
    return Fraction(int(parts[1]), int(parts[2]))
