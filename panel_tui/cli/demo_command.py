"""demo: a complete made-up call, built by the real commands up to the evening before its panel meets, then opened."""

from __future__ import annotations

import argparse
import csv
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from panel_tui.cli.common import CHANCE, say, say_to_copy
from panel_tui.cli.demo_story import DAYS, NEXT, PEOPLE, WHERE, Day, Person
from panel_tui.cli.terminal import PASSPHRASE
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import folder_at

ITS_CALL = 'id = "demo-2017"'
STOPPED = 130
"""The exit code of a command that was stopped with ctrl+c."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--dir", metavar="DIR", type=Path, default=Path("demo"), help="the folder to build it in (default: demo)"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--no-open", action="store_true", help="build it, show the commands that did, and open nothing")
    how.add_argument("--as", choices=tuple(PEOPLE), dest="whose", help="whose file to open, without being asked")


def run(given: argparse.Namespace) -> int:
    """Build the call where it is not there yet; then open somebody's file, or say what lies where."""
    folder, opens = given.dir, not given.no_open and _on_a_terminal()
    if not _is_built(folder):
        _build(folder, aloud=not opens)
    elif not opens:
        say(f"The demonstration is in {folder} already. To have it as new, remove that folder first.")
    if opens:
        return _open(folder, PEOPLE[given.whose] if given.whose else _ask())
    _say_where(folder)
    return 0


def _on_a_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _is_built(folder: Path) -> bool:
    """Whether a demonstration lies in `folder`, whole: its call, and the file of everybody whom one can be."""
    call = folder / "call.toml"
    if not all(path.is_file() for path in (call, *(folder / person.file for person in PEOPLE.values()))):
        return False
    return ITS_CALL in call.read_text(encoding="utf-8", errors="replace")


def _build(folder: Path, aloud: bool) -> None:
    """Build the demonstration in `folder`. Whatever stops it, the folder is empty again afterwards."""
    if folder.is_dir() and any(folder.iterdir()):
        raise BadInput(Fault("This folder is not empty", "Name another with --dir, or empty it.", str(folder)))
    folder_at(folder)
    say(f"A made-up call, up to the evening before its panel meets. Everything goes into {folder}.")
    if aloud:
        say()
        say_to_copy(f"$ cd {shlex.quote(str(folder))}")
    _keys_stay_where_they_are()
    try:
        _lay_out(folder)
        with chdir(folder):
            for day in DAYS:
                _live(day, aloud)
    except BaseException:
        _clear(folder)
        raise


def _lay_out(folder: Path) -> None:
    """Copy the call's files into `folder`."""
    from panel_tui.house import ready_folder

    try:
        shutil.copytree(ready_folder("fixtures") / "demo", folder, dirs_exist_ok=True)
    except OSError as error:
        raise BadInput(Fault(f"The demonstration cannot be laid out here: {error}", "", str(folder))) from error


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _keys_stay_where_they_are() -> None:
    """See to it that the commands, which run in the demonstration's folder, keep keys where they are looked for later.

    A key folder that is named from here would be another one from there.
    """
    from panel_tui.store.key_folder import FOLDER

    if named := os.environ.get(FOLDER):
        os.environ[FOLDER] = str(Path(named).absolute())


def _live(day: Day, aloud: bool) -> None:
    """Run the commands of a day. Raises BadInput at the first that ends with a code other than 0."""
    if aloud:
        say()
        say(f"── {day.words}.")
        say()
    else:
        say(f"  {day.words} …")
    before = CHANCE.set(day.chance)
    try:
        for command in day.commands:
            if aloud:
                say_to_copy(f"$ panel-tui {command}")
            _run(command)
    finally:
        CHANCE.reset(before)


def _run(command: str) -> None:
    """Run one command and keep its words to ourselves, unless it fails."""
    from panel_tui.cli.main import main

    words = shlex.split(command)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as complaints, _told_the_passphrase(words):
        code = main(words)
    if code == STOPPED:
        raise KeyboardInterrupt
    if code:
        print(complaints.getvalue(), end="", file=sys.stderr)
        raise BadInput(Fault(f'The demonstration stops here: "panel-tui {command}" ended with {code}'))


@contextmanager
def _told_the_passphrase(words: Sequence[str]) -> Iterator[None]:
    """Whoever opens a pack has been told its passphrase: it stands in the office's table."""
    before = os.environ.get(PASSPHRASE)
    if words[0] == "open":
        rows = [
            row
            for table in Path().glob("*passphrase*.csv")
            for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        ]
        told = {row["pack"]: row["passphrase"] for row in rows}
        os.environ[PASSPHRASE] = told[Path(words[1]).name]
    try:
        yield
    finally:
        os.environ.pop(PASSPHRASE, None)
        if before is not None:
            os.environ[PASSPHRASE] = before


def _ask() -> Person | None:
    """Whom the person at the terminal wants to be; None for nobody."""
    choices = {str(number): person for number, person in enumerate(PEOPLE.values(), start=1)}
    say()
    say("Who do you want to be?")
    for number, person in choices.items():
        say(f"  {number}  {person.words}")
    say("  q  nobody for now")
    while True:
        try:
            said = input("1, 2, 3 or q: ").strip().casefold()
        except EOFError:
            say()
            return None
        if said in choices:
            return choices[said]
        if said in ("q", "quit"):
            return None


def _open(folder: Path, person: Person | None) -> int:
    """Open the person's file on the screen; afterwards say how to come back to it."""
    code = 0
    if person is not None:
        from panel_tui.tui.start import start

        code = start(folder / person.file)
    say()
    say("To come back:")
    for one in (person,) if person else PEOPLE.values():
        say_to_copy(f"  panel-tui {shlex.quote(str(folder / one.file))}")
    return code


def _say_where(folder: Path) -> None:
    say()
    say(f"── What lies where in {folder}")
    say()
    for name, words in WHERE.items():
        say(f"  {name:<16} {words}")
    say()
    say("Try next:")
    say_to_copy(f"  cd {shlex.quote(str(folder))}")
    for person in PEOPLE.values():
        say_to_copy(f"  panel-tui {person.file}")
    for command in NEXT:
        say_to_copy(f"  panel-tui {command}")
