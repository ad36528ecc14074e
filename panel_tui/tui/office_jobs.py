"""The office's acts as pieces of work: what each says while it is done, and what it says of what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.cells import cell_len

from panel_tui.exchange.checking import checked_words
from panel_tui.exchange.posting import Posted
from panel_tui.figures.rounding import show_count
from panel_tui.files.blocks import day
from panel_tui.files.text import clean
from panel_tui.tui.jobs import Job, Line, Stopped
from panel_tui.tui.office_acts import PACKS, PASSPHRASES, REMINDERS, Looked, OfficeActs
from panel_tui.tui.paint import fitted
from panel_tui.tui.screens.office_pages import brought_lines
from panel_tui.tui.screens.page import Hanging

WHAT = {".docx": "the board paper, for Word", ".md": "the board paper, as text", ".csv": "the ranking, as a table"}
FEW = 3
"""More returns than this are named by their folders."""


def looking(acts: OfficeActs, sentence: str) -> Job:
    """Look at the workspace again."""

    def do(job: Job) -> None:
        job.view = acts.look()
        job.sentence = sentence

    return Job("Looking again", do)


def previewing(acts: OfficeActs, paths: Sequence[Path], found: Callable[[Looked], object]) -> Job:
    """Look what each return would bring; `found` is called with each, from the thread."""

    def do(job: Job) -> None:
        with suppress(Stopped):  # it gives way to what is asked for, and goes on afterwards
            for look in acts.preview(paths, job.step):
                found(look)

    return Job("Looking at the returns", do)


def merging(acts: OfficeActs, paths: Sequence[Path], found: Callable[[Looked], object]) -> Job:
    """Take returns in; `found` is called with what each is from then on."""
    done: list[Looked] = []

    def do(job: Job) -> None:
        try:
            job.view = acts.merge(paths, job.step, done)
        except Stopped:
            job.view = acts.look()
            job.lines = [*_brought(done), "", f"Stopped: {len(paths) - len(done)} of {len(paths)} were left."]
            raise
        finally:
            for look in done:
                found(_merged(look))
        job.lines = list(_brought(done))
        job.failed = any(look.brought is None for look in done)
        job.sentence = _sentence(done)

    title = f"Taking in {clean(paths[0].name) if len(paths) == 1 else show_count(len(paths), 'return')}"
    typed = paths if len(paths) <= FEW else list(dict.fromkeys(path.parent for path in paths))
    return Job(title, do, acts.typed_merge(*typed))


def _brought(done: Sequence[Looked]) -> list[Line]:
    rows: list[Line] = []
    told = [look for look in done if len(done) == 1 or look.brought is None or look.brought.is_new]
    for look in told:
        rows += [*([""] if rows else []), *brought_lines(look)]
    if len(told) < len(done):
        rest = show_count(len(done) - len(told), "return", "returns")
        rows += [*([""] if rows else []), f"{rest} brought nothing new."]
    return rows


def _merged(look: Looked) -> Looked:
    """A return that was taken in: there is nothing new in it any more."""
    one = look.brought
    if one is None:
        return look
    return look._replace(brought=replace(one, new=0, known=one.known + one.new, news=(), quarantined=()))


def _sentence(done: Sequence[Looked]) -> str:
    taken = [look.brought for look in done if look.brought is not None]
    refused = len(done) - len(taken)
    words = f"{show_count(len(taken), 'return')} taken in" if taken else "Nothing was taken in"
    if len(taken) == 1 and not refused:
        news = "; ".join(taken[0].news) or taken[0].count
        return f"{taken[0].name}, by {taken[0].author_name}: {news}."
    return f"{words}{f', {refused} refused' if refused else ''}."


def reporting(acts: OfficeActs, folder: Path) -> Job:
    """Write the papers."""

    def do(job: Job) -> None:
        files = acts.report(folder, lambda step: job.step(step[0].upper() + step[1:]))
        job.lines = [
            f"The papers lie in {acts.near(folder)}/:",
            "",
            *_listed({path.name: WHAT.get(path.suffix, "") for path in files}),
            *(f"{path.name}: {note}" for path, note in files.items() if note),
            "",
            f"The folder is {folder}.",
        ]
        job.sentence = f"The papers lie in {acts.near(folder)}/."

    return Job("The papers", do, acts.typed("report", acts.path.name, "-o", acts.near(folder)))


def _listed(words: Mapping[str, str]) -> list[Line]:
    """Files by name, and what is to be said of each."""
    wide = max(map(cell_len, words), default=0)
    return [Hanging((f"    {fitted(name, wide)}  ", "foreground bold"), said) for name, said in words.items()]


def checking(acts: OfficeActs) -> Job:
    """Check the workspace."""

    def do(job: Job) -> None:
        checked = acts.verify(job.step)
        job.failed = bool(checked.findings)
        glyph = ("  ✗ ", "bad bold") if job.failed else ("  ✔ ", "good")
        words = checked_words(checked, acts.path)
        job.lines = [Hanging(glyph, words[0]), *[Hanging(("    ", "muted"), line) for line in words[1:]]]
        job.sentence = words[-1] if job.failed else words[0]

    return Job("Checking the workspace", do, acts.typed("verify", acts.path.name))


def packing(acts: OfficeActs, member: str = "") -> Job:
    """Write a pack for each member, or for one."""
    done: list[Posted] = []

    def told() -> list[Line]:
        words = {one.path.name: f"for {one.name}, {one.size / 1024:,.0f} kB" for one in done}
        lines = _listed(words)
        head, where = f"{show_count(len(done), 'pack')} in {PACKS}/:", f"The folder is {acts.folder / PACKS}."
        return [head, "", *lines, "", where]

    def do(job: Job) -> None:
        try:
            acts.pack(job.step, done, member)
        except Stopped:
            job.sentence = f"Stopped: {show_count(len(done), 'pack')} written."
            job.lines = [job.sentence, "", *told()]
            raise
        job.view = acts.look()
        job.sentence = f"{show_count(len(done), 'pack')} in {PACKS}/."
        job.lines = [
            *told(),
            f"Each is sealed. The passphrases are in {PASSPHRASES}: tell them by another way than the packs.",
        ]

    whose = ("--member", member) if member else ()
    return Job("Packs", do, acts.typed("pack", acts.path.name, *whose, "-o", PACKS, "--passphrases", PASSPHRASES))


def reminding(acts: OfficeActs) -> Job:
    """Write the reminders."""

    def do(job: Job) -> None:
        paths = acts.reminders(acts.look())
        job.sentence = f"{show_count(len(paths), 'reminder')} in {REMINDERS}/." if paths else "Nothing is missing."
        job.lines = [job.sentence]
        if paths:
            job.lines = [
                *job.lines,
                "",
                *_listed({path.name: "" for path in paths}),
                "",
                f"The folder is {paths[0].parent}.",
            ]

    return Job("Reminders", do, acts.typed("remind", acts.path.name, "-o", REMINDERS))


def extending(acts: OfficeActs, member: str, until: date | None) -> Job:
    """Give a member more time."""

    def do(job: Job) -> None:
        acts.extend(member, until)
        job.view = acts.look()
        words = f"has until {day(until)}" if until else "has the call's day again"
        job.sentence = (
            f"{job.view.overview.standing.name(member)} {words}: they learn of it by your next pack or receipt."
        )
        job.lines = [job.sentence]

    when = ("--until", until.isoformat()) if until else ("--none",)
    return Job("More time", do, acts.typed("extend", acts.path.name, "--member", member, *when))


def acknowledging(acts: OfficeActs, member: str, path: Path) -> Job:
    """Write a member's receipt."""

    def do(job: Job) -> None:
        posted = acts.receipt(member)
        job.view = acts.look()
        where = acts.near(posted.path)
        job.sentence = f"{where}: all that has come from {posted.name}."
        job.lines = [job.sentence, "", f"Send it to {posted.name}: each of their machines learns of the others by it."]

    words = ("receipt", acts.path.name, "--member", member, "-o", acts.near(path))
    return Job("A receipt", do, acts.typed(*words))
