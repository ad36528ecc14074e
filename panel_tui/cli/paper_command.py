"""paper: the parts of the board paper, and the office's own text in each."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import json_argument, opened, say, say_json, say_table, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office
from panel_tui.cli.text_given import text_given
from panel_tui.faults import BadInput, Fault


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("part", metavar="PART", nargs="?", help="a part, such as risks; without one all are listed")
    stage_argument(parser)
    text = parser.add_mutually_exclusive_group()
    text.add_argument("--text", metavar="FILE", help="the office's own text in this part (- reads what is typed)")
    text.add_argument("--no-text", action="store_true", help="have no text of the office's in this part")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Record a text or show the one that stands; without a part, list all parts."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.record import needs_the_record
    from panel_tui.report.own_texts import own_texts, part_named, parts_of, text_saying

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        part = part_named(given.part) if given.part else None
        if given.text or given.no_text:
            needs_the_office(workspace, "writes the board paper")
            if part is None:
                raise BadInput(Fault("It is not said to which part the text belongs", "Name it before --text."))
            text = text_given(given.text) if given.text else ""
            if text != own_texts(workspace, stage).get(part, ""):
                written(workspace, lambda pen: workspace.entries.say(pen, text_saying(stage, part, text)))
        parts = parts_of(standing.call.paper.parts, own_texts(workspace, stage))
    if part is not None:
        parts = tuple(one for one in parts if one.name == part)
    if given.json:
        keys = [{"part": one.name, "title": one.title, "in_paper": one.is_in, "text": one.text} for one in parts]
        say_json({"stage": stage, "parts": keys})
    elif part is None:
        say_table(("Part", "Title", "In the paper"), [(one.name, one.title, one.words) for one in parts])
        say("Add to a part, or write one that is the office's own: panel-tui paper FILE PART --text FILE")
    else:
        [one] = parts
        say(f"{one.title} ({one.name}): {one.words}")
        for line in one.text.splitlines():
            say(line)
    return 0
