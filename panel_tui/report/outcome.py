"""What became of the panel's advice: the board's advice and the decision, told as done, with their sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from panel_tui.files.blocks import Block, Heading, Para, Spans
from panel_tui.recommend.advice import FUNDED, Advice, Level, departs
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import capital, counted, money, number, para, parted, said, the, theirs


class _Before(NamedTuple):
    """The step before, as a sentence that follows it has it ("the panel advised"), as one that departs from it has it
    ("the advice of the panel"), and its record."""

    followed: str
    what: str
    record: Advice


def in_short(material: Material) -> Spans:
    """Both in one sentence: The Investment Board advised 4 awards of £4,070,000 in all; Ministers decided on …"""
    parts = []
    steps = [step for step in material.steps if len(step.advice) == len(material.rows)]
    if material.is_advised:
        parts.append(said(theirs(capital(the(material.call.board))), " advised ", awards("board", material.board)))
    parts += [said(theirs(capital(step.name)), " decided on ", awards(step.key, step.advice)) for step in steps]
    if material.is_decided:
        stands = awards("decision", material.standing_decisions)
        parts.append(said(theirs(capital(material.call.authority)), " decided on ", stands))
    return said(parted(parts), ".")


def what_became(material: Material) -> Iterator[Block]:
    """What the board advised and what was decided, as far as it is on record."""
    board, panel = material.call.board, material.panel
    if material.board or material.decided or any(step.advice for step in material.steps):
        yield Heading(2, "What was decided" if material.is_decided else "What was advised")
    if material.board:
        did = said(theirs(capital(the(board))), " advised " if material.is_advised else " has advised ")
        yield _told(
            material, "board", material.board, did, _Before("the panel recommended", "the advice of the panel", panel)
        )
        if material.sitting.is_recorded:
            yield Para(said(theirs(" ".join(material.sitting.sentences()))), label="The board's sitting.")
    before = _Before(f"{the(board)} advised", f"the advice of {the(board)}", material.board)
    for step in material.steps:
        if step.advice:
            did = said(theirs(capital(step.name)), " decided on ")
            yield _told(material, step.key, step.advice, did, before)
        before = _Before(f"{step.name} decided", f"the decision of {step.name}", step.advice)
    if material.decided:
        did = said(theirs(capital(material.call.authority)), " decided on ")
        yield _told(material, "decision", material.decided, did, before)
        yield from _afterwards(material)


def since(material: Material, names: list[str]) -> Iterator[Para]:
    """Of `names`, in a list of the panel's advice, those on which the last word is another."""
    decisions = [(step.key, step.advice) for step in material.steps] + [("decision", material.decided)]
    taken = [(level, record) for level, record in decisions if record]
    level, last = taken[-1] if taken else ("board", material.board)
    found = [
        said(cells.reference(name), " (", cells.with_award(name, last[name], level, capitals=False), ")")
        for name in names
        if name in last and departs(last[name], material.panel.get(name))
    ]
    if found:
        yield para(parted(found), ".", label="Since decided otherwise." if taken else "The board's advice.")


def awards(level: Level, record: Advice) -> Spans:
    """The awards in a record: "no award", "1 award of £400,000", "4 awards of £4,070,000 in all"."""
    funded = [one for one in record.values() if one.outcome in FUNDED]
    if not funded:
        return said("no award")
    sum_ = money(f"{level}/sum", sum(one.award for one in funded))
    return said(counted(f"{level}/awards", len(funded), "award"), " of ", sum_, " in all" if len(funded) > 1 else "")


def _afterwards(material: Material) -> Iterator[Block]:
    """What of the awards was given up, and who was promoted from the reserve; figures of the decision are without the
    first and with the second."""
    parts = []
    for name, award in material.afterwards.awards.items():
        if award.state in ("declined", "withdrawn"):
            sum_ = money(f"{name}/decision/award", award.decision.value.award)
            parts.append(said(cells.reference(name), " (award of ", sum_, f" {award.state})"))
        elif award.taken < award.decision.value.award:
            parts.append(said(cells.reference(name), " (accepted for ", money(f"{name}/taken", award.taken), ")"))
        elif award.decision.value.promoted:
            parts.append(said(cells.reference(name), " (promoted from the reserve)"))
    if parts:
        yield para(parted(parts), ".", label="Since the decision.")


def _told(material: Material, level: Level, record: Advice, did: Spans, before: _Before) -> Block:
    stands = material.standing_decisions if level == "decision" else record
    words = said(did, awards(level, stands))
    over = sum(one.award for one in stands.values()) - material.envelopes
    if over > 0:
        words = said(words, ", ", money(f"{level}/over", over), " more than the envelopes")
    if len(record) < len(material.rows):
        so_far = (
            number(f"{level}/count", len(record)),
            " of ",
            counted("received/count", len(material.rows), "proposal"),
        )
        words = said(words, "; so far that is on ", *so_far)
    earlier = before.record
    if not earlier:
        return para(words, ".")
    departing = [name for name in material.rows if name in record and departs(record[name], earlier.get(name))]
    if not departing:
        return para(words, ", as ", theirs(before.followed), ".")
    each = parted([cells.departure(name, record[name], earlier.get(name), level) for name in departing])
    count = counted(f"{level}/departures", len(departing), "proposal")
    return para(words, ". That departs from ", theirs(before.what), " on ", count, ": ", each, ".")
