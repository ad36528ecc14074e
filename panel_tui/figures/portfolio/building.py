"""A problem as mixed-integer programmes: with the most merit, and at that merit with the fewest jumped over.

An option has a column that is 1 where it is funded; where a part of its ask may be awarded, another for how far the
award goes from the least to the ask. A rule is one row, and all that keeps a rule is in its row, so that rules can be
left out one by one. Money is counted in thousands of pounds, to which floating point is exact enough for a solver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction

from panel_tui.figures.portfolio.checking import counted
from panel_tui.figures.portfolio.model import Exclusive, Forced, Group, Limit, Needs, Problem, Rule
from panel_tui.figures.portfolio.pence import splits
from panel_tui.figures.portfolio.programme import Linear, Row

THOUSAND = 100_000
"""Pence in a thousand pounds."""
SLIGHT = 1e-9
"""By which part a merit may fall short that is to be met, for floating point."""


class Model:
    """The columns and rows of a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.options = problem.options
        self.at = {option.reference: number for number, option in enumerate(self.options)}
        cut = [number for number, option in enumerate(self.options) if option.least < option.ask]
        self.part_of = {number: len(self.options) + column for column, number in enumerate(cut)}
        self.many = len(self.options) + len(cut)
        self._members: dict[Group, list[int]] = defaultdict(list)
        for number, option in enumerate(self.options):
            for group in option.groups:
                self._members[group].append(number)
        self._parts = [Row((part, number), (1, -1), most=0) for number, part in self.part_of.items()]
        self._worth = self._worths()
        self._rows: dict[Rule, Row] = {}

    def most_merit(self, given_up: Collection[Row] = ()) -> Linear:
        """The programme whose worth is the merit. Once choices were `given_up` that break a limit by pence, limits are
        kept to the penny, which takes longer."""
        return self._linear(self._worth, self.problem.rules, (), given_up)

    def possible(self, rules: Collection[Rule]) -> Linear:
        """The programme in which any awards will do that keep these rules."""
        return self._linear([0.0] * self.many, rules)

    def fewer_jumped(self, merit: Fraction, than: int, given_up: Collection[Row] = ()) -> Linear:
        """The programme with at least this merit in which the fewest proposals are jumped over, and fewer than so many.

        For each place of a brief a column says whether any proposal there or behind is funded, and for each option
        that has others behind it a column whether it is jumped: unfunded, though one behind it is funded. They come out
        whole by themselves; said to be, they tell the solver that there is nothing to find between two numbers.
        """
        rows = [Row(range(self.many), self._worth, least=float(merit) * (1 - SLIGHT))]
        many, jumped = self.many, []
        for places in self._places():
            behind: int | None = None
            for numbers in reversed(places):
                if behind is not None:
                    for number in numbers:
                        rows.append(Row((many, number, behind), (1, 1, -1), least=0))
                        jumped.append(many)
                        many += 1
                here = many
                many += 1
                rows += [Row((here, number), (1, -1), least=0) for number in numbers]
                rows += [] if behind is None else [Row((here, behind), (1, -1), least=0)]
                behind = here
        rows.append(Row(jumped, [1.0] * len(jumped), most=than - 1))
        worth = [0.0] * many
        for column in jumped:
            worth[column] = -1
        return self._linear(worth, self.problem.rules, rows, given_up)

    def funded(self, columns: Iterable[float]) -> tuple[int, ...]:
        """The numbers of the options that are funded in a solution."""
        return tuple(number for number, (_, column) in enumerate(zip(self.options, columns, strict=False)) if column)

    def another_than(self, funded: Collection[int]) -> Row:
        """The row that keeps out this very choice, which floating point allows and whole pence do not."""
        factors = [1.0 if number in set(funded) else -1.0 for number in range(len(self.options))]
        return Row(range(len(self.options)), factors, most=len(funded) - 1)

    def row(self, rule: Rule) -> Row:
        """The row of a rule; what is no option is not funded."""
        if rule not in self._rows:
            self._rows[rule] = self._row(rule)
        return self._rows[rule]

    def members(self, limit: Limit) -> Collection[int]:
        """The numbers of the options that a limit counts."""
        if not limit.groups:
            return range(len(self.options))
        return sorted({number for group in limit.groups for number in self._members.get(group, ())})

    def _row(self, rule: Rule) -> Row:
        match rule:
            case Limit():
                return self._limit(rule)
            case Exclusive():
                columns = sorted(self.at[one] for one in rule.references if one in self.at)
                return Row(columns, [1.0] * len(columns), most=1)
            case Needs():
                pairs = [
                    (self.at[one], sign) for one, sign in ((rule.reference, 1), (rule.needed, -1)) if one in self.at
                ]
                return Row([number for number, _ in pairs], [sign for _, sign in pairs], most=0)
            case Forced():
                columns = [self.at[rule.reference]] if rule.reference in self.at else []
                return Row(columns, [1.0] * len(columns), least=int(rule.funded), most=int(rule.funded))
        raise TypeError(f"there is no such rule as {rule}")

    def _limit(self, limit: Limit) -> Row:
        columns, factors = [], []
        for number in self.members(limit):
            option = self.options[number]
            least, ask = counted(limit, option, option.least), counted(limit, option, option.ask)
            columns.append(number)
            factors.append(float(least))
            if limit.unit == "money" and number in self.part_of:
                columns.append(self.part_of[number])
                factors.append(float(ask - least))
        scale = THOUSAND if limit.unit == "money" else 1
        ends = [None if end is None else end / scale for end in (limit.least, limit.most)]
        return Row(columns, [factor / scale for factor in factors], *ends)

    def _linear(
        self, worth: list[float], rules: Collection[Rule], extra: Iterable[Row] = (), given_up: Collection[Row] = ()
    ) -> Linear:
        more = len(worth) - self.many
        whole = [True] * len(self.options) + [False] * len(self.part_of) + [True] * more
        rows = [*self._parts, *(self.row(rule) for rule in rules), *extra, *given_up]
        exact = list(splits(self.problem, len(worth))) if given_up else []
        return Linear(
            [*worth, *[0.0] * len(exact)],
            [*whole, *[True] * len(exact)],
            [*[0.0] * len(worth), *(float(one.lower) for one in exact)],
            [*[1.0] * len(worth), *(float(one.upper) for one in exact)],
            [*rows, *(row for one in exact for row in one.rows)],
        )

    def _worths(self) -> list[float]:
        share, found = self.problem.share, [0.0] * self.many
        for number, option in enumerate(self.options):
            least = Fraction(option.least, option.ask) if option.ask else Fraction(1)
            found[number] = float(option.merit * (1 - share + share * least))
            if number in self.part_of:
                found[self.part_of[number]] = float(option.merit * share * (1 - least))
        return found

    def _places(self) -> Iterable[list[list[int]]]:
        """For each brief the numbers of the options at each place, the best place first."""
        briefs: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, option in enumerate(self.options):
            briefs[option.brief][option.place].append(number)
        return [[places[place] for place in sorted(places)] for _, places in sorted(briefs.items())]
