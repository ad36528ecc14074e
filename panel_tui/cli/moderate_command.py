"""moderate: the chair's table; and the same in plain lines: what to discuss, and the chair's word item by item."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from panel_tui.call.exact import read_exact
from panel_tui.cli.common import CHANCE, json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import member_named, needs_the_chair, needs_the_office
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.moderate.discussing import Item
    from panel_tui.moderate.late import LateInterest
    from panel_tui.moderate.opinions import Opinions
    from panel_tui.store.rows import Saying
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--list", action="store_true", help="list what must be discussed, in plain lines")
    parser.add_argument("--agree", metavar="PROPOSAL/CRITERION=SCORE", help="the score that the panel agreed")
    parser.add_argument("--revise", metavar="PROPOSAL/CRITERION/MEMBER=SCORE", help="a score that its member revised")
    parser.add_argument("--rank-partial", metavar="PROPOSAL", help="rule that it is ranked on its partial total")
    parser.add_argument("--mark", metavar="PROPOSAL/CRITERION=SCORE", help="the chair's mark, before others' are shown")
    parser.add_argument("--late", metavar="PROPOSAL/MEMBER", help="rule on an interest declared after scoring")
    parser.add_argument("--ruling", choices=("stands", "again"), help="with --late: what was agreed stands, or not")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why")


def run(given: argparse.Namespace) -> int:
    """Record what was settled, list what must be discussed or, on a terminal, open the chair's table."""
    records = given.agree or given.revise or given.rank_partial or given.mark or given.late
    if bool(given.late) != bool(given.ruling):
        raise BadInput(Fault("--late and --ruling belong together", "Say which interest, and stands or again."))
    with opened(given.workspace) as workspace:
        if records:
            return _record(workspace, given)
        needs_the_record(workspace)
        if given.list or given.json or given.stage or not on_a_terminal():
            return _agenda(workspace, given)
    from panel_tui.tui.start import start

    return start(given.workspace, "table", CHANCE.get())


def _record(workspace: Workspace, given: argparse.Namespace) -> int:
    from panel_tui.call.changes import changes, make
    from panel_tui.call.intake.agreed import AgreedRow
    from panel_tui.call.standing import call_in
    from panel_tui.moderate import agreeing

    needs_the_chair(workspace, "records what the panel settled")
    if given.rank_partial or given.late:
        needs_the_office(workspace, "makes rulings")
    standing = call_in(workspace)
    stage = standing.stage_named(given.stage)
    said = []
    if given.agree:
        (proposal, criterion), score = _parts(given.agree, 2)
        agreeing.on_scale(standing, stage, proposal, criterion, score)
        said += agreeing.agreed([AgreedRow(proposal, criterion, score, given.reason, stage)], workspace, standing)
    if given.revise:
        (proposal, criterion, member), score = _parts(given.revise, 3)
        agreeing.on_scale(standing, stage, proposal, criterion, score)
        member = member_named(workspace, standing, member)
        saying = agreeing.panel_score(workspace, standing, stage, proposal, criterion, member, score, given.reason)
        said.append((f"{proposal}  {standing.name(member)}, {criterion}: revised", saying))
    if given.rank_partial:
        standing.proposal(given.rank_partial)
        said.append((f"{given.rank_partial}  ranked", agreeing.partial_ruling(stage, given.rank_partial, given.reason)))
    if given.mark:
        (proposal, criterion), score = _parts(given.mark, 2)
        agreeing.on_scale(standing, stage, proposal, criterion, score)
        saying = agreeing.chairs_mark(workspace, standing, stage, proposal, criterion, score)
        said.append((f"{proposal}  {criterion}: the chair's mark", saying))
    if given.late:
        said.append(_ruling(workspace, standing, stage, given))
    found = changes(workspace, said)
    written(workspace, lambda pen: make(workspace, pen, found))
    for change in found:
        say(f"{change.words} ({change.effect})")
    return 0


def _ruling(workspace: Workspace, standing: CallStanding, stage: str, given: argparse.Namespace) -> tuple[str, Saying]:
    from panel_tui.moderate.late import RULINGS, late_interests, rule
    from panel_tui.moderate.sheet import sheet_of

    late = late_interests(workspace, standing, stage, sheet_of(workspace, standing, stage))
    proposal, _, who = given.late.rpartition("/")
    member = member_named(workspace, standing, who)
    saying = rule(late, stage, proposal, member, given.ruling, given.reason)
    return f"{proposal}  {standing.name(member)}'s late interest: {RULINGS[given.ruling]}", saying


def _parts(text: str, wanted: int) -> tuple[list[str], Fraction]:
    where, _, score = text.rpartition("=")
    # A reference may hold slashes of its own; criteria and members hold none.
    names = where.rsplit("/", wanted - 1)
    if len(names) != wanted or not all(names):
        form = "/".join(["PROPOSAL", "CRITERION", "MEMBER"][:wanted])
        raise BadInput(Fault(f"{text!r} cannot be understood", f"Write {form}=SCORE."))
    try:
        return names, read_exact(score)
    except ValueError as error:
        raise BadInput(Fault(f"{score!r} is not a score", "Write a number like 3 or 3.5.")) from error


def _agenda(workspace: Workspace, given: argparse.Namespace) -> int:
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.discussing import to_discuss
    from panel_tui.moderate.late import late_interests
    from panel_tui.moderate.opinions import opinions
    from panel_tui.moderate.sheet import sheet_of

    standing = call_in(workspace)
    sheet = sheet_of(workspace, standing, standing.stage_named(given.stage))
    items = to_discuss(workspace, given.stage)
    late = late_interests(workspace, standing, standing.stage_named(given.stage), sheet)
    flagged = {
        one.reference: [opinions(sheet, standing, one.reference, criterion) for criterion in _criteria(one)]
        for one in items
    }
    if given.json:
        content = [
            {
                "reference": one.reference,
                "reasons": [flag.words for flag in one.flags],
                "must_leave": list(one.must_leave),
                "criteria": [_keys(opinion) for opinion in flagged[one.reference]],
            }
            for one in items
        ]
        say_json({"must_discuss": content, "late_interests": [_late_keys(one) for one in late]})
        return 0
    if not items:
        say("Nothing must be discussed: nobody is far apart, and no floor is crossed.")
    for one in items:
        say(f"{one.reference}  {one.applicant}")
        for flag in one.flags:
            say(f"  {flag.words}")
        for opinion in flagged[one.reference]:
            for line in _told(opinion, standing):
                say(line)
        if one.must_leave:
            say(f"  must leave: {', '.join(one.must_leave)}")
    for case in late:
        for line in _late_told(case, standing):
            say(line)
    return 0


def _criteria(item: Item) -> list[str]:
    """The criteria that are flagged, each once."""
    return list(dict.fromkeys(flag.criterion for flag in item.flags if flag.criterion))


def _told(opinion: Opinions, standing: CallStanding) -> Iterator[str]:
    from panel_tui.figures.rounding import show_number

    one = opinion.criterion
    yield f"    {one.title} ({one.id})"
    scores = sorted(opinion.scores.items(), key=lambda pair: (-pair[1], pair[0]))
    yield "      " + ", ".join(f"{standing.name(member)} {show_number(score)}" for member, score in scores)
    parts = [("median", opinion.median), ("spread", opinion.spread), ("floor", one.floor), ("agreed", opinion.agreed)]
    yield "      " + ", ".join(f"{name} {show_number(figure)}" for name, figure in parts if figure is not None)


def _late_told(late: LateInterest, standing: CallStanding) -> Iterator[str]:
    from panel_tui.figures.rounding import show_total

    yield f"{late.proposal}  late interest of {standing.name(late.member)}, whose scores count in no figure"
    yield f"  by members' medians: {show_total(late.with_)} with those scores, {show_total(late.without)} without"
    if late.ruling:
        yield f"  ruled: {late.ruling.ruling}. {late.ruling.reason}"
    elif late.is_open:
        yield f"  agreed already: rule on it with --late {late.proposal}/{late.member} --ruling stands (or again)"


def _late_keys(late: LateInterest) -> dict[str, Any]:
    return {
        "reference": late.proposal,
        "member": late.member,
        "total_with": None if late.with_ is None else float(late.with_),
        "total_without": None if late.without is None else float(late.without),
        "agreed": late.agreed,
        "ruling": late.ruling.ruling if late.ruling else None,
    }


def _keys(opinion: Opinions) -> dict[str, Any]:
    return {
        "criterion": opinion.criterion.id,
        "title": opinion.criterion.title,
        "scores": [{"member": member, "score": float(score)} for member, score in opinion.scores.items()],
        "median": None if opinion.median is None else float(opinion.median),
        "spread": None if opinion.spread is None else float(opinion.spread),
        "agreed": None if opinion.agreed is None else float(opinion.agreed),
    }
