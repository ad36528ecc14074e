"""What the office does from its page. Each act opens a workspace of its own, so that it may be done in a thread."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from panel_tui.assess.asking import Question, all_questions, answer
from panel_tui.call.deadlines import extension, no_extension
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.exchange.merging import Brought, Merging, returns_in
from panel_tui.exchange.post import Post, day_of, post
from panel_tui.exchange.posting import (
    Posted,
    pack_path,
    packed_for,
    packs,
    passphrase_table,
    receipt_path,
    receipts,
)
from panel_tui.exchange.reminding import reminder, write_reminders
from panel_tui.faults import BadInput
from panel_tui.files.disk import write_secret
from panel_tui.house import open_workspace
from panel_tui.recommend.lines import Ranking, ranking
from panel_tui.recommend.overview import Overview, overview
from panel_tui.store.glance import Glance
from panel_tui.store.writing import written
from panel_tui.tui.acts import Acts

if TYPE_CHECKING:
    from panel_tui.journal import Chance, Pen
    from panel_tui.report.write import Files
    from panel_tui.store.verify import Checked
    from panel_tui.store.workspace import Workspace

FOLDERS = (".", "returns", "members", "../returns")
"""Where returns are looked for, from the folder of the workspace."""
RETURNS, PACKS, RECEIPTS, PAPER, REMINDERS = "returns", "packs", "receipts", "paper", "reminders"
PASSPHRASES = "passphrases.csv"
"""The table of the passphrases of packs: beside the workspace, never among the packs that are sent."""
Step = Callable[[str], None]
"""Says how far an act is; what it raises stops the act."""


class View(NamedTuple):
    """How things stand: who has done what, the ranking, what members ask, and the post."""

    overview: Overview
    ranked: Ranking
    questions: tuple[Question, ...]
    post: tuple[Post, ...]


class Answered(NamedTuple):
    """A question as it is passed on, and the answer."""

    passed_on: str
    answer: str


class Looked(NamedTuple):
    """A return that was looked at: what it would bring, or why it is refused."""

    path: Path
    stamp: tuple[int, int]
    brought: Brought | None
    refused: tuple[str, ...] = ()


class OfficeActs(Acts):
    """The acts of the office, in the folder in which its workspace lies."""

    def __init__(self, path: Path, chance: Chance | None) -> None:
        super().__init__(path, chance)
        self.folder = path.absolute().parent

    # Looking

    def look(self) -> View:
        """How things stand now. Raises BadInput where the workspace cannot be read, or holds no call."""
        with self._open() as workspace:
            return _view(workspace)

    def returns(self) -> list[Path]:
        """The returns that lie where they are looked for. Raises BadInput where a folder cannot be read."""
        return [path for name in FOLDERS for path in returns_in(self.folder / name)]

    def preview(self, paths: Sequence[Path], step: Step) -> Iterator[Looked]:
        """What each return would bring; nothing is changed."""
        with self._open() as workspace:
            merging = Merging(workspace, keep=False, at=self.now())
            for number, path in enumerate(paths, start=1):
                step(f"{number} of {len(paths)}")
                yield _taken(merging, path)

    # Doing

    def merge(self, paths: Sequence[Path], step: Step, done: list[Looked]) -> View:
        """Take returns in, each whole or not at all; `done` gets what became of each. How things stand afterwards."""
        with self._open() as workspace:
            merging = Merging(workspace, keep=True, at=self.now())
            for number, path in enumerate(paths, start=1):
                step(f"{number} of {len(paths)}: {path.name}")
                done.append(_taken(merging, path))
            return _view(workspace)

    def report(self, folder: Path, step: Step) -> Files:
        """Write the board paper and its tables into a new folder."""
        from panel_tui.report.write import write_report

        at = self.now()
        with self._open() as workspace:
            return write_report(workspace, folder, None, datetime.fromisoformat(at).date(), at, step)

    def verify(self, step: Step) -> Checked:
        """Check the workspace from the ground."""
        from panel_tui.store.verify import verify

        with self._open() as workspace:
            return verify(workspace, lambda done: step(f"{done:,} entries checked"))

    def pack(self, step: Step, done: list[Posted], member: str = "") -> None:
        """Write a pack for each member who has a proposal to judge, or for one; `done` gets each that is written.

        The passphrases of those that were written lie in a table beside the workspace.
        """
        with self._open() as workspace:
            standing = call_in(workspace)
            members = [member] if member else packed_for(standing, "member")
            step(f"1 of {len(members)}")
            try:
                for posted in packs(workspace, standing, members, "member", self.folder / PACKS, self.chance):
                    done.append(posted)
                    if len(done) < len(members):
                        step(f"{len(done) + 1} of {len(members)}")
            finally:
                if done:
                    write_secret(self.folder / PASSPHRASES, passphrase_table(done))

    def receipt(self, member: str) -> Posted:
        """Write a member's receipt. Raises BadInput where nothing has come from them yet."""
        with self._open() as workspace:
            standing = call_in(workspace)
            (posted,) = receipts(workspace, standing, {member: self.receipt_path(standing, member)}, self.chance)
            return posted

    def extend(self, member: str, until: date | None) -> None:
        """Give a member time until and with a day; with None the call's day holds for them again."""
        with self._open() as workspace:
            standing = call_in(workspace)
            stage = standing.stage
            if until is None:
                saying = no_extension(standing, stage, member)
            else:
                saying = extension(standing, stage, member, until, "")
            written(workspace, lambda pen: workspace.entries.say(pen, saying), self.chance)

    def reminders(self, view: View) -> list[Path]:
        """Write a reminder to each member from whom something is missing; where they lie."""
        seen, folder = view.overview, self.folder / REMINDERS
        return [path for _, path in write_reminders(seen.standing, view.post, seen.whose, self.today, folder)]

    def reminder(self, view: View, one: Post) -> str:
        """The reminder to one member."""
        return reminder(view.overview.standing, one, view.overview.whose, self.today)

    @property
    def today(self) -> date:
        """The day that it is."""
        return day_of(self.now())

    # Answering

    def answer(self, to: Question, said: Answered) -> tuple[Question, ...]:
        """Answer a question, and drop the draft of it; all questions afterwards.

        Raises BadInput where the answer cannot be given: the draft stays then.
        """
        with self._open() as workspace:
            standing = call_in(workspace)

            def say(pen: Pen) -> None:
                answer(workspace, standing, to, said.passed_on, said.answer, pen)
                workspace.drafts.forget(to.register)

            written(workspace, say, self.chance)
            return all_questions(workspace, standing)

    def drafted(self, to: Question) -> Answered | None:
        """What is begun of an answer and has not been said; None where nothing is."""
        value = self._glance.drafts.get(to.register)
        return None if value is None else Answered(value["question"], value["answer"])

    def keep(self, to: Question, said: Answered | None, going_on: bool = False) -> None:
        """Keep what is being written; None keeps nothing of it."""
        value = said and {"question": said.passed_on, "answer": said.answer}
        self._glance.drafts.put(to.register, value, self.now(), going_on)

    @cached_property
    def _glance(self) -> Glance:
        """The workspace, open for drafts as long as the page is there."""
        return Glance(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._glance.close()

    # Where things lie

    def new_paper(self) -> Path:
        """A folder for the papers that is not there yet: paper, paper-2, …"""
        number = 1
        while (found := self.folder / (PAPER if number == 1 else f"{PAPER}-{number}")).exists():
            number += 1
        return found

    def packs_there(self, standing: CallStanding) -> tuple[int, int]:
        """For how many members packs would be written, and how many such files lie there already."""
        members = packed_for(standing, "member")
        return len(members), sum(pack_path(self.folder / PACKS, standing, one).exists() for one in members)

    def receipt_path(self, standing: CallStanding, member: str) -> Path:
        """Where a member's receipt is written."""
        return receipt_path(self.folder / RECEIPTS, standing, member)

    def near(self, path: Path) -> str:
        """A path as it is typed in the folder of the workspace."""
        for base, before in ((self.folder, ""), (self.folder.parent, "../")):
            if path.is_relative_to(base):
                return before + path.relative_to(base).as_posix()
        return str(path)

    # The same as commands

    def typed(self, *words: str) -> str:
        """A command as it is typed in the folder of the workspace."""
        return f"panel-tui {shlex.join(words)}"

    def typed_status(self) -> str:
        """Who has done what."""
        return self.typed("status", self.path.name)

    def typed_post(self) -> str:
        """The post."""
        return self.typed("post", self.path.name)

    def typed_rank(self) -> str:
        """The ranked list."""
        return self.typed("rank", self.path.name)

    def typed_merge(self, *paths: Path) -> str:
        """Taking in these returns, or all those of these folders."""
        return self.typed("merge", *(self.near(path) for path in paths), "--into", self.path.name)

    def _open(self) -> Workspace:
        return open_workspace(self.path)


def _view(workspace: Workspace) -> View:
    ranked = ranking(workspace)
    seen = overview(workspace, ranked=ranked)
    sent = post(workspace, ranked.standing, seen.tasks)
    return View(seen, ranked, all_questions(workspace, ranked.standing), tuple(sent))


def stamp_of(path: Path) -> tuple[int, int]:
    """What tells whether a file has changed: when it was written, and how long it is."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _taken(merging: Merging, path: Path) -> Looked:
    stamp = stamp_of(path)
    try:
        return Looked(path, stamp, merging.take(path))
    except BadInput as error:
        return Looked(path, stamp, None, tuple(error.lines()))
