"""The figures of one proposal, each worded here and nowhere else: they read alike wherever they stand."""

from __future__ import annotations

from panel_tui.figures.rounding import NONE, show_money, show_number, show_place, show_total
from panel_tui.files.blocks import Span, Spans
from panel_tui.journal.values import Recommendation
from panel_tui.moderate.gates import failed_gates
from panel_tui.recommend.advice import FUNDED
from panel_tui.report.how_sure import show_span
from panel_tui.report.material import Material
from panel_tui.report.wording import capital, figure, money, said, theirs

NO_ADVICE = "No advice yet"


def reference(name: str) -> Span:
    """A proposal's reference."""
    return theirs(name)


def applicant(material: Material, name: str) -> Span:
    """Who asks."""
    return theirs(material.standing.proposal(name).applicant)


def total(material: Material, name: str) -> Span:
    """The official total, to one decimal place; a dash where there is none."""
    return figure(f"{name}/total", show_total(material.rows[name].total))


def out_of(material: Material, name: str) -> Span:
    """The best total that the criteria with a score allow."""
    return figure(f"{name}/out_of", show_number(material.ranking.figures[name].out_of))


def place(material: Material, name: str) -> Span:
    """The place within its brief: "3", "=3" where shared, a dash where not ranked."""
    row = material.rows[name]
    return figure(f"{name}/place", show_place(row.place, bool(row.tied_with)))


def likely(material: Material, name: str) -> Span:
    """The places between which it stands in nine of ten plausible orders; a dash where nothing can be told."""
    certain = material.extras.certain
    one = certain.proposals.get(name) if certain else None
    return figure(f"{name}/likely", show_span(one.rank_90)) if one and one.rank_90 else Span(NONE)


def ask(material: Material, name: str) -> Span:
    """What the proposal asks for."""
    return money(f"{name}/ask", material.rows[name].ask)


def running(material: Material, name: str) -> Span:
    """The sum of the asks down to this proposal; a dash where it is not in order."""
    sum_ = material.rows[name].running
    return money(f"{name}/running", sum_) if sum_ is not None else Span(NONE)


def award(material: Material, name: str) -> Span:
    """The award that the panel advises."""
    return money(f"{name}/award", material.panel[name].award)


def advised(name: str, one: Recommendation, level: str = "panel", capitals: bool = True) -> Spans:
    """An outcome in words: "Fund in part", "Reserve 2"."""
    outcome = capital(one.outcome) if capitals else one.outcome
    if one.place is None:
        return said(outcome)
    return said(f"{outcome} ", figure(f"{name}/{level}/reserve_place", str(one.place)))


def with_award(name: str, one: Recommendation, level: str = "panel", capitals: bool = True) -> Spans:
    """An outcome with its award: "Fund in part, £800,000"."""
    outcome = advised(name, one, level, capitals)
    if one.outcome not in FUNDED:
        return outcome
    key = f"{name}/award" if level == "panel" else f"{name}/{level}/award"
    return said(outcome, ", ", money(key, one.award))


def departure(
    name: str, one: Recommendation, was: Recommendation | None, level: str = "panel", silent: str = ""
) -> Spans:
    """How advice departs from the step before, with the reason: TFO-003 (fund in part, £800,000, instead of reserve).

    `silent` is what is said of a step before that says nothing.
    """
    instead = silent or "where nothing was advised"
    if was is not None:
        both = one.outcome in FUNDED and was.outcome in FUNDED
        instead = f"instead of {was.outcome}{f', {show_money(was.award)}' if both else ''}"
    advice = with_award(name, one, level, capitals=False)
    return said(reference(name), " (", advice, f", {instead}): ", theirs(one.reason.strip().rstrip(".")))


def panel_advice(material: Material, name: str) -> Spans:
    """The panel's advice in words, with the award where it is not the ask, or that there is none."""
    one = material.panel.get(name)
    if one is None:
        return said(NO_ADVICE)
    return with_award(name, one) if one.outcome == "fund in part" else advised(name, one)


def remarks(material: Material, name: str) -> tuple[str, ...]:
    """What a reader of a table should know of a proposal, in single words: "floor", "gate"."""
    figures = material.ranking.figures[name]
    if name in material.standing.withdrawn:
        return ("withdrawn",)
    found = ["gate"] if failed_gates(material.standing, material.ranking.stage, name) else []
    found += ["floor"] if figures.below_floor else []
    found += ["threshold"] if figures.below_threshold and not figures.partial else []
    found += ["partial total"] if figures.partial else []
    return (*found, *(["no scores"] if figures.total is None and not found else []))
