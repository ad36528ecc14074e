"""round: a second round by post. Members who have submitted see how others scored, and may revise what they gave."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import (
    count,
    day_given,
    json_argument,
    opened,
    say,
    say_json,
    say_table,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panel_tui.call.standing import CallStanding
    from panel_tui.figures.shifts import Moves
    from panel_tui.moderate.rounds import Rounds, RoundSeen


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--open", action="store_true", help="open the next round")
    parser.add_argument("--due", metavar="DAY", help="with --open: the last day of the round, such as 2017-06-12")
    parser.add_argument("--reason", metavar="TEXT", default="", help="with --open: why")


def run(given: argparse.Namespace) -> int:
    """Open a round or, without --open, show how the rounds stand."""
    from panel_tui.assess.rounds import opening
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.rounds import rounds_of

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "opens rounds")
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        if given.open:
            due = day_given(given.due, "--due") if given.due else None
            saying = opening(workspace, stage, due, given.reason)
            written(workspace, lambda pen: workspace.entries.say(pen, saying))
            say(f"Round {saying.register.part('round')} of {standing.call.stages[stage].title} is open. Make packs:")
            say("whoever has submitted gets the others' scores and reasons with theirs, and may revise what they gave.")
            return 0
        if given.due or given.reason:
            raise BadInput(Fault("Nothing is opened here", "--due and --reason go with --open."))
        rounds = rounds_of(workspace, standing, stage)
    if given.json:
        say_json(_keys(rounds))
        return 0
    for seen in rounds.rounds:
        say(_round_words(standing, seen))
    if rounds.moved:
        say_table(("proposal", "criterion", "member", "first", "now"), _moved(standing, rounds), right=(3, 4))
    for scale, sums in rounds.sums:
        for line in _sum_words(scale, sums):
            say(line)
    return 0


def _round_words(standing: CallStanding, seen: RoundSeen) -> str:
    from datetime import date

    from panel_tui.files.blocks import day

    members = len({member for _, member in seen.submitted})
    who = f"{count(len(seen.submitted), 'assessment')} submitted by {count(members, 'member')}"
    due = f", due {day(date.fromisoformat(seen.due))}" if seen.due else ""
    words = f"Round {seen.number}: {who}{due}{f' ({seen.reason})' if seen.reason else ''}"
    if not seen.waiting:
        return words
    names = dict.fromkeys(standing.name(one) for _, one in seen.waiting)
    return f"{words}; {count(len(seen.waiting), 'assessment')} may still be revised, by {', '.join(names)}"


def _moved(standing: CallStanding, rounds: Rounds) -> Iterator[tuple[str, ...]]:
    from panel_tui.call.exact import show_exact

    for move in rounds.moved:
        reference, member, criterion = move.cell
        title = standing.rubric_of(reference).by_id[criterion].title
        yield reference, title, standing.name(member), show_exact(move.first), show_exact(move.now)


def _sum_words(scale: str, sums: Moves) -> Iterator[str]:
    from panel_tui.figures.rounding import show_number

    moved = sums.up + sums.down
    size = f", by {show_number(sums.mean)} on average" if moved else ""
    yield f"On the scale {scale}: of {count(sums.n, 'score')} {sums.up} went up and {sums.down} down{size}."
    if sums.apart_first is not None and sums.apart_now is not None:
        way = "closer together" if sums.apart_now < sums.apart_first else "farther apart"
        way = "as far apart as before" if sums.apart_now == sums.apart_first else way
        was, now = show_number(sums.apart_first), show_number(sums.apart_now)
        yield f"The scores lie {way}: from lowest to highest {was} points on average at first, {now} now."


def _keys(rounds: Rounds) -> dict[str, object]:
    return {
        "rounds": [
            {
                "round": seen.number,
                "due": seen.due or None,
                "reason": seen.reason or None,
                "submitted": [{"reference": reference, "member": member} for reference, member in seen.submitted],
                "waiting": [{"reference": reference, "member": member} for reference, member in seen.waiting],
            }
            for seen in rounds.rounds
        ],
        "shifts": [
            {
                "reference": move.cell.proposal,
                "criterion": move.cell.criterion,
                "member": move.cell.member,
                "first": float(move.first),
                "now": float(move.now),
            }
            for move in rounds.moved
        ],
        "sums": [
            {
                "scale": scale,
                "scores": one.n,
                "up": one.up,
                "down": one.down,
                "mean": None if one.mean is None else round(float(one.mean), 6),
                "apart_first": None if one.apart_first is None else round(float(one.apart_first), 6),
                "apart_now": None if one.apart_now is None else round(float(one.apart_now), 6),
            }
            for scale, one in rounds.sums
        ],
    }
