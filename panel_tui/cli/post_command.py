"""post: who has which pack, what came back when, and what is late or missing."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import chance, json_argument, opened, say, say_json, say_table, workspace_argument
from panel_tui.cli.differing_keys import differing_keys
from panel_tui.cli.people import needs_the_office

if TYPE_CHECKING:
    from panel_tui.exchange.log import Parcel
    from panel_tui.exchange.post import Post


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.post import day_of, post

    today = day_of(chance().now())
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "keeps the post")
        standing = call_in(workspace)
        found = post(workspace, standing)
    if given.json:
        say_json([_keys(one, today) for one in found])
    else:
        _print(found, today)
    return 0


def _print(found: list[Post], today: date) -> None:
    from panel_tui.exchange.post_words import HEADS, cells, remarks

    if not found:
        say("Nobody has a proposal to judge yet, and no pack was made. Add assignments first: panel-tui add.")
        return
    say_table(HEADS, [cells(one, today) for one in found], below=len(HEADS) - 1)
    for one in found:
        for words in remarks(one, today):
            say(f"{one.name}: {words}.")


def _keys(one: Post, today: date) -> dict[str, Any]:
    return {
        "member": one.member,
        "name": one.name,
        "pack": _parcel(one.pack),
        "opened": one.is_opened,
        "machines": [
            {"device": device, "joined": joined.isoformat(), "revoked": device in one.revoked}
            for device, joined in one.joined.items()
        ],
        "return": _parcel(one.returned),
        "receipt": _parcel(one.receipt),
        "acknowledged": one.is_acknowledged,
        "due": one.due.isoformat() if one.due else None,
        "extended": one.extended,
        "overdue_days": one.overdue(today),
        "late": list(one.late),
        "missing": list(one.missing),
        "lacks": list(one.lacks),
        "differing": [differing_keys(apart) for apart in one.differing],
        "certified": one.certified or None,
        "ended": one.ended,
        "parcels": [{"act": parcel.act, **(_parcel(parcel) or {})} for parcel in one.parcels],
    }


def _parcel(one: Parcel | None) -> dict[str, str] | None:
    return {"file": one.file, "at": one.at} if one else None
