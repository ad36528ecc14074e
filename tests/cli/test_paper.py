"""The parts of the board paper by command, and the office's own text in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.funded import funded
from tests.cli.office import Office

RISKS = "Two leads are new to the Department.\nBoth were visited in April.\n"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return funded(tmp_path)


def paper(office: Office) -> list[str]:
    """The lines of the board paper."""
    office.done("report", "office.panel", "-o", "paper", "--date", "2017-06-09")
    return (office.folder / "paper" / "homes-2017-board-paper.md").read_text("utf-8").splitlines()


def headings(lines: list[str]) -> list[str]:
    """The parts of the paper by their headings."""
    return [line.removeprefix("## ") for line in lines if line.startswith("## ")]


def test_the_offices_own_text_stands_in_each_paper_until_it_is_taken_out(office: Office) -> None:
    assert "Risks" not in headings(paper(office)), "without a text there is no such part"
    office.write("risks.txt", RISKS)
    office.write("steps.txt", "We meet again in July.")
    assert "the office's text, 12 words" in office.done("paper", "office.panel", "risks", "--text", "risks.txt")
    office.done("paper", "office.panel", "next-steps", "--text", "steps.txt")
    for _ in range(2):
        lines = paper(office)
        at = lines.index("## Risks")
        assert lines[at + 2 : at + 5] == ["Two leads are new to the Department.", "", "Both were visited in April."]
        last = lines[lines.index("## Next steps") : lines.index("## Annex A: one page per proposal")]
        assert last[-2] == "We meet again in July."
    office.done("paper", "office.panel", "risks", "--no-text")
    assert "Risks" not in headings(paper(office))


def test_the_call_says_which_parts_there_are_and_in_which_order(tmp_path: Path) -> None:
    wanted = '[paper]\nparts = ["ranking", "recommendation", "decision-sheet", "reserve"]\n'
    office = funded(tmp_path, wanted)
    lines = paper(office)
    assert headings(lines) == ["Ranked list", "Recommendation", "Annex A: decision sheet", "Annex B: reserve list"]
    text = "\n".join(lines)
    assert "(annex B)" in text
    assert "annex C" not in text, "an annex that is not there is not referred to"
    listed = office.done("paper", "office.panel").splitlines()
    assert listed[2].split()[0] == "ranking"
    assert any(line.startswith("minutes") and "left out by the call" in line for line in listed)


def test_what_is_wrong_in_a_part_is_said(office: Office) -> None:
    refused = office.run("paper", "office.panel", "riks", "--no-text")
    assert refused.code == 2
    assert "The paper has no part 'riks'. Its parts are issue, recommendation" in refused.err
    office.write(
        "twice.toml", (office.folder / "call.toml").read_text("utf-8") + '[paper]\nparts = ["issue", "issue"]\n'
    )
    again = office.run("add", "twice.toml", "--to", "office.panel")
    assert again.code == 2
    assert "names issue more than once" in again.err


def test_the_awards_are_shared_out_by_region(office: Office) -> None:
    lines = paper(office)
    start = next(at for at, line in enumerate(lines) if "Awards advised by region" in line)
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines[start + 4 :]]
    # The line takes P-2 (£700,000) and P-5 (£900,000), both in the South.
    assert rows[:3] == [
        ["North", "2", "0", "£0", "0%"],
        ["South", "4", "2", "£1,600,000", "100%"],
        ["Total", "6", "2", "£1,600,000", "100%"],
    ]


def test_scenarios_on_record_are_the_options(office: Office) -> None:
    assert "Options" not in headings(paper(office))
    office.done("scenarios", "office.panel", "--save", "half", "--budget", "-50%")
    office.done("scenarios", "office.panel", "--choose", "as is", "--reason", "The money is there")
    text = "\n".join(paper(office))
    # As is: P-2, P-3 and P-5, 240 points for £1.9m. With £1m in all, P-2 and P-3 have 160, and P-5 goes.
    assert "| as is" in text
    row = next(line for line in text.splitlines() if line.startswith("| as is"))
    assert [cell.strip() for cell in row.split("|")[3:6]] == ["3", "£1,900,000", "240.0"]
    half = next(line for line in text.splitlines() if line.startswith("| half"))
    assert "P-5 out" in half
    assert "The panel chose “as is”: The money is there." in text
