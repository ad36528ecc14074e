"""Bytes that lie in a file: read piece by piece where they may be many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import SEEK_END, BytesIO
from typing import IO

PIECE = 2**16


@dataclass(frozen=True)
class Part:
    """`length` bytes from `at` on in a file that stays open."""

    file: IO[bytes]
    at: int
    length: int

    @classmethod
    def of(cls, data: bytes) -> Part:
        """A part that is in memory."""
        return cls(BytesIO(data), 0, len(data))

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, a piece at a time."""
        for at in range(0, self.length, PIECE):
            self.file.seek(self.at + at)
            yield self.file.read(min(PIECE, self.length - at))

    def front(self, most: int) -> bytes:
        """Its first bytes, `most` of them or fewer."""
        self.file.seek(self.at)
        return self.file.read(min(most, self.length))

    def whole(self) -> bytes:
        """All its bytes."""
        return self.front(self.length)

    def digest(self) -> str:
        """The SHA-256 of its bytes, in hex."""
        found = sha256()
        for piece in self.pieces():
            found.update(piece)
        return found.hexdigest()


def rest_of(file: IO[bytes], at: int) -> Part:
    """What lies in `file` from `at` to its end."""
    return Part(file, at, max(0, file.seek(0, SEEK_END) - at))
