"""Finding one's way: the parts of a text, words in it, what answers a criterion, what is cited; and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from panel_tui.tui.commands.desk.base import PANES, READING, DeskCommand, OnProposal

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class Contents(OnProposal):
    """Shows the contents."""

    keys, show, label = "t", "t", "contents"
    help = "See the sections of this proposal and which criteria they answer, and go to one"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show them."""
        from panel_tui.tui.screens.desk_pages import contents_page

        screen.app.push_screen(contents_page(screen))


class Find(DeskCommand):
    """Finds words."""

    keys, show, label = "slash", "/", "find"
    help = "Find words in this proposal, or in all of mine"
    where = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether there is a text to look in."""
        return bool(screen.references_to_read())

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open the page, with what was looked for last."""
        from panel_tui.tui.screens.finding import FindPage

        everywhere = screen.everywhere or screen.place == "queue" or not screen.reader.mark
        screen.app.push_screen(FindPage(screen.search, screen.words, everywhere, screen.take_hit))


class OtherHit(DeskCommand):
    """Goes to another place where the words were found."""

    keys, show, label = "full_stop,comma", ". ,", "next, last found"
    help = "Go to the next paragraph that was found, or the one before"
    where = READING
    ways: ClassVar = {
        "full_stop": "Go to the next paragraph that was found",
        "comma": "Go to the paragraph found before this",
    }

    def can(self, screen: DeskScreen) -> bool:
        """Whether something was found."""
        return bool(screen.hits)

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there, round and round."""
        screen.hit = (screen.hit + (1 if key == "full_stop" else -1)) % len(screen.hits)
        screen.show_hit()


class Answering(OnProposal):
    """Goes to the section that answers the current criterion."""

    keys, show, label = "e", "e", "evidence"
    help = "Go to the section that answers the current criterion; again to the next one"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there, and say what it is."""
        screen.notice(screen.go_to_answer())


class Asked(OnProposal):
    """Goes to the criterion that this section answers."""

    keys, show, label = "E", "E", "its criterion"
    help = "Go to the criterion that the section you are reading answers"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there, and say which it is."""
        screen.notice(screen.go_to_asked())


class Cited(OnProposal):
    """Follows a citation."""

    keys, show, label = "p", "p", "cited ¶"
    help = "Go to the paragraph that your comment on this criterion cites, to the next one, and back"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there, and say where that is."""
        screen.notice(screen.go_to_cited())


class CitedWhileWriting(DeskCommand):
    """Follows the citation at the cursor."""

    keys, show, label = "ctrl+g", "^g", "cited ¶"
    help = "Go to the paragraph that the citation at the cursor names, and back"
    where = "drawer"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there, and say where that is."""
        screen.drawer.flush()
        screen.notice(screen.go_to_cited(screen.mark_at_cursor()))


class Back(DeskCommand):
    """Goes back to where one was reading."""

    keys, show, label = "b", "b", "back"
    help = "Go back to where you were reading before the last jump"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        if not screen.back():
            screen.notice("There is nothing to go back to: you have not jumped anywhere.")


class Beside(DeskCommand):
    """Shows a second text."""

    keys, show, label = "v", "v", "side by side"
    help = "Show the proposal under the cursor, or the one read before, beside this one; again to close it"
    where = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether a text is open."""
        return bool(screen.reader.mark)

    async def run(self, screen: DeskScreen, key: str) -> None:
        """Show it, or close it."""
        await screen.prepare_aside()
        screen.notice(screen.turn_aside())


class Swap(DeskCommand):
    """Judges the proposal beside."""

    keys, show, label = "enter", "enter", "judge this one"
    help = "Judge the proposal that is shown beside; the other takes its place"
    where = footer = "aside"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Change their places."""
        screen.swap()


class Jump(DeskCommand):
    """Jumps to what is seen."""

    keys, show, label = "semicolon", ";", "jump"
    help = "Jump: letters appear at proposals, paragraphs and criteria, and one of them goes there"
    where = PANES

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show the letters."""
        screen.begin_jump()


GOING = (
    Contents(),
    Find(),
    OtherHit(),
    Answering(),
    Asked(),
    Cited(),
    Back(),
    Jump(),
    Beside(),
    Swap(),
    CitedWhileWriting(),
)
