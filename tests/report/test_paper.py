"""The figures of the paper, worked out by hand in paper_call.py and read back from the Word file and the Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from panel_tui.files.blocks import Document, plain, shown
from panel_tui.files.docx import to_docx
from panel_tui.files.markdown import to_markdown
from panel_tui.journal import Register
from panel_tui.store.rows import Saying
from tests.report.paper_call import CALL, RUBRICS, PaperCall, read_back, whole_call


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The paper of the whole call."""
    return whole_call(tmp_path_factory.mktemp("paper")).paper()


@pytest.fixture(scope="module")
def lines(paper: Document) -> list[str]:
    """The paper as an independent reader of Word files has it."""
    return read_back(paper)


@pytest.fixture(scope="module")
def block(lines: list[str]) -> Callable[[str, str], list[str]]:
    """What stands from one line to another."""

    def between(first: str, last: str) -> list[str]:
        start = lines.index(first)
        return lines[start : lines.index(last, start)]

    return between


def test_the_front_says_whom_it_is_for_and_what_it_is_about(lines: list[str], paper: Document) -> None:
    assert lines[:10] == [
        "Paper to the Investment Board",
        "Targeted Funding Opportunity: funding recommendations",
        "To Investment Board",
        "From Panel secretariat",
        "Copy The Minister",
        "Date 5 June 2017",
        "Reference IB/2017/06",
        "Issue",
        "The panel has assessed 8 proposals under 2 briefs (Staying Close and Targeted Support). "
        "The Investment Board is asked to advise Ministers which to fund from envelopes of £1,500,000 in all.",
        "Recommendation",
    ]
    assert paper.banner == "OFFICIAL-SENSITIVE COMMERCIAL"


def test_the_asks_are_numbered_and_have_their_sums(block: Callable[[str, str], list[str]]) -> None:
    # Awards: P-1 £400k, P-2 £300k, P-3 £300k of £350k, P-7 £300k; declined P-4 £200k, P-5 £100k, P-6 £200k.
    assert block("Recommendation", "Timing")[1:] == [
        "The Investment Board is asked to:",
        "1. approve 4 awards to a total of £1,300,000, of which 1 carries conditions (annex B)",
        "2. note that 1 award is for part of the ask: P-3, £300,000 of £350,000",
        "3. note that the panel's advice departs from the computed line on 2 proposals: P-3 (fund in part, £300,000, "
        "instead of reserve): one site fits what is left; P-5 (decline, where the rules leave it open): the idea could "
        "not be judged",
        "4. note a reserve list of 1 proposal asking for £250,000 (annex D)",
        "5. decline 3 proposals asking for £500,000, for the reasons in annex C",
        "6. note that £200,000 of the envelopes stays unallocated",
    ]


def test_the_counts_at_each_step(block: Callable[[str, str], list[str]]) -> None:
    # All asks: 400 + 300 + 350 + 200 + 100 + 200 + 300 + 250 = £2,100k. Recommended: 400 + 300 + 350 + 300 = £1,350k.
    assert block("Step | Date | Proposals | Asked for", "How it was assessed")[1:] == [
        "Full proposals: received | 28 April 2017 | 8 | £2,100,000",
        "Passed all gates |  | 6 | £1,650,000",
        "Passed in part: could proceed with amendments |  | 1 | £250,000",
        "Failed a gate |  | 1 | £200,000",
        "Scored on all criteria |  | 6 | £1,800,000",
        "Scored on some criteria |  | 1 | £100,000",
        "Not scored |  | 1 | £200,000",
        "Recommended | 2 June 2017 | 4 | £1,350,000",
    ]


def test_how_it_was_assessed_names_what_was_not_met(lines: list[str]) -> None:
    text = "\n".join(lines)
    # P-6 failed its gate, and a failed gate is not scored.
    assert "It was not met for P-7 (1)." in text
    assert "Scores agreed by the panel: 1. Of these, 1 moved from the median of the members' scores." in text
    assert "in order by the higher score on the priority criteria, in their order; then by the smaller ask." in text
    # P-7 has too few members; nobody is 2 points apart, and nobody crosses a floor.
    assert "That was so for 1 proposal." in text
    assert "Need | 0 to 5 | 60 | 2" in lines


def test_each_brief_has_its_list_with_the_line_in_its_place(block: Callable[[str, str], list[str]]) -> None:
    head = "Place | Reference | Applicant | Total | Ask | Running sum | Advice"
    staying = block(head, "Targeted Support")
    assert staying[1:7] == [
        "1 | P-1 | Northbridge Homes | 82.0 | £400,000 | £400,000 | Fund",
        "2 | P-2 | Southmere Trust | 80.0 | £300,000 | £700,000 | Fund",
        "Funding line: £700,000 of £1,000,000 allocated, £300,000 left",
        "3 | P-3 | Eastgate Council | 80.0 | £350,000 | £1,050,000 | Fund in part, £300,000",
        "– | P-4 | Westbrook CIC | 52.0 | £200,000 | – | Decline, floor",
        "– | P-5 | Midham Borough | 36.0 | £100,000 | – | Decline, partial total",
    ]
    assert staying[7].startswith("“Floor”: scored below the floor of a criterion.")
    assert staying[8:] == [
        "Ties. Equal totals were set in order by the higher score on Idea (P-2 before P-3).",
        "Advice. The line is the computed one. The panel's advice departs from it on P-3 and P-5, and allocates "
        "£1,000,000 of £1,000,000.",
    ]
    assert block("Table 6: Targeted Support: proposals in order of total", "Budget")[2:6] == [
        "1 | P-7 | Fairfield Families | 80.0 | £300,000 | £300,000 | Fund",
        "Funding line: £300,000 of £500,000 allocated, £200,000 left",
        "2 | P-8 | Lowick Lights | 60.0 | £250,000 | £550,000 | Reserve 1",
        "– | P-6 | Overton Links | – | £200,000 | – | Decline, gate",
    ]


def test_the_budget_adds_up_and_makes_up_no_year(block: Callable[[str, str], list[str]]) -> None:
    budget = block("Budget", "Handling and feedback")
    assert "Total | 8 | £2,100,000 | £1,500,000 | 4 | £1,300,000 | £200,000" in budget
    # P-1 300 + P-2 300 in the first year, P-1 100 + P-7 300 in the second; P-3's part has no profile.
    assert budget[budget.index("2017 to 2018 | £1,000,000 | £600,000") :] == [
        "2017 to 2018 | £1,000,000 | £600,000",
        "2018 to 2019 | £500,000 | £400,000",
        "Years to be settled | – | £300,000",
        "Total | £1,500,000 | £1,300,000",
        "The split by year of 1 award is to be settled: it is for part of the ask, or the ask is not split by year.",
        "Chart 3: Money by financial year: budget and advised",
    ]


def test_the_annexes_list_conditions_declined_reserve_and_conflicts(block: Callable[[str, str], list[str]]) -> None:
    assert block("Annex B: conditions", "Annex C: proposals not recommended") == [
        "Annex B: conditions",
        "P-3 Eastgate Council",
        "1. One site only.",
    ]
    assert block("Reference | Applicant | Ask | Advice | Reason", "Annex D: reserve list")[1:] == [
        "P-4 | Westbrook CIC | £200,000 | Decline | Below the floor on Need (1, floor 2).",
        "P-5 | Midham Borough | £100,000 | Decline | The idea could not be judged.",
        "P-6 | Overton Links | £200,000 | Decline | Gate “Eligible” (G1) failed: too late.",
    ]
    assert block("Annex D: reserve list", "Annex E: conflicts register")[-1] == (
        "1 | P-8 | Lowick Lights | Targeted Support | 60.0 | £250,000 | Asks £250,000, £200,000 is left."
    )
    assert block("Annex E: conflicts register", "Annex F: method note")[3:] == [
        "Jo Smithson | P-1 | soft, noted | Once spoke at its conference. | the member, typed by the office | "
        "2 scores count",
        "Ade Okafor | P-7 | hard, recused | Trustee of the applicant. | the member, typed by the office | "
        "2 scores given before, taken out",
        "Hard: recused; whatever was scored is in no figure. Soft: noted; scores count.",
        "Declarations of no interest: 1.",
    ]


def test_the_method_note_counts_only_what_counts(lines: list[str]) -> None:
    # P-1 to P-4 and P-8 have 4 scores each, P-5 and P-7 have 2; not n/a, and not what was taken out.
    assert any("Members' scores that count: 24, of which 24 typed by the office" in line for line in lines)
    assert any("No entry is in quarantine." in line for line in lines)


def test_the_paper_names_its_fingerprint_and_cut(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    with call.space() as space:
        fingerprint, cut = space.entries.fingerprint(), space.entries.cut()
    paper = call.paper()
    lines = read_back(paper)
    assert f"Fingerprint | {fingerprint}" in lines
    assert [f"{device} | {', '.join(tips)}" for device, tips in cut.items()] == lines[-len(cut) :]
    assert paper.fingerprint.replace(" ", "") == fingerprint[:16]


def test_every_figure_has_one_key_and_one_text(paper: Document) -> None:
    figures = shown(paper)
    assert figures["P-2/total"] == "80.0"
    assert figures["P-5/out_of"] == "60"
    assert figures["P-3/ask"] == "£350,000"
    assert figures["P-3/award"] == "£300,000"
    assert figures["SC/allocated"] == "£700,000"
    assert figures["SC/advised"] == "£1,000,000"
    assert figures["asks/fund/sum"] == "£1,300,000"
    assert figures["asks/left/sum"] == "£200,000"


def test_word_and_markdown_show_the_same_figures(paper: Document, lines: list[str]) -> None:
    word, markdown = "\n".join(lines), to_markdown(paper)
    for key, text in shown(paper).items():
        assert text in word, key
        assert text in markdown, key
    assert "| **Funding line: £700,000 of £1,000,000 allocated, £300,000 left** |" in markdown


def test_the_same_workspace_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    first, second = call.paper(), call.paper()
    assert to_markdown(first) == to_markdown(second)
    assert to_docx(first) == to_docx(second)


def test_without_recorded_advice_the_paper_says_that_it_is_the_computed_line(tmp_path: Path) -> None:
    lines = read_back(PaperCall(tmp_path).paper())
    assert "This is the computed line; the panel has not recorded its advice yet." in lines
    # Without the agreed 4, P-2 has 36 + 32 = 68.0 and P-3 is second: 400 + 350 = £750k, and P-2's £300k is too much.
    # With Okafor's 1s in, P-7 has need 2.5 and idea 2.5: 50.0; P-8 is first of TS, 250 + 300 more than £500k.
    assert "1. approve 3 awards to a total of £1,000,000" in lines
    assert "2. note a reserve list of 2 proposals, in order, asking for £600,000 together (annex D)" in lines
    settle = next(line for line in lines if "settle" in line)
    assert settle.startswith("4. settle 2 proposals on which the rules give no advice: P-5 (not ranked: total is ")
    assert "No advice yet, no scores" in "\n".join(lines)


def test_titles_with_an_and_of_their_own_do_not_run_into_each_other(tmp_path: Path) -> None:
    rubrics = {name: text.replace("Staying Close", "Care and Staying Close") for name, text in RUBRICS.items()}
    lines = read_back(PaperCall(tmp_path, rubrics=rubrics).paper())
    assert "under 2 briefs (Care and Staying Close; Targeted Support)." in lines[lines.index("Issue") + 1]


def test_what_is_not_on_its_scale_is_in_no_figure_and_listed(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    agreed = Register.of("agreed", stage="full", proposal="P-1", criterion="need")
    call.say(Saying(agreed, {"score": "99", "reason": "a slip"}, "transcribed"))
    lines = read_back(call.paper())
    assert any(line.startswith("1 | P-1 | Northbridge Homes | 82.0") for line in lines)
    assert "• Left out of every figure, as the scale has no such score: 99 from the panel on P-1, need." in lines
    assert "Scores agreed by the panel: 1. Of these, 1 moved" in "\n".join(lines)


def test_an_earlier_stage_has_counts_of_its_own(tmp_path: Path) -> None:
    call = CALL.replace("[stages.full]", '[stages.eoi]\ntitle = "Expressions of interest"\n[stages.full]')
    eoi = '[stages.eoi]\ntotal = "weighted"\n[stages.full]'
    rubrics = {
        name: text.replace("[stages.full]", eoi).replace('["full"]', '["eoi", "full"]')
        for name, text in RUBRICS.items()
    }
    panel = PaperCall(tmp_path, call, rubrics=rubrics)
    panel.type_scores(
        "member,proposal,criterion,score,comment,submitted,stage\n"
        "priya,P-1,need,3,Clear.,yes,eoi\npriya,P-1,idea,3,New.,yes,eoi\npriya,P-8,need,3,Clear.,yes,eoi\n"
    )
    lines = read_back(panel.paper())
    steps = lines[lines.index("Step | Date | Proposals | Asked for") :]
    assert steps[1] == "Expressions of interest: received |  | 8 | £2,100,000"
    # P-1 is scored on both criteria, P-8 on one; the gates of either stage are on no record.
    assert "Scored on all criteria |  | 1 | £400,000" in steps[:10]
    assert "Scored on some criteria |  | 1 | £250,000" in steps[:10]
    assert "Gates not all on record |  | 8 | £2,100,000" in steps[:10]
    assert "Full proposals: received | 28 April 2017 | 8 | £2,100,000" in steps[:12]


def test_a_heading_follows_the_one_above_it(paper: Document) -> None:
    before = 0
    for one in paper.blocks:
        level = getattr(one, "level", None)
        if level is not None:
            assert level <= before + 1
            before = level


def test_no_figure_without_a_key_is_in_the_asks(paper: Document) -> None:
    asks = next(block for block in paper.blocks if hasattr(block, "items"))
    for item in asks.items:
        for span in item.spans:
            assert span.key or span.outside or "£" not in span.text, plain(item.spans)
