"""Whatever is answered and promoted, in whatever order: no brief and no budget gives out more than it has."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from panel_tui.faults import BadInput
from panel_tui.recommend.advice import advice, sayings, wanted
from panel_tui.recommend.awarding import answered, promoted
from panel_tui.recommend.awards import Awards, awards
from panel_tui.recommend.lines import ranking
from panel_tui.recommend.table import AdviceRow
from tests.panel import Panel
from tests.small_call import CALL, call_file

ASKS = {"P-1": 400_000, "P-2": 300_000, "P-3": 200_000, "P-4": 350_000, "P-5": 250_000, "P-6": 450_000, "P-7": 500_000}
MORE = """\
reference,title,applicant,brief,ask
P-4,Four,Four Ltd,SC,£350k
P-5,Five,Five Ltd,SC,£250k
P-6,Six,Six Ltd,TS,£450k
P-7,Seven,Seven Ltd,TS,£500k
"""
BUDGET = 1_600_000
"""Less than the two envelopes of £1m each: it is the budget that binds first in some orders, and a brief in others."""
FUNDED = ("P-1", "P-2", "P-3", "P-6")
"""What is funded at first: £700k of SC, £650k of TS, £1.35m in all. The others are in reserve."""


@pytest.fixture
def decided(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path, file=call_file(CALL.replace("£2m", "£1.6m")))
    panel.add("proposals", MORE)
    scores = "".join(f"carol,{one},need,4,yes\ncarol,{one},idea,4,yes\n" for one in ASKS)
    panel.type_scores("member,proposal,criterion,score,submitted\n" + scores)
    with panel.space() as space:
        now = ranking(space)
        rows = [AdviceRow(one, "fund" if one in FUNDED else "reserve", reason="So decided") for one in ASKS]
        chosen = wanted(rows, space, now, "decision", "", False)
        said = sayings(chosen, space, now.stage, "decision")
    panel.say(*(saying for _, saying in said))
    return panel


@pytest.mark.parametrize("seed", range(10))
def test_no_more_is_given_out_than_there_is(decided: Panel, seed: int) -> None:
    chosen = Random(seed)
    happened = set()
    with decided.space() as space:
        now, pen = ranking(space), decided.keys().pen(space, decided.chance)
        for _ in range(25):
            of, one = awards(space, now), chosen.choice(list(ASKS))
            what = chosen.choice(["accepted", "less", "declined", "promote", "promote", "part"])
            part = chosen.randrange(1, ASKS[one] * 100)
            try:
                if what == "declined":
                    saying = answered(of, one, "declined", None, "Elsewhere")
                elif what in ("accepted", "less"):
                    saying = answered(of, one, "accepted", part if what == "less" else None, "Smaller")
                else:
                    saying = promoted(space, of, one, part if what == "part" else None, (), "Its turn", "")
            except BadInput:
                happened.add(f"{what} refused")
                continue
            space.entries.say(pen, saying)
            happened.add(what)
            _holds(awards(space, now), {name: one.award for name, one in advice(space, "full", "decision").items()})
    assert {"declined", "promote refused"} <= happened


def _holds(of: Awards, decisions: dict[str, int]) -> None:
    """Added up here anew: what is committed is what was decided less what was given up."""
    committed = {"SC": 0, "TS": 0}
    for name, one in of.awards.items():
        assert 0 <= one.taken <= decisions[name] <= ASKS[name] * 100
        committed["SC" if name in ("P-1", "P-2", "P-4", "P-5") else "TS"] += one.taken
    for brief, purse in of.purses.items():
        assert purse.committed == committed[brief] <= 1_000_000_00
        assert purse.free == min(1_000_000_00 - committed[brief], BUDGET * 100 - sum(committed.values())) >= 0
    assert set(of.purses["SC"].reserve) | set(of.purses["TS"].reserve) == set(ASKS) - set(of.awards)
