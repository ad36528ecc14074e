"""Small panels that have scored, made by commands: whatever scores, scales and stages a test wants."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.cli.office import CALL, RUBRIC, Office

NAMES = {
    "quill": "Abel Quill",
    "rooke": "Berit Rooke",
    "stoat": "Cadoc Stoat",
    "thane": "Delyth Thane",
    "usher": "Elowen Usher",
}
"""Five members by id; the chair is Dee Adeyemi (dee)."""
Marks = Mapping[tuple[str, str], str]
"""Scores by (member, proposal): one for each criterion, parted by spaces; "-" where there is none."""

ONE_CRITERION = RUBRIC.split('[[criteria]]\nid = "IDEA"')[0].replace("weight = 60", "weight = 100")
RUNS_DOWN = (
    RUBRIC.replace("worst = 0\nbest = 5", "worst = 6\nbest = 1")
    .replace('total = "weighted"', 'total = "overall"\noverall = "NEED"')
    .replace("floor = 2\n", "")
    .split('[[criteria]]\nid = "IDEA"')[0]
    .replace("weight = 60\n", "")
)
RUNS_UP = RUNS_DOWN.replace("worst = 6\nbest = 1", "worst = 1\nbest = 6")


def scored(
    folder: Path,
    marks: Marks,
    rubric: str = RUBRIC,
    call: str = CALL,
    proposals: Mapping[str, str] | None = None,
    declared: str = "",
    stage: str = "full",
) -> Office:
    """An office whose members' scores were typed. `proposals` has what follows the reference, title and applicant in
    their table, by reference; without it, those that were scored ask for £100k in the first brief."""
    office = Office(folder)
    office.write("call.toml", call)
    office.write("homes.toml", rubric.format(id="HOMES", title="Homes"))
    office.write("members.csv", "id,name,role\n" + "".join(f"{id_},{name},member\n" for id_, name in NAMES.items()))
    office.done("new", "call.toml", "-o", "office.panel")
    rest = proposals or dict.fromkeys(sorted({reference for _, reference in marks}), "HOMES,£100k,,")
    lines = [f"{reference},Title of {reference},Applicant of {reference},{after}" for reference, after in rest.items()]
    office.write("proposals.csv", "\n".join(["reference,title,applicant,brief,ask,sector,region", *lines]) + "\n")
    tables = ["members.csv", *(["proposals.csv"] if lines else [])]
    if declared:
        tables.append(office.write("declarations.csv", "member,proposal,interest,reason\n" + declared))
    if marks:
        assigned = "".join(f"{stage},{member},{reference}\n" for member, reference in marks)
        tables.append(office.write("assignments.csv", "stage,member,proposal\n" + assigned))
    office.done("add", *tables, "--to", "office.panel")
    if marks:
        office.write("scores.csv", score_table(marks, stage))
        office.done("add", "scores.csv", "--to", "office.panel")
    return office


def score_table(marks: Marks, stage: str = "full") -> str:
    """The scores as a table, each with a reason, all submitted."""
    lines = ["stage,member,proposal,criterion,score,comment,submitted"]
    for (member, reference), several in marks.items():
        for criterion, mark in zip(("NEED", "IDEA"), several.split(), strict=False):
            if mark != "-":
                lines.append(f"{stage},{member},{reference},{criterion},{mark},Because of {criterion},yes")
    return "\n".join(lines) + "\n"
