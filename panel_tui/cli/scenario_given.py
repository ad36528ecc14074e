"""A scenario as it is written on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.money import parse_money
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import values

PERCENT = re.compile(r"([+-])\s*([0-9.]+)\s*%")
CHANGE = re.compile(r"([+-])\s*(.+)")
MOVE = re.compile(r"([^=:]+)=([^=:]+):(.+)")
MOST = 1_000
"""Percent by which a budget may change."""


def takes_minus(parser: argparse.ArgumentParser) -> None:
    """Have a command take "-10%" for a word and no option, as argparse does with what it knows for a number."""
    parser._negative_number_matcher = re.compile(r"-[£0-9.]")


def changes_anything(given: argparse.Namespace) -> bool:
    """Whether anything is to be otherwise than it is."""
    return bool(given.budget or given.without or given.move or given.awards != "as is")


def scenario_given(given: argparse.Namespace) -> values.Scenario:
    """The scenario that is meant; it is called “tried” until it is saved.

    Raises BadInput for what cannot be read, or where nothing is otherwise.
    """
    if not changes_anything(given):
        raise BadInput(Fault("Nothing is otherwise in this scenario", "Say --budget, --without, --move or --awards."))
    percent, pence = _budget(given.budget)
    return values.Scenario(
        title="tried",
        percent=percent,
        pence=pence,
        without=tuple(dict.fromkeys(given.without)),
        awards=given.awards,
        moves=tuple(_moves(given.move)),
    )


def _budget(text: str) -> tuple[str | None, int | None]:
    """A change in percent, or in pence."""
    wrong = f"{text!r} is no change of the budget"
    if not text:
        return None, None
    if percent := PERCENT.fullmatch(text.strip()):
        try:
            part = read_exact(percent[1] + percent[2])
        except ValueError as error:
            raise BadInput(Fault(wrong, "Write it like -10% or +12.5%.", "--budget")) from error
        if not -100 < part <= MOST:
            raise BadInput(Fault(wrong, f"It can fall by less than 100% and rise by {MOST:,}%.", "--budget"))
        return show_exact(part), None
    change = CHANGE.fullmatch(text.strip())
    if change is None:
        raise BadInput(Fault(wrong, "Begin with + or -: -10%, +10%, -£200k.", "--budget"))
    sum_ = _money(change[2], "--budget")
    return None, -sum_ if change[1] == "-" else sum_


def _moves(texts: Iterable[str]) -> Iterator[values.Moved]:
    for text in texts:
        move = MOVE.fullmatch(text.strip())
        if move is None or move[1].strip() == move[2].strip():
            raise BadInput(Fault(f"{text!r} moves nothing", "Write it like HOMES=TIES:£200k.", "--move"))
        yield values.Moved(source=move[1].strip(), target=move[2].strip(), pence=_money(move[3], "--move"))


def _money(text: str, where: str) -> int:
    try:
        return parse_money(text)
    except ValueError as error:
        raise BadInput(Fault(f"{text!r} cannot be read: {error}", place=where)) from error
