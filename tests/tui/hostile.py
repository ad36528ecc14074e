"""A call whose every word is awkward to show: markup, escapes, right to left, emoji, wide letters, endless words; and
scales for which one digit is not enough."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from panel_tui.call.derived import TABLES
from panel_tui.call.founding import found
from panel_tui.journal import Chance
from tests.panel import START, Panel, call_file

ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 6
PIECES = (
    "[/b]", "[red]not red[/red]", "[@click=app.quit]quit[/]",
    "\x1b[31mescape\x1b[0m", "\x1b]0;title\x07", "\x07bell",
    "שלום עולם", "مرحبا بالعالم", "\u202eoverride\u202c",
    "👩\u200d👩\u200d👧\u200d👦", "🇬🇧", "日本語の提案書", "ＷＩＤＥ",
    "e\u0301\u0301\u0301", "\u200bzero\u200bwidth", "a\u00adb", "%s {x} \\n",
)  # fmt: skip
WORDS = " ".join(PIECES)
SCORED = ("whole", "hundred", "halves", "down", "mirrored")


def words(most: int = 10_000) -> str:
    """All of it, the worst first where only the beginning is seen."""
    return f"{WORDS} {ENDLESS}"[:most]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _level(value: int) -> str:
    said = f"value = {value}\nlabel = {_quoted(words(80))}\nmeaning = {_quoted(words())}\ntest = {_quoted(WORDS)}"
    return f"[[scales.whole.levels]]\n{said}\n"


def _criterion(id_: str, scale: str, weight: int) -> str:
    said = f"id = {_quoted(id_)}\ntitle = {_quoted(f'{id_} {words(150)}')}\nguidance = {_quoted(words())}"
    return f"[[criteria]]\n{said}\nstages = ['full']\nscale = '{scale}'\nweight = {weight}\nfloor = 3\n"


RUBRIC = (
    f"id = 'SC'\ntitle = {_quoted(words(150))}\nenvelope = '£1m'\n[stages.full]\ntotal = 'weighted'\n"
    "[scales.whole]\nworst = 0\nbest = 5\n"
    + "".join(map(_level, range(6)))
    + "[scales.hundred]\nworst = 0\nbest = 100\n[scales.halves]\nworst = 1\nbest = 5\nstep = 0.5\n"
    "[scales.down]\nworst = 9\nbest = 1\n"
    + "".join(_criterion(scale, scale, 25) for scale in ("whole", "hundred", "halves", "down"))
)
CALL = f"""\
id = "tfo-2017"
title = {_quoted(words(150))}
funder = {_quoted(WORDS)}
authority = "Ministers"
board = "Investment Board"
marking = {_quoted(words(60))}
undertaking = {_quoted(words())}
briefs = ["SC.toml"]
[budget]
2017-18 = "£2m"
[stages.full]
title = {_quoted(words(120))}
[[people]]
id = "office"
name = {_quoted(words(80))}
role = "office"
"""
TABLE = f"| {WORDS} | ask |\n|---|---|\n| {ENDLESS} | £4 |\n"
TEXT = f"# {words(200)}\n\n{words()}\n\n- {words()}\n- item\n\n{TABLE}\n{ENDLESS}\n"


class HostileCall(Panel):
    """The call in real files, in `folder`; priya's workspace is open and one assessment drafted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chance = Chance.seeded("hostile", START)
        call = call_file(CALL, {"SC.toml": RUBRIC})
        self.founded = found(call, self.path(), self.keys(), self.chance, TABLES)
        self.add("members", _csv(["id", "name", "role"], ["priya", words(100), "member"]))
        proposals = [[f"P-{number}", words(200), words(150), "SC", "£400k"] for number in (1, 2, 3)]
        self.add("proposals", _csv(["reference", "title", "applicant", "brief", "ask"], *proposals))
        self.add_texts({f"P-{number}": TEXT for number in (1, 2)})
        self.add("assignments", _csv(["member", "proposal"], *(["priya", f"P-{number}"] for number in (1, 2, 3))))
        self.join("priya")
        self.draft("priya", "P-1", {"whole": "2"}, why=words())
        self.say_interest()

    def say_interest(self) -> None:
        """Priya has a hard interest in the third, with a reason as awkward as the rest."""
        rows = _csv(["member", "proposal", "interest", "reason"], ["priya", "P-3", "hard", words(200)])
        self.add("declarations", rows, "priya")


def _csv(*rows: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
