"""Altering what was right: bytes, lines and words, and JSON, by chance and yet the same at every run of a seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

LARGEST = 200_000
WORDS = (
    b"", b"\0", b"\n", b"\r\n", b"\t", b"  ", b",", b";", b'"', b"'", b"[", b"]", b"{", b"}", b"#", b"=", b"-",
    b"0", b"-1", b"1e999", b"NaN", b"null", b"true", b"9" * 400, b"99999999999999999999", b"0.1", "½".encode(),
    "１２".encode(), b"\xff", b"\xed\xa0\x80", "\u202e".encode(), "é".encode(), "e\u0301".encode(),
    "\U0001f4a9".encode(), b"../..", b"%s%n", b"A" * 5_000, b"\xef\xbb\xbf", "£".encode(), "\u2028".encode(),
    b"1999-02-30", b"31/12/9999", b"[[", b"((((", b"<!--", b"```", b"|",
)  # fmt: skip
"""What has upset a reader somewhere before."""
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**53 - 1, 10**15, "", " ", "x", "0", "-0", "1.5", "NaN", "½", "\0", "\u202e",
    "a" * 5_000, "0" * 64, "../x", [], {}, [None], {"": ""}, [[[[]]]], {"cleared": True}, "2017-05-12", "9999-99-99",
    "fund", "P-1", "priya",
)  # fmt: skip


class Mutator:
    """Alters by chance, drawn from one seed."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def bytes(self, data: bytes, others: Sequence[bytes] = (), words: Sequence[bytes] = ()) -> bytes:
        """`data` with a few things altered; `others` are spliced with it, `words` put into it."""
        for _ in range(self.random.choice((1, 1, 1, 2, 3, 8))):
            data = self.random.choice(ALTERATIONS)(self.random, data, others, (*WORDS, *words))
        return data[:LARGEST]

    def json(self, value: Any) -> Any:
        """The same JSON with one thing in it altered."""
        random = self.random
        if isinstance(value, dict) and value and random.random() < 0.85:
            key = random.choice(sorted(value))
            if random.random() < 0.1:
                return {name: one for name, one in value.items() if name != key}
            if random.random() < 0.1:
                return {**value, random.choice(("more", "cleared", key.upper())): random.choice(ODD)}
            return {**value, key: self.json(value[key])}
        if isinstance(value, list) and value and random.random() < 0.85:
            at = random.randrange(len(value))
            return [*value[:at], *([] if random.random() < 0.2 else [self.json(value[at])]), *value[at + 1 :]]
        if isinstance(value, str) and value and random.random() < 0.4:
            return self.bytes(value.encode()).decode(errors="ignore")
        return random.choice(ODD)


Alteration = Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def _flip(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    at, end = _span(random, data, 1)
    return data[:at] + bytes(one ^ 1 << random.randrange(8) for one in data[at:end]) + data[end:]


def _cut(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _without(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    at, end = _span(random, data, 40)
    return data[:at] + data[end:]


def _again(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    at, end = _span(random, data, 60)
    return data[:end] + data[at:end] * random.choice((1, 1, 2, 50, 1_000)) + data[end:]


def _word(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    at, end = _span(random, data, 12)
    return data[:at] + random.choice(words) + data[random.choice((at, end)) :]


def _splice(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    other = random.choice(others or [data])
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _lines(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = (random.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[random.choice((one, other))]
    return b"\n".join(lines)


def _cells(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One cell, value or word replaced."""
    for mark in random.sample((b",", b"=", b" ", b"\n"), 4):
        parts = data.split(mark)
        if len(parts) > 2:
            parts[random.randrange(len(parts))] = random.choice(words)
            return mark.join(parts)
    return data


def _span(random: Random, data: bytes, most: int) -> tuple[int, int]:
    at = random.randrange(len(data) + 1)
    return at, min(len(data), at + random.randint(1, most))


ALTERATIONS: tuple[Alteration, ...] = (_flip, _cut, _without, _again, _word, _word, _splice, _lines, _cells, _cells)
