"""Reading at the desk: two texts side by side, the sections that answer a criterion, what is cited, words to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.assess.desk import Desk
from panel_tui.tui.screens.base import HUGE
from panel_tui.tui.screens.desk_going import GoingDesk, Stand

if TYPE_CHECKING:
    from panel_tui.assess.finding import Findings, Hit
    from panel_tui.tui.screens.finding import FindPage


class ReadingDesk(GoingDesk):
    """The desk as a place to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.words, self.everywhere = "", False
        self.hits: tuple[Hit, ...] = ()
        self.hit = 0

    # Two texts

    def turn_aside(self) -> str:
        """Show a second text, or close it; what to say."""
        if self.aside_reference:
            self.close_aside()
            self.show_all()
            return ""
        if not self.is_huge:
            return f"Two texts need a window of {HUGE} columns; this one has {self.app.size.width}."
        under = self.queue.current.reference if self.place == "queue" and self.queue.current else ""
        wanted = under if under not in ("", self.reference) else self.before
        if wanted not in self.references_to_read() or wanted == self.reference:
            return "Choose the other one in my proposals, and press v there."
        self._show_aside(wanted)
        return f"{wanted} stands beside. tab goes there, e leads both where both have the criterion, v closes it."

    def swap(self) -> None:
        """Judge the proposal beside; the open one takes its place."""
        other, mine = self.aside_reference, self.reference
        assert mine is not None
        mark = self.aside.mark
        self.close_aside()
        self.open(other)
        self.reader.point(mark)
        self._show_aside(mine)

    def _show_aside(self, reference: str) -> None:
        self.aside_reference = reference
        if self.place == "queue":
            self.place = "reader"
        self.show_all()
        self.settle()
        self.aside.read(self.desk.proposal(reference), self.desk.place_of(reference))
        self.reader.ready()
        self.show_all()

    # Sections and criteria

    def go_to_answer(self) -> str:
        """Go to the section that answers the current criterion or, from there, to the next one; what to say."""
        assert self.reference is not None
        if self.current is None:
            return "A comment on the whole is answered by no one section."
        answering = self.desk.library.sections_of(self.reference, self.criterion)
        sections = answering.sections
        if not sections:
            return f"No section is named for {self.current.title}; t shows what there is."
        here = int((self.reader.mark or "0").partition(".")[0])
        mark = f"{next((one for one in sections if one > here), sections[0])}.1"
        if self.reader.mark != mark:
            self.lead(self.reference, mark)
        self._lead_aside()
        which = f"{len(sections)} sections answer" if len(sections) > 1 else "This section answers"
        guessed = " (guessed from the titles)" if answering.guessed else ""
        return f"{which} {self.current.title}{guessed}. b goes back."

    def _lead_aside(self) -> None:
        """The text beside goes to its own answer to the same criterion."""
        other, current = self.aside_reference, self.current
        if not other or not current:
            return
        # Another brief has criteria of its own; where one is called the same, it asks the same.
        titled = [one.id for one in self.desk.brief(other).criteria if current.title == one.title]
        sections = self.desk.library.sections_of(other, titled[0]).sections if titled else ()
        if sections:
            self.aside.go_to(f"{sections[0]}.1")
            self.show_place()

    def go_to_asked(self) -> str:
        """Make the criterion current that the section answers which is being read; what to say."""
        assert self.reference is not None
        section = int((self.reader.mark or "0").partition(".")[0])
        found = [one.id for one in self.desk.library.criteria_of(self.reference, section)] if section else []
        if not found:
            return "No criterion is named for this section."
        at = found.index(self.criterion) + 1 if self.criterion in found else 0
        self.criterion = found[at % len(found)]
        self.show_form()
        return f"This section answers {self.current.title}." if self.current else ""

    # Citations

    def go_to_cited(self, only: str = "") -> str:
        """Go to the next paragraph that the current criterion's comments cite, and after the last back; what to say.

        With `only`, the one key leads to the paragraph of that mark, and back.
        """
        assert self.reference is not None
        cited = [one for one in self.desk.library.cited(self.reference, self.criterion) if only in ("", one.mark)]
        passages = [one for one in cited if one.words is not None]
        if not passages:
            missing = "; ".join(f"¶{one.mark} is {one.note}" for one in cited)
            return f"{missing}." if missing else "Nothing is cited here yet: ctrl+e cites the marked paragraph."
        places = [Stand(self.reference, "" if one.is_in_force else one.hash, one.mark) for one in passages]
        here = self.stand()
        at = places.index(here) + 1 if self.follows and here in places else 0
        if at == len(places):
            self.back()
            return "Back where you were."
        if not at and here:
            self.been.append(here)
        self._go_to(places[at])
        self.follows = True
        passage = passages[at]
        note = f", {passage.note}" if passage.note else ""
        then = "the next" if at + 1 < len(passages) else "back"
        key = "^g" if self.place == "drawer" else "p"
        return f"¶{passage.mark} is cited here ({at + 1} of {len(passages)}){note}. {key} leads {then}."

    # Finding

    def search(self, words: str, everywhere: bool) -> Findings:
        """What is found of these words."""
        here = [self.reference] if self.reference and self.item and self.item.is_open else []
        return self.desk.library.find(words, self.references_to_read() if everywhere else here)

    def references_to_read(self) -> list[str]:
        """The proposals whose text may be read."""
        return [item.reference for item in self.desk.items if item.is_open]

    def take_hit(self, page: FindPage, hit: Hit) -> None:
        """Go to a paragraph that was found."""
        self.words, self.everywhere, self.hits = page.words, page.everywhere, page.found.hits
        self.hit = self.hits.index(hit)
        self.show_hit()

    def show_hit(self) -> None:
        """Go to the current one of what was found."""
        hit = self.hits[self.hit]
        self.lead(hit.reference, hit.mark)
        if not self.reader.mark:
            return  # closed to the member since it was found
        self.reader.light(span.text for one in self.hits for span in one.spans if span.is_match)
        self.reader.go_to(hit.mark)
        self.notice(f"{self.hit + 1} of {len(self.hits)} found. , and . go to the others, b back, / finds again.")
