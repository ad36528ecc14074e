"""The scenarios: what is otherwise in each, what it would fund for how much, and which is chosen; and one in full."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from panel_tui.call.standing import CallStanding
from panel_tui.figures.rounding import show_count, show_money
from panel_tui.recommend.portfolio import cited
from panel_tui.recommend.scenario import ALWAYS, AS_IS, Named, in_words
from panel_tui.recommend.scenario_noted import HOW
from panel_tui.recommend.scenarios_told import merit_words
from panel_tui.tui.paint import Row, cut_between, spread, wrapped
from panel_tui.tui.screens.page import Hanging
from panel_tui.tui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Problem
    from panel_tui.journal.values import Choice
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.side_by_side import Column, Shift

AWARDS, MONEY, MERIT, CHANGES = 8, 14, 16, 9
State = Literal["working", "stopped"]
"""What is to be said where there are no figures yet: they are being worked out, or nobody does."""
WAITING: Mapping[State, str] = {"working": "being worked out …", "stopped": "not worked out: r does it"}


class ScenarioList(Chooser):
    """One scenario under the other."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.is_active = True
        self._scenarios: Sequence[Named] = ()
        self._columns: Mapping[str, Column] = {}
        self._choice: Choice | None = None
        self._state: State = "working"

    def show(
        self, scenarios: Sequence[Named], columns: Mapping[str, Column], choice: Choice | None, state: State
    ) -> None:
        """Show these, with what is known of each by its id, and which is chosen."""
        self._scenarios, self._columns, self._choice, self._state = scenarios, columns, choice, state
        self.choose_from([one.id for one in scenarios])

    def lay_out_rows(self, width: int) -> None:
        """A heading, and each with what is otherwise in it."""
        heads = f"{'awards':>{AWARDS}}{'money':>{MONEY}}{'merit':>{MERIT}}{'changes':>{CHANGES}}"
        self.add(spread([("   scenario", "muted")], [(heads, "muted")], width - 1))
        for one in self._scenarios:
            self.put(one.id, list(self._scenario(one, width - 2)))
        known = {one.id for one in self._scenarios}
        if self._choice is not None and self._choice.scenario not in known:
            self.say(f"Chosen is {self._choice.scenario}, which is not there any more: {self._choice.reason}", width)

    def height_for(self, width: int) -> int:
        """How many lines it has in `width` cells, with one to spare."""
        return 2 + sum(len(list(self._scenario(one, width - 2))) for one in self._scenarios)

    def _scenario(self, one: Named, width: int) -> Iterator[Row]:
        choice = self._choice if self._choice is not None and self._choice.scenario == one.id else None
        look = "good bold" if choice else "foreground bold"
        title = cut_between(f"{'✔' if choice else ' '} {one.value.title}", width - AWARDS - MONEY - MERIT - CHANGES - 1)
        yield spread([(title, look)], self._figures(self._columns.get(one.id)), width)
        for line in wrapped(in_words(one.value), width, "    ", "    ") if one.id not in ALWAYS else ():
            yield [(line, "muted")]
        for line in wrapped(f"chosen: {choice.reason}", width, "    ", "    ") if choice else ():
            yield [(line, "good")]

    def _figures(self, known: Column | None) -> Row:
        if known is None:
            return [(WAITING[self._state], "warn" if self._state == "working" else "muted")]
        if known.portfolio is None:
            return [("no portfolio", "bad")]
        awards, money = len(known.portfolio.awards), show_money(known.portfolio.spent)
        changes = str(len(known.shifts)) if known.shifts else "–"
        figures = f"{awards:>{AWARDS}}{money:>{MONEY}}{merit_words(known):>{MERIT}}{changes:>{CHANGES}}"
        return [(figures, "foreground")]


def changes_in(
    one: Named, known: Column | None, standing: CallStanding, late: Collection[str], state: State
) -> Iterator[Row | Hanging]:
    """What comes in, goes out or gets another award in a scenario; why there is no portfolio, where there is none."""
    is_first = one.value == AS_IS
    yield [(f" {one.value.title}{'' if is_first else ', against as is'}", "heading bold")]
    if known is None:
        yield [(f" {WAITING[state].capitalize()}", "muted")]
        return
    if known.portfolio is None:
        yield Hanging((" ", "muted"), f"{known.why_none.rstrip('.')}.", "bad")
        for rule in known.clash:
            yield Hanging((" ✘ ", "bad bold"), cited(rule, late))
        return
    if is_first:
        yield [(" What the others are compared with. Funded:", "muted")]
        sums = {reference: show_money(award) for reference, award in known.portfolio.awards.items()}
        yield from _proposals(sums, ("  ", "foreground"), standing)
        return
    ways: tuple[tuple[str, str, str, list[Shift]], ...] = (
        ("Comes in", "+ ", "good", [shift for shift in known.shifts if not shift.before]),
        ("Goes out", "− ", "bad", [shift for shift in known.shifts if not shift.after]),
        ("Gets another award", "≠ ", "warn", [shift for shift in known.shifts if shift.before and shift.after]),
    )
    if not known.shifts:
        yield [(" The same awards as things are.", "foreground")]
    for words, sign, look, shifts in ways:
        if shifts:
            yield [(f" {words} ({show_count(len(shifts), 'proposal')})", f"{look} bold")]
        yield from _proposals({shift.reference: _money(shift) for shift in shifts}, (sign, look), standing)


def how_it_is_written(ranking: Ranking, problem: Problem) -> Iterator[Row | Hanging]:
    """How the lines of a scenario are written, and which briefs and rules they may name."""
    for label, words in HOW:
        yield Hanging((f" {label:<8} ", "accent bold"), words)
    briefs = ", ".join(f"{id_} ({show_money(line.envelope)})" for id_, line in ranking.lines.items())
    yield Hanging((f" {'Briefs':<8} ", "muted"), f"{briefs}.")
    yield Hanging((f" {'Rules':<8} ", "muted"), f"{', '.join(dict.fromkeys(rule.id for rule in problem.rules))}.")


def _proposals(sums: Mapping[str, str], sign: tuple[str, str], standing: CallStanding) -> Iterator[Hanging]:
    """Proposals one under the other, each with its money under that of the one before."""
    room, wide = max(map(len, sums), default=0), max(map(len, sums.values()), default=0)
    for reference, money in sums.items():
        proposal = standing.proposals[reference]
        left = f"  {sign[0]}{reference:<{max(10, room + 1)}}{money:>{wide}}  "
        yield Hanging((left, sign[1]), f"{proposal.applicant}: {proposal.title}")


def _money(shift: Shift) -> str:
    if not shift.before:
        return show_money(shift.after)
    if not shift.after:
        return f"was {show_money(shift.before)}"
    return f"{show_money(shift.after)} instead of {show_money(shift.before)}"
