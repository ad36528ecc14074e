"""What is read again at the chair's table after each act: all that it shows is as if it were read from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main
from panel_tui.journal import Chance
from panel_tui.moderate.agenda import agenda
from panel_tui.moderate.reasons import reasons
from panel_tui.moderate.rows import AgendaItem, Matrix
from panel_tui.moderate.table import ChairsTable
from panel_tui.tui.agenda_acts import AgendaActs
from panel_tui.tui.room_acts import RoomActs
from panel_tui.tui.table_acts import TableActs
from tests.tui.at_the_table import office_of, shared_out
from tests.tui.sitting import NOW, sitting

FIRST, OTHER = "TFO-015", "TFO-009"
SCORES = "proposal,criterion,agreed score,reason\n"


@pytest.fixture
def acts(demo: Path) -> Iterator[TableActs]:
    """The acts of the office of the demonstration, whose table is open."""
    with closing(TableActs(demo / "office.panel", Chance.seeded("reading", NOW))) as found:
        yield found


def seen(table: ChairsTable) -> dict[str, Any]:
    """All that a table shows, but for the part of the agenda in which an item stands: that stays as it was when the
    sitting began."""
    items = sorted(table.agenda, key=lambda item: item.reference)
    matrices = [table.matrix(item.reference) for item in items]
    return {
        "items": [_without_part(item) for item in items],
        "open": [_without_part(table.item(item.reference)) for item in items],
        "briefs": table.by_brief,
        "matrices": [replace(matrix, item=_without_part(matrix.item)) for matrix in matrices],
        "reasons": [one for matrix in matrices for one in _reasons(table, matrix)],
        "sheet": table.sheet,
        "suggested": [table.suggested(item.reference) for item in items],
        "standing": table.standing,
    }


def _reasons(table: ChairsTable, matrix: Matrix) -> Iterator[Any]:
    for row in matrix.rows:
        yield from reasons(table, matrix.item.reference, row.criterion.id)


def _without_part(item: AgendaItem) -> AgendaItem:
    return replace(item, part="rest")


def is_true(acts: TableActs, ordering: AgendaActs) -> None:
    """See that the table and its agenda show what is on record: as those do that are read from nothing."""
    anew = ChairsTable(acts.workspace)
    shown, recorded = seen(acts.table), seen(anew)
    for what, there in recorded.items():
        assert shown[what] == there, what
    assert ordering.here == agenda(acts.workspace)


def open_rows(acts: TableActs, reference: str) -> list[str]:
    """The criteria of a proposal."""
    return [row.criterion.id for row in acts.table.matrix(reference).rows]


def test_after_each_act_the_table_shows_what_is_on_record(acts: TableActs) -> None:
    table = acts.table
    seen(table)  # everything has been looked at, and could be kept too long
    need, idea, *_ = open_rows(acts, FIRST)
    scorers = [one.id for one in table.matrix(FIRST).people if one.interest != "hard"]
    before = table.matrix(FIRST).row(need)
    room, ordering = RoomActs(acts), AgendaActs(acts)
    for act in (
        lambda: acts.agree(FIRST, {need: Fraction(2)}, "so"),
        lambda: acts.agree(FIRST, {need: Fraction(2)}, "so"),
        lambda: acts.agree(FIRST, {need: Fraction(3), idea: Fraction(3)}, "after all"),
        lambda: acts.undo(),
        lambda: acts.revise(FIRST, need, scorers[0], Fraction(5), "heard the others"),
        lambda: acts.revise(FIRST, need, scorers[1], Fraction(1), "heard the others too"),
        lambda: acts.undo(),
        lambda: acts.state(FIRST, "reasons", "Strong on need."),
        lambda: acts.state(FIRST, "feedback", "Say more of the people."),
        lambda: acts.approve(FIRST),
        lambda: acts.undo(),
        lambda: acts.state(FIRST, "reasons", ""),
        lambda: room.all_in(),
        lambda: room.call(FIRST),
        lambda: room.call(OTHER),
        lambda: room.close("parked"),
        lambda: ordering.reorder("need"),
        lambda: ordering.move(ordering.here.order[1], -1),
        lambda: acts.agree(OTHER, {open_rows(acts, OTHER)[0]: Fraction(4)}, "so"),
    ):
        act()
        is_true(acts, ordering)
    for _ in range(9):
        acts.undo()
        is_true(acts, ordering)
    after = table.matrix(FIRST).row(need)
    assert (after.agreed, after.middle) == (before.agreed, before.middle)


def test_agreeing_by_consent_touches_every_proposal_of_the_block(demo: Path) -> None:
    with closing(TableActs(office_of(demo / "calm", shared_out()), Chance.seeded("consent", NOW))) as acts:
        seen(acts.table)
        ordering = AgendaActs(acts)
        ordering.reorder("need")
        is_true(acts, ordering)
        assert len(ordering.here.consent) > 1
        ordering.agree_consent()
        is_true(acts, ordering)
        assert all(acts.table.item(one.reference).is_agreed for one in ordering.here.consent)
        acts.undo()
        is_true(acts, ordering)
        assert not any(item.agreed for item in acts.table.agenda)


def test_the_table_follows_what_others_said_meanwhile(acts: TableActs) -> None:
    table, ordering = acts.table, AgendaActs(acts)
    seen(table)
    criteria = open_rows(acts, OTHER)
    member = next(one.id for one in table.matrix(FIRST).people if not one.interest)
    scores = [f"{member},{OTHER},{criterion},1,So,yes" for criterion in criteria]
    for name, text in (
        ("agreed", f"{SCORES}{OTHER},{criteria[0]},2,as discussed\n"),
        ("declarations", f"member,proposal,interest,reason\n{member},{FIRST},hard,a cousin\n"),
        ("scores", "\n".join(["member,proposal,criterion,score,comment,submitted", *scores])),
    ):
        Path(f"{name}.csv").write_text(text, encoding="utf-8")
        assert main(["add", f"{name}.csv", "--to", "office.panel"]) == 0
        acts.state(FIRST, "reasons", f"After the {name}.")
        is_true(acts, ordering)
    assert next(one for one in table.matrix(FIRST).people if one.id == member).interest == "hard"
    assert table.item(OTHER).agreed == 1


async def test_a_cursor_that_goes_leaves_the_agenda_as_if_it_were_laid_out_anew(demo: Path) -> None:
    async with sitting(demo / "chair.panel", size=(120, 24)) as desk:
        agreed = ("enter", "m", "escape")  # so that the agenda is laid out with a line that has changed
        for keys in (("down",), ("pagedown",), agreed, ("end",), ("up", "up"), ("u", "escape"), ("home",), ("down",)):
            await desk.press(*keys)
            here = desk.lines
            assert sum("▌" in line for line in here) == 1
            await desk.pilot.resize_terminal(140, 24)
            await desk.pilot.resize_terminal(120, 24)
            await desk.stands_still()
            assert desk.lines == here, keys
