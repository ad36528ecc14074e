"""The agenda: every proposal by need of discussion, and below it how far each brief is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from panel_tui.figures.rounding import show_money
from panel_tui.moderate.rows import GROUPS, AgendaItem, BriefAgenda, Group
from panel_tui.tui.paint import Row, cut_between, fitted, spread, wrapped
from panel_tui.tui.widgets.lines import Lines

GLYPHS: dict[Group, tuple[str, str]] = {
    "discuss": ("▲", "warn"),
    "missing": ("◌", "warn"),
    "rest": ("○", "foreground"),
    "consent": ("○", "foreground"),
    "unscored": ("⊘", "muted"),
}
WIDE = 100
"""From this width on a line says how often each reason occurs."""
STATE = 13
MOST_LEAVING = 3
"""In more lines than this only the names are shown of who must leave; the matrix has the reasons."""


class Agenda(Lines):
    """A line a proposal, under the headings of its parts."""

    class Pointed(Message):
        """A proposal was clicked."""

        def __init__(self, reference: str) -> None:
            super().__init__()
            self.reference = reference

    def __init__(self) -> None:
        super().__init__("agenda")
        self._items: Sequence[AgendaItem] = ()
        self._begun: Collection[str] = ()
        self._current: str | None = None
        self._width = self._widest = 0
        self._said: dict[str, str] = {}
        self._places: dict[str, int] = {}

    def show(self, items: Sequence[AgendaItem], begun: Collection[str], current: str | None) -> None:
        """Show these proposals, the cursor on `current`; of those in `begun` a statement is being written."""
        before, self._current = self._current, current
        if self.is_laid_out and (items, begun) == (self._items, self._begun):
            for item in items:
                if item.reference in (before, current):
                    self.replace(self._places[item.reference], *self._line(item))
        else:
            self._items, self._begun = items, begun
            self.renew()
        self.reveal()

    def reveal(self) -> None:
        """Bring the cursor into sight, with the heading above it."""
        line = self._places.get(self._current or "", 0)
        self.show_rows(max(0, line - 1), line)

    def lay_out(self, width: int) -> None:
        """Headings and lines."""
        self._places = {}
        before: Group | None = None
        self._width, self._said = width, {item.reference: _words(item, width) for item in self._items}
        self._widest = max(map(len, self._said.values()), default=0)
        for item in self._items:
            if item.part != before:
                if before:
                    self.add([])
                self.add([(f" {GROUPS[item.part]}", "heading bold")])
                before = item.part
            self._places[item.reference] = self.add(*self._line(item))
        if not self._items:
            for words in ("There is no proposal in this call yet.", "The office adds them: panel-tui add."):
                self.add([(f"  {words}", "muted")])

    def _line(self, item: AgendaItem) -> tuple[Row, str]:
        """The line of a proposal, and its ground."""
        here, words, width = item.reference == self._current, self._said[item.reference], self._width
        glyph, colour = ("✔", "good") if item.is_agreed and not item.unscored else GLYPHS[item.part]
        ink = "muted" if item.unscored else "foreground"
        start: Row = [("▌" if here else " ", "accent"), (f"{glyph} ", colour)]
        start += [(f"{item.reference}  ", f"{ink} bold" if here else ink)]
        room = width - 5 - len(item.reference) - STATE
        name = min(36, max(16, room - self._widest - 1))
        start += [(fitted(cut_between(item.applicant, name), name), f"{ink} bold" if here else ink), (" ", ink)]
        start += [(cut_between(words, room - name - 1), "muted" if item.is_agreed or item.unscored else "warn")]
        return spread(start, [self._state(item), (" ", "muted")], width), "panel" if here else "surface"

    def _state(self, item: AgendaItem) -> tuple[str, str]:
        if item.unscored:
            return "not scored", "muted"
        if item.reference in self._begun:
            return "✎ statement", "warn"
        words = f"agreed {item.agreed}/{item.of}"
        return (f"✔ {words}", "good") if item.is_agreed else (words, "foreground" if item.agreed else "muted")

    def on_click(self, event: Click) -> None:
        """A click opens the proposal under it."""
        at = event.get_content_offset(self)
        if at is not None:
            line = at.y + round(self.scroll_offset.y)
            for reference, place in self._places.items():
                if place == line:
                    self.post_message(self.Pointed(reference))


def subject_row(item: AgendaItem, width: int) -> Row:
    """What an item asks for and is, and why it is discussed: the line under the header."""
    why = ", ".join(item.in_short)
    right = f"⊘ not scored: {item.unscored}" if item.unscored else f"▲ {why}" if why else ""
    left = f"asks {show_money(item.ask)} · {item.title} · {item.brief_title}"
    return spread([(f" {cut_between(left, width - cell_len(right) - 4)}", "muted")], [(f"{right} ", "warn")], width)


def leaving_lines(item: AgendaItem, width: int, named: bool, reasons: bool, gone: bool = False) -> list[str]:
    """Who must leave the room and why, in lines; not `named`, only how many; without `reasons`, only who. Once they are
    `gone`, that."""
    if not item.leaving:
        return []
    if gone:
        many = len(item.leaving)
        who = ", ".join(one.name for one in item.leaving) if named else f"{many} member{'s' if many > 1 else ''}"
        return wrapped(f"Out of the room: {who}.", width)
    if not named:
        many = len(item.leaving)
        return [f"MUST LEAVE: {many} member{'s' if many > 1 else ''}; the chair says who."]
    whom = (f"{one.name} ({one.reason})" if one.reason and reasons else one.name for one in item.leaving)
    lines = wrapped(f"MUST LEAVE: {'; '.join(whom)}", width)
    if len(lines) > MOST_LEAVING:
        lines = wrapped(f"MUST LEAVE: {', '.join(one.name for one in item.leaving)}", width)
    return lines


def _words(item: AgendaItem, width: int) -> str:
    """How many reasons, and a short word each; where it is not scored, why."""
    if item.unscored:
        return item.unscored
    words = item.in_short if width >= WIDE else tuple(word.partition(" ×")[0] for word in item.in_short)
    if not item.flags:
        return ", ".join(words) or ("members are near each other now" if item.part == "discuss" else "")
    reasons = "" if width < WIDE else " reason" if len(item.flags) == 1 else " reasons"
    return f"{len(item.flags)}{reasons}: {', '.join(words)}"


class Briefs(Lines):
    """How far each brief is: which proposals are agreed, and which are not."""

    def __init__(self) -> None:
        super().__init__("briefs")
        self._briefs: Sequence[BriefAgenda] = ()

    def show(self, briefs: Sequence[BriefAgenda]) -> None:
        """Show these."""
        if briefs != self._briefs or not self.is_laid_out:
            self._briefs = briefs
            self.renew()

    def lay_out(self, width: int) -> None:
        """A line each, with what its signs mean above them; on a tall, narrow pane two."""
        for one in self._briefs:
            whole = len(one.agreed) + len(one.open)
            count = f"{len(one.agreed)} of {whole} agreed"
            row: Row = []
            for glyph, colour, references in (
                ("✔", "good", one.agreed),
                ("○", "foreground", one.open),
                ("⊘", "muted", one.unscored),
            ):
                if references:
                    row.append((f" {glyph} {' '.join(_bare(references, self._all()))}", colour))
            if width < 60:
                self.add([(f" {cut_between(one.title, width - 2)}", "foreground bold")])
                self.add([(f" {count} ", "muted"), *row])
                self.add([])
            else:
                title = min(40, width - 48)
                self.add([(f" {fitted(cut_between(one.title, title), title)} {count:<14}", "muted"), *row])

    def _all(self) -> list[str]:
        return [reference for one in self._briefs for reference in (*one.agreed, *one.open, *one.unscored)]


def _bare(references: Sequence[str], of: Sequence[str]) -> list[str]:
    """References without what all of them begin with."""
    starts = {reference.rpartition("-")[0] for reference in of}
    prefix = f"{starts.pop()}-" if len(starts) == 1 and len(of) > 1 else ""
    return [reference.removeprefix(prefix) for reference in references]
