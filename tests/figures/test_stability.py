"""Which awards change with a weight, and without a member: small calls, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.slate import Slate, chosen_by_line
from panel_tui.figures.stability import LeftOut, Swing, by_weight, without_each
from tests.figures.small_slates import Small, given_by

NEED = Measure("need", "Need", Fraction(0), Fraction(5), Fraction(50))
IDEA = Measure("idea", "Idea", Fraction(0), Fraction(5), Fraction(50))
NOTHING = Swing((), ())
THREE = Small(
    # 10 for each point: A 50 + 20 = 70, B 20 + 45 = 65 (idea 4.5 of 4 and 5), C 30 + 30 = 60. Only one of them fits.
    sheet=given_by(
        {
            "A": {"need": "5 5", "idea": "2 2"},
            "B": {"need": "2 2", "idea": "4 5"},
            "C": {"need": "3 3", "idea": "3 3"},
        }
    ),
    scheme=Scheme((NEED, IDEA)),
    asks={"A": 5, "B": 5, "C": 5},
    envelope=5,
)
SWAPPED = Swing(gained=("B",), lost=("A",))


def test_a_fifth_of_a_weight_by_hand() -> None:
    need, idea = by_weight(THREE.slate, chosen_by_line)
    # Before all is brought to 100 again. Need at 40: A 40 + 20 = 60, B 16 + 45 = 61, C 24 + 30 = 54. Need at 60: A
    # leads by more. Idea at 60: A 50 + 24 = 74, B 20 + 54 = 74: level, and they do not fit together, so neither has
    # it. Idea at 40: A 66, B 56.
    assert (need.less, need.more) == (SWAPPED, NOTHING)
    assert (idea.less, idea.more) == (NOTHING, Swing((), ("A",)))
    assert (need.number, idea.number) == (1 + 1, 1)
    # With the cheaper first, B asking less takes the place that it shares.
    cheaper = replace(THREE.asking("B", 4), tie_break=TieBreak(("smaller_ask",)))
    assert [one.more for one in by_weight(cheaper.slate, chosen_by_line)] == [NOTHING, SWAPPED]


def test_each_member_left_out_by_hand() -> None:
    # Without m1 idea of B is 5: 20 + 50 = 70, level with A, and neither is funded. Without m2 it is 4: 60.
    found = list(without_each(THREE.slate, THREE.sheet, chosen_by_line))
    assert found == [LeftOut("m1", Swing((), ("A",))), LeftOut("m2", NOTHING)]


def test_what_is_agreed_stays_whoever_is_left_out() -> None:
    agreed = THREE.agreeing("B", "idea", Fraction(4))
    assert [one.swing for one in without_each(agreed.slate, agreed.sheet, chosen_by_line)] == [NOTHING, NOTHING]


def test_who_was_read_by_one_member_alone_falls_out_without_them() -> None:
    sheet = given_by({"A": {"need": "5 -", "idea": "5 -"}, "B": {"need": "- 3", "idea": "- 3"}})
    alone = Small(sheet, THREE.scheme, {"A": 5, "B": 5}, 5)
    assert list(without_each(alone.slate, sheet, chosen_by_line)) == [
        LeftOut("m1", SWAPPED),
        LeftOut("m2", NOTHING),
    ]


def test_briefs_that_share_a_criterion_are_weighed_anew_together_and_others_not_at_all() -> None:
    overall = Scheme((Measure("need", "Need", Fraction(0), Fraction(5)),), total="overall", overall="need")
    contest = THREE.slate.contests["homes"]
    counted = Small(given_by({"D": {"need": "3"}}), overall, {"D": 1}, 1).slate.contests["homes"]
    both = Slate({"homes": contest, "ties": counted, "work": contest}, TieBreak())
    assert [(one.criterion, one.briefs) for one in by_weight(both, chosen_by_line)] == [
        ("need", ("homes", "work")),
        ("idea", ("homes", "work")),
    ]
    assert list(by_weight(Slate({"ties": counted}, TieBreak()), chosen_by_line)) == []
    assert list(by_weight(Slate({}, TieBreak()), chosen_by_line)) == []
