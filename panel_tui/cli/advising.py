"""What `recommend` and `decide` share: reading advice, checking it against the step before, recording it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import say, say_json, say_table
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_chair
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import read_bytes

if TYPE_CHECKING:
    from panel_tui.recommend.advice import Level
    from panel_tui.recommend.criteria_met import Met
    from panel_tui.recommend.decided import Decided
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.sitting import Sitting
    from panel_tui.recommend.table import AdviceRow
    from panel_tui.store.workspace import Workspace


def advice_arguments(parser: argparse.ArgumentParser, follow: str, follow_help: str) -> None:
    """How advice is given: by table, by one proposal, or by following the step before."""
    parser.add_argument(f"--{follow}", action="store_true", dest="follow", help=follow_help)
    parser.add_argument(
        "--from", metavar="ADVICE.csv", type=Path, dest="table", help="proposal, outcome, award, reason"
    )
    parser.add_argument("--set", metavar="PROPOSAL=OUTCOME", dest="one", help='for example TFO-003="fund in part"')
    parser.add_argument("--award", metavar="AMOUNT", default="", help="with --set: the award, for example £800k")
    parser.add_argument("--condition", metavar="TEXT", action="append", default=[], help="with --set (repeatable)")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, where one is said of one proposal")
    parser.add_argument("--by", metavar="NAME", default="", help="who advised or decided")


def wants_record(given: argparse.Namespace) -> bool:
    """Whether something is to be recorded, and not only shown."""
    return bool(given.follow or given.table or given.one)


def record(workspace: Workspace, ranked: Ranking, level: Level, given: argparse.Namespace) -> int:
    """Record the advice that was given."""
    needs_the_chair(workspace, "records the panel's advice")
    return record_rows(workspace, ranked, level, _rows(ranked, given), given.by, given.follow)


def record_rows(
    workspace: Workspace, ranked: Ranking, level: Level, rows: Sequence[AdviceRow], by: str, follow: bool
) -> int:
    """Record the advice of these rows, with `follow` that of the step before for all others."""
    from panel_tui.call.changes import changes, make
    from panel_tui.figures.rounding import show_money
    from panel_tui.recommend.advice import FUNDED, advice, before, departs, in_words, said_before, sayings, wanted
    from panel_tui.recommend.sitting import nobody_must_leave
    from panel_tui.recommend.stale import stale, warning

    chosen = wanted(rows, workspace, ranked, level, by, follow)
    found = changes(workspace, sayings(chosen, workspace, ranked.stage, level))
    nobody_must_leave(workspace, ranked.standing, (one.saying for one in found if one.effect != "as it is"))
    written(workspace, lambda pen: make(workspace, pen, found))
    for change in found:
        say(f"{change.words} ({change.effect})")
    earlier = before(workspace, ranked, level)
    for reference, one in chosen.items():
        was = earlier.get(reference)
        if was and departs(one, was):
            say(f"{reference} differs from {said_before(ranked.standing.call, level)} ({in_words(was)}): {one.reason}")
    money = sum(one.award for one in advice(workspace, ranked.stage, level).values() if one.outcome in FUNDED)
    say(f"Recorded: {show_money(money)} of {show_money(ranked.whole.budget)}.")
    gone_stale = stale(workspace, ranked)
    if gone_stale:
        say(warning(gone_stale))
    return 0


def show(workspace: Workspace, ranked: Ranking, level: Level, as_json: bool, whose: tuple[str, str]) -> int:
    """Print what is on record at `level`, and where nothing is, what the step before says."""
    from panel_tui.figures.rounding import NONE, show_money
    from panel_tui.recommend.advice import FUNDED, advice, before, in_words
    from panel_tui.recommend.criteria_met import criteria_met
    from panel_tui.recommend.decided import decided
    from panel_tui.recommend.ruled import Ruled
    from panel_tui.recommend.sitting import sitting
    from panel_tui.recommend.stale import stale, warning
    from panel_tui.report.listing import unusual

    gone_stale = stale(workspace, ranked)
    recorded, met = advice(workspace, ranked.stage, level), criteria_met(workspace, ranked)
    earlier = before(workspace, ranked, level)
    spent = sum(one.award for one in recorded.values() if one.outcome in FUNDED)
    rules = Ruled.of(workspace, ranked)
    sat = sitting(workspace, ranked.standing, ranked.stage) if level == "board" else None
    if as_json:
        said = decided(workspace, ranked.stage, level=level)
        say_json(
            {
                "budget": ranked.whole.budget,
                "spent": spent,
                "proposals": [
                    _keys(reference, said.get(reference), ranked, met[reference]) for reference in ranked.rows
                ],
                "stale": [one.reference for one in gone_stale],
                "sitting": _sitting_keys(sat) if sat and sat.is_kept else None,
                **rules.keys(),
            }
        )
        return 0
    rows = []
    for reference in ranked.rows:
        one, was = recorded.get(reference), earlier.get(reference)
        rows.append(
            (
                reference,
                ranked.standing.proposals[reference].applicant,
                in_words(was) if was else ("needs a decision" if level == "panel" else "not yet"),
                in_words(one) if one else "not yet",
                (met[reference].meets or NONE) + (" (chair)" if met[reference].is_the_chairs else ""),
                met[reference].money or NONE,
                one.reason if one else (was.reason if was else ranked.rows[reference].reason),
            )
        )
    say_table(("Reference", "Applicant", *whose, "Criteria", "Money", "Why"), rows, below=6)
    say(f"Recorded: {show_money(spent)} of {show_money(ranked.whole.budget)}.")
    if gone_stale:
        say(warning(gone_stale))
    for line in ranked.lines.values():
        for words in unusual(ranked, line):
            say(words)
    for words in rules.sentences():
        say(words)
    if sat and sat.is_kept:
        say("The board's sitting:")
        for words in sat.sentences():
            say(f"  {words}")
    return 0


def _keys(reference: str, said: Decided | None, ranked: Ranking, met: Met) -> dict[str, Any]:
    one = said.value if said else None
    return {
        "reference": reference,
        "outcome": one.outcome if one else None,
        "award": one.award if one else None,
        "place": one.place if one else None,
        "conditions": list(one.conditions) if one else [],
        "reason": one.reason if one else None,
        "by": one.by if one else None,
        "recorded": said.at if said else None,
        "computed": ranked.rows[reference].outcome,
        "why": ranked.rows[reference].reason,
        "unusual": ranked.unusual(reference) or None,
        "meets": met.meets,
        "meets_computed": met.computed,
        "meets_why": met.why,
        "fits": met.fits,
    }


def _sitting_keys(sat: Sitting) -> dict[str, Any]:
    """Who of the board was there, and who has an interest in what."""
    from panel_tui.cli.room_command import people_keys

    return {
        "people": people_keys(sat.room),
        "interests": [
            {
                "member": one.member,
                "name": one.name,
                "reference": one.proposal,
                "interest": one.interest,
                "reason": one.reason,
                "left": one.left,
            }
            for one in sat.interests
        ],
    }


def _rows(ranked: Ranking, given: argparse.Namespace) -> list[AdviceRow]:
    from panel_tui.call.money import parse_money
    from panel_tui.files.table import read_csv
    from panel_tui.recommend.table import OUTCOMES, AdviceRow, read_advice

    rows: list[AdviceRow] = []
    if given.table:
        rows += read_advice(read_csv(given.table.name, read_bytes(given.table)), ranked.standing.known)
    if given.one:
        reference, _, outcome = given.one.partition("=")
        ranked.standing.proposal(reference)
        if outcome not in OUTCOMES:
            raise BadInput(
                Fault(f"{outcome!r} is no outcome", f"Write one of {', '.join(sorted(set(OUTCOMES.values())))}.")
            )
        try:
            award = parse_money(given.award) if given.award else None
        except ValueError as error:
            raise BadInput(Fault(f"The award cannot be read: {error}", "", "--award")) from error
        rows.append(AdviceRow(reference, OUTCOMES[outcome], award, None, tuple(given.condition), given.reason))
    return rows
