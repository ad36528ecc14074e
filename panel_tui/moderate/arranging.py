"""Orders of the agenda, and what changing it says: another order, an item moved or called out, the minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.leavings import Out, fewest
from panel_tui.figures.order import draw
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.journal import Register, values
from panel_tui.moderate.agenda import Agenda
from panel_tui.moderate.agreeing import agreed, chairs_word, middle_of
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

How = Literal["need", "random", "rotated", "fewest"]
HOW: tuple[How, ...] = get_args(How)
ORDERED: Mapping[str, str] = {
    "need": "by need",
    "random": "at random",
    "rotated": "rotated",
    "fewest": "by fewest leavings",
    "by hand": "by hand",
}
"""How the agenda is ordered, in a word or two."""
BY_LOT = frozenset({"random", "rotated"})
"""The orders that a seed makes."""
LONGEST = 240
"""How many minutes an item may be given."""


def ordered(how: How, seed: str, by_need: Sequence[str], out: Out) -> tuple[str, ...]:
    """The items, given by need, in another order. The same seed and items give the same order, whoever makes it.

    random: by SHA-256 of seed and reference, written one after the other (`printf 'SEED''P-1' | sha256sum`), the lower
    number first: the same draw of lots as for ties.
    rotated: in order of references, beginning at the one that the SHA-256 of the seed points to: its number modulo how
    many items there are, counted from 0. After the last comes the first.
    fewest: grouped so that members with a hard interest leave the room the fewest times (see `figures.leavings`).
    """
    match how:
        case "random":
            return tuple(sorted(by_need, key=lambda one: (draw(seed, one), one)))
        case "rotated":
            items = sorted(by_need)
            start = int(draw(seed, ""), 16) % len(items) if items else 0
            return (*items[start:], *items[:start])
        case "fewest":
            return fewest(by_need, out)
    return tuple(by_need)


def rearranged(here: Agenda, how: How, seed: str = "") -> values.Agenda:
    """The agenda made anew in this order: what calls for no talk any more, and nobody called out, goes into the block.

    Raises BadInput where an order by lot has no seed, or another order has one.
    """
    if how in BY_LOT and not seed.strip():
        raise BadInput(Fault(f"An order that is {how} needs a seed", "Give any words; they go on record."))
    if how not in BY_LOT and seed:
        raise BadInput(Fault(f"The order by {how} takes no seed", "A seed belongs to random and rotated."))
    calm = {one.reference for one in here.items if not one.hindrances and one.called_out is None}
    items = [one for one in here.by_need if one not in calm]
    consent = sorted({*calm, *(one.reference for one in here.consent)})
    return _value(here, order=ordered(how, seed, items, here.out), consent=consent, how=how, seed=seed)


def moved(here: Agenda, reference: str, to: int) -> values.Agenda:
    """The agenda with an item at another place, counted from 1. Raises BadInput where it is no item, or no place."""
    if reference not in here.order:
        raise BadInput(Fault(f"{reference} is no item of the agenda", _instead(here, reference)))
    if not 1 <= to <= len(here.items):
        raise BadInput(Fault(f"There is no place {to} on the agenda", f"It has places 1 to {len(here.items)}."))
    order = [one for one in here.order if one != reference]
    order.insert(to - 1, reference)
    return _value(here, order=tuple(order), how="by hand", seed="")


def timed(here: Agenda, minutes: int) -> values.Agenda:
    """The agenda with so many minutes for each item. Raises BadInput where that is no sensible time."""
    if not 1 <= minutes <= LONGEST:
        raise BadInput(Fault(f"{minutes} minutes are no time for an item", f"Give 1 to {LONGEST}."))
    return _value(here, minutes=minutes)


def called_out(here: Agenda, standing: CallStanding, reference: str, by: str, reason: str) -> values.Agenda:
    """The agenda with a proposal called out of the consent block: it is the last item, until the order is made anew.

    Raises BadInput where it is not in the block, no reason is given, or who asks has a hard interest in it.
    """
    if not here.consented(reference):
        standing.proposal(reference)
        raise BadInput(Fault(f"{reference} is not in the consent block", "There is nothing to call out."))
    if not reason.strip():
        raise BadInput(Fault("Calling a proposal out needs a reason", "Say in a few words what is to be talked about."))
    if standing.recused(reference, by):
        wrong = f"{standing.name(by)} has a hard interest in {reference}"
        raise BadInput(Fault(wrong, "Somebody who may be there for it can call it out."))
    word = values.CalledOut(proposal=reference, by=by, reason=reason.strip())
    kept = tuple(one for one in here.called_out if one.proposal != reference)
    consent = tuple(one.reference for one in here.consent if one.reference != reference)
    return _value(here, order=(*here.order, reference), consent=consent, called_out=(*kept, word))


def saying(workspace: Workspace, stage: str, value: values.Agenda) -> Saying:
    """That this is the agenda of a stage."""
    said = value.model_dump(mode="json", exclude_none=True)
    return Saying(Register.of("agenda", stage=stage), said, chairs_word(workspace))


def consented(
    here: Agenda, workspace: Workspace, standing: CallStanding, sheet: ScoreSheet
) -> list[tuple[str, Saying]]:
    """What agreeing everything in the consent block says: the median of each criterion that is not agreed yet."""
    rows = [
        AgreedRow(item.reference, one.id, middle, "", here.stage)
        for item in here.consent
        for one in standing.rubric_of(item.reference).scored_at(here.stage)
        if (item.reference, one.id) not in sheet.agreed
        and (middle := middle_of(sheet, item.reference, one.id)) is not None
    ]
    return agreed(rows, workspace, standing, {here.stage: sheet})


def _value(here: Agenda, **changed: object) -> values.Agenda:
    """The agenda as it stands, as what the chair says, with something changed."""
    return values.Agenda.model_validate(
        {
            "order": here.order,
            "consent": tuple(one.reference for one in here.consent),
            "how": here.how,
            "seed": here.seed,
            "minutes": here.minutes,
            "called_out": here.called_out,
        }
        | changed
    )


def _instead(here: Agenda, reference: str) -> str:
    if here.consented(reference):
        return "It is in the consent block: call it out first."
    return f"Items are {', '.join(here.order[:3])} …" if here.items else "There are none."
