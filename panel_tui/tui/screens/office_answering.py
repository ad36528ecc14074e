"""Answering at the office's page: the answer, and the question as it is passed on, are written in the drawer."""

from __future__ import annotations

from typing import ClassVar, Literal

from panel_tui.assess.asking import Question
from panel_tui.tui.office_acts import Answered
from panel_tui.tui.screens.office_face import OfficeFace

DRAWER, LOW_DRAWER = 10, 7
What = Literal["answer", "wording"]
TITLES: dict[What, str] = {
    "answer": "The answer about {}, to all who judge it",
    "wording": "The question about {}, as it is passed on",
}


class Answering(OfficeFace):
    """The part of the office's page that writes. What is typed is a draft until it is said."""

    WRITING: ClassVar = ("drawer",)
    writing: What = "answer"

    @property
    def question(self) -> Question | None:
        """The question under the cursor; None where there is none."""
        return self.asked.question

    def write(self, what: What) -> None:
        """Open the drawer for the answer, or for the question as it is passed on."""
        to = self.question
        assert to is not None
        self.writing = what

        def keep(words: str, going_on: bool) -> None:
            begun = self._begun(to)
            self.acts.keep(to, begun._replace(**{_FIELDS[what]: words}), going_on)

        low = self.is_narrow or self.app.size.height < 30
        self.drawer.styles.height = LOW_DRAWER if low else DRAWER
        title = TITLES[what].format(to.proposal)
        self.drawer.open(
            [("─", "accent"), (f"{title} ", "foreground bold")], getattr(self._begun(to), _FIELDS[what]), keep
        )
        self.left, self.place = "questions", "drawer"
        self.show_place()
        self.settle()
        self.asked.reveal()

    def _begun(self, to: Question) -> Answered:
        """What is begun of an answer or, where nothing is, what stands."""
        return self.acts.drafted(to) or _standing(to)

    def finish(self) -> str:
        """Close the drawer, and say the answer where there is one and it has changed; what to tell of it.

        Raises BadInput where it cannot be said: it stays begun then.
        """
        to = self.question
        assert to is not None
        self.drawer.close()
        self.place = "questions"
        said = self._begun(to)
        if not said.passed_on.strip():
            said = said._replace(passed_on=to.text)
        try:
            told = self._settled(to, said)
        finally:
            self.show_place()
            self.show_questions()
        return told

    def _settled(self, to: Question, said: Answered) -> str:
        """Say an answer, keep it as begun, or drop it; what to tell of it."""
        if said == _standing(to) or (to.answer and not said.answer.strip()):
            self.acts.keep(to, None)
            return f"The answer about {to.proposal} is as it was." if to.answer else "No answer was written."
        if not said.answer.strip():
            self.acts.keep(to, said._replace(answer=""))
            return "It is passed on so, with the answer: enter writes it."
        if self.writing == "wording" and not to.answer:
            self.acts.keep(to, said)
            return "It is passed on so, with the answer that is begun: enter goes on with it."
        self.view = self.view._replace(questions=self.acts.answer(to, said))
        return f"Answered: all who judge {to.proposal} get it with their next pack or receipt."


_FIELDS: dict[What, str] = {"answer": "answer", "wording": "passed_on"}


def _standing(to: Question) -> Answered:
    """What stands of an answer: before there is one, the question is passed on as it was asked."""
    return Answered(to.passed_on or to.text, to.answer)
