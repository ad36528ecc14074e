"""The facts on the panel from real files: use of the scale, gaps and reasons, shifts, drift."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.assess.counting import counting
from panel_tui.assess.declining import decline
from panel_tui.assess.registers import Assessment
from panel_tui.call.standing import call_in
from panel_tui.figures.levels import Use
from panel_tui.figures.shifts import Shifts
from panel_tui.moderate.agreeing import panel_score
from panel_tui.moderate.gaps import Gaps
from panel_tui.moderate.panel_facts import PanelFacts, panel_facts
from panel_tui.moderate.panel_record import panel_record
from panel_tui.moderate.reconciling import reconciling
from panel_tui.moderate.sheet import sheet_of
from tests.panel import Panel


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya has submitted P-1 and P-2; Jo Smithson only P-1, of P-1 and P-3; Carol has not begun with P-1."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
    panel.score("priya", "P-1", "4", "2")
    panel.score("priya", "P-2", "4", "3")
    panel.score("smithson", "P-1", "1", "2")
    for member in ("priya", "smithson"):
        panel.merge(panel.give_back(member))
    return panel


def facts(panel: Panel, person: str = "office") -> PanelFacts:
    with panel.space(person) as space:
        standing, counts = call_in(space), counting(space, "full")
        record = panel_record(space, standing, "full", counts)
        return panel_facts(record, reconciling(standing, "full", sheet_of(space, standing, "full", counts)))


def shown(use: Use) -> str:
    return ", ".join(f"{number} × {score}" for score, number in use.counts)


def test_how_often_each_gave_what(panel: Panel) -> None:
    (scale,) = facts(panel).scales
    assert scale.criteria == ("Need", "Idea")
    assert [scale.worst, scale.best, *scale.points] == [0, 5, 0, 1, 2, 3, 4, 5]
    assert {member: shown(use) for member, use in scale.use.items()} == {
        "priya": "1 × 2, 1 × 3, 2 × 4",
        "smithson": "1 × 1, 1 × 2",
    }
    assert scale.panel_use is not None
    assert scale.panel_use.n == 6
    (need,) = [use for kind, use in scale.use_on.items() if kind.criterion == "need"]
    assert shown(need["priya"]) == "2 × 4"


def test_what_is_missing_and_what_has_no_reason(panel: Panel) -> None:
    assert facts(panel).gaps == {
        "carol": Gaps(cells=2, missing=2, scores=0, reasonless=0),
        "priya": Gaps(cells=4, missing=0, scores=4, reasonless=0),
        "smithson": Gaps(cells=4, missing=2, scores=2, reasonless=0),
    }


def test_a_mark_of_any_kind_is_not_missing_and_a_score_without_words_has_no_reason(panel: Panel) -> None:
    table = (
        "member,proposal,criterion,score,comment,submitted\ncarol,P-1,need,n/a,Not mine,yes\ncarol,P-1,idea,3,,yes\n"
    )
    panel.type_scores(table)
    assert facts(panel).gaps["carol"] == Gaps(cells=2, missing=0, scores=1, reasonless=1)


def test_what_is_declined_or_recused_is_not_asked_for(panel: Panel) -> None:
    with panel.space("smithson") as space:
        pen = panel.keys("smithson").pen(space, panel.chance)
        decline(space, call_in(space), Assessment("full", "P-3", "smithson"), "outside my field", pen)
    panel.merge(panel.give_back("smithson"))
    panel.add("declarations", "member,proposal,interest,reason\npriya,P-2,hard,a trustee\n")
    found = facts(panel).gaps
    assert found["smithson"] == Gaps(cells=2, missing=0, scores=2, reasonless=0)
    assert found["priya"] == Gaps(cells=2, missing=0, scores=2, reasonless=0)


def test_a_proposal_that_failed_a_gate_is_in_nothing(panel: Panel) -> None:
    panel.add("gates", "proposal,gate,outcome,reason\nP-1,G1,fail,too late\n")
    found = facts(panel)
    assert found.gaps["priya"] == Gaps(cells=2, missing=0, scores=2, reasonless=0)
    assert found.scales[0].use.keys() == {"priya"}


def test_first_against_later(panel: Panel) -> None:
    with panel.space() as space:
        saying = panel_score(space, call_in(space), "full", "P-1", "need", "smithson", Fraction(3), "Heard the others")
    panel.say(saying)
    (scale,) = facts(panel).scales
    assert scale.shifts["smithson"] == Shifts(n=2, changed=1, mean=Fraction(2), towards=1, away=0)
    assert scale.shifts["priya"] == Shifts(n=4, changed=0, mean=None, towards=0, away=0)
    assert scale.panel_shifts == Shifts(n=6, changed=1, mean=Fraction(2), towards=1, away=0)


def test_the_chairs_own_file_says_nothing_of_what_it_does_not_hold(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    found = facts(panel, "carol")
    assert found.hidden == ("P-1",)
    # Nobody is said to miss scores of P-1 but Carol, who does.
    assert {member: one.missing for member, one in found.gaps.items()} == {"carol": 2, "priya": 0, "smithson": 2}
    assert found.gaps["priya"].cells == 2
    assert facts(panel).hidden == ()


def test_too_few_for_drift(panel: Panel) -> None:
    (drift,) = facts(panel).drift
    assert (drift.by_order, drift.by_day, drift.first_read) == (None, None, None)
