"""The agenda by command: its orders, the consent block, who leaves, its times, and the paper for members."""

from __future__ import annotations

from hashlib import sha256

import docx
import pytest

from tests.cli.test_meeting import Meeting
from tests.cli.test_meeting import meeting as meeting  # a fixture


@pytest.fixture
def evening(meeting: Meeting) -> Meeting:
    """P-1: 4 and 2, floor 2. P-2: Priya's 3s, nothing missing. P-3: Sam is recused and nobody else scored it."""
    return meeting.at("08:00")


def agenda(meeting: Meeting, *words: str) -> str:
    """What `agenda` tells."""
    return meeting.done("agenda", "office.panel", *words)


def order(meeting: Meeting) -> list[str]:
    """The items in their order."""
    return [one["reference"] for one in meeting.json("agenda", "office.panel")["items"]]


def test_what_nobody_need_talk_about_is_in_the_consent_block_and_can_be_called_out(evening: Meeting) -> None:
    told = evening.json("agenda", "office.panel")
    assert not told["set"]
    assert [one["reference"] for one in told["consent"]] == ["P-1", "P-2"]
    assert [(one["reference"], one["must_leave"]) for one in told["items"]] == [("P-3", ["Sam Osei"])]
    words = ("--call-out", "P-2", "--reason", "The costs")
    for by, why in (("dee", "has a hard interest in P-2"), ("nobody", "There is no member")):
        refused = evening.run("agenda", "office.panel", *words, "--by", by)
        assert (refused.code, why in refused.err) == (2, True)
    shown = agenda(evening, *words, "--by", "Priya Nair")
    assert "called out by Priya Nair: The costs" in shown
    assert "By consent, 1 proposal:" in shown
    assert order(evening) == ["P-3", "P-2"]
    refused = evening.run("agenda", "office.panel", *words, "--by", "priya")
    assert (refused.code, "P-2 is not in the consent block" in refused.err) == (2, True)


def test_the_consent_block_is_agreed_at_once(evening: Meeting) -> None:
    shown = agenda(evening, "--agree-consent")
    # Medians: 4 and 2 give 3 on both criteria of P-1; Priya's 3s on P-2.
    for line in ("P-1 Need: 3 agreed (new)", "P-1 Idea: 3 agreed (new)", "P-2 Need: 3 agreed (new)"):
        assert line in " ".join(shown.split())
    assert "P-3 Need" not in " ".join(shown.split())
    assert "Nothing in the consent block is left to agree" in agenda(evening, "--agree-consent")


def test_the_same_seed_gives_the_same_order_and_anybody_can_check_it(evening: Meeting) -> None:
    for called in ("P-1", "P-2"):
        agenda(evening, "--call-out", called, "--by", "priya", "--reason", "Cost")
    assert "The seed: June draw" in agenda(evening, "--order", "random", "--seed", "June draw")
    by_lot = sorted(("P-1", "P-2", "P-3"), key=lambda one: sha256(f"June draw{one}".encode()).hexdigest())
    assert order(evening) == by_lot
    agenda(evening, "--order", "rotated", "--seed", "June draw")
    start = int(sha256(b"June draw").hexdigest(), 16) % 3
    assert order(evening) == [f"P-{(start + number) % 3 + 1}" for number in range(3)]
    agenda(evening, "--order", "random")
    assert evening.json("agenda", "office.panel")["seed"]
    agenda(evening, "--move", "P-3", "--to", "1")
    told = evening.json("agenda", "office.panel")
    assert (told["how"], told["seed"], told["items"][0]["reference"]) == ("by hand", None, "P-3")


def test_grouped_so_that_people_leave_seldom(evening: Meeting) -> None:
    for called in ("P-1", "P-2"):
        agenda(evening, "--call-out", called, "--by", "priya", "--reason", "Cost")
    evening.write("more.csv", "member,proposal,interest,reason\nrufus,P-1,hard,my aunt\nrufus,P-3,hard,my aunt\n")
    evening.at("09:00").done("add", "more.csv", *evening.to())
    assert "Rufus Kell has a hard interest in P-1" in agenda(evening)
    for place, moved in enumerate(("P-1", "P-2", "P-3"), start=1):
        agenda(evening, "--move", moved, "--to", str(place))
    # Rufus for P-1, Dee for P-2, Rufus and Sam for P-3; with P-1 beside P-3 Rufus leaves once.
    assert evening.json("agenda", "office.panel")["leavings"] == 4
    assert "Conflicted members leave the room 3 times" in agenda(evening, "--order", "fewest")


def test_the_minutes_and_what_went_over(evening: Meeting) -> None:
    for called in ("P-1", "P-2"):
        agenda(evening, "--call-out", called, "--by", "priya", "--reason", "Cost")
    for place, moved in enumerate(("P-1", "P-2", "P-3"), start=1):
        agenda(evening, "--move", moved, "--to", str(place))
    shown = agenda(evening, "--minutes", "10")
    assert ["from 0:00" in shown, "from 0:10" in shown, "from 0:20" in shown] == [True] * 3
    evening.at("10:00").room("--in", "priya", "--item", "P-1")
    evening.at("10:05").room("--park")
    evening.at("10:06").room("--item", "P-2")
    evening.at("10:08").room("--item", "P-1")
    # P-1 had 5 minutes and then 7: 12, 2 over. P-2 had 2.
    evening.at("10:15").room("--done")
    shown = evening.at("10:20").done("agenda", "office.panel")
    assert "done in 12 min, 2 over" in shown
    assert "done in 2 min" in shown
    assert "about 10:20" in shown


def test_what_is_new_since_the_agenda_was_set_is_told(evening: Meeting) -> None:
    agenda(evening, "--minutes", "10")
    evening.at("09:00").done("withdraw", "office.panel", "P-3", "--reason", "No lead body")
    low = "member,proposal,criterion,score,comment,submitted\nrufus,P-2,NEED,1,x,yes\nrufus,P-2,IDEA,1,x,yes\n"
    evening.write("low.csv", low)
    evening.done("add", "low.csv", *evening.to())
    shown = agenda(evening)
    assert "Gone since the agenda was set: P-3." in shown
    assert "new since the agenda was set, floor" in shown
    assert order(evening) == ["P-2"]


def test_the_paper_for_members_holds_nothing_of_what_they_wrote(evening: Meeting) -> None:
    agenda(evening, "--call-out", "P-2", "--by", "priya", "--reason", "SECRET-WORDS", "--minutes", "10")
    agenda(evening, "-o", "out", "--date", "2017-06-07")
    text = (evening.folder / "out" / "homes-2017-agenda.md").read_text(encoding="utf-8").replace("\\", "")
    for wanted in ("Harbour CIC", "Dee Adeyemi", "By consent", "P-1", "+10 min"):
        assert wanted in text
    for hidden in ("SECRET-WORDS", "Seen", "apart", "my employer"):
        assert hidden not in text
    word = docx.Document(str(evening.folder / "out" / "homes-2017-agenda.docx"))
    assert [row.cells[1].text for row in word.tables[-2].rows][1:] == ["P-3", "P-2"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--order", "random", "--seed", " "), "needs a seed"),
        (("--order", "need", "--seed", "x"), "takes no seed"),
        (("--seed", "x"), "says nothing alone"),
        (("--by", "priya"), "says nothing alone"),
        (("--to", "1"), "says nothing alone"),
        (("--move", "P-3"), "To which place"),
        (("--move", "P-3", "--to", "9"), "There is no place 9"),
        (("--move", "P-1", "--to", "1"), "call it out first"),
        (("--call-out", "P-1"), "Who calls it out"),
        (("--call-out", "P-1", "--by", "priya"), "needs a reason"),
        (("--minutes", "0"), "no time for an item"),
    ],
)
def test_what_cannot_be_done_is_refused(evening: Meeting, words: tuple[str, ...], why: str) -> None:
    refused = evening.run("agenda", "office.panel", *words)
    assert refused.code == 2
    assert why in refused.err
