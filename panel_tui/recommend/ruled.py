"""The rules of a portfolio as they are told: what the call publishes, what came late, what the chair puts in or out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panel_tui.call.call_model import UsualDuration
from panel_tui.call.portfolio_rules import PortfolioRule
from panel_tui.figures.portfolio.model import Forced as ForcedRule
from panel_tui.journal.values import Forced
from panel_tui.recommend.forcing import as_rules, forced_at
from panel_tui.recommend.late_rules import is_usual_duration_late, late_rules
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.problem import remarks
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Ruled:
    """The rules at a stage; `late` are the ids of those that came after scoring had begun, and `is_usual_late` says it
    of the usual duration."""

    usual: UsualDuration
    is_usual_late: bool
    rules: Sequence[PortfolioRule]
    late: Sequence[str]
    forced: Mapping[str, Forced]
    remarks: Sequence[str]

    @classmethod
    def of(cls, workspace: Workspace, ranking: Ranking) -> Ruled:
        """Those on record at the stage of a ranking."""
        forced = forced_at(workspace, ranking.stage)
        late = late_rules(workspace, ranking.stage)
        call, is_usual_late = ranking.standing.call, is_usual_duration_late(workspace, ranking.stage)
        return cls(call.usual_duration, is_usual_late, call.rules, late, forced, remarks(ranking, as_rules(forced)))

    @property
    def as_rules(self) -> tuple[ForcedRule, ...]:
        """What the chair puts in or out, as rules."""
        return as_rules(self.forced)

    def sentences(self) -> Iterator[str]:
        """What to say of them, a sentence each."""
        for rule in self.rules:
            yield f"Rule {rule.id}: {rule.words} ({_where(rule.published, rule.id in self.late)})."
        if self.usual.words:
            yield f"Usual duration: {self.usual.words} ({_where(self.usual.published, self.is_usual_late)})."
        for one in self.as_rules:
            yield f"{one.words.rstrip('.')}."
        yield from self.remarks

    def keys(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "rules": [
                {"id": rule.id, "words": rule.words, "published": rule.published, "late": rule.id in self.late}
                for rule in self.rules
            ],
            "usual_duration": {
                "least": self.usual.least,
                "most": self.usual.most,
                "published": self.usual.published,
                "late": self.is_usual_late,
            },
            "forced": [
                {"reference": reference, "funded": one.funded, "reason": one.reason}
                for reference, one in self.forced.items()
            ],
            "remarks": list(self.remarks),
        }


def _where(published: str, is_late: bool) -> str:
    """Where a rule was published, and whether it came late."""
    where = f"published: {published}" if published else "where it was published is not said"
    return f"{where}; it came after scoring had begun" if is_late else where
