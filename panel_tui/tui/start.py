"""Opening a workspace on the screen of whoever owns it. What is heavy is loaded after the first paint."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from panel_tui.call.derived import PEOPLE, TABLES
from panel_tui.faults import BadInput, Fault, PanelError
from panel_tui.store.unexpected import UNEXPECTED

if TYPE_CHECKING:
    from panel_tui.journal import Chance
    from panel_tui.store.glance import Glance
    from panel_tui.tui.acts import Acts
    from panel_tui.tui.app import PanelApp
    from panel_tui.tui.keymap import Keymap
    from panel_tui.tui.screens.base import CommandScreen

Which = Literal["", "desk", "table", "office", "board", "awards"]
"""A screen: the member's desk, the chair's table, the office's page, the board's table, the awards; "" is the one of
the file's owner."""


def start(path: Path, which: Which = "", chance: Chance | None = None, level: str = "panel") -> int:
    """Open the workspace at `path` on a screen, until its owner leaves; an exit code. `chance` is where time and salts
    come from, by default the machine; `level` is whose word the board's table shows first.

    Raises BadInput where there is none, or it cannot be read.
    """
    unlock_keys()
    gc.disable()  # what is loaded now stays: searching it for garbage would cost a tenth of the start
    try:
        app = sound_app(path, which, chance, level)
        app.when_loaded = keep_what_is_loaded
        said = app.run()
    finally:
        gc.enable()
    if said:
        print(said)
    return app.return_code or 0


def unlock_keys() -> None:
    """Have the keys unlocked that are locked by a passphrase: once the screen is there, nobody can ask for it.

    Raises BadInput where it does not fit.
    """
    from panel_tui.store.key_folder import usual_folder

    if (usual_folder() / "locks.json").is_file():
        from panel_tui.store.keys import KeyFolder

        KeyFolder.usual().unlock()


def keep_what_is_loaded() -> None:
    """From now on garbage is searched for, but not among what has been loaded up to now."""
    gc.collect()
    gc.freeze()
    gc.enable()


def sound_app(path: Path, which: Which = "", chance: Chance | None = None, level: str = "panel") -> PanelApp:
    """The application over the workspace at `path`. Raises BadInput where that is damaged or altered."""
    try:
        return make_app(path, which, chance, level)
    except UNEXPECTED as error:
        told = damage(path, error)
        if told is None:
            raise
        raise told from error


def damage(path: Path, error: Exception) -> PanelError | None:
    """What is wrong with the workspace at `path`, where that has led to `error`; None where the mistake is ours."""
    from panel_tui.store.workspace import Workspace

    if not isinstance(error, (PanelError, *UNEXPECTED)):
        return None
    try:
        with Workspace(path, TABLES):
            raise error  # inside: a workspace looks whether it is damaged, and says so instead
    except PanelError as told:
        return told
    except UNEXPECTED:
        return None


def make_app(path: Path, which: Which = "", chance: Chance | None = None, level: str = "panel") -> PanelApp:
    """The application over the workspace at `path`, ready to run. `chance` is where time and salts come from."""
    os.environ.setdefault("TEXTUAL_FPS", "120")  # at 60 a key shows after 23 ms, at 120 after 7
    from panel_tui.store.glance import Glance
    from panel_tui.tui.acts import Acts
    from panel_tui.tui.app import PanelApp

    acts = Acts(path, chance)
    glance = Glance(path)
    if not glance.is_ready(*TABLES):
        glance.close()
        acts.bring_up_to_date()
        glance = Glance(path)
    theme = glance.note("theme")
    screen = _screen(path, which, chance, level, glance, acts)
    app = PanelApp(screen, theme, *_own_keys(screen))
    app.damaged = partial(damage, path)
    return app


def _screen(path: Path, which: Which, chance: Chance | None, level: str, glance: Glance, acts: Acts) -> CommandScreen:
    """The screen that was asked for. The desk goes on with `glance` and `acts`; the others have their own."""
    owners = _owners(glance)
    which = which or owners
    if which == "desk" and owners != "office":
        from panel_tui.assess.desk import Desk
        from panel_tui.tui.screens.desk import DeskScreen

        return DeskScreen(Desk(glance, acts.now), acts)
    glance.close()
    if which == "board":
        return _board(path, chance, level)
    if which == "awards":
        return _awards(path, chance)
    if which == "desk":
        wrong = "The office judges no proposals, and has no desk"
        raise BadInput(Fault(wrong, f"Its own page opens with: panel-tui {path}", path.name))
    if which == "office":
        from panel_tui.tui.office_acts import OfficeActs
        from panel_tui.tui.screens.office import OfficeScreen

        return OfficeScreen(OfficeActs(path, chance))
    from panel_tui.tui.screens.table import TableScreen
    from panel_tui.tui.table_acts import TableActs

    return TableScreen(TableActs(path, chance))


def _board(path: Path, chance: Chance | None, level: str) -> CommandScreen:
    from panel_tui.tui.board_acts import BoardActs
    from panel_tui.tui.screens.board import BoardScreen

    return BoardScreen(BoardActs(path, chance, level))


def _awards(path: Path, chance: Chance | None) -> CommandScreen:
    from panel_tui.tui.awards_acts import AwardsActs
    from panel_tui.tui.screens.awards import AwardsScreen

    return AwardsScreen(AwardsActs(path, chance))


def _own_keys(screen: CommandScreen) -> tuple[Keymap, Sequence[str]]:
    """The person's own keys. Where their file is wrong: the usual keys, and what is wrong with it."""
    from panel_tui.tui.keymap import Keymap, keymap_in, usual_file

    path = usual_file()
    known = {key for command in screen.COMMANDS_HERE for key in command.keys.split(",")}
    try:
        return keymap_in(path, {screen.STYLE: known}), ()
    except PanelError as error:
        last = "How to write this file stands at the end of F1. Until it is mended, the usual keys hold."
        return Keymap(), (str(path), "", *error.lines(), "", last)


def _owners(glance: Glance) -> Which:
    """The screen that suits whoever owns the file, by their role."""
    roles = {row.role for row in glance.rows(PEOPLE) if row.id == glance.note("member")}
    return "office" if "office" in roles else "table" if roles & {"chair", "deputy"} else "desk"
