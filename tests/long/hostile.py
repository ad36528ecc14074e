"""Every hostile parcel that we can think of, as large as somebody might send it, and what each costs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from panel_tui.exchange import sealing
from tests.exchange.hostile import Hostile
from tests.exchange.offering import CHEAP, offered

MOST_MEMORY = 100


def prove() -> bool:
    """Offer them all; whether each was refused in its own words, changed nothing, and took under 100 MB."""
    sealing.COST = CHEAP
    with TemporaryDirectory() as name:
        folder = Path(name)
        hostile = Hostile(folder, large=True)
        cases = {case.name: case for case in hostile.cases()}
        wrong = 0
        found = sorted(
            offered(folder, hostile.plain_cases(), list(cases.values()), apart=True), key=lambda one: -one.memory
        )
        for one in found:
            case = cases[one.case]
            right = one.code == case.code and case.wrong in one.said and one.unchanged and one.memory < MOST_MEMORY
            wrong += not right
            print(f"{one.memory:5.0f} MB {one.seconds:6.2f} s  {one.case}: {one.said.strip()[:150]}")
            if not right:
                print(f"         WRONG: expected {case.wrong!r}, exit code {case.code}, nothing changed")
    print(f"{len(found)} offered, {wrong} not as they should be")
    return wrong == 0
