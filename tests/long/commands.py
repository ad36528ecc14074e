"""Commands killed at random moments: whatever was acknowledged is there, and nothing is there by halves.

A member adds scores and makes returns, the office merges them and makes packs. After each kill both files are sound and
hold all that was acknowledged; the office holds each return whole or not at all; and every parcel is whole.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from panel_tui.cli.main import main
from panel_tui.exchange.parcel import read
from panel_tui.exchange.sealing import read_sealed, unsealed
from panel_tui.faults import BadInput
from panel_tui.journal import digest
from panel_tui.store.workspace import Workspace
from tests.long.commanded import MEMBER, OFFICE, ids_in
from tests.long.kept import halves_in
from tests.panel import Panel

ROOT = Path(__file__).parents[2]
KILLS = 200
MOST_COMMANDS = 6
"""Before so many commands are done, a session is killed."""
DELAYS = (0.0, 0.02, 0.1)
"""So many seconds at most after the beginning of the command in which it is killed."""
NAMES = ("add", "return", "merge", "pack")


@dataclass
class Figures:
    """What came of it. `under_way` says how often each command was killed; `wrong`, what must not be so."""

    kills: int = 0
    acknowledged: int = 0
    under_way: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NAMES, 0))
    entries: int = 0
    parcels: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        during = ", ".join(f"{number} in {name}" for name, number in self.under_way.items())
        there = f"{self.entries:,} entries at the office and {self.parcels} whole parcels at the end"
        done = f"{self.acknowledged} commands acknowledged"
        return f"{self.kills} kills ({during}), {done}; {there}; {len(self.wrong)} wrong"


def prove() -> bool:
    """Kill them so often; whether nothing was lost or halved."""
    with TemporaryDirectory() as folder:
        figures = killed(Path(folder), KILLS, "commands", told=True)
    print(figures, *figures.wrong, sep="\n")
    return not figures.wrong


def killed(folder: Path, kills: int, seed: str, told: bool = False) -> Figures:
    """Let an office and Priya work by commands, and kill them so often."""
    panel = Panel(folder, seed)
    panel.join("priya")
    (folder / "packs").mkdir()
    panel.score("priya", "P-1", "3", "4")
    figures, random = Figures(), Random(seed)
    kept = {name: ids_in(folder / name) for name in (OFFICE, MEMBER)}
    tips = {0}
    made: list[str] = []
    for number in range(kills):
        lines = _worked([str(folder), f"{number:03}"], random)
        done = [line for line in lines if "done" in line]
        under_way = [line["begun"] for line in lines if "begun" in line][len(done) :]
        figures.kills += 1
        figures.acknowledged += len(done)
        for name in under_way:
            figures.under_way[name] += 1
        made += [line["made"] for line in done if line["made"]]
        where = f"kill {number} in {under_way}"
        figures.wrong += [f"{where}: {one}" for one in _parcels(panel, made, tips)]
        figures.wrong += [f"{where}: {one}" for one in _files(panel, kept, done, tips)]
        figures.entries, figures.parcels = len(kept[OFFICE]), len(_parcels_in(folder))
        if told and not (number + 1) % 20:
            print(figures, flush=True)
    return figures


def _worked(words: list[str], random: Random) -> list[dict[str, Any]]:
    """Start working, and kill at a random moment; what was told."""
    command = [sys.executable, "-m", "tests.long.commanded", *words]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told: list[str] = []
        often = random.randrange(1, MOST_COMMANDS)
        while sum('"begun"' in line for line in told) < often:
            told.append(process.stdout.readline())
            assert told[-1], process.stderr.read()
        try:
            process.wait(random.uniform(0, random.choice(DELAYS)))
        except subprocess.TimeoutExpired:
            process.kill()
        else:
            raise AssertionError(f"the commands ended by themselves: {process.stderr.read()}")
        told += process.stdout.readlines()
    return [json.loads(line) for line in told if line.endswith("\n")]


def _parcels_in(folder: Path) -> list[Path]:
    return [*folder.glob("*.return"), *folder.glob("packs/*.pack")]


def _parcels(panel: Panel, made: list[str], tips: set[int]) -> list[str]:
    """What is wrong with the parcels that lie there; the ends of the chain that returns bring are added to `tips`."""
    wrong = [f"{name} is gone" for name in made if not Path(name).exists()]
    with panel.space() as space:
        keys = panel.keys().of_owner(space)
    for path in _parcels_in(panel.folder):
        try:
            with path.open("rb") as file:
                sealed = read_sealed(path.name, file)
                if sealed.what == "return":
                    with unsealed(sealed, keys, None, panel.folder) as inside:
                        tips.add(read(path.name, inside).head.seq)
        except BadInput as error:
            wrong += error.lines()
    return wrong


def _files(panel: Panel, kept: dict[str, list[str]], done: list[dict[str, Any]], tips: set[int]) -> list[str]:
    """What is wrong with both files. What is in them now must be there after every kill to come: it becomes `kept`."""
    wrong = []
    for name in (OFFICE, MEMBER):
        path = panel.folder / name
        told = io.StringIO()
        with redirect_stdout(told):
            code = main(["verify", str(path)])
        if code != 0:
            wrong.append(f"{name}: {told.getvalue()}")
        there = ids_in(path)
        if there[: len(kept[name])] != kept[name]:
            wrong.append(f"{name}: what was there is there no more")
        for line in done:
            number, print_ = line["kept"][name]
            if digest(" ".join(there[:number])) != print_:
                wrong.append(f"{name}: what was acknowledged is not there")
        kept[name] = there
        if name == MEMBER and (halves := halves_in(path)):
            wrong.append(f"{name}: submitted by halves: {halves}")
        with Workspace(path) as space:
            devices = {device for device, of in space.entries.authority.devices.items() if of == "priya"}
            if name == OFFICE:
                brought = max((said.seq for device in devices for said in space.entries.of_device(device)), default=0)
                if brought not in tips:
                    wrong.append(f"{name}: it holds {brought} of Priya's entries, and no return ends there")
            elif len(devices) != 1:
                wrong.append(f"{name}: she writes as {len(devices)} devices")
    return wrong
