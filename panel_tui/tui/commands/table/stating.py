"""The panel's statement: its reasons, the feedback for the applicant, and the chair's approval of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.commands.effects import BESIDE
from panel_tui.tui.commands.table.base import OnAgenda, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen
    from panel_tui.tui.table_acts import StatementPart


class Statement(OnAgenda):
    """Writes the reasons."""

    keys, show, label = "t", "t", "statement"
    help = "Write the panel's statement on this proposal: its reasons, for the board; a draft until it is approved"
    where = footer = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Open the drawer."""
        _write(screen, "reasons", f"The panel's statement on {screen.reference} ")


class Feedback(OnAgenda):
    """Writes the feedback."""

    keys, show, label = "f", "f", "feedback"
    help = "Write the feedback for the applicant; a draft until the statement is approved"
    where = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Open the drawer."""
        _write(screen, "feedback", f"Feedback for the applicant of {screen.reference} ")


class SayStatement(TableCommand):
    """Says a part of the statement."""

    keys, show, label = "escape,ctrl+s", "esc", "done"
    help = "Close it, and say it where it has changed; ctrl+s takes a suggested text as it is"
    where = footer = "drawer"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Say it as a draft, where it has changed: what was only suggested is not said by itself."""
        pending, reference = screen.pending, screen.reference
        assert pending is not None
        assert reference is not None
        part: StatementPart = "feedback" if pending.register.part("part") else "reasons"
        before, suggested = _before(screen, part), _suggested(screen, part)
        text = screen.leave_drawer()
        untouched = text.strip() == (before or suggested).strip() and (key != "ctrl+s" or bool(before))
        effect = "as it is" if untouched else screen.acts.state(reference, part, text)
        screen.finish()
        what = f"The {NAMES[part]} {reference}"
        if effect == "as it is":
            left = f"{what} is only suggested: ctrl+s takes it as it is." if text.strip() else NOTHING[part]
            screen.notice(f"{what} is as it was." if before else left)
        elif effect == BESIDE:
            screen.notice("Noted beside the chair's own statement, which counts.", "warn")
        elif text.strip():
            screen.notice(f"{what} is a draft: A approves it, u takes it back.", "good bold")
        else:
            screen.notice(f"{what} is taken away. u brings it back.", "good bold")


class Approve(OnAgenda):
    """Asks whether the statement is approved."""

    keys, show, label = "A", "A", "approve"
    help = "Approve the panel's statement, its reasons and feedback, after asking: then it goes into the papers"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask, or say that there is nothing to approve."""
        assert screen.reference is not None
        stands = screen.data.statement
        if screen.reference in screen.acts.begun:
            screen.notice("Something was begun and not said: t or f goes on with it.", "warn")
        elif stands is None:
            screen.notice(f"There is no statement on {screen.reference} to approve: t writes it.", "warn")
        elif stands.is_approved:
            screen.notice(f"The statement on {screen.reference} is approved already.")
        else:
            screen.go("approve")
            without = "" if stands.value.feedback.strip() else " It has no feedback for the applicant."
            whose = " on the chair's behalf" if screen.table.is_office else ""
            open_ = screen.data.item.of - screen.data.item.agreed
            scores = f" {open_} criteria are not agreed yet." if open_ > 1 else " 1 is not agreed yet." if open_ else ""
            screen.notice(f"Approve it{whose}?{without}{scores} y yes · esc no", "accent bold")


class Approved(TableCommand):
    """Approves the statement."""

    keys, show, label = "y", "y", "yes, approve it"
    help = "Approve this statement"
    where = footer = "approve"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Approve it."""
        assert screen.reference is not None
        screen.place = "matrix"
        try:
            screen.acts.approve(screen.reference)
        finally:
            screen.show_all()
        screen.notice(f"The statement on {screen.reference} is approved. u takes it back.", "good bold")


NAMES: dict[StatementPart, str] = {"reasons": "statement on", "feedback": "feedback on"}
NOTHING: dict[StatementPart, str] = {"reasons": "No statement was written.", "feedback": "No feedback was written."}


def _write(screen: TableScreen, part: StatementPart, title: str) -> None:
    """Open the drawer on what stands, else on what members' comments suggest."""
    assert screen.reference is not None
    register = screen.acts.statement_register(screen.reference, part)
    text = _before(screen, part) or _suggested(screen, part)
    screen.ask(register, title, text)


def _before(screen: TableScreen, part: StatementPart) -> str:
    stands = screen.data.statement
    return "" if stands is None else stands.value.feedback if part == "feedback" else stands.value.reasons


def _suggested(screen: TableScreen, part: StatementPart) -> str:
    assert screen.reference is not None
    found = screen.table.suggested(screen.reference)
    return found.feedback if part == "feedback" else found.reasons
