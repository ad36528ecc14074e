"""Every byte of a pack and of a return, plain and sealed, altered in all 255 ways; every cut; bytes dropped or doubled.

What is sealed is altered in eight ways as well behind a line that is made to fit and signed anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from panel_tui.exchange.sealing import seal
from panel_tui.journal import Pen
from tests.panel import Panel
from tests.parcels import accepted, altered, key_of, signed_outside

BITS = tuple(1 << bit for bit in range(8))


def prove() -> bool:
    """Try them all; whether none was accepted."""
    with TemporaryDirectory() as folder:
        panel = Panel(Path(folder))
        pack = panel.pack("priya")
        panel.open(pack, "priya")
        panel.score("priya", "P-1", "3", "4")
        back = panel.give_back("priya")
        office, member = key_of(panel), key_of(panel, "priya")
    pens = {"pack": Pen(panel.founded.call, "office", office, panel.chance)}
    pens["return"] = Pen(panel.founded.call, "priya", member, panel.chance)
    sealed_pack = seal(pack, "pack", pens["pack"], [member.public], "six words")
    sealed_return = seal(back, "return", pens["return"], [office.public])
    parcels = {"pack": pack, "return": back, "sealed pack": sealed_pack, "sealed return": sealed_return}
    passes = partial(accepted, keys=[office, member])
    found = 0
    for name, data in parcels.items():
        if not passes(data):
            print(f"the untouched {name} is refused")
            return False
        tried = 0
        for what, spoilt in chain(_spoilt(data), _signed_anew(name, data, pens)):
            tried += 1
            if passes(spoilt):
                found += 1
                print(f"{name}: accepted with {what}")
        print(f"{name} of {len(data):,} bytes: {tried:,} alterations tried")
    print(f"{found} were accepted")
    return found == 0


def _spoilt(data: bytes) -> Iterator[tuple[str, bytes]]:
    for place, mask, spoilt in altered(data, range(1, 256)):
        yield f"byte {place} altered by {mask:#x}", spoilt
    for place in range(len(data)):
        yield f"its first {place} bytes alone", data[:place]
        yield f"byte {place} dropped", data[:place] + data[place + 1 :]
        yield f"byte {place} doubled", data[: place + 1] + data[place:]
    for byte in range(256):
        yield f"the byte {byte:#x} put behind it", data + bytes([byte])


def _signed_anew(name: str, data: bytes, pens: dict[str, Pen]) -> Iterator[tuple[str, bytes]]:
    """What is sealed, altered by somebody whose signature is right: only the seal itself can show it."""
    if not name.startswith("sealed "):
        return
    key, encrypted = pens[name.removeprefix("sealed ")].key, data.partition(b"\n")[2]
    for place, mask, spoilt in altered(encrypted, BITS):
        yield f"byte {place} inside altered by {mask:#x}", signed_outside(data, key, spoilt)
    for place in range(len(encrypted)):
        yield f"the first {place} bytes inside alone", signed_outside(data, key, encrypted[:place])
