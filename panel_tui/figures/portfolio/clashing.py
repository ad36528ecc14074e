"""Which rules cannot hold together, where no portfolio keeps them all."""

from __future__ import annotations

from time import monotonic
from typing import Any

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.building import Model
from panel_tui.figures.portfolio.model import Rule
from panel_tui.figures.portfolio.programme import NotInTime, best


class NoPortfolio(BadInput):
    """No portfolio keeps all rules: these of them cannot hold together, and would, were any one of them left out."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        if len(rules) == 1:
            fault = Fault("No portfolio can keep this rule", "Change it, or what it is about.")
        else:
            fault = Fault(f"No portfolio can keep these {len(rules)} rules together", "Change one of them.")
        super().__init__(fault, *(Fault(rule.words, place=rule.source) for rule in rules))
        self.rules = rules

    def __reduce__(self) -> tuple[Any, ...]:
        return (NoPortfolio, (self.rules,))


def clash(model: Model, seconds: float) -> tuple[Rule, ...]:
    """Rules that cannot hold together, as few as leaving out one after the other comes to, in their order.

    A rule that is hopeless alone is named alone, the first of them. Otherwise the rules are left out from the first to
    the last, and each one without which the rest could hold is put back: what remains clashes, and no part of it does.
    Within the time that is allowed; rules that were not tried then remain.
    """
    end = monotonic() + seconds
    rules = model.problem.rules
    for rule in rules:
        if monotonic() < end and not _hold(model, (rule,), end):
            return (rule,)
    remaining = rules
    for rule in rules:
        rest = tuple(other for other in remaining if other is not rule)
        if monotonic() < end and not _hold(model, rest, end):
            remaining = rest
    return remaining


def _hold(model: Model, rules: tuple[Rule, ...], end: float) -> bool:
    """Whether these rules can hold together, as far as is known in time."""
    try:
        return best(model.possible(rules), end - monotonic(), 0) is not None
    except NotInTime:
        return True
