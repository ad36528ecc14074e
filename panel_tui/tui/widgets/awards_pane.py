"""All awards: a line an award under its brief, its conditions below, and then the brief's reserve in its order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.cells import cell_len

from panel_tui.figures.rounding import NONE, show_money
from panel_tui.files.text import clean
from panel_tui.recommend.awards import Award, Awards, Purse, State, Term
from panel_tui.tui.paint import Row, cut, cut_between, fitted, wrapped
from panel_tui.tui.widgets.chooser import Chooser

GLYPHS: Mapping[State, tuple[str, str]] = {
    "waiting": ("◌", "warn"),
    "accepted": ("✔", "good"),
    "declined": ("✘", "muted"),
    "withdrawn": ("–", "muted"),
}
IN_PART = ("◐", "good")
SIGNS = "◌ waiting for its answer · ✔ accepted · ◐ for less · ✘ declined · – withdrawn"
MONEY, COUNT, CLEARED, STATE, DECISION = 12, 12, 16, 11, 22
WIDE = 110
"""From this width on it is told what kind of decision it was, and in words how many conditions are cleared."""
ASKS = "asks "


class AwardsPane(Chooser):
    """The list."""

    def __init__(self, id: str, path: Path) -> None:
        """`path` is the file, as commands name it."""
        super().__init__(id)
        self.is_active = True
        self._awards: Awards | None = None
        self._path = path

    def show(self, found: Awards) -> None:
        """Show these."""
        self._awards = found
        self.choose_from([one for brief in found.purses for one in references(found, brief)])

    def lay_out_rows(self, width: int) -> None:
        """What the signs mean, then brief by brief."""
        found = self._awards
        if found is None:
            return
        if not found.decisions:
            self.say("No decision is on record yet, so there is no award. Record what was decided first:", width)
            self.say("", width)
            self.say(f"  panel-tui decide {self._path} --level decision", width)
            return
        for line in wrapped(SIGNS, width - 1, " ", " "):
            self.add([(line, "muted")])
        for purse in found.purses.values():
            self._brief(found, purse, width)

    def _brief(self, found: Awards, purse: Purse, width: int) -> None:
        over = purse.committed - purse.money
        money = f"{show_money(over)} too much is committed" if over > 0 else f"{show_money(purse.free)} is free"
        title = clean(found.ranked.standing.rubrics[purse.brief].title)
        committed = f": {show_money(purse.committed)} of {show_money(purse.money)} is committed, "
        head = cut_between(f"{purse.brief} {title}", max(10, width - 1 - cell_len(committed + money)))
        self.add([])
        self.add([(f" {head}{committed}", "heading bold"), (money, "bad bold" if over > 0 else "heading bold")])
        awards = [found.awards[one] for one in references(found, purse.brief) if one in found.awards]
        if awards:
            self.add([(_heads(width), "muted")])
        else:
            self.add([(" No award.", "muted")])
        for one in awards:
            self.put(one.reference, [_line(found, one, width), *_terms(one, width)])
        if purse.reserve:
            self.add([(" In reserve, in its order", "muted")])
        for place, reference in enumerate(purse.reserve, start=1):
            self.put(reference, [_waits(found, place, reference, width)])


def references(found: Awards, brief: str) -> list[str]:
    """What is listed of a brief: its awards in the order of the ranking, then its reserve."""
    its = [row.reference for row in found.ranked.lines[brief].rows if row.reference in found.awards]
    return [*its, *found.purses[brief].reserve]


def _heads(width: int) -> str:
    decision = fitted("decision", DECISION) if width >= WIDE else ""
    words = f"    {fitted('proposal', 10)}{fitted('applicant', _name(width))}{decision}"
    return f"{words}{'decided':>{MONEY}}{'taken up':>{MONEY}}{'conditions':>{_count(width)}}  state"


def _name(width: int) -> int:
    fixed = 4 + 10 + 2 * MONEY + _count(width) + STATE + (DECISION if width >= WIDE else 0)
    return max(0, min(44, width - 1 - fixed))


def _count(width: int) -> int:
    """How wide the column of conditions is."""
    return CLEARED if width >= WIDE else COUNT


def _named(found: Awards, reference: str, room: int) -> Row:
    """A proposal's reference and its applicant, who has so much room."""
    name = clean(found.ranked.standing.proposals[reference].applicant)
    return [
        (fitted(cut_between(reference, 9), 10), "foreground bold"),
        (fitted(cut(name, max(0, room - 1)), max(0, room)), "foreground"),
    ]


def _line(found: Awards, one: Award, width: int) -> Row:
    glyph, look = IN_PART if one.is_in_part else GLYPHS[one.state]
    value = one.decision.value
    taken = show_money(one.taken) if one.state == "accepted" else NONE
    words = " cleared" if width >= WIDE else ""
    cleared = f"{one.met} of {len(one.terms)}{words}" if one.terms else NONE
    row: Row = [
        (f"{glyph}{'↑' if value.promoted else ' '} ", look),
        *_named(found, one.reference, _name(width)),
    ]
    if width >= WIDE:
        row.append((fitted(value.outcome, DECISION), "foreground"))
    is_open = one.state in ("waiting", "accepted") and one.met < len(one.terms)
    return [
        *row,
        (f"{show_money(value.award):>{MONEY}}", "foreground"),
        (f"{taken:>{MONEY}}", look),
        (f"{cleared:>{_count(width)}}", "warn" if is_open else "muted"),
        (f"  {one.state}", look),
    ]


def _terms(one: Award, width: int) -> list[Row]:
    rows: list[Row] = []
    for term in one.terms:
        look = "muted" if term.met or one.state in ("declined", "withdrawn") else "warn"
        rows += [[(line, look)] for line in wrapped(term_words(term), max(20, width - 4), " " * 6, " " * 10)]
    return rows


def term_words(term: Term) -> str:
    """A condition with its number and whether it is cleared, and by what."""
    state = f"✔ {term.number} cleared" if term.met else f"○ {term.number} open"
    return f"{state}: {clean(term.text)}{f' ({clean(term.met)})' if term.met else ''}"


def _waits(found: Awards, place: int, reference: str, width: int) -> Row:
    """One in reserve: its ask stands under what was decided of others."""
    short = found.short_of(reference)
    carries = f"needs {show_money(short)} more" if short else "its money is free"
    room = _name(width) + (DECISION if width >= WIDE else 0) - len(ASKS)
    asks = f"{ASKS}{show_money(found.ranked.rows[reference].ask)}"
    return [
        (f"{place:>2} ", "muted"),
        *_named(found, reference, room),
        (f"{asks:>{len(ASKS) + MONEY}}", "foreground"),
        (f"   {carries}", "muted" if short else "good"),
    ]
