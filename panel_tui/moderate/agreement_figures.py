"""What one group of scores, totals or a criterion, says of the proposals and of the panel, with its cautions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from panel_tui.call.intake.known import listed
from panel_tui.figures.agreement import METRICS, Metric, agreement, alpha_interval
from panel_tui.figures.calibration import FEWEST_COMMON, NOISE, Calibration, Mode, why_no_figure
from panel_tui.figures.groups import Group, Kind
from panel_tui.figures.intraclass import (
    Intraclass,
    dependability,
    generalizability,
    icc_agreement,
    intraclass,
    reliability,
)
from panel_tui.figures.parts import parts
from panel_tui.figures.ratings import Ratings
from panel_tui.figures.variance import Variances
from panel_tui.moderate.reconciling import Reconciling

READERS = (3, 5, 10)
"""For how many readers of each proposal the reliability of their mean is told."""
PARTS = 6
"""How many parts of a panel are told in a sentence before the rest is counted."""
SHORTLIST = (
    "These proposals came through a sift: among them agreement is expected to be near nought even for a reliable panel "
    "(Erosheva et al. 2021)."
)


@dataclass(frozen=True)
class Severity:
    """How far a member scores above or below colleagues on the same proposals, in points; above 0 is more generous.

    `n` counts the proposals which this member and at least one other scored. `severity` and its standard deviation `sd`
    are None where that is fewer than 5, or where the group has no figure.
    """

    member: str
    severity: float | None
    sd: float | None
    n: int


@dataclass(frozen=True)
class Part:
    """A part of the panel that shares no readers with the others: its proposals, and who scored them."""

    proposals: tuple[str, ...]
    members: frozenset[str]

    def words(self, who: Mapping[str, str]) -> str:
        """It in words; `who` holds what stands for each member, by id, in the order in which they are named."""
        readers = listed(name for member, name in who.items() if member in self.members)
        return f"{listed(self.proposals)} (read by {readers})"


@dataclass(frozen=True)
class GroupFigures:
    """The figures of one group of scores.

    `n` scores of `proposals`, of which so many are `common` (scored by two members or more), by so many `members`.
    Where `why_none` says why there is no figure, all those after it are None, empty, or without severity. `readers` is
    the harmonic mean of how many scored each proposal; `g` and `phi` are G and Φ for so many, `reliability` Φ for 3, 5
    and 10, and `icc` for one: shares from 0 to 1. `icc_forms` are there where every member scored every proposal; they
    may lie below 0. `alpha` is by metric, with where it would lie in 90% of such panels;
    `alpha_first` is that of first scores. `severities` begin with the most generous; `parts` are there where they are
    several.
    """

    kind: Kind
    briefs: tuple[str, ...]
    mode: Mode
    n: int
    proposals: int
    common: int
    members: int
    readers: float | None
    is_shortlist: bool
    why_none: str
    variance: Variances | None
    reml_criterion: float | None
    alpha: Mapping[Metric, float | None]
    alpha_90: Mapping[Metric, tuple[float, float] | None]
    alpha_first: Mapping[Metric, float | None]
    icc: float | None
    icc_forms: Intraclass | None
    g: float | None
    phi: float | None
    reliability: Mapping[int, float | None]
    severities: tuple[Severity, ...]
    parts: tuple[Part, ...]
    cautions: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What agreement comes to, in one plain sentence; why there is none, where there is none."""
        if self.icc is None:
            return self.why_none
        about = "of the differences between scores"
        if self.icc <= NOISE:
            return f"No part {about} can be told to be about the proposals, not the readers."
        parts = round(100 * self.icc)
        how_many = f"About {parts}" if parts else "Fewer than 1"
        return f"{how_many} of 100 parts {about} are about the proposals, not the readers."

    def all_cautions(self, who: Mapping[str, str]) -> Iterator[str]:
        """Every caution; first why there is no figure, where there is none.

        `who` holds what stands for each member, by id, in the order in which they are named.
        """
        yield from self.cautions
        if self.parts:
            named = [part.words(who) for part in self.parts[:PARTS]]
            rest = f"; and {len(self.parts) - PARTS} more parts" if len(self.parts) > PARTS else ""
            apart = "These share no readers, so neither proposals nor severities can be compared between them"
            yield f"{apart}: {'; '.join(named)}{rest}."


def group_figures(figures: Reconciling, group: Group, mode: Mode = "estimated", intervals: bool = True) -> GroupFigures:
    """The figures of a group. `mode` says how severity is taken; all the rest is the same in both.

    Without `intervals` only what is quick: `alpha_90` is None.
    """
    ratings = group.ratings
    calibration = figures.calibration(group, mode)
    variance = calibration.fit.variances if calibration else None
    icc = icc_agreement(variance.proposal, variance.member, variance.residual) if variance else None
    readers = _readers(ratings)
    return GroupFigures(
        kind=group.kind,
        briefs=group.briefs,
        mode=mode,
        n=ratings.n,
        proposals=len(ratings.proposals),
        common=int((ratings.per_proposal > 1).sum()),
        members=len(ratings.members),
        readers=readers,
        is_shortlist=figures.is_shortlist,
        why_none=why_no_figure(ratings),
        variance=variance,
        reml_criterion=calibration.fit.criterion if calibration else None,
        alpha=_alphas(ratings),
        alpha_90=_intervals(ratings) if intervals and calibration else dict.fromkeys(METRICS),
        alpha_first=_alphas(group.first),
        icc=icc,
        icc_forms=intraclass(ratings) if calibration else None,
        g=generalizability(variance.proposal, variance.residual, readers) if variance and readers else None,
        phi=dependability(variance.proposal, variance.member, variance.residual, readers)
        if variance and readers
        else None,
        reliability={number: None if icc is None else reliability(icc, number) for number in READERS},
        severities=tuple(_severities(ratings, calibration)),
        parts=tuple(_parts(ratings)),
        cautions=tuple(_cautions(figures, ratings, calibration)),
    )


def _readers(ratings: Ratings) -> float | None:
    """The harmonic mean of how many scored each proposal."""
    return len(ratings.proposals) / float((1.0 / ratings.per_proposal).sum()) if ratings.n else None


def _alphas(ratings: Ratings) -> dict[Metric, float | None]:
    if why_no_figure(ratings):
        return dict.fromkeys(METRICS)
    found = agreement(ratings)
    return {"nominal": found.nominal, "ordinal": found.ordinal, "interval": found.interval, "ratio": found.ratio}


def _intervals(ratings: Ratings) -> dict[Metric, tuple[float, float] | None]:
    return {metric: alpha_interval(ratings, metric) for metric in METRICS}


def _severities(ratings: Ratings, calibration: Calibration | None) -> list[Severity]:
    common = ratings.common_per_member.tolist()
    told = zip(calibration.severity.tolist(), calibration.severity_sd.tolist(), strict=True) if calibration else None
    found = []
    for member, n in zip(ratings.members, common, strict=True):
        severity, sd = next(told) if told else (None, None)
        found.append(Severity(member, severity, sd, n) if n >= FEWEST_COMMON else Severity(member, None, None, n))
    return sorted(found, key=lambda one: (one.severity is None, -(one.severity or 0.0), one.member))


def _parts(ratings: Ratings) -> Iterator[Part]:
    numbers = parts(ratings).tolist()
    if len(set(numbers)) < 2:
        return
    proposals: defaultdict[int, list[str]] = defaultdict(list)
    members: defaultdict[int, set[str]] = defaultdict(set)
    for proposal, number in zip(ratings.proposals, numbers, strict=True):
        proposals[number].append(proposal)
    for row, column in zip(ratings.proposal.tolist(), ratings.member.tolist(), strict=True):
        members[numbers[row]].add(ratings.members[column])
    for number, several in proposals.items():
        yield Part(tuple(several), frozenset(members[number]))


def _cautions(figures: Reconciling, ratings: Ratings, calibration: Calibration | None) -> Iterator[str]:
    """What holds for all of the group's figures, a sentence each."""
    if calibration is None:
        yield why_no_figure(ratings)
        return
    if figures.is_shortlist:
        yield SHORTLIST
    if calibration.no_proposal_differs:
        yield "No difference between proposals can be told from chance: every order is as likely."
    if int(ratings.per_member.max()) < 2:
        yield "Each member scored one proposal: strictness cannot be told from chance, and is taken to be none."
    elif calibration.no_member_differs:
        yield "Members do not differ in strictness beyond chance: the estimated variance of severity is nought."
