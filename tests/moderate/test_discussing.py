"""What must be discussed, in real files: need weighs 60 and idea 40, on 0 to 5; 2 points apart, or 15 in total."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.figures.discuss import Thresholds
from panel_tui.figures.scheme import Measure
from panel_tui.moderate.discussing import to_discuss
from panel_tui.moderate.gates import failed_gates
from panel_tui.moderate.scheme import scheme_of, thresholds_of, tie_break_of
from tests.panel import Panel, refused
from tests.report.paper_call import CALL, RUBRICS, PaperCall

MARKS = {
    "P-1": {"priya": "44", "smithson": "44"},  # agree
    "P-2": {"priya": "42", "smithson": "44"},  # 2 apart on the idea, and 16 in total
    "P-3": {"priya": "14", "smithson": "24"},  # on both sides of the floor of need, 12 apart in total
    "P-4": {"priya": "44"},  # one assessor where two are wanted
    "P-7": {"priya": "11", "okafor": "55"},  # everything at once
}


@pytest.fixture
def call(tmp_path: Path) -> PaperCall:
    return PaperCall(tmp_path, CALL.replace("criterion = 2\n", "criterion = 2\ntotal = 15\n"), scored=MARKS)


def reasons(call: Panel) -> dict[str, list[str]]:
    with call.space() as space:
        return {item.reference: [flag.words for flag in item.flags] for item in to_discuss(space)}


def test_each_proposal_comes_with_its_reasons_those_with_most_first(call: PaperCall) -> None:
    found = reasons(call)
    assert found == {
        "P-7": [
            "Need: scores 4 apart",
            "Need: scores on both sides of the floor",
            "Idea: scores 4 apart",
            "members' totals 80.0 apart",
        ],
        "P-2": ["Idea: scores 2 apart", "members' totals 16.0 apart"],
        "P-3": ["Need: scores on both sides of the floor"],
        "P-4": ["scored by 1, at least 2 wanted"],
    }
    assert list(found) == ["P-7", "P-2", "P-3", "P-4"]


def test_a_failed_gate_is_not_scored_so_there_is_nothing_to_discuss(call: PaperCall) -> None:
    call.add("gates", "proposal,gate,outcome,reason\nP-4,G1,fail,Too late.\nP-2,G1,partial,one letter short\n")
    assert list(reasons(call)) == ["P-7", "P-2", "P-3"]
    with call.space() as space:
        assert "P-4" not in {item.reference for item in to_discuss(space, "full")}
    standing = call.standing()
    assert failed_gates(standing, "full", "P-4") == (("“Eligible” (G1)", "Too late"),)
    assert failed_gates(standing, "full", "P-2") == ()
    assert failed_gates(standing, "full", "P-1") == ()


def test_whoever_is_recused_must_leave_and_no_longer_counts(call: PaperCall) -> None:
    call.add("declarations", "member,proposal,interest\nokafor,P-7,hard\nsmithson,P-2,soft\n")
    with call.space() as space:
        items = {item.reference: item for item in to_discuss(space)}
    assert items["P-7"].must_leave == ("Ade Okafor",)
    assert [flag.kind for flag in items["P-7"].flags] == ["few"]
    assert items["P-2"].must_leave == ()


def test_a_stage_that_is_not_in_the_call_is_refused(call: PaperCall) -> None:
    with call.space() as space:
        assert "There is no stage 'eoi'" in refused(lambda: to_discuss(space, "eoi"))


def test_the_rubrics_own_thresholds_go_before_the_calls(tmp_path: Path) -> None:
    own = {
        name: text.replace('title = "Idea"\n', 'title = "Idea"\nmust_discuss = 3\n') for name, text in RUBRICS.items()
    }
    own = {
        name: text.replace('total = "weighted"\n', 'total = "weighted"\nmust_discuss = 17\n')
        for name, text in own.items()
    }
    call = PaperCall(
        tmp_path, CALL.replace("criterion = 2\n", "criterion = 2\ntotal = 15\n"), scored=MARKS, rubrics=own
    )
    assert "P-2" not in reasons(call)
    standing = call.standing()
    limits = thresholds_of(standing.rubrics["SC"], "full", standing.call)
    assert limits == Thresholds({"need": Fraction(2), "idea": Fraction(3)}, Fraction(17), 2)


def test_a_rubrics_stage_is_its_scheme(call: PaperCall) -> None:
    standing = call.standing()
    scheme = scheme_of(standing.rubrics["SC"], "full")
    assert scheme.measures[0] == Measure("need", "Need", Fraction(0), Fraction(5), Fraction(60), Fraction(2))
    assert (scheme.total, scheme.share, scheme.priority) == ("weighted", "of_top", ("idea",))
    assert tie_break_of(standing.call).steps == ("priority", "smaller_ask")
