"""What is said at the board's table: advice or decisions, of which each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register, values
from panel_tui.moderate.drawing import slate_at
from panel_tui.moderate.panel_record import panel_record
from panel_tui.moderate.record import needs_the_record
from panel_tui.recommend.advice import Advice, Level, levels, sayings, wanted
from panel_tui.recommend.board import Board, board
from panel_tui.recommend.criteria_met import Met, chair_says, criteria_met
from panel_tui.recommend.forcing import as_rules, forced_at
from panel_tui.recommend.late_rules import late_rules
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.problem import problem_of
from panel_tui.recommend.saved import choice, choose, drop, may_change, named, save_instead, scenarios, unchoose
from panel_tui.recommend.scenario import Named
from panel_tui.recommend.scenario_noted import noted
from panel_tui.recommend.sitting import nobody_must_leave
from panel_tui.recommend.table import AdviceRow
from panel_tui.report.firmness import cautions_of
from panel_tui.store.rows import Saying
from panel_tui.tui.sitting_acts import SittingActs

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Forced, Problem
    from panel_tui.figures.slate import Slate
    from panel_tui.journal import Chance
    from panel_tui.recommend.side_by_side import Column

MOVES_NOTHING = frozenset(
    (
        *("recommendation", "decision", "meets", "device"),
        *("award", "condition", "embargo"),
        *("scenario", "choice", "paper_text"),
        *("attendance", "discussion"),
    )
)
"""What moves no ranking: advice, what follows it, scenarios, who is there, and that somebody writes from elsewhere."""


class BoardActs(SittingActs):
    """The acts at one level. `board` is the table as it stands: it is read again after each act."""

    def __init__(self, path: Path, chance: Chance | None, level: Level) -> None:
        """Raises BadInput where the workspace cannot be opened, or is a member's own."""
        super().__init__(path, chance)
        self.level = level
        try:
            needs_the_record(self.workspace)
            self._size = -1
            self.ranking: Ranking
            self.problem: Problem
            """What a portfolio of this ranking is chosen from, and by which rules."""
            self.late: frozenset[str]
            """The ids of the rules that came after scoring had begun."""
            self.board: Board
            self.met: dict[str, Met]
            """How far each proposal meets the criteria, and whether it fits the money."""
            self.columns: dict[str, Column]
            """What has been worked out of scenarios of this ranking, by their ids."""
            self.read_again()
        except BaseException:
            self.workspace.close()
            raise

    def read_again(self) -> None:
        """Read what has been said since: all of it, where that was not only advice or scenarios."""
        news = self.workspace.entries.since(self._size) if self._size >= 0 else []
        if self._size < 0 or not MOVES_NOTHING.issuperset(one.kind for one in news):
            self.ranking = ranking(self.workspace)
            self.problem = problem_of(self.ranking, self.forced)
            self.late = frozenset(late_rules(self.workspace, self.ranking.stage))
            self.columns = {}
        if self._size < 0 or news:
            self.board = self._board()
            self.met = criteria_met(self.workspace, self.ranking)
        self._size = len(self.workspace.entries)

    def _board(self) -> Board:
        return board(self.workspace, self.ranking, self.level, self.problem, self.late)

    @property
    def forced(self) -> tuple[Forced, ...]:
        """What the chair puts in or leaves out."""
        return as_rules(forced_at(self.workspace, self.ranking.stage))

    @property
    def told(self) -> str:
        """What is said at this level: "the panel's advice", "the decision of Ministers"."""
        named = {"panel": "the panel's advice", "board": "the board's advice", "decision": "the decision"}
        return named.get(self.level) or f"the decision of {self.level}"

    def slate(self) -> Slate:
        """All that the lines are drawn from."""
        ranked = self.ranking
        return slate_at(self.workspace, ranked.standing, ranked.stage, ranked.schemes, ranked.figures)

    def cautions(self) -> tuple[str, ...]:
        """What holds for all that is said of how firm the portfolio is, a sentence each."""
        ranked = self.ranking
        record = panel_record(self.workspace, ranked.standing, ranked.stage, ranked.counts)
        return cautions_of(record, without_numbers=False)

    def scenarios(self) -> tuple[Ranking, tuple[Forced, ...], tuple[Named, ...], values.Choice | None]:
        """What scenarios are made of: the ranking, what is put in or left out, the scenarios, and which is chosen."""
        self.read_again()
        space, stage = self.workspace, self.ranking.stage
        return self.ranking, self.forced, scenarios(space, stage), choice(space, stage)

    def may_change(self, one: Named) -> None:
        """Raise BadInput where a scenario cannot be changed or dropped now."""
        self.read_again()
        may_change(self.workspace, self.ranking.stage, one)

    def save_scenario(self, before: str, text: str) -> tuple[str, str]:
        """Save the scenario that labelled lines give, in the place of the one whose id is `before`, or beside all
        others; its name, and the effect.

        Raises BadInput with what is wrong in them, and where the scenario cannot be saved.
        """
        self.read_again()
        name, scenario = noted(text)
        said = save_instead(self.workspace, self.ranking, self.forced, before, name, scenario)
        return name, self.say("", "", f"the scenario {name}", said)

    def drop_scenario(self, one: Named) -> str:
        """Drop a scenario; the effect. Raises BadInput where it cannot be."""
        return self._say_one(f"that {one.value.title} is dropped", drop(self.workspace, self.ranking.stage, one.id))

    def choose(self, one: Named, reason: str) -> str:
        """Choose a scenario; the effect. Raises BadInput without a reason."""
        words = f"that {one.value.title} is chosen"
        return self._say_one(words, choose(self.workspace, self.ranking.stage, one.id, reason))

    def unchoose(self) -> str:
        """Take back which one is chosen; the effect. Raises BadInput where none is."""
        return self._say_one("that none is chosen", unchoose(self.workspace, self.ranking.stage))

    def _say_one(self, what: str, wanted: tuple[str, Saying]) -> str:
        return self.say("", "", what, wanted[1:])

    def may_be_taken_back(self, said: Sequence[Saying]) -> None:
        """Raise BadInput for the board's advice while somebody is there who must leave for it, and for a scenario that
        has been chosen since."""
        nobody_must_leave(self.workspace, self.ranking.standing, said)
        stage = self.ranking.stage
        for one in said:
            id_ = one.register.part("scenario")
            if one.register.kind == "scenario" and any(it.id == id_ for it in scenarios(self.workspace, stage)):
                may_change(self.workspace, stage, named(self.workspace, stage, id_))

    def scenario_register(self, kind: str, id_: str) -> Register:
        """Where the draft of a scenario is filed, or of the reason for its choice; of a new one, which has no id."""
        return Register.of(kind, stage=self.ranking.stage, scenario=id_)

    def turn(self) -> Level:
        """Go on to the next level."""
        steps = levels(self.ranking.standing.call)
        self.level = steps[(steps.index(self.level) + 1) % len(steps)]
        self.board = self._board()
        return self.level

    def give(self, row: AdviceRow) -> str:
        """Record what is advised or decided on a proposal; its effect, one of those of a change.

        Raises BadInput where it departs from the step before without a reason, or an award does not fit.
        """
        self._may_say()
        chosen = wanted([row], self.workspace, self.ranking, self.level, self._by, False)
        return self._say(row.proposal, chosen)

    def follow(self) -> str:
        """Record what the step before says on every proposal of which nothing is on record; its effect.

        Raises BadInput with every proposal on which it says nothing.
        """
        self._may_say()
        recorded = {name: row.given for name, row in self.board.rows.items() if row.given is not None}
        rows = [_as_row(name, one) for name, one in recorded.items()]
        chosen = wanted(rows, self.workspace, self.ranking, self.level, self._by, True)
        return self._say("", {name: one for name, one in chosen.items() if name not in recorded})

    def find(self, reference: str, word: str, reason: str) -> str:
        """Record how far the chair finds that a proposal meets the criteria; its effect.

        Raises BadInput where `word` or the reason is missing.
        """
        self.read_again()
        said = chair_says(self.workspace, self.ranking, reference, word, reason)
        return self.say(reference, "", "how far it meets the criteria", [said])

    def finding(self, reference: str) -> Register:
        """Where the draft of it is filed."""
        return Register.of("meets", stage=self.ranking.stage, proposal=reference)

    def _may_say(self) -> None:
        self.read_again()
        if self.level != "panel" and not self.workspace.is_office:
            wrong = f"Only the office records {self.told}"
            raise BadInput(Fault(wrong, "Its own file has this table too: panel-tui recommend."))

    def _say(self, about: str, chosen: Advice) -> str:
        said = [one for _, one in sayings(chosen, self.workspace, self.ranking.stage, self.level)]
        nobody_must_leave(self.workspace, self.ranking.standing, said)
        return self.say(about, "", self.told, said)

    @property
    def _by(self) -> str:
        """Who advises or decides at this level, as the call names them; the panel is named by its members."""
        call = self.ranking.standing.call
        return {"panel": "", "board": call.board, "decision": call.authority}.get(self.level, self.level)

    def register(self, reference: str) -> Register:
        """Where the draft of what is advised or decided is filed."""
        return Register.of("recommendation", stage=self.ranking.stage, proposal=reference, level=self.level)


def _as_row(reference: str, one: values.Recommendation) -> AdviceRow:
    """What is on record of a proposal, as a row of advice."""
    return AdviceRow(reference, one.outcome, one.award or None, one.place, one.conditions, one.reason)
