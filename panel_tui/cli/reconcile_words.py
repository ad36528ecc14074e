"""What `reconcile` prints for people: sentences, tables and cautions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction

from panel_tui.call.intake.known import listed
from panel_tui.cli.common import count, say, say_table
from panel_tui.figures.levels import Use
from panel_tui.figures.outcomes import FEWEST
from panel_tui.figures.rounding import NONE, show_money, show_number, show_percent, show_rounded
from panel_tui.moderate.agreement_figures import READERS, SHORTLIST, GroupFigures
from panel_tui.moderate.panel_facts import MOST_LEVELS, ScaleFacts
from panel_tui.moderate.panel_words import SEVERITY, drift_words, gap_words, scale_words, shift_words
from panel_tui.recommend.panel_outcomes import Division
from panel_tui.recommend.reconciled import Reconciled
from panel_tui.report.how_sure import INFORMS, MODES

TITLES = 6
"""How many criteria are named before the rest is counted."""
ALPHA = (
    "Alpha is Krippendorff's for ordered scores, with where it would lie in 90% of such panels. ICC is how reliable "
    "one reader's score is, Φ(k) the mean of k readers' scores: of 1. Here k is the harmonic mean of readers a "
    "proposal."
)
NARROW = "Narrow: of 10 scores or more, fewer than 3 levels of a scale with more than 3, or 80% on one level."


def print_words(found: Reconciled, names: bool) -> None:
    """All of it; members are letters, or have their `names`."""
    _Words(found, names).print()


class _Words:
    """What is printed, and what stands in it for members and for groups of scores."""

    def __init__(self, found: Reconciled, names: bool) -> None:
        self.found = found
        self.standing = found.figures.standing
        self.names = {member: self.standing.name(member) for member in found.letters} if names else None
        self.who = self.names or found.letters
        self.twice = {title for title, n in Counter(group.kind.title for group in found.groups).items() if n > 1}

    def print(self) -> None:
        """Print all of it."""
        call, figures = self.standing.call, self.found.figures
        size = f"{count(len(figures.briefs), 'proposal')}, {count(len(self.who), 'member')}"
        say(f"{call.title}, {call.stages[figures.stage].title.lower()}: {size}")
        for caution in self.found.cautions():
            say(caution)
        if not self.names:
            letters = ", A the most generous on totals" if any(not one.why_none for one in self.found.totals) else ""
            say(f"Members are letters{letters}. The chair's own file names them with --names.")
        self._agreement()
        self._severity()
        _heading("Use of the scale")
        for scale in self.found.facts.scales:
            self._use(scale)
        say(NARROW)
        _heading("Drift")
        for drift, group in zip(self.found.facts.drift, self.found.totals, strict=True):
            for sentence in drift_words(drift):
                say(f"{self._title(group)}: {sentence}")
        _heading("First scores and later ones")
        for scale in self.found.facts.scales:
            self._shifts(scale)
        self._gaps()
        _heading("Outcomes, by the computed line")
        for division in self.found.divisions:
            _outcomes(division)
        say(f"No shares and no mean calibrated scores for fewer than {FEWEST} proposals.")
        self._to_discuss()
        say()
        say(INFORMS)

    def _title(self, group: GroupFigures) -> str:
        title = group.kind.title
        if title not in self.twice:
            return title
        return f"{title} ({group.kind.criterion or listed(group.briefs)})"

    def _agreement(self) -> None:
        _heading("Agreement")
        told = [group for group in self.found.groups if not group.why_none]
        if told and self.found.figures.is_shortlist:
            say(SHORTLIST)
        for group in told:
            say(f"{self._title(group)}: {group.sentence}")
        if told:
            means = tuple(f"Φ({readers})" for readers in READERS)
            header = ("", "Scores", "Proposals", "Members", "Alpha", "90%", "ICC", "k", "Φ(k)", *means)
            say_table(header, [self._agreement_cells(group) for group in told], right=range(1, len(header)))
            say(ALPHA)
        cautions: defaultdict[str, list[str]] = defaultdict(list)
        for group in self.found.groups:
            for caution in group.all_cautions(self.who):
                if caution != SHORTLIST:
                    cautions[caution].append(self._title(group))
        for caution, titles in cautions.items():
            say(f"{listed(titles, TITLES)}: {caution}")

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

    def _severity(self) -> None:
        told = [group for group in self.found.totals if not group.why_none]
        if not told:
            return
        _heading("Severity")
        say(f"{SEVERITY} {MODES[self.found.mode]}.")
        place = {member: number for number, member in enumerate(self.who)}
        for group in told:
            say(f"{self._title(group)}, in points:")
            rows = sorted(group.severities, key=lambda one: (-(one.severity or 0.0), place[one.member]))
            say_table(
                ("Member", "Severity", "Standard error", "Proposals in common"),
                [
                    (self.who[one.member], show_rounded(one.severity, 1, sign=True), show_rounded(one.sd), f"{one.n:,}")
                    for one in sorted(rows, key=lambda one: one.severity is None)
                ],
                right=range(1, 4),
            )

    def _use(self, scale: ScaleFacts) -> None:
        say(f"{scale_words(scale)}:")
        if scale.panel_use is None:
            say("  No scores yet.")
            return
        points = scale.points if len(scale.points) <= MOST_LEVELS else ()
        rows = [(name, scale.use[member]) for member, name in self.who.items() if member in scale.use]
        header = ("Member", "Scores", *map(show_number, points), "Levels", "Most used", "Share", "")
        cells = [_use_cells(name, one, points) for name, one in (*rows, ("All", scale.panel_use))]
        say_table(header, cells, right=range(1, len(header) - 1))

    def _shifts(self, scale: ScaleFacts) -> None:
        say(f"{scale_words(scale)}: {shift_words(scale.panel_shifts)}")
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
            say_table(("Member", "Scores", "Changed", "Mean shift", "Towards", "Away"), rows, right=range(1, 6))

    def _gaps(self) -> None:
        _heading("Missing and without a reason")
        gaps = self.found.facts.gaps
        say(gap_words(gaps.values()))
        rows = [
            (name, f"{one.cells:,}", f"{one.missing:,}", f"{one.scores:,}", f"{one.reasonless:,}")
            for member, name in self.who.items()
            if (one := gaps.get(member)) and (one.missing or one.reasonless)
        ]
        if rows:
            say_table(("Member", "Asked for", "Missing", "Given", "Without a reason"), rows, right=range(1, 5))

    def _to_discuss(self) -> None:
        _heading("Must be discussed")
        if not self.found.to_discuss:
            say("Nothing: nobody is far apart or far from expectation, and no floor is crossed.")
        for one in self.found.to_discuss:
            say(f"{one.reference}  {one.applicant}")
            for reason in one.words(self.names):
                say(f"  {reason}")


def _heading(title: str) -> None:
    say()
    say(f"── {title}")


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


def _outcomes(division: Division) -> None:
    rows = [
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
    ]
    header = (division.by.capitalize(), "Proposals", "Above the line", "Share", "Asked", "Asked above it", "Calibrated")
    if rows:
        say_table(header, rows, right=range(1, len(header)))
