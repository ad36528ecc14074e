"""Tables of scores and agreed scores: points of their scales, states that are no numbers, and bad rows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.call.intake.agreed import AgreedRow, read_agreed
from panel_tui.call.intake.known import Known
from panel_tui.call.intake.scores import ScoreRow, read_scores
from panel_tui.call.rubric import Criterion, Rubric, Scale
from panel_tui.faults import BadInput
from panel_tui.files.table import read_csv

RUBRIC = Rubric(
    id="SC",
    title="Staying Close",
    envelope=1,
    scales={
        "five": Scale(worst=Fraction(0), best=Fraction(5)),
        "nine": Scale(worst=Fraction(9), best=Fraction(1), step=Fraction(1, 10)),
    },
    criteria=(
        Criterion(id="need", title="Child and system need", stages=("eoi", "full"), scale="five"),
        Criterion(id="impact", title="Impact", stages=("full",), scale="nine"),
        Criterion(id="fit", title="Fit", stages=("full",), scale="five", scored=False),
    ),
    stages={},
)
WITH_OVERALL = RUBRIC.model_copy(
    update={"criteria": (Criterion(id="overall", title="Overall", stages=("full",), scale="five"),)}
)
KNOWN = Known(
    stages=("eoi", "full"),
    default_stage="full",
    rubrics={"SC": RUBRIC, "NIH": WITH_OVERALL},
    proposals={"TFO-1": "SC", "TFO-2": "NIH"},
    members={"pn": "Priya Nair", "js": "Jo Smith", "js2": "Jo Smith"},
)
HEADER = "Member,Proposal,Criterion,Score,Comment,Submitted\n"


def scores(text: str) -> tuple[ScoreRow, ...]:
    return read_scores(read_csv("s.csv", text.encode()), KNOWN)


def agreed(text: str) -> tuple[AgreedRow, ...]:
    return read_agreed(read_csv("a.csv", text.encode()), KNOWN)


def test_a_score_with_everything_said() -> None:
    text = "Assessor;Ref;Criterion;Mark (0-5);Remarks;Submitted?;Stage;Round\n"
    text += 'priya  NAIR;tfo-1;child and system need;3;"[/b]\n=1+1";yes;EOI;2\n'
    assert scores(text) == (ScoreRow("pn", "TFO-1", "need", "scored", Fraction(3), "[/b]\n=1+1", True, "eoi", 2),)


@pytest.mark.parametrize(
    ("criterion", "said", "state", "score"),
    [
        ("need", "5", "scored", Fraction(5)),
        ("need", "+4.0", "scored", Fraction(4)),
        ("impact", "1.3", "scored", Fraction(13, 10)),
        ("need", "n/a", "not_applicable", None),
        ("need", "Not applicable", "not_applicable", None),
        ("need", "ABSTAIN", "abstained", None),
        ("need", "", "unscored", None),
        ("fit", "", "unscored", None),
        ("Overall", "", "unscored", None),
    ],
)
def test_what_a_score_cell_may_say(criterion: str, said: str, state: str, score: Fraction | None) -> None:
    (row,) = scores(f"{HEADER}pn,TFO-1,{criterion},{said},a comment,\n")
    assert (row.state, row.score, row.criterion) == (state, score, criterion.lower())
    assert (row.submitted, row.stage, row.round) == (False, "full", 1)


def test_a_rubric_may_have_a_criterion_called_overall() -> None:
    (row,) = scores(f"{HEADER}pn,TFO-2,OVERALL,4,,y\n")
    assert (row.criterion, row.score) == ("overall", Fraction(4))


CRITERIA = "They are: need (Child and system need), impact (Impact), fit (Fit)."


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("pn,TFO-1,need,6,,", "Score: 6 is not on the scale of Child and system need. It runs 0 to 5."),
        ("pn,TFO-1,need,-1,,", "Score: -1 is not on the scale of Child and system need. It runs 0 to 5."),
        ("pn,TFO-1,need,2.5,,", "Score: 2.5 is not on the scale of Child and system need. It runs 0 to 5."),
        ("pn,TFO-1,impact,0.9,,", "Score: 0.9 is not on the scale of Impact. It runs 1 (best) to 9 in steps of 0.1."),
        ("pn,TFO-1,impact,6/5,,", 'Score: "6/5" is not a score. Write a number like 3 or 3.5, "n/a" or "abstain".'),
        ('pn,TFO-1,need,"3,5",,', 'Score: "3,5" is not a score. Write a number like 3 or 3.5, "n/a" or "abstain".'),
        ("pn,TFO-1,need,=2+1,,", 'Score: "=2+1" is not a score. Write a number like 3 or 3.5, "n/a" or "abstain".'),
        ("pn,TFO-1,need,٣,,", 'Score: "٣" is not a score. Write a number like 3 or 3.5, "n/a" or "abstain".'),
        ("pn,TFO-1,fit,3,,", "Score: Fit takes no score. Leave the score blank and write a comment."),
        ("pn,TFO-1,overall,3,,", "Score: the overall view takes no score. Leave the score blank and write a comment."),
        (
            "pn,TFO-1,need,,,",
            "Score: there is neither a score nor a comment. Write one, n/a or abstain, or take the row out.",
        ),
        ("pn,TFO-1,colour,3,,", f'Criterion: "colour" is not a criterion of Staying Close at stage full. {CRITERIA}'),
        (
            "pn,TFO-9,need,3,,",
            'Proposal: there is no proposal "TFO-9" in this call. The proposals of this call are: TFO-1, TFO-2.',
        ),
        ("Jo Smith,TFO-1,need,3,,", 'Member: "Jo Smith" is the name of 2 members. Use an id: js, js2.'),
        (",TFO-1,need,3,,", "Member: the cell is blank. Fill it in, or take the row out."),
        ("pn,TFO-1,need,3,,perhaps", 'Submitted: "perhaps" is not one of the words for it. Write yes or no.'),
    ],
)
def test_bad_rows_are_told_with_line_and_column(row: str, wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        scores(HEADER + row)
    assert [str(fault) for fault in refused.value.faults] == [f"s.csv, line 2, column {wrong}"]


def test_stages_and_rounds_are_checked() -> None:
    with pytest.raises(BadInput) as refused:
        scores("Member,Proposal,Criterion,Score,Stage,Round\npn,TFO-1,impact,3,eoi,1\npn,TFO-1,need,3,third,0\n")
    assert [str(fault) for fault in refused.value.faults] == [
        's.csv, line 2, column Criterion: "impact" is not a criterion of Staying Close at stage eoi. '
        "They are: need (Child and system need).",
        's.csv, line 3, column Stage: "third" is not a stage of this call. Its stages are: eoi, full.',
        's.csv, line 3, column Round: "0" is not a whole number from 1 to 99. Write 1 for the first.',
    ]


def test_the_same_score_twice_names_both_lines() -> None:
    rows = "pn,TFO-1,need,3,,\njs,TFO-1,need,3,,\nPriya Nair,tfo-1,Child and system need,4,,\n"
    with pytest.raises(BadInput) as refused:
        scores(HEADER + rows)
    assert [str(fault) for fault in refused.value.faults] == [
        "s.csv, line 4, column Criterion: pn on TFO-1, need is given twice: here and on line 2. Keep one of the two."
    ]


def test_the_same_criterion_in_two_rounds_is_no_repetition() -> None:
    text = "Member,Proposal,Criterion,Score,Round\npn,TFO-1,need,3,1\npn,TFO-1,need,4,2\n"
    assert [(row.round, row.score) for row in scores(text)] == [(1, Fraction(3)), (2, Fraction(4))]


def test_agreed_scores_are_points_of_their_scales() -> None:
    text = "Proposal,Criterion,Agreed score,Why,Stage\nTFO-1,need,3,two of three,eoi\nTFO-1,Impact,2.5,,\n"
    assert agreed(text) == (
        AgreedRow("TFO-1", "need", Fraction(3), "two of three", "eoi"),
        AgreedRow("TFO-1", "impact", Fraction(5, 2), "", "full"),
    )


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("TFO-1,need,n/a", "column Score: an agreed score is a number"),
        ("TFO-1,need,", "column Score: the cell is blank"),
        ("TFO-1,need,7", "column Score: 7 is not on the scale"),
        ("TFO-1,overall,3", 'column Criterion: "overall" is not a criterion'),
        ("TFO-1,need,3\nTFO-1,need,3", "the agreed score of TFO-1 on need is given twice: here and on line 2"),
    ],
)
def test_bad_agreed_scores_are_told(row: str, wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        agreed(f"Proposal,Criterion,Score\n{row}\n")
    (fault,) = refused.value.faults
    assert wrong in str(fault)
