"""The pane below the matrix: what a member wrote about a criterion, what the panel made of it, and the statement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from panel_tui.assess.passages import Passage
from panel_tui.figures.rounding import show_number
from panel_tui.figures.sheet import Mark
from panel_tui.files.text import clean
from panel_tui.moderate.notes import Notes
from panel_tui.moderate.rows import Matrix, MatrixRow, Person, Reason
from panel_tui.tui.paint import Row, wrapped
from panel_tui.tui.screens.page import Hanging
from panel_tui.tui.widgets.levels import in_short
from panel_tui.tui.widgets.lines import Lines
from panel_tui.tui.widgets.prose import prose

WIDEST = 76
"""How wide a line may be: longer ones are hard to follow."""
BEGUN = {
    "reasons": "✎ A statement was begun and not said: t goes on with it.",
    "feedback": "✎ Feedback was begun and not said: f goes on with it.",
}
MARKED = re.compile(r"(¶\s?[0-9.]*[0-9])")


class Reasons(Lines):
    """The reason under the cursor; below it what stands on the criterion, and the panel's statement."""

    def __init__(self) -> None:
        super().__init__("reasons")
        self._matrix: Matrix | None = None
        self._reason: Reason | None = None
        self._criterion = ""
        self._begun: Collection[str] = ()
        self._stated = ""
        self._introduction = ("", False)
        self._others: Sequence[Reason] = ()
        self._settled: Sequence[tuple[str, str]] = ()

    def show(
        self,
        matrix: Matrix,
        criterion: str,
        reason: Reason | None,
        begun: Collection[str],
        stated: str,
        introduction: tuple[str, bool] = ("", False),
        others: Sequence[Reason] = (),
        settled: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a reason; None where the criterion has no members. `begun` are the parts of a statement that were begun
        and not said, `stated` says how the statement stands; `introduction` says who introduces the proposal, and
        whether there are notes; `settled` are sentences on votes and advice, each with its look; `others` are shown
        below, on a screen that has room for them."""
        turned = (self._criterion, self._reason) != (criterion, reason)
        self._matrix, self._criterion, self._reason, self._begun = matrix, criterion, reason, begun
        self._settled = settled
        self._stated, self._introduction, self._others = stated, introduction, others
        self.renew()
        if turned:
            self.scroll_to(y=0, animate=False, force=True)

    def turn(self, lines: int) -> None:
        """Scroll."""
        self.scroll_relative(y=lines, animate=False, force=True)

    def lay_out(self, width: int) -> None:
        """The reason, the criterion, the statement."""
        if self._matrix is None:
            return
        text = min(WIDEST, width - 2)
        if self._matrix.is_covered:
            self._covered(self._matrix.row(self._criterion), text)
            return
        if self._matrix.hidden:
            self._words(self._matrix.hidden, text, "warn")
            self.add([])
        if self._reason is not None:
            for row in reason_rows(self._reason, text):
                self.add([(" ", "muted"), *row])
            if self._reason.passages:
                reads = f"reads {', '.join(one.in_short for one in self._reason.passages)}"
                first, *rest = wrapped(reads, text, " o ", "   ")
                self.add([(first[:3], "accent bold"), (first[3:], "muted")])
                for line in rest:
                    self.add([(line, "muted")])
            self.add([])
        for words, look in criterion_words(self._matrix.row(self._criterion)):
            self._words(words, text, look)
        self.add([])
        for words, look in self._settled:
            self._words(words, text, look)
        self._statement(self._matrix, text)
        self._introduced(text)
        if self._others:
            self.add([])
            self.add([(" The others on this criterion", "heading bold")])
        for one in self._others:
            for row in reason_rows(one, text):
                self.add([(" ", "muted"), *row])
            self.add([])

    def _covered(self, row: MatrixRow, width: int) -> None:
        """What the scores of the criterion mean, in the place of what members gave and wrote."""
        self._words("Scores and reasons are covered until the chair's marks are noted.", width, "warn")
        self.add([])
        self._words(row.criterion.title, width, "foreground bold")
        self._words(row.criterion.guidance, width, "muted")
        for level in row.criterion.levels.values():
            for line in in_short(level, width):
                self.add([(" ", "muted"), *line])

    def _statement(self, matrix: Matrix, width: int) -> None:
        for part, words in BEGUN.items():
            if part in self._begun:
                self._words(words, width, "warn")
        stands = matrix.statement
        if stands is None:
            if not self._begun:
                self._words("No statement yet: t writes the panel's reasons, f feedback.", width, "muted")
            return
        self.add([(" The panel's statement", "heading bold")])
        self._words(f"Statement: {self._stated}.", width, "good" if stands.is_approved else "warn")
        for row in prose(clean(stands.value.reasons), width):
            self.add([(" ", "muted"), *row])
        if stands.value.feedback.strip():
            self.add([(" To the applicant", "heading bold")])
            for row in prose(clean(stands.value.feedback), width):
                self.add([(" ", "muted"), *row])
        else:
            self._words("No feedback for the applicant yet: f writes it.", width, "muted")

    def _introduced(self, width: int) -> None:
        words, noted = self._introduction
        if words:
            self._words(words, width, "foreground" if noted else "muted")

    def _words(self, words: str, width: int, look: str) -> None:
        for line in wrapped(words, width):
            self.add([(f" {line}", look)])


def reason_rows(reason: Reason, width: int) -> Iterator[Row]:
    """Who, what they gave, and why."""
    square, floor = reason.square, reason.criterion.floor
    head: Row = [(reason.person.name, "foreground bold")]
    if square.score is not None:
        head += [(" gives ", "muted"), (show_number(square.score), "foreground bold")]
        head += [(f" {reason.label}", "foreground")] if reason.label else []
    else:
        head += [(f" {reason.note}", "muted")]
    yield from _folded(head, width)
    if square.below:
        yield [(f"▼ below the floor of {show_number(floor)}", "bad")]
    if square.first is not None:
        revised = "; revised in the meeting" if square.revised else ""
        yield [(f"The first score was {mark_words(square.first)}{revised}.", "muted")]
    if reason.revised:
        yield from _folded([("Why it was revised: ", "muted"), (reason.revised, "foreground")], width)
    if reason.interest:
        yield from _folded([("Interest: ", "muted"), (f"{reason.interest}.", "foreground")], width)
    if reason.text:
        for row in prose(reason.text, width):
            yield [part for span in row for part in _cited(span)]
    elif square.score is not None:
        yield [("No reason to the panel is written.", "muted italic")]


def criterion_words(row: MatrixRow) -> Iterator[tuple[str, str]]:
    """What stands on a criterion, in sentences, and how each looks."""
    title = row.criterion.title
    if row.apart:
        yield f"▲▲ {title}: scores are {show_number(row.spread)} apart.", "warn"
    if row.crossed:
        yield f"± Scores lie on both sides of the floor of {show_number(row.criterion.floor)}.", "warn"
    if row.mark is not None:
        yield f"The chair's mark was {show_number(row.mark)}, noted before the others' scores were shown.", "muted"
    if row.agreed is None:
        able = "m agrees it" if row.middle_is_a_point else "it is not on the scale"
        median = "nobody has scored it" if row.middle is None else f"the median is {show_number(row.middle)}: {able}"
        yield f"{title}: not agreed yet; {median}.", "muted"
        return
    below = f", ▼ below the floor of {show_number(row.criterion.floor)}" if row.below else ""
    if row.departs:
        median = "nobody scored it" if row.middle is None else f"the median is {show_number(row.middle)}"
        yield f"≠ {title}: {show_number(row.agreed)} agreed{below}; {median}.", "good"
    else:
        yield f"✔ {title}: {show_number(row.agreed)} agreed, the median{below}.", "good"
    if row.reason:
        yield f"Why: {row.reason}", "foreground"


def all_reasons(reasons: Sequence[Reason], people: Sequence[Person], row: MatrixRow) -> list[Row | Hanging | str]:
    """Everybody's reasons on one criterion, for a page."""
    width = max((len(person.initials) for person in people), default=1) + 3
    found: list[Row | Hanging | str] = [*(f"  {words}" for words, _ in criterion_words(row)), ""]
    for one in reasons:
        label = f" {one.label}" if one.label else ""
        said = f"{show_number(one.square.score)}{label}" if one.square.score is not None else one.note
        below = f"  ▼ below the floor of {show_number(one.criterion.floor)}" if one.square.below else ""
        first = f"  (first {mark_words(one.square.first)})" if one.square.first else ""
        found.append(
            Hanging((f"  {one.person.initials:<{width}}", "accent bold"), f"{one.person.name}: {said}{first}{below}")
        )
        said_too = (one.text, one.revised and f"Why it was revised: {one.revised}")
        found += [Hanging((" " * (width + 2), "muted"), words) for words in said_too if words]
        found.append("")
    return found


def passage_rows(passages: Sequence[Passage]) -> list[Row | Hanging | str]:
    """Cited paragraphs under their sections' titles, for a page; of an earlier version each says so."""
    found: list[Row | Hanging | str] = []
    before = ""
    for one in passages:
        section = f"  {one.mark.partition('.')[0]}  {one.section}" if one.section else ""
        if section and section != before:
            found.append([(section, "heading bold")])
        before = section
        mark, indent = (f"  ¶{one.mark:<6}", "accent bold"), (" " * 9, "muted")
        if one.note:
            found.append(Hanging(mark, one.note, "muted italic" if one.is_unchanged else "warn"))
        lines = one.words.split("\n") if one.words is not None else []
        found += [Hanging(indent if number or one.note else mark, line) for number, line in enumerate(lines)]
        found.append("")
    return found


def notes_rows(found: Sequence[Notes], named: bool) -> list[Row | Hanging | str]:
    """Speaking notes for a page, under their authors' names where these are to be shown."""
    rows: list[Row | Hanging | str] = []
    for one in found:
        role = f", {one.person.role}" if one.person.role not in ("", "assessor") else ""
        rows += [[(f"  {one.person.name}{role}", "heading bold")], ""] if named else []
        rows += [*(f"  {line}" if line.strip() else "" for line in one.text.split("\n")), ""]
    return rows


def mark_words(mark: Mark) -> str:
    """A first word: "3", "not applicable"."""
    return show_number(mark.value) if mark.value is not None else mark.state.value


def _folded(row: Row, width: int) -> Iterator[Row]:
    """A row of a few spans in lines of `width` cells; the last span gives way."""
    *before, (text, look) = row
    start = "".join(part for part, _ in before)
    lines = wrapped(f"{start}{text}", width) if len(start) + len(text) > width else []
    if not lines:
        yield row
        return
    if lines[0].startswith(start.rstrip()):
        yield [*before, (lines[0][len(start) :], look)]
        for line in lines[1:]:
            yield [(line, look)]
    else:
        for line in lines:
            yield [(line, look)]


def _cited(span: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """A span with the marks of paragraphs in it made visible."""
    text, look = span
    for number, part in enumerate(MARKED.split(text)):
        if part:
            yield part, "accent" if number % 2 else look
