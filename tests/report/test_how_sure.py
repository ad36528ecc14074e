"""How sure an order is, in words: short figures that promise nothing, and sentences that are right as they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from panel_tui.recommend.beside import Beside
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.uncertain import Uncertain
from panel_tui.report.how_sure import (
    money_words,
    place_words,
    show_calibrated,
    show_chance,
    show_expected,
    show_shift,
)
from tests.report.paper_call import PaperCall

ONE = Uncertain("P-1", 70.25, 2.5, 1, 7, 1.25, (1, 2), (1, 3), 0.584, True)


@pytest.fixture
def ranked(tmp_path: Path) -> Ranking:
    """The call of the paper, ranked: P-1 first of its brief, P-4 below a floor, P-6 without scores."""
    with PaperCall(tmp_path).space() as space:
        return ranking(space)


@pytest.mark.parametrize(
    ("chance", "shown"),
    [
        (None, "–"), (0.0, "0%"), (1.0, "100%"), (0.004, "<1%"), (0.005, "1%"),
        (0.5849, "58%"), (0.994, "99%"), (0.9951, ">99%"),
    ],
)  # fmt: skip
def test_a_chance_is_never_shown_as_surer_than_it_is(chance: float | None, shown: str) -> None:
    assert show_chance(chance) == shown


def test_figures_are_rounded_half_up_and_a_dash_where_there_is_none() -> None:
    assert (show_calibrated(ONE), show_calibrated(None)) == ("70.3 ± 2.5", "–")
    assert (show_expected(ONE), show_expected(replace(ONE, expected_rank=None)), show_expected(None)) == (
        "1.3",
        "–",
        "–",
    )
    marks = [show_shift(Beside("P-1", place, 7, 2, 3)) for place in (5, 3, 2)]
    assert marks == ["▲2", "", "▼1"]
    assert (show_shift(None), show_shift(Beside("P-1", 2, 7, 2))) == ("", "")


def test_a_sentence_says_as_much_as_is_known(ranked: Ranking) -> None:
    row = ranked.rows["P-1"]
    start = f"P-1 has place 1 of {sum(one.place is not None for one in ranked.lines['SC'].rows)} by its total of "
    bare = place_words(ranked, row, None, None)
    assert bare.startswith(start)
    assert bare.endswith("(members' medians), in the money.")
    first = Uncertain("P-1", 70.25, 2.5, 1, 7, 1.25)
    words = place_words(ranked, row, first, Beside("P-1", 1, 7, 2, 3))
    assert words == f"{bare[:-1]}; calibrated 70.3 ± 2.5, which would put it 2 places lower; expected rank 1.3."
    words = place_words(ranked, row, ONE, Beside("P-1", 2, 7, 2, 1))
    assert words == (
        f"{bare[:-1]}; calibrated 70.3 ± 2.5, which would put it 1 place higher; expected rank 1.3; plausible places "
        "1 to 3 (the middle half: 1 to 2); the money reaches it in 58 of 100 plausible orders: it cannot be told apart "
        "from the last one in the money."
    )


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "none of the plausible orders"),
        (0.001, "fewer than 1 of 100 plausible orders"),
        (0.25, "25 of 100 plausible orders"),
        (0.9999, "more than 99 of 100 plausible orders"),
        (1.0, "every plausible order"),
    ],
)
def test_how_often_the_money_reaches_it(ranked: Ranking, chance: float, words: str) -> None:
    one = replace(ONE, rank_50=(2, 2), rank_90=(2, 2), chance_in_money=chance, in_band=False)
    said = place_words(ranked, ranked.rows["P-1"], one, Beside("P-1", 1, 7, 2, 1))
    assert said.endswith(f"; plausible place 2; the money reaches it in {words}.")


def test_parts_are_said_and_what_has_no_place_has_its_reason(ranked: Ranking) -> None:
    part = replace(ONE, rank_50=(1, 3), chance_in_money=None, in_band=False)
    said = place_words(ranked, ranked.rows["P-1"], part, Beside("P-1", 1, 3, None, 1))
    assert said.endswith("; plausible places 1 to 3 among those that share its readers.")
    row = ranked.rows["P-4"]
    assert place_words(ranked, row, None, None).startswith("P-4 has no place: below the floor on Need")
    assert place_words(ranked, row, replace(ONE, expected_rank=None), None).endswith("; calibrated 70.3 ± 2.5.")
    assert place_words(ranked, ranked.rows["P-6"], None, None) == f"P-6 has no place: {ranked.rows['P-6'].reason}."
    tied = replace(ranked.rows["P-1"], tied_with=("P-2",), undecided=True, outcome="reserve")
    assert "P-1 shares place 1 of" in place_words(ranked, tied, None, None)
    assert "with P-2 by its total" in place_words(ranked, tied, None, None)
    assert place_words(ranked, tied, None, None).endswith("across the line.")


def test_money_words_count(ranked: Ranking) -> None:
    line = ranked.lines["SC"]
    asked = sum(row.ask for row in line.rows) // 100
    assert money_words(line) == f"{len(line.rows)} proposals ask £{asked:,}; {len(line.of('fund'))} in the money"
    assert money_words(replace(line, rows=line.rows[:1])).startswith("1 proposal asks £")
