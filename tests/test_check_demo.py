"""The demonstration's texts and tables hold together, and the check that says so notices when they do not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.check_demo import FIXTURES, check

SOURCE = FIXTURES / "demo"
Change = Callable[[str], str]


def instead(old: str, new: str, times: int = 1) -> Change:
    """A change that puts `new` for the first `old`, which must be there."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, times)

    return change


def without_line(pattern: str) -> Change:
    """A change that takes the first line away that matches `pattern`."""

    def change(text: str) -> str:
        assert re.search(pattern, text, re.MULTILINE), pattern
        return re.sub(rf"^{pattern}.*\n", "", text, count=1, flags=re.MULTILINE)

    return change


def after_the_summary(words: str) -> Change:
    """A change that puts a paragraph at the beginning of the text."""
    return instead("# Summary\n", f"# Summary\n\n{words}\n")


def shorter(text: str) -> str:
    """The first three sections, and nothing else."""
    return "".join(re.split(r"(?=^# )", text, flags=re.MULTILINE)[:4])


def test_nothing_is_wrong_with_the_demonstration() -> None:
    done = subprocess.run(
        [sys.executable, str(FIXTURES / "check_demo.py")], capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "Nothing is wrong." in done.stdout


BROKEN = {
    "a text is too short": ("texts/TFO-050.md", shorter, "TFO-050: the text has [0-9]+ words"),
    "sections are missing": ("texts/TFO-050.md", shorter, "TFO-050: the text has 3 sections"),
    "a heading is of level 2": ("texts/TFO-050.md", instead("\n# ", "\n## "), "TFO-050: a heading is not of level 1"),
    "there is no summary": ("texts/TFO-050.md", instead("# Summary", "# Overview"), "first section is not called Summ"),
    "there is no list": (
        "texts/TFO-050.md",
        lambda text: re.sub("^- ", "", text, flags=re.MULTILINE),
        "TFO-050: there is no list",
    ),
    "a row does not add up across": (
        "texts/TFO-050.md",
        lambda text: re.sub(r"\| £[0-9,]+ \|$", "| £1 |", text, count=1, flags=re.MULTILINE),
        "TFO-050: the years of .* not £1",
    ),
    "a column does not add up": (
        "texts/TFO-050.md",
        lambda text: re.sub(r"^\| Total.*$", "| Total | £390,001 | £500,000 | £890,001 |", text, flags=re.MULTILINE),
        "TFO-050: the rows of the column 2017-18 make £390,000, not £390,001",
    ),
    "the budget is not the ask": (
        "proposals.csv",
        instead('"GBP 890,000","GBP 390,000","GBP 500,000"', '"GBP 890,000","GBP 400,000","GBP 490,000"'),
        "TFO-050: the last row of the budget is Total: £390,000, £500,000, £890,000",
    ),
    "there are two budgets": (
        "texts/TFO-050.md",
        after_the_summary("| Item | Total |\n|---|---|\n| Bread | £1 |"),
        "TFO-050: there are 2 budget tables",
    ),
    "a sentence stands twice": (
        "texts/TFO-050.md",
        after_the_summary("This stands here for a test. This stands here for a test."),
        "TFO-050: “This stands here for a test.” stands there 2 times",
    ),
    "a real organisation is named": (
        "texts/TFO-050.md",
        after_the_summary("Leeds City Council has done so before."),
        "TFO-050: Leeds City Council is a real organisation",
    ),
    "an applicant does not name itself": (
        "texts/TFO-004.md",
        lambda text: text.replace("Marlhaven Borough Council", "The council"),
        "TFO-004: its text does not name Marlhaven Borough Council",
    ),
    "a paragraph that is cited is not there": (
        "scores/devika.csv",
        lambda text: re.sub("¶[0-9.]+[0-9]", "¶9.99", text, count=1),
        r"devika on TFO-\d+, .*: there is no ¶9\.99",
    ),
    "a reason is missing": (
        "scores/devika.csv",
        lambda text: re.sub(r"^(devika,TFO-004,A-IDEA,\d),.*,yes$", r"\1,,yes", text, flags=re.MULTILINE),
        "devika on TFO-004, A-IDEA: there is no reason",
    ),
    "a score is missing": (
        "scores/devika.csv",
        without_line("devika,TFO-004,A-VFM"),
        "devika on TFO-004: there should be 7 scores; missing or too much: A-VFM",
    ),
    "somebody who is recused has scored": (
        "scores/bryn.csv",
        lambda text: text + "bryn,TFO-009,D-NEED,4,Clear.,yes\n",
        "bryn on TFO-009: there should be 0 scores; missing or too much: D-NEED",
    ),
    "an unfinished one is submitted": (
        "scores/priya.csv",
        lambda text: re.sub(r"^(priya,TFO-019,A-NEED.*),no$", r"\1,yes", text, flags=re.MULTILINE),
        "priya on TFO-019, A-NEED: it is submitted",
    ),
    "a row lies in another's table": (
        "scores/bryn.csv",
        instead("bryn,TFO-007,A-NEED", "devika,TFO-007,A-NEED"),
        "scores/bryn.csv: there are rows of devika",
    ),
    "an assessor is another": (
        "assignments.csv",
        instead("devika,TFO-004", "farah,TFO-004"),
        "TFO-004: its assessors are .*farah.*; wanted are .*devika",
    ),
    "a table cannot be read": ("proposals.csv", instead("£1.42m", "plenty"), "proposals.csv, line 2.*plenty"),
}


@pytest.mark.parametrize(("file", "change", "expected"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_noticed(tmp_path: Path, file: str, change: Change, expected: str) -> None:
    shutil.copytree(SOURCE, tmp_path / "demo")
    path = tmp_path / "demo" / file
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    found = check(tmp_path / "demo")
    assert any(re.search(expected, sentence) for sentence in found), found


def test_a_text_that_is_missing_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "demo")
    (tmp_path / "demo" / "texts" / "TFO-031.md").unlink()
    found = check(tmp_path / "demo")
    assert "There are 11 texts; there should be 12." in found
    assert any(sentence.startswith("TFO-031: there is a text or a row") for sentence in found)


def test_a_sentence_in_two_texts_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "demo")
    change = after_the_summary("A sentence of two houses.")
    for name in ("TFO-009", "TFO-036"):
        path = tmp_path / "demo" / "texts" / f"{name}.md"
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert check(tmp_path / "demo") == ["TFO-009 and TFO-036: “A sentence of two houses.” stands there 2 times."]
