"""A small call at work, by commands alone: the office's folder, the files in it, and what commands say there."""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main

CALL = """\
id = "homes-2017"
title = "Homes for care leavers"
funder = "A department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
briefs = ["homes.toml", "ties.toml"]
minimum_assessors = 1
[budget]
2017-18 = "£2m"
[stages.full]
title = "Full proposals"
[[people]]
id = "office"
name = "Olive Bureau"
role = "office"
[[people]]
id = "dee"
name = "Dee Adeyemi"
role = "chair"
"""
RUBRIC = """\
id = "{id}"
title = "{title}"
envelope = "£1m"
[stages.full]
total = "weighted"
[scales.five]
worst = 0
best = 5
[[gates]]
id = "G1"
title = "Lead body may apply"
[[criteria]]
id = "NEED"
title = "Need"
stages = ["full"]
scale = "five"
weight = 60
floor = 2
[[criteria]]
id = "IDEA"
title = "Idea"
stages = ["full"]
scale = "five"
weight = 40
"""
FILES = {
    "call.toml": CALL,
    "homes.toml": RUBRIC.format(id="HOMES", title="Homes"),
    "ties.toml": RUBRIC.format(id="TIES", title="Lifelong ties"),
    "members.csv": "id,name,role\npriya,Priya Nair,member\nsam,Sam Osei,member\n",
    "proposals.csv": (
        "reference,title,applicant,brief,ask\n"
        "P-1,A front door,Northbridge Council,HOMES,£400k\n"
        "P-2,Next door,Harbour CIC,HOMES,£700k\n"
        "P-3,A cousin found,Marsh Trust,TIES,£200k\n"
    ),
    "texts/P-1.md": "# Need\n\nNorthbridge places too many far away.\n\n# Idea\n\nA house nearby.\n",
    "assignments.csv": "member,proposal,role\npriya,P-1,first\npriya,P-2,\nsam,P-1,\nsam,P-3,\n",
    "declarations.csv": "member,proposal,interest,reason\nsam,P-3,soft,met them once\n",
    "gates.csv": "proposal,gate,outcome,reason\nP-1,G1,pass,\nP-2,G1,pass,\nP-3,G1,pass,\n",
    "scores.csv": (
        "member,proposal,criterion,score,comment,submitted\n"
        "priya,P-1,NEED,4,Far from home,yes\n"
        "priya,P-1,IDEA,3,A house is a start,yes\n"
        "priya,P-2,NEED,2,Little is shown,yes\n"
        "priya,P-2,IDEA,5,New and sound,yes\n"
    ),
    "agreed.csv": "proposal,criterion,agreed score,reason\nP-1,NEED,4,The scores agree\n",
    "statements.csv": "proposal,reasons,feedback\nP-1,A clear need.,Say who will run the house.\n",
    "reasons.txt": "Little need is shown.\n",
    "feedback.txt": "Show who needs it.\n",
    "advice.csv": "proposal,outcome,award,reason\nP-1,fund,,\n",
}
"""What lies in the folder: the call, a right table of every kind, and a text."""


TOLD = re.compile(r'^(\S+\.pack) .*, passphrase "([a-z ]+)"$', re.MULTILINE)
"""How `pack` tells the passphrase of a pack."""


@dataclass(frozen=True)
class Told:
    """What a command told: its exit code, and what it printed and complained of."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All of it."""
        return self.out + self.err


class Office:
    """A folder with files, workspaces and packs. Each person's keys lie apart, as on machines of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.passphrases: dict[str, str] = {}
        for name, text in FILES.items():
            self.write(name, text)

    @classmethod
    def at_work(cls, folder: Path, call: str = CALL) -> Office:
        """The call, or another one, founded, its tables added; priya has opened her pack, scored, and sent a return."""
        office = cls(folder)
        office.write("call.toml", call)
        office.done("new", "call.toml", "-o", "office.panel")
        office.done("add", "members.csv", "proposals.csv", "texts", "assignments.csv", "gates.csv", *office.to())
        office.done("pack", "office.panel", "-o", "packs")
        office.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
        office.done("add", "scores.csv", "--to", "priya.panel", keys="priya")
        office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
        return office

    @staticmethod
    def to(workspace: str = "office.panel") -> tuple[str, str]:
        """The words that say where to add."""
        return "--to", workspace

    def write(self, name: str, content: str | bytes) -> str:
        """Write a file; its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run(self, *words: str, keys: str = "office") -> Told:
        """Run `panel-tui` in the folder, on the machine where somebody's `keys` lie.

        Whoever opens a pack has been told its passphrase, as `pack` printed it last.
        """
        # As strict as a real terminal: text that UTF-8 cannot hold would be an error here too.
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv("PANEL_TUI_KEYS", str(self.folder / "keys" / keys))
            patch.chdir(self.folder)
            patch.setattr(sys, "stdin", io.StringIO())
            patch.setenv("PANEL_TUI_PASSPHRASE", self.passphrases.get(Path(words[1]).name, "") if words[1:] else "")
            try:
                code = main(words)
            except SystemExit as stopped:  # this is how argparse ends
                code = stopped.code if isinstance(stopped.code, int) else 1
        for stream in (out, err):
            stream.seek(0)
        told = Told(code, out.read(), err.read())
        self.passphrases |= {Path(path).name: words for path, words in TOLD.findall(told.out)}
        return told

    def done(self, *words: str, keys: str = "office") -> str:
        """Run a command that must succeed; what it printed."""
        told = self.run(*words, keys=keys)
        assert (told.code, told.err) == (0, ""), told
        return told.out

    def json(self, *words: str, keys: str = "office") -> Any:
        """What a command that must succeed prints as JSON."""
        return json.loads(self.done(*words, "--json", keys=keys))

    def state(self) -> dict[str, str]:
        """Every file in the folder, keys included, and the hash of its bytes."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {str(path.relative_to(self.folder)): sha256(path.read_bytes()).hexdigest() for path in files}
