"""Writing the papers into a folder: all of them, or none."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from panel_tui.call.standing import call_in
from panel_tui.faults import BadInput, Fault
from panel_tui.files.blocks import Document
from panel_tui.files.blocks import day as in_words
from panel_tui.files.docx import to_docx
from panel_tui.files.markdown import to_markdown
from panel_tui.report.agenda import agenda_paper
from panel_tui.report.formats import PAPERS, SHEETS, USUAL, USUAL_PAPERS, Written
from panel_tui.report.gathering import Told, gathered
from panel_tui.report.letter import letter
from panel_tui.report.letters import Letters
from panel_tui.report.minutes import minutes
from panel_tui.report.paper import paper_of
from panel_tui.store.workspace import Workspace

Files = Mapping[Path, str]
"""Where papers lie, in order, each with what to know of it: mostly nothing."""
NOT_IN_NAMES = r"[^\w .()-]"
"""What a reference may have that the name of a file may not."""


def write_report(
    workspace: Workspace,
    folder: Path,
    stage: str | None,
    day: datetime.date,
    at: str,
    told: Told = lambda step: None,
    formats: Sequence[str] = USUAL,
) -> Files:
    """Write the board paper and the ranking into `folder`, in the formats named (of `formats.py`).

    The files' names begin with the call's id; files of these names are replaced, all of them or none. `at` is the UTC
    time for the activity log. `told` is called before each step with its name; what it raises stops the work, and
    nothing is written then. Raises BadInput where the folder cannot be made or a file cannot be written.
    """
    material = gathered(workspace, stage, day, told)
    told("putting the paper together")
    paper, call = paper_of(material), material.call.id.lower()
    files: dict[Path, Written] = {}
    for name in formats:
        if sheet := SHEETS.get(name):
            told(sheet.step)
            files[folder / f"{call}-{sheet.name}"] = Written(sheet.write(material))
        else:
            told(PAPERS[name].step)
            files[folder / f"{call}-board-paper.{PAPERS[name].ending}"] = PAPERS[name].write(paper)
    told("writing the files")
    made = f"of {in_words(day)}, fingerprint {material.fingerprint}"
    return _write_noted(workspace, files, "report", made, at)


def write_minutes(
    workspace: Workspace,
    folder: Path,
    stage: str | None,
    day: datetime.date,
    at: str,
    formats: Sequence[str] = USUAL_PAPERS,
) -> Files:
    """Write the minutes of a stage's meeting into `folder`, in the formats named.

    Raises BadInput where the folder cannot be made or a file cannot be written: none is written then.
    """
    return _write_paper(workspace, folder, "minutes", minutes(workspace, stage, day), at, formats)


def write_agenda(
    workspace: Workspace,
    folder: Path,
    stage: str | None,
    day: datetime.date,
    at: str,
    formats: Sequence[str] = USUAL_PAPERS,
) -> Files:
    """Write the agenda of a stage's session for the members, in the same way."""
    return _write_paper(workspace, folder, "agenda", agenda_paper(workspace, stage, day), at, formats)


class Posted(NamedTuple):
    """Where letters lie, by reference: those that were written now, and those that were there and stay as they are."""

    written: dict[str, tuple[Path, ...]]
    kept: dict[str, tuple[Path, ...]]


def write_letters(
    workspace: Workspace,
    folder: Path,
    of: Letters,
    day: datetime.date,
    at: str,
    made: datetime.date | None = None,
    replace: bool = False,
) -> Posted:
    """Write the letters that are ready (Word and Markdown) into `folder`.

    A letter that is there may have been sent: it is written anew with `replace` only. `made` is the day of the
    decisions; without it letters say when each was recorded. Raises BadInput as the papers do: none is written then.
    """
    fingerprint, files, posted = workspace.entries.fingerprint(), dict[Path, bytes](), Posted({}, {})
    for one in of.ready:
        reference = one.proposal.reference
        if not replace and (there := letter_there(folder, of, reference)):
            posted.kept[reference] = there
            continue
        paper, paths = letter(of, one, day, made, fingerprint[:16]), letter_paths(folder, of, reference)
        files |= zip(paths, (to_docx(paper), to_markdown(paper).encode()), strict=True)
        posted.written[reference] = paths
    if files:
        _write_all(workspace, files, "letters", f"of {in_words(day)}, fingerprint {fingerprint}", at)
    return posted


def letter_there(folder: Path, of: Letters, reference: str) -> tuple[Path, ...]:
    """What of the letter on a proposal lies in a folder already."""
    return tuple(path for path in letter_paths(folder, of, reference) if path.exists())


def letter_paths(folder: Path, of: Letters, reference: str) -> tuple[Path, Path]:
    """Where the letter on a proposal lies, as Word and as Markdown."""
    # No reference has a +, so that no two of them come to the same name. Who is promoted has a letter from before.
    promoted = "+award" if reference in of.promoted else ""
    name = f"{of.standing.call.id.lower()}-letter-{re.sub(NOT_IN_NAMES, '+', reference)}{promoted}"
    return folder / f"{name}.docx", folder / f"{name}.md"


def _write_paper(
    workspace: Workspace, folder: Path, what: str, paper: Document, at: str, formats: Sequence[str]
) -> Files:
    name = f"{call_in(workspace).call.id.lower()}-{what}"
    files = {folder / f"{name}.{PAPERS[one].ending}": PAPERS[one].write(paper) for one in formats}
    made = f"of {in_words(paper.date)}, fingerprint {workspace.entries.fingerprint()}"
    return _write_noted(workspace, files, what, made, at)


def _write_noted(workspace: Workspace, files: Mapping[Path, Written], act: str, detail: str, at: str) -> Files:
    _write_all(workspace, {path: one.data for path, one in files.items()}, act, detail, at)
    return {path: one.note for path, one in files.items()}


def _write_all(workspace: Workspace, files: Mapping[Path, bytes], act: str, detail: str, at: str) -> None:
    """Write files into one folder, all or none, and note it in the log."""
    folder = next(iter(files)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(Fault(f"The folder cannot be made: {error.strerror}", "Name another.", str(folder))) from error
    taken = [Fault("A folder stands where the paper would", "Move it away.", str(one)) for one in files if one.is_dir()]
    if taken:
        raise BadInput(*taken)
    with workspace.writing():
        names = ", ".join(path.name for path in files)
        workspace.log(at, act, f"{names}, {detail}")
        _write(files)


def _write(files: Mapping[Path, bytes]) -> None:
    """Write all beside their places first. Where one cannot be put there, those already put are taken back."""
    kept: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for path, data in files.items():
            _write_whole(_beside(path, "part"), data)
        for path in files:
            if path.exists():
                path.replace(_beside(path, "before"))
                kept.append((_beside(path, "before"), path))
            _beside(path, "part").replace(path)
            placed.append(path)
    except OSError as error:
        for path in (*placed, *(_beside(one, "part") for one in files)):
            with suppress(OSError):
                path.unlink()
        for before, path in kept:
            before.replace(path)
        cure = "Close it where it is open, and look whether the folder may be written to."
        at_fault = str(error.filename or next(iter(files)).parent)
        raise BadInput(Fault(f"The papers cannot be written: {error.strerror}", cure, at_fault)) from error
    for before, _ in kept:
        before.unlink()


def _write_whole(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")
