"""Somebody else's text: from bytes, and made safe to keep, show and print."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from panel_tui.faults import BadInput, Fault

MOST = 32_000_000
MARKS = 30
"""The most combining marks kept on one letter, as Unicode's stream-safe format has it: long runs take hours to sort."""

LOST = "\ufffd"
SAVE = "Save it again as UTF-8 (in Excel: Save As, CSV UTF-8)."

LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
ESCAPES = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[\\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)")
UNSEEN = re.compile("[\xad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    "\U000f0000-\U0010ffff"
    + "".join(f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(1, 15))
    + "]+"
)
MAYBE_MARKS = re.compile(f"[^\x00-\u02ff]{{{MARKS // 2 + 1},}}")


def decode(name: str, data: bytes, most: int = MOST) -> str:
    """The text in `data`: UTF-8, with or without its byte order mark, or UTF-16 with one.

    Raises BadInput for anything else (with the line), for a NUL, and for more than `most` bytes.
    """
    if len(data) > most:
        raise BadInput(Fault(f"it has {len(data):,} bytes; at most {most:,} are read", "Split it into parts.", name))
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = _utf16(name, data) if wide else _utf8(name, data)
    if (nul := text.find("\0")) >= 0:
        wrong = "there is a NUL character, as in a file that is not plain text"
        raise BadInput(Fault(wrong, SAVE, f"{name}, line {_line(text[:nul])}"))
    return text


def clean(text: str) -> str:
    """What is kept of somebody else's words. Cleaning twice changes nothing.

    Characters are composed (NFC) and lines end in a newline. Terminal escape sequences go, and so do marks that are not
    seen but turn, hide or part the words around them (bidirectional overrides, zero-width spaces, soft hyphens, tags).
    Word's private bullet becomes a bullet. What else cannot be shown, control and private characters, NUL and halves of
    surrogate pairs, leaves a visible U+FFFD, one for each run.
    """
    if text.isascii() and text.isprintable():
        return text
    text = ESCAPES.sub("", LINE_END.sub("\n", text))
    text = UNFIT.sub(LOST, UNSEEN.sub("", text.replace("\uf0b7", "•").replace("\uf0a7", "▪")))
    return unicodedata.normalize("NFC", MAYBE_MARKS.sub(_fewer_marks, text))


def short(text: str, most: int = 40) -> str:
    """`text` on one line, in quotation marks, cut to `most` characters: for naming it in a message."""
    line = " ".join(clean(text[: 4 * most]).split())
    return f'"{line}"' if len(line) <= most else f'"{line[: most - 1]}…"'


def _utf8(name: str, data: bytes) -> str:
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        wrong = f'the byte {byte:02X} is not UTF-8; in Windows text it would be "{_windows(byte)}"'
        place = f"{name}, line {_line(error.object[: error.start].decode('latin-1'))}"
        raise BadInput(Fault(wrong, SAVE, place)) from None


def _utf16(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        wrong = f"it begins as UTF-16 but is broken at byte {error.start + 1:,}"
        raise BadInput(Fault(wrong, SAVE, name)) from None


def _windows(byte: int) -> str:
    return clean(bytes([byte]).decode("cp1252", errors="replace"))


def _line(before: str) -> int:
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def _fewer_marks(run: re.Match[str]) -> str:
    """The run without what goes beyond `MARKS` combining marks on one letter."""
    kept: list[str] = []
    marks = 0
    for letter in run[0]:
        # A mark may be made of two, as U+0344 is.
        marks = marks + len(unicodedata.normalize("NFD", letter)) if unicodedata.combining(letter) else 0
        if marks <= MARKS:
            kept.append(letter)
    return "".join(kept)
