"""What the office does: taking returns in, packs, receipts, the papers, and the check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from panel_tui.figures.rounding import show_count
from panel_tui.tui.commands.office.base import PANES, OfficeCommand
from panel_tui.tui.office_acts import PACKS
from panel_tui.tui.widgets.returns import NEW, UNSEEN

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen


class Merge(OfficeCommand):
    """Takes a return in."""

    keys, show, label = "m", "m", "merge"
    help = "Take in the return under the cursor"
    where = footer = "returns"

    def can(self, screen: OfficeScreen) -> bool:
        """Whether there is one."""
        return bool(screen.returns.current)

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Take it in."""
        screen.merge([screen.paths[screen.returns.current]])


class MergeAll(OfficeCommand):
    """Takes all new returns in."""

    keys, show, label = "M", "M", "merge all new"
    help = "Take in all returns that bring anything new"
    where = footer = "returns"

    def can(self, screen: OfficeScreen) -> bool:
        """Whether there is any."""
        return bool(screen.paths)

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Ask, always: whether any is new may not be known yet."""
        counts = Counter(screen.state(typed) for typed in screen.paths)
        unseen = f", {counts[UNSEEN]} not looked at yet" if counts[UNSEEN] else ""
        screen.ask(
            f"Take in all returns that bring anything new ({counts[NEW]} of {len(screen.paths)}{unseen})?  "
            "y takes them in · esc leaves it",
            lambda: self._merge(screen),
        )

    def _merge(self, screen: OfficeScreen) -> None:
        paths = [path for typed, path in screen.paths.items() if screen.state(typed) in (NEW, UNSEEN)]
        if paths:
            screen.merge(paths)
        else:
            screen.notice("No return brings anything new.")


class Receipt(OfficeCommand):
    """Writes a receipt."""

    keys, show, label = "e", "e", "receipt"
    help = "Write the receipt of the member under the cursor: all that has come from them"
    where = footer = "tasks post"

    def can(self, screen: OfficeScreen) -> bool:
        """Whether a member is under the cursor."""
        return bool(screen.member)

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Write it."""
        screen.write_receipt(screen.member)


class Packs(OfficeCommand):
    """Writes packs."""

    keys, show, label = "k", "k", "packs"
    help = "Write a pack for each member who has a proposal to judge"
    where = PANES
    footer = "tasks"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Ask, and write them."""
        number, there = screen.acts.packs_there(screen.view.overview.standing)
        replaced = f" (instead of {there} that {'lies' if there == 1 else 'lie'} there)" if there else ""
        screen.ask(
            f"Write {show_count(number, 'pack')} into {PACKS}{replaced}, each with a fresh invitation?  "
            "y writes them · esc leaves it",
            screen.write_packs,
        )


class Report(OfficeCommand):
    """Writes the papers."""

    keys, show, label = "p", "p", "papers"
    help = "Write the board paper and its tables into a new folder"
    where = footer = PANES

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Write them."""
        screen.write_report()


class Verify(OfficeCommand):
    """Checks the workspace."""

    keys, show, label = "v", "v", "verify"
    help = "Check the workspace: hashes, chains, signatures, authority, and all tables"
    where = PANES
    footer = "ranking"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Check it."""
        screen.verify()


class Yes(OfficeCommand):
    """Does what was asked."""

    keys, show, label = "y", "y", "yes"
    help = "Do it"
    where = footer = "sure"
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Do it."""
        screen.answer(True)


class No(OfficeCommand):
    """Leaves what was asked."""

    keys, show, label = "escape,n", "esc", "leave it"
    help = "Leave it"
    where = footer = "sure"
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Leave it."""
        screen.answer(False)
