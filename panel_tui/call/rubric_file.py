"""Rubrics as files: read from the TOML that people write, and to and from the document that is stored and sent."""

from __future__ import annotations

from panel_tui.call.document import read_document, write_document
from panel_tui.call.form import read_form, tell
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_rules import rubric_findings
from panel_tui.faults import Faults
from panel_tui.files.toml import read_toml


def read_rubric(name: str, data: bytes) -> Rubric:
    """The rubric in the TOML file `name`, its envelope in pounds there. Raises BadInput with all of its faults."""
    file = read_toml(name, data)
    faults = Faults()
    rubric = read_form(Rubric, file, faults)
    tell(rubric_findings(rubric) if rubric else (), file, faults)
    faults.stop()
    assert rubric is not None
    return rubric


def rubric_document(rubric: Rubric) -> bytes:
    """`rubric` as canonical JSON, by whose hash it is known."""
    return write_document(rubric)


def rubric_from_document(data: bytes) -> Rubric:
    """The rubric that `rubric_document` wrote. Raises BadInput where the document holds none, or a faulty one."""
    return read_document(Rubric, "the rubric's document", data, rubric_findings)
