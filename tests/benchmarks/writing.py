"""Writing a board paper: the first wave's 53 projects and six more, scored by four members."""

from __future__ import annotations

import datetime
from pathlib import Path
from random import Random
from time import perf_counter

import docx

from panel_tui.assess.score_table import typed, typed_submissions
from panel_tui.call import adding
from panel_tui.call.callfile import read_call
from panel_tui.call.changes import changes, make
from panel_tui.call.derived import TABLES
from panel_tui.call.founding import found
from panel_tui.call.intake.members import read_members
from panel_tui.call.intake.proposals import read_proposals
from panel_tui.call.intake.scores import read_scores
from panel_tui.call.standing import call_in
from panel_tui.files.blocks import Document, Facts, Heading, Items, Para, Table, plain
from panel_tui.files.table import read_csv
from panel_tui.house import ready_folder
from panel_tui.journal import Chance
from panel_tui.report.paper import board_paper
from panel_tui.report.write import write_report
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace
from tests.benchmarks.figures import Figure

WAVE1 = ready_folder("fixtures") / "wave1"
DAY = datetime.date(2017, 6, 5)
NOW = "2017-06-05T09:30:00Z"
START = datetime.datetime(2017, 5, 12, 9, 30, tzinfo=datetime.UTC)
MEMBERS = ("ann", "bob", "cat", "dan")
MORE = 6


def paper(folder: Path, small: bool) -> list[Figure]:
    """All three files of a report, from the workspace to the disk, against python-docx writing the same words."""
    with office(folder, 4 if small else None) as space:
        count = len(call_in(space).proposals)
        start = perf_counter()
        write_report(space, folder / "paper", None, DAY, NOW)
        ours = perf_counter() - start
        document = board_paper(space, None, DAY)
    start = perf_counter()
    tables = _by_python_docx(document, folder / "plain.docx")
    theirs = perf_counter() - start
    return [
        Figure(
            "paper",
            f"Markdown, Word and CSV of {count} proposals scored by {len(MEMBERS)} members: reading the workspace, "
            "counting, ranking, laying out, writing",
            ours,
            f"python-docx writing the same headings, paragraphs and {tables} tables, without any style, to one file",
            theirs,
        )
    ]


def office(folder: Path, only: int | None) -> Workspace:
    """The office's workspace with everything typed; of `only` so many projects, or all of them and six more."""
    call = read_call("call.toml", (WAVE1 / "call.toml").read_bytes(), lambda path: (WAVE1 / path).read_bytes())
    path, keys, chance = folder / "office.panel", KeyFolder(folder / "keys"), Chance.seeded("paper", START)
    found(call, path, keys, chance, TABLES)
    space = Workspace(path, TABLES)
    pen = keys.pen(space, chance)
    people = "id,name,role\n" + "".join(f"{one},{one.title()} Reader,member\n" for one in MEMBERS)
    rows = read_members(read_csv("members.csv", people.encode()), call_in(space).known)
    make(space, pen, changes(space, adding.members(rows, space, call_in(space))))
    said, documents = adding.proposals(
        read_proposals(read_csv("projects.csv", _projects(only)), call_in(space).known), call_in(space)
    )
    make(space, pen, changes(space, said), documents)
    standing = call_in(space)
    marks = read_scores(read_csv("scores.csv", _scores(list(standing.proposals)).encode()), standing.known)
    make(space, pen, changes(space, typed(marks, standing, space)))
    typed_submissions(space, marks, pen)
    return space


def _projects(only: int | None) -> bytes:
    lines = (WAVE1 / "wave1-projects.csv").read_text("utf-8").splitlines()
    if only:
        return "\n".join(lines[: only + 1]).encode()
    again = [line.replace("W1-", "W2-", 1) for line in lines[1 : MORE + 1]]
    return "\n".join([*lines, *again]).encode()


def _scores(references: list[str]) -> str:
    random = Random(1)
    lines = ["member,proposal,criterion,score,comment,submitted"]
    for reference in references:
        for member in MEMBERS:
            for criterion in ("NEED", "IDEA", "DELIVERY"):
                words = f"{member} on {criterion} of {reference}: the case is made; who carries it on is not said."
                lines.append(f"{member},{reference},{criterion},{random.randint(1, 5)},{words},yes")
    return "\n".join(lines) + "\n"


def _by_python_docx(document: Document, path: Path) -> int:
    """Write the words of `document` with plain object calls; how many tables it has."""
    made = docx.Document()
    tables = 0
    for block in document.blocks:
        match block:
            case Heading():
                made.add_heading(block.text, block.level)
            case Para():
                made.add_paragraph(f"{block.label} {plain(block.spans)}".strip())
            case Items():
                for item in block.items:
                    made.add_paragraph(f"{item.label} {plain(item.spans)}")
            case Facts():
                tables += 1
                _table(made, [[fact.name, plain(fact.spans)] for fact in block.rows])
            case Table():
                tables += 1
                made.add_paragraph(f"{block.label}: {block.title}")
                head = [column.title for column in block.columns]
                _table(made, [head, *([plain(cell) for cell in row.cells] for row in block.rows)])
    made.save(str(path))
    return tables


def _table(made: docx.document.Document, rows: list[list[str]]) -> None:
    table = made.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
