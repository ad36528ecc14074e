"""What --firm and --stability print: of `rank`, by the line, and of `portfolio`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import count, say, say_json, say_table
from panel_tui.figures.fragile import OnCriterion
from panel_tui.figures.stability import LeftOut, Swing, Weighed
from panel_tui.recommend.firm import Firm
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.portfolio import ChosenRow
from panel_tui.recommend.stable import Stability
from panel_tui.recommend.why_told import outcome
from panel_tui.report import firmness as told
from panel_tui.report.firm_told import Part, firm_part, stability_parts

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode


def print_firm(firm: Firm, ranked: Ranking, chosen: ChosenRow | None, cautions: Sequence[str], names: bool) -> None:
    """What would turn one outcome, in words: the one by the line, or the one that is `chosen` by the portfolio."""
    found = firm.found
    proposal = ranked.standing.proposals[found.reference]
    becomes, reason = _outcome(ranked, found.reference, chosen)
    say(f"{found.reference}  {proposal.applicant}, {ranked.standing.rubrics[proposal.brief].title}: {becomes}")
    say(f"{reason[:1].upper()}{reason[1:]}.")
    _say_part(firm_part(firm, ranked, tuple(cautions), names))


def say_firm_json(
    firm: Firm, ranked: Ranking, chosen: ChosenRow | None, mode: Mode | None, cautions: Sequence[str], names: bool
) -> None:
    """The same as JSON."""
    found, row = firm.found, ranked.rows[firm.found.reference]
    say_json(
        {
            "stage": ranked.stage,
            "by": firm.way,
            "mode": mode,
            "cautions": list(cautions),
            "proposal": row.reference,
            "brief": ranked.standing.proposals[row.reference].brief,
            "funded": found.funded,
            "outcome": chosen.outcome if chosen else row.outcome,
            "reason": chosen.why if chosen else row.reason,
            "verdict": firm.verdict,
            "against": list(firm.against),
            "chance_in_money": _number(firm.chance),
            "ask": found.ask,
            "ask_change": found.ask_change,
            "criteria": [_on_criterion(one, names) for one in found.criteria],
        }
    )


def print_stability(found: Stability, ranked: Ranking, cautions: Sequence[str], names: bool) -> None:
    """How stable all awards are, in words."""
    call = ranked.standing.call
    say(f"{call.title}, {call.stages[ranked.stage].title.lower()}: {count(found.awards, 'award')} by the {found.way}")
    for caution in cautions:
        say(caution)
    unnamed = f"{told.SECRET} The chair's own file names them with --names."
    for part in stability_parts(found, ranked, names, unnamed):
        say()
        say(f"── {part.heading}")
        _say_part(part)


def say_stability_json(
    found: Stability, ranked: Ranking, mode: Mode | None, cautions: Sequence[str], names: bool
) -> None:
    """The same as JSON."""
    say_json(
        {
            "stage": ranked.stage,
            "by": found.way,
            "mode": mode,
            "cautions": list(cautions),
            "awards": found.awards,
            "weights": [_weighed(one) for one in found.weights],
            "members": [_left_out(one, ranked, names) for one in found.members],
            "expected_lost": _number(found.expected_lost),
            "proposals": [
                {
                    "reference": one.reference,
                    "brief": one.brief,
                    "funded": one.funded,
                    "chance_in_money": _number(one.chance),
                }
                for one in found.drawn
            ],
        }
    )


def _say_part(part: Part) -> None:
    for sentence in part.before:
        say(sentence)
    if part.rows:
        say_table(part.columns, part.rows, part.figures)
    for sentence in part.after:
        say(sentence)


def _outcome(ranked: Ranking, reference: str, chosen: ChosenRow | None) -> tuple[str, str]:
    """What is to become of a proposal, and why."""
    if chosen is not None:
        return outcome(chosen), chosen.why
    row = ranked.rows[reference]
    return "to decide" if row.undecided else row.outcome, row.reason


def _on_criterion(one: OnCriterion, names: bool) -> dict[str, Any]:
    return {
        "criterion": one.criterion,
        "title": one.title,
        "score": _number(one.score),
        "to": _number(one.to),
        "levels": one.levels,
        "members_alone": len(one.alone),
        "members": [each.member for each in one.alone] if names else None,
        "weight": _number(one.weight),
        "weight_change": _number(one.weight_change),
    }


def _weighed(one: Weighed) -> dict[str, Any]:
    return {
        "criterion": one.criterion,
        "title": one.title,
        "briefs": list(one.briefs),
        "less": _swing(one.less),
        "more": _swing(one.more),
    }


def _left_out(one: LeftOut, ranked: Ranking, names: bool) -> dict[str, Any]:
    return {
        "member": one.member if names else None,
        "name": ranked.standing.name(one.member) if names else None,
        **_swing(one.swing),
    }


def _swing(swing: Swing) -> dict[str, Any]:
    return {"gained": list(swing.gained), "lost": list(swing.lost)}


def _number(figure: Any) -> float | None:
    return None if figure is None else round(float(figure), 6)
