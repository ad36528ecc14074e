"""letters: a letter to each applicant, or who would get one and who is held back."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import (
    chance,
    count,
    day_given,
    json_argument,
    opened,
    say,
    say_json,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.people import needs_the_office
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.report.letters import Held, Letters, Ready
    from panel_tui.report.write import Posted


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="write them into this folder; else only list them"
    )
    parser.add_argument(
        "--proposal", metavar="P", action="append", default=[], help="only the letter on this one (repeatable)"
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date on the letters (today, if not said)")
    parser.add_argument(
        "--decided", metavar="YYYY-MM-DD", help="the day of the decisions (if not said, letters tell when recorded)"
    )
    parser.add_argument("--replace", action="store_true", help="write anew what lies in the folder already")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Write the letters that can go, or list them; then tell which are held back, and why."""
    from panel_tui.files.blocks import day as in_words
    from panel_tui.recommend.embargo import embargoed
    from panel_tui.report.letters import letters

    at = chance().now()
    day = day_given(given.date, "--date") if given.date else datetime.fromisoformat(at).date()
    made = day_given(given.decided, "--decided") if given.decided else None
    if made and made > day:
        raise BadInput(Fault("The decisions are of a later day than the letters", "Check both days.", "--decided"))
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "writes letters to applicants")
        found = letters(workspace, given.stage, day, given.proposal)
        posted = None
        if given.output:
            from panel_tui.report.write import write_letters

            posted = write_letters(workspace, given.output, found, day, at, made, given.replace)
    leftover = _leftover(given.output, found)
    if given.json:
        say_json(_keys(found, posted, leftover))
    else:
        _print(found, posted, leftover)
        if embargoed(found.embargo, datetime.fromisoformat(at).date()):
            assert found.embargo is not None
            say(f"Embargoed until {in_words(found.embargo)}: send no letter before.")
    return 1 if given.output and given.proposal and found.held else 0


def _leftover(folder: Path | None, found: Letters) -> dict[str, tuple[Path, ...]]:
    """Letters in the folder that are held back now: they were written when things stood otherwise."""
    if folder is None:
        return {}
    from panel_tui.report.write import letter_there

    names = [one.proposal.reference for one in found.held]
    return {name: there for name in names if (there := letter_there(folder, found, name))}


def _print(found: Letters, posted: Posted | None, leftover: dict[str, tuple[Path, ...]]) -> None:
    from panel_tui.recommend.advice import in_words

    for ready in found.ready:
        reference = ready.proposal.reference
        say(f"{reference}  {ready.proposal.applicant}: {in_words(ready.decided.value)}")
        for path in posted.written.get(reference, ()) if posted else ():
            say(f"  {path}")
        if posted and reference in posted.kept:
            say(f"  there already, and left as it is: {_listed(posted.kept[reference])} (--replace writes it anew)")
        for warning in ready.warnings:
            say(f"  look at this first: {warning}")
    if found.held:
        say("Held back:")
    for held in found.held:
        reference = held.proposal.reference
        say(f"{reference}  {held.proposal.applicant}")
        for reason in held.reasons:
            say(f"  {reason}")
        if reference in leftover:
            say(f"  a letter from before lies in the folder, take it away: {_listed(leftover[reference])}")
    say(f"{_sum(found, posted)}, {len(found.held)} held back.")


def _sum(found: Letters, posted: Posted | None) -> str:
    if posted is None:
        return f"{count(len(found.ready), 'letter')} can go"
    kept = f", {len(posted.kept)} there already" if posted.kept else ""
    return f"{count(len(posted.written), 'letter')} written{kept}"


def _listed(paths: tuple[Path, ...]) -> str:
    return ", ".join(path.name for path in paths)


def _keys(found: Letters, posted: Posted | None, leftover: dict[str, tuple[Path, ...]]) -> dict[str, Any]:
    return {
        "stage": found.stage,
        "announced": found.embargo.isoformat() if found.embargo else None,
        "letters": [_ready_keys(one, posted) for one in found.ready],
        "held": [_held_keys(one, leftover) for one in found.held],
    }


def _ready_keys(one: Ready, posted: Posted | None) -> dict[str, Any]:
    reference, decided = one.proposal.reference, one.decided.value
    written = posted.written.get(reference, ()) if posted else ()
    kept = posted.kept.get(reference, ()) if posted else ()
    return {
        "reference": reference,
        "applicant": one.proposal.applicant,
        "outcome": decided.outcome,
        "award": decided.award,
        "state": "written" if written else "kept" if kept else "ready",
        "files": [str(path) for path in (*written, *kept)],
        "warnings": list(one.warnings),
    }


def _held_keys(one: Held, leftover: dict[str, tuple[Path, ...]]) -> dict[str, Any]:
    reference = one.proposal.reference
    return {
        "reference": reference,
        "applicant": one.proposal.applicant,
        "reasons": list(one.reasons),
        "files": [str(path) for path in leftover.get(reference, ())],
    }
