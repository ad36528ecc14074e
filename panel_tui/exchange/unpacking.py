"""Lines packed and unpacked (zlib), a piece at a time: what swells without end costs neither memory nor time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from panel_tui.exchange.limits import Most
from panel_tui.exchange.part import PIECE, Part
from panel_tui.faults import BadInput, Fault
from panel_tui.journal.entry import LONGEST

AGAIN = "Ask for it to be sent again."


def pack_lines(lines: Iterable[str]) -> bytes:
    """`lines`, compressed. The same lines give the same bytes."""
    return zlib.compress("\n".join(lines).encode(), 6)


def lines(name: str, part: Part, most: Most) -> Iterator[bytes]:
    """The lines in a compressed part of the parcel called `name`.

    Raises BadInput where it cannot be unpacked, where a line is longer than any entry, or where there are more than
    `most`.
    """
    for number, line in enumerate(_split(name, _unpacked(name, part, most.text))):
        if number >= most.entries:
            raise _bad(name, f"It holds more than the {most.entries:,} entries that it may have")
        yield line


def _split(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    begun: list[bytes] = []
    size = 0
    for piece in pieces:
        first, *others = piece.split(b"\n")
        begun.append(first)
        size += len(first)
        if size > LONGEST:
            raise _bad(name, f"An entry in it is longer than {LONGEST // 2**20} MB, as none is")
        if others:
            yield b"".join(begun)
            yield from others[:-1]  # no piece is longer than an entry may be
            begun, size = [others[-1]], len(others[-1])
    if begun:
        yield b"".join(begun)


def _unpacked(name: str, part: Part, most: int) -> Iterator[bytes]:
    expander = zlib.decompressobj()
    pieces = part.pieces()
    packed = b""
    size = 0
    while not expander.eof:
        packed = packed or next(pieces, b"")
        try:
            unpacked = expander.decompress(packed, PIECE)
        except zlib.error as error:
            raise _bad(name, "The entries in it cannot be unpacked") from error
        if not (packed or unpacked):
            raise _bad(name, "The entries in it end too early")
        size += len(unpacked)
        if size > most:
            raise _bad(name, f"The entries in it are larger than any panel's: more than {most // 2**20} MB")
        if unpacked:
            yield unpacked
        packed = expander.unconsumed_tail
    if expander.unused_data or next(pieces, b""):
        raise _bad(name, "Something lies behind the entries in it")


def _bad(name: str, wrong: str) -> BadInput:
    return BadInput(Fault(wrong, AGAIN, name))
