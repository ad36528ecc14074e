"""Which rules cannot hold together, where no portfolio keeps them all."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.building import Model
from panel_tui.figures.portfolio.checking import broken
from panel_tui.figures.portfolio.model import Rule
from panel_tui.figures.portfolio.programme import NotInTime, best

Rules = tuple[Rule, ...]


class NoPortfolio(BadInput):
    """No portfolio keeps all rules: these of them cannot hold together, and would, were any one of them left out."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        if len(rules) == 1:
            fault = Fault("No portfolio can keep this rule", "Change it, or what it is about.")
        else:
            fault = Fault(f"No portfolio can keep these {len(rules)} rules together", "Change one of them.")
        super().__init__(fault, *(Fault(rule.words or rule.id, place=rule.source) for rule in rules))
        self.rules = rules

    def __reduce__(self) -> tuple[Any, ...]:
        return (NoPortfolio, (self.rules,))


def clash(model: Model, seconds: float) -> tuple[Rule, ...]:
    """Rules that cannot hold together, in their order, of which no part clashes; none where all can.

    The first rule that is hopeless alone is named alone. Otherwise they are looked for by halves, as Junker's
    QuickXplain does: for a few rules among hundreds only tens of sets are tried. Sets for which there is no time left
    count as ones that hold, so that too many rules may be named then, but never too few.
    """
    end = monotonic() + seconds
    rules = model.problem.rules
    for rule in rules:
        if broken(replace(model.problem, rules=(rule,)), {}) and not _hold(model, (rule,), end):
            return (rule,)
    if monotonic() < end and _hold(model, rules, end):
        return ()
    found = {id(rule) for rule in _clashing(model, end, (), rules, added=False)} if rules else set()
    return tuple(rule for rule in rules if id(rule) in found)


def _clashing(model: Model, end: float, given: Rules, rules: Rules, *, added: bool) -> Rules:
    """Those of the rules that clash with the given ones, of which some have just been `added` or not."""
    if added and not _hold(model, given, end):
        return ()
    if len(rules) == 1:
        return rules
    first, second = rules[: len(rules) // 2], rules[len(rules) // 2 :]
    of_second = _clashing(model, end, (*given, *first), second, added=True)
    of_first = _clashing(model, end, (*given, *of_second), first, added=bool(of_second))
    return (*of_first, *of_second)


def _hold(model: Model, rules: Rules, end: float) -> bool:
    """Whether these rules can hold together, as far as is known in time."""
    if monotonic() > end:
        return True
    try:
        return best(model.possible(rules), end - monotonic(), 0) is not None
    except NotInTime:
        return True
