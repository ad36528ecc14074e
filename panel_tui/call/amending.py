"""Correcting a brief's rubric while its proposals are judged: weights, floors and words, but no scale under a score."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.call.adding import Said, in_force
from panel_tui.call.call_rules import brief_findings
from panel_tui.call.rubric import Criterion, Rubric
from panel_tui.call.rubric_file import rubric_document
from panel_tui.call.standing import CallStanding
from panel_tui.faults import Faults
from panel_tui.store.workspace import Workspace


def rubrics(
    rows: Sequence[tuple[str, Rubric]], workspace: Workspace, standing: CallStanding
) -> tuple[Said, list[bytes]]:
    """What taking in corrected rubrics, each with the name of its file, says; and their documents.

    Corrected weights and floors apply to all scores. Raises BadInput where a rubric is none of the call's, or, once
    packs have gone out, gives a criterion another scale or other levels: it needs a new id then.
    """
    faults = Faults()
    begun = _packs_have_gone_out(workspace)
    said: Said = []
    documents = []
    for name, rubric in rows:
        before = standing.rubrics.get(rubric.id)
        if before is None:
            known = ", ".join(standing.rubrics)
            faults.add(f"{rubric.id} is no brief of this call", f"Its briefs are {known}.", name)
            continue
        for _, wrong, right in brief_findings(standing.call, [rubric]):
            faults.add(wrong, right, name)
        for one in rubric.criteria if begun else ():
            was = before.by_id.get(one.id)
            if was and _measure(before, was) != _measure(rubric, one):
                wrong = f"the scale or the levels of {one.id} are others than before, and packs have gone out"
                faults.add(wrong, "Give the criterion a new id: its scores begin anew then.", name)
        documents.append(rubric_document(rubric))
        said.append((f"{rubric.id}  rubric of {rubric.title}", in_force("brief", rubric.id, documents[-1])))
    faults.stop()
    return said, documents


def _packs_have_gone_out(workspace: Workspace) -> bool:
    invitations = [said for said in workspace.entries.history("invitation") if said.body and not said.cleared]
    return any(said.value["member"] != workspace.member for said in invitations)


def _measure(rubric: Rubric, one: Criterion) -> object:
    """By what a criterion is measured: the points of its scale, and what they mean."""
    return rubric.scales[one.scale], one.anchors
