"""Interests declared in the meeting, and those declared after scoring: the figures with and without, and the ruling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_total
from panel_tui.files.text import clean
from panel_tui.moderate.late import RULINGS
from panel_tui.tui.commands.table.base import OnAgenda, OnCell
from panel_tui.tui.screens.choosing import Choice, ChoicePage, heading, sentence

if TYPE_CHECKING:
    from panel_tui.moderate.late import LateInterest, Ruling
    from panel_tui.tui.screens.table import TableScreen


class Declare(OnCell):
    """Records an interest that is declared in the meeting."""

    keys, show, label = "D", "D", "declare"
    help = "Record that the member under the cursor declares a hard interest here, on their word: they are recused"
    where = "matrix covered"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask for the reason."""
        person, reference = screen.person, screen.reference
        assert person is not None
        assert reference is not None
        if person.interest == "hard":
            raise BadInput(Fault(f"{person.name} has declared a hard interest already"))

        def say(reason: str) -> None:
            if not reason:
                screen.notice("Nothing was declared: say what the interest is.", "warn")
                return
            screen.outcomes.declare(reference, person.id, reason)
            left = _leaves(screen, reference, person.id)
            rule = " L rules on what was agreed." if any(one.is_open for one in screen.outcomes.late(reference)) else ""
            screen.told("Recused: ", person.name, f"{left}, in no figure from now on.{rule}", "good bold")

        register = screen.outcomes.interest_register(reference, person.id)
        screen.ask(register, f"{person.name} declares a hard interest in {reference}. Which? ", say=say)


class RuleOnLate(OnAgenda):
    """Rules on a late interest."""

    keys, show, label = "L", "L", "late interest"
    help = "See the figures with and without who declared an interest after scoring, and rule on what was agreed"
    where = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Show them, and ask for the ruling."""
        reference = screen.reference
        assert reference is not None
        late = screen.outcomes.late(reference)
        if not late:
            raise BadInput(Fault(f"Nobody who had scored {reference} has declared a hard interest since"))
        screen.app.push_screen(
            ChoicePage(
                f"{reference}: interests declared late", list(_choices(screen, late)), partial(_why, screen, late)
            )
        )


def _leaves(screen: TableScreen, reference: str, member: str) -> str:
    """Record that somebody who must leave now does, where they are there; that, in a word."""
    here = screen.room.here
    if here.item != reference or all(seat.member != member for seat in here.must_leave(reference)):
        return ""
    screen.room.turn(member)
    return ", leaves the room"


def _choices(screen: TableScreen, late: tuple[LateInterest, ...]) -> Iterator[Choice]:
    for number, one in enumerate(late):
        yield Choice("", partial(heading, _name(screen, one)))
        for words in _told(one):
            yield Choice("", partial(sentence, words, "foreground"))
        for ruling, words in RULINGS.items() if one.agreed else ():
            yield Choice(f"{number}/{ruling}", partial(sentence, f"Rule that {words}", "accent"))


def _told(one: LateInterest) -> Iterator[str]:
    total = f"By members' medians {show_total(one.with_)} with these scores, {show_total(one.without)} without"
    yield f"{total}; they count in no figure."
    if one.ruling:
        yield f"Ruled: {one.ruling.ruling}. {clean(one.ruling.reason)}"
    elif one.is_open:
        yield "The panel had agreed scores of it already: does that stand?"
    else:
        yield "Nothing of it is agreed yet, so there is nothing to rule."


def _why(screen: TableScreen, late: tuple[LateInterest, ...], key: str) -> None:
    number, _, word = key.partition("/")
    one, ruling = late[int(number)], cast("Ruling", word)

    def say(reason: str) -> None:
        if not reason:
            screen.notice("Nothing was ruled: it needs a reason.", "warn")
            return
        screen.outcomes.rule(one, ruling, reason)
        screen.notice(f"Ruled on {one.proposal}: {RULINGS[ruling]}. u takes it back.", "good bold")

    register = screen.outcomes.ruling_register(one)
    screen.ask(register, f"{one.proposal}: {RULINGS[ruling]}. Why? ", say=say)


def _name(screen: TableScreen, one: LateInterest) -> str:
    """Who it is; in projector mode without a name."""
    return next((person.name for person in screen.persons if person.id == one.member), "A member")
