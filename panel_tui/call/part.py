"""What the parts of a call and of a rubric are made of: frozen models, and the kinds of field they share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    WrapSerializer,
    model_serializer,
)

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.money import MOST, parse_money
from panel_tui.call.months import MOST_MONTHS, parse_months
from panel_tui.files.text import clean, short

LONGEST_LINE = 300
POUNDS = {"money": "pounds"}
"""The validation context of a file that people write: its amounts are in pounds. In documents they are in pence."""

SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")

T = TypeVar("T")


class Part(BaseModel):
    """What every part of a rubric or a call has in common: it cannot be changed, and nothing unknown is let through.

    `LATER` names fields that came after documents had been written: they are written only where they say something,
    so that what does not use them keeps its bytes and its hash.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    LATER: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_unsaid(self, inner: SerializerFunctionWrapHandler) -> dict[str, object]:
        fields = type(self).model_fields
        unsaid = {name for name in self.LATER if getattr(self, name) == fields[name].default}
        return {name: value for name, value in inner(self).items() if name not in unsaid}


def _safe_id(text: str) -> str:
    if not SAFE_ID.fullmatch(text):
        raise ValueError(
            f"is {short(text)}, which cannot be an id; use up to 40 letters, digits, dots, dashes and underscores, "
            "beginning with a letter or a digit"
        )
    return text


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise ValueError(f"is {short(text)}; use up to 40 lower-case letters, digits and dashes, as in wave-1")
    return text


def _line(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise ValueError("is empty; say it in a few words")
    if "\n" in text or len(text) > LONGEST_LINE:
        raise ValueError(f"should be one line; use at most {LONGEST_LINE} characters and no line break")
    return text


def _pence(given: object, info: ValidationInfo) -> object:
    """Pounds become pence where the context says pounds; whole pence stay as they are."""
    if info.context == POUNDS and isinstance(given, int | Decimal | str) and not isinstance(given, bool):
        try:
            return parse_money(str(given))
        except ValueError as error:
            raise ValueError(f"cannot be read: {error}") from None
    if not isinstance(given, int) or isinstance(given, bool):
        raise ValueError('should be an amount of money; write 18000000 or "£18m"')
    if not 0 < given <= MOST:
        raise ValueError("should be more than £0 and at most £100bn")
    return given


def _months(given: object, info: ValidationInfo) -> object:
    """A length of time as people write it in a file; whole months stay as they are."""
    if info.context == POUNDS and isinstance(given, str):
        try:
            return parse_months(given)
        except ValueError as error:
            raise ValueError(f"cannot be read: {error}") from None
    if not isinstance(given, int) or isinstance(given, bool):
        raise ValueError('should be a length of time; write "18 months" or 18')
    if not 0 < given <= MOST_MONTHS:
        raise ValueError(f"should be more than nothing and at most {MOST_MONTHS} months")
    return given


def _unpaired(given: object) -> object:
    """Pairs, as a document has them, become a mapping again; anything else is left for the next check."""
    if not isinstance(given, list | tuple):
        return given
    pairs = [tuple(pair) for pair in given if isinstance(pair, list | tuple) and len(pair) == 2]
    keys = [pair[0] for pair in pairs if isinstance(pair[0], str)]
    return dict(pairs) if len(set(keys)) == len(given) else given


def _paired(mapping: Mapping[str, object], inner: SerializerFunctionWrapHandler) -> list[list[object]]:
    return [[key, value] for key, value in inner(mapping).items()]


Exact = Annotated[Fraction, BeforeValidator(read_exact), PlainSerializer(show_exact, return_type=str)]
"""An exact number: an integer or a decimal in a file, a `Fraction` in memory, never a float."""

Id = Annotated[str, AfterValidator(_safe_id)]
"""A name that stands in files and commands: letters, digits, dots, dashes, underscores; at most 40."""

Slug = Annotated[str, AfterValidator(_slug)]
"""An id in lower case, without dots or underscores."""

Line = Annotated[str, AfterValidator(_line)]
"""Some words on one line, never empty."""

Text = Annotated[str, AfterValidator(clean)]
"""Words of any length, perhaps none, cleaned of what cannot be shown."""

Pence = Annotated[int, BeforeValidator(_pence)]
"""Money above zero, in whole pence."""

Months = Annotated[int, BeforeValidator(_months)]
"""A length of time in whole months."""

Ordered = Annotated[Mapping[Id, T], BeforeValidator(_unpaired), WrapSerializer(_paired, when_used="json")]
"""A mapping whose order matters: pairs in a document, since canonical JSON sorts the keys of an object."""
