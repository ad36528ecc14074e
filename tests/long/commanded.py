"""Commands at the office and at a member's, one after the other, until they are killed.

`python -m tests.long.commanded FOLDER SESSION` does what one types: scores are added to Priya's file, a return is made,
the office merges it, and packs. It tells each command on its standard output before it begins, and acknowledges it
afterwards, with what lies in both files then.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from random import Random

from panel_tui.cli.main import main
from panel_tui.exchange import sealing
from panel_tui.journal import digest

OFFICE, MEMBER = "office.panel", "priya.panel"
SCORES = "member,proposal,criterion,score,comment\n"


def ids_in(path: Path) -> list[str]:
    """The entries in a file, in the order in which they came."""
    with sqlite3.connect(path) as database:
        found = [id_ for (id_,) in database.execute("SELECT id FROM entry ORDER BY number")]
    database.close()
    return found


def work(folder: Path, session: str) -> None:
    """Type one command after the other, for ever."""
    random = Random(session)
    for number in count():
        deed = random.choice(("add", "add", "return", "merge", "merge", "pack"))
        returns = sorted(folder.glob("*.return"))
        match deed:
            case "add":
                table = folder / "scores.csv"
                table.write_text(SCORES + "".join(_scores(random)))
                words = ["add", str(table), "--to", str(folder / MEMBER)]
            case "merge" if returns:
                words = ["merge", str(returns[-1]), "--into", str(folder / OFFICE)]
            case "pack":
                words = ["pack", str(folder / OFFICE), "--member", "priya", "-o", str(folder / "packs")]
            case _:
                words = ["return", str(folder / MEMBER), "-o", str(folder / f"{session}-{number:03}.return")]
        os.environ["PANEL_TUI_KEYS"] = str(folder / f"keys-{'office' if OFFICE in ' '.join(words) else 'priya'}")
        _tell(begun=words[0])
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = main(words)
        if code != 0:
            raise AssertionError(f"{words}: {said.getvalue()}")
        there = {name: ids_in(folder / name) for name in (OFFICE, MEMBER)}
        kept = {name: [len(ids), digest(" ".join(ids))] for name, ids in there.items()}
        _tell(done=words[0], made=words[-1] if words[0] == "return" else "", kept=kept)


def _scores(random: Random) -> list[str]:
    """Both scores of one of Priya's proposals, with reasons."""
    proposal = random.choice(("P-1", "P-2"))
    return [
        f"priya,{proposal},{criterion},{random.randint(0, 5)},Reason {random.randrange(10**6)}.\n"
        for criterion in ("need", "idea")
    ]


def _tell(**what: object) -> None:
    os.write(1, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    sealing.COST = 2**8  # a passphrase costs half a second, in which there is nothing to lose
    work(Path(sys.argv[1]), sys.argv[2])
