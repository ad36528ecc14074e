"""The call of the scripted meeting: 59 proposals of made-up applicants, 12 members who score, 5 conflicts.

Each proposal is scored by three of the ten members. On six of them their scores of the need lie on both sides of its
floor of 2; on all others the three agree.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tests.cli.office import RUBRIC

CALL = """\
id = "homes-2017"
title = "Homes for care leavers"
funder = "A department"
authority = "Ministers"
board = "Investment Board"
marking = "OFFICIAL-SENSITIVE"
briefs = ["homes.toml"]
minimum_assessors = 2
[budget]
2017-18 = "£20m"
[stages.full]
title = "Full proposals"
meeting = 2017-06-08
quorum = 7
[[people]]
id = "office"
name = "Olive Bureau"
role = "office"
"""
HOMES = RUBRIC.format(id="HOMES", title="Homes").replace("£1m", "£20m")
MEMBERS = {
    "ama": "Ama Boateng",
    "ben": "Ben Castle",
    "cleo": "Cleo Drummond",
    "dan": "Dan Ekwueme",
    "eve": "Eve Farrant",
    "finn": "Finn Galloway",
    "gita": "Gita Haddon",
    "hal": "Hal Irvine",
    "ivy": "Ivy Jessop",
    "jon": "Jon Kerrigan",
}
"""Those who score and do not preside, by id."""
OTHERS = (("dee", "Dee Adeyemi", "chair"), ("dora", "Dora Deputy", "deputy"), ("olwen", "Olwen Lister", "observer"))
PROPOSALS = tuple(f"P-{number:02}" for number in range(1, 60))
APART = ("P-03", "P-05", "P-07", "P-09", "P-11", "P-12")
INTERESTS = {"P-03": "dee", "P-05": "ama", "P-07": "ben", "P-11": "cleo", "P-20": "eve"}


def assessors(reference: str) -> tuple[str, str, str]:
    """The three who score a proposal: by its number, each tenth has the same."""
    number, ids = int(reference.removeprefix("P-")), list(MEMBERS)
    first, second, third = (ids[(number + step) % len(ids)] for step in (0, 3, 6))
    return first, second, third


def tables() -> dict[str, str]:
    """The files of the call, by name."""
    three = {reference: assessors(reference) for reference in PROPOSALS}
    scores = [
        (member, reference, criterion, 1 if (place, criterion) == (0, "NEED") and reference in APART else 4, why)
        for reference, members in three.items()
        for place, member in enumerate(members)
        for criterion, why in (("NEED", "The need is shown."), ("IDEA", "The idea is sound."))
    ]
    rows: dict[str, list[Sequence[object]]] = {
        "members": [("id", "name", "role"), *((id_, name, "member") for id_, name in MEMBERS.items()), *OTHERS],
        "proposals": [
            ("reference", "title", "applicant", "brief", "ask"),
            *((one, "A front door", f"Northbridge {one[2:]}", "HOMES", "£300k") for one in PROPOSALS),
        ],
        "assignments": [
            ("member", "proposal", "role"),
            *((member, one, "assessor") for one, members in three.items() for member in members),
        ],
        "gates": [("proposal", "gate", "outcome"), *((one, "G1", "pass") for one in PROPOSALS)],
        "declarations": [
            ("member", "proposal", "interest", "reason"),
            *((member, one, "hard", "my employer") for one, member in INTERESTS.items()),
        ],
        "scores": [
            ("member", "proposal", "criterion", "score", "comment", "submitted"),
            *((*row, "yes") for row in scores),
        ],
    }
    return {"call.toml": CALL, "homes.toml": HOMES} | {f"{name}.csv": _table(lines) for name, lines in rows.items()}


def _table(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
