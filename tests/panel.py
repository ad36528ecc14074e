"""A small call in real files, for tests: an office, its people, their workspaces, and what goes between them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.assess.registers import Assessment, comment_value, score_value, versions
from panel_tui.assess.score_table import draft, submit_drafts, typed, typed_submissions
from panel_tui.assess.submitting import submit, withdraw
from panel_tui.call import adding
from panel_tui.call.callfile import CallFile
from panel_tui.call.changes import changes, make
from panel_tui.call.derived import TABLES
from panel_tui.call.exact import show_exact
from panel_tui.call.founding import found
from panel_tui.call.intake.assignments import read_assignments
from panel_tui.call.intake.declarations import read_declarations
from panel_tui.call.intake.gates import read_gates
from panel_tui.call.intake.members import read_members
from panel_tui.call.intake.proposals import read_proposals
from panel_tui.call.intake.scores import read_scores
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.exchange.opening import merge_return, open_pack
from panel_tui.exchange.parcel import read
from panel_tui.exchange.sending import Scope, give_back, pack, receipt
from panel_tui.exchange.taking import TakenIn
from panel_tui.faults import BadInput
from panel_tui.files.sections import read_markdown
from panel_tui.files.table import read_csv
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Said, Saying
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.small_call import ASSIGNMENTS, MEMBERS, PROPOSALS, TEXTS
from tests.small_call import call_file as call_file  # other tests take it from here

START = datetime(2017, 5, 12, 9, 30, tzinfo=UTC)
NOW = "2017-06-01T12:00:00Z"


class Panel:
    """The small call, founded in `folder`. A person's file and keys are named after the person and their device."""

    def __init__(self, folder: Path, seed: str = "panel", full: bool = True, file: CallFile | None = None) -> None:
        """With `full`, members, proposals, their texts and assignments are there already. `file` is another call."""
        self.folder = folder
        self.chance = Chance.seeded(seed, START)
        self.founded = found(file or call_file(), self.path(), self.keys(), self.chance, TABLES)
        if full:
            self.add("members", MEMBERS)
            self.add("proposals", PROPOSALS)
            self.add_texts(TEXTS)
            self.add("assignments", ASSIGNMENTS)

    def path(self, person: str = "office", device: str = "") -> Path:
        """Where a person's workspace lies."""
        return self.folder / f"{person}{device}.panel"

    def keys(self, person: str = "office", device: str = "") -> KeyFolder:
        """The key folder of a person's machine."""
        return KeyFolder(self.folder / f"keys-{person}{device}")

    def space(self, person: str = "office", device: str = "") -> Workspace:
        """A person's workspace, open: for a `with` block."""
        return Workspace(self.path(person, device), TABLES)

    def standing(self, person: str = "office", device: str = "") -> CallStanding:
        """The call as it stands in a person's file."""
        with self.space(person, device) as space:
            return call_in(space)

    # What tables say

    def add(self, kind: str, table: str, person: str = "office", device: str = "") -> list[str]:
        """Add a table (CSV) to a person's file; the effect of each thing said."""
        with self.space(person, device) as space:
            standing = call_in(space)
            said, documents = sayings(kind, table, space, standing)
            return self._make(space, said, documents, person, device)

    def add_texts(self, texts: Mapping[str, str]) -> list[str]:
        """Add texts of proposals (Markdown) by the name of their file; the effect of each."""
        passages = {name: read_markdown(f"{name}.md", text.encode()) for name, text in texts.items()}
        with self.space() as space:
            return self._make(space, *adding.texts(passages, call_in(space), "texts"), "office", "")

    def _make(
        self, space: Workspace, said: adding.Said, documents: Sequence[bytes], person: str, device: str
    ) -> list[str]:
        wanted = changes(space, said)
        make(space, self.keys(person, device).pen(space, self.chance), wanted, documents)
        return [change.effect for change in wanted]

    def type_scores(self, table: str) -> tuple[list[str], int]:
        """The office types a table of scores (CSV): the effect of each thing said, and how many submissions are new."""
        with self.space() as space:
            standing = call_in(space)
            rows = read_scores(read_csv("scores.csv", table.encode()), standing.known)
            effects = self._make(space, typed(rows, standing, space), (), "office", "")
            return effects, typed_submissions(space, rows, self.keys().pen(space, self.chance))

    def own_scores(self, table: str, member: str) -> int:
        """A member adds a table of scores (CSV) to their own file; how many submissions it made."""
        with self.space(member) as space, space.writing():
            standing = call_in(space)
            rows = read_scores(read_csv("scores.csv", table.encode()), standing.known)
            draft(space, rows, standing, NOW)
            return submit_drafts(space, rows, standing, self.keys(member).pen(space, self.chance))

    def say(self, *sayings: Saying, person: str = "office", device: str = "") -> None:
        """Say something at once from a person's file."""
        with self.space(person, device) as space:
            space.entries.say(self.keys(person, device).pen(space, self.chance), *sayings)

    # What goes between files

    def pack(self, member: str, scope: Scope = "member") -> bytes:
        """A pack from the office."""
        with self.space() as space:
            return pack(space, member, scope, self.keys(), self.chance)

    def receipt(self, member: str) -> bytes:
        """A receipt from the office."""
        with self.space() as space:
            return receipt(space, member, self.keys(), self.chance)

    def open(self, data: bytes, member: str, device: str = "", name: str = "a.pack") -> TakenIn:
        """Open a pack or a receipt into a member's file."""
        sent = self._sent(name, data)
        return open_pack(sent, self.path(member, device), self.keys(member, device), NOW, TABLES)

    def join(self, member: str, device: str = "", scope: Scope = "member") -> None:
        """Make a pack and open it."""
        self.open(self.pack(member, scope), member, device)

    def give_back(self, member: str, device: str = "") -> bytes:
        """A return from a member's file."""
        with self.space(member, device) as space:
            return give_back(space, self.keys(member, device), self.chance)

    def merge(self, data: bytes, person: str = "office", name: str = "a.return") -> TakenIn:
        """Take a return in."""
        with self.space(person) as space:
            return merge_return(space, self._sent(name, data), NOW)

    def _sent(self, name: str, data: bytes) -> Path:
        """A parcel as it came by e-mail."""
        folder = self.folder / "post"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes(data)
        return path

    # What a member does

    def draft(
        self, member: str, reference: str, marks: Mapping[str, str], device: str = "", round_: str = "1", why: str = ""
    ) -> None:
        """Keep scores ("3", "not_applicable", "abstained") by criterion, each with a reason, as drafts."""
        with self.space(member, device) as space:
            of, under = Assessment("full", reference, member, round_), versions(call_in(space), reference)
            for criterion, mark in marks.items():
                scored = mark.isdigit()
                value = score_value("scored" if scored else mark, Fraction(mark) if scored else None, under)
                space.drafts.put(of.score(criterion), value, NOW)
                words = why or f"{member} on {criterion} of {reference}: {mark}."
                space.drafts.put(of.comment(criterion), comment_value(words, under), NOW)

    def submit(self, member: str, reference: str, device: str = "", round_: str = "1") -> None:
        """Submit what was drafted."""
        with self.space(member, device) as space:
            pen = self.keys(member, device).pen(space, self.chance)
            submit(space, call_in(space), Assessment("full", reference, member, round_), pen)

    def score(self, member: str, reference: str, need: str, idea: str, device: str = "", round_: str = "1") -> None:
        """Draft both scores of a proposal and submit them."""
        self.draft(member, reference, {"need": need, "idea": idea}, device, round_)
        self.submit(member, reference, device, round_)

    def withdraw(self, member: str, reference: str, reason: str, device: str = "") -> None:
        """Withdraw a submission."""
        with self.space(member, device) as space:
            pen = self.keys(member, device).pen(space, self.chance)
            withdraw(space, Assessment("full", reference, member), reason, pen)

    # What can be seen

    def counting(self, person: str = "office", device: str = "") -> Counting:
        """What counts in a person's file."""
        with self.space(person, device) as space:
            return counting(space, "full")

    def all(self, person: str = "office", device: str = "") -> list[Said]:
        """Every entry in a person's file."""
        with self.space(person, device) as space:
            return list(space.entries.all())

    def wrong(self, person: str = "office", device: str = "") -> list[str]:
        """What `verify` finds in a person's file."""
        with self.space(person, device) as space:
            return [str(finding) for finding in verify(space).findings]


def sayings(kind: str, table: str, space: Workspace, standing: CallStanding) -> tuple[adding.Said, Sequence[bytes]]:
    """What a table (CSV) says, and the documents it needs."""
    rows, known = read_csv(f"{kind}.csv", table.encode()), standing.known
    match kind:
        case "members":
            return adding.members(read_members(rows, known), space, standing), ()
        case "proposals":
            return adding.proposals(read_proposals(rows, known), standing)
        case "assignments":
            return adding.assignments(read_assignments(rows, known), standing), ()
        case "declarations":
            return adding.declarations(read_declarations(rows, known), standing, space.member), ()
        case "gates":
            return adding.gates(read_gates(rows, known), standing), ()
    raise ValueError(kind)


def scores(marks: Mapping[Place, Given]) -> dict[str, str]:
    """Marks as a person would say them: "P-1 priya need" to "3"."""
    return {
        " ".join(place): show_exact(one.value) if one.value is not None else one.state for place, one in marks.items()
    }


def words_of(data: bytes) -> str:
    """Every byte of a parcel that can be read, with what is compressed in it opened."""
    there = {name: part.whole() for name, part in read("a parcel", BytesIO(data)).parts.items()}
    parts = [zlib.decompress(part) if name == "entries" else part for name, part in there.items()]
    return b"\n".join([data.partition(b"\n")[0], *parts]).decode(errors="replace")


def refused(attempt: Callable[[], object]) -> str:
    """The sentences with which an attempt is refused."""
    try:
        attempt()
    except BadInput as error:
        return "\n".join(error.lines())
    raise AssertionError("it was not refused")
