"""How far each proposal meets the criteria, fully, partly or not, and whether it fits the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from panel_tui.call.standing import current
from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.figures.line import Row
from panel_tui.figures.rounding import show_number
from panel_tui.journal import Register, values
from panel_tui.journal.canonical import Json
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.recommend.labelled import parts
from panel_tui.recommend.lines import Ranking
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

Meets = Literal["fully", "partly", "not"]
MEETS: Mapping[str, Meets] = {"fully": "fully", "partly": "partly", "not": "not"}
COMPUTED = "computed"
"""What is said to take the chair's word back."""


@dataclass(frozen=True)
class Met:
    """One proposal against the criteria and the money.

    `meets` is the chair's word where there is one, else what the scores say (`computed`): None where they say nothing
    yet. `why` is the chair's reason, else what decides it. `fits` tells whether the proposal stands above the line of
    its brief: None where it is not in order, or where the line cannot settle it.
    """

    meets: Meets | None
    computed: Meets | None
    why: str
    is_the_chairs: bool
    fits: bool | None

    @property
    def money(self) -> str:
        """Whether it fits the money, in words for a column; "" where that cannot be said."""
        return "" if self.fits is None else "fits" if self.fits else "does not fit"

    @property
    def found(self) -> str:
        """What is found of it and what its scores say, in a few words."""
        return f"{self.meets or 'nothing yet'}; by its scores: {self.computed or 'nothing yet'}"

    @property
    def words(self) -> str:
        """Whether it fits the money, how far it meets the criteria, and why, in sentences."""
        by = f", as the chair finds ({self.computed or 'nothing yet'} by its scores)" if self.is_the_chairs else ""
        met = f"Criteria: {self.meets or 'nothing is said yet'}{by}: {self.why.strip().rstrip('.')}."
        return f"Money: {self.money}. {met}" if self.money else met


def criteria_met(workspace: Workspace, ranked: Ranking) -> dict[str, Met]:
    """Every proposal of a stage against the criteria and the money, in the order of the ranking."""
    said = {about["proposal"]: one for about, one in current(workspace, "meets", values.Meets, stage=ranked.stage)}
    found = {}
    for reference, row in ranked.rows.items():
        meets, why = _by_scores(ranked, row)
        word = said.get(reference)
        fits = None if row.undecided or row.outcome == "decline" else row.outcome == "fund"
        if word:
            found[reference] = Met(word.meets, meets, word.reason, True, fits)
        else:
            found[reference] = Met(meets, meets, why, False, fits)
    return found


def finding_text(its: Met) -> str:
    """The lines to fill in for what the chair finds, with what was found already."""
    return f"Meets: {its.meets or ''}\nReason: {its.why if its.is_the_chairs else ''}"


def finding_in(text: str) -> tuple[str, str]:
    """The word and the reason that such lines give. Raises BadInput where they cannot be read."""
    faults = Faults()
    said = parts(text, ("meets", "reason"), ("meets",), faults)
    faults.stop()
    return "".join(said["meets"]).casefold(), "\n".join(said["reason"])


def chair_says(workspace: Workspace, ranked: Ranking, reference: str, word: str, reason: str) -> Saying:
    """What it says that the chair finds otherwise than the scores say or, with "computed", takes that back.

    Raises BadInput where there is no such proposal or word, or no reason.
    """
    if reference not in ranked.rows:
        ranked.standing.proposal(reference)
        raise BadInput(Fault(f"{reference} is not judged at the stage {ranked.stage}", "Name another with --stage."))
    if word not in MEETS and word != COMPUTED:
        raise BadInput(Fault(f"{word!r} does not say how far", f"Write {', '.join(MEETS)} or {COMPUTED}."))
    if not reason.strip():
        raise BadInput(Fault("This needs a reason", "Give the reason."))
    value: dict[str, Json] = {"cleared": True} if word == COMPUTED else {"meets": word}
    register = Register.of("meets", stage=ranked.stage, proposal=reference)
    return Saying(register, {**value, "reason": reason.strip()}, chairs_word(workspace))


def _by_scores(ranked: Ranking, row: Row) -> tuple[Meets | None, str]:
    """What gates, floors, threshold and scores say, and why."""
    if row.reference in ranked.standing.withdrawn or (row.outcome == "decline" and row.undecided):
        return None, row.reason
    if row.outcome == "decline":
        return "not", row.reason
    scores, scheme = ranked.figures[row.reference].scores, ranked.scheme(row.reference)
    lower = [
        f"{one.title} ({show_number(scores[one.id])})"
        for one in scheme.needed
        if one.id in scores and not one.in_upper_half(scores[one.id])
    ]
    missing = [one.title for one in scheme.needed if one.id not in scores]
    why = [f"in the lower half of the scale on {', '.join(lower)}"] if lower else []
    why += [f"no score on {', '.join(missing)}"] if missing else []
    return ("partly", "; ".join(why)) if why else ("fully", "every criterion in the upper half of its scale")
