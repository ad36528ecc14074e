"""What the commands of the office and of members do and say in the ordinary case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from panel_tui.cli.main import COMMANDS
from tests.cli.office import CALL, FILES, Office


def test_without_a_command_there_is_help(shared: Office) -> None:
    said = shared.done()
    assert said == shared.done("--help")
    for command in COMMANDS:
        assert f"  {command} " in said or f"  {command}\n" in said
    assert "0 done, 1 a check failed, 2 wrong use or bad input" in said


def test_the_version(shared: Office) -> None:
    assert shared.done("--version").startswith("panel-tui ")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(shared: Office, command: str) -> None:
    said = shared.done(command, "--help")
    assert said.startswith(f"usage: panel-tui {command}")


def test_new_tells_the_recovery_key_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    said = office.done("new", "call.toml", "-o", "new.panel")
    assert "Homes for care leavers: 2 briefs, 2 people." in said
    key = said.split("the office gets back in:")[1].split("Next")[0].split()
    assert len("".join(key)) == 64
    assert not any("".join(key) in path.read_text(errors="replace") for path in tmp_path.rglob("*") if path.is_file())


def test_add_says_what_it_took_and_that_it_was_there_already(office: Office) -> None:
    assert "1 declaration new" in office.done("add", "declarations.csv", "--to", "office.panel")
    entries = office.json("verify", "office.panel")["entries"]
    assert "Everything was there already." in office.done("add", "declarations.csv", "--to", "office.panel")
    assert office.json("verify", "office.panel")["entries"] == entries
    office.write("again.csv", FILES["declarations.csv"].replace("soft", "hard"))
    assert "1 declaration changed" in office.done("add", "again.csv", "--to", "office.panel")


def test_dry_runs_change_nothing(office: Office) -> None:
    before = office.state()
    said = office.done("add", "scores.csv", "agreed.csv", "--to", "office.panel", "--dry-run")
    assert "new       P-1  Priya Nair, NEED: 4" in said
    assert "Nothing was changed" in said
    said = office.done("merge", "priya.return", "--into", "office.panel", "--dry-run")
    assert "by Priya Nair: 11 new entries" in said
    assert "Nothing was changed" in said
    assert office.state() == before


def test_a_member_opens_scores_and_returns(office: Office) -> None:
    said = office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    assert "sam.panel is Sam Osei's workspace" in said
    assert "2 proposals to judge" in said
    office.write("sam.csv", FILES["scores.csv"].replace("priya", "sam").replace("P-2", "P-3").replace("yes", ""))
    said = office.done("add", "sam.csv", "--to", "sam.panel", keys="sam")
    assert "8 scores and comments new\n" in said
    assert "; " not in said
    refused = office.run("return", "sam.panel", "-o", "sam.return", keys="sam")
    assert (refused.code, "Nothing has been submitted" in refused.err) == (2, True)
    office.write("part.csv", FILES["scores.csv"].replace("priya", "sam").split("priya,P-2")[0].split("sam,P-2")[0])
    assert "1 submitted" in office.done("add", "part.csv", "--to", "sam.panel", keys="sam")
    said = office.done("return", "sam.panel", "-o", "sam.return", keys="sam")
    assert "1 of 2 proposals submitted" in said
    assert "What you have not submitted is not in it." in said


def test_a_member_assesses_in_plain_lines(office: Office) -> None:
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    office.write("part.csv", "member,proposal,criterion,score,comment\nsam,P-1,NEED,4,\nsam,P-1,IDEA,3,Good\n")
    office.done("add", "part.csv", "--to", "sam.panel", keys="sam")
    assert "Need has a score without a written reason" in office.done("assess", "sam.panel", keys="sam")
    refused = office.run("assess", "sam.panel", "--submit", "P-1", keys="sam")
    assert (refused.code, "P-1: Need has a score without a written reason" in refused.err) == (2, True)
    office.write("rest.csv", "member,proposal,criterion,score,comment\nsam,P-1,NEED,4,Shown\n")
    office.done("add", "rest.csv", "--to", "sam.panel", keys="sam")
    assert "P-1 is submitted" in office.done("assess", "sam.panel", "--submit", "P-1", keys="sam")
    assert "soft interest" in office.done("assess", "sam.panel", "--declare", "P-3=soft", "--reason", "met", keys="sam")
    assert "1 of 2 proposals submitted" in office.done("assess", "sam.panel", keys="sam")
    said = office.done("assess", "sam.panel", "--withdraw", "P-1", "--reason", "Wrong file", keys="sam")
    assert "P-1 is withdrawn" in said
    states = {one["reference"]: one["state"] for one in office.json("assess", "sam.panel")["assessments"]}
    assert states == {"P-1": "in progress", "P-3": "not started"}


def test_a_member_is_told_by_when_and_in_how_many_words(tmp_path: Path) -> None:
    office, title = Office(tmp_path), 'title = "Full proposals"'
    assert "Return your scores by" not in Office.at_work(tmp_path / "other").done("assess", "priya.panel", keys="priya")
    office.write("call.toml", CALL.replace(title, f"{title}\nscores_due = 2017-05-22\ncomment_words = 20"))
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "assignments.csv", *office.to())
    office.done("pack", "office.panel", "-o", "packs")
    office.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    said = office.done("assess", "priya.panel", "--list", keys="priya")
    assert said.endswith("0 of 2 proposals submitted. Return your scores by 22 May 2017.\n")
    assert office.json("assess", "priya.panel", keys="priya")["scores_due"] == "2017-05-22"
    long = FILES["scores.csv"].replace("Far from home", "far " * 21).replace("Little is shown", "little " * 22)
    office.write("long.csv", long)
    told = office.run("add", "long.csv", "--to", "priya.panel", keys="priya")
    assert told.code == 2
    assert "P-1: Need: your reason has 21 words; this call allows 20. Shorten it." in told.err
    office.write("drafts.csv", long.replace(",yes", ",no"))
    office.done("add", "drafts.csv", "--to", "priya.panel", keys="priya")
    said = office.done("assess", "priya.panel", "--list", keys="priya")
    assert "Need: your reason has 21 words; this call allows 20\n" in said
    assert "Need: your reason has 22 words; this call allows 20\n" in said


def test_merging_twice_brings_nothing_new(office: Office) -> None:
    assert "by Priya Nair: 11 new entries, 0 known" in office.done("merge", "priya.return", "--into", "office.panel")
    before = office.json("verify", "office.panel")["entries"]
    assert "nothing new, 11 known" in office.done("merge", "priya.return", "--into", "office.panel")
    assert office.json("verify", "office.panel")["entries"] == before


def test_merging_a_folder_takes_the_good_and_names_the_bad(office: Office) -> None:
    office.write("returns/a.return", b"not one")
    office.write("returns/b.return", (office.folder / "priya.return").read_bytes())
    told = office.run("merge", "returns", "--into", "office.panel")
    assert told.code == 2
    assert "b.return  by Priya Nair" in told.out
    assert told.err.startswith("a.return: ")
    assert office.json("status", "office.panel")["members"][2]["submitted"] == 2


def test_a_receipt_tells_the_members_other_device(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("open", "packs/homes-2017-priya.pack", "-o", "laptop.panel", keys="laptop")
    assert "0 of 2" in office.done("assess", "laptop.panel", keys="laptop")
    assert "takes one in with" in office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    assert "new entries" in office.done("open", "p.receipt", "-o", "laptop.panel", keys="laptop")
    assert "2 of 2" in office.done("assess", "laptop.panel", keys="laptop")


def test_a_member_sees_how_far_each_submission_has_gone(office: Office) -> None:
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")

    def listed() -> tuple[str, list[str | None]]:
        said = office.done("assess", "sam.panel", "--list", keys="sam")
        lines = [line for line in said.splitlines() if line.startswith("P-1")]
        return lines[0], [one["sent"] for one in office.json("assess", "sam.panel")["assessments"]]

    assert listed() == ("P-1  not started  A front door", [None, None])
    rows = "sam,P-1,NEED,4,Far,yes\nsam,P-1,IDEA,3,Good,yes\n"
    office.write("mine.csv", "member,proposal,criterion,score,comment,submitted\n" + rows)
    office.done("add", "mine.csv", "--to", "sam.panel", keys="sam")
    assert listed() == ("P-1  submitted    A front door (not in a return yet)", ["unsent", None])
    office.done("return", "sam.panel", "-o", "sam.return", keys="sam")
    assert listed() == ("P-1  submitted    A front door (in your last return)", ["returned", None])
    office.done("merge", "sam.return", "--into", "office.panel")
    office.done("receipt", "office.panel", "--member", "sam", "-o", "sam.receipt")
    office.done("open", "sam.receipt", "-o", "sam.panel", keys="sam")
    assert listed() == ("P-1  submitted    A front door (received by the office)", ["received", None])


def test_status_counts_by_member_and_by_proposal(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    said = office.done("status", "office.panel")
    assert "3 proposals asking £1,300,000; 4 assessments: 2 submitted, 2 not started" in said
    assert "Priya Nair" in said
    content = office.json("status", "office.panel")
    assert content["asked"] == 1_300_000_00
    by_member = {one["member"]: (one["submitted"], one["not_started"]) for one in content["members"]}
    assert by_member["priya"] == (2, 0)
    assert by_member["sam"] == (0, 2)
    states = {one["reference"]: one["assessments"] for one in content["proposals"]}
    assert states["P-2"] == [{"member": "priya", "state": "submitted", "declined": None}]


def test_verify_says_that_nothing_is_wrong(shared: Office) -> None:
    assert shared.done("verify", "office.panel").startswith("Nothing is wrong: ")
    assert shared.done("verify", "priya.return").startswith("A sealed return of homes-2017.\nIts signature holds")
    assert shared.json("verify", "packs/homes-2017-sam.pack")["sealed"] is True


def test_verify_of_an_altered_parcel_fails(office: Office) -> None:
    data = bytearray((office.folder / "priya.return").read_bytes())
    data[-5] ^= 1
    office.write("priya.return", bytes(data))
    told = office.run("verify", "priya.return")
    assert told.code == 1
    assert "damaged or altered" in told.err


def test_only_the_recovery_key_lets_a_copy_on_another_machine_write_again(tmp_path: Path) -> None:
    office = Office(tmp_path)
    said = office.done("new", "call.toml", "-o", "office.panel")
    key = said.split("the office gets back in:")[1].split("Next")[0].strip()
    copyfile(tmp_path / "office.panel", tmp_path / "copy.panel")
    refused = office.run("add", "members.csv", "--to", "copy.panel", keys="new machine")
    assert (refused.code, "Traceback" in refused.err) == (2, False)
    wrong = ("0" if key[0] != "0" else "1") + key[1:]
    refused = office.run("recover", "copy.panel", "--key", wrong, keys="new machine")
    assert (refused.code, "This is not the recovery key" in refused.err) == (2, True)
    assert office.run("add", "members.csv", "--to", "copy.panel", keys="new machine").code == 2
    assert "writes again as the office" in office.done("recover", "copy.panel", "--key", key, keys="new machine")
    assert "2 members new" in office.done("add", "members.csv", "--to", "copy.panel", keys="new machine")
    assert office.done("verify", "copy.panel").startswith("Nothing is wrong")


def test_output_that_the_terminal_cannot_show_is_no_traceback(shared: Office) -> None:
    for encoding in ("ascii", "cp1252"):
        for words in (["status"], ["rank"], ["status", "--json"]):
            done = subprocess.run(
                [sys.executable, "-m", "panel_tui", words[0], str(shared.folder / "office.panel"), *words[1:]],
                env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(Path(__file__).parents[2])},
                capture_output=True,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, b"")
            if "--json" in words and encoding == "ascii":
                assert json.loads(done.stdout)["asked"] == 1_300_000_00
