"""What the office's page says where there is nothing yet, and what to do then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from panel_tui.figures.rounding import show_count
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.overview import Overview
from panel_tui.tui.office_acts import OfficeActs
from panel_tui.tui.widgets.returns import KNOWN, NEW, REFUSED, UNSEEN


def still_to_do(seen: Overview, acts: OfficeActs) -> list[str]:
    """What has still to be set up before anybody can judge: a sentence, and the command under it."""
    found: list[str] = []
    standing, file = seen.standing, acts.path.name
    if not any(one.role == "member" for one in standing.people.values()):
        found += ["No members yet. Add them from a table:", f"  {acts.typed('add', 'members.csv', '--to', file)}", ""]
    if not standing.proposals:
        found += ["No proposals yet. Add them from a table, with a folder of their texts:"]
        found += [f"  {acts.typed('add', 'proposals.csv', 'texts', '--to', file)}", ""]
    if not seen.tasks:
        found += ["Nothing is assigned yet. Add who judges what from a table:"]
        found += [f"  {acts.typed('add', 'assignments.csv', '--to', file)}"]
    return found


def no_returns(acts: OfficeActs, folders: Sequence[str]) -> list[str]:
    """Where returns are looked for."""
    inside = [f"{name}/" for name in folders if name != "."]
    return [
        f"They are looked for as *.return in the folder of {acts.path.name}, and in {', '.join(inside[:-1])} and "
        f"{inside[-1]} from there. The folder is {acts.folder}.",
        "",
        "Copy them into one of these; g looks again.",
    ]


def returns_summary(states: Sequence[str], wants_looks: bool) -> str:
    """How many returns there are and what they are, or how far the looking is."""
    if not states:
        return "No returns here."
    counts = Counter(states)
    if counts[UNSEEN] and wants_looks:
        return f"Looking at {len(states) - counts[UNSEEN] + 1} of {len(states)} … x stops"
    words = {NEW: "new", KNOWN: "with nothing new", REFUSED: "refused", UNSEEN: "not looked at"}
    parts = [f"{counts[state]} {said}" for state, said in words.items() if counts[state]]
    return f"{show_count(len(states), 'return')}: {', '.join(parts)}"


def missing_for_ranking(seen: Overview, ranked: Ranking, acts: OfficeActs) -> list[str]:
    """What is missing for a ranking where nobody's scores count yet; nothing where there is one."""
    if any(row.total is not None for row in ranked.rows.values()):
        return []
    return list(_missing(seen, acts))


def _missing(seen: Overview, acts: OfficeActs) -> Iterator[str]:
    yield "Nothing can be ranked yet: nobody's scores count."
    yield ""
    to_do = still_to_do(seen, acts)
    if to_do:
        yield from to_do
        return
    members = len({task.member for task in seen.tasks})
    assigned = show_count(len(seen.tasks), "assessment is", "assessments are")
    told = f"{assigned} assigned to {show_count(members, 'member')}, and none has been submitted here."
    yield f"{told} Take their returns in, or add a table of scores:"
    yield f"  {acts.typed('merge', 'returns', '--into', acts.path.name)}"
    yield f"  {acts.typed('add', 'scores.csv', '--to', acts.path.name)}"
