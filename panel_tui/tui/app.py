"""The application: one of our screens, its colours, and its palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.events import Event, Key, Paste
from textual.screen import Screen

from panel_tui.faults import PanelError
from panel_tui.tui.command import named
from panel_tui.tui.escape import part_keys
from panel_tui.tui.keymap import Keymap
from panel_tui.tui.paint import Paint, Row
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.themes import PROJECTOR, THEMES, TOKENS
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.lines import Lines

STYLES = Path(__file__).parent / "styles"
PALETTE = "ctrl+p"
"""The key of the application itself."""
WARMING = 0.3
"""So many seconds after the first paint what is heavy is loaded."""


class Actions(Provider):
    """The palette: every command that can be done now, by what it does."""

    async def discover(self) -> Hits:
        """All of them."""
        for words, key, run in self._entries():
            yield DiscoveryHit(words, run, help=key)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for words, key, run in self._entries():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, help=key)

    def _entries(self) -> Iterable[tuple[str, str, Callable[[], Awaitable[None]]]]:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            for command in screen.all_commands():
                for choice in command.choices(screen):
                    key = screen.key_of(command) if choice.key == command.keys else named(choice.key)
                    yield choice.words, f"key: {key}", partial(screen.do, command, choice.key)


class PanelApp(App[str]):
    """Shows one screen of ours. What it returns is said on the terminal when it has gone."""

    COMMANDS: ClassVar = {Actions}
    ENABLE_COMMAND_PALETTE = True
    TITLE = "panel-tui"

    def __init__(
        self,
        first: CommandScreen,
        theme: str | None = None,
        keymap: Keymap | None = None,
        wrong_keys: Sequence[str] = (),
    ) -> None:
        """`wrong_keys` is what is wrong with the person's file of keys: it is shown when the screen is."""
        super().__init__(css_path=[STYLES / f"{name}.tcss" for name in ("panel", first.STYLE)])
        part_keys()
        self.acts = first.acts
        for one in THEMES.values():
            self.register_theme(one)
        # Not by assignment, or all styles would be read twice.
        self.set_reactive(App.theme, theme if theme in THEMES else "dark")
        self.stylesheet.set_variables(self.get_css_variables())
        self.paint = Paint(TOKENS[self.theme])
        self._own_theme: str | None = None
        self.keymap = keymap or Keymap()
        self.when_loaded: Callable[[], None] = lambda: None
        """What is done once everything has been loaded that acts need."""
        self.damaged: Callable[[Exception], PanelError | None] = lambda error: None
        """What is wrong with the file, where that has led to an error; None where the mistake is ours."""
        self._wrong_keys = wrong_keys
        self.opening = first

    def get_default_screen(self) -> Screen[None]:
        """Our screen is the first, so that nothing is laid out twice."""
        return self.opening

    def _handle_exception(self, error: Exception) -> None:
        """Leave; where the file is damaged or altered, with a sentence that says so in place of a traceback."""
        told = self.damaged(error)
        if told is None:
            super()._handle_exception(error)
        else:
            self.exit("\n".join(told.lines()), return_code=told.exit_code)

    def on_mount(self) -> None:
        """Follow the theme."""
        self.theme_changed_signal.subscribe(self, self._repaint)

    def on_ready(self) -> None:
        """Load what acts need, now that something can be seen."""
        self.set_timer(WARMING, self._warm)
        if self._wrong_keys:
            self.say("Your own keys cannot be used", self._wrong_keys)

    def _warm(self) -> None:
        self.run_worker(self._warmed, thread=True, exit_on_error=False)

    def _warmed(self) -> None:
        try:
            self.acts.warm()
        finally:
            self.call_from_thread(self.call_later, self._ready_to_write)

    async def _ready_to_write(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                await screen.prepare_to_write()
        self.when_loaded()

    def project(self, on: bool) -> None:
        """Take the colours of a projector, and the person's own again: those alone are remembered."""
        if on and self._own_theme is None:
            self._own_theme, self.theme = self.theme, PROJECTOR
        elif not on and self._own_theme is not None:
            self.theme, self._own_theme = self._own_theme, None

    def _repaint(self, _theme: object) -> None:
        if self._own_theme is None:
            self.acts.keep_theme(self.theme)
        self.paint = Paint(TOKENS[self.theme])
        for screen in self.screen_stack:
            for pane in screen.query(Lines):
                pane.repaint()
            for bar in screen.query(Bar):
                bar.refresh()

    async def on_event(self, event: Event) -> None:
        """Handle keys in the order in which they come, before Textual routes them to whatever has the focus: what is
        typed goes at once to the text that is being written, every other key to the screen."""
        stack = self.screen_stack if isinstance(event, Key | Paste) and not event.is_forwarded else []
        screen = stack[-1] if stack else None
        if not isinstance(screen, CommandScreen) or (isinstance(event, Key) and event.key == PALETTE):
            await super().on_event(event)
            return
        meant = screen.translated(event) if isinstance(event, Key) else event
        if isinstance(meant, Key | Paste) and not await screen.typed(meant) and isinstance(meant, Key):
            await screen.press(meant.key)

    def say(self, title: str, lines: Sequence[Row | str]) -> None:
        """Show a page with some sentences."""
        from panel_tui.tui.screens.page import Page

        self.push_screen(Page(title, ["", *(line if isinstance(line, list) else f"  {line}" for line in lines), ""]))

    def explain(self) -> None:
        """Show what can be done here."""
        from panel_tui.tui.screens.help import help_page

        if isinstance(self.screen, CommandScreen):
            self.push_screen(help_page(self.screen))

    def leave(self) -> None:
        """Leave, when everything is kept; the last words are for the terminal."""
        # What lies over a screen first: it writes into the same file.
        words = [screen.leave() for screen in reversed(self.screen_stack) if isinstance(screen, CommandScreen)]
        self.exit("\n".join(filter(None, words)))

    async def action_quit(self) -> None:
        """Leave from the palette, which is Textual's own, as from the screen under it."""
        screen = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, CommandScreen))
        if screen is not self.screen:
            self.pop_screen()
        await screen.press("ctrl+q")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Nothing but our own commands: the palette has them already."""
        return ()
