"""What the commands of the panel's meeting, the board and the record's keeping do and say in the ordinary case."""

from __future__ import annotations

from collections.abc import Mapping

from tests.cli.office import FILES, Office


def scored(office: Office) -> None:
    """Priya's return has come in, and P-3 was scored by sam on paper: 5 and 5."""
    office.done("merge", "priya.return", "--into", "office.panel")
    rows = "".join(f"sam,P-3,{criterion},5,As good as can be,yes\n" for criterion in ("NEED", "IDEA"))
    office.write("paper.csv", "member,proposal,criterion,score,comment,submitted\n" + rows)
    office.done("add", "paper.csv", "--to", "office.panel")


def total(office: Office, reference: str) -> float | None:
    """The official total of a proposal."""
    ranked = office.json("rank", "office.panel")["proposals"]
    totals: dict[str, float | None] = {one["reference"]: one["total"] for one in ranked}
    return totals[reference]


def outcomes(office: Office, *words: str) -> Mapping[str, str | None]:
    """The outcomes on record, by proposal."""
    return {one["reference"]: one["outcome"] for one in office.json(*words)["proposals"]}


def test_moderate_lists_what_must_be_discussed_and_records_what_is_agreed(office: Office) -> None:
    scored(office)
    office.write("low.csv", "member,proposal,criterion,score,comment,submitted\n"
                 "sam,P-1,NEED,1,Not shown,yes\nsam,P-1,IDEA,3,Sound,yes\n")  # fmt: skip
    office.done("add", "low.csv", "--to", "office.panel")
    said = office.done("moderate", "office.panel")
    assert "P-1  Northbridge Council" in said
    assert "Need: scores on both sides of the floor" in said
    assert office.json("moderate", "office.panel")["must_discuss"][0]["reference"] == "P-1"
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
    ranked = office.json("rank", "office.panel")["proposals"]
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
    content = office.json("decide", "office.panel", "--level", "decision")
    assert (content["budget"], content["spent"]) == (2_000_000_00, 1_200_000_00)
    assert {one["by"] for one in content["proposals"]} == {"Ministers"}


def test_a_table_of_advice(office: Office) -> None:
    scored(office)
    table = "proposal,outcome,award,conditions,reason\nP-1,approve,,,\nP-2,part,£500k,,Less is enough\n"
    office.write("advice.csv", table + 'P-3,conditional,,A named manager; A year of accounts,"Sound, with care"\n')
    said = office.done("recommend", "office.panel", "--from", "advice.csv")
    assert "P-2  fund in part, £500,000 (new)" in said
    third = office.json("recommend", "office.panel")["proposals"][2]
    assert third["conditions"] == ["A named manager", "A year of accounts"]


def test_the_chair_gets_the_whole_record_and_speaks_in_their_own_name(office: Office) -> None:
    scored(office)
    said = office.done("pack", "office.panel", "--scope", "chair", "-o", "packs")
    assert "homes-2017-dee.pack  for Dee Adeyemi" in said
    office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    ranked = office.json("rank", "dee.panel", keys="dee")["proposals"]
    assert ranked == office.json("rank", "office.panel")["proposals"]
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


def test_erasure_reaches_the_members_own_copy_with_the_next_receipt(office: Office) -> None:
    scored(office)
    office.done("erase", "office.panel", "--member", "priya", "--kind", "comment", "--reason", "Law", "--yes")
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    assert b"Far from home" in (office.folder / "priya.panel").read_bytes()
    office.done("open", "p.receipt", "-o", "priya.panel", keys="priya")
    assert b"Far from home" not in (office.folder / "priya.panel").read_bytes()
    assert "Erased: comment" in office.done("verify", "priya.panel", keys="priya")


def test_words_typed_on_the_command_line_may_hold_anything(office: Office) -> None:
    hostile = "so \udcff \x1b[31mred\x1b[0m [/b]"  # a byte that is no UTF-8, as a shell hands it over
    office.done("moderate", "office.panel", "--agree", "P-1/NEED=3", "--reason", hostile)
    conditions = ("--set", "P-1=fund with conditions", "--condition", hostile)
    office.done("recommend", "office.panel", *conditions, "--reason", hostile, "--by", hostile)
    first = office.json("recommend", "office.panel")["proposals"][0]
    assert first["conditions"] == [first["reason"]] == ["so \ufffd red [/b]"]
    for words in (("receipt", "office.panel", "-o", "x", "--member"), ("pack", "office.panel", "--member")):
        assert office.run(*words, hostile).code == 2
