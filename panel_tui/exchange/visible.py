"""Who may see which words: what the office withholds from the parcel of a member or of the chair.

It is decided by register, so that a register is seen whole or not at all, and nobody is ever shown
an older value as the present one. Other members' chains do not travel to a member at all: even a
header names its author.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from panel_tui.assess.talk import spoken
from panel_tui.store.rows import Said
from panel_tui.store.workspace import Workspace

ABOUT_THEMSELVES = frozenset(
    {
        "assignment",
        "undertaking",
        "declaration",
        "declined",
        "question",
        "score",
        "comment",
        "confidence",
        "submission",
        "panel_score",
        "role_end",
        "extension",
        "certificate",
    }
)
BLIND = frozenset({"score", "comment", "confidence", "submission"})
"""What the chair does not see of a proposal before they have scored it themself, stage by stage and round by round."""
TALK = frozenset({"declined", "question", "answer"})
"""What members and the office say about a proposal beside the scores."""
FACES = frozenset({"office", "chair", "deputy"})
Sees = Callable[[Said], bool]


@dataclass(frozen=True)
class Reader:
    """For whom a parcel is made: the proposals and briefs whose text they need, those they are recused from, what they
    are to score, by stage and proposal, and what they have submitted, by stage, round and proposal."""

    member: str
    proposals: frozenset[str]
    briefs: frozenset[str]
    recused: frozenset[str]
    tasks: frozenset[tuple[str, str]]
    submitted: frozenset[tuple[str, str, str]]

    def is_past_first(self, stage: str, proposal: str) -> bool:
        """Whether they have submitted a round of what is theirs to score: then they may learn how others scored it."""
        return (stage, proposal) in self.tasks and (stage, proposal) in {(one, of) for one, _, of in self.submitted}


def reader(workspace: Workspace, member: str) -> Reader:
    """What `member` has to do with: the proposals assigned to them in which they have no hard interest."""
    entries = workspace.entries
    assigned = [one.about for one in entries.heads("assignment", member=member) if not one.cleared]
    recused = {
        one.about["proposal"]
        for one in entries.heads("declaration", member=member)
        if not one.cleared and one.value["interest"] == "hard"
    }
    submitted = [one.about for one in entries.heads("submission", member=member) if not one.cleared]
    mine = {(about["stage"], about["proposal"]) for about in assigned if about["proposal"] not in recused}
    proposals = {proposal for _, proposal in mine}
    declined = {(one.about["stage"], one.about["proposal"]) for one in spoken(entries, "declined", member=member)}
    return Reader(
        member,
        frozenset(proposals),
        _briefs(workspace, proposals),
        frozenset(recused),
        frozenset(mine - declined),
        frozenset((about["stage"], about["round"], about["proposal"]) for about in submitted),
    )


def as_member(workspace: Workspace, who: Reader) -> Sees:
    """What a member sees of the office's words."""
    faces = {who.member} | {
        one.about["member"] for one in workspace.entries.heads("member") if one.value.get("role") in FACES
    }
    office = offices(workspace)
    office_devices = {one.device for one in workspace.entries.heads("device") if one.author in office}
    own = {one.device for one in workspace.entries.heads("device", member=who.member)}

    def concerns(kind: str, about: dict[str, str]) -> bool:
        return about.get("member") == who.member or (kind == "answer" and about.get("proposal") in who.proposals)

    def is_shown(said: Said) -> bool:
        return said.about["member"] == who.member and who.is_past_first(said.about["stage"], said.about["proposal"])

    def sees(said: Said) -> bool:
        about = said.about
        match said.kind:
            case "call" | "round":
                return True
            case "others":
                return is_shown(said)
            case "device":
                return said.device in office_devices | own
            case "member":
                return about["member"] in faces
            case "invitation":
                return said.value.get("member") in {who.member} | office
            case "device_end":
                return about["device"] in office_devices | own
            case "gate" | "withdrawn":
                return about["proposal"] in who.proposals
            case "in_force":
                return (
                    about["document"] == "call"
                    or (about["document"] == "brief" and about["of"] in who.briefs)
                    or (about["document"] == "proposal" and about["of"] in who.proposals)
                )
            case "answer":
                return about["proposal"] in who.proposals
            case "erasure":
                named = said.value.get("entries", {}).values()
                return all(concerns(one["kind"], one["about"]) for one in named)
        return said.kind in ABOUT_THEMSELVES and about.get("member") == who.member

    return sees


def as_chair(who: Reader) -> Sees:
    """What the chair sees: everything, but no scores by others where the chair has yet to score or is recused.

    Nor do they see what others ask about such a proposal: a question tells what its asker thinks. Where they are
    recused, they see nothing of what is said about it.
    """
    scored = {(stage, proposal) for stage, _, proposal in who.submitted}
    to_score = {proposal for _, proposal in who.tasks - scored}

    def sees(said: Said) -> bool:
        # What is not admitted may be about anything at all.
        about = defaultdict(str, said.about)
        stage, round_, proposal, member = about["stage"], about["round"], about["proposal"], about["member"]
        if said.kind == "others":
            # It is made of others' scores; the chair sees those themselves where they may.
            return member == who.member and who.is_past_first(stage, proposal)
        if said.kind not in BLIND | TALK or member == who.member:
            return True
        if proposal in who.recused:
            return False
        if said.kind in TALK:
            return said.kind != "question" or proposal not in to_score
        return (stage, proposal) not in who.tasks or (stage, round_, proposal) in who.submitted

    return sees


def offices(workspace: Workspace) -> set[str]:
    """The members who are the office, or were."""
    return {member for member, roles in workspace.entries.authority.roles.items() if "office" in roles}


def _briefs(workspace: Workspace, proposals: set[str]) -> frozenset[str]:
    return frozenset(
        one.value["brief"]
        for one in workspace.entries.heads("in_force", document="proposal")
        if one.about["of"] in proposals and not one.cleared
    )
