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
    from panel_tui.exchange.reminding import needs_reminding, reminder, subject
    from panel_tui.files.disk import ready_to_write, write_bytes
    from panel_tui.moderate.record import owner

    today = day_of(chance().now())
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "reminds members")
        standing = call_in(workspace)
        wanted = {member_named(workspace, standing, one) for one in given.member or []}
        found = post(workspace, standing)
        sender = owner(workspace)
    asked = [one for one in found if needs_reminding(one) and (not wanted or one.member in wanted)]
    written = [(one, subject(standing, one, today), reminder(standing, one, sender, today)) for one in asked]
    if given.json:
        emails = {one.member: standing.people[one.member].email for one in asked if one.member in standing.people}
        say_json(
            [
                {
                    "member": one.member,
                    "name": one.name,
                    "email": emails.get(one.member) or None,
                    "subject": title,
                    "text": text,
                }
                for one, title, text in written
            ]
        )
        return 0
    if not written:
        say("Nothing is missing from anybody." if not wanted else "Nothing is missing from them.")
    for one, title, text in written:
        if given.output:
            path = ready_to_write(given.output / f"{standing.call.id}-{one.member}.txt")
            write_bytes(path, f"{title}\n\n{text}".encode())
            say_to_copy(f"{path}  for {one.name}")
        else:
            say_to_copy(f"To {one.name}: {title}")
            say()
            for line in text.split("\n"):
                say_to_copy(line)
    if given.output and written:
        say(f"{count(len(written), 'reminder')} written. Each can be sent as it is.")
    return 0
