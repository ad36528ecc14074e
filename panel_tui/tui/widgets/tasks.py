"""Who has done what: a line a member, and a line a proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len

from panel_tui.assess.progress import State, Task, counted_by_state
from panel_tui.recommend.overview import Overview
from panel_tui.tui.paint import Row, fitted
from panel_tui.tui.widgets.chooser import Chooser

MEMBER, PROPOSAL = "member", "proposal"
STATES: tuple[State, ...] = ("submitted", "in progress", "not started", "declined", "recused")
LAST = 11
"""How wide the last column is: "23 Sep 2017", "short by 2", "gate failed"."""
WIDE = {state: max(map(len, state.split())) for state in STATES}
"""How wide each column of counts is: its heading has a line for each word."""
ORDERS = {"name": "by name", "missing": "most missing first"}


class TasksPane(Chooser):
    """Members and proposals with their counts by state."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._seen: Overview | None = None
        self._to_do: Sequence[str] = ()
        self._members: list[str] = []
        self._proposals: list[str] = []
        self._states = STATES
        """The columns: that of what was declined only where anything was."""

    def show(self, seen: Overview, order: str, to_do: Sequence[str]) -> None:
        """Show how far everybody is; `to_do` is what to say where something has still to be set up."""
        self._seen, self._to_do = seen, to_do
        people = [id_ for id_, one in seen.standing.people.items() if seen.of_member(id_) or one.role == "member"]
        self._members = _sorted(people, order, seen.standing.name, seen.of_member)
        self._proposals = _sorted(seen.standing.proposals, order, str, seen.of_proposal)
        members = (f"{MEMBER}:{one}" for one in self._members)
        self.choose_from([*members, *(f"{PROPOSAL}:{one}" for one in self._proposals)])

    def lay_out_rows(self, width: int) -> None:
        """Members, then proposals, under one set of columns."""
        seen = self._seen
        if seen is None:
            return
        self._states = tuple(one for one in STATES if one != "declined" or _any_declined(seen))
        gap = 2 if width >= (70 if len(self._states) < len(STATES) else 90) else 1
        room = min(48, width - 4 - sum(WIDE[state] + gap for state in self._states) - LAST - gap)
        if self._members:
            self._heading(f"Members ({len(self._members)})", "last return", room, gap)
            for id_ in self._members:
                last = seen.last_return(id_, "%b") or "none yet"
                row = self._row(seen.standing.name(id_), seen.of_member(id_), last, "", room, gap)
                self.put(f"{MEMBER}:{id_}", [row])
            self.add([])
        if self._proposals:
            self._heading(f"Proposals ({len(self._proposals)})", "", room, gap)
            wide = max(cell_len(one) for one in self._proposals)
            for one in self._proposals:
                name = f"{fitted(one, min(wide, 20))}  {seen.standing.proposals[one].applicant}"
                last, look = _remark(seen, one)
                self.put(f"{PROPOSAL}:{one}", [self._row(name, seen.of_proposal(one), last, look, room, gap)])
            self.add([])
        for line in self._to_do:
            self.say(line, width)

    def _heading(self, name: str, last: str, room: int, gap: int) -> None:
        upper = [state.split()[0] if " " in state else "" for state in self._states]
        lower = [state.split()[-1] for state in self._states]
        wides = [WIDE[state] for state in self._states]
        for title, heads, end in (("", upper, ""), (name, lower, last)):
            row: Row = [(f" {fitted(title, room + 2)}", "heading bold")]
            row += [(f"{'':{gap}}{head:>{wide}}", "muted") for head, wide in zip(heads, wides, strict=True)]
            self.add([*row, (f"{'':{gap}}{end}", "muted")])

    def _row(self, name: str, tasks: Sequence[Task], last: str, look: str, room: int, gap: int) -> Row:
        counts = counted_by_state(tasks)
        missing = counts["in progress"] + counts["not started"]
        if counts["submitted"]:
            glyph, ink = ("◐", "accent") if missing else ("✔", "good")
        else:
            glyph, ink = ("○", "foreground") if missing else ("⊘", "muted")
        glyph = glyph if tasks else " "
        row: Row = [(f"{glyph} ", ink), (fitted(name, room), "foreground" if missing else "muted")]
        for state in self._states:
            number = counts[state]
            shown = f"{number:,}" if number else "·"
            ink = (
                "accent" if number and state in ("in progress", "not started") else "foreground" if number else "muted"
            )
            row.append((f"{'':{gap}}{shown:>{WIDE[state]}}", ink))
        return [*row, (f"{'':{gap}}{last}", look or ("muted" if last != "none yet" else "foreground"))]


def _sorted(
    ids: Iterable[str], order: str, name: Callable[[str], str], tasks: Callable[[str], Iterable[Task]]
) -> list[str]:
    by_name = sorted(ids, key=lambda one: name(one).casefold())
    if order == "missing":
        by_name.sort(key=lambda one: -sum(task.state in ("in progress", "not started") for task in tasks(one)))
    return by_name


def _any_declined(seen: Overview) -> bool:
    return any(task.state == "declined" for task in seen.tasks)


def _remark(seen: Overview, reference: str) -> tuple[str, str]:
    """What stands beside a proposal: that it is short of assessors, or failed a gate."""
    if reference in seen.gates:
        return "gate failed", "bad"
    if reference in seen.short:
        return f"short by {seen.standing.call.minimum_assessors - seen.short[reference]}", "warn"
    return "", "muted"
