"""`letters`: which are held back and why, and what somebody should look at before a letter goes."""

from __future__ import annotations

import pytest

from tests.cli.decided import ADVICE, decide, says, settle, state, text
from tests.cli.office import FILES, Office

COMMENT = "The borough places more than half of its young people far from their schools."


@pytest.fixture
def settled(office: Office) -> Office:
    """All three proposals are decided, and their statements approved."""
    return settle(office)


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


# What is held back


def test_only_a_decision_is_told(office: Office) -> None:
    state(office, "P-1")
    assert held(office, "P-1") == ["no decision by Ministers is on record"]
    decided = office.write("told.csv", ADVICE)
    office.done("recommend", "office.panel", "--from", decided)
    assert held(office, "P-1") == ["no decision by Ministers is on record, only the advice of the panel"]
    office.done("decide", "office.panel", "--level", "board", "--as-advised")
    assert held(office, "P-1") == ["no decision by Ministers is on record, only the advice of the Investment Board"]
    office.done("decide", "office.panel", "--level", "decision", "--as-advised")
    told = office.done("letters", "office.panel")
    assert told == (
        "P-1  Northbridge Council: fund in part, £250,000\n"
        "Held back:\n"
        "P-2  Harbour CIC\n"
        "  there is no panel statement\n"
        "P-3  Marsh Trust\n"
        "  there is no panel statement\n"
        "1 letter can go, 2 held back.\n"
    )


def test_every_reason_is_told_at_once(office: Office) -> None:
    office.write("gates.csv", "proposal,gate,outcome,reason\nP-3,G1,fail,No charity\n")
    office.done("add", "gates.csv", "--to", "office.panel")
    state(office, "P-1", feedback="", approve=False)
    assert held(office, "P-1") == [
        "no decision by Ministers is on record",
        "the panel statement is a draft, which the chair has not approved",
        "nothing is written in the feedback",
    ]
    assert held(office, "P-3") == [
        "no decision by Ministers is on record",
        "there is no panel statement: write one that says why (gate “Lead body may apply” (G1) failed)",
    ]


def test_a_statement_that_was_changed_is_approved_again_first(settled: Office) -> None:
    state(settled, "P-2", feedback="Say what a place costs.", approve=False)
    assert held(settled, "P-2") == ["the panel statement was changed since it was approved: approve it again"]
    told = settled.run("letters", "office.panel", "-o", "out", "--proposal", "P-2")
    assert (told.code, (settled.folder / "out").exists()) == (1, False)
    settled.done("statement", "office.panel", "P-2", "--approve")
    settled.done("letters", "office.panel", "-o", "out", "--proposal", "P-2")
    assert "\nSay what a place costs.\n" in text(settled, "out/homes-2017-letter-P-2.md")


def test_who_withdrew_gets_none_and_an_older_letter_is_told_of(settled: Office) -> None:
    settled.done("letters", "office.panel", "-o", "out")
    settled.done("withdraw", "office.panel", "P-3", "--reason", "They left")
    told = settled.done("letters", "office.panel", "-o", "out")
    assert told.endswith(
        "Held back:\nP-3  Marsh Trust\n  it is withdrawn\n"
        "  a letter from before lies in the folder, take it away: "
        "homes-2017-letter-P-3.docx, homes-2017-letter-P-3.md\n"
        "0 letters written, 2 there already, 1 held back.\n"
    )
    (one,) = settled.json("letters", "office.panel", "-o", "out")["held"]
    assert one["files"] == ["out/homes-2017-letter-P-3.docx", "out/homes-2017-letter-P-3.md"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("As Priya Nair said, name a manager.", "Priya Nair, of the panel, is named in the feedback"),
        ("As PRIYA\n  NAIR said, name a manager.", "Priya Nair, of the panel, is named in the feedback"),
        ("The chair, Dee Adeyemi’s, view.", "Dee Adeyemi, of the panel, is named in the feedback"),
        ("Work with Harbour CIC.", "Harbour CIC, another applicant, is named in the feedback"),
        ("It is weaker than P-2.", "P-2, another proposal, is named in the feedback"),
    ],
)
def test_nobody_else_is_named(settled: Office, words: str, reason: str) -> None:
    state(settled, "P-1", feedback=words)
    assert held(settled, "P-1") == [f"{reason}: mend it and approve it again"]
    state(settled, "P-1", reasons=words)
    assert held(settled, "P-1") == [f"{reason.replace('the feedback', 'the reasons')}: mend it and approve it again"]


def test_conditions_name_nobody_either(settled: Office) -> None:
    words = ("--condition", "Agree the costs with Sam Osei", "--award", "£250k", "--reason", "Costs")
    settled.done("decide", "office.panel", "--level", "decision", "--set", "P-1=fund in part", *words)
    reason = "Sam Osei, of the panel, is named in the conditions: record the decision again without it"
    assert held(settled, "P-1") == [reason]


def test_the_office_and_the_applicant_itself_may_be_named(settled: Office) -> None:
    feedback = "Northbridge Council may ask Olive Bureau. P-1 has a harbour, and 2 nairs."
    state(settled, "P-1", feedback=feedback)
    assert warned(settled, "P-1") == []


def test_a_partner_that_also_applied_may_be_named(office: Office) -> None:
    table = FILES["proposals.csv"].replace("brief,ask", "brief,ask,partners")
    table = table.replace("£400k", "£400k,Harbour CIC").replace("£700k", "£700k,").replace("£200k", "£200k,")
    office.done("add", office.write("proposals.csv", table), "--to", "office.panel")
    state(office, "P-1", feedback="Say what Harbour CIC will do, and not Marsh Trust.")
    decide(office)
    assert held(office, "P-1") == [
        "Marsh Trust, another applicant, is named in the feedback: mend it and approve it again"
    ]


def test_two_files_that_differ_are_settled_first(settled: Office) -> None:
    """The chair's two machines approve another text each, and neither knows of the other."""
    settled.done("pack", "office.panel", "--scope", "chair", "--member", "dee", "-o", "packs")
    for machine in ("dee", "dee2"):
        settled.done("open", "packs/homes-2017-dee.pack", "-o", f"{machine}.panel", keys=machine)
        why = settled.write("why.txt", f"As {machine} has it.\n")
        words = ("--reasons", why, "--feedback", why, "--approve")
        settled.done("statement", f"{machine}.panel", "P-1", *words, keys=machine)
        settled.done("return", f"{machine}.panel", "-o", f"{machine}.return", keys=machine)
    settled.done("merge", "dee.return", "dee2.return", "--into", "office.panel")
    assert held(settled, "P-1") == ["two files say different things of its statement: say it again in one of them"]


# What to look at first


def test_comments_that_are_repeated_are_warned_of(office: Office) -> None:
    scores = (
        f"member,proposal,criterion,score,comment,submitted\nsam,P-1,NEED,4,{COMMENT},yes\nsam,P-1,IDEA,4,Sound,yes\n"
    )
    office.done("add", office.write("sams.csv", scores), "--to", "office.panel")
    state(office, "P-1", reasons="Need\n" + COMMENT.replace(" more ", "\nmore  ") + "\nIdea\nSound\n")
    decide(office)
    assert warned(office, "P-1") == ["a comment to the panel is repeated word for word in the reasons"]
    told = office.done("letters", "office.panel", "-o", "out")
    assert "\n  look at this first: a comment to the panel is repeated word for word in the reasons\n" in told
    assert (office.folder / "out/homes-2017-letter-P-1.md").exists()
    state(office, "P-1", reasons=COMMENT.replace("half", "a half"))
    assert warned(office, "P-1") == []


def test_a_surname_and_another_outcome_are_warned_of(settled: Office) -> None:
    state(settled, "P-1", feedback="Dr Osei asks who will run it.")
    words = ("--level", "decision", "--set", "P-1=decline", "--reason", "Money")
    settled.done("decide", "office.panel", *words)
    assert warned(settled, "P-1") == [
        "the panel advised fund in part, £250,000: look whether its reasons go with the decision",
        "“Osei” stands in the feedback, and one of the panel is called so",
    ]


def test_a_speaking_note_is_in_no_letter(settled: Office) -> None:
    """Its author was promised so; the same words to the panel as well are a comment like any other."""
    says(settled, {("overall", "notes"): COMMENT})
    state(settled, "P-1", feedback=f"{COMMENT} Say why.")
    reason = "a speaking note is repeated word for word in the feedback: mend it and approve it again"
    assert held(settled, "P-1") == [reason]
    says(settled, {("NEED", "panel"): COMMENT})
    assert warned(settled, "P-1") == ["a comment to the panel is repeated word for word in the feedback"]
