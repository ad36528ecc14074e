"""Which brief a row of proposals means, by the brief's id or title, its area, or its strand."""

from __future__ import annotations

from panel_tui.call.intake.known import Known, key, listed
from panel_tui.call.intake.reading import Cells
from panel_tui.files.text import short

FIELDS = ("brief", "area", "strand")


def brief_of(row: Cells, known: Known) -> str | None:
    """The id of the one brief that all the row says of it agrees with; None with a fault.

    A strand's name may be unknown where the brief or its area is given: people name strands as they like.
    """
    said = {field: row.line(field) for field in FIELDS if row.line(field)}
    if not said:
        row.wrong(FIELDS[0], "the brief is missing", _all(known))
        return None
    meant: set[str] | None = None
    for field, name in said.items():
        found = known.find_briefs(name)
        if found:
            meant = set(found) if meant is None else meant & found
        elif field != "strand" or len(said) == 1:
            row.wrong(field, f"there is no brief {short(name)} in this call", _all(known))
            return None
    if meant and len(meant) == 1:
        return meant.pop()
    names = " and ".join(short(name) for name in said.values())
    if meant:
        row.wrong(next(iter(said)), f"{names} could be any of {listed(sorted(meant))}", 'Name one in a column "brief".')
    else:
        row.wrong(next(iter(said)), f"{names} belong to different briefs", _all(known))
    return None


def strand_of(row: Cells, brief: str, known: Known) -> str:
    """The id of the brief's strand that the row names, or what it says; "" where it only names the brief again."""
    said = row.line("strand")
    rubric = known.rubrics[brief]
    for id_, name in rubric.strands.items():
        if key(said) in {key(id_), key(name)}:
            return id_
    return "" if key(said) in {key(brief), key(rubric.title), key(rubric.area)} else said


def _all(known: Known) -> str:
    return f"The briefs of this call are: {known.brief_names}."
