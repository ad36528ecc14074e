"""A second round by post, by commands alone: packs with others' scores, revised scores back, and what they moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.guide import first_column, sections
from tests.cli.office import CALL, RUBRIC, Office
from tests.cli.test_json_keys import keys_of

MEMBERS = ("priya", "sam", "tove")
FIRST = {"priya": ("4", "3"), "sam": ("1", "3"), "tove": ("2", "5")}
"""The first scores of P-1 on NEED and IDEA."""
SECRETS = {one: f"{one.upper()}-SAYS" for one in MEMBERS}


def table(member: str, need: str, idea: str, round_: str = "1", proposal: str = "P-1") -> str:
    """A member's scores of a proposal as a table, all submitted."""
    words = f"{SECRETS[member]} in round {round_}"
    return (
        "member,proposal,criterion,score,comment,submitted,round\n"
        f"{member},{proposal},NEED,{need},{words} of need,yes,{round_}\n"
        f"{member},{proposal},IDEA,{idea},{words} of idea,yes,{round_}\n"
    )


def pack_all(office: Office) -> None:
    """Packs for everybody, each opened by its member."""
    office.done("pack", "office.panel", "-o", "packs")
    for member in MEMBERS:
        office.done("open", f"packs/homes-2017-{member}.pack", "-o", f"{member}.panel", keys=member)


def scored(office: Office, member: str, need: str, idea: str, round_: str = "1", proposal: str = "P-1") -> str:
    """A member scores a proposal in a table and returns it; the return's name."""
    name = office.write(f"{member}-{proposal}-{round_}.csv", table(member, need, idea, round_, proposal))
    office.done("add", name, "--to", f"{member}.panel", keys=member)
    returned = f"{member}-{proposal}-{round_}.return"
    office.done("return", f"{member}.panel", "-o", returned, keys=member)
    return returned


@pytest.fixture
def first(tmp_path: Path) -> Office:
    """Three members who have all returned P-1; sam alone has P-2 too, which he has not scored."""
    office = Office(tmp_path)
    office.write("call.toml", CALL.replace('briefs = ["homes.toml", "ties.toml"]', 'briefs = ["homes.toml"]'))
    office.write("homes.toml", RUBRIC.format(id="HOMES", title="Homes"))
    office.write("members.csv", "id,name,role\npriya,Priya Nair,member\nsam,Sam Osei,member\ntove,Tove Lund,member\n")
    office.write(
        "proposals.csv",
        "reference,title,applicant,brief,ask\n"
        "P-1,A front door,Northbridge,HOMES,£400k\nP-2,Next door,Harbour,HOMES,£700k\n",
    )
    assigned = "".join(f"{member},P-1\n{member},P-2\n" for member in MEMBERS)
    office.write("assignments.csv", "member,proposal\n" + assigned)
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "assignments.csv", *office.to())
    pack_all(office)
    for member in MEMBERS:
        office.done("merge", scored(office, member, *FIRST[member]), "--into", "office.panel")
    return office


def test_a_round_is_opened_where_the_one_before_has_something_in_it(first: Office) -> None:
    said = first.done("round", "office.panel", "--open", "--due", "2017-06-30", "--reason", "They lie far apart")
    assert "Round 2 of Full proposals is open" in said
    told = first.json("round", "office.panel")
    assert [one["round"] for one in told["rounds"]] == ["1", "2"]
    assert (told["rounds"][1]["due"], told["rounds"][1]["reason"]) == ("2017-06-30", "They lie far apart")
    assert [one["member"] for one in told["rounds"][0]["submitted"]] == ["priya", "sam", "tove"]
    again = first.run("round", "office.panel", "--open")
    assert (again.code, "Nobody has submitted anything in round 2 yet" in again.err) == (2, True)
    assert first.run("round", "priya.panel", "--open", keys="priya").code == 2
    assert first.run("round", "office.panel", "--due", "2017-06-30").code == 2


@pytest.fixture
def second(first: Office) -> Office:
    """The same with a second round open, and everybody's new pack in their file."""
    first.done("round", "office.panel", "--open", "--due", "2017-06-30")
    pack_all(first)
    return first


def test_a_pack_shows_what_others_gave_and_not_who(second: Office) -> None:
    said = second.done("assess", "priya.panel", "--others", "P-1", keys="priya")
    # Sam gave 1 and 3, Tove 2 and 5: on both criteria the lower score stands first.
    assert said.index("1: SAM-SAYS in round 1 of need") < said.index("2: TOVE-SAYS in round 1 of need")
    assert said.index("3: SAM-SAYS in round 1 of idea") < said.index("5: TOVE-SAYS in round 1 of idea")
    assert "PRIYA-SAYS" not in said
    assert not any(name in said for name in ("Sam Osei", "sam:", "Tove Lund", "tove:"))
    told = second.json("assess", "priya.panel", "--others", "P-1", keys="priya")
    assert told["members"] == 2
    assert [one["mark"] for one in told["criteria"][0]["given"]] == ["1", "2"]
    none = second.run("assess", "priya.panel", "--others", "P-2", keys="priya")
    assert (none.code, "Nothing is shown to you of how others scored it" in none.err) == (2, True)


def test_opening_the_pack_tells_of_the_round_and_the_list_of_what_is_to_do(first: Office) -> None:
    first.done("round", "office.panel", "--open", "--due", "2017-06-30")
    first.done("pack", "office.panel", "--member", "priya", "-o", "packs")
    said = first.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    assert "round 2 is open until 30 June 2017: see what others gave, and revise what you gave, on P-1" in said
    assert "round 2 is open: --others P-1 shows what others gave" in first.done(
        "assess", "priya.panel", "--list", keys="priya"
    )
    listed = first.json("assess", "priya.panel", keys="priya")["assessments"]
    assert [(one["reference"], one["round"]) for one in listed] == [("P-1", "2"), ("P-2", "1")]


def test_what_is_revised_counts_and_the_first_scores_stay(second: Office) -> None:
    """Priya goes from 4 3 to 3 3 and Sam from 1 3 to 3 2; Tove sends nothing, and keeps 2 5."""
    returns = [scored(second, "priya", "3", "3", "2"), scored(second, "sam", "3", "2", "2")]
    said = second.done("merge", *returns, "--into", "office.panel", "--dry-run")
    assert "second round: P-1 scored again" in said
    assert "P-1: Need 4 → 3 (second round)" in said
    # In another order and more than once: the same.
    second.done("merge", *reversed(returns), "--into", "office.panel")
    second.done("merge", *returns, "--into", "office.panel")
    assert second.done("verify", "office.panel")
    told = second.json("round", "office.panel")
    assert [(one["member"], one["criterion"], one["first"], one["now"]) for one in told["shifts"]] == [
        ("priya", "NEED", 4, 3),
        ("sam", "IDEA", 3, 2),
        ("sam", "NEED", 1, 3),
    ]
    # Of 4 scores of two members 1 went up (by 2) and 2 down (by 1 each): (2 + 1 + 1) / 3 points on average. The scores
    # of NEED were 4, 1, 2 and are 3, 3, 2: 3 and 1 apart; of IDEA 3, 3, 5 and 3, 2, 5: 2 and 3 apart.
    assert told["sums"] == [
        {"scale": "0 to 5", "scores": 4, "up": 1, "down": 2, "mean": 1.333333, "apart_first": 2.5, "apart_now": 2.0}
    ]
    words = second.done("round", "office.panel")
    assert "of 4 scores 1 went up and 2 down, by 1.33 on average" in words
    assert "closer together: from lowest to highest 2.5 points on average at first, 2 now" in words
    assert [len(one["submitted"]) for one in told["rounds"]] == [3, 2]
    assert [one["waiting"] for one in told["rounds"]] == [[], [{"reference": "P-1", "member": "tove"}]]
    assert "1 assessment may still be revised, by Tove Lund" in words
    # NEED weighs 60 and IDEA 40. The medians are 3 (of 2, 3, 3) and 3 (of 2, 3, 5), of 5: 36 + 24. At first they were
    # 2 and 3: 24 + 24.
    (ranked,) = [one for one in second.json("rank", "office.panel")["proposals"] if one["reference"] == "P-1"]
    assert ranked["total"] == 60


def test_who_leaves_a_score_as_it_was_says_it_again_by_submitting(second: Office) -> None:
    assert "P-1 is submitted, in round 2" in second.done("assess", "tove.panel", "--submit", "P-1", keys="tove")
    second.done("return", "tove.panel", "-o", "tove-again.return", keys="tove")
    second.done("merge", "tove-again.return", "--into", "office.panel")
    told = second.json("round", "office.panel")
    assert told["rounds"][1]["submitted"] == [{"reference": "P-1", "member": "tove"}]
    assert (told["shifts"], told["sums"][0]["up"], told["sums"][0]["down"]) == ([], 0, 0)


def test_withdrawing_takes_both_rounds_back(second: Office) -> None:
    second.done("assess", "sam.panel", "--submit", "P-1", keys="sam")
    second.done("assess", "sam.panel", "--withdraw", "P-1", "--reason", "A late conflict", keys="sam")
    second.done("return", "sam.panel", "-o", "sam-gone.return", keys="sam")
    second.done("merge", "sam-gone.return", "--into", "office.panel")
    told = second.json("round", "office.panel")
    assert [one["member"] for one in told["rounds"][0]["submitted"]] == ["priya", "tove"]


def test_a_table_of_the_first_round_is_refused_once_others_scores_were_seen(second: Office) -> None:
    name = second.write("late.csv", table("priya", "5", "5"))
    told = second.run("add", name, "--to", "priya.panel", keys="priya")
    assert told.code == 2
    assert "P-1 is in round 2, and these are scores of round 1" in told.err


@pytest.mark.parametrize(
    ("section", "words", "keys"),
    [
        ("round", ("round", "office.panel"), "office"),
        ("assess, what others gave", ("assess", "priya.panel", "--others", "P-1"), "priya"),
    ],
)
def test_the_keys_are_those_of_the_guide(second: Office, section: str, words: tuple[str, ...], keys: str) -> None:
    second.done("merge", scored(second, "sam", "3", "2", "2"), "--into", "office.panel")
    told = second.json(*words, keys=keys)
    assert set(keys_of(told)) == set(first_column(sections("json")[section]))
