"""Saying something for good: submitting, an interest, withdrawing; and the return that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from panel_tui.faults import BadInput
from panel_tui.tui.commands.desk.base import PANES, DeskCommand
from panel_tui.tui.commands.everywhere import Leave

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class Next(DeskCommand):
    """Goes to what is to be done next."""

    keys, show, label = "n", "n", "next unscored"
    help = "Go to the next criterion without a score or a reason, else to the next proposal"
    where = footer = PANES

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        item = screen.item
        if item and item.is_to_do:
            following = screen.first_open(after=screen.criterion)
            if following:
                screen.open(item.reference, following)
                return
        others = [one for one in screen.desk.items if one.is_to_do]
        references = [one.reference for one in others if one.scored < one.of or one.reasons < one.of]
        later = [one for one in references if item is None or one > item.reference]
        if later or references:
            screen.open((later or references)[0])
        elif others:
            screen.open(others[0].reference)
            if not others[0].again:
                screen.notice(
                    f"Everything has a score and a reason. {others[0].reference} is not submitted yet: s submits it."
                )
        else:
            screen.notice("Everything is submitted. r writes your return for the office.", "good bold")


class Submit(DeskCommand):
    """Submits the assessment."""

    keys, show, label = "s", "s", "submit"
    help = "Submit your assessment of this proposal, or see what is missing"
    where = footer = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether there is a proposal to submit."""
        return screen.subject is not None and screen.subject.is_open

    def run(self, screen: DeskScreen, key: str) -> None:
        """Submit it."""
        assert screen.subject is not None
        reference = screen.subject.reference
        try:
            news = screen.acts.submit(screen.desk.stage, reference)
        except BadInput as error:
            _tell_missing(screen, reference, error)
            return
        screen.said()
        words = "is submitted" if news else "was submitted already, and nothing has changed since"
        screen.notice(f"{reference} {words}. r writes your return for the office.", "good bold")


class Declare(DeskCommand):
    """Declares an interest."""

    keys, show, label = "d", "d", "interest"
    help = "Declare an interest in this proposal"
    where = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether there is a proposal."""
        return screen.subject is not None

    def run(self, screen: DeskScreen, key: str) -> None:
        """Ask which."""
        assert screen.subject is not None
        screen.open(screen.subject.reference, screen.criterion if screen.place != "queue" else "")
        screen.go("interest")
        screen.notice(
            f"{screen.reference}: your interest? n none · s soft (noted) · h hard (closed to you) · esc leave it"
        )


class Interest(DeskCommand):
    """Says which interest it is."""

    keys, show, label = "n,s,h", "n s h", "none, soft, hard"
    help = "No interest, a soft one (noted), a hard one (the proposal closes and you do not score it)"
    where = footer = "interest"
    writes = True
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Take it; a soft or a hard one wants a reason."""
        assert screen.reference is not None
        if key == "n":
            _declare(screen, "none", "")
        else:
            interest = {"s": "soft", "h": "hard"}[key]
            screen.write_reason(interest, f"Your {interest} interest in {screen.reference}: what is it? ")


class LeaveInterest(DeskCommand):
    """Declares nothing."""

    keys, show, label = "escape", "esc", "declare nothing"
    help = "Declare nothing"
    where = footer = "interest"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go back."""
        screen.go(screen.left)


class SayReason(DeskCommand):
    """Says what was being asked for, with its reason."""

    keys, show, label = "escape,ctrl+s", "esc", "done"
    help = "Say it with this reason; without one nothing is said"
    where = footer = "reason"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Say it."""
        assert screen.reference is not None
        reason = screen.drawer.editor.text.strip()
        screen.leave_drawer()
        if not reason:
            screen.desk.keep_words(screen.about, screen.reference, "")
            screen.notice("Nothing was asked." if screen.about == "ask" else "Nothing was said: it needs a reason.")
        elif screen.about == "withdraw":
            screen.acts.withdraw(screen.desk.stage, screen.reference, reason)
            screen.said()
            screen.notice(f"{screen.reference} is withdrawn: your scores stay on record and no longer count.")
        elif screen.about == "decline":
            screen.acts.decline(screen.desk.stage, screen.reference, reason)
            screen.said()
            screen.notice(f"{screen.reference} is declined; the office learns it from your next return. D takes it up.")
        elif screen.about == "ask":
            screen.acts.ask(screen.reference, reason)
            screen.said()
            screen.notice(f"Asked about {screen.reference}. It goes to the office with your next return.")
        elif screen.about in ("soft", "hard"):
            _declare(screen, "soft" if screen.about == "soft" else "hard", reason)


class Withdraw(DeskCommand):
    """Withdraws a submission."""

    keys, show, label = "W", "W", "withdraw"
    help = "Withdraw what you submitted of this proposal: your scores stay on record and no longer count"
    where = PANES
    writes = True

    def can(self, screen: DeskScreen) -> bool:
        """Whether it was submitted."""
        return screen.subject is not None and screen.subject.state in ("submitted", "changed")

    def run(self, screen: DeskScreen, key: str) -> None:
        """Ask for the reason."""
        assert screen.subject is not None
        screen.open(screen.subject.reference)
        screen.write_reason("withdraw", f"Why do you withdraw {screen.subject.reference}? ")


class Return(DeskCommand):
    """Writes the return."""

    keys, show, label = "r", "r", "return"
    help = "Write your return for the office: what you have submitted and declared"
    where = PANES

    def run(self, screen: DeskScreen, key: str) -> None:
        """Write it, and say where it is and what to do with it."""
        screen.write_return()


class LeaveDesk(Leave):
    """Leaves the program; what was not sent is told first."""

    def run(self, screen: DeskScreen, key: str) -> None:
        """Leave, or ask."""
        from panel_tui.tui.screens.desk_pages import Leaving

        if screen.desk.unsent:
            screen.app.push_screen(Leaving(screen))
        else:
            screen.app.leave()


def _declare(screen: DeskScreen, interest: Literal["none", "soft", "hard"], reason: str) -> None:
    assert screen.reference is not None
    reference = screen.reference
    screen.acts.declare(reference, interest, reason)
    screen.go(screen.left)
    screen.said()
    words = "no" if interest == "none" else interest
    closed = f"{reference} is closed to you. " if interest == "hard" else ""
    screen.notice(f"{closed}Declared: {words} interest in {reference}. It reaches the office with your next return.")


def _tell_missing(screen: DeskScreen, reference: str, error: BadInput) -> None:
    """Say what is missing, and go to the first of it afterwards."""
    screen.open(reference)
    lines = [f"{fault.wrong}. {fault.right}" for fault in error.faults]
    keys = "A digit scores, x says not applicable, a abstains, c writes the reason; n goes to the first of them."
    screen.app.say(f"{reference} is not submitted yet", [*lines, "", keys])
