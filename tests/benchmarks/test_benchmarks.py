"""Every benchmark still runs; how fast is for `python -m tests.benchmarks` to say."""

from __future__ import annotations

import pytest

from tests.benchmarks.__main__ import BENCHMARKS, run
from tests.benchmarks.figures import Figure, table
from tests.e2e.terminal import HAS_TMUX


def test_every_benchmark_still_works() -> None:
    figures = run([name for name in BENCHMARKS if name != "desk"], small=True)
    assert [figure.name for figure in figures] == [
        "append", "merge", "bulk", "bulk, linear", "bulk, unseal", "bulk, memory",
        "take in", "heads", "their values", "verify", "paper", "--help",
        "find rare word", "find the", "find care", "find two words", "find two letters", "find phrase",
        "find seven words", "amend", "agreement",
        "point figures", "intervals", "1,000 × 5", "10,000 × 5", "sparse",
        "portfolio 59", "portfolio 59, proven", "why not, 20 of 59", "seal", "unseal",
        "item", "item, 95th", "item, slowest", "agree", "agree, 95th", "agree, slowest",
        "undo", "undo, 95th", "undo, slowest", "agree, far",
        "line", "line, 95th", "line, slowest", "line, again", "page", "page, 95th", "page, slowest", "page, again",
    ]  # fmt: skip
    assert all(figure.compared > 0 for figure in figures)


@pytest.mark.skipif(not HAS_TMUX, reason="it measures in a terminal, and tmux, which is one, is not installed here")
def test_the_benchmark_of_the_desk_still_works() -> None:
    figures = run(["desk"], small=True)
    assert [figure.name for figure in figures] == [
        "desk rows", "desk text", "60 pages", "key", "key, slowest", "key, loading", "draft", "memory"
    ]  # fmt: skip
    assert all(figure.seconds > 0 and figure.compared > 0 for figure in figures)


def test_the_table_shows_figure_comparison_ratio_and_what_became_of_the_promise() -> None:
    figures = [
        Figure("quick", "doing it", 0.002, "doing nothing", 0.001, limit=0.003),
        Figure("slow", "doing more", 12.0, "doing less", 1.0, ratio=10),
    ]
    assert table(figures).split("\n") == [
        "benchmark   figure  compared  ratio     promised",
        "quick         2 ms      1 ms     2×   under 3 ms  kept",
        "slow       12.00 s    1.00 s    12×  at most 10×  NOT KEPT",
        "",
        "quick: doing it; compared with doing nothing.",
        "slow: doing more; compared with doing less.",
    ]
