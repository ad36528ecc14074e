"""What follows the decision, by commands: answers, conditions, the reserve, the announcement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from panel_tui.house import open_workspace
from tests.cli.decided import state, text
from tests.cli.office import CALL, Office

AWARD = ("award", "office.panel")
MORE = {
    # P-4 is behind P-2 in the order of HOMES; P-5 fails its gate; P-6 is below the floor of 2 on Need.
    "more.csv": (
        "reference,title,applicant,brief,ask\n"
        "P-4,A key,Dale Council,HOMES,£300k\nP-5,A lock,Fell CIC,HOMES,£100k\nP-6,A bell,Moor Trust,HOMES,£100k\n"
    ),
    "more-assignments.csv": "member,proposal\npriya,P-4\npriya,P-6\nsam,P-3\n",
    "more-gates.csv": "proposal,gate,outcome,reason\nP-4,G1,pass,\nP-5,G1,fail,a private firm\nP-6,G1,pass,\n",
    "more-scores.csv": (
        "member,proposal,criterion,score,comment,submitted\n"
        "priya,P-4,NEED,2,Thin,yes\npriya,P-4,IDEA,3,Sound,yes\n"
        "priya,P-6,NEED,1,None,yes\npriya,P-6,IDEA,3,Sound,yes\n"
        "sam,P-3,NEED,4,Clear,yes\nsam,P-3,IDEA,4,Clear,yes\n"
    ),
}
DECISIONS = """\
proposal,outcome,award,conditions,reason
P-1,fund with conditions,£400k,Name who runs the house; Find a second site,Sound
P-2,reserve,,,No money is left
P-4,reserve,,,No money is left
P-6,reserve,,,Its need may still be shown
P-3,decline,,,Not shown
P-5,decline,,,A private firm
"""


def decided(office: Office, decisions: str = DECISIONS) -> Office:
    """Score six proposals, and decide on them."""
    office.done("merge", "priya.return", "--into", "office.panel")
    for name, content in MORE.items():
        office.write(name, content)
    office.done("add", *MORE, *office.to())
    office.write("decisions.csv", decisions)
    office.done("recommend", "office.panel", "--from", "decisions.csv")
    for level in ("board", "decision"):
        office.done("decide", "office.panel", "--level", level, "--as-advised")
    return office


@pytest.fixture
def settled(office: Office) -> Office:
    return decided(office)


def refused(office: Office, *words: str, keys: str = "office") -> str:
    """What is told where a command is refused: nothing is recorded then."""
    before = office.json(*AWARD)
    told = office.run(*words, keys=keys)
    assert (told.code, told.out) == (2, ""), told
    assert office.json(*AWARD) == before
    return told.err


def award_of(office: Office, reference: str) -> dict[str, Any]:
    return next(one for one in office.json(*AWARD)["awards"] if one["reference"] == reference)


def money_of(office: Office, brief: str) -> tuple[int, int, list[str]]:
    """What is committed and what is free in a brief, in pounds, and its reserve."""
    (one,) = [one for one in office.json(*AWARD)["briefs"] if one["brief"] == brief]
    return one["committed"] // 100, one["free"] // 100, one["reserve"]


def outcome(office: Office, reference: str) -> tuple[str, int]:
    found = office.json("decide", "office.panel", "--level", "decision")["proposals"]
    return next((one["outcome"], one["award"] // 100) for one in found if one["reference"] == reference)


def test_an_award_waits_until_it_is_accepted(settled: Office) -> None:
    # Of the envelope of £1m, P-1 has £400k. P-6 is in the reserve by the decision, but below a floor.
    assert money_of(settled, "HOMES") == (400_000, 600_000, ["P-2", "P-4"])
    listed = settled.done(*AWARD)
    assert "waiting" in listed
    assert "0 of 2 cleared" in listed
    assert "P-1 condition 2, open: Find a second site" in listed
    assert "Homes: £600,000 of £1,000,000 is free; next in reserve is P-2." in listed
    settled.done(*AWARD, "P-1", "--accepted")
    assert (award_of(settled, "P-1")["state"], award_of(settled, "P-1")["taken"]) == ("accepted", 400_000_00)
    settled.done(*AWARD, "P-1", "--waiting", "--reason", "It was another body's letter")
    assert award_of(settled, "P-1")["state"] == "waiting"
    settled.done("verify", "office.panel")


def test_declining_and_accepting_for_less_free_money_and_need_a_reason(settled: Office) -> None:
    assert "no reason is given" in refused(settled, *AWARD, "P-1", "--declined")
    assert "no reason is given" in refused(settled, *AWARD, "P-1", "--accepted", "--award", "£250k")
    assert "not between" in refused(settled, *AWARD, "P-1", "--accepted", "--award", "£401k", "--reason", "More")
    settled.done(*AWARD, "P-1", "--accepted", "--award", "£250k", "--reason", "One house only")
    assert money_of(settled, "HOMES") == (250_000, 750_000, ["P-2", "P-4"])
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    assert money_of(settled, "HOMES") == (0, 1_000_000, ["P-2", "P-4"])
    assert "They merged" in settled.done(*AWARD)


def test_the_reserve_comes_up_in_its_order_when_money_is_free(settled: Office) -> None:
    assert "needs £700,000, and £600,000 is free" in refused(settled, *AWARD, "--promote", "P-2")
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    assert "P-2 stands before P-4" in refused(settled, *AWARD, "--promote", "P-4")
    settled.done(*AWARD, "--promote", "P-2")
    assert outcome(settled, "P-2") == ("fund", 700_000)
    promoted = award_of(settled, "P-2")
    assert (promoted["by"], promoted["promoted"]) == ("Ministers", True)
    assert promoted["reason"] == "promoted from the reserve in its order: £1,000,000 was free in its brief"
    assert money_of(settled, "HOMES") == (700_000, 300_000, ["P-4"])
    # What P-1 gave up has gone on: of its £400k, £300k are left.
    assert "has gone on: £300,000 is free" in refused(settled, *AWARD, "P-1", "--accepted")
    assert "part of the ask" in refused(settled, *AWARD, "--promote", "P-4", "--award", "£250k")
    part = ("--award", "£250k", "--reason", "The first phase", "--by", "The Minister", "--condition", "Name a lead")
    settled.done(*AWARD, "--promote", "P-4", *part)
    assert outcome(settled, "P-4") == ("fund in part", 250_000)
    assert award_of(settled, "P-4")["by"] == "The Minister"
    assert [one["condition"] for one in award_of(settled, "P-4")["conditions"]] == ["Name a lead"]


def test_another_order_needs_a_reason(settled: Office) -> None:
    settled.done(*AWARD, "--promote", "P-4", "--reason", "P-2 does not fit what is free")
    assert outcome(settled, "P-4") == ("fund", 300_000)
    # £1m less the £400k of P-1 and the £300k of P-4.
    assert money_of(settled, "HOMES") == (700_000, 300_000, ["P-2"])


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("P-6", "cannot be promoted: below the floor on Need (1, floor 2)"),
        ("P-5", "is not in the reserve: the decision on it is decline"),
        ("P-1", "is not in the reserve: the decision on it is fund with conditions"),
    ],
)
def test_nobody_else_is_promoted(settled: Office, reference: str, why: str) -> None:
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    assert why in refused(settled, *AWARD, "--promote", reference, "--reason", "All the same")


def test_a_withdrawn_proposal_gives_its_award_up_and_leaves_the_reserve(settled: Office) -> None:
    settled.done("withdraw", "office.panel", "P-1", "--reason", "The body closed")
    settled.done("withdraw", "office.panel", "P-2", "--reason", "Paid by others")
    assert award_of(settled, "P-1")["state"] == "withdrawn"
    assert money_of(settled, "HOMES") == (0, 1_000_000, ["P-4"])
    assert "is withdrawn" in refused(settled, *AWARD, "P-1", "--accepted")


def test_what_the_decision_gave_a_brief_beyond_its_envelope_is_its_money(office: Office) -> None:
    more = DECISIONS.replace("P-2,reserve,,", "P-2,fund,,")
    decided(office, more)
    # £400k and £700k: £100k more than the envelope, moved there by the decision.
    assert money_of(office, "HOMES") == (1_100_000, 0, ["P-4"])
    office.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    assert money_of(office, "HOMES") == (700_000, 400_000, ["P-4"])
    office.done(*AWARD, "--promote", "P-4")
    # It does not become the brief's money by being promoted.
    assert money_of(office, "HOMES") == (1_000_000, 100_000, [])


def test_no_more_is_free_than_is_left_of_the_whole_budget(tmp_path: Path) -> None:
    small = Office.at_work(tmp_path, CALL.replace("£2m", "£1.1m"))
    decided(small, DECISIONS.replace("P-3,decline,,", "P-3,fund,,"))
    # £1.1m less £400k for P-1 and £200k for P-3 is £500k, though HOMES has £600k of its envelope left.
    assert money_of(small, "HOMES") == (400_000, 500_000, ["P-2", "P-4"])


def test_a_condition_is_cleared_by_number_and_stays_so_while_its_words_stay(settled: Office) -> None:
    settled.done(*AWARD, "P-1", "--accepted")
    assert "not said" in refused(settled, *AWARD, "P-1", "--cleared", "2")
    assert "no condition 3" in refused(settled, *AWARD, "P-1", "--cleared", "3", "--reason", "Plan received")
    assert "has no award" in refused(settled, *AWARD, "P-2", "--cleared", "1", "--reason", "Plan received")
    for number in ("1", "2"):
        settled.done(*AWARD, "P-1", "--cleared", number, "--reason", f"Plan {number} received")
    assert [one["why"] for one in award_of(settled, "P-1")["conditions"]] == ["Plan 1 received", "Plan 2 received"]
    assert "1 award: 1 accepted; 2 of 2 conditions cleared." in settled.done("status", "office.panel")
    settled.done(*AWARD, "P-1", "--reopened", "1", "--reason", "The plan was another's")
    assert [one["cleared"] for one in award_of(settled, "P-1")["conditions"]] == [False, True]
    again = ("--set", "P-1=fund with conditions", "--condition", "Name who runs the house", "--reason", "Again")
    settled.done("decide", "office.panel", "--level", "decision", *again, "--condition", "Find a third site")
    # The second condition has other words now, and what was accepted was another decision.
    now = award_of(settled, "P-1")
    assert (now["state"], [one["cleared"] for one in now["conditions"]]) == ("waiting", [False, False])
    assert now["why"] == "accepted before the decision was changed"


def test_following_the_board_again_leaves_who_was_promoted(settled: Office) -> None:
    settled.done(*AWARD, "--promote", "P-4", "--reason", "P-2 does not fit what is free")
    settled.done("decide", "office.panel", "--level", "decision", "--as-advised")
    assert outcome(settled, "P-4") == ("fund", 300_000)
    settled.done("decide", "office.panel", "--level", "decision", "--set", "P-4=reserve", "--reason", "A mistake")
    assert outcome(settled, "P-4") == ("reserve", 0)


def test_only_the_office_says_what_became_of_awards(settled: Office) -> None:
    settled.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    settled.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    told = settled.run("award", "dee.panel", "--announce", "2099-07-01", keys="dee")
    assert told.code == 2
    assert "Only the office records what became of awards" in told.err
    assert settled.run("award", "priya.panel", keys="priya").code == 2


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("--accepted",), "Whose award this is about is not said"),
        (("P-1",), "What became of it is not said"),
        (("P-1", "--declined", "--award", "£1", "--reason", "No"), "--award goes with --accepted or --promote"),
        (("P-1", "--accepted", "--by", "Ministers"), "--condition and --by go with --promote"),
        (("P-1", "--promote", "P-2"), "P-1 has no part in this"),
        (("P-3", "--accepted"), "P-3 has no award: the decision on it is decline"),
        (("--announce", "tomorrow"), "tomorrow"),
        (("P-1", "--accepted", "--award", "much"), "The award cannot be read"),
        (("P-9", "--accepted"), "There is no proposal 'P-9' here"),
        (("--promote", "P-9"), "There is no proposal 'P-9' here"),
        (("P-1", "--waiting", "--reason", "Never said"), "Nothing is on record"),
    ],
)
def test_what_cannot_be_recorded_is_told(settled: Office, words: tuple[str, ...], wrong: str) -> None:
    assert wrong in refused(settled, *AWARD, *words)


def test_letters_wait_for_the_announcement(settled: Office) -> None:
    for reference in ("P-1", "P-2"):
        state(settled, reference)
    assert "2 letters can go" in settled.done("letters", "office.panel")
    settled.done(*AWARD, "--announce", "2099-07-01")
    held = settled.done("letters", "office.panel", "-o", "letters")
    assert held.count("embargoed until 1 July 2099") == 6
    assert "0 letters written" in held
    assert settled.json("letters", "office.panel")["announced"] == "2099-07-01"
    early = settled.done("letters", "office.panel", "--date", "2099-06-30")
    assert "0 letters can go" in early
    # Dated on the day, they can be written ahead; nobody should send them before.
    ahead = settled.done("letters", "office.panel", "--date", "2099-07-01", "-o", "letters")
    assert "2 letters written" in ahead
    assert "Embargoed until 1 July 2099: send no letter before." in ahead
    settled.done(*AWARD, "--announce", "2017-07-01")
    assert "Embargoed" not in settled.done("letters", "office.panel")


def test_papers_bear_the_embargo_in_their_head(settled: Office) -> None:
    settled.done(*AWARD, "--announce", "2017-07-01")
    assert "The decisions are announced on 1 July 2017." in settled.done("status", "office.panel")
    for day, there in (("2017-06-30", True), ("2017-07-01", False)):
        settled.done("report", "office.panel", "-o", "paper", "--date", day)
        settled.done("minutes", "office.panel", "-o", "paper", "--date", day)
        for name in ("board-paper", "minutes"):
            head = text(settled, f"paper/homes-2017-{name}.md").split("## ")[0]
            assert ("Embargoed until 1 July 2017" in head) == there


def test_a_promoted_reserve_has_a_letter_of_its_own(settled: Office) -> None:
    state(settled, "P-2")
    settled.done("letters", "office.panel", "-o", "letters", "--proposal", "P-2")
    assert "on the reserve list" in text(settled, "letters/homes-2017-letter-P-2.md")
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    settled.done(*AWARD, "--promote", "P-2")
    settled.done("letters", "office.panel", "-o", "letters", "--proposal", "P-2")
    letter = text(settled, "letters/homes-2017-letter-P-2+award.md")
    state(settled, "P-1")
    assert "its applicant has declined the award" in settled.done("letters", "office.panel", "--proposal", "P-1")
    assert "Ministers decided to fund your proposal." in letter
    assert "It was on the reserve list, and money has become available since." in letter
    assert "£700,000" in letter
    assert "decided to put your proposal" in text(settled, "letters/homes-2017-letter-P-2.md")


def test_the_paper_counts_what_stands_of_the_awards(settled: Office) -> None:
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    settled.done(*AWARD, "--promote", "P-2")
    settled.done("report", "office.panel", "-o", "paper")
    paper = text(settled, "paper/homes-2017-board-paper.md")
    # £2m less the £700k of P-2; the £400k of P-1 are free again, and the envelopes are not exceeded.
    assert "The decision makes 1 award of £700,000 and leaves £1,300,000 of the whole budget." in paper
    since = "P-1 (award of £400,000 declined); P-2 (promoted from the reserve)."
    assert f"**Since the decision.** {since}" in paper
    assert "**Award:** declined: They merged." in paper


def test_status_tells_of_open_awards_and_who_could_be_promoted(settled: Office) -> None:
    told = settled.done("status", "office.panel")
    assert "1 award: 1 waiting; 0 of 2 conditions cleared." in told
    assert "next in reserve" not in told  # P-2 asks for more than is free
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    told = settled.done("status", "office.panel")
    assert "1 award: 1 declined." in told
    assert "Homes: £1,000,000 of £1,000,000 is free; next in reserve is P-2." in told
    counts = {"accepted": 0, "waiting": 0, "declined": 1, "conditions": 0, "cleared": 0}
    assert settled.json("status", "office.panel")["awards"] == counts


def test_nothing_is_on_record_before_the_decision(office: Office) -> None:
    assert "No award is on record" in office.done(*AWARD)
    assert office.json(*AWARD)["awards"] == []
    assert "no decision on it is on record" in refused(office, *AWARD, "--promote", "P-2")


def test_no_member_learns_of_awards(settled: Office) -> None:
    """Priya's later pack and receipt hold none of what was said of awards, and not the day of the announcement."""
    settled.done(*AWARD, "P-1", "--declined", "--reason", "They merged")
    settled.done(*AWARD, "--announce", "2099-07-01")
    settled.done(*AWARD, "P-1", "--cleared", "1", "--reason", "Plan received")
    settled.done("pack", "office.panel", "--member", "priya", "-o", "packs")
    settled.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    settled.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    settled.done("open", "p.receipt", "-o", "priya.panel", keys="priya")
    with open_workspace(settled.folder / "priya.panel") as space:
        for kind in ("award", "condition", "embargo", "decision", "recommendation", "meets"):
            assert not space.entries.history(kind)
