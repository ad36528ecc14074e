"""A scenario as people write it: the change of the budget, moves between briefs, rules left out, fewer or more awards.

The command reads its options by this, and the screen its lines; each fault names the part in which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.intake.known import key
from panel_tui.call.money import parse_money
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_money
from panel_tui.journal import values
from panel_tui.journal.fields import Awards

PERCENT = re.compile(r"([+-])\s*([0-9.]+)\s*%")
CHANGE = re.compile(r"([+-])\s*(.+)")
MOVE = re.compile(r"([^=:]{1,200})=([^=:]{1,200}):(.+)")
MOST = 1_000
"""Percent by which a budget may change."""
AWARDS: Sequence[Awards] = get_args(Awards)
PARTS = ("Budget", "Move", "Without", "Awards")
"""What may be otherwise: what a fault of it is called by."""


def scenario_read(budget: str, moves: Iterable[str], without: Iterable[str], awards: str) -> values.Scenario:
    """The scenario that is meant; it is called “tried” until it is saved.

    Raises BadInput with every part that cannot be read.
    """
    faults: list[Fault] = []
    percent = pence = None
    moved: list[values.Moved] = []
    try:
        percent, pence = _budget(budget.strip())
    except BadInput as error:
        faults += error.faults
    for text in moves:
        try:
            moved.append(_move(text.strip()))
        except BadInput as error:
            faults += error.faults
    kind = next((one for one in AWARDS if key(awards) in (one, "")), None)
    if kind is None:
        faults.append(Fault(f"{awards!r} says nothing of awards", f"Write one of {', '.join(AWARDS)}.", "Awards"))
    if faults or kind is None:
        raise BadInput(*faults)
    rules = tuple(dict.fromkeys(without))
    return values.Scenario(title="tried", percent=percent, pence=pence, without=rules, awards=kind, moves=tuple(moved))


def written(scenario: values.Scenario) -> Iterator[tuple[str, str]]:
    """The parts of a scenario as they are read, by what each is called: one at least of each."""
    budget = f"{scenario.percent}%" if scenario.percent is not None else ""
    if scenario.pence is not None:
        budget = show_money(scenario.pence)
    yield "Budget", f"+{budget}" if budget and not budget.startswith("-") else budget
    moves = [f"{one.source}={one.target}:{show_money(one.pence)}" for one in scenario.moves]
    yield from (("Move", words) for words in moves or [""])
    yield from (("Without", rule) for rule in scenario.without or [""])
    yield "Awards", scenario.awards


def _budget(text: str) -> tuple[str | None, int | None]:
    """A change in percent, or in pence."""
    wrong = f"{text!r} is no change of the budget"
    if not text:
        return None, None
    if percent := PERCENT.fullmatch(text):
        try:
            part = read_exact(percent[1] + percent[2])
        except ValueError as error:
            raise BadInput(Fault(wrong, "Write it like -10% or +12.5%.", "Budget")) from error
        if not -100 < part <= MOST:
            raise BadInput(Fault(wrong, f"It can fall by less than 100% and rise by {MOST:,}%.", "Budget"))
        return show_exact(part), None
    change = CHANGE.fullmatch(text)
    if change is None:
        raise BadInput(Fault(wrong, "Begin with + or -: -10%, +10%, -£200k.", "Budget"))
    sum_ = _money(change[2], "Budget")
    return None, -sum_ if change[1] == "-" else sum_


def _move(text: str) -> values.Moved:
    move = MOVE.fullmatch(text)
    if move is None or move[1].strip() == move[2].strip():
        raise BadInput(Fault(f"{text!r} moves nothing", "Write it like HOMES=TIES:£200k.", "Move"))
    return values.Moved(source=move[1].strip(), target=move[2].strip(), pence=_money(move[3], "Move"))


def _money(text: str, where: str) -> int:
    try:
        return parse_money(text)
    except ValueError as error:
        raise BadInput(Fault(f"{text!r} cannot be read: {error}", place=where)) from error
