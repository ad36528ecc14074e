"""How firm outcomes are, in sentences and plain cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from panel_tui.call.intake.known import listed
from panel_tui.figures.fragile import OnCriterion
from panel_tui.figures.rounding import NONE, show_count, show_money, show_number, show_rounded
from panel_tui.figures.stability import Swing, Weighed
from panel_tui.moderate.panel_record import PanelRecord
from panel_tui.recommend.firm import Firm, Reason, Verdict
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.reckoning import MISSING
from panel_tui.recommend.stable import Drawn, Stability
from panel_tui.report.how_sure import show_chance

VERDICTS: dict[Verdict, str] = {"safe": "Safe", "fragile": "Fragile", "coin-toss": "A coin-toss"}
COLUMNS = ("Criterion", "Score", "Turns at", "Levels", "Members alone", "Weight", "Turns by")
FIGURES = (1, 2, 3, 4, 5, 6)
"""The columns that are figures."""
WEIGHT_COLUMNS = ("Criterion", "A fifth less", "A fifth more")
MEMBER_COLUMNS = ("Without", "What changes")
DRAWN_COLUMNS = ("Reference", "Brief", "Now", "Funded in")
UNSURE = (0.1, 0.9)
"""Whose chances lie between these is listed; the others are nearly sure."""
WEIGHTS = ("No criterion has a weight at this stage.", "weight", "Each weight changes something.")
MEMBERS = ("Nobody has scored.", "member", "Each member changes something.")
"""What is said of the rest: where there are none at all, what one of them is, and where none is left."""
SECRET = "Members have no names here, and no letters: what a member changes would tell whose letter it is."


def cautions_of(record: PanelRecord, without_numbers: bool) -> tuple[str, ...]:
    """What holds for all that is said, a sentence each; `without_numbers` where no chance could be worked out."""
    missing = (f"{MISSING.wrong}. {MISSING.right}",) if without_numbers else ()
    if not record.hidden:
        return missing
    return (
        *missing,
        f"This file does not hold the others' scores of {listed(record.hidden)}: all is said without them.",
    )


def verdict_words(firm: Firm) -> str:
    """How firm an outcome is, and what tells it."""
    if firm.verdict is None:
        return "No score, ask or weight decides this outcome."
    because = listed([WORDS[one](firm) for one in firm.against])
    return f"{VERDICTS[firm.verdict]}: {because}." if because else f"{VERDICTS[firm.verdict]}: nothing small turns it."


def _chance(firm: Firm) -> str:
    reached = {"line": "the money reaches it", "portfolio": "the portfolio has it"}[firm.way]
    return f"{reached} in {show_chance(firm.chance).removesuffix('%')} of 100 plausible orders"


WORDS: dict[Reason, Callable[[Firm], str]] = {
    "chance": _chance,
    "single score": lambda _: "one level of one member's score turns it",
    "level": lambda _: "one level on one criterion turns it",
    "ask": lambda _: "5% of its ask or less turns it",
    "weight": lambda _: "10% of one weight or less turns it",
}


def firm_cells(one: OnCriterion) -> tuple[str, ...]:
    """What turns an outcome on one criterion, one cell for each of `COLUMNS`."""
    weight = NONE if one.weight is None else show_number(one.weight)
    change = NONE if one.weight_change is None else _percent(one.weight_change)
    levels = NONE if one.levels is None else f"{one.levels}"
    alone = f"{len(one.alone)}" if one.alone else NONE
    return (one.title, show_number(one.score), show_number(one.to), levels, alone, weight, change)


def firm_sentences(firm: Firm) -> Iterator[str]:
    """What of its ask turns it, and what the table does not say."""
    found = firm.found
    change = found.ask_change
    if found.funded and change is not None:
        most = found.ask + change - 1
        more = "nothing more" if change == 1 else f"{show_money(change - 1)} more"
        yield f"It asks {show_money(found.ask)} and could ask {more}, up to {show_money(most)}, and stay funded."
    elif change is not None:
        less = f"{show_money(found.ask + change)}, {show_money(-change)} less"
        yield f"It asks {show_money(found.ask)}; at {less}, it would be funded."
    elif not found.beyond:
        yield f"It asks {show_money(found.ask)}: no other ask would change that."


def alone_sentences(firm: Firm, ranked: Ranking) -> Iterator[str]:
    """Whose single scores turn it, by name: for the chair alone."""
    for one in firm.found.criteria:
        if one.alone:
            moved = (
                f"{ranked.standing.name(each.member)} ({show_number(each.before)} to {show_number(each.after)})"
                for each in one.alone
            )
            yield f"On {one.title} one level of one member's score turns it: {listed(moved)}."


def weight_cells(one: Weighed) -> tuple[str, ...]:
    """What changes with a weight, one cell for each of `WEIGHT_COLUMNS`."""
    return (f"{one.title} ({one.criterion})", swing_words(one.less), swing_words(one.more))


def swing_words(swing: Swing) -> str:
    """How many outcomes change, and which: "2: P-3 in, P-5 out"."""
    if not swing.number:
        return "nothing"
    parts = [f"{listed(who)} {way}" for who, way in ((swing.gained, "in"), (swing.lost, "out")) if who]
    return f"{swing.number}: {'; '.join(parts)}"


def others_words(changing: int, all_: int, words: tuple[str, str, str]) -> str:
    """What those change that are not in a table."""
    none, one, each = words
    if not all_:
        return none
    rest = all_ - changing
    if not rest:
        return each
    if not changing:
        return f"None of the {rest} {one}s changes anything." if rest > 1 else f"The only {one} changes nothing."
    return f"The other {rest} {one}s change nothing." if rest > 1 else f"The other {one} changes nothing."


def drawn_cells(one: Drawn) -> tuple[str, ...]:
    """A proposal over the plausible orders, one cell for each of `DRAWN_COLUMNS`."""
    return (one.reference, one.brief, "fund" if one.funded else "not", show_chance(one.chance))


def drawn_words(found: Stability) -> str:
    """What the plausible orders say of all awards."""
    if found.expected_lost is None:
        return "No award has a chance in the money to tell: rank says why."
    of = show_count(sum(one.funded for one in found.known), "award")
    lost = show_rounded(found.expected_lost)
    return f"Of {of}, {lost} would go to somebody else, on average over the plausible orders."


def unsure(found: Stability) -> list[Drawn]:
    """Those whose award is not nearly sure either way."""
    low, high = UNSURE
    return [one for one in found.known if one.chance is not None and low <= one.chance <= high]


def _percent(change: Fraction) -> str:
    return f"{'+' if change > 0 else '-'}{show_number(abs(change) * 100, 1)}%"
