"""Canonical JSON (RFC 8785) for what the journal may hold, and its digest.

The standard encoder gives RFC 8785 exactly for ASCII keys, whole numbers below 2^53 and no
floats; a property test holds the two equal. Numbers with a fraction travel as text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from json.encoder import encode_basestring
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | bool | None"

LARGEST = 2**53 - 1
_encode = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


class NotCanonicalError(ValueError):
    """The text or value is not what canonical JSON may hold; the message says why."""


def canonical(content: Json) -> str:
    """`content` as canonical JSON. It must hold no float and only ASCII keys."""
    return _encode(content)


quoted = encode_basestring
"""One text as canonical JSON: what `canonical` gives for it, without the detour."""


def digest(text: str | bytes) -> str:
    """SHA-256 of `text` (UTF-8), in hex."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def parse(text: str) -> Json:
    """The value of one canonical JSON text.

    Raises NotCanonicalError for anything else: other spacing or key order, repeated keys, floats,
    large numbers, lone surrogates, or text that is no JSON.
    """
    value = decoded(text)
    if _encode(value) != text:
        raise NotCanonicalError("is not in canonical form")
    return value


def decoded(text: str) -> Json:
    """The value of one JSON text, for whoever compares its form themselves.

    Raises NotCanonicalError for floats, large numbers, lone surrogates, or text that is no JSON.
    """
    try:
        text.encode()
        value: Json = _decode(text)
    except NotCanonicalError:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError("is not JSON") from error
    return value


def _refuse(number: str) -> Json:
    raise NotCanonicalError(f"holds the number {number[:30]}, which is not whole")


def _whole(number: str) -> int:
    if len(number) > 17 or abs(int(number)) > LARGEST:
        raise NotCanonicalError(f"holds the number {number[:30]}, which is too large")
    return int(number)


_decode = json.JSONDecoder(parse_float=_refuse, parse_int=_whole, parse_constant=_refuse).decode
