"""How figures are shown: the one place where an exact figure is rounded, always half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

NONE = "–"
MOST_PLACES = 12


def half_up(figure: Fraction, places: int = 0) -> Decimal:
    """`figure` to so many decimal places, halves away from zero: 0.5 is 1, 2.25 to one place is 2.3."""
    whole = abs(figure) * 10**places + Fraction(1, 2)
    digits = whole.numerator // whole.denominator
    return Decimal(-digits if figure < 0 else digits).scaleb(-places)


def show_total(total: Fraction | None, places: int = 1) -> str:
    """A total, a mean or a median: "54.0"; a dash where there is none."""
    return NONE if total is None else f"{half_up(total, places):,f}"


def show_number(figure: Fraction | None, places: int = 2) -> str:
    """A score, a weight or a floor without idle zeros: "3", "3.5", "62.5"; a dash where there is none."""
    if figure is None:
        return NONE
    shown = show_total(figure, places)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def show_apart(figure: Fraction, limit: Fraction, places: int = 1) -> tuple[str, str]:
    """A total and what it is held against, with as many places as it takes to see that they differ: 59.96, not 60.0."""
    while figure != limit and places < MOST_PLACES and half_up(figure, places) == half_up(limit, places):
        places += 1
    return show_total(figure, places), show_number(limit, MOST_PLACES)


def show_percent(part: Fraction | int, whole: Fraction | int) -> str:
    """`part` of `whole` in whole per cent: 126 of 250 is "50%"; a dash of nothing."""
    return f"{half_up(Fraction(part) * 100 / whole):f}%" if whole else NONE


def show_money(pence: int) -> str:
    """A sum in pounds, with pence only where there are any: "£1,420,000", "£0.05"."""
    sign = "-" if pence < 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}£{pounds:,}.{rest:02}" if rest else f"{sign}£{pounds:,}"


def show_place(place: int | None, tied: bool = False) -> str:
    """A place in a ranking: "3", "=3" where it is shared, a dash where it is not ranked."""
    if place is None:
        return NONE
    return f"={place}" if tied else f"{place}"


def show_count(number: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: "1 proposal", "12 proposals"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def show_rounded(figure: float | None, places: int = 1, sign: bool = False) -> str:
    """An estimated figure, such as a calibrated score: "54.0"; with `sign` "+1.2" where above 0; a dash for none."""
    shown = show_total(None if figure is None else Fraction(figure), places)
    return f"+{shown}" if sign and figure and figure > 0 and shown.strip("0.") else shown
