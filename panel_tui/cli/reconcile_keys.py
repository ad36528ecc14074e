"""What `reconcile --json` prints, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from math import isfinite
from typing import Any, TypeVar

from panel_tui.figures.drift import Slope
from panel_tui.figures.intraclass import Intraclass
from panel_tui.figures.levels import Use
from panel_tui.figures.shifts import Shifts
from panel_tui.moderate.agreement_figures import GroupFigures
from panel_tui.moderate.far import ToDiscuss
from panel_tui.moderate.panel_facts import Drift, ScaleFacts
from panel_tui.recommend.panel_outcomes import Division
from panel_tui.recommend.reconciled import Reconciled

T = TypeVar("T")
Keys = dict[str, Any]
Names = Mapping[str, str]
"""What stands for each member, by id, in the order in which they are listed."""


def keys(found: Reconciled, names: bool) -> Keys:
    """All of it; members are letters, with `names` their ids."""
    who = {member: member if names else letter for member, letter in found.letters.items()}
    use = {kind: one for scale in found.facts.scales for kind, one in scale.use_on.items()}
    return {
        "stage": found.figures.stage,
        "shortlist": found.figures.is_shortlist,
        "mode": found.mode,
        "cautions": list(found.cautions()),
        "totals": [_group(group, who) for group in found.totals],
        "criteria": [_group(group, who) | {"use": _uses(use.get(group.kind, {}), who)} for group in found.criteria],
        "scales": [_scale(scale, who) for scale in found.facts.scales],
        "drift": [_drift(one) for one in found.facts.drift],
        "gaps": [
            {
                "member": name,
                "asked": one.cells,
                "missing": one.missing,
                "scores": one.scores,
                "reasonless": one.reasonless,
            }
            for name, one in _listed(found.facts.gaps, who)
        ],
        "outcomes": [_division(one) for one in found.divisions],
        "must_discuss": [_to_discuss(one, who, names) for one in found.to_discuss],
    }


def _group(group: GroupFigures, who: Names) -> Keys:
    variance = group.variance
    severity = {one.member: one for one in group.severities}
    return {
        "criterion": group.kind.criterion or None,
        "title": group.kind.title,
        "worst": _number(group.kind.worst),
        "best": _number(group.kind.best),
        "briefs": list(group.briefs),
        "n": group.n,
        "proposals": group.proposals,
        "common": group.common,
        "readers": _number(group.readers),
        "why_none": group.why_none or None,
        "variance": {
            "proposal": _number(variance.proposal if variance else None),
            "member": _number(variance.member if variance else None),
            "residual": _number(variance.residual if variance else None),
        },
        "reml_criterion": _number(group.reml_criterion),
        "alpha": {metric: _number(one) for metric, one in group.alpha.items()},
        "alpha_90": {
            metric: None if one is None else [_number(end) for end in one] for metric, one in group.alpha_90.items()
        },
        "alpha_first": {metric: _number(one) for metric, one in group.alpha_first.items()},
        "icc": _number(group.icc),
        "icc_forms": {one.name: _number(getattr(group.icc_forms, one.name, None)) for one in fields(Intraclass)},
        "g": _number(group.g),
        "phi": _number(group.phi),
        "reliability": [{"readers": readers, "phi": _number(one)} for readers, one in group.reliability.items()],
        "sentence": group.sentence,
        "members": [
            {"member": name, "severity": _number(one.severity), "sd": _number(one.sd), "n": one.n}
            for name, one in _listed(severity, who)
        ],
        "parts": [
            {
                "proposals": list(part.proposals),
                "members": [name for name, _ in _listed(dict.fromkeys(part.members), who)],
            }
            for part in group.parts
        ],
        "cautions": list(group.all_cautions(who)),
    }


def _scale(scale: ScaleFacts, who: Names) -> Keys:
    return {
        "worst": _number(scale.worst),
        "best": _number(scale.best),
        "criteria": list(scale.criteria),
        "panel_use": None if scale.panel_use is None else _use(scale.panel_use),
        "use": _uses(scale.use, who),
        "panel_shifts": _shifts(scale.panel_shifts),
        "shifts": [{"member": name, **_shifts(one)} for name, one in _listed(scale.shifts, who)],
    }


def _uses(use: Mapping[str, Use], who: Names) -> list[Keys]:
    return [{"member": name, **_use(one)} for name, one in _listed(use, who)]


def _use(one: Use) -> Keys:
    return {
        "n": one.n,
        "levels": [{"score": _number(score), "n": number} for score, number in one.counts],
        "most_used": _number(one.most_used),
        "share": _number(one.share),
        "narrow": one.narrow,
    }


def _shifts(one: Shifts) -> Keys:
    return {
        "n": one.n,
        "changed": one.changed,
        "mean": _number(one.mean),
        "towards": one.towards,
        "away": one.away,
    }


def _drift(drift: Drift) -> Keys:
    slopes = {"order": drift.by_order, "day": drift.by_day, "first_read": drift.first_read}
    return {"briefs": list(drift.briefs)} | {name: _slope(one) for name, one in slopes.items()}


def _slope(one: Slope | None) -> Keys:
    if one is None:
        return {"points": None, "error": None, "n": None}
    return {"points": _number(one.points), "error": _number(one.error), "n": one.n}


def _division(division: Division) -> Keys:
    return {
        "by": division.by,
        "classes": [
            {
                "class": one.label,
                "proposals": one.proposals,
                "above": one.above,
                "share": _number(one.share),
                "asked": one.asked,
                "funded": one.funded,
                "calibrated": _number(one.mean),
                "calibrated_n": one.scored,
            }
            for one in division.outcomes
        ],
    }


def _to_discuss(one: ToDiscuss, who: Names, names: bool) -> Keys:
    nothing = {"member": None, "score": None, "expected": None, "surprise": None}
    flags = [{"kind": flag.kind, "criterion": flag.criterion, **nothing} for flag in one.flags]
    far = [
        {
            "kind": "far",
            "criterion": far.criterion,
            "member": who[far.member] if names else None,
            "score": _number(far.score),
            "expected": _number(far.expected),
            "surprise": _number(far.surprise),
        }
        for far in one.far
    ]
    return {"reference": one.reference, "reasons": list(one.words(None)), "flags": flags + far}


def _listed(by_member: Mapping[str, T], who: Names) -> Iterator[tuple[str, T]]:
    """What stands for each member, and what is told of them, in the order of `who`."""
    return ((name, by_member[member]) for member, name in who.items() if member in by_member)


def _number(figure: Fraction | float | None) -> float | None:
    """A figure to nine digits, which are the same wherever it is computed; null for none, and never NaN."""
    if figure is None or not isfinite(figure):
        return None
    return float(f"{float(figure):.9g}") + 0.0  # which makes 0 of -0
