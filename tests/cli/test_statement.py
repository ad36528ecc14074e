"""`statement`: a draft from the comments, its text from files, and the chair's approval."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.office import Office

DRAFT = "Little is shown, and the house is not yet found."


@pytest.fixture
def scored(office: Office) -> Office:
    """Priya's scores of P-1 and P-2 are in."""
    office.done("merge", "priya.return", "--into", "office.panel")
    return office


def test_there_is_none_at_first(scored: Office) -> None:
    told = scored.done("statement", "office.panel", "P-1")
    assert told == "There is no statement on P-1 yet. --suggest drafts one from the members' comments.\n"
    seen = scored.json("statement", "office.panel", "P-1")
    assert (seen["reference"], seen["stage"], seen["state"], seen["suggested"]) == ("P-1", "full", None, None)
    assert scored.json("status", "office.panel")["statements"] == {"approved": 0, "drafted": 0, "missing": 3}


def test_what_comments_suggest_is_printed_and_not_said(scored: Office) -> None:
    scored.done("moderate", "office.panel", "--agree", "P-1/NEED=5", "--reason", "The annex shows it.")
    told = scored.done("statement", "office.panel", "P-1", "--suggest")
    assert told.split("\n") == [
        "Reasons, from the comments to the panel:",
        "The panel agreed scores on 1 of 2 criteria; what its members gave as reasons is below.",
        "",
        "Need: 5",
        "The panel agreed 5, not the median of 4, for this reason:",
        "The annex shows it.",
        "Far from home",
        "",
        "Idea",
        "A house is a start",
        "",
        "Feedback, from the comments to the applicant:",
        "(none)",
        "",
    ]
    assert scored.json("statement", "office.panel", "P-1")["state"] is None


def test_a_text_is_a_draft_until_it_is_approved_and_again_when_it_is_changed(scored: Office) -> None:
    scored.write("why.txt", f"{DRAFT}\n\nA second paragraph.\n")
    told = scored.done("statement", "office.panel", "P-2", "--reasons", "why.txt")
    assert told.startswith("P-2: draft, not approved; typed by Olive Bureau, ")
    assert DRAFT in told
    seen = scored.json("statement", "office.panel", "P-2")
    assert (seen["state"], seen["by"], seen["typed"]) == ("draft", "office", True)
    assert seen["reasons"] == f"{DRAFT}\n\nA second paragraph."
    assert "Panel statements: 0 approved, 1 draft to approve, 2 missing." in scored.done("status", "office.panel")

    told = scored.done("statement", "office.panel", "P-2", "--approve")
    assert told.startswith("Not agreed yet on P-2: Need, Idea.\nP-2: approved on the chair's behalf, typed by Olive")
    assert scored.json("status", "office.panel")["statements"] == {"approved": 1, "drafted": 0, "missing": 2}
    entries = len(history(scored))
    scored.done("statement", "office.panel", "P-2", "--approve")
    scored.done("statement", "office.panel", "P-2", "--reasons", "why.txt")
    assert len(history(scored)) == entries  # nothing is said twice, and the same text stays approved
    assert scored.json("statement", "office.panel", "P-2")["state"] == "approved"

    scored.write("tell.txt", "Find the house.")
    scored.done("statement", "office.panel", "P-2", "--feedback", "tell.txt")
    seen = scored.json("statement", "office.panel", "P-2")
    assert (seen["state"], seen["feedback"]) == ("draft", "Find the house.")
    assert seen["reasons"].startswith(DRAFT)


def history(office: Office) -> list[str]:
    from panel_tui.house import open_workspace

    with open_workspace(office.folder / "office.panel") as space:
        return [one.id for one in space.entries.history("statement")]


def test_a_draft_is_in_no_paper_and_no_minutes(scored: Office) -> None:
    scored.done("moderate", "office.panel", "--agree", "P-2/NEED=2")
    scored.write("why.txt", DRAFT)
    scored.done("statement", "office.panel", "P-2", "--reasons", "why.txt")

    def written() -> str:
        scored.done("report", "office.panel", "-o", "paper")
        scored.done("minutes", "office.panel", "-o", "paper")
        return "".join(path.read_text(encoding="utf-8") for path in sorted((scored.folder / "paper").glob("*.md")))

    assert DRAFT not in written()
    scored.done("statement", "office.panel", "P-2", "--approve")
    assert written().count(DRAFT) == 2  # the board paper's page, and the minutes


def test_a_table_takes_in_approved_statements_and_drafts_where_it_says_so(scored: Office) -> None:
    scored.write("said.csv", "proposal,reasons,feedback,draft\nP-1,Sound.,Go on.,\nP-2,Weak.,Show need.,yes\n")
    scored.done("add", "said.csv", "--to", "office.panel")
    states = [scored.json("statement", "office.panel", one)["state"] for one in ("P-1", "P-2", "P-3")]
    assert states == ["approved", "draft", None]


def test_the_chair_approves_in_their_own_file_what_the_office_typed(scored: Office) -> None:
    scored.write("why.txt", DRAFT)
    scored.done("statement", "office.panel", "P-2", "--reasons", "why.txt")
    scored.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs2")
    (pack,) = (scored.folder / "packs2").glob("*.pack")
    scored.done("open", str(pack.relative_to(scored.folder)), "-o", "dee.panel", keys="dee")
    assert "draft, not approved" in scored.done("statement", "dee.panel", "P-2", keys="dee")
    assert "P-2: approved by Dee Adeyemi" in scored.done("statement", "dee.panel", "P-2", "--approve", keys="dee")
    scored.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    scored.done("merge", "dee.return", "--into", "office.panel")
    seen = scored.json("statement", "office.panel", "P-2")
    assert (seen["state"], seen["by"], seen["typed"]) == ("approved", "dee", False)
    told = scored.done("statement", "office.panel", "P-2", "--feedback", "feedback.txt")
    assert told.startswith("Noted beside the chair's own statement on P-2, which counts.")

    scored.done("statement", "dee.panel", "P-1", "--reasons", "why.txt", keys="dee")
    scored.done("return", "dee.panel", "-o", "dee2.return", keys="dee")
    scored.done("merge", "dee2.return", "--into", "office.panel")
    told_ = scored.run("statement", "office.panel", "P-1", "--approve")
    assert told_.code == 2
    assert "The draft of the statement on P-1 is Dee Adeyemi's own." in told_.err


def test_a_text_may_be_typed(scored: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from panel_tui.cli.main import main

    monkeypatch.setenv("PANEL_TUI_KEYS", str(scored.folder / "keys" / "office"))
    monkeypatch.chdir(scored.folder)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Typed.\n"))
    assert main(["statement", "office.panel", "P-3", "--feedback", "-", "--reasons", "reasons.txt", "--approve"]) == 0
    seen = scored.json("statement", "office.panel", "P-3")
    assert (seen["state"], seen["feedback"], seen["reasons"]) == ("approved", "Typed.", "Little need is shown.")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("P-2 --approve", "There is no statement on P-2 to approve. Write the panel's reasons first."),
        ("P-9", "There is no proposal 'P-9' here."),
        ("P-2 --reasons none.txt", "There is no such file."),
        ("P-2 --reasons blank.txt", "blank.txt: There is nothing in it."),
        ("P-2 --reasons - --feedback -", "Only one text can be read from what is typed."),
        ("P-2 --stage late", "There is no stage 'late' in this call."),
    ],
)
def test_what_cannot_be_done_is_refused(scored: Office, words: str, refusal: str) -> None:
    scored.write("blank.txt", " \n")
    told = scored.run("statement", "office.panel", *words.split())
    assert told.code == 2
    assert refusal in " ".join(told.err.split())


def test_a_member_has_no_part_in_it(scored: Office) -> None:
    told = scored.run("statement", "priya.panel", "P-1", "--approve", keys="priya")
    assert (told.code, told.out) == (2, "")
    assert "A member's own file does not hold the whole record" in told.err
