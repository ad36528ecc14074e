"""What comes late or changes: interests, withdrawals, members who leave, new versions, corrected rubrics, old packs."""

from __future__ import annotations

import pytest

from tests.cli.office import FILES, RUBRIC, Office

AGREED = "proposal,criterion,agreed score,reason\nP-1,NEED,4,as scored\n"


@pytest.fixture
def office(office: Office) -> Office:
    """The office with Priya's return taken in."""
    office.done("merge", "priya.return", "--into", "office.panel")
    return office


def again(office: Office, name: str = "priya") -> str:
    """A member's later return is taken in; what `merge` told of it."""
    office.done("return", f"{name}.panel", "-o", f"{name}.return", keys=name)
    return office.done("merge", f"{name}.return", "--into", "office.panel")


def repacked(office: Office, name: str = "priya") -> str:
    """A member opens a new pack; what `open` told."""
    office.done("pack", "office.panel", "--member", name, "-o", "packs")
    return office.done("open", f"packs/homes-2017-{name}.pack", "-o", f"{name}.panel", keys=name)


def ranked(office: Office, reference: str) -> dict[str, object]:
    """A proposal as `rank` has it."""
    found = office.json("rank", "office.panel")["proposals"]
    return dict(next(one for one in found if one["reference"] == reference))


def test_a_correction_after_agreement_says_look_again(office: Office) -> None:
    office.write("agreed.csv", AGREED)
    office.done("add", "agreed.csv", *office.to())
    office.write("more.csv", "member,proposal,criterion,score,comment,submitted\npriya,P-1,NEED,3,Less far,yes\n")
    office.done("add", "more.csv", "--to", "priya.panel", keys="priya")
    told = again(office)
    assert "P-1: Need 4 → 3 (correction), after you agreed 4 on " in told
    assert "look again" in told


def test_an_interest_after_scoring_takes_the_scores_out(office: Office) -> None:
    assert ranked(office, "P-1")["total"] is not None
    office.write("agreed.csv", AGREED)
    office.done("add", "agreed.csv", *office.to())
    office.done("assess", "priya.panel", "--declare", "P-1=hard", "--reason", "my sister", keys="priya")
    told = again(office)
    assert "a hard interest in P-1: their scores there do not count, after 1 criterion was agreed" in told
    assert ranked(office, "P-1")["mean"] is None


def test_a_withdrawn_submission_counts_no_longer(office: Office) -> None:
    office.done("assess", "priya.panel", "--withdraw", "P-2", "--reason", "misread", keys="priya")
    assert "P-2: withdrawn; their scores there do not count" in again(office)
    assert ranked(office, "P-2")["total"] is None
    assert "Withdrawn: Priya Nair on P-2." in office.done("status", "office.panel")


def test_a_member_who_leaves_is_heard_up_to_then(office: Office) -> None:
    office.done("end", "office.panel", "--role", "priya=member", "--reason", "left")
    assert ranked(office, "P-1")["total"] is not None
    office.write("more.csv", "member,proposal,criterion,score,comment,submitted\npriya,P-1,NEED,0,Too late,yes\n")
    office.done("add", "more.csv", "--to", "priya.panel", keys="priya")
    assert "kept in quarantine" in again(office)
    assert "Priya Nair: has no role any more." in office.done("post", "office.panel")
    assert office.json("remind", "office.panel", "--member", "priya") == []


def test_a_withdrawn_proposal_is_judged_no_longer_and_can_come_back(office: Office) -> None:
    office.done("withdraw", "office.panel", "P-1", "--reason", "Merged with another bid")
    assert ranked(office, "P-1") | {"outcome": "decline"} == ranked(office, "P-1")
    status = office.done("status", "office.panel")
    assert "P-1 is withdrawn: Merged with another bid." in status
    assert "P-1 is withdrawn and no longer judged: Merged with another bid" in repacked(office)
    assert "P-1  withdrawn: Merged with another bid" in office.done("assess", "priya.panel", "--list", keys="priya")
    told = office.run("assess", "priya.panel", "--submit", "P-1", keys="priya")
    assert "Its applicant has withdrawn it" in told.err
    assert "priya" not in [one["member"] for one in office.json("remind", "office.panel")]
    office.done("report", "office.panel", "-o", "paper")
    (paper,) = (office.folder / "paper").glob("*.md")
    assert "| Withdrawn | | 1 |" in " ".join(paper.read_text(encoding="utf-8").split())
    office.done("withdraw", "office.panel", "P-1", "--back", "--reason", "It was a mistake")
    assert ranked(office, "P-1")["total"] is not None


def test_a_new_version_is_told_and_scores_keep_the_one_they_are_of(office: Office) -> None:
    office.write("texts/P-1.md", FILES["texts/P-1.md"].replace("A house nearby", "Two houses nearby"))
    office.done("add", "texts", *office.to(), "--reason", "The applicant corrected the number")
    attention = office.done("status", "office.panel")
    assert "P-1 has a new version: the scores of Priya Nair are of an earlier one." in attention
    lacks = next(one for one in office.json("post", "office.panel") if one["member"] == "priya")["lacks"]
    new = "P-1 has a new version (The applicant corrected the number)"
    assert lacks == [f"{new}: what you submitted stays with the version that you read; submit it again for this one"]
    assert new in repacked(office)
    before = ranked(office, "P-1")["total"]
    office.done("assess", "priya.panel", "--submit", "P-1", keys="priya")
    assert "P-1: submitted again for its new version" in again(office)
    assert "has a new version" not in office.done("status", "office.panel")
    assert ranked(office, "P-1")["total"] == before


def test_a_corrected_rubric_holds_for_all_scores(office: Office) -> None:
    before = ranked(office, "P-1")["total"]
    corrected = RUBRIC.format(id="HOMES", title="Homes").replace("weight = 60", "weight = 20")
    office.write("homes.toml", corrected.replace("weight = 40", "weight = 80"))
    office.done("add", "homes.toml", *office.to(), "--reason", "The weights were swapped")
    assert (before, ranked(office, "P-1")["total"]) == (72, 64)
    assert "the rubric of Homes is corrected (The weights were swapped)" in repacked(office)
    office.write("homes.toml", RUBRIC.format(id="HOMES", title="Homes").replace("best = 5", "best = 10"))
    told = office.run("add", "homes.toml", *office.to())
    assert told.code == 2
    assert "the scale or the levels of NEED are others than before" in told.err
    assert "Give the criterion a new id" in told.err


def test_an_old_pack_never_wins(office: Office) -> None:
    old = (office.folder / "packs" / "homes-2017-priya.pack").read_bytes()
    words = office.passphrases["homes-2017-priya.pack"]
    office.write("texts/P-1.md", FILES["texts/P-1.md"].replace("A house nearby", "Two houses nearby"))
    office.done("add", "texts", *office.to())
    repacked(office)
    office.write("old.pack", old)
    office.passphrases["old.pack"] = words
    before = office.done("verify", "priya.panel", keys="priya")
    told = office.done("open", "old.pack", "-o", "priya.panel", keys="priya")
    assert "It is older than what this file has already" in told
    assert office.done("verify", "priya.panel", keys="priya") == before


def test_two_machines_differ_until_their_owner_says_which_holds(office: Office) -> None:
    office.done("open", "packs/homes-2017-priya.pack", "-o", "laptop.panel", keys="laptop")
    scores = FILES["scores.csv"].replace("priya,P-1,NEED,4", "priya,P-1,NEED,2")
    office.write("other.csv", scores)
    office.done("add", "other.csv", "--to", "laptop.panel", keys="laptop")
    office.done("return", "laptop.panel", "-o", "laptop.return", keys="laptop")
    told = office.done("merge", "laptop.return", "--into", "office.panel")
    assert "P-1: Need differs between two devices (2 and 4); neither counts until they say which holds" in told
    status = office.done("status", "office.panel")
    assert "Unsettled: Priya Nair on P-1, NEED: two devices differ, score " in status
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    told = office.done("open", "p.receipt", "-o", "priya.panel", keys="priya")
    assert "Two of your machines differ: P-1, NEED: score " in told
    (found,) = [
        one for one in office.json("assess", "priya.panel", keys="priya")["assessments"] if one["reference"] == "P-1"
    ]
    (difference,) = [one for one in found["differing"] if one["field"] == "score"]
    device = next(side["device"] for side in difference["sides"] if side["words"] == "2")
    unsure = office.run("assess", "priya.panel", "--settle", "P-1", keys="priya")
    assert "Which machine's words hold?" in unsure.err
    told = office.done("assess", "priya.panel", "--settle", "P-1", "--device", device[:8], keys="priya")
    assert "P-1, NEED: score 2" in told
    again(office)
    assert "Unsettled" not in office.done("status", "office.panel")
    assert ranked(office, "P-1")["total"] == 48
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    office.done("open", "p.receipt", "-o", "laptop.panel", keys="laptop")
    assert (
        "Your machines do not differ there"
        in office.run("assess", "laptop.panel", "--settle", "P-1", keys="laptop").err
    )


def test_of_two_interests_the_stricter_one_holds(office: Office) -> None:
    office.done("open", "packs/homes-2017-priya.pack", "-o", "laptop.panel", keys="laptop")
    office.done("assess", "laptop.panel", "--declare", "P-1=none", keys="laptop")
    office.done("assess", "priya.panel", "--declare", "P-1=hard", keys="priya")
    told = office.done("return", "laptop.panel", "-o", "laptop.return", keys="laptop")
    assert "0 of 2" in told
    office.done("merge", "laptop.return", "--into", "office.panel")
    told = again(office)
    assert "their interest in P-1 differs between two devices: the stricter one holds" in told
    assert ranked(office, "P-1")["mean"] is None
