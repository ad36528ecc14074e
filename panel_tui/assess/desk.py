"""A member's desk: their own work, and what they do to it.

Drafts are on disk before a call returns. What is said for good (submitting, declaring) is in `submitting` and
`call.adding`; after it, `refresh` reads again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import Any, Literal

from panel_tui.assess.desk_rows import Audience, Confidence, Undone
from panel_tui.assess.own_work import OwnWork
from panel_tui.assess.registers import OVERALL, SAID, comment_value, score_value, words_note
from panel_tui.call.exact import show_exact
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.store.company import Company
from panel_tui.store.glance import Glance


class Desk(OwnWork):
    """The desk of whoever owns a workspace."""

    def __init__(self, glance: Glance, now: Callable[[], str]) -> None:
        """`glance` is the workspace, open and up to date; `now` gives the time (UTC, as entries have it).

        Raises BadInput where it holds no call.
        """
        super().__init__(glance)
        self._now = now
        self.company = Company(glance)
        """Whether other running copies have the file open: whoever shows the desk says when it has arrived."""

    def leave(self, reference: str, mark: str, page: int) -> None:
        """Remember where the member stopped reading, and on which page that is. It never keeps anybody waiting: where
        the file cannot be written just now, it is not remembered."""
        place = f"{mark} {page}"
        if (self._glance.note("desk"), self._glance.note(f"desk/{reference}")) != (reference, place):
            with suppress(BadInput), self._glance.writing(at_once=True):
                self._glance.set_note("desk", reference)
                self._glance.set_note(f"desk/{reference}", place)
                self._stale.add(reference)

    # What is drafted

    def score(self, reference: str, criterion: str, score: Fraction) -> None:
        """Draft a score. Raises BadInput where it is none of the scale's points."""
        of = self.criterion(reference, criterion)
        if score not in of.points:
            raise BadInput(
                Fault(f"{show_exact(score)} is not on the scale of {of.title}", f"It runs {of.scale_words}.")
            )
        self._put(self._of(reference).score(criterion), score_value("scored", score, self._under(reference)))

    def set_state(self, reference: str, criterion: str, state: Literal["not_applicable", "abstained"]) -> None:
        """Draft that a criterion is not applicable, or that the member abstains: neither is ever counted as zero."""
        self._put(self._of(reference).score(criterion), score_value(state, None, self._under(reference)))

    def clear(self, reference: str, criterion: str) -> None:
        """Take a score away again."""
        self._clear(self._of(reference).score(criterion))

    def comment(self, reference: str, criterion: str, audience: Audience, text: str, going_on: bool = False) -> None:
        """Draft a comment. With `going_on` it belongs to the change before it: both are undone as one."""
        register = self._of(reference).comment(criterion, audience)
        if text.strip():
            self._put(register, comment_value(text, self._under(reference), self._value(register)), going_on)
        else:
            self._clear(register, going_on)

    def words_kept(self, about: str, reference: str) -> str:
        """What was begun and not said yet: a question, or the reason of what `about` names."""
        return self._glance.note(words_note(about, reference)) or ""

    def keep_words(self, about: str, reference: str, text: str) -> None:
        """Keep what is being written; saying it forgets it, and so does ""."""
        if text != self.words_kept(about, reference):
            self._glance.set_note(words_note(about, reference), text)

    @property
    def toured(self) -> bool:
        """Whether the tour was seen, or skipped."""
        return bool(self._glance.note("toured"))

    def end_tour(self) -> None:
        """Note that the tour need not be shown again."""
        self._glance.set_note("toured", self._now())

    def confidence(self, reference: str, criterion: str, level: Confidence) -> None:
        """Draft how sure the member is of a score; "" says nothing."""
        register = self._of(reference).confidence(criterion)
        if level:
            self._put(register, {"level": level})
        else:
            self._clear(register)

    def undo(self) -> Undone | None:
        """Take the last change of a draft back; None where there is nothing to undo."""
        return self._turned(self._glance.drafts.undo(self._now(), *SAID), "as it was before")

    def redo(self) -> Undone | None:
        """Make the change again that was undone last; None where there is nothing to make again."""
        return self._turned(self._glance.drafts.redo(self._now(), *SAID), "changed again")

    def _turned(self, register: Register | None, how: str) -> Undone | None:
        if register is None:
            return None
        self._drafted(register, self._glance.drafts.get(register))
        reference, criterion = register.part("proposal"), register.part("criterion")
        title = "Overall" if criterion == OVERALL else self.criterion(reference, criterion).title
        words = f"the {register.kind} is {how}" if register.kind != "score" else self.shown(reference, criterion)
        return Undone(reference, criterion, f"{title}: {words}")

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self.company.leave()
        self._glance.close()

    # How it is done

    def _put(self, register: Register, value: Any, going_on: bool = False) -> None:
        self._glance.drafts.put(register, value, self._now(), going_on)
        self._drafted(register, value)

    def _clear(self, register: Register, going_on: bool = False) -> None:
        # What was said already is taken back by saying so; a mere draft just goes.
        self._put(register, {"cleared": True} if self._said.get(register) is not None else None, going_on)

    def _drafted(self, register: Register, value: Any) -> None:
        if value is None:
            self._drafts.pop(register, None)
        else:
            self._drafts[register] = value
        self._stale.add(register.part("proposal"))

    def _under(self, reference: str) -> dict[str, str]:
        row = self._rows[reference]
        return {"rubric": self._briefs[row.brief], "proposal": row.hash}
