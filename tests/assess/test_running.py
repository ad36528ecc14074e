"""A member's running total is the total that the figures give them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.assess.desk_rows import Answer
from panel_tui.assess.running import RunningTotal, running_total
from panel_tui.call.document import write_document
from panel_tui.call.quick import QuickBrief, quick_brief
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_file import read_rubric
from panel_tui.figures.sheet import Cell, Mark, ScoreSheet, State
from panel_tui.figures.totals import member_totals
from panel_tui.moderate.scheme import scheme_of
from tests.assess.test_finding import assert_light

RUBRIC = """\
id = "R"
title = "A rubric"
envelope = "£1m"
[stages.full]
total = {total}
[scales.up]
worst = 0
best = 5
step = 0.5
[scales.down]
worst = 9
best = 1
[[criteria]]
id = "NEED"
title = "Need"
stages = ["full"]
scale = "up"
weight = 62.5
[[criteria]]
id = "IDEA"
title = "Idea"
stages = ["full"]
scale = "down"
weight = 37.5
[[criteria]]
id = "FIT"
title = "Fit"
stages = ["full"]
scale = "up"
weight = 0
"""
RULES = {
    "of_top": '"weighted"\nshare = "of_top"',
    "of_range": '"weighted"\nshare = "of_range"',
    "sum": '"sum"',
    "overall": '"overall"\noverall = "IDEA"',
}


def made(rule: str) -> tuple[Rubric, QuickBrief]:
    rubric = read_rubric("r.toml", RUBRIC.format(total=RULES[rule]).encode())
    return rubric, quick_brief(write_document(rubric), "full")


def scored(value: str) -> Answer:
    return Answer("scored", Fraction(value))


NONE = Answer("not_applicable")
ABSTAINED = Answer("abstained")


@pytest.mark.parametrize(
    ("rule", "total", "out_of"),
    [
        # 62.5 × 4/5 + 37.5 × 7/9, the 3 of 9 to 1 being mirrored to 7
        ("of_top", Fraction(50) + Fraction(75, 2) * Fraction(7, 9), 100),
        ("of_range", Fraction(50) + Fraction(75, 2) * Fraction(6, 8), 100),
        ("sum", Fraction(4) + 7 + Fraction(5, 2), 5 + 9 + 5),
        ("overall", Fraction(3), 1),
    ],
)
def test_the_total_is_made_by_the_stages_rule(rule: str, total: Fraction, out_of: int) -> None:
    answers = {"NEED": scored("4"), "IDEA": scored("3"), "FIT": scored("2.5")}
    assert running_total(made(rule)[1], answers) == RunningTotal(total, Fraction(out_of))


def test_there_is_none_before_everything_is_scored_or_says_why_not() -> None:
    brief = made("of_top")[1]
    assert running_total(brief, {}) is None
    assert running_total(brief, {"NEED": scored("4"), "IDEA": scored("3")}) is None
    assert running_total(brief, {"NEED": scored("4"), "IDEA": scored("3"), "FIT": Answer()}) is None
    assert running_total(brief, {"NEED": scored("4"), "IDEA": scored("3"), "FIT": NONE}) is not None


def test_what_counts_and_has_no_score_is_no_zero() -> None:
    brief = made("of_top")[1]
    for state in (NONE, ABSTAINED):
        assert running_total(brief, {"NEED": state, "IDEA": scored("3"), "FIT": scored("1")}) is None
    for state in (NONE, ABSTAINED):
        overall = {"NEED": state, "IDEA": scored("3"), "FIT": state}
        assert running_total(made("overall")[1], overall) == RunningTotal(Fraction(3), Fraction(1))


ANSWERS = {
    "NEED": st.sampled_from([Answer(), NONE, ABSTAINED, *(scored(str(half / 2)) for half in range(11))]),
    "IDEA": st.sampled_from([Answer(), NONE, ABSTAINED, *(scored(str(one)) for one in range(1, 10))]),
    "FIT": st.sampled_from([Answer(), NONE, ABSTAINED, *(scored(str(half / 2)) for half in range(11))]),
}
STATES = {"": State.MISSING, "not_applicable": State.NOT_APPLICABLE, "abstained": State.ABSTAINED}


@given(st.sampled_from(sorted(RULES)), st.fixed_dictionaries(ANSWERS))
def test_it_is_what_the_figures_say(rule: str, answers: dict[str, Answer]) -> None:
    rubric, brief = made(rule)
    marks = {
        Cell("P", "priya", id_): Mark(State.SCORED, one.score) if one.state == "scored" else Mark(STATES[one.state])
        for id_, one in answers.items()
    }
    figures = member_totals(ScoreSheet(latest=marks), "P", scheme_of(rubric, "full")).get("priya")
    ours = running_total(brief, answers)
    if all(one.state for one in answers.values()):
        assert (ours and ours.total) == figures
        assert ours is None or ours.out_of == scheme_of(rubric, "full").best_total()
    else:
        assert ours is None


def test_it_needs_nothing_heavy() -> None:
    assert_light("panel_tui.assess.running", "panel_tui.assess.answering", "panel_tui.assess.finding")
