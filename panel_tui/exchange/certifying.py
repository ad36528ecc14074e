"""The end of a call at a member's: they certify that its papers are destroyed; what of them the program keeps."""

from __future__ import annotations

from pathlib import Path

from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register, Source
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def usual_words(standing: CallStanding) -> str:
    """What a member certifies where they use no words of their own."""
    title = standing.call.title
    return f"I have destroyed all papers of {title} that I had: packs, workspaces, copies and prints."


def certificate(workspace: Workspace, standing: CallStanding, member: str, words: str) -> Saying:
    """That `member` certifies in these words that the papers are destroyed: own in their file, typed in the office's.

    Raises BadInput where the words are empty.
    """
    if not words.strip():
        raise BadInput(Fault("A certificate needs words", "Leave --text out to use the usual ones."))
    source: Source = "own" if member == workspace.member else "transcribed"
    return Saying(Register.of("certificate", member=member), {"text": words.strip()}, source)


def papers_of(path: Path) -> list[Path]:
    """The files that belong to the workspace at `path`: itself, what SQLite keeps beside it, and older states of it."""
    beside = [*path.parent.glob(f"{path.name}-*"), *path.parent.glob(f"{path.name}.format-*.bak")]
    return [path, *sorted(one for one in beside if one.is_file())]
