"""Agreeing scores, revising a member's, and taking back what was said in this sitting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from panel_tui.call.exact import show_exact
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_number
from panel_tui.moderate.rows import MatrixRow
from panel_tui.tui.command import Choice
from panel_tui.tui.commands.effects import BESIDE
from panel_tui.tui.commands.table.base import EVERYWHERE, OnCell, OnCriterion, TableCommand
from panel_tui.tui.commands.typed import on_scale

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class Agree(OnCriterion):
    """Puts an agreed score on the current criterion."""

    keys, show, label = "0,1,2,3,4,5,6,7,8,9", "0-5", "agree"
    help = "Put the agreed score on the current criterion; it asks for the reason where the record needs one"
    where = footer = "matrix"
    writes = True

    def can(self, screen: TableScreen) -> bool:
        """Whether a digit is a score here."""
        return super().can(screen) and screen.current.by_key

    def shown(self, screen: TableScreen) -> str:
        """The digits of the current scale."""
        points = screen.current.points
        return f"{show_exact(points[0])}-{show_exact(points[-1])}"

    def choices(self, screen: TableScreen) -> Iterable[Choice]:
        """A choice for each point of the scale."""
        for point in screen.current.points:
            level = screen.current.levels.get(point)
            label = f" ({level.label})" if level and level.label else ""
            yield Choice(f"Agree {screen.current.title}: {show_exact(point)}{label}", show_exact(point))

    def run(self, screen: TableScreen, key: str) -> None:
        """Agree it, or ask why."""
        agree(screen, Fraction(key))


class AgreeMedian(OnCriterion):
    """Agrees the median on the current criterion."""

    keys, show, label = "m", "m", "median"
    help = "Agree the median of the members' scores on the current criterion"
    where = footer = "matrix"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Agree it."""
        row = screen.row
        if row.middle is None:
            raise BadInput(Fault(f"{row.criterion.title}: nobody has scored it, so there is no median"))
        if not row.middle_is_a_point:
            raise BadInput(_between(row))
        agree(screen, row.middle)


class AgreeMedians(OnCriterion):
    """Agrees the median on all criteria that are not agreed yet."""

    keys, show, label = "M", "M", "all medians"
    help = "Agree the median on every criterion of this proposal that is not agreed yet, after asking"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask."""
        rows = [row for row in screen.data.rows if row.agreed is None]
        able = _by_median(rows)
        if not rows:
            screen.notice("Everything is agreed already.")
        elif not able:
            faults = [_not_by_median(row) for row in rows if row.middle is not None]
            raise BadInput(
                *(faults or [Fault("Nobody has scored what is not agreed yet, so there are no medians")]),
            )
        else:
            screen.go("sure")
            without = len(rows) - len(able)
            rest = f"; {without} must be agreed by hand" if without else ""
            on = "1 criterion" if len(able) == 1 else f"{len(able)} criteria"
            screen.notice(f"Agree the median on {on}? y yes · esc no{rest}", "accent bold")


class Sure(TableCommand):
    """Agrees the medians."""

    keys, show, label = "y,M", "y", "yes, agree them"
    help = "Agree these medians; M does the same"
    where = footer = "sure"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Agree them in one go."""
        assert screen.reference is not None
        rows = _by_median([row for row in screen.data.rows if row.agreed is None])
        scores = {row.criterion.id: row.middle for row in rows if row.middle is not None}
        screen.place = "matrix"
        effect = screen.acts.agree(screen.reference, scores)
        screen.show_all()
        left = [row.criterion.title for row in screen.data.rows if row.agreed is None]
        done = f"{len(scores)} medians agreed; u takes them back."
        if effect == BESIDE:
            screen.notice("Noted beside the chair's own words, which count.", "warn")
        elif left:
            screen.criterion = next(row.criterion.id for row in screen.data.rows if row.agreed is None)
            screen.show_item()
            screen.told(f"{done} Still open: ", ", ".join(left), "", "good bold")
        else:
            screen.notice(f"{done} n goes on.", "good bold")


class NotSure(TableCommand):
    """Agrees or approves nothing."""

    keys, show, label = "escape", "esc", "no"
    help = "Leave it as it is"
    where = footer = "sure approve consent noting"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Go back."""
        screen.go({"consent": "table", "noting": "covered"}.get(screen.place, "matrix"))


class Revise(OnCell):
    """Revises a member's score in the meeting."""

    keys, show, label = "v", "v", "revise"
    help = "Revise the score of the member under the cursor, on their word: their first score stays beside it"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask for the new score."""
        person = screen.person
        assert person is not None
        if person.interest == "hard":
            raise BadInput(Fault(f"{person.name} is recused from this proposal and scores nothing in it"))
        screen.typing = ""
        screen.go("revise")
        how = "" if screen.current.by_key else " · enter takes it"
        screen.told("The new score of ", person.name, f": {screen.current.scale_words}{how} · esc leaves it")


class Undo(TableCommand):
    """Takes back what was said last."""

    keys, show, label = "u", "u", "undo"
    help = "Take back what was said last in this sitting: a new entry restores what stood before"
    where = EVERYWHERE

    def run(self, screen: TableScreen, key: str) -> None:
        """Take it back, and show where it was."""
        past = screen.acts.undo()
        if past is None:
            screen.notice("Nothing has been said in this sitting that could be taken back.")
            return
        if past.reference:
            screen.open(past.reference, past.criterion)
            screen.told(f"Taken back: {past.reference}, ", past.what, ".")
        else:
            screen.go("table")
            screen.told("Taken back: ", past.what, ".")


def agree(screen: TableScreen, score: Fraction) -> None:
    """Agree a score on the current criterion: at once where it needs no reason, else with the reason."""
    row = screen.row
    on_scale(row.criterion, score)
    screen.typing, screen.place = None, "matrix"
    asks = row.why_a_reason(score)
    if not asks:
        said(screen, score, "")
        return
    assert screen.reference is not None
    register = screen.acts.agreed_register(screen.reference, screen.criterion)
    before = row.reason if row.agreed == score else ""

    def say(reason: str) -> None:
        if reason:
            said(screen, score, reason)
        else:
            screen.notice(f"Nothing was agreed: {asks}, so it needs a reason.", "warn")

    screen.ask(register, f"{show_number(score)} agreed, {asks}. Why? {row.criterion.title} ", before, say)


def said(screen: TableScreen, score: Fraction, reason: str) -> None:
    """Say an agreed score, and what became of it."""
    assert screen.reference is not None
    title = screen.current.title
    effect = screen.acts.agree(screen.reference, {screen.criterion: score}, reason)
    screen.show_all()
    shown = show_number(score)
    if effect == "as it is":
        screen.told(f"{shown} is agreed already on ", title, ".")
    elif effect == BESIDE:
        screen.told(f"{shown} is noted beside the chair's own word, which counts, on ", title, ".", "warn")
    elif screen.data.item.is_agreed:
        screen.told(f"{shown} agreed on ", title, ": all is agreed. w where it stands, n next", "good bold")
    else:
        median = ", the median" if score == screen.row.middle else ""
        screen.told(f"{shown} agreed on ", title, f"{median}. u takes it back.", "good bold")


def revise(screen: TableScreen, score: Fraction) -> None:
    """Ask why a member's score is revised."""
    person, reference = screen.person, screen.reference
    assert person is not None
    assert reference is not None
    on_scale(screen.current, score)
    screen.typing, screen.place = None, "matrix"
    register = screen.acts.revised_register(reference, screen.criterion, screen.member)

    def say(reason: str) -> None:
        if not reason:
            screen.notice("Nothing was revised: it needs a reason.", "warn")
            return
        effect = screen.acts.revise(reference, screen.criterion, screen.member, score, reason)
        beside = "; what they said themself counts" if effect == BESIDE else ". u takes it back."
        look = "warn" if effect == BESIDE else "good bold"
        screen.told(f"Revised to {show_number(score)}: ", person.name, beside, look)

    title = f"{person.name} now gives {show_number(score)}. Why? {screen.current.title} "
    screen.ask(register, title, say=say)


def _by_median(rows: Sequence[MatrixRow]) -> list[MatrixRow]:
    """Those on which the median can be agreed without a reason."""
    return [
        row for row in rows if row.middle is not None and row.middle_is_a_point and not row.why_a_reason(row.middle)
    ]


def _not_by_median(row: MatrixRow) -> Fault:
    if not row.middle_is_a_point or row.middle is None:
        return _between(row)
    wrong = f"{row.criterion.title}: {row.why_a_reason(row.middle)}"
    return Fault(wrong, "Agree it by itself, with the reason.")


def _between(row: MatrixRow) -> Fault:
    """That a median lies between two points of the scale."""
    lower = max(point for point in row.criterion.points if row.middle is not None and point < row.middle)
    higher = min(point for point in row.criterion.points if row.middle is not None and point > row.middle)
    which = f"Agree {show_number(lower)} or {show_number(higher)}, with the reason."
    return Fault(f"{row.criterion.title}: the median {show_number(row.middle)} is not on the scale", which)
