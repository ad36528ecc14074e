"""What all screens share: places, commands, the hints in the footer, and sentences for mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.screen import Screen

from panel_tui.faults import PanelError
from panel_tui.tui.command import Command, by_key
from panel_tui.tui.paint import Row, Span, cropped, spread, width_of, wrapped
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from panel_tui.tui.acts import Acts
    from panel_tui.tui.app import PanelApp

NARROW, HUGE = 100, 160
LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""What is typed to jump somewhere, in the order in which they are given out."""
SMALLEST = (60, 20)
TOO_SMALL: Row = [(" Please make this window larger: at least 60 × 20.", "foreground bold")]
GAP = "   "


class CommandScreen(Screen[None]):
    """A screen whose keys are commands, each of which knows the places where it holds."""

    COMMANDS_HERE: ClassVar[tuple[Command[Any], ...]] = ()
    """In the order in which footer, help and palette show them."""
    STYLE: ClassVar[str] = ""
    """The stylesheet of the screen, beside that of all."""
    PLACES: ClassVar[Mapping[str, str]] = {}
    """What each place is called in the help."""
    GUIDE: ClassVar[str] = ""
    """What the guide says of this screen: a page of it ("member"), or the part under one of its headings
    ("member#write"); "" where there is nothing to say, and no help."""
    GUIDES: ClassVar[Mapping[str, str]] = {}
    """The same by place, where places differ."""
    AUTO_FOCUS = ""
    BLANK = True
    """Panes cover all of it: what is under them is one colour, and nothing to be made line by line."""
    acts: Acts
    """What is said for good from here; a page over a screen has none of its own."""
    app: PanelApp

    def __init__(self) -> None:
        super().__init__()
        self.place = ""
        """Where the next key goes: the name of a pane, or of what is being asked."""
        self._fitted: Size | None = None
        self._notice: Span | None = None
        self._jumps: dict[str, tuple[Lines, str]] = {}
        """While jumping: where each letter leads."""

    # Keys

    def command_for(self, key: str) -> Command[Any] | None:
        """The command that `key` means in the present place; None where it means none."""
        if self.is_too_small and key != "ctrl+q":
            return None
        commands = by_key(self.COMMANDS_HERE).get((key, self.place), ())
        return next((command for command in commands if command.can(self)), None)

    async def press(self, key: str) -> None:
        """Do what the key means in the present place; where it means nothing it is dropped, and never looked at later,
        when it may mean something."""
        if self._jumps:
            self._jump(key)
            return
        command = self.command_for(key)
        if command is not None:
            await self.do(command, key)

    async def do(self, command: Command[Any], key: str) -> None:
        """Run a command. What cannot be done is told as a sentence."""
        self._notice = None
        try:
            if command.writes:
                await self.prepare_to_write()
            done = command.run(self, key)
            if isawaitable(done):
                await done
        except PanelError as error:
            self.tell(error)
        self.show_hints()

    def translated(self, event: Key) -> Key | None:
        """What a key means to this person; None where it is to mean nothing."""
        if event.is_printable and (self._jumps or self.is_typing):
            return event
        meant = self.app.keymap.translated(event, self.STYLE or "page")
        # While text is written, what is no command here belongs to the editor, whatever it stands for elsewhere.
        is_editors = self.is_typing and self.command_for((meant or event).key) is None
        return event if is_editors else meant

    @property
    def is_typing(self) -> bool:
        """Whether letters are typed just now, rather than keys pressed."""
        return False

    # Jumping

    def begin_jump(self) -> None:
        """Show a letter at everything that is seen and can be gone to."""
        seen = [(pane, row, key) for pane in self.query(Lines) for row, key in pane.seen_targets()]
        lettered = list(zip(LETTERS, seen, strict=False))
        self._jumps = {letter: (pane, key) for letter, (pane, _, key) in lettered}
        for pane in {pane for pane, _, _ in seen}:
            pane.letter({row: letter for letter, (of, row, _) in lettered if of is pane})
        self._notice = ("A letter goes to where it stands; any other key leaves it.", "foreground")

    def _jump(self, letter: str) -> None:
        found = self._jumps.get(letter)
        for pane, _ in self._jumps.values():
            pane.letter({})
        self._jumps = {}
        self._notice = None
        if found:
            self.jumped(*found)
        self.show_hints()

    def jumped(self, pane: Lines, key: str) -> None:
        """Go to what `key` names in a pane."""

    async def prepare_to_write(self) -> None:
        """See that a drawer can be opened."""

    async def typed(self, event: Key | Paste) -> bool:
        """Take what is typed or pasted where text is being written; whether it was taken.

        It is called before anything is forwarded, so that text and commands are handled in the order of the keys.
        """
        return False

    def leave(self) -> str:
        """Keep what is not kept yet, and let go of files; what to say on the terminal. Raises PanelError."""
        return ""

    # The footer

    def notice(self, text: str = "", look: str = "foreground") -> None:
        """Say something in the place of the hints, until the next key."""
        self._notice = (text, look) if text else None
        self.show_hints()

    def tell(self, error: PanelError) -> None:
        """Say what went wrong: one sentence in the footer, several on a page of their own. Where this screen has closed
        itself before it was known, the one that is seen now says it."""
        if isinstance(self.app.screen, CommandScreen) and self.app.screen is not self:
            self.app.screen.tell(error)
            return
        lines = list(error.lines())
        if len(lines) == 1:
            self.notice(lines[0], "bad bold")
        else:
            self.app.say("This cannot be done yet", lines)

    def hints(self) -> Row:
        """The keys that matter most in the present place, seven at most."""
        row: Row = []
        for command in self.COMMANDS_HERE:
            if self.place in command.footer.split() and command.can(self):
                row += [(f" {self.key_of(command)}", "accent bold"), (f" {command.label}{GAP[1:]}", "muted")]
        return row

    def key_of(self, command: Command[Any]) -> str:
        """A command's key as this person reads it here: their own, if they have one for it. Where it has several keys,
        of which each may do something else, the usual ones stand beside."""
        own = self.app.keymap.shown(command.keys, self.STYLE or "page")
        usual = command.shown(self)
        return usual if own is None else f"{own} {usual}" if "," in command.keys else own

    @property
    def guide_here(self) -> str:
        """What the guide says of the present place."""
        return self.GUIDES.get(self.place, self.GUIDE)

    def show_hints(self) -> None:
        """Show the notice, if there is one, else the hints."""
        for bar in self.query("#footer").results(Bar):
            width = self.app.size.width
            rows = [TOO_SMALL if self.is_too_small else self._fitting(self.hints())]
            if self._notice and not self.is_too_small:
                rows = [[(line, self._notice[1])] for line in wrapped(self._notice[0], width - 1, " ", " ")]
            bar.styles.height = len(rows)
            bar.show(*rows)

    def _fitting(self, hints: Row) -> Row:
        """The hints that there is room for: the very last, help or the way out, stays, and those before it give way."""
        width, gap = self.app.size.width, len(GAP[1:])
        while len(hints) > 2 and width_of(hints) - gap > width:
            hints = [*hints[:-4], *hints[-2:]]
        ends = [(label.rstrip(), look) for label, look in hints[-1:]]
        return cropped([*hints[:-1], *ends], width)

    def all_commands(self) -> Iterable[Command[Any]]:
        """Everything that can be done here and now, for the palette."""
        here = (command for command in self.COMMANDS_HERE if self.place in command.where.split())
        return [command for command in here if command.can(self)]

    def head(self, left: Row, right: Row) -> None:
        """Show the header: what this is, and how things stand. On a window that is too small it covers everything."""
        shown = TOO_SMALL if self.is_too_small else header(left, right, self.app.size.width)
        self.query_one("#header", Bar).show(shown)

    # The size

    @property
    def is_narrow(self) -> bool:
        """Whether panes are shown one at a time."""
        return self.app.size.width < NARROW

    @property
    def is_huge(self) -> bool:
        """Whether there is room for everything at once."""
        return self.app.size.width >= HUGE

    @property
    def is_too_small(self) -> bool:
        """Whether nothing sensible can be shown."""
        width, height = self.app.size
        return bool(width) and (width < SMALLEST[0] or height < SMALLEST[1])

    def fit(self) -> None:
        """Put on the classes of the size; screens do more."""
        self._fitted = self.app.size
        self.set_class(self.is_narrow, "-narrow")
        self.set_class(self.is_huge, "-huge")
        self.set_class(self.is_too_small, "-small")

    def settle(self) -> None:
        """Lay out now what has been shown or hidden: the next key finds panes of the size that they will have."""
        self._refresh_layout()  # Textual's own, and the one way to lay out before the next frame

    def on_resize(self, _event: Resize) -> None:
        """Fit the new size."""
        if self._fitted != self.app.size:
            self.fit()


def header(left: Row, right: Row, width: int) -> Row:
    """A header line: what this is, and how things stand."""
    if width_of(right) > width - 2:
        right = cropped(right, width - 2)
    return spread([(" ", "muted"), *left], [*right, (" ", "muted")], width)
