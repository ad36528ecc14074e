"""The form of a file: whether its values are of the right kinds, and if not, what is wrong in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import ValidationError

from panel_tui.call.part import POUNDS, Part
from panel_tui.faults import Faults
from panel_tui.files.text import short

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from panel_tui.files.toml import Path, TomlFile

DEEPEST = 20

M = TypeVar("M", bound=Part)

KINDS = {
    "string_type": ("text", 'Put it in quotes: {key} = "…".'),
    "int_type": ("a whole number", "Write it in digits, without quotes: {key} = 3."),
    "bool_type": ("true or false", "Write it without quotes: {key} = true."),
    "date_type": ("a date", "Write it without quotes or time: {key} = 2017-04-30."),
    "tuple_type": ("a list", "Write {key} = [ … ], or put each one under its own [[{key}]]."),
    "dict_type": ("a table", "Write its values under a heading of their own, [{key}]."),
    "model_type": ("a table", "Write its values under a heading of their own, [{key}] or [[{key}]]."),
}


def read_form(model: type[M], file: TomlFile, faults: Faults) -> M | None:
    """The values of `file` as a `model`; None, with everything that is wrong in `faults`, where the form is not right.

    Amounts of money in the file are in pounds.
    """
    try:
        return model.model_validate(_tuples(file.data), context=POUNDS)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            path = tuple(step for step in found["loc"] if step != "[key]")
            wrong, right = _words(model, path, found)
            faults.add(wrong, right, file.place(path))
        return None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What would be right in place of `word`: the nearest of `known`, or else all of them."""
    known = list(known)
    near = get_close_matches(word.casefold(), known, 1) or get_close_matches(word.upper(), known, 1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known here: {', '.join(known)}." if known else ""


def _words(model: type[Part], path: Path, found: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what would be right, for one finding of pydantic."""
    kind, given = found["type"], found["input"]
    key = _key(path)
    if kind == "missing":
        return f"{_name(path)} is missing", f"Add {key} = … {_where(path)}."
    if kind == "extra_forbidden":
        return f"{_name(path)} is not known here", did_you_mean(str(path[-1]), _fields(model, path[:-1]))
    if kind == "literal_error":
        known = [word for word in found["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ") if word]
        wrong = f"{_name(path)} should be one of {', '.join(known)}, but is {_given(given)}"
        return wrong, did_you_mean(given, known) if isinstance(given, str) else 'Put it in quotes: "…".'
    if kind in KINDS:
        should, right = KINDS[kind]
        return f"{_name(path)} should be {should}, but is {_given(given)}", right.format(key=key)
    if kind == "value_error":
        wrong, _, right = str(found["ctx"]["error"]).partition("; ")
        return f"{_name(path)} {wrong}", f"{right[:1].upper()}{right[1:]}." if right else ""
    return f"{_name(path)} cannot be used: {found['msg']}", ""


def _key(path: Path) -> str:
    """The last name on `path`, as it may be written in a file."""
    return next((short(step)[1:-1] for step in reversed(path) if isinstance(step, str)), "this")


def _name(path: Path) -> str:
    """How a message speaks of what stands at `path`: "weight", or "tie_break, number 3"."""
    number = path[-1] + 1 if path and isinstance(path[-1], int) else 0
    return f"{_key(path)}, number {number}" if number else _key(path)


def _where(path: Path) -> str:
    """Where a missing key belongs."""
    return "at the top of the file" if len(path) == 1 else "here"


def _given(value: object) -> str:
    """The value that was found, briefly."""
    if isinstance(value, str):
        return short(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, tuple) else short(str(value))[1:-1]


def _fields(model: type[Part], path: Path) -> list[str]:
    """The keys that may stand in the table at `path` of a file that holds a `model`."""
    kind: object = model
    for step in path:
        if isinstance(kind, type) and issubclass(kind, Part):
            kind = kind.model_fields[str(step)].annotation
        else:
            kind = next((arg for arg in get_args(kind) if isinstance(arg, type) and issubclass(arg, Part)), None)
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, Part) else []


def _tuples(value: object, depth: int = 0) -> object:
    """`value` with its lists as tuples, which is what frozen models hold; nothing of ours is nested deeper than this."""
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {key: _tuples(inner, depth + 1) for key, inner in value.items()}
    return tuple(_tuples(inner, depth + 1) for inner in value) if isinstance(value, list) else value
