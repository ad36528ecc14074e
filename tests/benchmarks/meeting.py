"""The chair's table in a meeting: how soon an item is open, and how soon a key is seen, among many proposals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median, quantiles

from panel_tui.call.callfile import CallFile
from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.intake.statements import StatementRow
from panel_tui.call.standing import call_in
from panel_tui.moderate import agreeing
from tests.benchmarks.figures import Figure
from tests.panel import Panel
from tests.small_call import CALL, RUBRIC, call_file

ROOT = Path(__file__).parents[2]
FRAME = 1 / 60
"""One frame of a screen that shows 60 a second."""
SHOWN = {"down": "j", "pagedown": "pagedown"}
EMPTY = "an app of nothing but 1,000 lines in Textual's own"
MEMBERS = 12
CRITERIA = {"Need": 20, "Evidence": 20, "People": 20, "Delivery": 15, "Value for money": 15, "Sustainability": 10}
"""What is scored, and how much it weighs."""
MOST = (5 + 6) * 6 * 300
"""So many rows of scores are taken in at a time."""
WORDS = "The case is well made (¶2.3); what is missing is who will carry the work once the second manager leaves."


def meeting(folder: Path, small: bool) -> list[Figure]:
    """Opening an item, agreeing a score and taking it back at 140 proposals; the agenda of 1,000."""
    many, most, times = (12, 30, 4) if small else (140, 1_000, 48)
    hall, large = _call(folder / "hall", many), _call(folder / "large", most)
    there, listed = _timed("meeting", hall, times), _timed("agenda", large, times)
    far, textual = _timed("meeting", large, times // 4), _timed("widgets", large, times // 2)
    where = f"{many} proposals × {MEMBERS} members × {len(CRITERIA)} criteria, two thirds agreed, 120 × 40"
    anew = "reading the table and one matrix of it from nothing, median"
    figures = []
    for name, what, limit in (
        ("item", "enter or n to the painted matrix", 0.05),
        ("agree", "a digit to the last figure painted", 0.1),
        ("undo", "u to the last figure painted", 0.1),
    ):
        figures += _figures(name, f"{what}, {where}", there[name], anew, median(there["anew"]), limit)
    seconds, from_nothing = median(far["agree"]), median(far["anew"])
    figures.append(Figure("agree, far", f"the same of {most} proposals, median", seconds, anew, from_nothing))
    for name, key in (("line", "down"), ("page", "pagedown")):
        what = f"{SHOWN[key]} to the painted agenda of {most} proposals"
        options, rows = median(textual[f"Options {key}"]), median(textual[f"Rows {key}"])
        figures += _figures(name, what, listed[name], f"{key} in {EMPTY} OptionList, median", options, FRAME)
        what = f"{what}, median"
        figures.append(Figure(f"{name}, again", what, median(listed[name]), f"{key} in {EMPTY} DataTable", rows, FRAME))
    return figures


def _figures(name: str, what: str, seconds: list[float], theirs: str, compared: float, limit: float) -> list[Figure]:
    """Median, 95th of 100 and slowest."""
    high = quantiles(seconds, n=20, method="inclusive")[-1]
    return [
        Figure(name, f"{what}, median of {len(seconds)}", median(seconds), theirs, compared, limit),
        Figure(f"{name}, 95th", f"{what}, 95th of 100", high, theirs, compared, limit),
        Figure(f"{name}, slowest", f"{what}, slowest", max(seconds), theirs, compared, limit),
    ]


def _timed(what: str, path: Path, times: int) -> dict[str, list[float]]:
    """What the stop-watch shows, in a process of its own: as many frames a second, and as little garbage, as ever."""
    command = [sys.executable, "-m", "tests.benchmarks.stopwatch", what, str(path), str(times)]
    own = {"PANEL_TUI_KEYS": str(path.parent / "keys-office"), "TEXTUAL_FPS": "120", "TEXTUAL_ANIMATIONS": "none"}
    done = subprocess.run(command, env=os.environ | own, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def _call(folder: Path, many: int) -> Path:
    """An office's file with so many proposals, each scored and commented on by five or six members."""
    folder.mkdir()
    panel = Panel(folder, full=False, file=_file())
    random = Random(many)
    members = [f"m{number:02}" for number in range(MEMBERS)]
    roles = ("chair", "deputy", *["member"] * (MEMBERS - 2))
    names = (f"{one},Max{one} Zeta{one},{role}" for one, role in zip(members, roles, strict=True))
    panel.add("members", "\n".join(["id,name,role", *names]))
    references = [f"P-{number:04}" for number in range(1, many + 1)]
    briefs = ("SC", "TS")
    rows = (f"{one},Homes nearby {one},Trust of {one},{briefs[at % 2]},£400k" for at, one in enumerate(references))
    panel.add("proposals", "\n".join(["reference,title,applicant,brief,ask", *rows]))
    readers = {one: random.sample(members, 5 + at % 2) for at, one in enumerate(references)}
    assigned = (f"{member},{one}" for one, several in readers.items() for member in several)
    panel.add("assignments", "\n".join(["member,proposal", *assigned]))
    panel.add("declarations", "\n".join(["member,proposal,interest,reason", *_declared(readers, members)]))
    scores = list(_scored(readers, random))
    for first in range(0, len(scores), MOST):
        table = ["member,proposal,criterion,score,comment,submitted", *scores[first : first + MOST]]
        panel.type_scores("\n".join(table))
    _settle(panel, references[many // 3 :])
    return panel.path()


def _settle(panel: Panel, references: list[str]) -> None:
    """The meeting is far on: all this is agreed, and has its statement."""
    rows = [
        AgreedRow(one, f"c{number}", Fraction(3), WORDS, "full")
        for one in references
        for number in range(len(CRITERIA))
    ]
    stated = [StatementRow(one, f"{one}: {WORDS}", "", "full", False) for one in references]
    with panel.space() as space:
        call = call_in(space)
        said = [*agreeing.agreed(rows, space, call), *agreeing.statements(stated, space, call)]
    panel.say(*(saying for _, saying in said))


def _declared(readers: dict[str, list[str]], members: list[str]) -> Iterator[str]:
    """Whoever reads a proposal has no interest in it; in one of ten somebody else has a hard one."""
    for at, (reference, several) in enumerate(readers.items()):
        yield from (f"{member},{reference},none," for member in several)
        if at % 10 == 0:
            other = next(member for member in members if member not in several)
            yield f"{other},{reference},hard,A trustee of the applicant"


def _scored(readers: dict[str, list[str]], random: Random) -> Iterator[str]:
    for reference, several in readers.items():
        for number in range(len(CRITERIA)):
            middle = random.randint(1, 4)
            for member in several:
                score = middle + random.choice((-1, 0, 0, 0, 1))
                yield f"{member},{reference},c{number},{score},{reference}: {WORDS},yes"


def _file() -> CallFile:
    """The small call, with six criteria."""
    criteria = "\n".join(
        f'[[criteria]]\nid = "c{number}"\ntitle = "{title}"\nstages = ["full"]\nscale = "five"\nweight = {weight}'
        for number, (title, weight) in enumerate(CRITERIA.items())
    )
    briefs = {"SC": "Staying Close", "TS": "Targeted Support"}
    rubrics = {f"{id_}.toml": RUBRIC.format(id=id_, title=title, criteria=criteria) for id_, title in briefs.items()}
    return call_file(CALL, rubrics)
