"""Every byte of a pack and of a return altered in all 255 ways; every cut; every dropped or doubled byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.panel import Panel
from tests.parcels import accepted, altered


def prove() -> bool:
    """Try them all; whether none was accepted."""
    with TemporaryDirectory() as folder:
        panel = Panel(Path(folder))
        pack = panel.pack("priya")
        panel.open(pack, "priya")
        panel.score("priya", "P-1", "3", "4")
        parcels = {"pack": pack, "return": panel.give_back("priya")}
    found = 0
    for name, data in parcels.items():
        if not accepted(data):
            print(f"the untouched {name} is refused")
            return False
        tried = 0
        for what, spoilt in _spoilt(data):
            tried += 1
            if accepted(spoilt):
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
