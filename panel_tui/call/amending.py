"""Correcting a call and its rubrics while proposals are judged: what may be said anew, and what not under a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from panel_tui.call.adding import Said, in_force
from panel_tui.call.call_model import DAYS, Call, Stage
from panel_tui.call.call_rules import brief_findings
from panel_tui.call.callfile import call_document
from panel_tui.call.rubric import Criterion, Rubric
from panel_tui.call.rubric_file import rubric_document
from panel_tui.call.standing import CallStanding
from panel_tui.faults import Faults
from panel_tui.figures.rounding import show_count
from panel_tui.store.workspace import Workspace

SAID_ANEW = frozenset({"rules", "usual_duration", "note", "paper"})
"""What of a call may be another than before; so may the days of its stages. All else stands under scores and money."""
CURE = "Only rules, the days of stages, [usual_duration], the note and [paper] can be said anew."


def call(name: str, new: Call, standing: CallStanding) -> tuple[Said, list[bytes]]:
    """What saying the call anew says, as the file `name` has it; and its document.

    Raises BadInput naming everything that is another than before and may not be.
    """
    faults, before = Faults(), standing.call
    for field in Call.model_fields:
        if field not in SAID_ANEW | {"stages"} and _other(getattr(before, field), getattr(new, field)):
            faults.add(f"{field} is another than before", CURE, name)
    if list(before.stages) != list(new.stages):
        faults.add(f"the stages are others than before ({', '.join(before.stages)})", CURE, name)
    for id_, stage in new.stages.items():
        for field in Stage.model_fields if id_ in before.stages else ():
            if field not in DAYS and getattr(stage, field) != getattr(before.stages[id_], field):
                faults.add(f"{field} of the stage {id_} is another than before", CURE, name)
    faults.stop()
    document = call_document(new)
    words = f"{new.id}  call with {show_count(len(new.rules), 'rule')} of a portfolio"
    return [(words, in_force("call", "", document))], [document]


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


def _other(before: object, new: object) -> bool:
    """Whether they differ; of mappings the order counts too."""
    if isinstance(before, Mapping) and isinstance(new, Mapping):
        return list(before.items()) != list(new.items())
    return before != new


def _packs_have_gone_out(workspace: Workspace) -> bool:
    invitations = [said for said in workspace.entries.history("invitation") if said.body and not said.cleared]
    return any(said.value["member"] != workspace.member for said in invitations)


def _measure(rubric: Rubric, one: Criterion) -> object:
    """By what a criterion is measured: the points of its scale, and what they mean."""
    return rubric.scales[one.scale], one.anchors
