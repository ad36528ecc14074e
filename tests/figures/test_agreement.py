"""Krippendorff's alpha: his own example, his definition step by step, and whatever a panel may come up with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.agreement import METRICS, Agreement, Metric, agreement, alpha, alpha_interval
from panel_tui.figures.ratings import Ratings, make_ratings
from tests.figures.krippendorff import exact_alpha

Scores = Mapping[tuple[str, str], Fraction]

PUBLISHED = """
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
"""
UNMIRRORED: tuple[Metric, ...] = ("nominal", "ordinal", "interval")


def rows(table: str) -> dict[tuple[str, str], Fraction]:
    """The scores of a table with a line a member and a column a proposal; a point is a missing score."""
    return {
        (f"P{proposal:02}", f"m{member}"): Fraction(score)
        for member, line in enumerate(table.strip().splitlines())
        for proposal, score in enumerate(line.split())
        if score != "."
    }


def rated(scores: Scores, worst: float = 0, best: float = 5) -> Ratings:
    return make_ratings(scores, worst, best)


def panel(
    proposals: int, members: int, merit: float, seed: int = 1, missing: float = 0
) -> dict[tuple[str, str], Fraction]:
    """Scores from 0 to 10 of a panel in which merit varies `merit` times as much as what members make of it."""
    random = Random(seed)
    found = {}
    for proposal in range(proposals):
        true = random.gauss(5, 2 * merit)
        for member in range(members):
            score = round(min(max(random.gauss(true, 2), 0), 10))
            if random.random() >= missing:
                found[f"P{proposal:04}", f"m{member}"] = Fraction(score)
    return found


score = st.fractions(0, 9, max_denominator=2)
small = st.dictionaries(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("stuvw")), score, max_size=30)
metrics = st.sampled_from(METRICS)


def test_the_published_example_to_its_last_digit() -> None:
    found = agreement(rated(rows(PUBLISHED)))
    assert (found.proposals, found.n) == (11, 40)
    assert found.nominal == pytest.approx(0.743421, abs=5e-7)
    assert found.ordinal == pytest.approx(0.815388, abs=5e-7)
    assert found.interval == pytest.approx(0.849107, abs=5e-7)
    assert found.ratio == pytest.approx(0.797403, abs=5e-7)


@given(small, metrics)
def test_it_is_what_the_definition_says(scores: Scores, metric: Metric) -> None:
    expected = exact_alpha(scores, metric)
    found = alpha(rated(scores), metric)
    assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-9))


@pytest.mark.parametrize("metric", METRICS)
def test_it_is_what_the_definition_says_of_a_whole_panel(metric: Metric) -> None:
    scores = panel(60, 7, merit=1, missing=0.4)
    expected = exact_alpha(scores, metric)
    assert expected is not None
    assert alpha(rated(scores, 0, 10), metric) == pytest.approx(float(expected), abs=1e-12)


@given(small, metrics, st.permutations("stuvw"), st.randoms())
def test_neither_names_nor_order_matter(scores: Scores, metric: Metric, names: list[str], random: Random) -> None:
    other_names = dict(zip("stuvw", names, strict=True))
    cells = [((proposal, other_names[member]), score) for (proposal, member), score in scores.items()]
    random.shuffle(cells)
    assert alpha(rated(dict(cells)), metric) == _nearly(alpha(rated(scores), metric))


@given(small, metrics, score)
def test_a_proposal_with_one_score_says_nothing(scores: Scores, metric: Metric, lone: Fraction) -> None:
    before, after = rated(scores), rated({**scores, ("B0", "v"): lone})
    assert agreement(after) == agreement(before)
    assert alpha_interval(after, metric, draws=5) == alpha_interval(before, metric, draws=5)


@given(small)
def test_mirroring_the_scale_changes_all_but_ratio_nothing(scores: Scores) -> None:
    up, down = agreement(rated(scores, 0, 9)), agreement(rated(scores, 9, 0))
    for metric in UNMIRRORED:
        assert getattr(down, metric) == _nearly(getattr(up, metric))


@given(small)
def test_ratio_is_of_the_scale_as_people_know_it(scores: Scores) -> None:
    assert agreement(rated(scores, 9, 0)).ratio == _nearly(agreement(rated(scores, 0, 9)).ratio)


def test_ratio_needs_a_scale_that_starts_at_nothing() -> None:
    found = agreement(rated({cell: score - 3 for cell, score in rows(PUBLISHED).items()}, -3, 2))
    assert found.ratio is None
    assert found.interval == pytest.approx(0.849107, abs=5e-7)
    zeros = {("A", "s"): Fraction(0), ("A", "t"): Fraction(0), ("B", "s"): Fraction(2), ("B", "t"): Fraction(0)}
    assert agreement(rated(zeros)).ratio == pytest.approx(0)


def test_more_different_scores_than_fit_in_one_table_of_their_pairs() -> None:
    random = np.random.default_rng(4)
    table = random.uniform(1, 9, size=(400, 3))
    scores = {(f"P{row:03}", f"m{column}"): float(one) for (row, column), one in np.ndenumerate(table)}
    one, other = table[:, :, np.newaxis], table[:, np.newaxis, :]
    observed = (((one - other) / (one + other)) ** 2).sum() / 2
    every = table.ravel()
    expected = (((every[:, np.newaxis] - every) / (every[:, np.newaxis] + every)) ** 2).sum() / (every.size - 1)
    ratings = make_ratings(scores, 1, 9)
    assert alpha(ratings, "ratio") == pytest.approx(1 - observed / expected, abs=1e-12)
    interval = alpha_interval(ratings, "ratio", draws=20)
    assert interval is not None
    assert interval[0] < 1 - observed / expected < interval[1]


@pytest.mark.parametrize(
    ("table", "proposals", "n"),
    [
        ("", 0, 0),
        ("1 2 3 4", 0, 0),  # one assessor
        ("1 . 3 .\n. 2 . 4", 0, 0),  # nobody scored what another scored
        ("3 3 3\n3 3 3", 3, 6),
        ("3 1 3\n3 . 3", 2, 4),  # what differs cannot be compared
    ],
)
def test_where_nothing_can_be_said_nothing_is(table: str, proposals: int, n: int) -> None:
    ratings = rated(rows(table))
    assert agreement(ratings) == Agreement(proposals, n, None, None, None, None)
    assert [alpha_interval(ratings, metric) for metric in METRICS] == [None] * 4


def test_one_proposal_is_scored_as_by_chance_and_has_no_interval() -> None:
    ratings = rated(rows("1\n2\n4"))
    assert astuple(agreement(ratings)) == pytest.approx((1, 3, 0, 0, 0, 0), abs=1e-12)
    assert [alpha_interval(ratings, metric) for metric in METRICS] == [None] * 4


def test_whom_nobody_scored_and_who_scored_nothing_make_no_difference() -> None:
    ratings = rated(rows(PUBLISHED))
    wider = replace(
        ratings,
        proposals=("O", *ratings.proposals, "Q"),
        members=("a", *ratings.members),
        proposal=ratings.proposal + 1,
        member=ratings.member + 1,
    )
    assert agreement(wider) == agreement(ratings)


def test_full_agreement_is_exactly_1_and_so_is_its_interval() -> None:
    thirds = {(f"P{number}", member): Fraction(number, 3) for number in range(7) for member in "stuvwxy"}
    ratings = rated(thirds)
    assert agreement(ratings) == Agreement(7, 49, 1, 1, 1, 1)
    assert [alpha_interval(ratings, metric) for metric in METRICS] == [(1, 1)] * 4


@pytest.mark.parametrize("metric", METRICS)
def test_nine_tenths_missing_still_gives_a_figure(metric: Metric) -> None:
    scores = panel(200, 6, merit=2, missing=0.9)
    expected = exact_alpha(scores, metric)
    assert expected is not None
    ratings = rated(scores, 0, 10)
    found = alpha(ratings, metric)
    assert found == pytest.approx(float(expected), abs=1e-12)
    interval = alpha_interval(ratings, metric)
    assert interval is not None
    assert interval[0] < float(expected) < interval[1]


@pytest.mark.parametrize("metric", METRICS)
def test_the_interval_is_the_same_again_and_holds_the_figure(metric: Metric) -> None:
    ratings = rated(panel(60, 5, merit=1), 0, 10)
    found, interval = alpha(ratings, metric), alpha_interval(ratings, metric)
    assert interval is not None
    assert found is not None
    assert interval[0] < found < interval[1]
    assert alpha_interval(ratings, metric) == interval
    assert alpha_interval(ratings, metric, seed=2) == pytest.approx(interval, abs=0.03)
    half = alpha_interval(ratings, metric, level=0.5)
    assert half is not None
    assert interval[0] < half[0] < found < half[1] < interval[1]


@pytest.mark.parametrize("metric", ["nominal", "interval", "ratio"])
def test_the_interval_is_that_of_panels_drawn_one_by_one(metric: Metric) -> None:
    scores = panel(20, 4, merit=1, missing=0.2)
    by_proposal: dict[str, dict[str, Fraction]] = {}
    for (proposal, member), score in scores.items():
        by_proposal.setdefault(proposal, {})[member] = score
    several = [marks for marks in by_proposal.values() if len(marks) > 1]
    random = Random(7)
    drawn = []
    for _ in range(1_000):
        picked = random.choices(several, k=len(several))
        one = {(f"{number}", member): score for number, marks in enumerate(picked) for member, score in marks.items()}
        drawn.append(alpha(rated(one, 0, 10), metric))
    expected = np.quantile(np.array(drawn, dtype=np.float64), [0.05, 0.95])
    assert alpha_interval(rated(scores, 0, 10), metric) == pytest.approx(expected, abs=0.04)


@pytest.mark.parametrize("metric", METRICS)
def test_draws_in_which_all_scores_are_the_same_are_left_out(metric: Metric) -> None:
    mostly_alike = rated(rows("0.1 0.1 0.1 0.7\n0.1 0.1 0.1 0.7"))
    assert alpha_interval(mostly_alike, metric) == (1, 1)
    two = rated(rows("1 2\n1 2"))
    assert {alpha_interval(two, metric, draws=1, seed=seed) for seed in range(20)} == {None, (1, 1)}


def test_nine_in_ten_intervals_hold_what_a_panel_without_end_would_find() -> None:
    truth = alpha(rated(panel(4_000, 6, merit=1, seed=99), 0, 10), "interval")
    assert truth is not None
    runs = 200
    held = 0
    for seed in range(runs):
        interval = alpha_interval(rated(panel(59, 6, merit=1, seed=seed), 0, 10), "interval", draws=300)
        assert interval is not None
        held += interval[0] <= truth <= interval[1]
    assert 0.83 <= held / runs <= 0.96


def _nearly(figure: float | None) -> object:
    return None if figure is None else pytest.approx(figure, abs=1e-9)
