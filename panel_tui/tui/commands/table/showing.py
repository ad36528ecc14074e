"""Showing more: all reasons, cited paragraphs, where a proposal stands; projector mode; and the return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_money, show_place, show_total
from panel_tui.moderate.notes import notes
from panel_tui.tui.commands.table.base import BOTH, EVERYWHERE, NO_RANKS, OnAgenda, OnCell, OnCriterion, TableCommand
from panel_tui.tui.returning import write_return
from panel_tui.tui.screens.page import Hanging, Page
from panel_tui.tui.widgets.levels import level_rows
from panel_tui.tui.widgets.reasons import all_reasons, notes_rows, passage_rows

if TYPE_CHECKING:
    from panel_tui.recommend.where import Whereabouts
    from panel_tui.tui.paint import Row
    from panel_tui.tui.screens.table import TableScreen

OUTCOMES = {"fund": "above the line", "reserve": "below the line", "decline": "not to be funded"}


class AllReasons(OnCriterion):
    """Shows everybody's reasons on the criterion."""

    keys, show, label = "a", "a", "all reasons"
    help = "Read everybody's reasons on the current criterion"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show them."""
        rows = all_reasons(screen.reasons_here(), screen.persons, screen.row)
        screen.app.push_screen(Page(f"{screen.reference}: {screen.current.title}", ["", *rows]))


class Levels(OnCriterion):
    """Shows what each score of the criterion means."""

    keys, show, label = "e", "e", "levels"
    help = "Read what each score of the current criterion means, in general and in this brief"
    where = "matrix covered"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show them."""
        screen.app.push_screen(
            Page(f"{screen.current.title}: what each score means", ["", *level_rows(screen.current)])
        )


class AllReasonsByEnter(AllReasons):
    """The same, by the key that opens things."""

    keys, show = "enter", "enter"
    help = "The same: everybody's reasons on the current criterion"
    palette = False

    def can(self, screen: TableScreen) -> bool:
        """Whether enter is not needed for typing a score."""
        return super().can(screen) and screen.current.by_key


class Cited(OnCell):
    """Opens the cited paragraphs."""

    keys, show, label = "o", "o", "read ¶"
    help = "Read the paragraphs that the reason under the cursor cites"
    where = footer = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show them."""
        assert screen.reference is not None
        here = screen.reason_here()
        if here is None or not here.passages:
            raise BadInput(Fault("No paragraph is cited here"))
        rows = passage_rows(here.passages)
        screen.app.push_screen(Page(f"{screen.reference}: what {here.person.name} cites", ["", *rows]))


class Notes(OnAgenda):
    """Shows the introducer's speaking notes."""

    keys, show, label = "i", "i", "introduction"
    help = "Read what the introducer will say of this proposal"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show them, or say why there are none."""
        assert screen.reference is not None
        found, name = notes(screen.table, screen.reference), screen.introducer
        if found:
            rows = notes_rows(found, named=not screen.is_unnamed)
            screen.app.push_screen(Page(f"{screen.reference}: speaking notes", ["", *rows]))
        elif screen.data.hidden:
            screen.notice(screen.data.hidden, "warn")
        else:
            screen.notice(f"{name} has written no notes." if name else "Nobody is to introduce it.")


class Where(OnAgenda):
    """Shows where the proposal stands."""

    keys, show, label = "w", "w", "where it stands"
    help = "See rank, total and funding line of this proposal, once all its criteria are agreed"
    where = "matrix"

    def run(self, screen: TableScreen, key: str) -> None:
        """Show it, or say why not."""
        item = screen.item
        assert item is not None
        if screen.projector:
            screen.notice(NO_RANKS, "warn")
        elif item.unscored:
            screen.notice(f"{item.reference} is not scored: {item.unscored}.")
        elif not item.is_agreed:
            words = f"{item.agreed} of {item.of} criteria are."
            screen.notice(f"Where {item.reference} stands is hidden until it is agreed: {words}", "warn")
        else:
            found = screen.acts.where(item.reference)
            assert found is not None
            screen.app.push_screen(Page(f"Where {item.reference} stands", _where(found)))


class Projector(TableCommand):
    """Turns projector mode on and off."""

    keys, show, label = "p", "p", "projector"
    help = "Projector mode, on or off: light and large, without the members' names and all ranks"
    where = EVERYWHERE
    footer = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Turn it."""
        screen.project(not screen.projector)
        on = "Projector mode: members are A, B, C … and ranks stay hidden. P shows names; p leaves it."
        screen.notice(on if screen.projector else "Names are shown again.")


class ProjectNames(TableCommand):
    """Shows the members' names in projector mode, or hides them."""

    keys, show, label = "P", "P", "names"
    help = "In projector mode: show the members' names, or hide them again"
    where = EVERYWHERE

    def can(self, screen: TableScreen) -> bool:
        """Whether this is projected."""
        return screen.projector

    def run(self, screen: TableScreen, key: str) -> None:
        """Turn it."""
        screen.named = not screen.named
        screen.show_all()
        screen.notice("The members' names are shown. P hides them." if screen.named else "Members are A, B, C … again.")


class Return(TableCommand):
    """Writes the return."""

    keys, show, label = "r", "r", "return"
    help = "Write your return for the office: what you have said at this table, and as a member"
    where = BOTH
    footer = "table"

    def can(self, screen: TableScreen) -> bool:
        """Whether this is not the office's own file."""
        return not screen.table.is_office

    def run(self, screen: TableScreen, key: str) -> None:
        """Write it, and say where it is and what to do with it."""
        table, acts = screen.table, screen.acts
        items = [item for item in table.agenda if not item.unscored]
        agreed = sum(item.is_agreed for item in items)
        begun = ", ".join(sorted(acts.begun))
        lines = write_return(
            acts,
            table.standing.call.id,
            table.workspace.member,
            next((one.name for one in table.standing.people.values() if one.role == "office"), "the office"),
            f"It holds all that you have said so far: {agreed} of {len(items)} proposals are agreed.",
            f"Begun and not said, and so not in it: the statement on {begun}." if begun else "",
        )
        screen.app.say("Your return", lines)


def _where(found: Whereabouts) -> list[Row | Hanging | str]:
    """A proposal's place, total and line, as lines of a page."""
    row, line, figures = found.row, found.line, found.figures
    ranked = sum(one.place is not None for one in line.rows)
    place = show_place(row.place, bool(row.tied_with))
    placed = f"{place} of {ranked} that are ranked" if row.place is not None else "not ranked"
    tied = f"; shared with {', '.join(row.tied_with)}" if row.tied_with else ""
    facts = {
        "Brief": found.title,
        "Total": f"{show_total(row.total)} of {show_total(figures.out_of)}",
        "Rank": f"{placed}{tied}",
        "Line": f"{OUTCOMES[row.outcome]}: {row.reason}",
        "Asks": show_money(row.ask) + (f"; {show_money(row.running)} down to here" if row.running is not None else ""),
        "Envelope": f"{show_money(line.envelope)}: {show_money(line.allocated)} above the line, "
        f"{show_money(line.left)} left",
    }
    rows: list[Row | Hanging | str] = [
        "",
        *(Hanging((f"  {name:<11}", "muted"), words) for name, words in facts.items()),
    ]
    waiting = found.others - found.settled
    if waiting:
        are = "is" if waiting == 1 else "are"
        others = f"Of the {found.others} other proposals of this brief {waiting} {are} not agreed yet"
        rows += ["", f"  {others}, and there with the members' medians: so this may change."]
    return [*rows, ""]
