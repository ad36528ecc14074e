"""remind: a reminder to each member from whom something is missing, as text that can be sent."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, json_argument, opened, say, say_json, say_to_copy, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="MEMBER", action="append", help="only to this member (repeatable)")
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, help="write each as a text file into this folder")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print the reminders, or write them."""
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.post import day_of, post
    from panel_tui.exchange.reminding import needs_reminding, reminder, subject, write_reminders
    from panel_tui.moderate.record import owner

    today = day_of(chance().now())
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "reminds members")
        standing = call_in(workspace)
        wanted = {member_named(workspace, standing, one) for one in given.member or []}
        posts = [one for one in post(workspace, standing) if not wanted or one.member in wanted]
        sender = owner(workspace)
    asked = [one for one in posts if needs_reminding(one)]
    if given.json:
        say_json(
            [
                {
                    "member": one.member,
                    "name": one.name,
                    "email": standing.people[one.member].email or None if one.member in standing.people else None,
                    "subject": subject(standing, one, today),
                    "text": reminder(standing, one, sender, today),
                }
                for one in asked
            ]
        )
    elif not asked:
        say("Nothing is missing from them." if wanted else "Nothing is missing from anybody.")
    elif given.output:
        for one, path in write_reminders(standing, asked, sender, today, given.output):
            say_to_copy(f"{path}  for {one.name}")
        say(f"{count(len(asked), 'reminder')} written. Each can be sent as it is.")
    else:
        for one in asked:
            say_to_copy(f"To {one.name}: {subject(standing, one, today)}")
            say()
            for line in reminder(standing, one, sender, today).split("\n"):
                say_to_copy(line)
    return 0
