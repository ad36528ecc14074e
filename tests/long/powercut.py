"""The power is cut at random moments while the store is at work: what was acknowledged is in the file each time.

The program's own store writes through apsw, to a disk that loses what was not synced (tests/long/disk.py). With the
store's own setting, synchronous=FULL, nothing may be lost; with NORMAL something must be, or the disk proves nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from panel_tui.call.derived import TABLES
from panel_tui.cli.main import main
from panel_tui.exchange.opening import merge_return
from panel_tui.journal import Register
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace
from tests.benchmarks.crowd import Crowd, score_of
from tests.long.disk import Note, NotingVFS, left_after, on_the_disk

CUTS = 100
EACH = 20
"""So many cuts are made in the notes of each run."""
DEEDS = 30
"""So many things are done in a run, and acknowledged one by one."""
NOW = "2017-05-12T09:30:00Z"
DRAFT = score_of("office", "P-0", "criterion-1")


@dataclass
class Figures:
    """What came of it. `wrong` says in what state a file was that it may never be in, lost words apart."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    cuts_that_lost: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        entries = f"{self.acknowledged:,} entries and drafts acknowledged before them"
        return f"{self.cuts} cuts, {entries}, {self.lost:,} lost in {self.cuts_that_lost} cuts, {len(self.wrong)} wrong"


def prove() -> bool:
    """Cut so often with both settings; whether FULL loses nothing, and NORMAL something."""
    found = {}
    for synchronous in ("FULL", "NORMAL"):
        with TemporaryDirectory() as folder:
            found[synchronous] = cut(Path(folder), CUTS, synchronous)
        print(f"synchronous={synchronous}: {found[synchronous]}", *found[synchronous].wrong, sep="\n  ", flush=True)
    return proves(found["FULL"], found["NORMAL"])


def proves(full: Figures, normal: Figures) -> bool:
    """Whether FULL lost nothing, NORMAL something, and neither left a damaged file."""
    return not full.lost and not full.wrong and normal.lost > 0 and not normal.wrong


def cut(folder: Path, cuts: int, synchronous: str) -> Figures:
    """Let the store work, and cut the power so often. FULL is what the store sets itself."""
    figures = Figures()
    for first in range(0, cuts, EACH):
        random = Random(f"{synchronous} {first}")
        place = folder / str(first)
        place.mkdir()
        before, notes = _worked(place, random, () if synchronous == "FULL" else (f"synchronous={synchronous}",))
        for number in range(first, min(cuts, first + EACH)):
            moment = random.randrange(len(notes))
            left = place / f"cut-{number}"
            left.mkdir()
            for name, data in left_after(before, notes[:moment], random).items():
                (left / name).write_bytes(data)
            _look(left / "office.panel", notes[:moment], figures, f"cut {number} after note {moment}")
    return figures


def _worked(folder: Path, random: Random, pragmas: tuple[str, ...]) -> tuple[dict[str, bytes], list[Note]]:
    """Let the store say, draft and merge; the files before, and what was done to them."""
    crowd = Crowd(DEEDS, seed=random.randrange(10**6))
    path = folder / "office.panel"
    crowd.workspace(path).close()
    before = {path.name: path.read_bytes()}
    with _noted(pragmas) as notes:
        number = 0
        while number < DEEDS:
            # Now and then the file is closed, which writes everything into the one file.
            with Workspace(path, TABLES) as space:
                if not pragmas and space.examine(lambda database: database.one("PRAGMA synchronous")) != 2:
                    raise AssertionError("the store does not set synchronous to FULL")
                for _ in range(random.randrange(1, DEEDS)):
                    said = _do(space, crowd, number, random)
                    notes.append(Note("acknowledged", said=said))
                    number += 1
    return before, notes


def _do(space: Workspace, crowd: Crowd, number: int, random: Random) -> tuple[str, ...]:
    """One thing that the office does; what is acknowledged by it."""
    pen, joining = crowd.pens[number % DEEDS], crowd.joining[number % DEEDS]
    match random.randrange(3):
        case 0:
            register = Register.of("assignment", stage="full", proposal=f"P-{number}", member=pen.author)
            return tuple(one.id for one in space.entries.say(crowd.office, Saying(register, {"role": "assessor"})))
        case 1:
            space.drafts.put(DRAFT, {"text": str(number)}, NOW)
            return (f"draft {number}",)
        case _ if crowd.tips[pen.device] is joining:
            said = [joining, *crowd.assess(pen, "P-0")]
            came = space.path.with_name("a.return")
            came.write_bytes(crowd.a_return(pen, said))
            merge_return(space, came, NOW)
            return tuple(one.id for one in said)
    return ()


@contextmanager
def _noted(pragmas: tuple[str, ...]) -> Iterator[list[Note]]:
    """While this lasts, the store's statements go through apsw to the disk that notes."""
    vfs = NotingVFS()
    with patch("panel_tui.store.database.connect", on_the_disk(*pragmas)):
        yield vfs.notes
    vfs.unregister()


def _look(path: Path, notes: list[Note], figures: Figures, where: str) -> None:
    """Open what is left as the program does, and see whether it is sound and holds what was acknowledged."""
    acknowledged = [one for note in notes for one in note.said]
    with Workspace(path, TABLES) as space:
        drafts = [int(draft.value["text"]) for draft in space.drafts.all()]
        there = {said.id for said in space.entries.all()}
        sound = space.examine(lambda database: database.query("PRAGMA integrity_check"))
    typed = [int(one.split()[1]) for one in acknowledged if one.startswith("draft ")]
    lost = {one for one in acknowledged if not one.startswith("draft ")} - there
    figures.cuts += 1
    figures.acknowledged += len(acknowledged)
    missing = len(lost) + (bool(typed) and max([*drafts, -1]) < typed[-1])
    figures.lost += missing
    figures.cuts_that_lost += missing > 0
    if sound != [("ok",)]:
        figures.wrong.append(f"{where}: {sound}")
    told = io.StringIO()
    with redirect_stdout(told):
        code = main(["verify", str(path)])
    if code != 0:
        figures.wrong.append(f"{where}: {told.getvalue()}")
