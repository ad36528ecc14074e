"""`letters`: what applicants are told, and everything that no letter may tell."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from panel_tui.assess.registers import SAID, Assessment, versions
from panel_tui.call.standing import call_in
from panel_tui.house import open_workspace
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from tests.cli.office import CALL, FILES, RUBRIC, Office

ADVICE = """\
proposal,outcome,award,conditions,reason
P-1,fund in part,£250k,Name who runs the house by 1 July; find a second site,CANARYPANEL the first phase
P-2,reserve,,,CANARYRESERVE money is short
P-3,decline,,,CANARYDECLINE not shown
"""
REASONS = "The need is clear.\n\nA house nearby is a sound start, and the plan for it is thin.\n"
FEEDBACK = "Say who will run the house.\n"
COMMENT = "The borough places more than half of its young people far from their schools."
HELD = ("P-1", "P-2", "P-3")


def state(
    office: Office, reference: str, reasons: str = REASONS, feedback: str = FEEDBACK, approve: bool = True
) -> None:
    """Write a statement and, where wanted, approve it."""
    texts = ["--reasons", office.write("why.txt", reasons)]
    texts += ["--feedback", office.write("tell.txt", feedback)] if feedback else []
    office.done("statement", "office.panel", reference, *texts, *(["--approve"] if approve else []))


def decide(office: Office, advice: str = ADVICE) -> None:
    """Record the panel's advice, the board's and the decision."""
    office.done("recommend", "office.panel", "--from", office.write("told.csv", advice))
    for level in ("board", "decision"):
        office.done("decide", "office.panel", "--level", level, "--as-advised")


@pytest.fixture
def settled(office: Office) -> Office:
    """All three proposals are decided, and their statements approved."""
    office.done("merge", "priya.return", "--into", "office.panel")
    for reference in HELD:
        state(office, reference)
    decide(office)
    return office


def held(office: Office, reference: str, *words: str) -> list[str]:
    """Why a letter is held back."""
    return next(
        one["reasons"]
        for one in office.json("letters", "office.panel", *words)["held"]
        if one["reference"] == reference
    )


def warned(office: Office, reference: str) -> list[str]:
    """What to look at before a letter goes."""
    return next(
        one["warnings"] for one in office.json("letters", "office.panel")["letters"] if one["reference"] == reference
    )


def text(office: Office, name: str) -> str:
    """A letter's Markdown."""
    return (office.folder / name).read_text(encoding="utf-8")


# What a letter says


def test_a_letter_tells_the_decision_and_the_statement_as_it_was_approved(settled: Office) -> None:
    settled.done("letters", "office.panel", "-o", "out", "--date", "2017-07-03", "--decided", "2017-06-30")
    told = text(settled, "out/homes-2017-letter-P-1.md")
    lines = [line for line in told.splitlines() if line and "ingerprint" not in line]
    assert lines == [
        "**OFFICIAL-SENSITIVE**",
        "A department",
        "# Homes for care leavers: the decision on your proposal",
        "- **To:** Northbridge Council",
        "- **Proposal:** A front door",
        "- **Reference:** P-1",
        "- **Date:** 3 July 2017",
        "- **Decision:** of 30 June 2017",
        "## The decision",
        "Ministers decided to fund part of your proposal.",
        "The award is **£250,000**. You asked for £400,000.",
        "## Conditions",
        "1. Name who runs the house by 1 July.",
        "2. Find a second site.",
        "## What the panel thought",
        "The need is clear.",
        "A house nearby is a sound start, and the plan for it is thin.",
        "## Feedback",
        "Say who will run the house.",
        "## Questions",
        "If you have a question about this letter, write to Olive Bureau, and give the reference P-1.",
        "---",
        "P-1, 3 July 2017",
        "**OFFICIAL-SENSITIVE**",
    ]
    word = docx.Document(str(settled.folder / "out/homes-2017-letter-P-1.docx"))
    said = [paragraph.text for paragraph in word.paragraphs]
    for line in (
        "Ministers decided to fund part of your proposal.",
        "Say who will run the house.",
        "The need is clear.",
    ):
        assert line in said
    assert "1.\tName who runs the house by 1 July." in said


@pytest.mark.parametrize(
    ("outcome", "sentence", "then"),
    [
        (
            "P-1,fund,,,Sound",
            "decided to fund your proposal.",
            "The award is **£400,000**, which is what you asked for.",
        ),
        (
            "P-1,fund with conditions,,Find a manager,Sound",
            "decided to fund your proposal, on the conditions below.",
            "1. Find a manager.",
        ),
        ("P-1,reserve,,,Short", "decided to put your proposal on the reserve list.", "There is no award now."),
        ("P-1,defer,,,Later", "put off the decision on your proposal.", "It is neither funded nor declined"),
        ("P-1,decline,,,Weak", "decided not to fund your proposal.", "## What the panel thought"),
    ],
)
def test_every_outcome_is_told_in_a_sentence(office: Office, outcome: str, sentence: str, then: str) -> None:
    state(office, "P-1")
    decide(office, f"proposal,outcome,award,conditions,reason\n{outcome}\nP-2,decline,,,No\nP-3,decline,,,No\n")
    office.done("letters", "office.panel", "--proposal", "P-1", "-o", "out")
    told = text(office, "out/homes-2017-letter-P-1.md")
    assert f"Ministers {sentence}\n\n{then}" in told or (f"Ministers {sentence}\n" in told and f"\n{then}" in told)
    assert ("£" in told) == ("fund" in outcome)


def test_without_a_day_a_letter_says_when_the_decision_was_recorded(settled: Office) -> None:
    settled.done("letters", "office.panel", "-o", "out")
    assert re.search(
        r"^- \*\*Decision:\*\* recorded on \d+ \w+ \d{4}$", text(settled, "out/homes-2017-letter-P-2.md"), re.M
    )
    told = settled.run("letters", "office.panel", "--decided", "2017-07-01", "--date", "2017-06-30")
    assert (told.code, told.err.split(". ")[0]) == (2, "--decided: The decisions are of a later day than the letters")


def test_questions_go_to_the_offices_address(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.write("call.toml", CALL.replace('role = "office"', 'role = "office"\nemail = "panel@example.org"'))
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "--to", "office.panel")
    state(office, "P-3")
    decide(office)
    office.done("letters", "office.panel", "-o", "out")
    assert "write to Olive Bureau at panel@example.org, and give" in text(office, "out/homes-2017-letter-P-3.md")


def test_a_sift_promises_no_money(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.write("call.toml", CALL.replace("[stages.full]", '[stages.eoi]\ntitle = "First sift"\n[stages.full]'))
    for name in ("homes", "ties"):
        rubric = RUBRIC.format(id=name.upper(), title=name).replace('["full"]', '["eoi", "full"]')
        office.write(f"{name}.toml", rubric.replace("[stages.full]", '[stages.eoi]\ntotal = "weighted"\n[stages.full]'))
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "--to", "office.panel")
    told = "stage,proposal,reasons,feedback\neoi,P-1,Clear.,Say who.\neoi,P-3,Unclear.,Say what.\n"
    office.done("add", office.write("statements.csv", told), "--to", "office.panel")
    table = office.write(
        "told.csv", "proposal,outcome,award,reason\nP-1,fund,,Clear\nP-2,decline,,No\nP-3,decline,,No\n"
    )
    for verb in ("recommend", "decide --level board", "decide --level decision"):
        word, *more = verb.split()
        office.done(word, "office.panel", *more, "--stage", "eoi", "--from", table)
    office.done("letters", "office.panel", "--stage", "eoi", "-o", "out")
    told = text(office, "out/homes-2017-letter-P-1.md")
    assert "- **Stage:** First sift\n" in told
    assert "Ministers decided that your proposal goes on to the next stage.\n\nNo award is made at this stage." in told
    assert "£" not in told
    assert "does not go on to the next stage" in text(office, "out/homes-2017-letter-P-3.md")


# What no letter says


PRIVATE = {
    ("NEED", "panel"): "CANARYTOPANEL far from home",
    ("NEED", "applicant"): "CANARYTOAPPLICANT say who",
    ("IDEA", "private"): "CANARYPRIVATE check with Jo",
    ("overall", "panel"): "CANARYOVERALL it is sound",
    ("overall", "notes"): "CANARYNOTES what I shall say",
}
QUERIES = (
    'assess priya.panel --ask P-1 --text "CANARYQUESTION who pays?"',
    'assess priya.panel --declare P-2=soft --reason "CANARYINTEREST met them"',
)
OFFICE = (
    'answer office.panel P-1 --text "CANARYANSWER the council" --asked "CANARYASKED who?"',
    "moderate office.panel --mark P-1/IDEA=2",
    'moderate office.panel --revise P-1/NEED/priya=5 --reason "CANARYREVISED I read it again"',
    'moderate office.panel --agree P-1/NEED=3 --reason "CANARYAGREED the annex"',
    "room office.panel --in dee --item P-1",
    'vote office.panel P-1 --motion "CANARYMOTION fund it" --aye dee',
    'withdraw office.panel P-3 --reason "CANARYWITHDRAWN they left"',
)


def everything_private(office: Office) -> None:
    """Say something in every place that no applicant may see, a word in each that is found again."""
    import shlex

    for command in QUERIES:
        office.done(*shlex.split(command), keys="priya")
    of = Assessment("full", "P-1", "priya")
    with open_workspace(office.folder / "priya.panel") as space:
        pen = KeyFolder(office.folder / "keys" / "priya").pen(space, Chance.real())
        made = versions(call_in(space), "P-1")
        for place, words in PRIVATE.items():
            space.entries.say(pen, Saying(of.comment(*place), {"text": words, **made}))
        covers = sorted(head.id for kind in SAID for head in space.entries.heads(kind, **of.about))
        space.entries.say(pen, Saying(of.submission, {"covers": covers}))
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    office.done("merge", "priya.return", "--into", "office.panel")
    state(office, "P-1", "CANARYBEFORE an earlier text.", "CANARYDRAFT an earlier text.")
    for command in OFFICE:
        office.done(*shlex.split(command))


def test_nothing_private_is_in_a_letter(office: Office) -> None:
    everything_private(office)
    for reference in HELD[:2]:
        state(office, reference)
    advice = ADVICE.replace("P-3,decline", "P-3,decline")
    decide(office, advice)
    one = ADVICE.splitlines()[0] + "\nP-1,decline,,,CANARYDECISION too dear\n"
    office.done("decide", "office.panel", "--level", "decision", "--from", office.write("last.csv", one))
    report = office.done("report", "office.panel", "-o", "paper")
    assert "CANARYREVISED" in str(report) or "CANARY" in text(
        office, "paper/homes-2017-board-paper.md"
    )  # they are there

    told = office.done("letters", "office.panel", "-o", "out")
    assert "CANARY" not in told.replace("CANARYDECISION", "")
    paths = sorted((office.folder / "out").iterdir())
    assert [path.name for path in paths] == [
        f"homes-2017-letter-{reference}.{ending}" for reference in HELD[:2] for ending in ("docx", "md")
    ]
    others = {
        "P-1": ("Harbour", "Next door", "P-2", "P-3", "Marsh"),
        "P-2": ("Northbridge", "A front door", "P-1", "P-3"),
    }
    names = ("Priya", "Nair", "Sam", "Osei", "Dee", "Adeyemi", "priya", "sam", "dee")
    for path in paths:
        everything = _all_of(path)
        reference = path.stem[-3:]
        assert "decided" in everything
        for word in ("CANARY", *names, *others[reference]):
            assert not re.search(rf"\b{re.escape(word)}|CANARY", everything), (path.name, word)
        # Agreed 3, revised 5, marked 2, first 4; P-2 is first on the reserve: no score, place or total is told.
        assert not re.search(r"reserve 1|place|rank|score|median|total", everything, re.IGNORECASE)


def _all_of(path: Path) -> str:
    """Every word in a file; of Word's, in every part of the package that says something of this letter."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        assert "word/comments.xml" not in package.namelist()
        parts = [name for name in package.namelist() if "styles" not in name]
        return "\n".join(re.sub(r"<[^>]*>", "\n", package.read(name).decode()) for name in parts)
