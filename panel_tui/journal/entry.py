"""An entry: something said, in a form that anyone can check and nobody can alter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, cast

from panel_tui.journal.canonical import Json, NotCanonicalError, canonical, decoded, digest, parse, quoted

Source = Literal["own", "transcribed"]
LONGEST = 2**20
"""So many bytes an entry may have that is said: longer ones are not taken in from anywhere."""


class Register(NamedTuple):
    """What an entry is about, for example one member's score on one criterion of one proposal."""

    kind: str
    about: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, kind: str, /, **about: str) -> Register:
        """The one way to make a register, so that equal ones compare equal."""
        return cls(kind, tuple(sorted(about.items())))

    def part(self, key: str) -> str:
        """The part of the register called `key`; empty where it has none."""
        for name, part in self.about:
            if name == key:
                return part
        return ""

    @property
    def text(self) -> str:
        """What it is about, as canonical JSON: how it is filed beside its kind."""
        return "{" + ",".join([f"{quoted(name)}:{quoted(part)}" for name, part in self.about]) + "}"


@dataclass(frozen=True)
class Body:
    """What was said. `salt` keeps a withheld body from being guessed by its hash."""

    salt: str
    register: Register
    value: Json
    source: Source = "own"

    @cached_property
    def text(self) -> str:
        """The body as canonical JSON: what is hashed, stored and sent."""
        kind, about = self.register
        return canonical(
            {"salt": self.salt, "kind": kind, "about": dict(about), "value": self.value, "source": self.source}
        )

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical text."""
        return digest(self.text)

    @classmethod
    def read(cls, text: str) -> Body:
        """The body of a canonical text. Raises NotCanonicalError where it is none."""
        body = cls.of(parse(text))
        body.__dict__["text"] = text
        return body

    @classmethod
    def of(cls, content: Json) -> Body:
        """The body of parsed JSON. Raises NotCanonicalError where its form is wrong."""
        if not isinstance(content, dict) or content.keys() != BODY_KEYS:
            raise NotCanonicalError("has a body with other fields than about, kind, salt, source and value")
        salt, kind, about, source = content["salt"], content["kind"], content["about"], content["source"]
        if not (isinstance(salt, str) and isinstance(kind, str) and isinstance(about, dict)):
            raise NotCanonicalError("has a body whose fields are of the wrong type")
        if not all(isinstance(part, str) for part in about.values()) or not "".join(about).isascii():
            raise NotCanonicalError("has a register that is not text")
        if source not in ("own", "transcribed"):
            raise NotCanonicalError("has an unknown source")
        register = Register.of(kind, **cast("dict[str, str]", about))
        return cls(salt, register, content["value"], cast(Source, source))


BODY_KEYS = {"salt", "kind", "about", "value", "source"}
HASH = re.compile(r"[0-9a-f]{64}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
HEADER_KEYS = {"call", "author", "device", "seq", "prev", "at", "replaces", "body_hash"}


@dataclass(frozen=True)
class Entry:
    """A header that always travels, and a body that may be withheld or lawfully erased."""

    call: str
    author: str
    device: str
    seq: int
    prev: str | None
    at: str
    replaces: tuple[str, ...]
    body_hash: str
    body: Body | None

    @cached_property
    def header(self) -> str:
        """The header as canonical JSON: what is hashed and sent."""
        link = self.device, self.seq, self.prev
        return header_text(self.call, self.author, *link, self.at, self.replaces_text, self.body_hash)

    @property
    def replaces_text(self) -> str:
        """The ids it replaces, as canonical JSON."""
        return "[" + ",".join(map(quoted, self.replaces)) + "]"

    @cached_property
    def id(self) -> str:
        """SHA-256 of the canonical header."""
        return digest(self.header)

    def withheld(self) -> Entry:
        """The same entry for a reader who may not see what it says."""
        return self if self.body is None else replace(self, body=None)

    @property
    def line(self) -> str:
        """The entry as one canonical line, as parcels carry it: header, tab, body (nothing where withheld)."""
        return f"{self.header}\t{self.body.text if self.body else ''}"

    @classmethod
    def read(cls, line: str) -> Entry:
        """The entry of one canonical line.

        Raises NotCanonicalError where the form is wrong or the body is not the one the header names.
        """
        head, tab, said = line.partition("\t")
        content = decoded(head)
        if not tab or not isinstance(content, dict) or content.keys() != HEADER_KEYS:
            raise NotCanonicalError("has other fields than an entry's header")
        body = Body.read(said) if said else None
        entry = cls._of(content, body)
        if entry.header != head:
            raise NotCanonicalError("is not in canonical form")
        if body and digest(said) != entry.body_hash:
            raise NotCanonicalError("has a body that is not the one its header names")
        return entry

    @classmethod
    def _of(cls, content: Mapping[str, Json], body: Body | None) -> Entry:
        call, author, device, at = content["call"], content["author"], content["device"], content["at"]
        seq, prev, replaces, body_hash = content["seq"], content["prev"], content["replaces"], content["body_hash"]
        if not (isinstance(call, str) and isinstance(author, str) and isinstance(device, str) and isinstance(at, str)):
            raise NotCanonicalError("has a header whose fields are of the wrong type")
        if type(seq) is not int or seq < 1 or (prev is None) != (seq == 1):
            raise NotCanonicalError("has a number that does not fit the entry before it")
        if not (prev is None or isinstance(prev, str)) or not isinstance(body_hash, str):
            raise NotCanonicalError("has a header whose fields are of the wrong type")
        if not (HASH.fullmatch(device) and HASH.fullmatch(body_hash) and HASH.fullmatch(prev or device)):
            raise NotCanonicalError("names a device or an entry by something that is no SHA-256")
        if not TIME.fullmatch(at):
            raise NotCanonicalError("has a time that is not written like 2017-05-12T09:30:00Z")
        if not isinstance(replaces, list) or not all(isinstance(one, str) and HASH.fullmatch(one) for one in replaces):
            raise NotCanonicalError("replaces something that is no entry")
        ids = cast("list[str]", replaces)
        if sorted(set(ids)) != ids:
            raise NotCanonicalError("names what it replaces twice or out of order")
        return cls(call, author, device, seq, prev, at, tuple(ids), body_hash, body)


def header_text(
    call: str, author: str, device: str, seq: int, prev: str | None, at: str, replaces: str, body_hash: str
) -> str:
    """The canonical header, its fields written out in the order of RFC 8785; `replaces` is canonical JSON.

    Times and hashes hold nothing that JSON would have to escape.
    """
    before = "null" if prev is None else f'"{prev}"'
    return (
        f'{{"at":"{at}","author":{quoted(author)},"body_hash":"{body_hash}","call":{quoted(call)},'
        f'"device":"{device}","prev":{before},"replaces":{replaces},"seq":{seq}}}'
    )
