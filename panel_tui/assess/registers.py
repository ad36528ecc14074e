"""The registers of an assessment: one member's view of one proposal in one round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from panel_tui.assess.citing import made_elsewhere
from panel_tui.call.exact import show_exact
from panel_tui.journal import Json, Register

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding

OVERALL = "overall"
FIRST_ROUND = "1"
SAID = ("score", "comment", "confidence")
"""The kinds of which an assessment consists."""
PRIVATE = "private"
"""The audience of notes that never leave the file."""
NOTES = "notes"
"""The audience of an introducer's speaking notes: a comment on the whole that only the chair and the office see."""


def words_note(about: str, proposal: str) -> str:
    """Under which name a file notes words that are begun and not said yet: what they are for, of which proposal."""
    return f"words/{about}/{proposal}"


def number_of(round_: str) -> int:
    """The number of a round; 0 where its name is none: anybody may send a return, and a round need not be a number, nor
    one of ordinary size."""
    return int(round_) if round_.isascii() and round_.isdigit() and len(round_) < 10 else 0


@dataclass(frozen=True)
class Assessment:
    """Which assessment: whose, of what, in which stage and round."""

    stage: str
    proposal: str
    member: str
    round: str = FIRST_ROUND

    def score(self, criterion: str) -> Register:
        """The register of a score."""
        return self._register("score", criterion=criterion)

    def comment(self, criterion: str, audience: str = "panel") -> Register:
        """The register of a comment on a criterion or, with "overall", on the whole."""
        return self._register("comment", criterion=criterion, audience=audience)

    def confidence(self, criterion: str) -> Register:
        """The register of a confidence."""
        return self._register("confidence", criterion=criterion)

    @property
    def submission(self) -> Register:
        """The register of its submission."""
        return self._register("submission")

    @property
    def declined(self) -> Register:
        """The register in which its member declines the proposal: for all rounds of the stage."""
        return Register.of("declined", stage=self.stage, proposal=self.proposal, member=self.member)

    @property
    def about(self) -> dict[str, str]:
        """What all its registers are about."""
        return {"stage": self.stage, "round": self.round, "proposal": self.proposal, "member": self.member}

    def _register(self, kind: str, **more: str) -> Register:
        return Register.of(kind, **self.about, **more)


def versions(standing: CallStanding, reference: str) -> dict[str, str]:
    """The rubric and the proposal's version under which something is said of a proposal now."""
    brief = standing.proposal(reference).brief
    return {"rubric": standing.rubric_hashes[brief], "proposal": standing.proposal_hashes[reference]}


def score_value(state: str, score: Fraction | None, under: dict[str, str]) -> dict[str, Json]:
    """The value of a score entry."""
    said: dict[str, Json] = dict(under)
    if state != "scored":
        return said | {"state": state}
    assert score is not None
    return said | {"score": show_exact(score)}


def comment_value(text: str, under: dict[str, str], before: Mapping[str, Any] | None = None) -> dict[str, Json]:
    """The value of a comment entry. `before` is the value of the comment that it goes on from: what that cites keeps
    the version in which it was cited."""
    cites = made_elsewhere(text, under["proposal"], before)
    return {"text": text, **under} | ({"cites": cites} if cites else {})
