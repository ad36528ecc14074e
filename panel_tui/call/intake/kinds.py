"""The kinds of tables there are, and telling them apart by their headers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from panel_tui.call.headings import plain
from panel_tui.call.intake.agreed import AGREED
from panel_tui.call.intake.assignments import ASSIGNMENTS
from panel_tui.call.intake.declarations import DECLARATIONS
from panel_tui.call.intake.gates import GATES
from panel_tui.call.intake.known import listed
from panel_tui.call.intake.members import MEMBERS
from panel_tui.call.intake.proposals import PROPOSALS
from panel_tui.call.intake.reading import Kind
from panel_tui.call.intake.scores import SCORES
from panel_tui.call.intake.statements import STATEMENTS
from panel_tui.faults import BadInput, Fault

KINDS = (PROPOSALS, MEMBERS, ASSIGNMENTS, DECLARATIONS, GATES, SCORES, AGREED, STATEMENTS)
ABOUT_PROPOSALS = (ASSIGNMENTS, DECLARATIONS, GATES, SCORES, AGREED, STATEMENTS)
DOUBTFUL = (ASSIGNMENTS, AGREED, STATEMENTS)


def kind_of(header: Sequence[str], place: str = "") -> str:
    """The kind of table that has such a header: "proposals", "members", "assignments", "declarations", "gates",
    "scores", "agreed" or "statements".

    It is the kind whose needed columns are all there and that knows most of the columns. Raises BadInput where no
    kind fits, or where columns of another kind show that one may be missing; it says what each one needs.
    """
    headings = {plain(heading) for heading in header}
    fitting = [kind for kind in KINDS if _fits(headings, kind)]
    if not fitting:
        raise BadInput(Fault("the columns are not those of any table that can be added", _what_is_needed(), place))
    found = max(fitting, key=lambda kind: _columns(headings, kind))
    strange = headings & _elsewhere(found)
    if strange:
        names = listed(f'"{name}"' for name in sorted(strange))
        wrong = f"it has the columns of {found.name}, and {names} of other tables: is a column missing?"
        raise BadInput(Fault(wrong, f"Mend it, or say what it is: --as {found.name}. {_what_is_needed()}", place))
    return found.name


def _fits(headings: set[str], kind: Kind) -> bool:
    told = not kind.told_by or not headings.isdisjoint(map(plain, kind.told_by))
    return told and all(_has(headings, kind, field) for field in kind.needs)


def _elsewhere(kind: Kind) -> set[str]:
    """Columns of other tables that cast doubt on a kind which needs so little that others without a column fit it."""
    if kind not in DOUBTFUL:
        return set()
    return {name for other in ABOUT_PROPOSALS for name in _names(other, other.fields)} - _names(kind, kind.fields)


def _names(kind: Kind, fields: Iterable[str]) -> set[str]:
    return {plain(name) for field in fields for name in (field, *kind.fields[field])}


def _has(headings: set[str], kind: Kind, field: str) -> bool:
    return not headings.isdisjoint(_names(kind, [field]))


def _columns(headings: set[str], kind: Kind) -> tuple[int, int]:
    """How many of the kind's needs and columns are there: the more it explains, the likelier it is."""
    return sum(_has(headings, kind, field) for field in kind.fields), len(kind.needs)


def _what_is_needed() -> str:
    needs = (", ".join(kind.needs) + (f"; {kind.also}" if kind.also else "") for kind in KINDS)
    return "Needed are: " + ". ".join(f"for {kind.name}: {need}" for kind, need in zip(KINDS, needs, strict=True)) + "."
