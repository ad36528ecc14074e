"""verify: recheck a workspace, a pack, a return or a receipt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import IO

from panel_tui.cli.common import count, json_argument, opened, say, say_json
from panel_tui.exchange.limits import LARGEST_PARCEL
from panel_tui.faults import BadInput, CheckFailed, Fault, PanelError
from panel_tui.files.disk import opened_file

OURS = frozenset({".panel", ".pack", ".return", ".receipt"})
SQLITE = b"SQLite format 3\0"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a workspace, a pack, a return, a receipt, or a folder")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Check it; 1 where something is wrong."""
    if given.file.is_dir():
        return _folder(given)
    with opened_file(given.file, sys.maxsize) as file:
        begins = file.read(len(SQLITE))
    return _workspace(given) if begins in (SQLITE, b"") else _parcel(given, begins.startswith(b"{"))


def _folder(given: argparse.Namespace) -> int:
    """Check every workspace and parcel in a folder, each under its name; 1 where something is wrong with one."""
    paths = sorted(path for path in given.file.rglob("*") if path.suffix in OURS and path.is_file())
    if not paths:
        raise BadInput(Fault("There is no workspace, pack, return or receipt in this folder", "", str(given.file)))
    if given.json:
        raise BadInput(Fault("JSON is printed of one file at a time", "Name a file, or leave out --json."))
    wrong = []
    for path in paths:
        say(f"{path}:")
        try:
            if run(argparse.Namespace(file=path, json=False)):
                wrong.append(path)
        except PanelError as error:
            wrong.append(path)
            for line in error.lines():
                say(line)
        say()
    found = f"Something is wrong with {', '.join(map(str, wrong))}." if wrong else "Nothing is wrong with them."
    say(f"{count(len(paths), 'file')} checked. {found}")
    return 1 if wrong else 0


def _workspace(given: argparse.Namespace) -> int:
    from panel_tui.exchange.checking import checked_words
    from panel_tui.store.verify import verify

    with opened(given.file) as workspace:
        checked = verify(workspace)
    if given.json:
        findings = [{"place": one.place, "wrong": one.wrong} for one in checked.findings]
        say_json(
            {
                "entries": checked.entries,
                "devices": checked.devices,
                "documents": checked.documents,
                "vouched": checked.vouched,
                "fingerprint": checked.fingerprint,
                "erased": [{"id": said.id, "kind": said.kind, "about": said.about} for said in checked.erased],
                "findings": findings,
            }
        )
        return 1 if findings else 0
    for line in checked_words(checked, given.file):
        say(line)
    return 1 if checked.findings else 0


def _parcel(given: argparse.Namespace, is_ours: bool) -> int:
    from panel_tui.exchange.sealing import is_sealed

    with opened_file(given.file, LARGEST_PARCEL) as file:
        try:
            return _sealed(given, file) if is_sealed(file) else _plain(given, file)
        except BadInput as error:
            # A parcel that is not as it was sent is what this check is there to find.
            raise (CheckFailed(*error.faults) if is_ours else error) from error


def _plain(given: argparse.Namespace, file: IO[bytes]) -> int:
    from panel_tui.exchange.contents import contents_of
    from panel_tui.exchange.parcel import read

    parcel = read(given.file.name, file)
    contents = contents_of(given.file.name, parcel.what, parcel.call, parcel.parts)
    if given.json:
        say_json(
            {
                "what": parcel.what,
                "call": parcel.call,
                "sealed": False,
                "author": parcel.author,
                "to": parcel.to,
                "device": parcel.device,
                "entries": len(contents.entries),
                "documents": len(contents.documents),
                "findings": [],
            }
        )
        return 0
    say(f"A {parcel.what} of {parcel.call.partition('.')[0]} from {parcel.author} to {parcel.to}.")
    say(
        f"Its signature holds (device {parcel.device[:12]}); {count(len(contents.entries), 'entry', 'entries')} and "
        f"{count(len(contents.documents), 'document')} are as they were sent."
    )
    say("Whether that device may speak for its author is checked when it is taken in.")
    return 0


def _sealed(given: argparse.Namespace, file: IO[bytes]) -> int:
    """Check what can be checked of a sealed parcel without the key that opens it."""
    from panel_tui.exchange.sealing import read_sealed

    sealed = read_sealed(given.file.name, file)
    if given.json:
        say_json(
            {
                "what": sealed.what,
                "call": sealed.call,
                "sealed": True,
                "author": None,
                "to": None,
                "device": sealed.device,
                "entries": None,
                "documents": None,
                "findings": [],
            }
        )
        return 0
    say(f"A sealed {sealed.what} of {sealed.call.partition('.')[0]}.")
    say(f"Its signature holds (device {sealed.device[:12]}), and what is sealed is as it was sent.")
    say("What is inside is checked when it is opened, by whoever it is sealed for.")
    return 0
