"""The paper once the board has advised, and once it has been decided: figures worked out by hand in paper_call.py."""

from __future__ import annotations

from pathlib import Path

from panel_tui.files.blocks import shown
from panel_tui.recommend.table import AdviceRow
from tests.report.paper_call import read_back, whole_call


def test_board_and_decision_stand_beside_the_panel(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    call.advise("board", [AdviceRow("P-2", "decline", reason="the trust closed")], by="Investment Board")
    call.advise("decision", [AdviceRow("P-2", "fund", reason="it was taken over")], by="The Minister")
    paper = call.paper()
    lines = read_back(paper)
    why = "Board: The trust closed. Decision: It was taken over."
    assert f"P-2 | Fund, £300,000 | Decline | Fund, £300,000 | {why}" in lines
    assert "P-1 | Fund, £400,000 | Fund, £400,000 | Fund, £400,000 | –" in lines
    assert "Board's advice | Investment Board: decline. The trust closed." in lines
    assert "Decision | The Minister: fund, £300,000. It was taken over." in lines
    assert shown(paper)["P-2/decision/award"] == "£300,000"
    # Where one merely followed the other, the reason is not said again.
    start = lines.index("P-3 Eastgate Council")
    page = lines[start : lines.index("Why", start)]
    assert "Board's advice | Investment Board: as the panel advised." in page
    assert "Decision | The Minister: as the board advised." in page
    assert sum("ne site fits what is left" in line for line in page) == 1
    # P-2 is no longer declined; the list of those that the panel put aside says nothing of it.
    assert not any(line.startswith("Since decided otherwise.") for line in lines)


def test_when_the_board_has_advised_the_paper_no_longer_asks_it_to(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    call.advise("board", [AdviceRow("P-8", "fund", reason="the night matters")], by="Investment Board")
    lines = read_back(call.paper())
    issue = lines[lines.index("Issue") + 1]
    # The panel's 400 + 300 + 300 + 300 = £1,300k and P-8's 250 make £1,550k, and there is £1,500k.
    assert issue == (
        "The panel assessed 8 proposals under 2 briefs (Staying Close and Targeted Support), with envelopes of "
        "£1,500,000 in all. The Investment Board advised 5 awards of £1,550,000 in all."
    )
    assert "The Investment Board was asked to:" in lines
    assert (
        "The Investment Board advised 5 awards of £1,550,000 in all, £50,000 more than the envelopes. That departs "
        "from the advice of the panel on 1 proposal: P-8 (fund, £250,000, instead of reserve): the night matters."
        in lines
    )
    assert not any(" is asked to" in line for line in lines)
    timing = lines[lines.index("Timing") : lines.index("Background and process")]
    assert timing == ["Timing", "The decision is due by 16 June 2017."]
    assert "The board's advice. P-8 (fund, £250,000)." in lines

    call.advise("decision", [AdviceRow("P-8", "reserve", reason="no money")], by="Ministers")
    lines = read_back(call.paper())
    assert lines[lines.index("Issue") + 1].endswith("; Ministers decided on 4 awards of £1,300,000 in all.")
    assert "The decision was due by 16 June 2017." in lines
    assert "The decision makes 4 awards of £1,300,000 in all and leaves £200,000 of the whole budget." in lines


def test_advice_of_the_board_on_some_proposals_does_not_end_the_asking(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    call.advise("board", [AdviceRow("P-1", "fund")], follow=False)
    lines = read_back(call.paper())
    assert any("The Investment Board is asked to advise Ministers" in line for line in lines)
    assert "The Investment Board is asked to:" in lines
    wanted = "The Investment Board has advised 1 award of £400,000; so far that is on 1 of 8 proposals, as the panel "
    assert f"{wanted}recommended." in lines
    assert "Board's advice | As the panel advised." in lines
