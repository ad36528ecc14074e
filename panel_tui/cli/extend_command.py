"""extend: more time for a member to return their scores."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import day_given, opened, say, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import member_named, needs_the_office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument("--member", metavar="MEMBER", required=True, help="who gets more time")
    until = parser.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", metavar="DAY", help="the last day, such as 2017-06-12")
    until.add_argument("--none", action="store_true", help="the call's day holds for them again")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why")


def run(given: argparse.Namespace) -> int:
    """Record it."""
    from panel_tui.call.deadlines import extension, no_extension
    from panel_tui.call.standing import call_in
    from panel_tui.files.blocks import day

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "gives more time")
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        member = member_named(workspace, standing, given.member)
        if given.none:
            saying = no_extension(standing, stage, member)
        else:
            saying = extension(standing, stage, member, day_given(given.until, "--until"), given.reason)
        written(workspace, lambda pen: workspace.entries.say(pen, saying))
        due = call_in(workspace).due(stage, member)
    by_when = f"has until {day(due)}" if due else "has no day to keep"
    say(f"{standing.name(member)} {by_when}. They learn of it by your next pack or receipt.")
    return 0
