"""Puts the parts of a document into a ZIP: the same parts are the same bytes, whenever they are put together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

DATED = (1980, 1, 1, 0, 0, 0)
"""The date of every part, the first that a ZIP can hold."""


def zipped(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """`parts` in the order of their names, all of one date. The one named `first` opens the file, as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, DATED)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            whole.writestr(info, parts[name])
    return out.getvalue()


def unzipped(package: bytes) -> dict[str, bytes]:
    """The parts of a ZIP that a library of ours has just written."""
    with zipfile.ZipFile(io.BytesIO(package)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}
