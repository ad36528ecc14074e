"""Who comes up from the reserve with money that is free, and until when nobody outside is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_money
from panel_tui.files.blocks import day as in_words
from panel_tui.recommend.advice import in_words as advised
from panel_tui.recommend.awards_noted import announcement_in, announcement_text, promotion_in, promotion_text
from panel_tui.tui.commands.awards.base import AwardsCommand, record

if TYPE_CHECKING:
    from panel_tui.recommend.awards_noted import Promotion
    from panel_tui.tui.screens.awards import AwardsScreen


class Promote(AwardsCommand):
    """Asks whether somebody is to be promoted from the reserve."""

    keys, show, label = "r,R", "r", "promote"
    help = (
        "Promote from the reserve who is under the cursor, else the next of this brief, after asking; "
        "R asks for the sum, conditions and a reason"
    )
    where = footer = "awards"
    writes = True

    def can(self, screen: AwardsScreen) -> bool:
        """Whether anybody is there."""
        return bool(screen.candidate)

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Ask; whose turn it is not needs a reason, and is asked for one."""
        screen.acts.may_say()
        reference, found = screen.candidate, screen.acts.awards
        purse = found.purse_of(reference)
        screen.go_to(reference)
        if key == "R" or reference != purse.reserve[0]:
            _ask(screen, reference, found.ranked.rows[reference].ask)
            return
        screen.acts.may_promote(reference)
        screen.place = "promote"
        ask, free = show_money(found.ranked.rows[reference].ask), show_money(purse.free)
        screen.notice(f"Promote {reference} for {ask}? {free} is free in its brief. y yes · esc no", "accent bold")


class Promoted(AwardsCommand):
    """Promotes it."""

    keys, show, label = "y", "y", "yes, promote it"
    help = "Promote it from the reserve for its whole ask: a decision of its own"
    where = footer = "promote"
    palette = False

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Record the decision."""
        screen.place = "awards"
        _promote(screen, screen.current, None)


class NotNow(AwardsCommand):
    """Promotes nobody."""

    keys, show, label = "escape", "esc", "no"
    help = "Leave it in the reserve"
    where = footer = "promote"
    palette = False

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Go back."""
        screen.place = "awards"
        screen.show_hints()


class Announce(AwardsCommand):
    """Says until when nobody outside is told."""

    keys, show, label = "e", "e", "embargo"
    help = "Say on which day the decisions are announced: until then nobody outside is told, and no letter goes out"
    where = "awards"
    writes = True

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Ask for the day."""
        acts = screen.acts
        acts.may_say()

        def say(text: str) -> None:
            if not text:
                screen.notice("Nothing was recorded.")
                return
            effect = acts.announce(*announcement_in(text))
            until = acts.awards.until
            assert until is not None
            words = f"The decisions are announced on {in_words(until)}; until then no letter goes out."
            record(screen, screen.current, effect, words)

        screen.ask(acts.draft_of("embargo"), "The day of the announcement ", announcement_text(acts.awards.until), say)


class Lift(AwardsCommand):
    """Nobody has to wait for the announcement any more."""

    keys, show, label = "E", "E", "lift"
    help = "Lift the embargo: nothing waits for the day of the announcement any more; asks why"
    where = "awards"
    writes = True

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Ask why."""
        acts = screen.acts
        acts.may_say()
        if acts.awards.until is None:
            raise BadInput(Fault("No day of announcement is on record", "e says one."))

        def say(text: str) -> None:
            if not text:
                screen.notice("Nothing was recorded.")
                return
            record(screen, screen.current, acts.lift(text), "Nothing waits for a day of announcement any more.")

        screen.ask(acts.draft_of("embargo"), "The embargo is lifted, because ", "", say)


def _ask(screen: AwardsScreen, reference: str, ask: int) -> None:
    def say(text: str) -> None:
        if text:
            _promote(screen, reference, promotion_in(text))
        else:
            screen.notice("Nothing was recorded.")

    title = f"{reference} is promoted from the reserve "
    screen.ask(screen.acts.draft_of("decision", reference), title, promotion_text(ask), say)


def _promote(screen: AwardsScreen, reference: str, given: Promotion | None) -> None:
    effect = screen.acts.promote(reference, given)
    value = screen.acts.awards.decisions[reference].value
    record(screen, reference, effect, f"{reference} is promoted from the reserve: {advised(value)}.")
