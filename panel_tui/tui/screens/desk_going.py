"""Going about at the desk: to a proposal, from pane to pane and criterion to criterion, and back to where one was."""

from __future__ import annotations

from typing import NamedTuple

from textual.timer import Timer

from panel_tui.assess.desk import Desk
from panel_tui.assess.desk_rows import Item
from panel_tui.assess.registers import OVERALL
from panel_tui.tui.screens.desk_face import PANES, DeskFace
from panel_tui.tui.widgets.reader import Reader

REMEMBER = 1.0
"""So many seconds after a move the place is kept in the file."""


class Stand(NamedTuple):
    """Where somebody was reading: which proposal, in which version ("" is the one in force), at which paragraph."""

    reference: str
    version: str
    mark: str


class GoingDesk(DeskFace):
    """The desk as a place to go about in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.been: list[Stand] = []
        """Where `back` leads, the last at the end."""
        self.follows = False
        """Whether a citation led here: the next step is to the next one, or back."""
        self.before = ""
        """The proposal that was open before this one."""
        self._remembering: Timer | None = None

    @property
    def text(self) -> Reader:
        """The text in which one moves: the one beside, where one is there."""
        return self.aside if self.place == "aside" else self.reader

    def go(self, place: str) -> None:
        """Go to a pane."""
        if place in PANES and place != "queue" and self.reference is None and self.desk.items:
            return
        if place not in PANES and self.place in PANES:
            self.left = self.place if self.place != "queue" else "reader"
        self.place = place
        self.show_place()
        self._settle_tabs()

    def open(self, reference: str, criterion: str = "", go: str = "reader") -> None:
        """Open a proposal at a criterion: the named one, else the first that is not finished."""
        if self.reference and self.reference != reference:
            self.remember()
        if self.reference not in (None, reference):
            self.before = self.reference or ""
        self.reference, self.version = reference, ""
        if self.aside_reference == reference:
            self.close_aside()
        item = self.desk.item(reference)
        self.criterion = criterion or self.first_open() or (self.criteria[0].id if self.criteria else OVERALL)
        if not item.is_open:
            self.reader.say(*_closed(item))
        elif self.reader.proposal is not (text := self.desk.proposal(reference)):
            self.reader.light(())
            self.reader.read(text, self.desk.place_of(reference))
        self.place = go
        self.show_all()
        self._settle_tabs()
        self.queue.go_to(reference)
        if item.again:
            self.notice(f"{reference}: {'; '.join(item.again)}.", "warn bold")

    def _settle_tabs(self) -> None:
        """Where a pane has just been brought up as a tab, the next key finds it laid out."""
        if self.is_narrow and self.reader.is_mounted and self._fitted is not None:
            self.settle()
            self.reader.ready()

    def first_open(self, after: str = "") -> str:
        """The next criterion of the open proposal that lacks a score or a reason; "" where none does."""
        ids = [one.id for one in self.criteria]
        start = ids.index(after) + 1 if after in ids else 0
        answers = self.answers() if ids else {}
        return next((id_ for id_ in ids[start:] + ids[:start] if not answers[id_].is_finished), "")

    def step(self, steps: int) -> None:
        """Go to another criterion; after the last comes the comment on the whole."""
        ids = [*(one.id for one in self.criteria), OVERALL]
        here = ids.index(self.criterion) if self.criterion in ids else 0
        self.criterion = ids[max(0, min(len(ids) - 1, here + steps))]
        self.show_form()

    def moved(self) -> None:
        """The mark has moved."""
        self.show_place()
        if self._remembering is None:
            self._remembering = self.set_timer(REMEMBER, self.remember)

    def remember(self) -> None:
        """Keep where one is reading, in the file."""
        if self._remembering is not None:
            self._remembering.stop()
            self._remembering = None
        if self.reference and self.reader.mark and not self.version:
            self.desk.leave(self.reference, self.reader.mark, self.reader.page_number)

    # There and back

    def stand(self) -> Stand | None:
        """Where one is reading; None where no text is open."""
        if self.reference is None or not self.reader.mark:
            return None
        return Stand(self.reference, self.version, self.reader.mark)

    def lead(self, reference: str, mark: str) -> None:
        """Go to a paragraph, perhaps of another proposal, so that `back` leads here."""
        here = self.stand()
        self.follows = False
        if here:
            self.been.append(here)
        self._go_to(Stand(reference, "", mark))

    def back(self) -> bool:
        """Go back to where one was before; whether there was such a place."""
        self.follows = False
        if not self.been:
            return False
        self._go_to(self.been.pop())
        return True

    def _go_to(self, stand: Stand) -> None:
        if self.place != "drawer":
            self.open(stand.reference, self.criterion if stand.reference == self.reference else "")
        if not self.desk.item(stand.reference).is_open:
            return  # it has been closed to the member since: no version of it is shown
        if stand.version != self.version:
            older = self.desk.library.version(stand.version) if stand.version else None
            self.version = stand.version if older else ""
            self.reader.read(older or self.desk.proposal(stand.reference), stand.mark)
        self.reader.go_to(stand.mark)
        self.moved()


def _closed(item: Item) -> tuple[str, ...]:
    if item.state == "recused":
        return (
            f"{item.reference} is closed to you.",
            "You have a hard interest in it: its text is hidden, and you do not score it.",
            "d declares otherwise, if that was a mistake.",
        )
    if item.state == "withdrawn":
        return (
            f"{item.reference} is withdrawn: {item.withdrawn.rstrip('.')}.",
            "Nothing is asked of you there any more. What you have said of it stays on record, and counts for nothing.",
        )
    return (
        f"The text of {item.reference} is not in this file.",
        "Ask the office for a new pack, and open it into this file.",
    )
