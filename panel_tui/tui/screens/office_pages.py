"""What the office opens: a member's assessments one by one, a proposal's, and what a return would bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len

from panel_tui.assess.progress import Task
from panel_tui.figures.rounding import show_money
from panel_tui.files.text import clean
from panel_tui.recommend.overview import Overview
from panel_tui.tui.command import Command
from panel_tui.tui.jobs import Line
from panel_tui.tui.office_acts import Looked, OfficeActs
from panel_tui.tui.paint import fitted
from panel_tui.tui.screens.page import PAGE_COMMANDS, Hanging, Page
from panel_tui.tui.screens.work import command_lines

GLYPHS = {
    "submitted": ("✔", "good"),
    "in progress": ("◐", "accent"),
    "not started": ("○", "foreground"),
    "declined": ("⊘", "muted"),
    "recused": ("⊘", "muted"),
}


def member_page(seen: Overview, member: str, acts: OfficeActs, width: int) -> Page:
    """A member's assessments one by one, on a screen of this width."""
    one = seen.standing.people.get(member)
    last = seen.last_return(member)
    rows: list[Line] = ["", f"  {one.role if one else member}; last return: {last or 'none yet'}", ""]
    if not seen.of_member(member):
        rows.append("  Nothing is assigned to them yet.")
    found = seen.standing.proposals
    named = [
        (f"{task.proposal}  {found[task.proposal].applicant}" if task.proposal in found else task.proposal, task)
        for task in seen.of_member(member)
    ]
    return Page(seen.standing.name(member), [*rows, *_tasks(named, width), "", *command_lines(acts.typed_status())])


def proposal_page(seen: Overview, reference: str, acts: OfficeActs, width: int) -> Page:
    """A proposal's assessments one by one, and what keeps it from being scored."""
    standing = seen.standing
    one = standing.proposals[reference]
    rows: list[Line] = ["", f"  {one.title}"] if one.title else [""]
    rows += [f"  {one.applicant} asks {show_money(one.ask)} under {standing.rubrics[one.brief].title}.", ""]
    if unusual := standing.call.usual_duration.flag(one.duration):
        rows.append(Hanging(("  ▲ ", "warn bold"), f"It {unusual}."))
    for gate, failed in standing.failed_gates(seen.stage, reference).items():
        rows.append(Hanging(("  ✗ ", "bad bold"), f"Gate {gate} failed{f': {failed.reason}' if failed.reason else ''}"))
    if reference in seen.short:
        wanted = standing.call.minimum_assessors
        words = f"Submitted by {seen.short[reference]}; the call wants {wanted} at least."
        rows.append(Hanging(("  ▲ ", "warn bold"), words))
    if isinstance(rows[-1], Hanging):
        rows.append("")
    named = [(standing.name(task.member), task) for task in seen.of_proposal(reference)]
    if not named:
        rows.append("  Nobody is to assess it yet.")
    return Page(reference, [*rows, *_tasks(named, width), "", *command_lines(acts.typed_status())])


def _tasks(named: list[tuple[str, Task]], width: int) -> Iterator[Line]:
    wide = min(60, width - 32, max((cell_len(name) for name, _ in named), default=0))
    for name, task in named:
        glyph, look = GLYPHS[task.state]
        notes = [f"two devices differ on {', '.join(task.unsettled)}" if task.unsettled else ""]
        notes.append("withdrawn" if task.withdrawn else "")
        why = " ".join(clean(task.declined).split())
        notes.append(f"declined: {why}" if why and task.state != "declined" else "")
        state = f"declined: {why}" if task.state == "declined" else task.state
        words = "; ".join([state, *filter(None, notes)])
        yield Hanging((f"  {glyph} {fitted(name, wide)}  ", look if task.state != "submitted" else "foreground"), words)


class MergeIt(Command["Preview"]):
    """Takes the return in."""

    keys, show, label = "m", "m", "merge it"
    help = "Take this return in"
    where = footer = "page"
    palette = False

    def run(self, screen: Preview, key: str) -> None:
        """Close the page, and merge."""
        screen.close()
        screen.merge()


COMMANDS: tuple[Command[Any], ...] = (MergeIt(), *PAGE_COMMANDS)


class Preview(Page):
    """What a return would bring."""

    COMMANDS_HERE = COMMANDS

    def __init__(self, typed: str, look: Looked | None, acts: OfficeActs, merge: Any) -> None:
        """`merge` is called to take it in."""
        self.typed_name = typed
        self.merge = merge
        self._command = acts.typed("merge", typed, "--into", acts.path.name, "--dry-run")
        super().__init__(clean(typed), self._rows(look))

    def show_look(self, look: Looked | None) -> None:
        """Show what is known of it now."""
        self.sheet.show(self._rows(look))
        if self.is_mounted:
            self.fit()
            self.settle()

    def _rows(self, look: Looked | None) -> list[Line]:
        rows: list[Line] = [""]
        if look is None:
            rows.append("  It has not been looked at yet.")
        elif look.brought is None:
            rows.append([("  ✗ It is refused, and harms nothing:", "bad bold")])
            rows += [f"    {line}" for line in look.refused]
        else:
            rows += brought_lines(look, "would bring")
        return [*rows, "", *command_lines(self._command)]


def brought_lines(look: Looked, verb: str = "brought") -> list[Line]:
    """What a return brought, or would bring; or why it was refused."""
    if look.brought is None:
        return [
            [("  ✗ ", "bad bold"), (look.path.name, "foreground bold"), (" is refused, and changed nothing:", "bad")],
            *[f"    {line}" for line in look.refused],
        ]
    one = look.brought
    glyph = ("  ● ", "accent bold") if one.is_new else ("  ✔ ", "good")
    rows: list[Line] = [
        Hanging(glyph, f"{one.name}, by {one.author_name}, {verb} {one.count}."),
        *[Hanging(("    · ", "muted"), f"{line}.") for line in one.details],
    ]
    if one.is_new and not one.details:
        rows.append("    Nothing that counts changes.")
    return rows
