"""The post: a new pack for one member, reminders, and more time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from panel_tui.tui.commands.office.base import OfficeCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen


class OnMember(OfficeCommand):
    """A command on the member under the cursor of the post."""

    where = footer = "post"

    def can(self, screen: OfficeScreen) -> bool:
        """Whether there is one."""
        return screen.post.one is not None


class Remind(OnMember):
    """Shows a reminder."""

    keys, show, label = "r", "r", "reminder"
    help = "See a reminder to the member under the cursor, ready to send, with what is missing"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Show it."""
        from panel_tui.exchange.reminding import needs_reminding
        from panel_tui.tui.screens.office_post import Reminder

        one = screen.post.one
        assert one is not None
        if needs_reminding(one):
            screen.app.push_screen(Reminder(one, screen.acts.reminder(screen.view, one), screen.acts))
        else:
            screen.notice(f"Nothing is missing from {one.name}.")


class RemindAll(OnMember):
    """Writes all reminders."""

    keys, show, label = "R", "R", "all reminders"
    help = "Write a reminder to each member from whom something is missing, as text files"
    footer = ""

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Write them."""
        screen.write_reminders()


class GiveTime(OnMember):
    """Gives more time."""

    keys, show, label = "u", "u", "more time"
    help = "Give the member under the cursor more time to return their scores"

    def can(self, screen: OfficeScreen) -> bool:
        """Whether they have anything to return."""
        return screen.post.one is not None and bool(screen.post.one.tasks)

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Ask until when."""
        from panel_tui.tui.screens.office_post import MoreTime

        one = screen.post.one
        assert one is not None
        screen.app.push_screen(MoreTime(one, screen.acts.today, partial(screen.give_time, one.member)))


class NewPack(OnMember):
    """Writes a pack for one member."""

    keys, show, label = "n", "n", "new pack"
    help = "Write a new pack for the member under the cursor, with what you have told them since"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Ask, and write it."""
        one = screen.post.one
        assert one is not None
        screen.ask(
            f"Write a new pack for {one.name}, with a fresh invitation?  y writes it · esc leaves it",
            partial(screen.write_packs, one.member),
        )
