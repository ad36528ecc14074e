"""Likely places as a bar: as wide as it is told, each place in its own cells, the money between two of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.recommend.beside import Beside
from panel_tui.tui.widgets.likely import axis, bar


def drawn(width: int, side: Beside, half: tuple[int, int] | None = None, most: tuple[int, int] | None = None) -> str:
    """The signs of a bar."""
    return "".join(text for text, _ in bar(width, side, half, most))


def side(place: int, among: int, funded: int | None) -> Beside:
    """A proposal at a place."""
    return Beside("P-1", place, among, funded)


def test_bars_of_three_places() -> None:
    assert drawn(13, side(2, 3, 2)) == "      │ ┊    "
    assert drawn(13, side(2, 3, 2), (2, 2), (2, 3)) == "    ━━┿━┊───┤"
    assert drawn(13, side(2, 3, 2), (2, 2), (1, 3)) == "├───━━┿━┊───┤"
    assert drawn(13, side(3, 3, 1), (1, 1), (1, 2)) == "━━━━┊───┤  │ "
    assert drawn(13, side(1, 3, 0), (2, 3), (1, 3)) == "┊├─┼─━━━━━━━━"
    assert drawn(13, side(1, 3, 3), (1, 2), (1, 3)) == "━━┿━━━━━───┤┊"
    assert drawn(13, side(1, 3, None), (1, 2), (1, 3)) == "━━┿━━━━━───┤ "
    assert drawn(5, side(1, 3, 1), (1, 2), (1, 3)) == "     "


def test_what_stands_over_the_bars() -> None:
    assert axis(13, [side(1, 3, 2)]) == "1   place   3"
    assert axis(20, [side(1, 3, None), side(1, 2, None)]) == "1  in its part  last"
    assert axis(13, [side(1, 1, 1)]).split() == ["1", "place"]
    assert axis(13, []) == " " * 13
    assert len(axis(5, [side(1, 3, 2)])) == 5


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, Beside, tuple[int, int], tuple[int, int]]:
    """A width, a proposal among others, and its likely places, those at 50% within those at 90%."""
    among = draw(st.integers(1, 300))
    places = sorted(draw(st.lists(st.integers(1, among), min_size=4, max_size=4)))
    funded = draw(st.none() | st.integers(0, among))
    place = draw(st.integers(1, among))
    return draw(st.integers(8, 70)), side(place, among, funded), (places[1], places[2]), (places[0], places[3])


@given(cases())
def test_any_bar_has_its_width_and_one_tick_on_its_side_of_the_money(
    case: tuple[int, Beside, tuple[int, int], tuple[int, int]],
) -> None:
    width, one, half, most = case
    signs = drawn(width, one, half, most)
    assert len(signs) == width
    ticks = [at for at, sign in enumerate(signs) if sign in "│┿┼"]
    assert len(ticks) == 1
    money = [at for at, sign in enumerate(signs) if sign == "┊"]
    assert len(money) == (one.funded is not None)
    room = width - 1
    if money and one.funded is not None and room >= one.among:
        assert (ticks[0] < money[0]) == (one.place <= one.funded)
    thick = [at for at, sign in enumerate(signs) if sign in "━┿"]
    assert thick
    assert thick[-1] - thick[0] + 1 - len(thick) <= 1  # nothing but the money stands between
    if room >= one.among:
        bare = drawn(width, side(one.place, one.among, None), half, most)
        middles = [(at + 0.5) * one.among / room for at in range(room)]  # of each cell, in places
        assert all(sign in "━┿" for at, sign in zip(middles, bare, strict=False) if half[0] - 1 < at < half[1])
        assert not any(
            sign in "━┿" for at, sign in zip(middles, bare, strict=False) if not half[0] - 1 <= at <= half[1]
        )
