"""The panel's advice on the proposal: its outcome, award, conditions and place on the reserve list, on the spot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from panel_tui.faults import BadInput, Fault
from panel_tui.journal.fields import Outcome
from panel_tui.tui.commands.effects import show_effect
from panel_tui.tui.commands.table.base import OnAgenda
from panel_tui.tui.screens.choosing import Choice, ChoicePage, sentence

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen

OUTCOMES: dict[Outcome, str] = {
    "fund": "Fund it as it asks",
    "fund with conditions": "Fund it with conditions",
    "fund in part": "Fund it in part",
    "reserve": "Put it on the reserve list",
    "defer": "Defer it",
    "decline": "Decline it",
}
assert tuple(OUTCOMES) == get_args(Outcome)
FITS = (
    "Give the reason, and an award and conditions where the outcome needs them; p leaves projector mode and says what."
)


class Advise(OnAgenda):
    """Notes the panel's advice."""

    keys, show, label = "x", "x", "advise"
    help = "Note what the panel advises: outcome, award, conditions, reserve; once all criteria are agreed"
    where = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask for the outcome, or go on with what was begun."""
        item = screen.item
        assert item is not None
        if item.unscored or not item.is_agreed:
            why = item.unscored or f"{item.agreed} of {item.of} criteria are agreed"
            raise BadInput(Fault(f"Advice on {item.reference} waits until it is agreed: {why}"))
        if screen.acts.drafted(screen.outcomes.advice_register(item.reference)):
            _write(screen, "")
            return
        choices = [Choice(one, partial(sentence, words, "foreground")) for one, words in OUTCOMES.items()]
        given = screen.data.advised
        title = f"What does the panel advise on {item.reference}?"
        screen.app.push_screen(ChoicePage(title, choices, partial(_write, screen), given.outcome if given else ""))


def _write(screen: TableScreen, outcome: str) -> None:
    from panel_tui.recommend.noted import as_text

    item = screen.item
    assert item is not None
    text = as_text(cast("Outcome", outcome), item.ask, screen.data.advised) if outcome else ""
    register = screen.outcomes.advice_register(item.reference)
    screen.ask(register, f"The panel's advice on {item.reference} ", text, partial(_say, screen, item.reference))


def _say(screen: TableScreen, reference: str, text: str) -> None:
    """Note it. In projector mode a fault does not say what the line says."""
    from panel_tui.recommend.advice import in_words
    from panel_tui.recommend.noted import noted

    if not text:
        screen.notice("No advice was noted.")
        return
    row = noted(text, reference)
    try:
        effect = screen.outcomes.advise(row)
    except BadInput as error:
        if screen.projector:
            raise BadInput(Fault("This advice cannot be noted as it is", FITS)) from error
        raise
    given = screen.data.advised
    assert given is not None
    show_effect(screen, effect, f"The panel's advice on {reference}: {in_words(given)}.")
