"""The rules of a portfolio by commands: a call said anew, rules that came late, what the chair puts in or out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from tests.cli.office import FILES, Office
from tests.cli.test_panel_commands import scored

BEFORE = datetime(2017, 1, 9, tzinfo=UTC)
AFTER = datetime(2099, 1, 9, tzinfo=UTC)
"""Before and after everything else in these files was said, which is when the tests run."""
RULE = """\
[[rules]]
id = "few"
words = "At most two awards"
published = "Call, 4.2"
most = 2
"""
NORTH = RULE.replace("few", "north").replace("At most two awards", "At most two in the North") + 'region = "North"\n'


def anew(office: Office, when: datetime, call: str) -> str:
    """What `add` says of the call as the office says it anew at a time."""
    office.write("anew.toml", call)
    token = CHANCE.set(Chance.seeded(f"{when}{call}", when))
    try:
        return office.done("add", "anew.toml", "--to", "office.panel", "--reason", "The board asked for it")
    finally:
        CHANCE.reset(token)


def rules(office: Office, name: str = "office") -> dict[str, bool]:
    """The rules on record by id, each with whether it came late."""
    said = office.json("recommend", f"{name}.panel", keys=name)
    return {one["id"]: one["late"] for one in said["rules"]}


def test_a_call_is_said_anew_and_rules_that_came_after_scoring_are_named(office: Office) -> None:
    assert rules(office) == {}
    call = FILES["call.toml"]
    assert "anew.toml: 1 call changed" in anew(office, BEFORE, call + RULE)
    assert "Everything was there already." in anew(office, BEFORE, call + RULE)
    scored(office)
    assert rules(office) == {"few": False}
    anew(office, AFTER, call + RULE.replace("At most two", "No more than two") + NORTH)
    assert rules(office) == {"few": False, "north": True}
    said = office.done("recommend", "office.panel")
    assert "Rule few: No more than two awards (published: Call, 4.2)." in said
    assert "Rule north: At most two in the North (published: Call, 4.2; it came after scoring had begun)." in said
    assert "The rule north counts nobody for “North”: no proposal has it as its region." in said
    # Another number is another rule, whatever its id; and the chair's own file knows as much.
    anew(office, AFTER, call + RULE.replace("most = 2", "most = 3").replace('published = "Call, 4.2"\n', ""))
    assert rules(office) == {"few": True}
    assert "(where it was published is not said; it came after" in office.done("recommend", "office.panel")
    office.done("pack", "office.panel", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    assert rules(office, "dee") == {"few": True}
    assert office.run("verify", "office.panel").code == 0


def test_a_member_is_told_that_the_call_was_corrected(office: Office) -> None:
    anew(office, AFTER, FILES["call.toml"] + RULE)
    office.done("pack", "office.panel", "--member", "priya", "-o", "again")
    said = office.done("open", "again/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    assert "the call is corrected (The board asked for it)" in said.replace("\n", " ")
    assert office.json("assess", "priya.panel", keys="priya")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('2017-18 = "£2m"', '2017-18 = "£3m"', "anew.toml: budget is another than before. Only rules, the days"),
        ('["homes.toml", "ties.toml"]', '["homes.toml"]', "anew.toml: briefs is another than before"),
        ('id = "homes-2017"', 'id = "homes-2018"', "anew.toml: id is another than before"),
        ("minimum_assessors = 1", "", "anew.toml: minimum_assessors is another than before"),
        ("[stages.full]", "[stages.eoi]\ntitle = 'Sift'\n[stages.full]", "the stages are others than before (full)"),
        ('title = "Full proposals"', 'title = "All"\nquorum = 2', "quorum of the stage full is another than before"),
    ],
)
def test_what_stands_under_scores_and_money_is_not_said_anew(office: Office, old: str, new: str, words: str) -> None:
    before = office.state()
    assert old in FILES["call.toml"]
    office.write("anew.toml", FILES["call.toml"].replace(old, new))
    told = office.run("add", "anew.toml", "--to", "office.panel")
    assert told.code == 2
    assert words in told.text
    assert office.state() == before | {"anew.toml": office.state()["anew.toml"]}


def test_days_note_and_paper_can_be_said_anew(office: Office) -> None:
    days = 'title = "Full proposals"\nmeeting = 2017-06-08'
    call = FILES["call.toml"].replace('title = "Full proposals"', days)
    call = call.replace("minimum_assessors = 1", 'minimum_assessors = 1\nnote = "Awards are asks."')
    assert "1 call changed" in anew(office, AFTER, call)


def test_only_the_office_says_the_call_anew(office: Office) -> None:
    office.write("anew.toml", FILES["call.toml"] + RULE)
    told = office.run("add", "anew.toml", "--to", "priya.panel", keys="priya")
    assert (told.code, "Only the office adds calls" in told.text) == (2, True)


def test_the_chair_puts_in_and_leaves_out_with_reasons(office: Office) -> None:
    scored(office)
    said = office.done("recommend", "office.panel", "--force", "P-2=in", "--reason", "It trains carers.")
    assert "P-2  put in by the chair (new)" in said
    office.done("recommend", "office.panel", "--force", "P-1=out", "--reason", "Its partner has left")
    said = office.done("recommend", "office.panel")
    assert "P-2 is put in by the chair: It trains carers." in said
    assert "P-1 is left out by the chair: Its partner has left." in said
    forced = office.json("recommend", "office.panel")["forced"]
    assert forced == [
        {"reference": "P-1", "funded": False, "reason": "Its partner has left"},
        {"reference": "P-2", "funded": True, "reason": "It trains carers."},
    ]
    assert "P-1  chosen by its merit again (changed)" in office.done("recommend", "office.panel", "--unforce", "P-1")
    assert [one["reference"] for one in office.json("recommend", "office.panel")["forced"]] == ["P-2"]
    # A proposal that is withdrawn later cannot be funded, whatever was said of it.
    office.done("withdraw", "office.panel", "P-2", "--reason", "Merged with another bid")
    assert office.json("recommend", "office.panel")["remarks"] == ["P-2 cannot be put in: withdrawn."]


def test_the_chair_says_it_in_their_own_file_but_not_of_what_they_have_an_interest_in(office: Office) -> None:
    scored(office)
    office.write("late.csv", "member,proposal,interest,reason\ndee,P-1,hard,my employer\n")
    office.done("add", "late.csv", "--to", "office.panel")
    office.done("pack", "office.panel", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    told = office.run("recommend", "dee.panel", "--force", "P-1=in", "--reason", "Sound", keys="dee")
    assert (told.code, "You have a hard interest in P-1. The deputy decides on it." in told.text) == (2, True)
    office.done("recommend", "dee.panel", "--force", "P-2=out", "--reason", "Too dear", keys="dee")
    office.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    office.done("merge", "dee.return", "--into", "office.panel")
    assert [one["reason"] for one in office.json("recommend", "office.panel")["forced"]] == ["Too dear"]
    told = office.run("recommend", "priya.panel", "--force", "P-2=in", "--reason", "r", keys="priya")
    assert told.code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--force", "P-1=in"), "Nobody would know why P-1 is put in by the chair. Give the --reason."),
        (("--force", "P-1"), "'P-1' says neither in nor out. Write it as P-1=in or P-1=out."),
        (("--force", "P-9=in", "--reason", "r"), "There is no proposal 'P-9'"),
        (("--force", "P-3=in", "--reason", "r"), "P-3 cannot be put in: not ranked: no scores."),
        (("--unforce", "P-1"), "P-1 was neither put in nor left out"),
        (("--force", "P-1=in", "--reason", "r", "--follow-line"), "Advice is recorded by itself"),
    ],
)
def test_what_cannot_be_put_in_or_left_out(office: Office, words: tuple[str, ...], told: str) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    said = office.run("recommend", "office.panel", *words)
    assert (said.code, told in said.text) == (2, True), said.text
