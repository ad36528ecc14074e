"""end: a member's role ends, or a device is revoked. What was said before stays said."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import opened, say, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office, person_named


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--role", metavar="MEMBER=ROLE", help="the role that ends, for example priya=member")
    what.add_argument("--device", metavar="FINGERPRINT", help="the device that is revoked, by its first characters")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why")


def run(given: argparse.Namespace) -> int:
    """Record the end."""
    from panel_tui.call.ending import device_end, role_end
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "ends roles and revokes devices")
        if given.device:
            saying = device_end(workspace, given.device, given.reason)
        else:
            said, _, role = given.role.rpartition("=")
            saying = role_end(workspace, person_named(workspace, call_in(workspace), said), role, given.reason)
        written(workspace, lambda pen: workspace.entries.say(pen, saying))
    say("Recorded. What was said before stays said; what comes from there now is kept in quarantine.")
    return 0
