"""Calls as files: read from TOML together with their rubrics and people, and to and from the stored document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from panel_tui.call.call_model import Call, Person
from panel_tui.call.call_rules import brief_findings, call_findings, people_findings
from panel_tui.call.document import read_document, write_document
from panel_tui.call.form import read_form, tell
from panel_tui.call.portfolio_rules import unknown_briefs
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_file import read_rubric
from panel_tui.faults import BadInput, Faults
from panel_tui.files.text import short
from panel_tui.files.toml import TomlFile, read_toml

MOST_BRIEFS = 100


@dataclass(frozen=True)
class CallFile:
    """What a call file says: the call itself, the people it names, and the rubric of each of its briefs, in order."""

    call: Call
    people: tuple[Person, ...]
    rubrics: tuple[Rubric, ...]


class _Form(Call):
    """The call file as written: with people, and with the paths of rubric files as its briefs."""

    people: tuple[Person, ...] = ()


def read_call(name: str, data: bytes, read: Callable[[str], bytes]) -> CallFile:
    """The call in the TOML file `name`; `read` gives the bytes of a rubric file by its path beside the call file.

    Raises BadInput with all faults of the call and of its rubrics. `read` may raise it too.
    """
    file = read_toml(name, data)
    faults = Faults()
    form = read_form(_Form, file, faults)
    rubrics = _rubrics(file, read, faults)
    if form:
        tell((*call_findings(form), *people_findings(form.people)), file, faults)
    if form and len(rubrics) == len(form.briefs):
        briefs = [rubric.id for rubric in rubrics]
        tell((*brief_findings(form, rubrics), *unknown_briefs(form.rules, briefs)), file, faults)
    faults.stop()
    assert form is not None
    said = {key: getattr(form, key) for key in Call.model_fields}
    return CallFile(Call(**said | {"briefs": tuple(rubric.id for rubric in rubrics)}), form.people, rubrics)


def is_call(name: str, data: bytes) -> bool:
    """Whether the TOML file `name` is meant as a call, and not as a rubric: it names briefs. Raises BadInput."""
    return "briefs" in read_toml(name, data).data


def call_document(call: Call) -> bytes:
    """`call` as canonical JSON, by whose hash it is known. It holds nobody's name but the funder's."""
    return write_document(call)


def call_from_document(data: bytes) -> Call:
    """The call that `call_document` wrote. Raises BadInput where the document holds none, or a faulty one."""
    return read_document(Call, "the call's document", data, call_findings)


def _rubrics(file: TomlFile, read: Callable[[str], bytes], faults: Faults) -> tuple[Rubric, ...]:
    """The rubrics that can be read. What is wrong with the list itself is for the form to say."""
    listed = file.data.get("briefs")
    paths: list[object] = listed if isinstance(listed, list) else []
    rubrics: list[Rubric] = []
    for number, path in enumerate(paths):
        place = file.place(("briefs", number))
        if number == MOST_BRIEFS:
            faults.add(f"there are more than {MOST_BRIEFS} briefs", "Divide the call.", place)
            break
        if not isinstance(path, str) or path in paths[:number]:
            continue
        if not _beside(path):
            right = 'Name one beside it or in a folder beside it, such as "rubrics/one.toml".'
            faults.add(f"{short(path)} is no file beside the call file", right, place)
            continue
        try:
            rubrics.append(read_rubric(path, read(path)))
        except BadInput as error:
            faults.found.extend(error.faults)
    return tuple(rubrics)


def _beside(path: str) -> bool:
    """Whether `path` is a plain relative path that does not leave the call file's folder, on any system."""
    parts = path.split("/")
    return path.isprintable() and not set("\\:") & set(path) and not {"", ".", ".."} & set(parts)
