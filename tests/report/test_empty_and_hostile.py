"""Papers of calls in which little has happened yet, and of calls whose every word means harm."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from panel_tui.files.blocks import shown
from panel_tui.files.docx import to_docx
from panel_tui.files.json_out import to_json
from panel_tui.files.markdown import to_markdown
from panel_tui.journal import Register
from panel_tui.recommend.table import AdviceRow
from panel_tui.report.paper import board_paper
from panel_tui.report.table import ranking_csv
from panel_tui.store.rows import Saying
from tests.files.reading_html import expected, lines, parsed
from tests.files.test_html_writer import KNOWN
from tests.report.paper_call import CALL, DAY, PROPOSALS, PaperCall, read_back

HARM = "\x1b[31m[/b] <w:t> | *x* =1+1 \u202e\x00 " + "a" * 60
TWO = "\n".join(PROPOSALS.splitlines()[:3]) + "\n"


def test_a_call_without_proposals_has_a_paper_that_reads_well(tmp_path: Path) -> None:
    lines = read_back(PaperCall(tmp_path, proposals="", scored={}).paper())
    for sentence in (
        "No proposal has been received yet.",
        "There is nothing to advise on yet.",
        "Readers. No scores have been submitted yet.",
        "No proposal has been received under this brief.",
        "No award carries conditions.",
        "No proposal is declined or deferred.",
        "There is no reserve list.",
        "No member has declared an interest in a proposal.",
    ):
        assert sentence in lines
    assert not any("Years to be settled" in line for line in lines)


def test_proposals_without_scores_are_all_to_be_settled(tmp_path: Path) -> None:
    lines = read_back(PaperCall(tmp_path, proposals=TWO, scored={}).paper())
    assert any(line.startswith("The panel has received 2 proposals") for line in lines)
    assert "1. note that no award is recommended" in lines
    assert (
        "2. settle 2 proposals on which the rules give no advice: P-1 (not ranked: no scores); "
        "P-2 (not ranked: no scores)" in lines
    )
    assert "3. note that £1,500,000 of the envelopes stays unallocated" in lines
    assert "– | P-1 | Northbridge Homes | – | £400,000 | – | No advice yet, no scores" in lines


def test_all_money_given_and_one_of_everything_is_in_the_singular(tmp_path: Path) -> None:
    proposals = "\n".join(PROPOSALS.splitlines()[:2]).replace("£400k,£300k,£100k", "£1.5m,£1m,£500k") + "\n"
    call = PaperCall(tmp_path, proposals=proposals, scored={"P-1": {"priya": "43"}})
    # Its envelope is £1m, so the line leaves it out; the panel departs from that.
    call.advise("panel", [AdviceRow("P-1", "fund with conditions", conditions=("Match funding",), reason="worth it")])
    lines = read_back(call.paper())
    assert any(line.startswith("The panel has assessed 1 proposal under 2 briefs") for line in lines)
    assert any("is asked to advise Ministers whether to fund it from" in line for line in lines)
    assert "1. approve 1 award of £1,500,000, which carries conditions (annex B)" in lines
    assert any("departs from the computed line on 1 proposal: P-1" in line for line in lines)
    assert "3. note that the awards under Staying Close come to £500,000 more than its envelope" in lines
    assert "4. note that the envelopes are wholly allocated" in lines
    assert any("allocates £1,500,000 of £1,000,000, £500,000 more than the envelope." in line for line in lines)
    assert "2017 to 2018 | £1,000,000 | £1,000,000" in lines


def test_more_than_there_is_says_by_how_much(tmp_path: Path) -> None:
    proposals = "\n".join(PROPOSALS.splitlines()[:2]).replace("£400k,£300k,£100k", "£1.6m,£1m,£600k") + "\n"
    call = PaperCall(tmp_path, proposals=proposals, scored={"P-1": {"priya": "43"}})
    call.advise("panel", [AdviceRow("P-1", "fund", reason="worth it")])
    lines = read_back(call.paper())
    assert "3. note that the awards under Staying Close come to £600,000 more than its envelope" in lines
    assert "4. note that this is £100,000 more than the envelopes" in lines
    assert "The whole budget is £1,500,000; the awards advised come to £100,000 more than that." in lines


def test_a_shared_place_is_called_one(tmp_path: Path) -> None:
    call = PaperCall(tmp_path, CALL.replace('["priority", "smaller_ask"]', "[]"), PROPOSALS, {
        "P-1": {"priya": "33", "smithson": "33"}, "P-2": {"priya": "33", "smithson": "33"}})  # fmt: skip
    lines = read_back(call.paper())
    assert "=1 | P-1 | Northbridge Homes | 60.0 | £400,000 | £400,000 | Fund" in lines
    assert "Ties. P-1 and P-2 share a place: no step of the call parts their equal totals." in lines
    assert "Ties. The call names no way to set equal totals in order: they share a place." in lines


def test_a_members_file_says_that_it_is_not_the_record(tmp_path: Path) -> None:
    call = PaperCall(tmp_path)
    call.add("assignments", "member,proposal\npriya,P-1\n")
    call.join("priya")
    with call.space("priya") as space:
        lines = read_back(board_paper(space, None, DAY))
    assert "This paper was made from a file that is not the office's record; it may not hold everything." in lines


def test_what_is_not_settled_yet_is_told(tmp_path: Path) -> None:
    call = PaperCall(tmp_path, proposals=TWO, scored={})
    call.add("assignments", "member,proposal\npriya,P-1\ncarol,P-1\n")
    for device, need in (("", "3"), ("b", "5")):
        call.join("priya", device)
        call.score("priya", "P-1", need, "4", device)
    for device in ("", "b"):
        call.merge(call.give_back("priya", device))
    call.join("carol", scope="chair")
    statement = Register.of("statement", stage="full", proposal="P-1")
    call.say(Saying(statement, {"reasons": "The chair's own words."}), person="carol")
    call.merge(call.give_back("carol"))
    lines = read_back(call.paper())
    assert (
        "• 1 score of two devices of one member differs and counts for nothing until the member names one: P-1, need."
        in lines
    )
    assert "• Members' scores that count: 1, none of them typed by the office." in lines
    assert "The chair's own words." in lines
    assert any("Members gave their first scores without seeing anybody else's." in line for line in lines)
    # 4 of 5 on idea, which weighs 40: 32.0 of the 40 that could be had.
    assert "Total | 32.0 of 40, not ranked; partial: no score on Need" in lines


@pytest.fixture
def hostile(tmp_path: Path) -> PaperCall:
    """A call in whose every field stands what might break a paper."""
    quoted = HARM.replace('"', "")
    table = f'reference,title,applicant,brief,ask\nP-1,"{quoted}","{quoted}",SC,£400k\n'
    table = table.replace("\x00", "").replace("\x1b", "")
    call = PaperCall(tmp_path, CALL.replace('timing = "Routine."', 'timing = "| * # <b> =1"'), table, {
        "P-1": {"priya": "13"}})  # fmt: skip
    register = Register.of("agreed", stage="full", proposal="P-1", criterion="need")
    call.say(Saying(register, {"score": "5", "reason": HARM}, "transcribed"))
    call.state("P-1", f"{HARM}\n\n{HARM}")
    declared = Register.of("declaration", proposal="P-1", member="priya")
    call.say(Saying(declared, {"interest": "soft", "reason": HARM}, "transcribed"))
    call.advise("panel", [AdviceRow("P-1", "fund in part", 1, conditions=(HARM, HARM), reason=HARM)])
    call.advise("board", [AdviceRow("P-1", "decline", reason=HARM)], by=HARM)
    return call


def test_words_that_mean_harm_are_only_words(hostile: PaperCall) -> None:
    paper = hostile.paper()
    shown(paper)
    markdown = to_markdown(paper)
    assert not {"\x1b", "\x00", "\u202e"} & set(markdown)
    assert "\\[/b\\] \\<w:t\\> \\| \\*x\\* =1+1" in markdown
    file = docx.Document(io.BytesIO(to_docx(paper)))
    assert any("[/b] <w:t> | *x* =1+1" in paragraph.text for paragraph in file.paragraphs)
    page = parsed(paper)
    assert {str(part.tag) for part in page.iter()} <= KNOWN
    assert lines(page) == expected(paper)
    assert sum("[/b] <w:t> | *x* =1+1" in line for line in lines(page)) > 5
    assert json.loads(to_json(paper))["figures"] == shown(paper)
    assert "\r\nSC," in ranking_csv(hostile.material()).decode("utf-8-sig")


def test_an_award_of_a_penny_is_shown_to_the_penny(hostile: PaperCall) -> None:
    lines = read_back(hostile.paper())
    assert "1. approve 1 award of £0.01, which carries conditions (annex B)" in lines
