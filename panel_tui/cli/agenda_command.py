"""agenda: the agenda of the chair's session: its order, the consent block, its times; and the same for the members."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from panel_tui.cli.common import chance, json_argument, opened, say, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.papers import format_argument, formats_given, write_papers
from panel_tui.cli.people import member_named, needs_the_chair
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.journal import Pen, values
    from panel_tui.moderate.agenda import Agenda
    from panel_tui.store.workspace import Workspace

    Act = Callable[[Agenda], values.Agenda]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    from panel_tui.report.formats import PAPERS, USUAL_PAPERS

    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument(
        "--order", choices=("need", "random", "rotated", "fewest"), help="make the agenda in this order"
    )
    parser.add_argument("--seed", metavar="WORDS", default="", help="the seed of a random or rotated order")
    parser.add_argument("--minutes", metavar="N", type=int, help="the time for each item")
    parser.add_argument("--call-out", metavar="PROPOSAL", help="call a proposal out of the consent block")
    parser.add_argument("--by", metavar="MEMBER", default="", help="who calls it out")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why it is called out")
    parser.add_argument("--move", metavar="PROPOSAL", help="put an item at another place")
    parser.add_argument("--to", metavar="N", type=int, help="its new place")
    parser.add_argument(
        "--agree-consent", action="store_true", help="agree the medians of all that is in the consent block"
    )
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, help="write the agenda for the members there")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date on the paper (today, if not said)")
    format_argument(parser, PAPERS, USUAL_PAPERS)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Record what the chair says of the agenda; then tell it, or write it for the members."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.agenda import agenda

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        _fitting(given)
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        acts = list(_acts(workspace, standing, given))
        agreed: list[str] = []
        if acts or given.agree_consent:
            needs_the_chair(workspace, "sets the agenda")
            agreed = written(workspace, lambda pen: _record(workspace, standing, stage, acts, given.agree_consent, pen))
        if not given.output:
            _tell(workspace, agenda(workspace, stage), standing, agreed, given.json)
    if given.output:
        from panel_tui.report.write import write_agenda

        for line in agreed:
            say(line)
        return write_papers(given, write_agenda)
    return 0


def _fitting(given: argparse.Namespace) -> None:
    """Raise BadInput where an option stands without the one that it belongs to, or names a format that is none."""
    for option, word, belongs in (
        ("--seed", given.seed and given.order is None, "an order by lot: --order random"),
        ("--by and --reason", (given.by or given.reason) and not given.call_out, "--call-out PROPOSAL"),
        ("--to", given.to is not None and not given.move, "--move PROPOSAL"),
        ("--date", given.date and not given.output, "the paper: -o DIR"),
        ("--format", given.format and not given.output, "the paper: -o DIR"),
    ):
        if word:
            raise BadInput(Fault(f"{option} says nothing alone", f"It goes with {belongs}."))
    formats_given(given)
    if given.move and given.to is None:
        raise BadInput(Fault("To which place should it move?", "Say it with --to N."))
    if given.call_out and not given.by:
        raise BadInput(Fault("Who calls it out?", "Name the member with --by."))


def _acts(workspace: Workspace, standing: CallStanding, given: argparse.Namespace) -> Iterator[Act]:
    from panel_tui.moderate.arranging import BY_LOT, called_out, moved, rearranged, timed

    if given.order:
        seed = given.seed or (chance().random(4).hex() if given.order in BY_LOT else "")
        yield partial(rearranged, how=given.order, seed=seed)
    if given.minutes is not None:
        yield partial(timed, minutes=given.minutes)
    if given.call_out:
        by = member_named(workspace, standing, given.by)
        yield partial(called_out, standing=standing, reference=given.call_out, by=by, reason=given.reason)
    if given.move:
        yield partial(moved, reference=given.move, to=given.to)


def _record(
    workspace: Workspace, standing: CallStanding, stage: str, acts: list[Act], agree: bool, pen: Pen
) -> list[str]:
    """One after the other: what may be said depends on what was said before. What was agreed, in words."""
    from panel_tui.call.changes import changes, make
    from panel_tui.moderate.agenda import agenda
    from panel_tui.moderate.arranging import consented, saying
    from panel_tui.moderate.sheet import sheet_of

    for act in acts:
        workspace.entries.say(pen, saying(workspace, stage, act(agenda(workspace, stage))))
    if not agree:
        return []
    found = changes(
        workspace, consented(agenda(workspace, stage), workspace, standing, sheet_of(workspace, standing, stage))
    )
    make(workspace, pen, found)
    return [f"{change.words} ({change.effect})" for change in found] or [
        "Nothing in the consent block is left to agree."
    ]


def _tell(workspace: Workspace, here: Agenda, standing: CallStanding, agreed: list[str], as_json: bool) -> None:
    from panel_tui.cli import agenda_words
    from panel_tui.cli.common import say_json
    from panel_tui.moderate.room import room
    from panel_tui.moderate.timing import timetable

    items = room(workspace, standing, here.stage).items
    times = timetable(here.order, items, here.minutes, chance().now())
    if as_json:
        say_json(agenda_words.keys(here, times))
        return
    for line in (*agreed, *agenda_words.lines(here, times, standing)):
        say(line)
