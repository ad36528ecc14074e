"""Advice that has gone stale: it followed the line, gave no reason of its own, and the line has moved since."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.journal.values import Recommendation
from panel_tui.recommend.advice import advice, computed, departs, in_words
from panel_tui.recommend.lines import Ranking
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Stale:
    """One proposal on which the panel's recorded advice is no longer what the line says. `now` is None where the
    line cannot settle it any more."""

    reference: str
    recorded: Recommendation
    now: Recommendation | None

    @property
    def words(self) -> str:
        """What the line says now: "TFO-002 is now reserve 1"."""
        return f"{self.reference} is now {in_words(self.now)}" if self.now else f"{self.reference} now needs a decision"


def stale(workspace: Workspace, ranking: Ranking) -> tuple[Stale, ...]:
    """The panel's advice that followed an earlier line and departs from this one, in the order of the ranking."""
    recorded, now = advice(workspace, ranking.stage, "panel"), computed(ranking)
    return tuple(
        Stale(reference, recorded[reference], now.get(reference))
        for reference in ranking.rows
        if reference in recorded and recorded[reference].follows and _moved(recorded[reference], now.get(reference))
    )


def warning(found: tuple[Stale, ...]) -> str:
    """What to say of it, in one sentence."""
    changed = "; ".join(one.words for one in found)
    return f"The line has changed since the panel's advice: {changed}. Record the panel's advice again."


def _moved(one: Recommendation, now: Recommendation | None) -> bool:
    return departs(one, now) or (now is not None and one.place != now.place)
