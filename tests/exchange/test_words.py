"""The words of passphrases: as many as ten bits take, and easily told apart."""

from __future__ import annotations

from panel_tui.exchange.words import WORDS


def test_there_are_as_many_as_ten_bits_take_in_order() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert list(WORDS) == sorted(WORDS)


def test_they_are_short_and_plain() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 6 for word in WORDS)
    assert not {f"{word}s" for word in WORDS} & set(WORDS)


def test_four_letters_tell_which_it_is() -> None:
    assert len({word[:4] for word in WORDS}) == 1024
    short = {word for word in WORDS if len(word) == 3}
    assert not any(word[:3] in short for word in WORDS if len(word) > 3)
