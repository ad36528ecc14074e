"""What members ask about proposals: those first that wait for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from panel_tui.assess.asking import Question
from panel_tui.call.standing import CallStanding
from panel_tui.files.text import clean
from panel_tui.tui.office_acts import Answered
from panel_tui.tui.paint import Row, cut, spread, wrapped
from panel_tui.tui.widgets.chooser import Chooser

WIDEST = 100
"""How wide a line may be: longer ones are hard to follow."""
NONE = (
    "No member has asked anything yet.",
    "",
    "Members ask about a proposal in their own files. A question comes with a return; its answer goes to all who judge "
    "the proposal, with their next pack or receipt.",
)


class QuestionsPane(Chooser):
    """Each question with who asks it, as it is passed on, and its answer."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._asked: dict[str, Question] = {}
        self._begun: Mapping[Question, Answered] = {}
        self._standing: CallStanding | None = None

    def show(self, asked: Sequence[Question], begun: Mapping[Question, Answered], standing: CallStanding) -> None:
        """Show these questions; `begun` are the answers that have not been said."""
        self._begun, self._standing = begun, standing
        order = sorted(asked, key=lambda one: bool(one.answer))
        self._asked = {"/".join((one.id, one.proposal, one.member)): one for one in order}
        self.choose_from(list(self._asked))

    @property
    def question(self) -> Question | None:
        """The question under the cursor; None where there is none."""
        return self._asked.get(self.current)

    def lay_out_rows(self, width: int) -> None:
        """The questions."""
        self.add([])
        if not self._asked:
            for line in NONE:
                self.say(line, min(width, WIDEST))
        for key, one in self._asked.items():
            assert self._standing is not None
            self.put(key, _rows(one, self._begun.get(one), self._standing, min(width - 2, WIDEST)))
            self.add([])


def _rows(one: Question, begun: Answered | None, standing: CallStanding, width: int) -> list[Row]:
    glyph, ink, state = ("✔", "good", "answered") if one.answer else ("●", "accent bold", "waits")
    if begun is not None:
        glyph, ink, state = "✎", "warn bold", "begun, not said"
    day = datetime.fromisoformat(one.at)
    told = f"{state} · {day.day} {day:%b %Y}"
    name = cut(clean(f"{one.proposal}  {standing.proposals[one.proposal].applicant}"), width - len(told) - 4)
    rows: list[Row] = [spread([(f"{glyph} ", ink), (name, "foreground bold")], [(told, "muted")], width)]
    rows += _said(f"{standing.name(one.member)} asks: ", one.text, width, "foreground")
    passed_on, answer = begun or Answered(one.passed_on, one.answer)
    if passed_on.strip() not in ("", one.text):
        rows += _said("Passed on as: ", passed_on, width, "foreground")
    if answer.strip():
        rows += _said("Answer: ", answer, width, "good" if begun is None else "warn")
    return rows


def _said(lead: str, text: str, width: int, ink: str) -> list[Row]:
    """Words under their lead, in lines; each paragraph begins a new one."""
    lines = [line for part in clean(f"{lead}{text}").split("\n") for line in wrapped(part, width - 3) or [""]]
    first: Row = [("  ", "muted"), (lead, "muted"), (lines[0].removeprefix(lead), ink)]
    return [first, *([("  ", "muted"), (line, ink)] for line in lines[1:])]
