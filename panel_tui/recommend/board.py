"""The board's table: each brief's proposals in order, what is advised on them, and the money as it adds up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from panel_tui.call.proposal import Proposal
from panel_tui.figures.portfolio.checking import broken_by, measured
from panel_tui.figures.portfolio.model import Limit, Problem
from panel_tui.figures.rounding import show_money, show_number
from panel_tui.files.text import clean
from panel_tui.journal import values
from panel_tui.recommend.advice import FUNDED, Level, advice, before, departs, owing
from panel_tui.recommend.lines import Ranking
from panel_tui.store.workspace import Workspace

Kind = Literal["region", "lead_kind", "strand", "stage_of_innovation"]
KINDS: Mapping[Kind, str] = {
    "region": "By region",
    "lead_kind": "By kind of lead",
    "strand": "By strand",
    "stage_of_innovation": "By stage of innovation",
}
"""What awards are added up by, beside briefs, and its heading."""


@dataclass(frozen=True)
class BoardRow:
    """One proposal. Money is in pence. `total` is its official total, `place` its place in its brief.

    `is_above` where the line has it above; `before` is what the step before says (the line, the panel, the board; None
    where it says nothing), `given` what is on record at this level; `running` adds up the awards of its brief down to
    here. `why` is why the line has it where it is, `unusual` what is unusual about it, in words; an award that `owes` a
    reason has none from the step before for that.
    """

    reference: str
    applicant: str
    title: str
    place: int | None
    is_tied: bool
    total: Fraction | None
    ask: int
    is_above: bool
    before: values.Recommendation | None
    given: values.Recommendation | None
    running: int
    why: str
    unusual: str
    owes: bool

    @property
    def now(self) -> values.Recommendation | None:
        """What stands: what is on record at this level, else what the step before says."""
        return self.given or self.before

    @property
    def award(self) -> int:
        """What it is to get, in pence."""
        return self.now.award if self.now is not None and self.now.outcome in FUNDED else 0

    @property
    def differs(self) -> bool:
        """Whether what is on record departs from the step before."""
        return self.given is not None and departs(self.given, self.before)


@dataclass(frozen=True)
class BoardBrief:
    """One brief: its proposals in their order, and its envelope in pence."""

    id: str
    title: str
    envelope: int
    rows: tuple[BoardRow, ...]

    @property
    def allocated(self) -> int:
        """All its awards, in pence."""
        return sum(row.award for row in self.rows)

    @property
    def left(self) -> int:
        """What of its envelope is not allocated; below zero where that is overdrawn."""
        return self.envelope - self.allocated


class Share(NamedTuple):
    """What one region, kind of lead … gets: so many awards, and so much money in pence, of how many proposals."""

    name: str
    awards: int
    money: int
    proposals: int


class Against(NamedTuple):
    """A rule and the awards against it: its id, in its words, how they stand (`told`), how they break it ("" where they
    do not), where it was published ("" where nowhere), and whether it came after scoring had begun."""

    id: str
    words: str
    told: str
    broken: str
    published: str
    is_late: bool


@dataclass(frozen=True)
class Board:
    """The table at one level of a stage. `budget` is the whole budget in pence; `rules` are all that hold for it."""

    stage: str
    level: Level
    budget: int
    briefs: tuple[BoardBrief, ...]
    shares: Mapping[Kind, tuple[Share, ...]]
    rules: tuple[Against, ...]

    @property
    def broken(self) -> tuple[str, ...]:
        """How the awards break rules, a sentence each."""
        return tuple(one.broken for one in self.rules if one.broken)

    @property
    def allocated(self) -> int:
        """All awards, in pence."""
        return sum(brief.allocated for brief in self.briefs)

    @property
    def left(self) -> int:
        """What of the whole budget is not allocated."""
        return self.budget - self.allocated

    @property
    def rows(self) -> dict[str, BoardRow]:
        """Every proposal's row by reference, in the order of the table."""
        return {row.reference: row for brief in self.briefs for row in brief.rows}


def board(workspace: Workspace, ranking: Ranking, level: Level, problem: Problem, late: Collection[str]) -> Board:
    """The table at a level. The ranking, the problem that its portfolio poses, and the ids of the rules that came after
    scoring had begun are known already."""
    earlier, recorded = before(workspace, ranking, level), advice(workspace, ranking.stage, level)
    unreasoned = owing(workspace, ranking, level)
    briefs = tuple(
        BoardBrief(
            id_,
            clean(ranking.standing.rubrics[id_].title),
            line.envelope,
            tuple(_rows(ranking, id_, earlier, recorded, unreasoned)),
        )
        for id_, line in ranking.lines.items()
    )
    awards = {row.reference: row.award for brief in briefs for row in brief.rows}
    return Board(
        ranking.stage,
        level,
        ranking.standing.call.whole_budget,
        briefs,
        shares_of(ranking.standing.proposals, awards),
        tuple(against(problem, late, {reference: award for reference, award in awards.items() if award})),
    )


def against(problem: Problem, late: Collection[str], awards: Mapping[str, int]) -> Iterator[Against]:
    """Each rule of a problem, the budget among them, and how awards stand against it. `late` is the ids of those that
    came after scoring had begun; `awards` holds what is funded, in pence."""
    for rule in problem.rules:
        broken = broken_by(problem, rule, awards)
        told = _told(problem, rule, awards) if isinstance(rule, Limit) else "broken" if broken else "kept"
        yield Against(rule.id, rule.words, told, broken, rule.source, rule.id in late)


def _told(problem: Problem, limit: Limit, awards: Mapping[str, int]) -> str:
    """How awards stand against a limit: "£2,100,000; at most £3,000,000"."""

    def shown(number: Fraction | int) -> str:
        return show_money(round(number)) if limit.unit == "money" else show_number(Fraction(number))

    ends = [f"at least {shown(limit.least)}"] if limit.least is not None else []
    ends += [f"at most {shown(limit.most)}"] if limit.most is not None else []
    return f"{shown(measured(problem, limit, awards))}; {' and '.join(ends)}"


def _rows(
    ranking: Ranking,
    brief: str,
    earlier: Mapping[str, values.Recommendation],
    recorded: Mapping[str, values.Recommendation],
    unreasoned: Collection[str],
) -> Iterator[BoardRow]:
    running = 0
    for row in ranking.lines[brief].rows:
        one = ranking.standing.proposals[row.reference]
        bare = BoardRow(
            reference=row.reference,
            applicant=clean(one.applicant),
            title=clean(one.title),
            place=row.place,
            is_tied=bool(row.tied_with),
            total=row.total,
            ask=row.ask,
            is_above=row.outcome == "fund",
            before=earlier.get(row.reference),
            given=recorded.get(row.reference),
            running=0,
            why=row.reason,
            unusual=ranking.unusual(row.reference),
            owes=row.reference in unreasoned,
        )
        running += bare.award
        yield replace(bare, running=running)


def shares_of(proposals: Mapping[str, Proposal], awards: Mapping[str, int]) -> Mapping[Kind, tuple[Share, ...]]:
    """How awards, in pence by reference, are shared out; no kind of which no proposal says anything."""
    found = {kind: tuple(_shares(kind, proposals, awards)) for kind in KINDS}
    return {kind: shares for kind, shares in found.items() if shares}


def _shares(kind: Kind, proposals: Mapping[str, Proposal], awards: Mapping[str, int]) -> Iterator[Share]:
    """By name; nothing where no proposal on the table says."""
    names = {reference: clean(getattr(proposals[reference], kind)).strip() for reference in awards}
    for name in sorted({name for name in names.values() if name}, key=str.casefold):
        money = [awards[reference] for reference, its in names.items() if its == name]
        yield Share(name, sum(award > 0 for award in money), sum(money), len(money))
