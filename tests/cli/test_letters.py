"""`letters`: what applicants are told, everything that no letter may tell, and which letters are written."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path

import docx
import pytest

from panel_tui.house import open_workspace
from tests.cli.decided import ADVICE, ALL, decide, says, settle, state, text
from tests.cli.office import CALL, FILES, RUBRIC, Office


@pytest.fixture
def settled(office: Office) -> Office:
    """All three proposals are decided, and their statements approved."""
    return settle(office)


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
    refused = office.run("award", "office.panel", "P-1", "--accepted", "--stage", "eoi")
    assert (refused.code, "No award is made at this stage" in refused.err) == (2, True)


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
    for command in QUERIES:
        office.done(*shlex.split(command), keys="priya")
    says(office, PRIVATE)
    state(office, "P-1", "CANARYBEFORE an earlier text.", "CANARYDRAFT an earlier text.")
    for command in OFFICE:
        office.done(*shlex.split(command))


def test_nothing_private_is_in_a_letter(office: Office) -> None:
    everything_private(office)
    for reference in ALL[:2]:
        state(office, reference)
    decide(office)
    table = office.write("last.csv", "proposal,outcome,award,reason\nP-1,decline,,CANARYDECISION too dear\n")
    office.done("decide", "office.panel", "--level", "decision", "--from", table)
    with open_workspace(office.folder / "office.panel") as space:
        bodies = " ".join(one.body or "" for one in space.entries.all())
    canaries = set(re.findall("CANARY[A-Z]+", f"{PRIVATE} {QUERIES} {OFFICE} {ADVICE}"))
    canaries |= {"CANARYBEFORE", "CANARYDRAFT", "CANARYDECISION"}
    assert set(re.findall("CANARY[A-Z]+", bodies)) == canaries

    told = office.done("letters", "office.panel", "-o", "out")
    assert "CANARY" not in told
    paths = sorted((office.folder / "out").iterdir())
    assert [path.name for path in paths] == [
        f"homes-2017-letter-{reference}.{ending}" for reference in ALL[:2] for ending in ("docx", "md")
    ]
    others = {
        "P-1": ("Harbour", "Next door", "P-2", "P-3", "Marsh"),
        "P-2": ("Northbridge", "A front door", "P-1", "P-3"),
    }
    members = ("Priya", "Nair", "Sam", "Osei", "Dee", "Adeyemi", "priya", "sam", "dee")
    for path in paths:
        everything = all_of(path)
        assert "Ministers decided" in everything
        assert "CANARY" not in everything
        for word in (*members, *others[path.stem[-3:]]):
            assert not re.search(rf"\b{re.escape(word)}\b", everything), (path.name, word)
        # P-1 was scored, revised, marked and agreed; P-2 is first on the reserve. None of it is told.
        assert not re.search(
            r"reserve 1|place|rank|score|median|total", path.with_suffix(".md").read_text(), re.IGNORECASE
        )


def all_of(path: Path) -> str:
    """Every word in a file: of Word's, in every part of it, as it lies there and without its tags."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist()]
    return "\n".join([*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])


# Which are written


def test_a_letter_that_is_there_stays_until_it_is_replaced(settled: Office) -> None:
    settled.done("letters", "office.panel", "-o", "out", "--proposal", "P-1", "--proposal", "P-2")
    assert len(list((settled.folder / "out").iterdir())) == 4
    (settled.folder / "out/homes-2017-letter-P-2.docx").unlink()
    settled.write("out/homes-2017-letter-P-1.md", "as it was sent")
    told = settled.done("letters", "office.panel", "-o", "out")
    kept = "there already, and left as it is: homes-2017-letter-P-2.md (--replace writes it anew)"
    assert f"P-2  Harbour CIC: reserve 1\n  {kept}\n" in told
    assert told.endswith("1 letter written, 2 there already, 0 held back.\n")
    assert text(settled, "out/homes-2017-letter-P-1.md") == "as it was sent"
    states = [one["state"] for one in settled.json("letters", "office.panel", "-o", "out")["letters"]]
    assert states == ["kept", "kept", "kept"]
    assert settled.done("letters", "office.panel", "-o", "out", "--replace").endswith(
        "3 letters written, 0 held back.\n"
    )
    assert "Ministers decided" in text(settled, "out/homes-2017-letter-P-1.md")


def test_a_reference_with_a_slash_has_a_file_of_its_own(office: Office) -> None:
    table = FILES["proposals.csv"].split("P-1")[0] + "TFO/1 (a),A door,Reed House,HOMES,£100k\n"
    office.done("add", office.write("more.csv", table), "--to", "office.panel")
    state(office, "TFO/1 (a)")
    decide(office, ADVICE + "TFO/1 (a),fund,,,Sound\n")
    office.done("letters", "office.panel", "--proposal", "TFO/1 (a)", "-o", "out")
    names = [path.name for path in sorted((office.folder / "out").iterdir())]
    assert names == ["homes-2017-letter-TFO+1 (a).docx", "homes-2017-letter-TFO+1 (a).md"]


def test_where_one_cannot_be_written_none_is(settled: Office) -> None:
    (settled.folder / "out/homes-2017-letter-P-3.md").mkdir(parents=True)
    told = settled.run("letters", "office.panel", "-o", "out", "--replace")
    assert (told.code, told.out) == (2, "")
    assert "A folder stands where the paper would" in told.err
    assert [path.name for path in (settled.folder / "out").iterdir()] == ["homes-2017-letter-P-3.md"]


def test_what_cannot_be_is_refused(office: Office) -> None:
    for words, wrong in (
        ("office.panel --proposal P-9", "There is no proposal 'P-9' here"),
        ("office.panel --stage late", "There is no stage 'late' in this call."),
        ("office.panel --date soon", "--date: 'soon' is no date"),
        ("call.toml", "call.toml"),
    ):
        told = office.run("letters", *words.split())
        assert (told.code, told.out) == (2, "")
        assert wrong in told.err
    told = office.run("letters", "priya.panel", keys="priya")
    assert (told.code, told.out) == (2, "")
    assert "Only the office writes letters to applicants. This file is Priya Nair's." in told.err
