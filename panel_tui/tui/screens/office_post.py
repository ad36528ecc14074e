"""What the office opens from its post: a member's parcels and machines, a reminder to them, and more time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from panel_tui.assess.moments import WEEKDAYS
from panel_tui.exchange.post import Post
from panel_tui.exchange.post_words import came, due, machine_words, missing, parcel_words, remarks, went
from panel_tui.figures.rounding import show_count
from panel_tui.files.blocks import day
from panel_tui.tui.command import Command
from panel_tui.tui.jobs import Line
from panel_tui.tui.office_acts import OfficeActs
from panel_tui.tui.paint import Row, spread
from panel_tui.tui.screens.choosing import Choice, ListPage
from panel_tui.tui.screens.page import PAGE_COMMANDS, Hanging, Page
from panel_tui.tui.screens.work import command_lines

LONGEST = 28
"""For how many days more time can be given by a key."""
CALLS_DAY = "the call's"


def post_page(one: Post, acts: OfficeActs) -> Page:
    """A member's post: every parcel, every machine, and where their machines differ, side by side."""
    return Page(one.name, list(_lines(one, acts)))


def _lines(one: Post, acts: OfficeActs) -> Iterator[Line]:
    yield ""
    yield f"  {went(one)[0].upper()}{went(one)[1:]}; {came(one)}."
    asked = ", ".join(filter(None, (missing(one, acts.today), due(one))))
    if asked:
        yield f"  {asked[0].upper()}{asked[1:]}."
    yield ""
    for words in remarks(one, acts.today):
        yield Hanging(("  · ", "warn"), f"{words[0].upper()}{words[1:]}.")
    for apart in one.differing:
        yield Hanging(
            ("    ", "muted"), f"{apart.proposal}{f', {apart.criterion}' if apart.criterion else ''}: {apart.field}"
        )
        for side in apart.sides:
            yield Hanging((f"      {side.device_in_short}  ", "muted"), side.words)
    for title, rows in (
        ("Parcels, the newest first", [parcel_words(parcel) for parcel in reversed(one.parcels)]),
        ("Machines", [machine_words(one, device) for device in one.joined]),
    ):
        if rows:
            yield ""
            yield [(f"  {title}", "heading bold")]
            yield from (Hanging(("    ", "muted"), row) for row in rows)
    yield ""
    yield from command_lines(acts.typed_post())


class Copy(Command["Reminder"]):
    """Copies the reminder."""

    keys, show, label = "y", "y", "copy it"
    help = "Copy the reminder, where your terminal lets programs copy"
    where = footer = "page"
    palette = False

    def run(self, screen: Reminder, key: str) -> None:
        """Copy it."""
        screen.app.copy_to_clipboard(screen.words)
        screen.notice("Copied. Where nothing arrives, your terminal does not let programs copy: R writes files.")


COMMANDS: tuple[Command[Any], ...] = (Copy(), *PAGE_COMMANDS)


class Reminder(Page):
    """A reminder to one member, ready to send."""

    COMMANDS_HERE = COMMANDS

    def __init__(self, one: Post, words: str, acts: OfficeActs) -> None:
        self.words = words
        rows: list[Line] = ["", *(f"  {line}" if line else "" for line in words.split("\n")), ""]
        command = acts.typed("remind", acts.path.name, "--member", one.member)
        super().__init__(f"A reminder to {one.name}", [*rows, *command_lines(command)])


class MoreTime(ListPage):
    """The days until which a member may be given time."""

    GUIDE = "office#post"

    def __init__(self, one: Post, today: date, give: Callable[[date | None], None]) -> None:
        """`give` is called with the day that is chosen, or with None for the call's own."""
        first = max(one.due or today, today) + timedelta(days=1)
        days = [first + timedelta(days=number) for number in range(LONGEST)]
        choices = [Choice(each.isoformat(), partial(_day, each, today)) for each in days]
        if one.extended:
            choices.insert(0, Choice(CALLS_DAY, lambda _width: [[("the call's day again", "foreground")]]))

        def take(key: str) -> None:
            give(None if key == CALLS_DAY else date.fromisoformat(key))

        super().__init__(f"{one.name}: time until", choices, take, days[0].isoformat())


def _day(each: date, today: date, width: int) -> list[Row]:
    ahead = f"in {show_count((each - today).days, 'day')}"
    return [spread([(f"{WEEKDAYS[each.weekday()]} {day(each)}", "foreground")], [(ahead, "muted")], width)]
