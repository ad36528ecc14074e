"""The post: who has which pack, what came back when, and what is late or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from panel_tui.exchange.post import Post
from panel_tui.exchange.post_words import came, due, missing, remarks, went
from panel_tui.tui.paint import Row, cut, spread, wrapped
from panel_tui.tui.widgets.chooser import Chooser

WIDEST = 120
"""How wide a line may be: longer ones are hard to follow."""


class PostPane(Chooser):
    """Each member with what went to them and what came back, what is missing, and what is worth knowing."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._post: dict[str, Post] = {}
        self._today = date.min
        self._to_do: Sequence[str] = ()

    def show(self, post: Sequence[Post], order: str, today: date, to_do: Sequence[str]) -> None:
        """Show the post as it stands on this day; `to_do` is what to say where something has still to be set up."""
        self._today, self._to_do = today, to_do
        listed = sorted(post, key=lambda one: -len(one.missing)) if order == "missing" else list(post)
        self._post = {one.member: one for one in listed}
        self.choose_from(list(self._post))

    @property
    def one(self) -> Post | None:
        """The post of the member under the cursor; None where there is nobody."""
        return self._post.get(self.current)

    def lay_out_rows(self, width: int) -> None:
        """Two lines a member, and what is worth knowing of them."""
        self.add([])
        for line in self._to_do if not self._post else ():
            self.say(line, width)
        for member, one in self._post.items():
            self.put(member, list(_rows(one, self._today, min(width - 2, WIDEST))))
        if self._post:
            self.add([])


def _rows(one: Post, today: date, width: int) -> Iterator[Row]:
    late = one.overdue(today)
    glyph, ink = ("▲", "warn bold") if late else ("◐", "accent") if one.missing else ("✔", "good")
    if one.ended or not one.tasks:
        glyph, ink = "⊘", "muted"
    told = " · ".join(filter(None, (missing(one, today), due(one))))
    name = cut(one.name, max(8, width - len(told) - 4))
    yield spread(
        [(f"{glyph} ", ink), (name, "foreground bold" if one.missing else "foreground")],
        [(told, "warn bold" if late else "muted")],
        width,
    )
    for line in wrapped(f"{went(one)} · {came(one)}", width - 3):
        yield [("  ", "muted"), (line, "muted")]
    for words in remarks(one, today):
        for number, line in enumerate(wrapped(f"{words}.", width - 5)):
            yield [("  · " if number == 0 else "    ", "warn"), (line, "foreground")]
