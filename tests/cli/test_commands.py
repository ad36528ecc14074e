"""What each command does and says in the ordinary case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from panel_tui.cli.main import COMMANDS
from tests.cli.office import FILES, Office


def told_as_json(office: Office, *words: str, keys: str = "office") -> Any:
    """What a command prints as JSON."""
    return json.loads(office.done(*words, "--json", keys=keys))


def scored(office: Office) -> None:
    """Priya's return has come in, and P-3 was scored by sam on paper: 5 and 5."""
    office.done("merge", "priya.return", "--into", "office.panel")
    rows = "".join(f"sam,P-3,{criterion},5,As good as can be,yes\n" for criterion in ("NEED", "IDEA"))
    office.write("paper.csv", "member,proposal,criterion,score,comment,submitted\n" + rows)
    office.done("add", "paper.csv", "--to", "office.panel")


def total(office: Office, reference: str) -> float | None:
    """The official total of a proposal."""
    ranked = told_as_json(office, "rank", "office.panel")["proposals"]
    totals: dict[str, float | None] = {one["reference"]: one["total"] for one in ranked}
    return totals[reference]


def outcomes(office: Office, *words: str) -> Mapping[str, str | None]:
    """The outcomes on record, by proposal."""
    return {one["reference"]: one["outcome"] for one in told_as_json(office, *words)["proposals"]}


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
    assert "1 new" in office.done("add", "declarations.csv", "--to", "office.panel")
    entries = told_as_json(office, "verify", "office.panel")["entries"]
    assert "Everything was there already." in office.done("add", "declarations.csv", "--to", "office.panel")
    assert told_as_json(office, "verify", "office.panel")["entries"] == entries
    office.write("again.csv", FILES["declarations.csv"].replace("soft", "hard"))
    assert "1 changed" in office.done("add", "again.csv", "--to", "office.panel")


def test_dry_runs_change_nothing(office: Office) -> None:
    before = office.state()
    said = office.done("add", "scores.csv", "agreed.csv", "--to", "office.panel", "--dry-run")
    assert "new       P-1  Priya Nair, NEED: 4" in said
    assert "Nothing was changed" in said
    said = office.done("merge", "priya.return", "--into", "office.panel", "--dry-run")
    assert "by priya: 11 new entries" in said
    assert "Nothing was changed" in said
    assert office.state() == before


def test_a_member_opens_scores_and_returns(office: Office) -> None:
    said = office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    assert "sam.panel is Sam Osei's workspace" in said
    assert "2 proposals to judge" in said
    office.write("sam.csv", FILES["scores.csv"].replace("priya", "sam").replace("P-2", "P-3").replace("yes", ""))
    assert "0 submitted" in office.done("add", "sam.csv", "--to", "sam.panel", keys="sam")
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
    states = {one["reference"]: one["state"] for one in told_as_json(office, "assess", "sam.panel")["assessments"]}
    assert states == {"P-1": "in progress", "P-3": "not started"}


def test_merging_twice_brings_nothing_new(office: Office) -> None:
    assert "by priya: 11 new entries, 0 known" in office.done("merge", "priya.return", "--into", "office.panel")
    before = told_as_json(office, "verify", "office.panel")["entries"]
    assert "nothing new, 11 known" in office.done("merge", "priya.return", "--into", "office.panel")
    assert told_as_json(office, "verify", "office.panel")["entries"] == before


def test_merging_a_folder_takes_the_good_and_names_the_bad(office: Office) -> None:
    office.write("returns/a.return", b"not one")
    office.write("returns/b.return", (office.folder / "priya.return").read_bytes())
    told = office.run("merge", "returns", "--into", "office.panel")
    assert told.code == 2
    assert "b.return  by priya" in told.out
    assert told.err.startswith("a.return: ")
    assert told_as_json(office, "status", "office.panel")["members"][2]["submitted"] == 2


def test_a_receipt_tells_the_members_other_device(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("open", "packs/homes-2017-priya.pack", "-o", "laptop.panel", keys="laptop")
    assert "0 of 2" in office.done("assess", "laptop.panel", keys="laptop")
    assert "They take it in with" in office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    assert "new entries" in office.done("open", "p.receipt", "-o", "laptop.panel", keys="laptop")
    assert "2 of 2" in office.done("assess", "laptop.panel", keys="laptop")


def test_status_counts_by_member_and_by_proposal(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    said = office.done("status", "office.panel")
    assert "3 proposals asking £1,300,000; 4 assessments: 2 submitted, 2 not started" in said
    assert "Priya Nair" in said
    content = told_as_json(office, "status", "office.panel")
    assert content["asked"] == 1_300_000_00
    by_member = {one["member"]: (one["submitted"], one["not_started"]) for one in content["members"]}
    assert by_member["priya"] == (2, 0)
    assert by_member["sam"] == (0, 2)
    states = {one["reference"]: one["assessments"] for one in content["proposals"]}
    assert states["P-2"] == [{"member": "priya", "state": "submitted"}]


def test_moderate_lists_what_must_be_discussed_and_records_what_is_agreed(office: Office) -> None:
    scored(office)
    office.write("low.csv", "member,proposal,criterion,score,comment,submitted\n"
                 "sam,P-1,NEED,1,Not shown,yes\nsam,P-1,IDEA,3,Sound,yes\n")  # fmt: skip
    office.done("add", "low.csv", "--to", "office.panel")
    said = office.done("moderate", "office.panel")
    assert "P-1  Northbridge Council" in said
    assert "Need: scores on both sides of the floor" in said
    assert told_as_json(office, "moderate", "office.panel")["must_discuss"][0]["reference"] == "P-1"
    said = office.done("moderate", "office.panel", "--agree", "P-1/NEED=4", "--reason", "The annex shows it")
    assert "P-1  Need: 4 agreed (new)" in said
    # 4 of 5 on need (60) and the median of 3 and 3 of 5 on the idea (40): 48 + 24.
    assert total(office, "P-1") == 72
    said = office.done("moderate", "office.panel", "--revise", "P-1/IDEA/sam=5", "--reason", "Heard the others")
    assert "Sam Osei, IDEA: revised" in said
    # The median of 3 and 5 is 4: 48 + 32.
    assert total(office, "P-1") == 80


def test_rank_draws_the_line_of_each_brief(office: Office) -> None:
    scored(office)
    said = office.done("rank", "office.panel")
    # P-1 makes 48 + 24, P-2 makes 24 + 40; of £1m P-1 takes £400,000, and P-2's £700,000 no longer fits.
    assert "HOMES  Homes: envelope £1,000,000" in said
    assert "asks £700,000, £600,000 is left" in said
    assert "Funding line: £400,000 of £1,000,000 allocated, £600,000 left" in said
    assert "Whole budget: £600,000 of £2,000,000 allocated, £1,400,000 left" in said
    ranked = told_as_json(office, "rank", "office.panel")["proposals"]
    assert [(one["reference"], one["total"], one["outcome"]) for one in ranked] == [
        ("P-1", 72, "fund"),
        ("P-2", 64, "reserve"),
        ("P-3", 100, "fund"),
    ]


def test_a_partial_total_is_ranked_only_by_a_ruling(office: Office) -> None:
    office.write("half.csv", "member,proposal,criterion,score,comment,submitted\nsam,P-3,NEED,5,Clear,yes\n")
    office.done("add", "half.csv", "--to", "office.panel")
    assert "not ranked: total is partial (no score on Idea)" in office.done("rank", "office.panel")
    office.done("moderate", "office.panel", "--rank-partial", "P-3", "--reason", "The idea is not in the brief")
    said = office.done("rank", "office.panel")
    assert "60.0*" in said
    assert "in order and within the envelope" in said


def test_advice_and_decision_are_records_of_their_own(office: Office) -> None:
    scored(office)
    assert "not yet" in office.done("recommend", "office.panel")
    assert "P-1  fund, £400,000 (new)" in office.done("recommend", "office.panel", "--follow-line")
    assert "not yet" in office.done("decide", "office.panel", "--level", "board")
    part = ("--set", "P-2=fund in part", "--award", "£600k", "--reason", "Phase one only")
    said = office.done("decide", "office.panel", "--level", "board", "--as-advised", *part)
    assert "P-2  fund in part, £600,000 (new)" in said
    office.done("decide", "office.panel", "--level", "decision", "--as-advised")
    assert outcomes(office, "recommend", "office.panel") == {"P-1": "fund", "P-2": "reserve", "P-3": "fund"}
    decided = {"P-1": "fund", "P-2": "fund in part", "P-3": "fund"}
    assert outcomes(office, "decide", "office.panel", "--level", "board") == decided
    assert outcomes(office, "decide", "office.panel", "--level", "decision") == decided
    content = told_as_json(office, "decide", "office.panel", "--level", "decision")
    assert (content["budget"], content["spent"]) == (2_000_000_00, 1_200_000_00)
    assert {one["by"] for one in content["proposals"]} == {"Ministers"}


def test_a_table_of_advice(office: Office) -> None:
    scored(office)
    table = "proposal,outcome,award,conditions,reason\nP-1,approve,,,\nP-2,part,£500k,,Less is enough\n"
    office.write("advice.csv", table + 'P-3,conditional,,A named manager; A year of accounts,"Sound, with care"\n')
    said = office.done("recommend", "office.panel", "--from", "advice.csv")
    assert "P-2  fund in part, £500,000 (new)" in said
    third = told_as_json(office, "recommend", "office.panel")["proposals"][2]
    assert third["conditions"] == ["A named manager", "A year of accounts"]


def test_the_chair_gets_the_whole_record_and_speaks_in_their_own_name(office: Office) -> None:
    scored(office)
    said = office.done("pack", "office.panel", "--scope", "chair", "-o", "packs")
    assert "homes-2017-dee.pack  for Dee Adeyemi" in said
    office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    ranked = told_as_json(office, "rank", "dee.panel", keys="dee")["proposals"]
    assert ranked == told_as_json(office, "rank", "office.panel")["proposals"]
    office.done("moderate", "dee.panel", "--agree", "P-1/IDEA=5", "--reason", "We all saw it", keys="dee")
    office.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    office.done("merge", "dee.return", "--into", "office.panel")
    assert total(office, "P-1") == 48 + 40


def test_report_writes_the_paper(office: Office) -> None:
    scored(office)
    office.done("recommend", "office.panel", "--follow-line")
    said = office.done("report", "office.panel", "-o", "paper", "--date", "2017-06-30")
    written = {path.suffix for path in (office.folder / "paper").iterdir()}
    assert written == {".md", ".docx", ".csv"}
    assert len(said.split()) == len(list((office.folder / "paper").iterdir()))
    paper = next((office.folder / "paper").glob("*.md")).read_text(encoding="utf-8")
    assert "OFFICIAL-SENSITIVE" in paper
    assert "30 June 2017" in paper


def test_verify_says_that_nothing_is_wrong(shared: Office) -> None:
    assert shared.done("verify", "office.panel").startswith("Nothing is wrong: ")
    assert "A return of homes-2017 from priya to office." in shared.done("verify", "priya.return")
    assert told_as_json(shared, "verify", "packs/homes-2017-sam.pack")["to"] == "sam"


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
    assert "2 new" in office.done("add", "members.csv", "--to", "copy.panel", keys="new machine")
    assert office.done("verify", "copy.panel").startswith("Nothing is wrong")


def test_ending_a_role_keeps_what_was_said(office: Office) -> None:
    scored(office)
    said = office.done("end", "office.panel", "--role", "priya=member", "--reason", "Left the panel")
    assert "What was said before stays said" in said
    assert total(office, "P-1") == 72
    office.write("late.csv", FILES["scores.csv"].replace(",4,", ",5,"))
    office.done("add", "late.csv", "--to", "priya.panel", keys="priya")
    office.done("return", "priya.panel", "-o", "late.return", keys="priya")
    assert "kept in quarantine" in office.done("merge", "late.return", "--into", "office.panel")
    assert total(office, "P-1") == 72


def test_erasing_is_shown_first_and_then_done(office: Office) -> None:
    scored(office)
    words = ("erase", "office.panel", "--member", "priya", "--kind", "comment", "--reason", "Asked for by law")
    before = office.state()
    assert "4 entries would be erased" in office.done(*words)
    assert office.state() == before
    assert "4 entries were erased" in office.done(*words, "--yes")
    said = office.done("verify", "office.panel")
    assert "Erased: comment" in said
    assert b"Far from home" not in (office.folder / "office.panel").read_bytes()
    assert "nothing new" in office.done("merge", "priya.return", "--into", "office.panel")
    assert "Erased: comment" in office.done("verify", "office.panel")


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
