"""In which order and when each member first submitted their proposals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from panel_tui.store.rows import Record, Said


@dataclass(frozen=True)
class Sent:
    """One member's first submission of a proposal at a stage.

    `step` is its place in the order of that member's own, from 1; None where they submitted from several devices,
    between which no order is known. `day` is what the device's clock said; None where that is no day.
    """

    step: int | None
    day: date | None


def first_submissions(record: Record, stage: str) -> Mapping[tuple[str, str], Sent]:
    """Every member's own first submissions at `stage`, by (proposal, member).

    What others typed for a member is left out: it tells nothing of the order in which that member read.
    """
    by_member: defaultdict[str, dict[str, Said]] = defaultdict(dict)
    devices: defaultdict[str, set[str]] = defaultdict(set)
    said = [one for one in record.history("submission", stage=stage) if one.body and one.source == "own"]
    for one in sorted(said, key=lambda one: (one.device, one.seq, one.id)):
        if not one.replaces and not one.cleared:
            about = one.about
            by_member[about["member"]].setdefault(about["proposal"], one)
            devices[about["member"]].add(one.device)
    found = {}
    for member, first in by_member.items():
        for number, (proposal, one) in enumerate(first.items(), start=1):
            step = number if len(devices[member]) == 1 else None
            found[proposal, member] = Sent(step, _day(one.at))
    return found


def _day(at: str) -> date | None:
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None  # any device may have set its clock to a day that there is not
