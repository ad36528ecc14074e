"""Who would be in the portfolio at another score, ask or weight: told as solving each anew tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from hypothesis import event, given, settings
from hypothesis import strategies as st

from panel_tui.figures.line import hindrances
from panel_tui.figures.portfolio.choosing import ByPortfolio
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Option, Portfolio, Problem, Rule
from panel_tui.figures.portfolio.solving import solve
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.slate import Slate
from panel_tui.figures.totals import with_score
from tests.figures.small_slates import BRIEF, Small, given_by, smalls


def pose_by(rules: tuple[Rule, ...], partly: frozenset[str]) -> Callable[[Slate], Problem]:
    """How a slate makes a problem: these rules and the envelope; `partly` can use half of what they ask."""

    def pose(slate: Slate) -> Problem:
        (contest,) = slate.contests.values()
        options = tuple(
            Option(
                reference,
                bid.figures.total,
                bid.ask,
                (bid.ask + 1) // 2 if reference in partly else bid.ask,
                frozenset({("brief", BRIEF), ("strand", bid.strand or "none")}),
                place,
            )
            for place, (reference, bid) in enumerate(contest.bids.items(), start=1)
            if bid.figures.total is not None and not hindrances(bid, contest.scheme)
        )
        return Problem(options, (Limit("all", "The envelope", most=contest.envelope), *rules))

    return pose


def best(problem: Problem, *more: Rule) -> Fraction | None:
    """The most merit; None where the rules allow none."""
    try:
        return solve(replace(problem, rules=(*problem.rules, *more))).merit
    except NoPortfolio:
        return None


@settings(max_examples=60, deadline=None)
@given(smalls(), st.data())
def test_one_proposal_is_in_where_the_best_with_it_is_better_than_without(small: Small, data: st.DataObject) -> None:
    references = sorted(small.asks)
    names = st.sampled_from(references)
    rules = data.draw(
        st.lists(
            st.one_of(
                st.builds(lambda most: Limit("n", "", unit="number", most=most), st.integers(0, 3)),
                st.builds(
                    lambda most: Limit("s", "", groups=frozenset({("strand", "north")}), most=most), st.integers(0, 6)
                ),
                st.builds(lambda pair: Exclusive("x", "", references=frozenset(pair)), st.tuples(names, names)),
                st.builds(lambda one: Forced("f", "", reference=one, funded=False), names),
            ),
            max_size=2,
            unique_by=lambda rule: rule.id,
        ).map(tuple)
    )
    pose = pose_by(rules, frozenset(data.draw(st.sets(names))))
    slate = small.slate
    by = ByPortfolio(slate, solve(pose(slate)), pose, solve)
    reference = data.draw(names)
    bid = slate.contests[BRIEF].bids[reference]
    for _ in range(3):
        ask, criterion = data.draw(st.integers(1, 8)), data.draw(st.sampled_from(small.scheme.measures))
        score = Fraction(data.draw(st.integers(0, 3)))
        rescored = with_score(bid.figures, criterion.id, score, small.scheme)
        figures = data.draw(st.sampled_from([rescored, bid.figures]))
        other = slate.with_bids(replace(bid, ask=ask, figures=figures))
        told = by.funds(other, reference)
        problem = pose(other)
        if all(option.reference != reference for option in problem.options):
            assert not told
            continue
        put = best(problem, Forced("in", "", reference=reference))
        left = best(problem, Forced("out", "", reference=reference, funded=False))
        assert left is not None
        event("it cannot be funded" if put is None else "it can")
        if put is None or put < left:
            assert not told
        elif put > left:
            assert told


def test_with_another_weight_the_portfolio_is_looked_for_once() -> None:
    """A and B, 72 and 68, both ask for all there is; need weighs for A, idea for B."""
    need, idea = (
        Measure(one, one, Fraction(0), Fraction(5), Fraction(part)) for one, part in (("need", 60), ("idea", 40))
    )
    sheet = given_by({"A": {"need": "4", "idea": "3"}, "B": {"need": "3", "idea": "4"}})
    slate = Small(sheet, Scheme((need, idea)), {"A": 5, "B": 5}, 5).slate
    pose = pose_by((), frozenset())
    asked: list[Problem] = []

    def counting(problem: Problem) -> Portfolio:
        asked.append(problem)
        return solve(problem)

    by = ByPortfolio(slate, solve(pose(slate)), pose, counting)
    assert (by.funds(slate, "A"), by.funds(slate, "B")) == (True, False)
    # At 60 and 40 A leads by 12 - 8. Level where need weighs 40 against 40: a third less.
    other = [slate.reweighed(BRIEF, "need", Fraction(change, 100)) for change in (-33, -34, -34)]
    assert [by.funds(one, "A") for one in other] == [True, False, False]
    assert [by.funds(one, "B") for one in other] == [False, True, True]
    assert len(asked) == 2
