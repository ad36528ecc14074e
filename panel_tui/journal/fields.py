"""What fields of a value may hold, and what all values are made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Text = Annotated[str, StringConstraints(max_length=100_000)]
Words = Annotated[str, StringConstraints(max_length=1_000)]
Spoken = Annotated[str, StringConstraints(max_length=100_000, pattern=r"\S")]
"""A text that says something: it is not blank."""
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Mark = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,4}\.[1-9][0-9]{0,6}$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,9})?$")]
Pence = Annotated[int, Field(ge=0, le=10**13)]
Many = Annotated[tuple[Text, ...], Field(strict=False, max_length=10_000)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
"""A day as "2017-06-12"."""
Awards = Literal["as is", "fewer", "more"]
Outcome = Literal["fund", "fund with conditions", "fund in part", "reserve", "defer", "decline"]
Role = Literal["member", "chair", "deputy", "office", "observer", "adviser", "board", "board chair"]
"""Those of the board judge nothing: they sit later, over what the panel advises."""


class Value(BaseModel):
    """What one entry says. Nothing is let through that its kind does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
