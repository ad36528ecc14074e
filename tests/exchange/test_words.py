"""The words of passphrases: what can be checked of how they were chosen."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from panel_tui.exchange.words import WORDS


def test_there_are_ten_bits_of_words() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2**10


def test_each_is_three_to_six_small_letters() -> None:
    assert [word for word in WORDS if not re.fullmatch(r"[a-z]{3,6}", word)] == []


def test_they_are_sorted() -> None:
    assert list(WORDS) == sorted(WORDS)


def test_the_first_four_letters_tell_a_word() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)
    # In a sorted list, a word that begins others stands just before one of them.
    assert [(one, other) for one, other in pairwise(WORDS) if other.startswith(one)] == []


def test_none_is_the_plural_of_another() -> None:
    known = set(WORDS)
    assert [word for word in WORDS if {f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies"} & known] == []


def test_one_wrong_letter_makes_no_other_word() -> None:
    exchanged = Counter(f"{word[:at]}?{word[at + 1 :]}" for word in WORDS for at in range(len(word)))
    assert [shape for shape, words in exchanged.items() if words > 1] == []
    dropped = {word[:at] + word[at + 1 :] for word in WORDS for at in range(len(word))}
    assert dropped & set(WORDS) == set()
