"""Pages over the desk: the contents of a text, the history of a field, questions to the office, and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from panel_tui.assess.desk_rows import Unsent
from panel_tui.assess.moments import moment_words
from panel_tui.files.text import clean
from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, THEME
from panel_tui.tui.paint import Row, cut, spread
from panel_tui.tui.screens.choosing import Choice, ListPage
from panel_tui.tui.screens.page import PAGE_COMMANDS, Close, Hanging, Page, Turn

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class ContentsPage(ListPage):
    """The sections of a text."""

    GUIDE = "member#contents-and-evidence"


class HistoryPage(Page):
    """The changes of a field."""

    GUIDE = "member#nothing-is-lost"


def contents_page(screen: DeskScreen) -> ContentsPage:
    """The sections of the open proposal, to go to one."""
    assert screen.item is not None
    reference, desk = screen.item.reference, screen.desk
    proposal = desk.proposal(reference)
    choices = []
    for number, section in enumerate(proposal.sections, start=1):
        if section.paragraphs:
            mark = f"{number}.1"
            name = f"{'  ' * (section.level - 1)}{number}  {section.title}"
            asked = ", ".join(one.title for one in desk.library.criteria_of(reference, number))
            choices.append(Choice(mark, partial(_section, name, asked, f"p{proposal.pages[mark]}")))
    here = screen.reader.mark.partition(".")[0]
    title = f"{reference}  {screen.item.applicant}: contents"
    return ContentsPage(title, choices, partial(screen.lead, reference), f"{here}.1")


def _section(name: str, asked: str, page: str, width: int) -> list[Row]:
    """One line of the contents: what the section is called, which criteria it answers, and its page."""
    left: Row = [(cut(name, width - len(page) - 2), "foreground"), ("  ", "muted"), (asked, "muted")]
    return [spread(left, [(page, "muted")], width)]


def history_page(screen: DeskScreen) -> HistoryPage:
    """How what the member has on the current criterion came to be."""
    assert screen.reference is not None
    title = screen.current.title if screen.current else "Overall"
    return HistoryPage(f"{screen.reference}  {title}: history", list(_history(screen)))


def _history(screen: DeskScreen) -> Iterator[Row | Hanging | str]:
    assert screen.reference is not None
    changes = screen.desk.history(screen.reference, screen.criterion)
    now = screen.acts.now()
    yield ""
    if not changes:
        yield "  Nothing has been given here yet. A digit scores, c writes the reason."
    for change in reversed(changes):
        on_record = "" if not change.is_said else " (on record)"
        by = ", typed in by the office" if change.source == "transcribed" else ""
        when = f"{change.what} · {moment_words(change.at, now)}{on_record}{by}"
        yield [(f"  {when}", "accent" if change.is_said else "muted")]
        yield Hanging(("    ", "muted"), f"{change.before} → {change.after}")
        yield ""
    if changes:
        yield "  What is not on record is yours alone; submitting puts the last of each on record."


class OthersPage(Page):
    """What others gave."""

    GUIDE = "member#a-second-round"


def others_page(screen: DeskScreen) -> OthersPage:
    """What others gave on the open proposal before this round: the current criterion first."""
    return OthersPage(f"{screen.reference}: what others gave", list(_others(screen)))


def _others(screen: DeskScreen) -> Iterator[Row | Hanging | str]:
    assert screen.reference is not None
    others = screen.desk.others(screen.reference)
    assert others is not None
    yield ""
    if others.why_nothing:
        yield f"  {others.why_nothing}"
        return
    for criterion in sorted(screen.criteria, key=lambda one: one.id != screen.criterion):
        mine = screen.desk.before(screen.reference, criterion.id)
        yield [(f"  {criterion.title}", "accent bold"), (f"   you gave: {mine}" if mine else "", "muted")]
        for one in others.criteria.get(criterion.id, ()):
            yield Hanging((f"    {one.mark}  ", "foreground bold"), clean(one.reason) or "without a reason")
        yield ""
    if others.whole:
        yield [("  On the whole", "accent bold")]
        for words in others.whole:
            yield Hanging(("    ", "muted"), clean(words))
        yield ""
    yield "  On each criterion the lowest stands first: the rows of two criteria do not belong together."


class Ask(Command["QuestionsPage"]):
    """Asks the office."""

    keys, show, label = "a", "a", "ask"
    help = "Ask the office a question about this proposal"
    where = footer = "page"
    palette = False
    writes = True

    def run(self, screen: QuestionsPage, key: str) -> None:
        """Close the page, and open the drawer."""
        screen.ask()


ASK_COMMANDS: tuple[Command[Any], ...] = (Ask(), *PAGE_COMMANDS)


class QuestionsPage(Page):
    """What was asked about a proposal, and what the office answered."""

    COMMANDS_HERE = ASK_COMMANDS
    GUIDE = "member#ask-the-office"

    def __init__(self, desk: DeskScreen) -> None:
        assert desk.reference is not None
        self._at = desk
        super().__init__(f"{desk.reference}: questions to the office", list(_questions(desk)))

    async def prepare_to_write(self) -> None:
        """The drawer is the desk's."""
        await self._at.prepare_to_write()

    def ask(self) -> None:
        """Write a question."""
        self.app.pop_screen()
        self._at.write_reason("ask", f"Your question about {self._at.reference}: ")


def _questions(desk: DeskScreen) -> Iterator[Row | Hanging | str]:
    assert desk.reference is not None
    asked = desk.desk.library.questions(desk.reference)
    now = desk.acts.now()
    yield ""
    if not asked:
        yield "  Nothing has been asked about this proposal yet."
    for one in asked:
        who = "You asked" if one.mine else "Asked by somebody who judges it"
        yield [(f"  {who} · {moment_words(one.at, now)}", "muted")]
        yield Hanging(("    ", "muted"), one.text)
        if one.answer:
            yield Hanging(("    → ", "accent bold"), one.answer)
        else:
            yield [("    no answer yet", "warn")]
        yield ""
    yield (
        "  A question goes to the office with your next return. Its answer comes to all who judge the proposal, with a "
        "later pack or receipt, and does not say who asked."
    )


class WriteReturn(Command["Leaving"]):
    """Writes the return before leaving."""

    keys, show, label = "r", "r", "write the return"
    help = "Write your return for the office"
    where = footer = "page"
    palette = False

    def run(self, screen: Leaving, key: str) -> None:
        """Write it."""
        screen.write_return()


class LeaveAnyway(Command["Leaving"]):
    """Leaves without a return."""

    keys, show, label = "ctrl+q", "^q", "leave without it"
    help = "Leave: it is saved here, and goes with a later return"
    where = footer = "page"
    palette = False

    def run(self, screen: Leaving, key: str) -> None:
        """Leave."""
        screen.app.leave()


class Stay(Close):
    """Stays at the desk."""

    show, label = "esc", "stay"
    help = "Go back to the desk"


LEAVING_COMMANDS: tuple[Command[Any], ...] = (WriteReturn(), LeaveAnyway(), Stay(), Turn(), HELP, THEME)


class Leaving(Page):
    """Asked when there is something that the office has not been sent."""

    COMMANDS_HERE = LEAVING_COMMANDS
    GUIDE = "member#leave"

    def __init__(self, desk: DeskScreen) -> None:
        self._at = desk
        lines = ["", *(f"  {line}" for line in unsent_words(desk.desk.unsent)), ""]
        office = desk.desk.office_name
        lines.append(f"  All is saved in your file. {office} has it only when you send a return.")
        super().__init__("Not sent yet", lines)

    def write_return(self) -> None:
        """Write the return, and show where it is."""
        self.app.pop_screen()
        self._at.write_return()


def unsent_words(unsent: Unsent) -> list[str]:
    """What is in no return yet, a sentence each."""
    named = (
        ("Submitted or withdrawn since your last return", unsent.submissions),
        ("Interests declared since", unsent.declarations),
        ("Declined, or taken up again, since", unsent.declined),
        ("Questions asked since", unsent.questions),
    )
    return [f"{words}: {', '.join(references)}." for words, references in named if references]
