"""What the scores say of the panel, in sections: what `reconcile` prints and what the chair's screen shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from panel_tui.call.intake.known import listed
from panel_tui.figures.levels import Use
from panel_tui.figures.outcomes import FEWEST
from panel_tui.figures.rounding import NONE, show_money, show_number, show_percent, show_rounded
from panel_tui.moderate.agreement_figures import READERS, SHORTLIST, GroupFigures, Severity
from panel_tui.moderate.panel_facts import MOST_LEVELS, ScaleFacts
from panel_tui.moderate.panel_words import SEVERITY, drift_words, gap_words, scale_words, shift_words
from panel_tui.recommend.panel_outcomes import Division
from panel_tui.recommend.reconciled import Reconciled
from panel_tui.report.sections import Block, Columns, Interval, Item, Section

TITLES = 6
"""How many criteria are named before the rest is counted."""
ALPHA = (
    "Alpha is Krippendorff's for ordered scores, with where it would lie in 90% of such panels. ICC is how reliable "
    "one reader's score is, Φ(k) the mean of k readers' scores: of 1. Here k is the harmonic mean of readers a "
    "proposal."
)
NARROW = "Narrow: of 10 scores or more, fewer than 3 levels of a scale with more than 3, or 80% on one level."
UNSCORED = "There is nothing to be scored at this stage."


def letters_words(found: Reconciled) -> str:
    """What stands for members where they have no names."""
    of_totals = ", A the most generous on totals" if any(not one.why_none for one in found.totals) else ""
    return f"Members are letters{of_totals}."


def sections(found: Reconciled, names: bool = False) -> tuple[Section, ...]:
    """All of it; members are letters, or have their `names`."""
    return tuple(_Telling(found, names).sections())


class _Telling:
    """What stands for members and for groups of scores, and all that is told of them."""

    def __init__(self, found: Reconciled, names: bool) -> None:
        self.found = found
        self.facts = found.facts
        name = found.figures.standing.name
        self.names = {member: name(member) for member in found.letters} if names else None
        self.who = self.names or found.letters
        self.twice = {title for title, n in Counter(group.kind.title for group in found.groups).items() if n > 1}

    def sections(self) -> Iterator[Section]:
        """Every section, also those in which there is nothing but why."""
        yield Section("Agreement", "Agreement", _blocks(self._agreement()))
        yield Section("Severity", "Severity", _blocks(self._severity()), of_members=True)
        yield Section("Scale", "Use of the scale", _blocks(self._use()), of_members=True)
        yield Section("Drift", "Drift", _blocks(self._drift()))
        yield Section("Shifts", "First scores and later ones", _blocks(self._shifts()), of_members=True)
        yield Section("Gaps", "Missing and without a reason", _blocks(self._gaps()), of_members=True)
        yield Section("Outcomes", "Outcomes, by the computed line", _blocks(self._outcomes()))
        yield Section("Discuss", "Must be discussed", _blocks(self._to_discuss()))

    def _title(self, group: GroupFigures) -> str:
        title = group.kind.title
        if title not in self.twice:
            return title
        return f"{title} ({group.kind.criterion or listed(group.briefs)})"

    def _agreement(self) -> Iterator[Block]:
        told = [group for group in self.found.groups if not group.why_none]
        if told and self.found.figures.is_shortlist:
            yield SHORTLIST
        for group in told:
            yield f"{self._title(group)}: {group.sentence}"
        if told:
            means = tuple(f"Φ({readers})" for readers in READERS)
            header = ("", "Scores", "Proposals", "Members", "Alpha", "90%", "ICC", "k", "Φ(k)", *means)
            yield Columns(header, tuple(self._agreement_cells(group) for group in told), len(header) - 1)
            yield ALPHA
        cautions: defaultdict[str, list[str]] = defaultdict(list)
        for group in self.found.groups:
            for caution in group.all_cautions(self.who):
                if caution != SHORTLIST:
                    cautions[caution].append(self._title(group))
        for caution, titles in cautions.items():
            yield f"{listed(titles, TITLES)}: {caution}"

    def _agreement_cells(self, group: GroupFigures) -> tuple[str, ...]:
        between = group.alpha_90["ordinal"]
        return (
            self._title(group),
            *(f"{number:,}" for number in (group.n, group.proposals, group.members)),
            show_rounded(group.alpha["ordinal"], 2),
            NONE if between is None else f"{show_rounded(between[0], 2)} to {show_rounded(between[1], 2)}",
            show_rounded(group.icc, 2),
            show_rounded(group.readers, 1),
            show_rounded(group.phi, 2),
            *(show_rounded(group.reliability[readers], 2) for readers in READERS),
        )

    def _severity(self) -> Iterator[Block]:
        told = [group for group in self.found.totals if not group.why_none]
        if told:
            yield SEVERITY
        for group in self.found.totals:
            if group.why_none:
                yield f"{self._title(group)}: {group.why_none}"
                continue
            yield f"{self._title(group)}, in points:"
            place = {member: number for number, member in enumerate(self.who)}
            rows = sorted(group.severities, key=lambda one: (-(one.severity or 0.0), place[one.member]))
            rows.sort(key=lambda one: one.severity is None)
            yield Columns(
                ("Member", "Severity", "Standard error", "Proposals in common"),
                tuple(
                    (self.who[one.member], show_rounded(one.severity, 1, sign=True), show_rounded(one.sd), f"{one.n:,}")
                    for one in rows
                ),
                last_figure=3,
                drawn=tuple(map(_interval, rows)),
            )

    def _use(self) -> Iterator[Block]:
        for scale in self.facts.scales:
            yield f"{scale_words(scale)}:"
            if scale.panel_use is None:
                yield "  No scores yet."
            else:
                yield self._uses(scale, scale.panel_use)
        if self.facts.scales:
            yield NARROW

    def _uses(self, scale: ScaleFacts, of_all: Use) -> Columns:
        points = scale.points if len(scale.points) <= MOST_LEVELS else ()
        header = ("Member", "Scores", *map(show_number, points), "Levels", "Most used", "Share", "")
        uses = [(name, scale.use[member]) for member, name in self.who.items() if member in scale.use]
        uses.append(("All", of_all))
        return Columns(
            header,
            tuple(_use_cells(name, use, points) for name, use in uses),
            last_figure=len(header) - 2,
            drawn=tuple([dict(use.counts).get(point, 0) for point in points] for _, use in uses) if points else (),
        )

    def _drift(self) -> Iterator[Block]:
        for drift, group in zip(self.facts.drift, self.found.totals, strict=True):
            for sentence in drift_words(drift):
                yield f"{self._title(group)}: {sentence}"

    def _shifts(self) -> Iterator[Block]:
        for scale in self.facts.scales:
            yield f"{scale_words(scale)}: {shift_words(scale.panel_shifts)}"
            shifts = [(name, scale.shifts[member]) for member, name in self.who.items() if member in scale.shifts]
            rows = [
                (
                    name,
                    f"{one.n:,}",
                    f"{one.changed:,}",
                    show_number(one.mean),
                    f"{one.towards:,}",
                    f"{one.away:,}",
                )
                for name, one in shifts
                if one.changed
            ]
            if rows:
                yield Columns(("Member", "Scores", "Changed", "Mean shift", "Towards", "Away"), tuple(rows), 5)

    def _gaps(self) -> Iterator[Block]:
        gaps = self.facts.gaps
        yield gap_words(gaps.values())
        rows = [
            (name, f"{one.cells:,}", f"{one.missing:,}", f"{one.scores:,}", f"{one.reasonless:,}")
            for member, name in self.who.items()
            if (one := gaps.get(member)) and (one.missing or one.reasonless)
        ]
        if rows:
            yield Columns(("Member", "Asked for", "Missing", "Given", "Without a reason"), tuple(rows), 4)

    def _outcomes(self) -> Iterator[Block]:
        for division in self.found.divisions:
            if division.outcomes:
                yield _outcome_table(division)
        yield f"No shares and no mean calibrated scores for fewer than {FEWEST} proposals."

    def _to_discuss(self) -> Iterator[Block]:
        if not self.found.to_discuss:
            yield "Nothing: nobody is far apart or far from expectation, and no floor is crossed."
        for one in self.found.to_discuss:
            yield Item(one.reference, one.applicant, tuple(one.words(self.names)))


def _blocks(several: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(several) or (UNSCORED,)


def _interval(one: Severity) -> Interval | None:
    return None if one.severity is None or one.sd is None else Interval(one.severity, one.sd)


def _use_cells(name: str, use: Use, points: Iterable[Fraction]) -> tuple[str, ...]:
    counts = dict(use.counts)
    return (
        name,
        f"{use.n:,}",
        *(f"{counts[point]:,}" if point in counts else "·" for point in points),
        str(len(counts)),
        show_number(use.most_used),
        show_percent(use.share.numerator, use.share.denominator),
        "narrow" if use.narrow else "",
    )


def _outcome_table(division: Division) -> Columns:
    header = (division.by.capitalize(), "Proposals", "Above the line", "Share", "Asked", "Asked above it", "Calibrated")
    rows = tuple(
        (
            one.label,
            f"{one.proposals:,}",
            f"{one.above:,}",
            NONE if one.share is None else show_percent(one.share, 1),
            show_money(one.asked),
            show_money(one.funded),
            show_rounded(one.mean),
        )
        for one in division.outcomes
    )
    return Columns(header, rows, len(header) - 1)
