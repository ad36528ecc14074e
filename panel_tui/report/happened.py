"""What happened to each proposal in the meeting, from the record: what the minutes say item by item."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from panel_tui.moderate.late import LateInterest, late_interests
from panel_tui.moderate.room import Called, Room
from panel_tui.moderate.voting import Taken, votes
from panel_tui.report.material import Material
from panel_tui.store.rows import Said
from panel_tui.store.workspace import Workspace


@dataclass
class Happened:
    """What happened to one proposal, each in the order in which it was said: when it was discussed, the chair's marks,
    the agreed scores and what became of them, the votes; and interests declared after their member had scored."""

    called: list[Called] = field(default_factory=list)
    marks: list[Said] = field(default_factory=list)
    agreed: list[Said] = field(default_factory=list)
    votes: list[Taken] = field(default_factory=list)
    late: list[LateInterest] = field(default_factory=list)

    @property
    def is_calm(self) -> bool:
        """Whether all that happened is that scores were agreed, each once and without a reason."""
        if self.called or self.marks or self.votes or self.late:
            return False
        said = [one.about["criterion"] for one in self.agreed]
        plain = all(one.body is not None and not one.cleared and not one.value["reason"] for one in self.agreed)
        return plain and len(said) == len(set(said))

    @property
    def since(self) -> str:
        """When the meeting came to it: when it was called, else when something was first said of it; "" for never."""
        if self.called:
            return self.called[0].since
        said = [one.at for one in (*self.marks, *self.agreed)]
        return min([*said, *(one.at for one in self.votes)], default="")


def happened(workspace: Workspace, material: Material, here: Room) -> dict[str, Happened]:
    """What happened, by proposal, in the order in which the meeting came to them."""
    standing, stage = material.standing, material.ranking.stage
    found: defaultdict[str, Happened] = defaultdict(Happened)
    for item in here.items:
        found[item.proposal].called.append(item)
    for one in workspace.entries.history("mark", stage=stage):
        found[one.about["proposal"]].marks.append(one)
    for one in workspace.entries.history("agreed", stage=stage):
        found[one.about["proposal"]].agreed.append(one)
    for vote in votes(workspace, standing, stage):
        found[vote.proposal].votes.append(vote)
    for late in late_interests(workspace, standing, stage, material.ranking.sheet):
        found[late.proposal].late.append(late)
    met = [name for name, one in found.items() if one.since and name in material.rows]
    return {name: found[name] for name in sorted(met, key=lambda name: (found[name].since, name))}
