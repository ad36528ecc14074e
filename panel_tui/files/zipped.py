"""ZIP files whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

DATED = (1980, 1, 1, 0, 0, 0)
"""The date of every part, the first that a ZIP can hold: the same parts are the same bytes, whenever made."""


def zipped(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """The parts in the order of their names. The one that must stand `first` does so, and is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, DATED)
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, parts[name])
    return out.getvalue()


def unzipped(package: bytes) -> dict[str, bytes]:
    """The parts of a package that we made."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
