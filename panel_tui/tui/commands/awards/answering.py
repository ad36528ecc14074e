"""What became of an award: accepted, declined, taken in part, waiting after all; and its conditions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from panel_tui.faults import BadInput, Fault
from panel_tui.recommend.awards_noted import Answer, Answered, answer_in, answer_text
from panel_tui.tui.commands.awards.base import OnAward, record

if TYPE_CHECKING:
    from panel_tui.tui.screens.awards import AwardsScreen


class Accept(OnAward):
    """The award is accepted."""

    keys, show, label = "a", "a", "accept"
    help = "The applicant accepts this award in full"
    where = footer = "awards"

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Record it at once."""
        _record(screen, screen.current, Answered("accepted", None, ""))


class _Asked(OnAward):
    """Records an answer that needs a reason."""

    answer: ClassVar[Answer]
    where = "awards"
    writes = True

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Ask for it."""
        reference, acts = screen.current, screen.acts
        acts.may_answer(reference)
        register = acts.draft_of("award", reference)
        draft = acts.drafted(register)
        text = answer_text(self.answer, draft or "")
        if draft is not None and draft != text:
            acts.keep(register, text, True)

        def say(text: str) -> None:
            if text:
                _record(screen, reference, answer_in(text))
            else:
                screen.notice("Nothing was recorded.")

        screen.ask(register, f"{reference}: {self.answer} ", text, say)


class Decline(_Asked):
    """The award is declined."""

    keys, show, label = "d", "d", "decline"
    help = "The applicant declines this award: asks why"
    footer = "awards"
    answer = "declined"


class InPart(_Asked):
    """The award is accepted for less."""

    keys, show, label = "p", "p", "in part"
    help = "The applicant takes up a part of this award: asks for the sum and why"
    footer = "awards"
    answer = "in part"


class Wait(_Asked):
    """The award waits after all."""

    keys, show, label = "w", "w", "waiting"
    help = "This award has not been answered after all: asks why"
    answer = "waiting"


class Clear(OnAward):
    """A condition is cleared, or open again."""

    keys, show, label = "c", "c", "condition"
    help = "Choose a condition of this award: say what meets it or, where it is cleared, why it is open again"
    where = footer = "awards"
    writes = True

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Ask which, where there are several."""
        from panel_tui.tui.screens.choosing import Choice, ChoicePage, sentence
        from panel_tui.tui.widgets.awards_pane import term_words

        one = screen.award
        assert one is not None
        screen.acts.may_answer(one.reference)
        if not one.terms:
            raise BadInput(Fault(f"The award of {one.reference} has no conditions"))
        if len(one.terms) == 1:
            _ask_condition(screen, one.reference, 1)
            return
        choices = [Choice(str(term.number), partial(sentence, term_words(term), "foreground")) for term in one.terms]
        first = next((str(term.number) for term in one.terms if not term.met), "1")

        def then(number: str) -> None:
            _ask_condition(screen, one.reference, int(number))
            screen.show_hints()

        screen.app.push_screen(ChoicePage(f"Which condition of {one.reference}?", choices, then, first))


def _ask_condition(screen: AwardsScreen, reference: str, number: int) -> None:
    acts = screen.acts
    term = acts.awards.awards[reference].terms[number - 1]
    title = f"{reference}, condition {number}: {'open again, because' if term.met else 'what meets it'} "

    def say(text: str) -> None:
        if not text:
            screen.notice("Nothing was recorded.")
            return
        effect = acts.clear(reference, number, text)
        now = acts.awards.awards[reference].terms[number - 1]
        record(
            screen, reference, effect, f"{reference}: condition {number} is {'cleared' if now.met else 'open again'}."
        )

    screen.ask(acts.draft_of("condition", reference, number), title, "", say)


def _record(screen: AwardsScreen, reference: str, given: Answered) -> None:
    effect = screen.acts.answer(reference, given)
    record(screen, reference, effect, f"{reference}: {screen.acts.awards.awards[reference].words}.")
