"""Which level a reason's words name: shy rules, held against made-up sentences and all reasons of the demonstration."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.rubric_file import read_rubric
from panel_tui.moderate.level_words import LevelWords, Meaning, level_words

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
RUBRIC = "targeted-early-support.toml"


def demo_words() -> dict[str, LevelWords]:
    """The words of every criterion of the demonstration."""
    rubrics = [read_rubric(file.name, file.read_bytes()) for file in sorted((DEMO / "rubrics").glob("*.toml"))]
    return {one.id: level_words(rubric, one.id) for rubric in rubrics for one in rubric.criteria}


OUTCOMES = demo_words()["D-OUTC"]
"""On a scale of Not addressed, Weak, Partial, Adequate, Strong and Exceptional, titled "Outcomes and measurement"."""


def named(reason: str, words: LevelWords = OUTCOMES) -> tuple[int, str] | None:
    found = words.named(reason)
    return (int(found.level), found.words) if found else None


@pytest.mark.parametrize(
    ("reason", "level", "words"),
    [
        ("Adequate.", 3, "Adequate"),
        ("STRONG", 4, "STRONG"),
        ("Not addressed.", 0, "Not addressed"),
        ("Overall, adequate (¶2.3).", 3, "adequate"),
        ("In my view only partial.", 2, "partial"),
        ("Two directors of seven (¶6.1). Adequate; I would rather know who appoints the two.", 3, "Adequate"),
        ("- exceptional!", 5, "exceptional"),
        ("This is strong.", 4, "strong"),
        ("I find this weak, on the whole.", 1, "weak"),
        ("They count whom they lose (¶5.1). The answer is weak. I ask for a target.", 1, "weak"),
        ("Five targets (¶5.1). I would score this as partial.", 2, "partial"),
        ("An adequate answer.", 3, "adequate"),
        ("Contacts, no more. Outcomes and measurement: weak. A pity.", 1, "weak"),
        ("The outcomes and measurement are strong.", 4, "strong"),
        ("It meets the criterion well.", 4, "meets the criterion well"),
        ("I read it twice: shortcomings are few, and minor (¶3.1).", 4, "shortcomings are few, and minor"),
        ("The right outcomes on a weak baseline, then.", 3, "right outcomes on a weak baseline"),
        ("Baseline, target, comparison and a least sample.", 5, "Baseline, target, comparison and a least sample"),
        ("The idea itself has a serious flaw.", 1, "idea itself has a serious flaw"),
        ("Adequate.\nAdequate.", 3, "Adequate"),
        ("Adequate. I could not say it better.", 3, "Adequate"),
    ],
)
def test_a_judgement_in_the_words_of_a_level_names_it(reason: str, level: int, words: str) -> None:
    assert named(reason) == (level, words)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "Strong evidence of need.",
        "A strong team.",
        "The team is strong.",
        "Weak on costs.",
        "Weak: no baseline.",
        "Equality is not addressed.",
        "Not adequate.",
        "This is not adequate.",
        "This isn’t adequate.",
        "Less than adequate.",
        "More than adequate.",
        "Short of exceptional.",
        "Far from strong.",
        "Hardly adequate.",
        "I would not call this strong.",
        "They say it is strong.",
        "If this is strong, so is mine.",
        "Strong?",
        "Adequate to strong.",
        "Adequate/strong.",
        "Partial. But the numbers are there.",
        "Strong; however, nobody was asked.",
        "Young people are paid. Strong. The rest is missing (¶3.1).",  # of the detail before it
        "There is a lead (¶2.1). It is strong.",
        "Strengths: it is clear. Strong.\nWeaknesses: it is dear. Weak.",
        "The idea itself has a serious flaw. Strong.",
        "Adequate; that equality is not addressed can be mended.",
        "A strong team and a weak plan. Adequate.",
        "No right outcomes, on a weak baseline.",
        "Would that shortcomings were few and minor.",
        "I cannot say that it meets the criterion well.",
        "Everyone is counted, with baseline, target and a least sample.",  # four of the five things that a 5 has
        "Meets the criterion.",  # of 3 and of 4
        "Barely addressed.",  # too few words to be a quotation
    ],
)
def test_ordinary_words_name_none(reason: str) -> None:
    assert named(reason) is None


def test_the_reasons_of_the_demonstration_name_what_was_scored() -> None:
    words, hits, read = demo_words(), [], 0
    for file in sorted((DEMO / "scores").glob("*.csv")):
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
            criterion, reason, score = words[row["Criterion"]], row["Comment"], Fraction(row["Score"])
            read += bool(reason)
            assert criterion.contradiction(reason, score) is None, row
            if found := criterion.named(reason):
                hits.append((row["Proposal"], row["Criterion"], found.words))
    assert read > 390
    assert hits == [("TFO-011", "B-VOICE", "Adequate"), ("TFO-015", "C-LEARN", "Adequate")]


def scale(*labels: str) -> LevelWords:
    return LevelWords("Need", (Meaning(Fraction(value), label, ()) for value, label in enumerate(labels)))


def test_the_longest_label_wins() -> None:
    words = scale("Poor", "Good", "Very good")
    assert (named("Very good.", words), named("This is good.", words)) == ((2, "Very good"), (1, "good"))
    assert named("It is very good.", scale("Poor", "Good")) is None


def test_labels_that_cannot_be_told_apart_or_are_marks_of_a_list_name_none() -> None:
    words = scale("Good", "good", "A", "1", "", "(x+")
    for reason in ("Good.", "A. First of all", "1. They ask.", "(x+"):
        assert words.named(reason) is None


@pytest.mark.parametrize(
    ("score", "contradicts"),
    [("3", False), ("5/2", False), ("7/2", False), ("2", True), ("4", True), ("3/2", True), ("9/2", True)],
)
def test_a_score_between_two_levels_is_borne_out_by_either(score: str, contradicts: bool) -> None:
    assert (OUTCOMES.contradiction("Adequate.", Fraction(score)) is not None) == contradicts


def test_where_only_some_points_have_words_the_nearest_bear_a_score_out() -> None:
    words = LevelWords("Need", (Meaning(Fraction(value), label, ()) for value, label in ((1, "Poor"), (5, "Fine"))))
    assert words.contradiction("Poor.", Fraction(3)) is None
    assert words.contradiction("Poor.", Fraction(5)) is not None


@given(st.text(alphabet=st.sampled_from("Strong. adequate;(¶2.3)but’\n—ıſKİ is this"), max_size=80))
def test_any_text_names_a_level_of_the_scale_in_its_own_words_or_none(reason: str) -> None:
    found = OUTCOMES.named(reason)
    assert found is None or found.words.casefold() in " ".join(reason.casefold().split())


@pytest.mark.parametrize("piece", ["(", "(¶", "strong ", "only ", ". ", "the right outcomes ", "- ", "!", "this is "])
def test_endless_text_is_read_to_its_end(piece: str) -> None:
    assert OUTCOMES.named(piece * 20_000) is None
