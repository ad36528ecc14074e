"""The kinds of entries: what each is about, what it may say, and who may say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from panel_tui.journal import values
from panel_tui.journal.canonical import Json
from panel_tui.journal.entry import Register
from panel_tui.journal.fields import Value

SCORERS = frozenset({"member", "chair", "deputy"})
VOICES = SCORERS | {"observer", "adviser"}
OFFICE = frozenset({"office"})
BOARD = frozenset({"board", "board chair"})


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    `about` names the parts of its register. `owners` are the roles that may say it as their own;
    where `personal`, only the member whom the register names. `scribes` may say it for the owner.
    Where `covered`, an entry counts only under a standing submission.
    """

    name: str
    about: frozenset[str]
    value: type[Value]
    owners: frozenset[str]
    personal: bool = False
    scribes: frozenset[str] = frozenset()
    covered: bool = False


def _kind(name: str, about: str, value: type[Value], owners: frozenset[str], scribes: str = "") -> Kind:
    return Kind(name, frozenset(about.split()), value, owners, scribes=frozenset(scribes.split()))


def _personal(
    name: str, about: str, value: type[Value], owners: frozenset[str], scribes: str, covered: bool = False
) -> Kind:
    return Kind(name, frozenset(about.split()), value, owners, True, frozenset(scribes.split()), covered)


CHAIR = frozenset({"chair", "deputy"})

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("call", "", values.Call, OFFICE),
        _personal("device", "device member", values.Device, VOICES | OFFICE, ""),
        _kind("member", "member", values.Member, OFFICE),
        _kind("invitation", "invitation", values.Invitation, OFFICE),
        _kind("role_end", "member role", values.RoleEnd, OFFICE),
        _kind("device_end", "device", values.DeviceEnd, OFFICE),
        _kind("in_force", "document of", values.InForce, OFFICE),
        _kind("assignment", "stage proposal member", values.Assignment, OFFICE),
        _kind("gate", "stage proposal gate", values.Gate, OFFICE),
        _kind("withdrawn", "proposal", values.Withdrawn, OFFICE),
        _kind("extension", "stage member", values.Extension, OFFICE),
        _kind("round", "stage round", values.Round, OFFICE),
        _kind("others", "stage round proposal member", values.Others, OFFICE),
        _kind("attendance", "stage member", values.Attendance, OFFICE),
        _kind("attendance/board", "stage member level", values.Attendance, OFFICE),
        _kind("discussion", "stage proposal", values.Discussion, OFFICE),
        _kind("discussion/board", "stage proposal level", values.Discussion, OFFICE),
        _kind("ruling", "stage proposal question", values.Ruling, OFFICE),
        _kind("erasure", "erasure", values.Erasure, OFFICE),
        _personal("undertaking", "member", values.Undertaking, VOICES, "office"),
        _personal("certificate", "member", values.Certificate, VOICES, "office"),
        _personal("declaration", "proposal member", values.Declaration, VOICES, "office"),
        _personal("declaration/board", "proposal member level", values.Declaration, BOARD, "office"),
        _personal("score", "stage round proposal criterion member", values.Score, SCORERS, "office", True),
        _personal("comment", "stage round proposal criterion member audience", values.Comment, VOICES, "office", True),
        _personal("confidence", "stage round proposal criterion member", values.Confidence, SCORERS, "office", True),
        _personal("submission", "stage round proposal member", values.Submission, VOICES, "office"),
        _personal("declined", "stage proposal member", values.Declined, SCORERS, "office"),
        _personal("question", "proposal member question", values.Question, VOICES, "office"),
        _kind("answer", "proposal question", values.Answer, OFFICE),
        _personal("panel_score", "stage proposal criterion member", values.PanelScore, SCORERS, "office chair deputy"),
        _kind("agreed", "stage proposal criterion", values.Agreed, CHAIR, "office"),
        _kind("mark", "stage proposal criterion", values.ChairMark, CHAIR, "office"),
        _kind("vote", "stage proposal vote", values.Vote, CHAIR, "office"),
        _kind("statement", "stage proposal", values.Statement, CHAIR, "office"),
        _kind("agenda", "stage", values.Agenda, CHAIR, "office"),
        _kind("forced", "stage proposal", values.Forced, CHAIR, "office"),
        _kind("scenario", "stage scenario", values.Scenario, CHAIR, "office"),
        _kind("choice", "stage", values.Choice, CHAIR, "office"),
        _kind("recommendation", "stage proposal level", values.Recommendation, CHAIR, "office"),
        _kind("recommendation/board", "stage proposal level", values.Recommendation, OFFICE),
        _kind("decision", "stage proposal", values.Recommendation, OFFICE),
        _kind("decision/step", "stage proposal level", values.Recommendation, OFFICE),
        _kind("meets", "stage proposal", values.Meets, CHAIR, "office"),
        _kind("award", "stage proposal", values.Award, OFFICE),
        _kind("condition", "stage proposal condition", values.Condition, OFFICE),
        _kind("embargo", "stage", values.Embargo, OFFICE),
        _kind("paper_text", "stage part", values.PaperText, OFFICE),
    )
}
GOVERNING = frozenset({"call", "device", "member", "invitation", "role_end", "device_end"})
"""The kinds that say who may say what."""
VARIED = frozenset(name.partition("/")[0] for name in KINDS if "/" in name)
"""The kinds of which some registers follow rules of their own: what such a register is about says which."""
OF_A_BOARD = frozenset(name.removesuffix("/board") for name in KINDS if name.endswith("/board"))
"""The kinds of which a board has registers of its own, beside the panel's."""


def kind_of(register: Register) -> Kind | None:
    """The kind of `register`; None where this version does not know it.

    A board's advice has owners of its own, and so has what is said of its sitting, which is about its level too, as is
    a decision of a step before the last.
    """
    if register.kind in OF_A_BOARD and register.part("level") == "board":
        return KINDS[f"{register.kind}/board"]
    if register.kind == "decision" and register.part("level"):
        return KINDS["decision/step"]
    return KINDS.get(register.kind)


def value_of(kind: Kind, value: Json) -> Value:
    """The typed value of an entry of `kind`. Raises ValueError, in words, where the kind does not allow it."""
    try:
        if isinstance(value, Mapping) and "cleared" in value:
            return values.Cleared.model_validate(value)
        return kind.value.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{where or 'it'}: {first['msg'].removeprefix('Value error, ')}") from error


def value_fault(register: Register, value: Json) -> str | None:
    """Why `value` is none that the register's kind, which must be known, may have; None where it is."""
    kind = kind_of(register)
    assert kind is not None
    try:
        value_of(kind, value)
    except ValueError as error:
        return f"its value is not one that a {register.kind} may have: {error}"
    return None


def is_allowed(kind: Kind, text: str) -> bool:
    """Whether the value of this canonical text is one of `kind`: the quick yes, without a reason for no.

    A register that was cleared gets no quick yes.
    """
    try:
        kind.value.__pydantic_validator__.validate_json(text)
    except ValidationError:
        return False
    return True
