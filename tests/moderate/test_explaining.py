"""What a gap is made of, through real files: severity, words and disagreement, in shares worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import pi
from pathlib import Path

import pytest

from panel_tui.figures.divergence import Split
from panel_tui.journal import Register
from panel_tui.moderate.explaining import Divergence, Explanation
from panel_tui.store.rows import Saying
from tests.moderate.gaps import OTHERS, Anova, Gaps, Mark, alike, table
from tests.panel import refused

JO_4_ANN_2 = {"jo": Mark("4"), "ann": Mark("2"), "priya": Mark("3"), "ade": Mark("3")}
EVEN = {**OTHERS, "ann": OTHERS["jo"]}
"""Ann and Jo gave the other proposals the same."""


def divergence(explanation: Explanation) -> Divergence:
    assert explanation.found is not None, explanation.nothing
    return explanation.found


def parts(explanation: Explanation) -> tuple[float, float, float]:
    """Severity, words, disagreement; and they are the gap."""
    split: Split = divergence(explanation).split
    found = split.severity, float(split.words), split.disagreement
    assert sum(found) == pytest.approx(float(split.gap), abs=1e-12)
    return found


def pair(explanation: Explanation) -> tuple[str, str]:
    found = divergence(explanation)
    return found.higher.member, found.lower.member


# The three worked cases, and one of all three


def test_a_gap_that_is_severity(tmp_path: Path) -> None:
    """Jo gave Ann's score and 2 more on all other proposals, and does so here."""
    explained = Gaps(tmp_path, alike(JO_4_ANN_2)).explain("need")
    by_hand = Anova.of(table(OTHERS))
    assert by_hand.shrunk == Fraction(357, 365)  # of the 2 points 1.956 are told apart from chance
    severity, words, disagreement = parts(explained)
    assert pair(explained) == ("jo", "ann")
    assert severity == pytest.approx(2 * float(by_hand.shrunk), abs=1e-4)
    assert words == 0
    assert disagreement == pytest.approx(2 - 2 * float(by_hand.shrunk), abs=1e-4)
    sure = divergence(explained).split.strictness.sd
    assert sure == pytest.approx(float(2 * by_hand.member * (1 - by_hand.shrunk)) ** 0.5, abs=1e-4)
    assert divergence(explained).typical == pytest.approx(2 * (float(by_hand.member) / pi) ** 0.5, abs=1e-4)
    assert (divergence(explained).higher.n, divergence(explained).lower.n) == (6, 6)


def test_a_gap_that_is_a_score_beside_its_words(tmp_path: Path) -> None:
    """Equally strict elsewhere; Ann gave a 2 and wrote what a 4 is called."""
    marks = {**JO_4_ANN_2, "ann": Mark("2", "They count whom they lose (¶2.3). Overall strong.")}
    explained = Gaps(tmp_path, alike(marks), EVEN).explain("need")
    assert parts(explained) == pytest.approx((0, 2, 0), abs=1e-9)
    (one,) = divergence(explained).lower.contradictions
    assert (one.criterion, one.words) == ("need", "strong")
    assert [one.score, one.level, one.off] == [2, 4, -2]
    assert divergence(explained).higher.contradictions == ()


def test_a_gap_that_is_real_disagreement(tmp_path: Path) -> None:
    """Equally strict elsewhere, and both wrote what their scores are called."""
    marks = {**JO_4_ANN_2, "jo": Mark("5", "Exceptional."), "ann": Mark("1", "Weak; nobody was asked.")}
    explained = Gaps(tmp_path, alike(marks), EVEN).explain("need")
    assert parts(explained) == pytest.approx((0, 0, 4), abs=1e-9)


def test_a_gap_that_is_all_three(tmp_path: Path) -> None:
    marks = {**JO_4_ANN_2, "jo": Mark("5", "This is strong."), "ann": Mark("1", "Partial.")}
    severity, words, disagreement = parts(Gaps(tmp_path, alike(marks)).explain("need"))
    expected = 2 * float(Anova.of(table(OTHERS)).shrunk)
    assert words == 2  # Jo's 5 should be a 4, Ann's 1 a 2
    assert severity == pytest.approx(expected, abs=1e-4)
    assert disagreement == pytest.approx(2 - expected, abs=1e-4)


# Totals


def test_in_totals_words_count_by_their_weight_and_severity_is_that_of_totals(tmp_path: Path) -> None:
    marks = {**JO_4_ANN_2, "ann": Mark("1", "Adequate.")}
    explained = Gaps(tmp_path, alike(marks)).explain()
    assert divergence(explained).split.gap == 36  # 12 × (4 − 1)
    severity, words, _ = parts(explained)
    assert words == 24  # 12 × (3 − 1)
    by_hand = Anova.of(table(OTHERS, need=12, idea=8))
    assert severity == pytest.approx(24 * float(by_hand.shrunk), abs=1e-3)
    assert divergence(explained).lower.contradictions[0].off == -24


def test_totals_that_are_sums_or_one_criterion(tmp_path: Path) -> None:
    marks = alike({**JO_4_ANN_2, "ann": Mark("1", "Adequate.")})
    summed = Gaps(tmp_path / "sum", marks, total="sum").explain()
    assert [divergence(summed).split.gap, divergence(summed).split.words] == [3, 2]
    overall = Gaps(tmp_path / "overall", marks, total="overall")
    assert parts(overall.explain()) == parts(overall.explain("need"))
    assert [one.criterion for one in overall.explanations()] == ["need"]


# Which two, in which order


def test_the_widest_gap_of_its_scale_comes_first(tmp_path: Path) -> None:
    marks = alike(JO_4_ANN_2) | {"ade": {"need": Mark("3"), "idea": Mark("0")}}
    found = Gaps(tmp_path, marks).explanations()
    assert [(one.criterion, one.found and float(one.found.width)) for one in found] == [
        ("idea", 0.6),
        ("need", 0.4),
        ("", 0.36),  # Jo 72, Ade 36
    ]


def test_of_equal_gaps_the_one_that_severity_explains_least(tmp_path: Path) -> None:
    """Jo and Priya both gave 4, Ann and Ade both 2; elsewhere Jo is the most generous, Ann the strictest."""
    marks = {"jo": Mark("4"), "priya": Mark("4"), "ann": Mark("2"), "ade": Mark("2")}
    assert pair(Gaps(tmp_path / "a", alike(marks)).explain("need")) == ("priya", "ade")
    same = dict.fromkeys(OTHERS, OTHERS["jo"]) | {"ade": OTHERS["ade"]}
    assert pair(Gaps(tmp_path / "b", alike(marks | {"ade": Mark("3")}), same).explain("need")) == ("jo", "ann")


def test_the_stricter_of_the_two_may_have_given_the_higher_score(tmp_path: Path) -> None:
    marks = {**JO_4_ANN_2, "jo": Mark("2"), "ann": Mark("4")}
    severity, _, disagreement = parts(Gaps(tmp_path, alike(marks)).explain("need"))
    assert (severity < -1.8, disagreement > 3.8) == (True, True)


def test_a_scale_that_runs_down_divides_the_same(tmp_path: Path) -> None:
    marks = alike({**JO_4_ANN_2, "jo": Mark("5", "This is strong."), "ann": Mark("1", "Partial.")})
    up, down = Gaps(tmp_path / "up", marks), Gaps(tmp_path / "down", marks, down=True)
    for criterion in ("need", ""):
        assert parts(down.explain(criterion)) == pytest.approx(parts(up.explain(criterion)), abs=1e-6)
        assert pair(down.explain(criterion)) == pair(up.explain(criterion))
    found = divergence(down.explain("need"))
    assert [found.higher.score, found.lower.score] == [0, 4]
    assert (found.higher.label, found.lower.label) == ("Exceptional", "Weak")
    assert [one.level for one in found.higher.contradictions] == [1]


# Where severity cannot be told


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ({}, "nobody has scored here: below 3 there is no figure."),
        ({one: (need[:4], idea[:4]) for one, (need, idea) in OTHERS.items()}, "only 4 proposals were scored"),
        ({one: OTHERS[one] for one in ("jo", "ann")}, "only 2 members have scored here"),
        (dict.fromkeys(OTHERS, ("333333", "333333")), "all scores are the same"),
        ({**OTHERS, "ann": ("------", "------")}, "one of the two has scored no other proposal."),
        (
            {"jo": ("45345------", "45345------"), "priya": ("44345------", "45345------")}
            | {"ann": ("-----123231", "-----123231"), "ade": ("-----123232", "-----123231")},
            "the two share no readers, directly or through others.",
        ),
    ],
)
def test_where_severity_cannot_be_told_it_says_why_and_counts_for_nothing(
    tmp_path: Path, others: dict[str, tuple[str, str]], why: str
) -> None:
    marks = {"jo": Mark("4"), "ann": Mark("1", "Partial.")}
    explained = Gaps(tmp_path, alike(marks), others).explain("need")
    assert parts(explained) == (0, 1, 2)
    strictness = divergence(explained).split.strictness
    assert (strictness.difference, strictness.sd) == (None, None)
    assert strictness.why.startswith(why)
    assert explained.cautions[0] == f"How strict the two are is not known: without this proposal, {strictness.why}"


def test_members_who_do_not_differ_beyond_chance(tmp_path: Path) -> None:
    need = {"jo": "123451", "ann": "214533", "priya": "132542", "ade": "321450"}
    others = {member: (scores, "333333") for member, scores in need.items()}
    by_hand = Anova.of(table(others))
    assert by_hand.member < 0  # so REML has it at 0
    found = divergence(Gaps(tmp_path, alike(JO_4_ANN_2), others).explain("need"))
    assert (found.split.strictness.difference, found.split.strictness.sd, found.typical) == (0, None, 0)


# Reasons


def test_a_score_revised_in_the_meeting_is_held_against_the_reason_for_that(tmp_path: Path) -> None:
    call = Gaps(tmp_path, alike({**JO_4_ANN_2, "ann": Mark("4", "Strong."), "jo": Mark("5", "Exceptional.")}))

    def revise(reason: str) -> None:
        register = Register.of("panel_score", stage="full", proposal="P-1", criterion="need", member="ann")
        call.say(Saying(register, {"score": "2", "reason": reason}, "transcribed"))

    revise("She had not seen page 4.")
    assert divergence(call.explain("need")).lower.contradictions == ()
    revise("Adequate.")
    assert [one.level for one in divergence(call.explain("need")).lower.contradictions] == [3]


def test_a_total_needs_all_its_scores_and_says_how_many_have_one(tmp_path: Path) -> None:
    marks = alike(JO_4_ANN_2) | {"ade": {"need": Mark("0"), "idea": Mark("n/a")}}
    explained = Gaps(tmp_path, marks).explain()
    assert pair(explained) == ("jo", "ann")
    assert "Only 3 of 4 members have scored all that the total is made of." in explained.cautions


# Nothing to explain


def nothing(call: Gaps) -> list[tuple[str, str]]:
    return [(one.criterion, one.nothing) for one in call.explanations()]


def test_nobody_one_or_all_alike(tmp_path: Path) -> None:
    both = "scored all that the total is made of."
    assert nothing(Gaps(tmp_path / "nobody", {})) == [("", f"nobody has {both}")]
    one = Gaps(tmp_path / "one", alike({"jo": Mark("4")}))
    assert nothing(one) == [("", f"only one member has {both}")]
    assert one.explain("need").nothing == "only one member has a score that counts here."
    same = Gaps(tmp_path / "same", alike({"jo": Mark("4"), "ann": Mark("4")}))
    assert nothing(same) == [("", "all 2 members gave the same.")]
    absent = Gaps(tmp_path / "absent", {one: {"need": Mark("n/a"), "idea": Mark("n/a")} for one in ("jo", "ann")})
    assert nothing(absent) == [("", f"nobody has {both}")]
    assert absent.explain("need").nothing == "nobody has a score that counts here."


def test_all_recused_or_a_failed_gate(tmp_path: Path) -> None:
    call = Gaps(tmp_path, alike(JO_4_ANN_2))
    everybody = "".join(f"{one},P-1,hard,a trustee\n" for one in JO_4_ANN_2)
    call.add("declarations", f"member,proposal,interest,reason\n{everybody}")
    assert nothing(call) == [("", "nobody has scored all that the total is made of.")]
    call.add("gates", "proposal,gate,outcome,reason\nP-1,G1,fail,too late\n")
    assert nothing(call) == [("", "a gate failed, so it is not scored.")]


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    call = Gaps(tmp_path, alike(JO_4_ANN_2))
    assert "There is no proposal 'P-9' here" in refused(lambda: call.explain("need", "P-9"))
    assert "P-1 is not scored on a criterion 'cost'. There are need, idea." in refused(lambda: call.explain("cost"))
    assert call.explain("story").nothing == "it is not scored at this stage."


def test_the_same_files_give_the_same_figures_bit_by_bit(tmp_path: Path) -> None:
    marks = alike({**JO_4_ANN_2, "ann": Mark("1", "Partial.")})
    once, again = (Gaps(tmp_path / name, marks).explanations() for name in ("once", "again"))
    assert once == again
    assert all(isinstance(one.found and one.found.split.gap, Fraction) for one in once)
