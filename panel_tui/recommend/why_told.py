"""Why a proposal is in a portfolio or not, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.call.intake.known import listed
from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.figures.rounding import show_money, show_total
from panel_tui.journal.values import Recommendation
from panel_tui.recommend.advice import in_words
from panel_tui.recommend.portfolio import Chosen, ChosenRow, cited


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
