"""The place by calibrated score beside the official one: whichever way a scale runs, with ties, and without figures."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from panel_tui.figures.calibration import Mode
from panel_tui.moderate.reconciling import reconciling
from panel_tui.recommend.beside import beside, listed_by
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.uncertain import Certainty, certainty
from tests.panel import Panel, call_file
from tests.small_call import CALL, RUBRICS

MEMBERS = ("priya", "smithson", "okafor", "lund")
UPWARDS = "worst = 0\nbest = 5"
DOWNWARDS = "worst = 9\nbest = 1"


def scored(folder: Path, scale: str, readers: int = 3, equal: bool = False) -> Ranking:
    """Twelve proposals on one criterion, each read by some of four members who are not equally strict."""
    random = Random(5)
    rubrics = {
        name: text.replace(UPWARDS, scale).replace('total = "weighted"', 'total = "overall"\noverall = "need"')
        for name, text in RUBRICS.items()
    }
    panel = Panel(folder, full=False, file=call_file(CALL, rubrics))
    panel.add("members", "id,name,role\n" + "".join(f"{one},{one.title()} Nairobi,member\n" for one in MEMBERS))
    references = [f"P-{number:02}" for number in range(12)]
    rows = "".join(f"{one},Homes,Northbridge,SC,£150k\n" for one in references)
    panel.add("proposals", f"reference,title,applicant,brief,ask\n{rows}")
    given = [
        f"{member},{one},{criterion},{3 if equal else 1 + random.randrange(3) + MEMBERS.index(member) % 3},So,yes\n"
        for one in references
        for member in sorted(random.sample(MEMBERS, readers))
        for criterion in ("need", "idea")
    ]
    panel.type_scores("member,proposal,criterion,score,comment,submitted\n" + "".join(given))
    with panel.space() as space:
        return ranking(space)


def how_sure(ranked: Ranking, mode: Mode = "estimated") -> Certainty:
    """How sure a ranking is."""
    return certainty(ranked, reconciling(ranked.standing, ranked.stage, ranked.sheet), mode)


@pytest.mark.parametrize("scale", [UPWARDS, DOWNWARDS], ids=["up", "down"])
@pytest.mark.parametrize("mode", ["estimated", "fixed"])
def test_places_by_calibrated_score_follow_it(tmp_path: Path, scale: str, mode: Mode) -> None:
    ranked = scored(tmp_path, scale)
    certain = how_sure(ranked, mode)
    sides = beside(ranked, certain)
    funded = len(ranked.lines["SC"].of("fund"))
    assert (len(sides), 0 < funded < 12) == (12, True)
    scores = sorted((one.calibrated for one in certain.proposals.values()), reverse=scale == UPWARDS)
    for reference, side in sides.items():
        assert scores[side.by_calibrated - 1 if side.by_calibrated else 0] == certain.proposals[reference].calibrated
        assert side.place == ranked.rows[reference].place
        assert (side.among, side.funded) == (12, funded)
        assert side.shift == side.place - (side.by_calibrated or 0)
    assert {side.shift > 0 for side in sides.values()} == {True, False}
    line = ranked.lines["SC"]
    assert [row.reference for row in listed_by(line, "place", certain, sides)] == [row.reference for row in line.rows]
    listed = [certain.proposals[row.reference] for row in listed_by(line, "calibrated", certain, sides)]
    assert [one.calibrated for one in listed] == scores
    listed = [certain.proposals[row.reference] for row in listed_by(line, "expected", certain, sides)]
    ranks = [one.expected_rank or 0.0 for one in listed]
    assert ranks == sorted(ranks)


def test_without_figures_the_official_places_stand_alone(tmp_path: Path) -> None:
    ranked = scored(tmp_path, UPWARDS, equal=True)
    certain = how_sure(ranked)
    assert certain.proposals == {}
    for known in (None, certain):
        sides = beside(ranked, known)
        assert {(side.place, side.among, side.funded, side.by_calibrated, side.shift) for side in sides.values()} == {
            (1, 12, 0, None, 0)
        }
        rows = listed_by(ranked.lines["SC"], "calibrated", known, sides)
        assert rows == list(ranked.lines["SC"].rows)


def test_equal_scores_by_all_members_share_both_places(tmp_path: Path) -> None:
    ranked = scored(tmp_path, UPWARDS, readers=4)
    certain = how_sure(ranked)
    assert certain.cautions["SC"] == ("The same members scored all of these: severity cannot change the order here.",)
    means = {reference: ranked.figures[reference].mean for reference in ranked.rows}
    sides = beside(ranked, certain)
    for one, mean in means.items():
        for other in (other for other, equal in means.items() if equal == mean):
            assert sides[one].by_calibrated == sides[other].by_calibrated
