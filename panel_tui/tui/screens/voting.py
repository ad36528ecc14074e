"""A vote on a proposal, over the chair's table: who is for the motion and who is against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar, Literal, NamedTuple

from panel_tui.figures.rounding import show_count
from panel_tui.moderate.voting import Casting
from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row, spread
from panel_tui.tui.screens.choosing import LIST_COMMANDS, Choice, Close, ListPage, sentence

Side = Literal["aye", "no", "abstained"]
SIDES: dict[Side, tuple[str, str, str]] = {
    "aye": ("✔", "for", "good"),
    "no": ("✘", "against", "bad"),
    "abstained": ("–", "abstains", "muted"),
}
"""How each side is shown."""
CAST: dict[Casting, str] = {
    "": "c gives the casting vote",
    "aye": "the casting vote is for it",
    "no": "the casting vote is against it",
}
BY_KEY: dict[str, Side | None] = {"f": "aye", "a": "no", "b": "abstained", "backspace": None}


class Ballot(NamedTuple):
    """How everybody voted, by id, and the casting vote."""

    ayes: tuple[str, ...]
    noes: tuple[str, ...]
    abstained: tuple[str, ...]
    casting: Casting

    @property
    def is_even(self) -> bool:
        """Whether as many are for it as against it."""
        return len(self.ayes) == len(self.noes) > 0


class Vote(Command["VotePage"]):
    """Records how whoever is under the cursor votes."""

    keys, show, label = ",".join(BY_KEY), "f a b", "vote"
    help = "f for the motion, a against it, b abstains, backspace has not voted; then the next member"
    where = footer = "list"
    palette = False

    def run(self, screen: VotePage, key: str) -> None:
        """Note it, and go on."""
        screen.cast(BY_KEY[key])


class AllFor(Command["VotePage"]):
    """Everybody who has not voted is for it."""

    keys, show, label = "A", "A", "the rest for"
    help = "Everybody who has not voted yet is for it"
    where = footer = "list"
    palette = False

    def run(self, screen: VotePage, key: str) -> None:
        """Note it."""
        screen.all_for()


class CastingVote(Command["VotePage"]):
    """Gives the casting vote."""

    keys, show, label = "c", "c", "casting vote"
    help = "Give the casting vote of who presides, for or against, where the votes are even"
    where = footer = "list"
    palette = False

    def can(self, screen: VotePage) -> bool:
        """Whether it is called for."""
        return screen.ballot.is_even

    def run(self, screen: VotePage, key: str) -> None:
        """For, or against."""
        screen.turn_casting()


class Record(Command["VotePage"]):
    """Records the vote."""

    keys, show, label = "enter", "enter", "record"
    help = "Record the vote with everybody's name"
    where = footer = "list"
    palette = False

    def run(self, screen: VotePage, key: str) -> None:
        """Record it, where it can be; the page stays open where it cannot."""
        screen.record(screen.ballot)
        screen.app.pop_screen()


COMMANDS: tuple[Command[Any], ...] = (
    Vote(),
    AllFor(),
    CastingVote(),
    Record(),
    *(one for one in LIST_COMMANDS[1:] if not isinstance(one, Close)),
    Close(),
)


class VotePage(ListPage):
    """Who may vote, and how they do. `record` is given the ballot and raises BadInput where it is none."""

    COMMANDS_HERE: ClassVar = COMMANDS
    GUIDE = "chair#votes"

    def __init__(self, motion: str, voters: tuple[tuple[str, str], ...], record: Callable[[Ballot], None]) -> None:
        self._motion, self._voters = motion, voters
        self.record = record
        self._sides: dict[str, Side] = {}
        self._casting: Casting = ""
        super().__init__("A vote", list(self._choices()), lambda _key: None)

    @property
    def ballot(self) -> Ballot:
        """How everybody voted; a casting vote only where the votes are even."""

        def on(side: Side) -> tuple[str, ...]:
            return tuple(one for one, _ in self._voters if self._sides.get(one) == side)

        found = Ballot(on("aye"), on("no"), on("abstained"), "")
        return found._replace(casting=self._casting) if found.is_even else found

    def cast(self, side: Side | None) -> None:
        """How whoever is under the cursor votes; None where they have not."""
        member = self.listed.current
        if side is None:
            self._sides.pop(member, None)
        else:
            self._sides[member] = side
            self.listed.move(1)
        self._renew()

    def all_for(self) -> None:
        """Whoever has not voted is for it."""
        for member, _ in self._voters:
            self._sides.setdefault(member, "aye")
        self._renew()

    def turn_casting(self) -> None:
        """The casting vote is for it, or against it."""
        self._casting = "no" if self._casting == "aye" else "aye"
        self._renew()

    def take(self, key: str) -> None:
        """A click goes from one side to the next."""
        following: dict[Side | None, Side | None] = {None: "aye", "aye": "no", "no": "abstained", "abstained": None}
        side = following[self._sides.get(key)]
        if side is None:
            self._sides.pop(key, None)
        else:
            self._sides[key] = side
        self._renew()

    def _renew(self) -> None:
        self.listed.show(list(self._choices()), self.listed.current)
        self.fit()
        self.show_hints()

    def _choices(self) -> Iterator[Choice]:
        yield Choice("", partial(sentence, self._motion, "foreground bold"))
        yield Choice("", lambda _width: [[]])
        for member, name in self._voters:
            yield Choice(member, partial(_voter, name, self._sides.get(member)))
        yield Choice("", lambda _width: [[]])
        yield Choice("", partial(sentence, self._told(), "foreground"))

    def _told(self) -> str:
        """The tally so far."""
        ballot = self.ballot
        words = f"{len(ballot.ayes)} for, {len(ballot.noes)} against"
        words += f", {len(ballot.abstained)} abstained" if ballot.abstained else ""
        waiting = len(self._voters) - len(self._sides)
        words += f"; {show_count(waiting, 'member')} {'has' if waiting == 1 else 'have'} not voted" if waiting else ""
        if not ballot.is_even:
            return f"{words}."
        return f"{words}. The votes are even: {CAST[ballot.casting]}."


def _voter(name: str, side: Side | None, width: int) -> list[Row]:
    glyph, words, look = SIDES[side] if side else ("○", "", "muted")
    return [spread([(glyph, look), (f" {name}", "foreground")], [(words, look), (" ", "muted")], width)]
