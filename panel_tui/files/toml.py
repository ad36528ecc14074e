"""TOML files that people write by hand: their values, and on which line each of them stands."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

import tomli

from panel_tui.faults import BadInput, Fault
from panel_tui.files.text import decode

LARGEST = 1_000_000
DEEPEST = 20
"""Levels of nesting that have lines of their own. Deeper ones, which no file of ours has, stand with their parents."""

Path = tuple[str | int, ...]

TOKEN = re.compile(
    r"""
      (?P<blank>[ \t\r]+|\#[^\n]*)
    | (?P<word>
          \"{3}(?:[^"\\]|\\.|"(?!""))*"{3,5}
        | '{3}(?:[^']|'(?!''))*'{3,5}
        | "(?:[^"\\\n]|\\.)*"
        | '[^'\n]*'
        | [^\s\[\]{},=."'\#]+
      )
    | (?P<mark>[\n\[\]{},=.])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as read: its values (decimals as `Decimal`), and where each stands."""

    name: str
    data: Mapping[str, object]
    text: str

    def line(self, path: Path) -> int:
        """The line on which `path` stands, or else its nearest parent; 0 where there is none."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines[path] if path else 0

    def place(self, path: Path = ()) -> str:
        """Where `path` stands, for a message: "call.toml, line 12", or only "call.toml"."""
        line = self.line(path)
        return f"{self.name}, line {line}" if line else self.name

    @cached_property
    def _lines(self) -> Mapping[Path, int]:
        return _Index(self.text).lines


def read_toml(name: str, data: bytes) -> TomlFile:
    """The TOML file `name` that holds `data`: UTF-8, at most a megabyte. Raises BadInput."""
    text = _decoded(name, data)
    try:
        return TomlFile(name, tomli.loads(text, parse_float=_decimal), text)
    except tomli.TOMLDecodeError as error:
        wrong = f"this is not TOML: {error.msg[:1].lower()}{error.msg[1:]}"
        right = 'Look at this line and the one before. A line reads name = "text", name = 12, or [name].'
        raise BadInput(Fault(wrong, right, f"{name}, line {error.lineno}")) from None
    except RecursionError:
        raise BadInput(Fault("lists or tables are nested too deeply", "A few levels are enough.", name)) from None
    except ValueError:
        raise BadInput(Fault("a number has thousands of digits", "Write it shorter.", name)) from None


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadInput(Fault("the file is in UTF-16, and TOML is always UTF-8", "Save it again as UTF-8.", name))
    return decode(name, data, LARGEST).replace("\r\n", "\n")


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all bounds: whoever wants a number refuses NaN, and knows its line
        return Decimal("NaN")


class _Index:
    """Finds the line of every key and list item of a text which is known to be right TOML."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}
        self.tokens: list[tuple[str, int]] = []
        line = 1
        for found in TOKEN.finditer(text):
            if found.lastgroup != "blank":
                self.tokens.append((found[0], line))
            line += found[0].count("\n")
        self.tokens.append(("", line))
        self.at = 0
        here: Path = ()
        while self.next:
            if self.next == "\n":
                self.at += 1
            elif self.next == "[":
                here = self.header()
            else:
                self.pair(here)

    @property
    def next(self) -> str:
        return self.tokens[self.at][0]

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.tokens[self.at][1])

    def header(self) -> Path:
        """`[a.b]` or `[[a.b]]`: the path of the table that begins here."""
        self.at += 1
        several = self.next == "["
        self.at += several
        parts = self.key()
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            self.note(path)
            if several and number == len(parts):
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path = (*path, self.tables[path])
                self.note(path)
        self.at += 1 + several
        # The first line of a table is its own header, even where a table inside it came before.
        self.lines[path] = self.tokens[self.at - 1][1]
        return path

    def key(self) -> list[str]:
        """The parts of a dotted key, at most `DEEPEST`; stops after it."""
        parts: list[str] = []
        while self.next not in ("=", "]"):
            if self.next != ".":
                word = self.next
                parts.append(str(tomli.loads(f"k = {word}")["k"]) if word[0] in "\"'" else word)
            self.at += 1
        return parts[:DEEPEST]

    def pair(self, table: Path) -> None:
        """`key = value`; stops after it."""
        start = self.at
        path = table
        for part in self.key():
            path = (*path, part)
            self.lines.setdefault(path, self.tokens[start][1])
        self.at += 1
        self.value(path)

    def value(self, path: Path) -> None:
        """A plain value, a list or an inline table; stops after it."""
        if self.next not in ("[", "{"):
            while self.next not in ("\n", ",", "]", "}", ""):
                self.at += 1
            return
        if len(path) > DEEPEST:
            self.skip()
            return
        in_list = self.next == "["
        self.at += 1
        number = 0
        while self.next not in ("]", "}"):
            if self.next in ("\n", ","):
                self.at += 1
            elif in_list:
                self.note((*path, number))
                self.value((*path, number))
                number += 1
            else:
                self.pair(path)
        self.at += 1

    def skip(self) -> None:
        """A list or an inline table whose inside does not matter; stops after it."""
        depth = 0
        while True:
            depth += (self.next in ("[", "{")) - (self.next in ("]", "}"))
            self.at += 1
            if depth == 0:
                return
