"""The panel's statements: a draft until the chair approves it, and who typed or approved what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from panel_tui.call.standing import CallStanding, Clash, serving, typed
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.journal import Register, values
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.moderate.room import needs_no_recusal
from panel_tui.moderate.undoing import CLEARED
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

State = Literal["approved", "draft"]


@dataclass(frozen=True)
class Stated:
    """What stands as the panel's statement on a proposal: its text, who said it, when (UTC), and whether the office
    typed it for the chair."""

    value: values.Statement
    author: str
    name: str
    at: str
    typed: bool

    @property
    def is_approved(self) -> bool:
        """Whether the chair has approved it: only then does it go into papers."""
        return not self.value.draft

    @property
    def state(self) -> State:
        """The same in a word."""
        return "approved" if self.is_approved else "draft"

    @property
    def told_unnamed(self) -> str:
        """How it stands, for a screen that everybody in the room can read."""
        return "approved" if self.is_approved else "draft, not approved"

    @property
    def told(self) -> str:
        """How it stands, in words: "approved by Dee Adeyemi", "draft, not approved; typed by Olive Bureau"."""
        if not self.is_approved:
            return f"draft, not approved; {'typed' if self.typed else 'written'} by {self.name}"
        return f"approved on the chair's behalf, typed by {self.name}" if self.typed else f"approved by {self.name}"


@dataclass(frozen=True)
class Counted:
    """How many statements of a stage are approved or drafts, and how many proposals that are scored have none."""

    approved: int
    drafted: int
    missing: int

    @property
    def told(self) -> str:
        """The same as a sentence; "" before the first is written."""
        if not self.approved + self.drafted:
            return ""
        drafts = f"{show_count(self.drafted, 'draft')} to approve"
        return f"Panel statements: {self.approved} approved, {drafts}, {self.missing} missing."


def statements_of(workspace: Workspace, stage: str, clashes: list[Clash] | None = None) -> dict[str, Stated]:
    """Every statement that stands at a stage, by proposal: approved ones and drafts. Nothing else reads them."""
    heads = list(serving(workspace, "statement", clashes, stage=stage))
    there = workspace.entries.by_id(head.id for head in heads)
    names = {head.about["member"]: str(head.value.get("name", "")) for head in workspace.entries.heads("member")}
    found = {}
    for head in heads:
        value = typed(head, values.Statement)
        if value is not None:
            name = names.get(head.author) or head.author
            at, was_typed = there[head.id].at, head.source == "transcribed"
            found[head.about["proposal"]] = Stated(value, head.author, name, at, was_typed)
    return found


def counted(standing: CallStanding, stage: str, stated: Mapping[str, Stated]) -> Counted:
    """How far the statements of a stage are."""
    approved = sum(one.is_approved for one in stated.values())
    scored = (name for name, one in standing.proposals.items() if stage in standing.rubrics[one.brief].stages)
    missing = sum(name not in stated and not standing.why_unscored(stage, name) for name in scored)
    return Counted(approved, len(stated) - approved, missing)


def drafting(
    workspace: Workspace,
    standing: CallStanding,
    stage: str,
    reference: str,
    reasons: str | None = None,
    feedback: str | None = None,
) -> Saying:
    """Saying a statement's text as a draft; what is not given stays as it is, and so does an approval of the same text.

    Where nothing is left of the text, the statement is taken away. Raises BadInput where the chair, whose file this is,
    is recused.
    """
    needs_no_recusal(workspace, standing, reference)
    stands = statements_of(workspace, stage).get(reference)
    before = stands.value if stands else values.Statement(reasons="")
    text = {
        "reasons": before.reasons if reasons is None else reasons.strip(),
        "feedback": before.feedback if feedback is None else feedback.strip(),
    }
    if not any(text.values()):
        return Saying(register_of(stage, reference), CLEARED, chairs_word(workspace))
    same = text == {"reasons": before.reasons.strip(), "feedback": before.feedback.strip()}
    if same:
        text = {"reasons": before.reasons, "feedback": before.feedback}
    draft = not (same and stands is not None and stands.is_approved)
    return _saying(workspace, stage, reference, text["reasons"], text["feedback"], draft=draft)


def approving(workspace: Workspace, standing: CallStanding, stage: str, reference: str) -> Saying:
    """Saying that the chair approves what stands. Raises BadInput where there is nothing that this file can approve, or
    whose file this is, is recused."""
    needs_no_recusal(workspace, standing, reference)
    stands = statements_of(workspace, stage).get(reference)
    if stands is None or not stands.value.reasons.strip():
        what = "no statement" if stands is None else "only feedback for the applicant, and no reasons,"
        raise BadInput(Fault(f"There is {what} on {reference} to approve", "Write the panel's reasons first."))
    if not stands.is_approved and not stands.typed and chairs_word(workspace) == "transcribed":
        theirs = f"The draft of the statement on {reference} is {stands.name}'s own"
        raise BadInput(Fault(theirs, "It is approved in the file in which it was written."))
    return _saying(workspace, stage, reference, stands.value.reasons, stands.value.feedback, draft=False)


def register_of(stage: str, reference: str) -> Register:
    """Where a statement is filed."""
    return Register.of("statement", stage=stage, proposal=reference)


def _saying(workspace: Workspace, stage: str, reference: str, reasons: str, feedback: str, *, draft: bool) -> Saying:
    value = {"reasons": reasons} | ({"feedback": feedback} if feedback else {}) | ({"draft": True} if draft else {})
    return Saying(register_of(stage, reference), value, chairs_word(workspace))
