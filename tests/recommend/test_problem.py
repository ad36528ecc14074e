"""The problem of a portfolio as it is made from what is on record: proposals, merits, and rules with their sources.

Need weighs 60 and idea 40, on 0 to 5; each brief has £1m, the call £2m, unless a test says otherwise.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.figures.portfolio.model import HALF, Exclusive, Forced, Limit, Needs, Rule
from panel_tui.journal import Register
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.problem import problem_of, remarks
from panel_tui.store.rows import Saying
from tests.panel import Panel, call_file
from tests.small_call import CALL, MEMBERS, RUBRICS

PROPOSALS = """\
reference,title,applicant,brief,ask,viable minimum,region,sector,strand,Ask 2017-18,Ask 2018-19
P-1,Homes,Northbridge,SC,£400k,£250k,North East,charity,leaving,£100k,£300k
P-2,Visits,Southmere,SC,£300k,,north east,council,,£300k,
P-3,Doors,Eastgate,TS,£200k,,London,charity,,,£200k
P-4,Rooms,Westham,TS,£100k,,,,,£50k,£50k
"""
SCORES = {"P-1": (4, 3), "P-2": (5, 5), "P-3": (3, 3), "P-4": (2, 1)}
TWO_YEARS = CALL.replace('2017-18 = "£2m"', '2017-18 = "£500k"\n2018-19 = "£1.5m"')
STRANDS = {"SC.toml": RUBRICS["SC.toml"].replace("[stages.full]", '[strands]\nleaving = "Leaving care"\n[stages.full]')}


def ranked(
    folder: Path,
    call: str = TWO_YEARS,
    proposals: str = PROPOSALS,
    rubrics: dict[str, str] = RUBRICS | STRANDS,
    *said: Saying,
) -> Ranking:
    """The ranking of four proposals, each scored by one member."""
    panel = Panel(folder, full=False, file=call_file(call, rubrics))
    panel.add("members", MEMBERS)
    panel.add("proposals", proposals)
    rows = "".join(
        f"priya,{reference},need,{need},yes\npriya,{reference},idea,{idea},yes\n"
        for reference, (need, idea) in SCORES.items()
    )
    panel.type_scores("member,proposal,criterion,score,submitted\n" + rows)
    panel.say(*said)
    with panel.space() as space:
        return ranking(space)


def rule(text: str) -> str:
    """A rule of the call with the id r."""
    return f'{TWO_YEARS}[[rules]]\nid = "r"\nwords = "So it is"\npublished = "Call, 4"\n{text}\n'


def the_rule(ranking: Ranking) -> Rule:
    """That rule as the problem has it."""
    (found,) = [one for one in problem_of(ranking).rules if one.id == "r"]
    assert (found.words.startswith("So it is"), found.source) == (True, "Call, 4")
    return found


def test_options_are_what_the_lines_do_not_decline(tmp_path: Path) -> None:
    threshold = {name: text.replace('"weighted"', '"weighted"\nthreshold = 40') for name, text in RUBRICS.items()}
    problem = problem_of(ranked(tmp_path, TWO_YEARS, PROPOSALS, threshold | {"SC.toml": STRANDS["SC.toml"]}))
    # P-1 makes 60 × 4/5 + 40 × 3/5, P-2 all, P-3 36 + 24; P-4 makes 24 + 8, below the threshold of 40.
    assert [(one.reference, one.merit, one.ask, one.least, one.place, one.by_year) for one in problem.options] == [
        ("P-2", Fraction(100), 300_000_00, 300_000_00, 1, (300_000_00, 0)),
        ("P-1", Fraction(72), 400_000_00, 250_000_00, 2, (100_000_00, 300_000_00)),
        ("P-3", Fraction(60), 200_000_00, 200_000_00, 1, (0, 200_000_00)),
    ]
    assert problem.options[1].groups == {
        ("brief", "SC"),
        ("region", "North East"),
        ("lead_kind", "charity"),
        ("strand", "leaving"),
    }
    assert problem.options[1].brief == "SC"
    assert problem.share == HALF


def test_money_is_a_rule_that_says_where_it_comes_from(tmp_path: Path) -> None:
    problem = problem_of(ranked(tmp_path), share=Fraction(1))
    assert [(one.id, one.words, one.source) for one in problem.rules] == [
        ("budget/all", "The whole budget: at most £2,000,000", "the call"),
        ("budget/2017-18", "The budget of 2017-18: at most £500,000", "the call"),
        ("budget/2018-19", "The budget of 2018-19: at most £1,500,000", "the call"),
        ("brief/SC", "The envelope of Staying Close: at most £1,000,000", "the rubric of Staying Close"),
        ("brief/TS", "The envelope of Targeted Support: at most £1,000,000", "the rubric of Targeted Support"),
    ]
    limits = [one for one in problem.rules if isinstance(one, Limit)]
    assert [one.year for one in limits] == [None, 0, 1, None, None]
    assert (limits[2].unit, limits[2].least, limits[2].most) == ("money", None, 1_500_000_00)
    assert limits[3].groups == {("brief", "SC")}
    assert problem.share == 1


def test_years_are_kept_to_only_where_everybody_names_them(tmp_path: Path) -> None:
    without = PROPOSALS.replace("£50k,£50k", ",")
    call = rule('year = "2017-18"\nmost = "50%"')
    first = ranked(tmp_path, call, without)
    assert [one.id for one in problem_of(first).rules] == ["budget/all", "brief/SC", "brief/TS"]
    assert remarks(first) == (
        "The budget of each year alone is not kept to: asks by year of the budget are missing for P-4.",
        "The rule r is not kept to: asks by year of the budget are missing for P-4.",
    )


def test_a_budget_of_one_year_is_all_asked_for_in_it(tmp_path: Path) -> None:
    call = rule('year = "2017-18"\nmost = "33.3333333%"').replace(TWO_YEARS, CALL)
    one_year = ranked(tmp_path, call, PROPOSALS.replace("Ask 2017-18,Ask 2018-19", "x,y"))
    problem = problem_of(one_year)
    assert [one.by_year for one in problem.options] == [(300_000_00,), (400_000_00,), (200_000_00,), (100_000_00,)]
    assert [one.id for one in problem.rules] == ["budget/all", "brief/SC", "brief/TS", "r"]
    limit = the_rule(one_year)
    # 33.3333333% of £2m is 66,666,666.6 pence: at most 66,666,666.
    assert isinstance(limit, Limit)
    assert (limit.year, limit.most, remarks(one_year)) == (0, 666_666_66, ())


@pytest.mark.parametrize(
    ("text", "groups", "unit", "least", "most"),
    [
        ('region = "North East"\nleast = "33.3333333%"', "North East+north east", "money", 666_666_67, None),
        ('lead_kind = ["Charity", "council"]\nleast = 1\nmost = 2', "charity+council", "number", 1, 2),
        ('strand = "Leaving Care"\nmost = "£1m"', "leaving", "money", None, 1_000_000_00),
        ('brief = "TS"\nyear = "2018-19"\nmost = "50%"', "TS", "money", None, 750_000_00),
        ("most = 3", "", "number", None, 3),
    ],
)
def test_a_limit_counts_whom_it_names_however_they_are_spelt(
    tmp_path: Path, text: str, groups: str, unit: str, least: int | None, most: int | None
) -> None:
    found = the_rule(ranked(tmp_path, rule(text)))
    assert isinstance(found, Limit)
    assert "+".join(sorted(name for _, name in found.groups)) == groups
    assert (found.unit, found.least, found.most) == (unit, least, most)


def test_a_group_of_nobody_is_kept_and_told(tmp_path: Path) -> None:
    nobody = ranked(tmp_path, rule('region = "Wales"\nleast = 1'))
    found = the_rule(nobody)
    assert isinstance(found, Limit)
    assert found.groups == {("region", "Wales")}
    assert remarks(nobody) == ("The rule r counts nobody for “Wales”: no proposal has it as its region.",)


def out(reference: str) -> Saying:
    """That a proposal is withdrawn."""
    return Saying(Register.of("withdrawn", proposal=reference), {"reason": "Merged"})


def test_proposals_that_exclude_or_need_one_another(tmp_path: Path) -> None:
    for folder in "abcdef":
        (tmp_path / folder).mkdir()
    apart = ranked(tmp_path / "a", rule('exclusive = ["p-1", "P-2", "P-3"]'))
    assert the_rule(apart) == Exclusive("r", "So it is", "Call, 4", frozenset({"P-1", "P-2", "P-3"}))
    needs = rule('needs = { proposal = "P-3", needed = "P-1" }')
    assert the_rule(ranked(tmp_path / "b", needs)) == Needs("r", "So it is", "Call, 4", "P-3", "P-1")
    # What is out excludes nobody, and needs nothing; but what needs it is out too.
    fewer = ranked(tmp_path / "c", rule('exclusive = ["P-1", "P-2"]'), PROPOSALS, RUBRICS, out("P-1"))
    assert "r" not in {one.id for one in problem_of(fewer).rules}
    assert "r" not in {
        one.id for one in problem_of(ranked(tmp_path / "d", needs, PROPOSALS, RUBRICS, out("P-3"))).rules
    }
    lost = ranked(tmp_path / "e", needs, PROPOSALS, RUBRICS, out("P-1"))
    assert the_rule(lost) == Forced("r", "So it is (P-1 is declined: withdrawn)", "Call, 4", "P-3", False)
    unknown = ranked(tmp_path / "f", rule('exclusive = ["P-1", "P-9"]'))
    assert remarks(unknown) == ("The rule r is not kept to as it stands: there is no proposal P-9 at this stage.",)


def test_what_the_chair_puts_in_is_a_rule_unless_it_is_declined(tmp_path: Path) -> None:
    now = ranked(tmp_path, TWO_YEARS, PROPOSALS, RUBRICS, out("P-3"), out("P-4"))
    forced = [
        Forced("forced/P-1", "P-1 is put in", "the chair", "P-1", True),
        Forced("forced/P-3", "P-3 is put in", "the chair", "P-3", True),
        Forced("forced/P-4", "P-4 is left out", "the chair", "P-4", False),
    ]
    assert [one for one in problem_of(now, forced).rules if isinstance(one, Forced)] == forced[:1]
    assert remarks(now, forced) == ("P-3 cannot be put in: withdrawn.",)


@pytest.mark.parametrize(
    ("stage", "scale", "merit"),
    [
        # P-1 has 4 and 3. Of a sum of 10: 7/10. Overall by need alone: 4 of 5.
        ('total = "sum"', "worst = 0\nbest = 5", 70),
        ('total = "overall"\noverall = "need"', "worst = 0\nbest = 5", 80),
        # On 9 to 1 a 4 is as good as a 6 of 9; by range it is five steps of eight from the worst.
        ('total = "overall"\noverall = "need"', "worst = 9\nbest = 1", Fraction(600, 9)),
        ('total = "overall"\noverall = "need"\nshare = "of_range"', "worst = 9\nbest = 1", Fraction(500, 8)),
        # From -5 to 5 by range: 4 is nine of ten steps, 3 eight; together 17 of 20.
        ('total = "sum"\nshare = "of_range"', "worst = -5\nbest = 5", 85),
    ],
)
def test_merit_is_a_total_of_any_kind_from_0_to_100(
    tmp_path: Path, stage: str, scale: str, merit: Fraction | int
) -> None:
    rubrics = {
        name: text.replace('total = "weighted"', stage).replace("worst = 0\nbest = 5", scale)
        for name, text in (RUBRICS | STRANDS).items()
    }
    (one,) = [option for option in problem_of(ranked(tmp_path, rubrics=rubrics)).options if option.reference == "P-1"]
    assert one.merit == merit
