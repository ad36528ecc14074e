"""A reminder to a member as a text that can be sent as it is: what is missing, by when, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from panel_tui.call.standing import CallStanding
from panel_tui.exchange.post import Post, day_of
from panel_tui.figures.rounding import show_count
from panel_tui.files.blocks import day
from panel_tui.files.disk import ready_to_write, write_bytes
from panel_tui.files.line import one_line


def needs_reminding(one: Post) -> bool:
    """Whether there is anything to remind a member of: something is missing, or their devices differ."""
    return not one.ended and bool(one.missing or one.differing)


def reminder(standing: CallStanding, one: Post, sender: str, today: date) -> str:
    """The text to a member, signed by `sender`: plain text in paragraphs, with the proposals that are missing."""
    return "\n\n".join(_paragraphs(standing, one, sender, today)) + "\n"


def write_reminders(
    standing: CallStanding, posts: Iterable[Post], sender: str, today: date, folder: Path
) -> Iterator[tuple[Post, Path]]:
    """Write a reminder to each member who needs one as a text file into `folder`; to whom, and where it lies.

    Raises BadInput where one cannot be written.
    """
    for one in posts:
        if needs_reminding(one):
            path = ready_to_write(folder / f"{standing.call.id}-{one.member}.txt")
            text = f"{subject(standing, one, today)}\n\n{reminder(standing, one, sender, today)}"
            write_bytes(path, text.encode())
            yield one, path


def subject(standing: CallStanding, one: Post, today: date) -> str:
    """What stands over it."""
    late = one.overdue(today)
    what = "your scores are overdue" if late else "your scores" if one.missing else "a score to settle"
    return f"{standing.call.title}: {what}"


def _paragraphs(standing: CallStanding, one: Post, sender: str, today: date) -> Iterator[str]:
    stage = standing.call.stages[standing.stage]
    yield f"Dear {one.name},"
    if one.missing:
        done, of = one.asked - len(one.missing), show_count(one.asked, "assessment")
        count = f"{done} of {of}" if done else f"none of {of}"
        yield (
            f"For {standing.call.title} ({stage.title.lower()}) the office has {count} from you. "
            f"{_when(one, today)}Still missing:"
        )
        yield "\n".join(f"  {name}" for name in (_named(standing, reference) for reference in one.missing))
    for difference in one.differing:
        words = " or ".join(f"“{_short(side.words)}” (on {day(day_of(side.at))})" for side in difference.sides)
        where = f" on {_title(standing, difference.proposal, difference.criterion)}" if difference.criterion else ""
        effect = "It counts for nothing until you say which holds" if difference.field == "score" else "Both stand"
        yield (
            f"Two of your machines say different things: the {difference.field} for {difference.proposal}{where} is "
            f"{words}. {effect}: open your file and press = to settle it."
        )
    if one.pack and not one.is_opened:
        yield (
            f"Nothing has come from you since your pack of {day(day_of(one.pack.at))}. If you cannot open it, or have "
            "lost the passphrase, say so: you get another."
        )
    if one.lacks:
        yield f"Since your last pack or receipt: {'; '.join(one.lacks)}. You get a new one with this."
    if one.missing:
        yield (
            "If you have submitted them, write your return (r at your desk) and send it. If you cannot judge one of "
            "them, decline it with a reason (D at your desk). If you need more time, say until when."
        )
    yield sender


def _when(one: Post, today: date) -> str:
    if one.due is None:
        return ""
    late = one.overdue(today)
    if late:
        return f"They were due on {day(one.due)}, {show_count(late, 'day')} ago. "
    own = ", the day that was agreed with you" if one.extended else ""
    return f"They are due on {day(one.due)}{own}. "


def _named(standing: CallStanding, reference: str) -> str:
    proposal = standing.proposals.get(reference)
    return f"{reference}  {one_line(proposal.applicant)}" if proposal else reference


def _title(standing: CallStanding, reference: str, criterion: str) -> str:
    proposal = standing.proposals.get(reference)
    found = standing.rubrics[proposal.brief].by_id.get(criterion) if proposal else None
    return found.title if found else criterion


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= 60 else line[:59].rstrip() + "…"
