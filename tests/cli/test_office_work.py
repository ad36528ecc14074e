"""The office's daily work: what merge, status, receipt and add tell, and that refusals leave nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.office import FILES, Office
from tests.cli.test_panel_commands import scored


def test_merge_says_what_a_return_brought_and_so_does_a_dry_run(office: Office) -> None:
    merge = ("merge", "priya.return", "--into", "office.panel")
    for more in (("--dry-run",), ()):
        assert "  2 proposals submitted: P-1, P-2\n" in office.done(*merge, *more)
    assert "submitted" not in office.done(*merge)
    office.write("again.csv", FILES["scores.csv"].split("priya,P-1,IDEA")[0].replace(",4,", ",5,"))
    office.done("add", "again.csv", "--to", "priya.panel", keys="priya")
    office.done("assess", "priya.panel", "--declare", "P-2=hard", keys="priya")
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    said = office.done(*merge)
    assert "  P-1: Need 4 → 5 (correction)\n" in said
    assert "  a hard interest in P-2: their scores there do not count\n" in said


def test_status_shows_failed_gates_returns_and_who_is_short(office: Office) -> None:
    office.write("gate.csv", "proposal,gate,outcome,reason\nP-3,G1,fail,Not a charity\n")
    office.done("add", "gate.csv", "--to", "office.panel")
    before = office.done("status", "office.panel")
    assert "last return" not in before
    assert "P-3 is not scored: gate G1 failed." in before
    # P-3 failed a gate; of the others nothing has come, and the call wants one member each.
    assert "Submitted by fewer than the 1 member that the call wants: P-1 (0), P-2 (0)." in before
    office.done("merge", "priya.return", "--into", "office.panel")
    said = office.done("status", "office.panel")
    assert "fewer" not in said
    (sam,) = [line for line in said.splitlines() if line.startswith("Sam Osei")]
    assert sam.endswith("none yet")
    content = office.json("status", "office.panel")
    returns = {one["member"]: one["last_return"] for one in content["members"]}
    assert returns["sam"] is None
    assert returns["priya"] > "2000"
    assert [one["failed_gates"] for one in content["proposals"]] == [[], [], ["G1"]]


def test_advice_that_followed_a_line_that_moved_is_called_stale(office: Office) -> None:
    scored(office)
    office.done("recommend", "office.panel", "--follow-line")
    shows = (["recommend", "office.panel"], ["decide", "office.panel", "--level", "board"], ["status", "office.panel"])
    for words in shows:
        assert "line has changed" not in office.done(*words)
        assert not office.json(*words)["stale"]
    # P-2 makes 60 + 40 now and comes first: its £700,000 fits into £1m, and the £400,000 of P-1 no longer does.
    office.done("moderate", "office.panel", "--agree", "P-2/NEED=5", "--reason", "Shown in the room")
    for words in shows:
        said = office.done(*words)
        assert "since the panel's advice: P-2 is now fund, £700,000; P-1 is now reserve 1. Record the panel's" in said
        assert office.json(*words)["stale"]
    office.done("recommend", "office.panel", "--follow-line", "--set", "P-1=fund", "--reason", "Money was promised")
    assert not office.json("recommend", "office.panel")["stale"]
    # A reason of the panel's own does not go stale.
    assert "P-1  Northbridge" not in office.done("status", "office.panel")


def test_the_agenda_shows_who_gave_what(office: Office) -> None:
    scored(office)
    table = (
        "member,proposal,criterion,score,comment,submitted\nsam,P-1,NEED,1,Not shown,yes\nsam,P-1,IDEA,3,Sound,yes\n"
    )
    office.write("low.csv", table)
    office.done("add", "low.csv", "--to", "office.panel")
    office.done("moderate", "office.panel", "--agree", "P-1/NEED=3", "--reason", "In between")
    said = office.done("moderate", "office.panel")
    # 4 and 1: the median is 2.5, the spread 3.
    assert "Need (NEED)\n      Priya Nair 4, Sam Osei 1\n      median 2.5, spread 3, floor 2, agreed 3\n" in said
    assert "(IDEA)" not in said
    (item,) = office.json("moderate", "office.panel")["must_discuss"]
    assert item["criteria"][0]["scores"] == [{"member": "priya", "score": 4.0}, {"member": "sam", "score": 1.0}]


def test_receipts_for_everybody_who_has_returned(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    said = office.done("receipt", "office.panel", "-o", "new/receipts")
    assert [path.name for path in (office.folder / "new/receipts").iterdir()] == ["homes-2017-priya.receipt"]
    assert "1 receipt made" in said
    office.done("open", "new/receipts/homes-2017-priya.receipt", "-o", "priya.panel", keys="priya")


def test_missing_folders_are_made(office: Office) -> None:
    office.done("new", "call.toml", "-o", "a/b/new.panel", keys="other")
    office.done("open", "packs/homes-2017-sam.pack", "-o", "c/sam.panel", keys="sam")
    office.done("return", "priya.panel", "-o", "d/priya.return", keys="priya")
    assert all((office.folder / name).is_file() for name in ("a/b/new.panel", "c/sam.panel", "d/priya.return"))


def test_members_go_by_id_or_by_name(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    assert "priya.pack" in office.done("pack", "office.panel", "--member", "Priya Nair", "-o", "packs")
    assert "Priya Nair" in office.done("receipt", "office.panel", "--member", "priya nair", "-o", "p.receipt")
    office.done("moderate", "office.panel", "--revise", "P-1/NEED/Priya Nair=3", "--reason", "Heard the others")
    erase = ("erase", "office.panel", "--member", "Priya Nair", "--kind", "comment", "--reason", "Law")
    assert "4 entries would be erased" in office.done(*erase)
    office.done("end", "office.panel", "--role", "Sam Osei=member", "--reason", "Left")


def test_add_tells_of_files_as_they_were_typed_and_counts_what_they_hold(office: Office) -> None:
    said = office.done("add", "gates.csv", "texts", "members.csv", "--to", "office.panel")
    assert said.splitlines()[:3] == ["gates.csv: 3 gates as they are", "texts: 1 text as it is", said.splitlines()[2]]
    assert said.splitlines()[2] == "members.csv: 2 members as they are"


def test_a_member_who_adds_the_same_again_is_told_that_it_was_there(office: Office) -> None:
    for _ in range(2):
        said = office.done("add", "scores.csv", "--to", "priya.panel", keys="priya")
        assert said == "scores.csv: 8 scores and comments as they are\nEverything was there already.\n"
    assert "not submitted" not in office.done("return", "priya.panel", "-o", "p.return", keys="priya")


@pytest.mark.parametrize(
    "command",
    [
        "assess sam.panel --submit P-1",
        "assess sam.panel --withdraw P-1 --reason r",
        "add scores.csv --to sam.panel",
        "add half.csv --to sam.panel",
        "add priya-interest.csv --to sam.panel",
        "add scores.csv --to sam.panel --dry-run",
        "return sam.panel -o sam.return",
    ],
)
def test_a_refused_first_write_leaves_neither_device_nor_key(office: Office, command: str) -> None:
    office.write("half.csv", "member,proposal,criterion,score,comment,submitted\nsam,P-1,NEED,4,Shown,yes\n")
    office.write("priya-interest.csv", "member,proposal,interest\npriya,P-1,hard\n")
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    entries, before = office.json("verify", "sam.panel")["entries"], office.state()
    assert office.run(*command.split(), keys="sam").code == 2
    assert office.json("verify", "sam.panel")["entries"] == entries
    assert office.state().keys() == before.keys()


def test_a_file_where_keys_should_lie_is_a_sentence(office: Office) -> None:
    office.write("keys/none", "not a folder")
    told = office.run("new", "call.toml", "-o", "new.panel", keys="none")
    assert (told.code, "Keys cannot be kept in this folder" in told.err) == (2, True)
    assert "Traceback" not in told.text


def test_packs_that_cannot_be_written_say_nothing(office: Office) -> None:
    (office.folder / "packs" / "homes-2017-sam.pack").unlink()
    (office.folder / "packs" / "homes-2017-sam.pack").mkdir()
    before = office.json("verify", "office.panel")["entries"]
    assert "This is a folder" in office.run("pack", "office.panel", "-o", "packs").err
    assert office.json("verify", "office.panel")["entries"] == before


def test_erase_is_refused_to_a_member_before_anything_is_shown(office: Office) -> None:
    told = office.run("erase", "priya.panel", "--member", "priya", "--reason", "r", keys="priya")
    assert (told.code, told.out) == (2, "")


def test_verify_of_a_folder_checks_every_file_in_it(office: Office) -> None:
    (office.folder / "all").mkdir()
    for name in ("office.panel", "priya.return", "packs/homes-2017-sam.pack"):
        (office.folder / "all" / Path(name).name).write_bytes((office.folder / name).read_bytes())
    said = office.done("verify", "all")
    assert "3 files checked. Nothing is wrong with them." in said
    data = bytearray((office.folder / "priya.return").read_bytes())
    data[-5] ^= 1
    office.write("all/priya.return", bytes(data))
    told = office.run("verify", "all")
    assert told.code == 1
    assert "3 files checked. Something is wrong with all/priya.return." in told.out
