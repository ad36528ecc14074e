"""What the long proof of known truths does, in seconds."""

from __future__ import annotations

import numpy as np

from tests.figures.panels import panel
from tests.long.truth import CASES, covered, errors


def test_intervals_of_calibrated_scores_hold_the_truth_about_nine_times_in_ten() -> None:
    found = covered(*CASES["59 × 5 of 12 members"], runs=40)
    assert 0.86 < found.scores_90 < 0.94
    assert 0.45 < found.places_50 < 0.68
    assert 0.86 < found.places_90 < 0.97


def test_where_loads_differ_the_calibrated_order_is_nearer_the_truth() -> None:
    for seed in range(3):
        truth = panel(1000, 5, 50, seed)
        calibrated, plain = errors(truth.ratings, truth)
        assert calibrated < plain


def test_in_a_complete_panel_calibrating_changes_no_order() -> None:
    for seed in range(5):
        truth = panel(140, 6, 6, seed)
        calibrated, plain = errors(truth.ratings, truth)
        assert np.isclose(calibrated, plain)
