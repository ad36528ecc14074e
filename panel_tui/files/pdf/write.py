"""Has a PDF set by typst, in a process of its own."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import panel_tui
from panel_tui.faults import BadInput, Fault, PanelError
from panel_tui.files.blocks import Document
from panel_tui.files.pdf.child import PNG
from panel_tui.files.pdf.layout import laid_out
from panel_tui.files.pdf.showable import Words

COMMAND = (sys.executable, "-P", "-m", "panel_tui.files.pdf.child")
LONGEST = 600
"""Seconds after which no PDF is expected any more: a thousand proposals take eight."""
MISSING = Fault("PDF files and pictures need typst, which is not installed", "Run: pip install 'panel-tui[office]'.")


@dataclass(frozen=True)
class Pdf:
    """A PDF file, and the characters that its fonts lack: each stands in it as its number, as in [U+4E2D]."""

    data: bytes
    replaced: tuple[str, ...] = ()


class NotSet(PanelError):
    """No PDF came of a document, by no fault of whoever asked for it."""

    def __init__(self, why: str) -> None:
        super().__init__(Fault(f"The PDF could not be made: {why}", "Take the Word file, and report this as a fault."))


def to_pdf(document: Document) -> Pdf:
    """`document` as PDF/UA-1 and PDF/A-2a; the same document gives the same bytes.

    Raises BadInput where typst is not installed, and NotSet where it gives up.
    """
    if find_spec("typst") is None:
        raise BadInput(MISSING)
    words = Words()
    data = _set(json.dumps(laid_out(document, words)).encode())
    return Pdf(data, tuple(sorted(words.replaced)))


@lru_cache(maxsize=2)
def pictures(drawings: tuple[str, ...]) -> tuple[bytes, ...]:
    """SVG drawings as PNG pictures, for files that hold no drawings: the same for the same. Raises as `to_pdf` does."""
    if not drawings:
        return ()
    if find_spec("typst") is None:
        raise BadInput(MISSING)
    return tuple(base64.b64decode(one) for one in json.loads(_set(json.dumps(drawings).encode(), PNG)))


def _set(told: bytes, *how: str) -> bytes:
    """What the process makes of what it is told."""
    root = str(Path(panel_tui.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            (*COMMAND, *how),
            input=told,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,  # a key that interrupts this process is not meant for that one
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotSet(f"typst was not done in {LONGEST // 60} minutes") from None
    except OSError as error:
        raise NotSet(f"typst could not be started ({error.strerror})") from error
    if done.returncode < 0:
        raise NotSet("typst ended unexpectedly, perhaps for want of memory")
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotSet(f"typst says “{lines[-1].rstrip('.') if lines else 'nothing'}”")
    return done.stdout
