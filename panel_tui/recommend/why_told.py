"""Why a proposal is in a portfolio or not, and scenarios side by side, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panel_tui.call.intake.known import listed
from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.figures.rounding import show_count, show_money, show_total
from panel_tui.journal.values import Choice, Recommendation
from panel_tui.recommend.advice import in_words
from panel_tui.recommend.portfolio import Chosen, ChosenRow, cited
from panel_tui.recommend.scenario import ALWAYS
from panel_tui.recommend.scenario import in_words as in_short
from panel_tui.recommend.side_by_side import Column, Shift


def outcome(row: ChosenRow) -> str:
    """What a portfolio has for a proposal: "fund, £400,000", "reserve 2"."""
    if row.outcome is None:
        return "needs a decision"
    return in_words(Recommendation(outcome=row.outcome, award=row.award, place=row.place, reason=""))


def why_sentences(chosen: Chosen, why: WhyNot) -> Iterator[str]:
    """Why a proposal is in or out, who would give way, and what that costs."""
    row = chosen.rows[why.reference]
    yield f"{why.reference}  {outcome(row)}: {row.why}"
    if why.instead is None:
        yield f"It cannot be {'left out' if why.funded else 'funded'}, for the sake of:"
        for rule in why.rules:
            yield f"  {cited(rule, chosen.late)}"
        return
    yield f"Were it {'left out' if why.funded else 'funded'}, {show_total(why.cost)} points of merit would be lost."
    for words, references in (("No longer funded", why.lost), ("Funded instead", why.gained)):
        if references:
            yield f"{words}: {listed(references)}"
    for reference, before, after in why.changed:
        yield f"{reference} would get {show_money(after)} instead of {show_money(before)}"


def scenario_rows(columns: Sequence[Column], choice: Choice | None) -> Iterator[str]:
    """The scenarios one under the other, for a page: money, awards, merit, and what changes against as is."""
    for one in columns:
        yield ""
        title = one.scenario.value.title
        told = f"  {title}: {in_short(one.scenario.value)}" if one.scenario.id not in ALWAYS else f"  {title}"
        yield f"{told}{' (chosen)' if choice is not None and choice.scenario == one.scenario.id else ''}"
        if one.portfolio is None:
            yield f"    {one.why_none}"
            continue
        awards, money = show_count(len(one.portfolio.awards), "award"), show_money(one.portfolio.spent)
        yield f"    {awards}, {money}, merit {show_total(one.merit)}"
        if one.shifts:
            yield f"    against as is: {listed(shift_words(shift) for shift in one.shifts)}"
    yield ""
    if choice is not None:
        yield f"  Chosen for this reason: {choice.reason}"
        yield ""


def shift_words(one: Shift) -> str:
    """What becomes of one award: "P-1 out", "P-2 in (£400,000)"."""
    if not one.before:
        return f"{one.reference} in ({show_money(one.after)})"
    if not one.after:
        return f"{one.reference} out"
    return f"{one.reference} {show_money(one.after)} instead of {show_money(one.before)}"
