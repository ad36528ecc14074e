"""Rubrics and calls as documents: canonical JSON, the same bytes for the same content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import ValidationError

from panel_tui.call.form import Finding
from panel_tui.call.part import Part
from panel_tui.faults import BadInput, Fault
from panel_tui.files.text import short

M = TypeVar("M", bound=Part)

CURE = "Ask whoever sent it for the file again."


def write_document(part: Part) -> bytes:
    """`part` as JSON with sorted keys and no spaces: exact numbers as text, money in pence."""
    content = part.model_dump(mode="json")
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def read_document(model: type[M], name: str, data: bytes, findings: Callable[[M], Iterable[Finding]]) -> M:
    """The `model` that `data` holds, whole and without `findings`. Raises BadInput."""
    try:
        # Not strict: lists must become tuples, and text dates, inside what `Ordered` has taken apart already.
        part = model.model_validate_json(data, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        at = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise BadInput(Fault(f"it cannot be read ({short(at)}: {first['msg']})", CURE, name)) from None
    faults = [Fault(wrong, CURE, name) for _, wrong, _ in findings(part)]
    if faults:
        raise BadInput(*faults)
    return part
