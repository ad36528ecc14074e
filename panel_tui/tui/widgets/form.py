"""The form: a proposal's criteria with their scores and reasons, the current one opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from textual.events import Click
from textual.message import Message

from panel_tui.assess.desk_rows import Answer
from panel_tui.assess.registers import OVERALL
from panel_tui.call.exact import show_exact
from panel_tui.call.quick import QuickBrief, QuickCriterion
from panel_tui.tui.paint import Row, cropped, cut, fitted, spread, wrapped
from panel_tui.tui.widgets.levels import in_short, meaning
from panel_tui.tui.widgets.lines import Lines
from panel_tui.tui.widgets.score_line import floor_words, point_at, score_line

BAR = "▌"
QUOTED = 2
"""So many lines of a reason are shown under a score."""
SHORT = {"▼ below floor": "▼", "! no reason yet": "! reason"}
FLAGS = 11
"""The room for flags at the end of such a line."""
TABLE = 70
"""From this width on, a criterion is one line of a table."""

NOTHING_BEFORE: Mapping[str, str] = MappingProxyType({})


class Form(Lines):
    """One member's assessment of one proposal."""

    class Pointed(Message):
        """A criterion was clicked, or one of its points."""

        def __init__(self, criterion: str, point: str) -> None:
            super().__init__()
            self.criterion = criterion
            self.point = point

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._brief: QuickBrief | None = None
        self._answers: Mapping[str, Answer] = {}
        self._current = ""
        self._typing: str | None = None
        self._total = ""
        self._before: Mapping[str, str] = NOTHING_BEFORE
        self._blocks: dict[str, tuple[int, int]] = {}
        self._points: dict[int, tuple[str, int]] = {}

    def show(
        self,
        brief: QuickBrief | None,
        answers: Mapping[str, Answer],
        current: str,
        typing: str | None = None,
        total: str = "",
        before: Mapping[str, str] = NOTHING_BEFORE,
    ) -> None:
        """Show the answers, the criterion `current` opened. `typing` is a score that is being typed, `total` what all
        of them add up to, where that may be seen; `before` what was given in the round before, by criterion."""
        self._brief, self._answers, self._current, self._typing = brief, answers, current, typing
        self._total, self._before = total, before
        self.renew()
        self.reveal()

    def reveal(self) -> None:
        """Bring the current criterion into sight."""
        if self._current in self._blocks:
            self.show_rows(*self._blocks[self._current])

    def lay_out(self, width: int) -> None:
        """A block a criterion; on a wide pane a line of a table."""
        self._blocks, self._points = {}, {}
        if self._brief is None:
            return
        for criterion in self._brief.criteria:
            first = len(self._rows)
            self._criterion(criterion, width)
            self._blocks[criterion.id] = (first, len(self._rows) - 1)
            if width < TABLE:
                self.add([])
        first = len(self._rows)
        self._overall(width)
        self._blocks[OVERALL] = (first, len(self._rows) - 1)
        if self._total:
            total = spread(
                [(" Total of your scores", "foreground")], [(self._total, "foreground bold"), (" ", "muted")], width
            )
            self.add(total)

    def _criterion(self, criterion: QuickCriterion, width: int) -> None:
        answer, here = self._answers[criterion.id], criterion.id == self._current
        typing = self._typing if here else None
        edge = (BAR if here else " ", "accent")
        ground = "panel" if here else "surface"
        name = (criterion.title, "foreground bold" if here else "foreground")
        flags = list(_flags(criterion, answer))
        if width >= TABLE:
            title = max(20, width - 58)
            text = fitted(criterion.title, title)
            points, *more = score_line(criterion, answer, width - title - 15 - FLAGS, typing)
            row = [edge, (text, name[1]), (f" {fitted(floor_words(criterion), 12)} ", "muted"), *points]
            row += [("  ", "muted"), *_short(flags)]
            self._points[self.add(cropped(row, width), ground)] = (criterion.id, title + 15)
            for words in more:
                self.add([edge, (" " * (title + 14), "muted"), *words], ground)
        else:
            row = spread([edge, name], [(floor_words(criterion), "muted"), (" ", "muted")], width)
            self.add(row, ground)
            points, *more = score_line(criterion, answer, width - 2, typing)
            self._points[self.add([edge, (" ", "muted"), *points], ground)] = (criterion.id, 2)
            for words in more:
                self.add([edge, (" ", "muted"), *words], ground)
        if flags and (here or width < TABLE):
            self.add([edge, (" ", "muted"), *flags], ground)
        rest = self._opened(criterion, answer, width - 3) if here else self._folded(answer, width - 3)
        for row in rest:
            self.add([edge, (" ", "muted"), *row], ground)

    def _folded(self, answer: Answer, width: int) -> Iterator[Row]:
        if self.size.width < TABLE:
            yield from _quoted(answer.comments.get("panel", ""), width)

    def _opened(self, criterion: QuickCriterion, answer: Answer, width: int) -> Iterator[Row]:
        if before := self._before.get(criterion.id):
            yield [("before: ", "muted"), (before, "foreground bold"), ("  O shows what others gave", "muted")]
        if answer.confidence:
            yield [("confidence: ", "muted"), (answer.confidence, "foreground bold")]
        yield from _quoted(answer.comments.get("panel", ""), width)
        for audience, name in (("applicant", "To the applicant: "), ("private", "Private: ")):
            if text := answer.comments.get(audience, "").strip():
                yield [(cut(f"{name}{' '.join(text.split())}", width), "muted")]
        for line in wrapped(criterion.guidance, width):
            yield [(line, "muted")]
        chosen = criterion.levels.get(answer.score) if answer.score is not None else None
        if chosen:
            yield from meaning(chosen, width)
        else:
            for level in criterion.levels.values():
                yield from in_short(level, width)

    def _overall(self, width: int) -> None:
        answer, here = self._answers[OVERALL], self._current == OVERALL
        edge, ground = (BAR if here else " ", "accent"), "panel" if here else "surface"
        said = any(answer.comments.values())
        look = "foreground bold" if here else "foreground"
        hint = "" if said else "c writes a comment on the whole" if here else "no comment"
        self.add(spread([edge, ("Overall", look)], [(hint, "muted italic"), (" ", "muted")], width), ground)
        for audience, name in (("panel", ""), ("applicant", "To the applicant: "), ("private", "Private: ")):
            text = answer.comments.get(audience, "")
            for row in _quoted(f"{name}{text}" if text.strip() else "", width - 3):
                self.add([edge, (" ", "muted"), *row], ground)

    def targets(self) -> Iterable[tuple[int, str]]:
        """Each criterion."""
        return ((first, id_) for id_, (first, _) in self._blocks.items())

    def on_click(self, event: Click) -> None:
        """A click makes a criterion current; one on a point scores it."""
        at = event.get_content_offset(self)
        if at is None:
            return
        line = at.y + round(self.scroll_offset.y)
        for criterion, (first, last) in self._blocks.items():
            if first <= line <= last:
                self.post_message(self.Pointed(criterion, self._point_at(line, at.x)))

    def _point_at(self, line: int, x: int) -> str:
        """The digit of the point at `x`; "" where there is none."""
        criterion, start = self._points.get(line, ("", 0))
        one = next((one for one in self._brief.criteria if one.id == criterion), None) if self._brief else None
        if one is None or not one.by_key or x < start:
            return ""
        point = point_at(one, x - start)
        return "" if point is None else show_exact(point)


def _flags(criterion: QuickCriterion, answer: Answer) -> Iterator[tuple[str, str]]:
    below = answer.score is not None and criterion.below_floor(answer.score)
    if below:
        yield "▼ below floor", "bad"
    if answer.state and not answer.has_reason:
        yield f"{'  ' if below else ''}! no reason yet", "warn"


def _short(flags: Sequence[tuple[str, str]]) -> Row:
    """Flags on the line of a table."""
    return [(f" {SHORT[text.strip()]}", look) for text, look in flags]


def _quoted(text: str, width: int) -> Iterator[Row]:
    words = " ".join(text.split())
    if not words:
        return
    lines = wrapped(f"“{words}”", width)
    if len(lines) > QUOTED:
        lines = [*lines[: QUOTED - 1], cut(f"{lines[QUOTED - 1]} {lines[QUOTED]}", width)]
    for line in lines:
        yield [(line, "muted italic")]
