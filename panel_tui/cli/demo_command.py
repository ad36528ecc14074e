"""demo: a complete made-up call, run through every command from its files to the board paper."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from panel_tui.cli.common import CHANCE, say, say_to_copy
from panel_tui.cli.folders import folder_at
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance

FOLDERS = ("members", "returns")
MEMBERS = ("amina", "bryn", "chidi", "devika", "euan")

WHERE = {
    "decided": "the same paper after the board's advice and the decision",
    "office.panel": "the panel's record, with every word that was said",
    "members": "each member's own workspace; Bryn's holds a draft that he has not submitted",
    "packs": "what the office sent to members",
    "returns": "what they sent back",
}
NEXT = (
    "status members/bryn.panel",
    "rank office.panel --json",
    "decide office.panel --level decision",
    'moderate office.panel --agree TFO-002/A-IDEA=3 --reason "The trial was too small"',
    "rank office.panel",
)


@dataclass(frozen=True)
class Day:
    """One day of the call: what happens on it, and the commands that do it, as they would be typed."""

    on: date
    title: str
    commands: tuple[str, ...]

    @property
    def chance(self) -> Chance:
        """The clock and the random numbers of the day: the same every time."""
        nine = datetime.combine(self.on, time(9), UTC)
        return Chance.seeded(f"panel-tui demo, {self.on}", nine, timedelta(seconds=20))


def _scoring(member: str) -> tuple[str, ...]:
    file = f"members/{member}.panel"
    return (
        f"open packs/demo-2017-{member}.pack -o {file}",
        f"add scores/{member}.csv --to {file}",
        f"return {file} -o returns/{member}.return",
    )


DAYS = (
    Day(
        date(2017, 3, 1),
        "The office founds the call and names the panel",
        ("new call.toml -o office.panel", "add members.csv --to office.panel"),
    ),
    Day(
        date(2017, 5, 2),
        "Proposals are in: the office checks them, shares them out and sends packs",
        (
            "add proposals.csv texts --to office.panel",
            "add gates.csv declarations.csv assignments.csv --to office.panel",
            "pack office.panel -o packs",
        ),
    ),
    Day(
        date(2017, 5, 15),
        "Each member opens their pack, scores in a file of their own, and sends a return",
        tuple(command for member in MEMBERS for command in _scoring(member)),
    ),
    Day(
        date(2017, 5, 22),
        "The office takes returns in, in any order; one of them comes twice",
        (
            "merge returns/devika.return returns/bryn.return returns/amina.return --into office.panel",
            "merge returns/euan.return returns/amina.return returns/chidi.return --into office.panel",
            "receipt office.panel --member bryn -o bryn.receipt",
            "open bryn.receipt -o members/bryn.panel",
            "status office.panel",
            "rank office.panel",
        ),
    ),
    Day(
        date(2017, 5, 26),
        "Chidi corrects a score that he had submitted; Euan learns of an interest",
        (
            "add later/chidi-correction.csv --to members/chidi.panel",
            "return members/chidi.panel -o returns/chidi-2.return",
            "add later/euan-interest.csv --to members/euan.panel",
            "return members/euan.panel -o returns/euan-2.return",
            "merge returns/euan-2.return returns/chidi-2.return --into office.panel",
        ),
    ),
    Day(
        date(2017, 5, 31),
        "The panel meets: what is far apart is discussed, scores are agreed, advice is given",
        (
            "moderate office.panel",
            "add agreed.csv statements.csv --to office.panel",
            "rank office.panel",
            "recommend office.panel --from panel.csv --follow-line",
        ),
    ),
    Day(date(2017, 6, 2), "The paper for the board is written", ("report office.panel -o paper",)),
    Day(
        date(2017, 6, 7),
        "The board follows the panel",
        ("decide office.panel --level board --as-advised",),
    ),
    Day(
        date(2017, 6, 21),
        "Ministers decide, once otherwise than advised; for the file the paper is written again, with all of it",
        (
            "decide office.panel --level decision --from decision.csv --as-advised",
            "report office.panel -o decided",
        ),
    ),
    Day(
        date(2017, 6, 22),
        "Anybody can check every file",
        ("verify office.panel", "verify members/euan.panel", "verify returns/chidi-2.return"),
    ),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--dir", metavar="DIR", type=Path, default=Path("demo"), help="the folder to build it in (default: demo)"
    )


def run(given: argparse.Namespace) -> int:
    """Build the call's files, run every command on them, and say what lies where."""
    _lay_out(given.dir)
    say(f"A small made-up call, from its files to the board paper. Everything lies in {given.dir}.")
    say()
    say_to_copy(f"$ cd {shlex.quote(str(given.dir))}")
    with chdir(given.dir):
        for day in DAYS:
            code = _live(day)
            if code:
                return code
    _say_where(given.dir)
    return 0


def _lay_out(folder: Path) -> None:
    """Copy the call's files into `folder`. Raises BadInput where something is there already."""
    from panel_tui.house import ready_folder

    if folder.is_dir() and any(folder.iterdir()):
        raise BadInput(Fault("This folder is not empty", "Name another with --dir, or empty it.", str(folder)))
    folder_at(folder)
    try:
        shutil.copytree(ready_folder("fixtures") / "demo", folder, dirs_exist_ok=True)
    except OSError as error:
        raise BadInput(Fault(f"The demonstration cannot be laid out here: {error}", "", str(folder))) from error
    for name in FOLDERS:
        folder_at(folder / name)


def _live(day: Day) -> int:
    """Run the commands of a day, up to the first that ends with a code other than 0; that code."""
    from panel_tui.cli.main import main

    say()
    say(f"── {day.on.day} {day.on:%B %Y}. {day.title}.")
    before = CHANCE.set(day.chance)
    try:
        for command in day.commands:
            say()
            say_to_copy(f"$ panel-tui {command}")
            code = main(shlex.split(command))
            if code:
                print(f'The demonstration stops here: "panel-tui {command}" ended with {code}.', file=sys.stderr)
                return code
    finally:
        CHANCE.reset(before)
    return 0


def _say_where(folder: Path) -> None:
    say()
    say(f"── What lies where in {folder}")
    say()
    for path in sorted((folder / "paper").iterdir()):
        say(f"  {path.relative_to(folder)}")
    for name, words in WHERE.items():
        say(f"  {name:<13} {words}")
    say()
    say("Try next:")
    say_to_copy(f"  cd {shlex.quote(str(folder))}")
    for command in NEXT:
        say_to_copy(f"  panel-tui {command}")
