"""A parcel: one signed line that says what it is and what follows, then the parts' bytes end to end.

It is byte for byte the same for the same content, and nothing may follow its last part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, cast, get_args

from panel_tui.exchange.limits import LONGEST_LINE, LONGEST_NAME, MOST_PARTS, NAMES, SIGNATURE, What
from panel_tui.exchange.part import Part, rest_of
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Json, NotCanonicalError, Pen, SignedHead, canonical, fingerprint, parse, signed

VERSION = 1
FIELDS = {"what", "version", "call", "author", "to", "device", "key", "head", "parts", "signature"}
AGAIN = "Ask for it to be sent again."


@dataclass(frozen=True)
class Parcel:
    """What a parcel says of itself, and its parts by name. `head` is the signed end of the sender's chain."""

    what: What
    call: str
    author: str
    to: str
    head: SignedHead
    parts: Mapping[str, Part]

    @property
    def device(self) -> str:
        """The device that signed it."""
        return self.head.device


def write(parcel: Parcel, pen: Pen) -> bytes:
    """The bytes of `parcel`, signed with `pen`, which must be the one that signed its head."""
    content = _content(parcel)
    line = canonical({**content, "signature": pen.key.sign(content)})
    return b"".join([line.encode(), b"\n", *(part.whole() for _, part in sorted(parcel.parts.items()))])


def read(name: str, file: IO[bytes]) -> Parcel:
    """The parcel in `file`, called `name` in messages. Its parts are read from there as long as it is open.

    Raises BadInput, each with its own sentence, where it is no parcel, was cut short, made longer or
    altered, is from another version, or is not signed by the device it names.
    """
    file.seek(0)
    line = file.readline(LONGEST_LINE)
    content = _line(name, line[:-1]) if line.endswith(b"\n") else None
    if content is None:
        raise _bad(name, "This is no pack, return or receipt of panel-tui", "Choose a file that panel-tui wrote.")
    check_version(name, content, "written")
    if content.keys() != FIELDS:
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    what = cast(What, content["what"])
    parcel = _parcel(name, content, _parts(name, what, content["parts"], rest_of(file, len(line))))
    _check_signatures(name, parcel, content)
    return parcel


def check_version(name: str, content: Mapping[str, Json], made: str) -> None:
    """Raise BadInput where what was so `made` is of another version than this one."""
    version = content.get("version")
    if type(version) is not int:
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    if version > VERSION:
        raise _bad(name, f"It was {made} by a newer panel-tui (format {version})", "Install the newer version.")
    if version < VERSION:
        cure = "Ask for it to be made again with this version."
        raise _bad(name, f"It was {made} by an older panel-tui (format {version}), which is no longer read", cure)


def _line(name: str, line: bytes) -> dict[str, Json] | None:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("what") not in get_args(What):
        return None
    try:
        return cast("dict[str, Json]", parse(line.decode()))
    except (NotCanonicalError, UnicodeDecodeError) as error:
        raise _bad(name, "Its first line was altered", AGAIN) from error


def _parts(name: str, what: What, listed: Json, rest: Part) -> dict[str, Part]:
    if not isinstance(listed, list):
        raise _bad(name, "Its list of parts is not as panel-tui writes it", AGAIN)
    if len(listed) > MOST_PARTS:
        raise _bad(name, f"It lists more parts than the {MOST_PARTS:,} that a parcel may have", AGAIN)
    parts: dict[str, Part] = {}
    at = 0
    for one in listed:
        if not isinstance(one, dict) or one.keys() != {"name", "length", "sha256"}:
            raise _bad(name, "Its list of parts is not as panel-tui writes it", AGAIN)
        part, length = one["name"], one["length"]
        if not isinstance(part, str) or not NAMES["pack"].fullmatch(part):
            raise _bad(name, f"It has a part with a name that no part may have: {str(part)[:40]!r}", AGAIN)
        if not NAMES[what].fullmatch(part):
            raise _bad(name, f"It has a part that no {what} has: {part[:40]}", AGAIN)
        if part in parts:
            raise _bad(name, f"It lists the part {part} twice", AGAIN)
        if type(length) is not int or length < 0:
            raise _bad(name, f"The length of its part {part} is not a length", AGAIN)
        if at + length > rest.length:
            raise _bad(name, "It is cut short: its end is missing", AGAIN)
        parts[part] = Part(rest.file, rest.at + at, length)
        if parts[part].digest() != one["sha256"]:
            raise _bad(name, f"Its part {part} was damaged or altered", AGAIN)
        at += length
    if at != rest.length:
        raise _bad(name, "Something was put behind its end", AGAIN)
    return parts


def _parcel(name: str, content: Mapping[str, Json], parts: Mapping[str, Part]) -> Parcel:
    head = content["head"]
    if not (isinstance(head, Mapping) and head.keys() == {"id", "seq", "signature"}):
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    id_, seq, signature = head["id"], head["seq"], head["signature"]
    texts = [*(content[field] for field in ("call", "author", "to", "device", "key", "signature")), id_, signature]
    if not all(isinstance(text, str) and len(text) <= LONGEST_NAME for text in texts) or type(seq) is not int:
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    call, author, to, device, key, *_ = cast("list[str]", texts)
    signed_head = SignedHead(call, device, key, cast(str, id_), seq, cast(str, signature))
    return Parcel(cast(What, content["what"]), call, author, to, signed_head, parts)


def _check_signatures(name: str, parcel: Parcel, content: Mapping[str, Json]) -> None:
    unsigned = {field: value for field, value in content.items() if field != "signature"}
    key, device, signature = parcel.head.key, parcel.head.device, cast(str, content["signature"])
    # Capital letters would say the same signature in other bytes.
    sound = SIGNATURE.fullmatch(signature) and fingerprint(key) == device and signed(key, unsigned, signature)
    if not sound:
        raise _bad(name, "Its signature does not hold: it was altered, or is not from the device it names", AGAIN)
    if not parcel.head.holds:
        raise _bad(name, "The signature under its chain of entries does not hold", AGAIN)


def _content(parcel: Parcel) -> dict[str, Json]:
    head = parcel.head
    return {
        "what": parcel.what,
        "version": VERSION,
        "call": parcel.call,
        "author": parcel.author,
        "to": parcel.to,
        "device": head.device,
        "key": head.key,
        "head": {"id": head.id, "seq": head.seq, "signature": head.signature},
        "parts": [
            {"name": name, "length": part.length, "sha256": part.digest()}
            for name, part in sorted(parcel.parts.items())
        ],
    }


def _bad(name: str, wrong: str, right: str = "") -> BadInput:
    return BadInput(Fault(wrong, right, name))
