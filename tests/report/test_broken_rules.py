"""What the paper asks the board to note where the awards advised break rules of the call, as its Markdown has it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.funded import APART, NORTH, funded, rule
from tests.cli.office import CALL, Office
from tests.cli.test_ruled import AFTER, anew

FEW = '[[rules]]\nid = "few"\nwords = "No more than one award."\nmost = 1\n'


def asks(office: Office) -> list[str]:
    """The numbered asks of the paper."""
    office.done("report", "office.panel", "-o", "paper", "--date", "2017-06-09")
    paper = (office.folder / "paper" / "homes-2017-board-paper.md").read_text("utf-8")
    lines = paper[paper.index("asked to:") :].replace("**", "").splitlines()
    return [line.partition(". ")[2] for line in lines if line.partition(". ")[0].isdigit()]


def test_broken_rules_are_named_with_where_they_were_published_and_whether_they_came_late(tmp_path: Path) -> None:
    office = funded(tmp_path, NORTH + APART)
    # The line funds P-2 and P-5, both of the South; P-3, which may not stand beside P-2, is not funded.
    told = "note that the awards advised break 1 rule of the call: At least one award in the North (published: Call, 4)"
    assert told in asks(office)
    anew(office, AFTER, CALL + NORTH + APART + FEW)
    assert (
        "note that the awards advised break 2 rules of the call: At least one award in the North (published: Call, 4); "
        "No more than one award (published: not said; in force only after scoring had begun)" in asks(office)
    )
    office.done("recommend", "office.panel", "--set", "P-2=decline", "--reason", "Next door is too near")
    # P-5 alone is one award, and in the South.
    assert told in asks(office)


def test_nothing_is_said_of_rules_where_none_is_broken(tmp_path: Path) -> None:
    office = funded(tmp_path, rule("south", "At least two awards in the South", 'region = "South"\nleast = 2') + APART)
    assert not any("break" in one for one in asks(office))
    # What the chair put in is the chair's own, and no rule of the call.
    office.done("recommend", "office.panel", "--force", "P-6=in", "--reason", "It is needed")
    assert not any("break" in one for one in asks(office))
