"""The form of a file: whether its values are of the right kinds, and if not, what is wrong in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin

from pydantic import ValidationError

from panel_tui.call.part import POUNDS, Part
from panel_tui.faults import Faults
from panel_tui.files.text import short

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from panel_tui.files.toml import Path, TomlFile

DEEPEST = 20

Finding = tuple[tuple[str | int, ...], str, str]
"""Where in the file (a path of keys), what is wrong, what would be right."""

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
        tell((_finding(model, found) for found in error.errors(include_url=False)), file, faults)
        return None


def tell(findings: Iterable[Finding], file: TomlFile, faults: Faults) -> None:
    """Add `findings` to `faults` in the order of the file's lines, each with its place."""
    for path, wrong, right in sorted(findings, key=lambda finding: file.line(finding[0])):
        faults.add(wrong, right, file.place(path))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What would be right in place of `word`: the nearest of `known`, or else all of them."""
    known = list(known)
    near = get_close_matches(word.casefold(), known, 1) or get_close_matches(word.upper(), known, 1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known here: {', '.join(known)}." if known else ""


def _finding(model: type[Part], found: ErrorDetails) -> Finding:
    path = tuple(step for step in found["loc"] if step != "[key]")
    return path, *_words(model, path, found)


def _words(model: type[Part], path: Path, found: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what would be right, for one finding of pydantic."""
    kind, given = found["type"], found["input"]
    key = _key(path)
    if kind == "missing":
        return f"{_name(path)} is missing", f"Add {_example(model, path)}."
    if kind == "extra_forbidden":
        return f"{_name(path)} is not known here", did_you_mean(str(path[-1]), _fields(model, path[:-1]))
    if kind == "literal_error":
        known = [word for word in found["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ") if word]
        wrong = f"{_name(path)} should be one of {', '.join(known)}, but is {_given(given)}"
        return wrong, did_you_mean(given, known) if isinstance(given, str) else 'Put it in quotes: "…".'
    if kind in KINDS:
        should, right = KINDS[kind]
        return f"{_name(path)} should be {should}, but is {_given(given)}", right.format(key=key)
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = f"at least {found['ctx']['ge']}" if "ge" in found["ctx"] else f"at most {found['ctx']['le']}"
        return f"{_name(path)} should be {limit}, but is {_given(given)}", ""
    if kind == "value_error":
        wrong, _, right = str(found["ctx"]["error"]).partition("; ")
        return f"{_name(path)} {wrong}", f"{right[:1].upper()}{right[1:]}." if right else ""
    return f"{_name(path)} cannot be used: {found['msg']}", ""


def _key(path: Path) -> str:
    """The last name on `path`, as it may be written in a file."""
    return next((short(step)[1:-1] for step in reversed(path) if isinstance(step, str)), "") or "a name of no letters"


def _name(path: Path) -> str:
    """How a message speaks of what stands at `path`: "weight", or "tie_break, number 3"."""
    number = path[-1] + 1 if path and isinstance(path[-1], int) else 0
    return f"{_key(path)}, number {number}" if number else _key(path)


def _example(model: type[Part], path: Path) -> str:
    """How a missing key is written."""
    where = "here" if len(path) > 1 else "at the top of the file"
    if not _fields(model, path):
        return f"{_key(path)} = … {where}"
    last = _annotation(model, path)
    return f"a table [[{_key(path)}]] for each" if get_origin(last) is tuple else f"a table such as [{_key(path)}.…]"


def _given(value: object) -> str:
    """The value that was found, briefly."""
    if isinstance(value, str):
        return short(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, tuple) else short(str(value))[1:-1]


def _annotation(model: type[Part], path: Path) -> object:
    """The type of what stands at `path` of a file that holds a `model`."""
    kind: object = model
    for step in path:
        part = _part(kind)
        kind = part if part and {*get_args(kind)} == {part, type(None)} else kind
        by_name = kind is part and part is not None
        kind = part.model_fields[str(step)].annotation if part and by_name and str(step) in part.model_fields else part
    return kind


def _part(kind: object) -> type[Part] | None:
    """The model that `kind` is, or that it is a list or mapping of."""
    found = (one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, Part))
    return next(found, None)


def _fields(model: type[Part], path: Path) -> list[str]:
    """The keys that may stand in the table at `path`, or in each table of the list there."""
    part = _part(_annotation(model, path))
    return list(part.model_fields) if part else []


def _tuples(value: object, depth: int = 0) -> object:
    """`value` with its lists as tuples, which is what frozen models hold. What is nested absurdly deep is dropped."""
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {key: _tuples(inner, depth + 1) for key, inner in value.items()}
    return tuple(_tuples(inner, depth + 1) for inner in value) if isinstance(value, list) else value
