"""end: a member's role ends, or a device is revoked. What was said before stays said."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import chance, opened, say, workspace_argument


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
    from panel_tui.store.keys import KeyFolder

    with opened(given.workspace) as workspace:
        if given.device:
            saying = device_end(workspace, given.device, given.reason)
        else:
            member, _, role = given.role.partition("=")
            saying = role_end(workspace, member, role, given.reason)
        workspace.entries.say(KeyFolder.usual().pen(workspace, chance()), saying)
    say("Recorded. What was said before stays said; what comes from there now is kept in quarantine.")
    return 0
