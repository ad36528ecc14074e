"""A real terminal for tests, by tmux: a command starts in it, keys go in, and what is on the screen comes out."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("panel-tui"))
PATIENCE = 15.0
"""So many seconds a screen may take to show what is waited for."""
HAS_TMUX = shutil.which("tmux") is not None


class Terminal:
    """One tmux server of its own, with one window, in which one command runs after the other."""

    def __init__(self, name: str, folder: Path, size: tuple[int, int] = (120, 40), **environment: str) -> None:
        """`name` is the socket's: no two at a time may have the same. Commands run in `folder`."""
        self._name = f"panel-tui-{name}-{os.getpid()}"
        self._folder = folder
        self._environment: Mapping[str, str] = {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", **environment}
        self._size = size
        self._runs = False

    def start(self, *command: str) -> None:
        """Start a command; whatever ran here before is over."""
        words = " ".join(f"{name}={shlex.quote(value)}" for name, value in self._environment.items())
        # pytest loads readline, which exports COLUMNS and LINES behind Python's back: the window's size is what counts.
        line = f'env -u COLUMNS -u LINES {words} {shlex.join(command)}; echo "[exit $?]"; sleep 3600'
        width, height = map(str, self._size)
        where = ("-c", str(self._folder), line)
        if self._runs:
            self._tmux("respawn-pane", "-k", *where)
        else:
            self._tmux("-f", os.devnull, "new-session", "-d", "-x", width, "-y", height, *where)
            self._tmux("set-option", "-s", "escape-time", "0")
            self.resize(*self._size)  # from now on nothing else decides on the size
            self._runs = True

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names: Enter, Escape, Tab, C-q, M-Down."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        self._size = (width, height)
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, *texts: str, without: str = "") -> str:
        """Wait until the screen shows all of `texts` and not `without`; what it shows then."""
        before = time.monotonic()
        while True:
            shown = self.text
            if all(text in shown for text in texts) and not (without and without in shown):
                return shown
            if time.monotonic() > before + PATIENCE:
                raise AssertionError(f"{texts} did not come; the screen shows:\n{shown}")
            time.sleep(0.02)  # tmux tells nobody when its screen changes: it has to be asked, and not all the time

    def kill(self) -> None:
        """Kill the command as nothing can be caught: SIGKILL to whatever `start` started."""
        shell = int(self._tmux("display-message", "-p", "#{pane_pid}"))
        children = Path(f"/proc/{shell}/task/{shell}/children")
        if children.exists():
            found = [int(word) for word in children.read_text().split()]
        else:
            listed = subprocess.run(["pgrep", "-P", str(shell)], capture_output=True, text=True, check=True)
            found = [int(word) for word in listed.stdout.split()]
        assert found, "nothing runs in this terminal"
        for process in found:
            os.kill(process, signal.SIGKILL)
        self.wait_for("[exit 137]")

    def close(self) -> None:
        """End this server and all that runs in it, and no other."""
        subprocess.run(["tmux", "-L", self._name, "kill-server"], capture_output=True, check=False)

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._name, *words], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        return done.stdout


@contextmanager
def terminal(name: str, folder: Path, size: tuple[int, int] = (120, 40), **environment: str) -> Iterator[Terminal]:
    """A terminal that is closed afterwards."""
    one = Terminal(name, folder, size, **environment)
    try:
        yield one
    finally:
        one.close()
