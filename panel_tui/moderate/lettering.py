"""Members without their names: letters in the order of severity, which therefore tell nothing that is not told."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from panel_tui.moderate.agreement_figures import GroupFigures
from panel_tui.moderate.rows import letters


def lettered(call: str, totals: Iterable[GroupFigures], members: Iterable[str]) -> dict[str, str]:
    """A letter for each of `members`: A for the most generous by the first group that has their severity.

    Those without severity come last, in an order that tells nothing, neither of their names nor of their scores, and
    is the same each time for one `call`. Give totals in the mode "estimated" for the same letters in both modes.
    """
    severity: dict[str, float] = {}
    for group in totals:
        reach = float(abs(group.kind.best - group.kind.worst))
        for one in group.severities:
            if one.severity is not None:
                severity.setdefault(one.member, one.severity / reach)

    def place(member: str) -> tuple[bool, float, bytes]:
        return member not in severity, -severity.get(member, 0.0), sha256(f"{call} {member}".encode()).digest()

    return dict(zip(sorted(set(members), key=place), letters(), strict=False))
