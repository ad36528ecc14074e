"""Making much of little: streams that swell, chains of many entries, a signed end of one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256

from panel_tui.journal import Pen, SignedHead, digest
from panel_tui.journal.entry import header_text


def swollen(block: bytes, times: int) -> bytes:
    """A right zlib stream that unpacks to `block`, so many times: each time costs a thousandth of it."""
    packer = zlib.compressobj(9, wbits=-15)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    end = zlib.compressobj(9, wbits=-15).flush()
    return b"".join([b"\x78\xda", once * times, end, check.to_bytes(4, "big")])


def packed(lines: Iterator[str] | list[str]) -> bytes:
    """Entries, compressed while they are made."""
    packer = zlib.compressobj(1)
    pieces = [packer.compress(f"\n{line}".encode() if at else line.encode()) for at, line in enumerate(lines)]
    return b"".join([*pieces, packer.flush()])


def headers(pen: Pen, count: int, first: int = 1) -> Iterator[str]:
    """A chain of so many entries whose words are withheld, in their order."""
    prev: str | None = None if first == 1 else "a" * 64
    for seq in range(first, first + count):
        header = header_text(pen.call, pen.author, pen.device, seq, prev, _time(seq), "[]", "b" * 64)
        prev = sha256(header.encode()).hexdigest()
        yield f"{header}\t"


def with_bodies(pen: Pen, value: str, count: int, after: tuple[int, str | None] = (0, None)) -> Iterator[str]:
    """A chain of so many entries of a kind that nobody knows, each of which says `value` (canonical JSON)."""
    last, prev = after
    for seq in range(last + 1, last + count + 1):
        body = f'{{"about":{{}},"kind":"odd","salt":"{seq:032x}","source":"own","value":{value}}}'
        header = header_text(pen.call, pen.author, pen.device, seq, prev, _time(seq), "[]", digest(body))
        prev = digest(header)
        yield f"{header}\t{body}"


def _time(seq: int) -> str:
    day, second = divmod(seq, 86_400)
    return f"20{day // 28 // 12 % 100:02}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}T" + (
        f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    )


def head_of(pen: Pen) -> tuple[str, str, str, int, str]:
    head: SignedHead = pen.sign_head(1, "a" * 64)
    return head.device, head.key, head.id, head.seq, head.signature
