"""What the chair puts into every portfolio, or leaves out of it, each with a reason."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.call.standing import current
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.model import Forced
from panel_tui.journal import Register, values
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.recommend.lines import Ranking
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

WORDS = {True: "put in by the chair", False: "left out by the chair"}


def forced_at(workspace: Workspace, stage: str) -> dict[str, values.Forced]:
    """What the chair has put in or left out at a stage, by reference, in its order."""
    found = current(workspace, "forced", values.Forced, stage=stage)
    return dict(sorted(((about["proposal"], one) for about, one in found), key=lambda pair: pair[0]))


def as_rules(forced: Mapping[str, values.Forced]) -> tuple[Forced, ...]:
    """The same as rules of a portfolio."""
    return tuple(
        Forced(
            id=f"forced/{reference}",
            words=f"{reference} is {WORDS[one.funded]}: {one.reason}",
            source="the chair",
            reference=reference,
            funded=one.funded,
        )
        for reference, one in forced.items()
    )


def force(workspace: Workspace, ranked: Ranking, reference: str, funded: bool, reason: str) -> tuple[str, Saying]:
    """That a proposal is put in or left out, with words for it.

    Raises BadInput without a reason, for who has a hard interest in it, and where what is put in is declined: nothing
    that a gate, a floor or a threshold keeps out may be funded.
    """
    row = ranked.rows.get(reference)
    if row is None:
        ranked.standing.proposal(reference)
        raise BadInput(Fault(f"{reference} is not judged at this stage", "Name another stage with --stage."))
    if not reason.strip():
        raise BadInput(Fault(f"Nobody would know why {reference} is {WORDS[funded]}", "Give the --reason."))
    if ranked.standing.recused(reference, workspace.member):
        raise BadInput(Fault(f"You have a hard interest in {reference}", "The deputy decides on it."))
    if funded and row.outcome == "decline":
        raise BadInput(Fault(f"{reference} cannot be put in: {row.reason}", "Settle that first, or leave it."))
    value = {"funded": funded, "reason": reason.strip()}
    saying = Saying(_register(ranked.stage, reference), value, chairs_word(workspace))
    return f"{reference}  {WORDS[funded]}", saying


def unforce(workspace: Workspace, ranked: Ranking, reference: str) -> tuple[str, Saying]:
    """That a proposal is chosen by its merit again. Raises BadInput where it was neither put in nor left out."""
    if reference not in forced_at(workspace, ranked.stage):
        raise BadInput(
            Fault(f"{reference} was neither put in nor left out", "panel-tui recommend lists those that were.")
        )
    saying = Saying(_register(ranked.stage, reference), {"cleared": True}, chairs_word(workspace))
    return f"{reference}  chosen by its merit again", saying


def _register(stage: str, reference: str) -> Register:
    return Register.of("forced", stage=stage, proposal=reference)
