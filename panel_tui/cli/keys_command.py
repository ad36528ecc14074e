"""keys: where your private keys lie and how they are protected; and protecting them otherwise."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import count, json_argument, say, say_json, say_to_copy
from panel_tui.cli.terminal import new_key_passphrase

if TYPE_CHECKING:
    from panel_tui.store.keys import KeyFolder
    from panel_tui.store.locking import Lock

HOW = {"keyring": "by this system's keyring", "passphrase": "by a passphrase"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--protect",
        choices=("keyring", "passphrase", "nothing"),
        help="lock them by this system's keyring, by a passphrase that you type, or leave that to the file's mode",
    )
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Protect them, if that is asked for; say how they are protected."""
    from panel_tui.store.keys import KeyFolder

    folder = KeyFolder.usual()
    if given.protect:
        by = None if given.protect == "nothing" else given.protect
        folder.protect(by, new_key_passphrase() if by == "passphrase" else "")
    opened = folder.open_to_others()
    folder.close_to_others()
    names = sorted(path.name for path in folder.path.glob("*")) if folder.path.is_dir() else []
    devices, invitations = (sum(name.endswith(kind) for name in names) for kind in (".device", ".invitation"))
    if given.json:
        say_json(
            {
                "folder": str(folder.path),
                "protected_by": folder.lock.by if folder.lock else None,
                "devices": devices,
                "invitations": invitations,
                "were_open_to_others": [path.name for path in opened],
            }
        )
        return 0
    say_to_copy(f"Your keys lie in {folder.path}")
    kept = f"{count(devices, 'device')}, {count(invitations, 'invitation')}"
    say(f"{kept}; {_protected(folder, folder.lock)}.")
    if opened:
        say(f"Others on this machine could read {', '.join(path.name for path in opened)}: now only you can.")
        say("If somebody may have copied them, ask the office to revoke these machines and to send a new pack.")
    return 0


def _protected(folder: KeyFolder, lock: Lock | None) -> str:
    from panel_tui.store.locking import has_keyring

    if lock:
        return f"locked {HOW[lock.by]}"
    what = "keyring or passphrase" if has_keyring() else "passphrase"
    return f"not locked: only the file's mode keeps others out. Lock them with --protect {what}"
