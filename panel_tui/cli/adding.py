"""Which station takes in which kind of table: the order of an import, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from panel_tui.assess import score_table
from panel_tui.call import adding, amending
from panel_tui.call.call_model import Call
from panel_tui.call.callfile import is_call, read_call
from panel_tui.call.changes import Change, changes, make
from panel_tui.call.intake.agreed import read_agreed
from panel_tui.call.intake.assignments import read_assignments
from panel_tui.call.intake.declarations import read_declarations
from panel_tui.call.intake.gates import read_gates
from panel_tui.call.intake.kinds import KINDS, kind_of
from panel_tui.call.intake.members import read_members
from panel_tui.call.intake.proposals import read_proposals
from panel_tui.call.intake.scores import read_scores
from panel_tui.call.intake.statements import read_statements
from panel_tui.call.rubric import Rubric
from panel_tui.call.rubric_file import read_rubric
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_a_scorer, needs_the_chair, needs_the_office
from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.files.disk import read_bytes
from panel_tui.files.sections import Passage, read_markdown
from panel_tui.files.table import Table, read_csv
from panel_tui.journal import Pen
from panel_tui.moderate import agreeing
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

TEXTS = "texts"
RUBRICS = "rubrics"
CALLS = "calls"
ORDER = (
    "members",
    CALLS,
    RUBRICS,
    "proposals",
    TEXTS,
    "assignments",
    "declarations",
    "gates",
    "scores",
    "agreed",
    "statements",
)
OFFICES = frozenset({"members", CALLS, RUBRICS, "proposals", TEXTS, "assignments", "gates"})
CHAIRS = {"agreed": "agreed scores", "statements": "panel statements"}
NOUNS = {"scores": ("score or comment", "scores and comments"), "agreed": ("agreed score", "agreed scores")}


@dataclass(frozen=True)
class Offered:
    """A file that was read: a table, the texts of a folder by the names of their files, a rubric, or a call."""

    name: str
    kind: str
    table: Table | None = None
    texts: dict[str, tuple[Passage, ...]] | None = None
    rubric: Rubric | None = None
    call: Call | None = None


@dataclass(frozen=True)
class Added:
    """What a file changed, row by row, and how many assessments it submitted, where it is a table of scores."""

    name: str
    kind: str
    changes: tuple[Change, ...]
    submitted: int | None = None

    @property
    def anything(self) -> bool:
        """Whether anything is not as it was before."""
        return bool(self.submitted) or any(change.effect != "as it is" for change in self.changes)

    @property
    def words(self) -> str:
        """What came of it: "7 texts changed, 2 as they are; 3 submitted"."""
        effects = Counter(change.effect for change in self.changes)
        parts = [f"{number} {_in_words(effect, number)}" for effect, number in effects.items()]
        if parts:
            first = next(iter(effects.values()))
            parts[0] = parts[0].replace(" ", f" {_noun(self.kind, first)} ", 1)
        said = f"; {self.submitted} submitted" if self.submitted else ""
        return (", ".join(parts) or "nothing in it") + said


def read(path: Path, kind: str | None) -> Offered:
    """Read a table, a folder of texts, or a corrected rubric or call (TOML), whose rubrics lie beside it.

    Raises BadInput with all that is wrong in it.
    """
    if path.is_dir():
        return Offered(path.name, TEXTS, texts=_texts(path))
    if path.suffix.lower() == ".toml":
        data = read_bytes(path)
        if is_call(path.name, data):
            file = read_call(path.name, data, lambda beside: read_bytes(path.parent / beside))
            return Offered(path.name, CALLS, call=file.call)
        return Offered(path.name, RUBRICS, rubric=read_rubric(path.name, data))
    table = read_csv(path.name, read_bytes(path))
    names = [one.name for one in KINDS]
    if kind is not None and kind not in names:
        raise BadInput(Fault(f"{kind!r} is no kind of table", f"There are {', '.join(names)}."))
    return Offered(path.name, kind or kind_of(table.header, path.name), table)


def add(workspace: Workspace, offered: Sequence[Offered], keep: bool, reason: str = "") -> list[Added]:
    """Take everything in, or raise BadInput and take nothing. Unless `keep`, only see what would come of it.

    `reason` is why texts, rubrics and a call take the place of earlier ones, as members will be told.

    What others need to be there is taken in first; what came of each is told in the order in which they were offered.
    """
    for one in offered:
        _may_add(workspace, one.kind)

    def write(pen: Pen) -> list[Added]:
        added: dict[int, Added] = {}
        for number, one in sorted(enumerate(offered), key=lambda pair: ORDER.index(pair[1].kind)):
            added[number] = _add(workspace, one, pen, reason)
            workspace.log(pen.chance.now(), "added", f"{one.name}: {one.kind}")
        return [added[number] for number in range(len(offered))]

    return written(workspace, write, keep)


def _may_add(workspace: Workspace, kind: str) -> None:
    if kind in OFFICES:
        needs_the_office(workspace, f"adds {kind}")
    if kind in CHAIRS:
        needs_the_chair(workspace, f"records {CHAIRS[kind]}")
    if kind == "scores" and not workspace.is_office:
        needs_a_scorer(workspace, "adds scores")


def _texts(folder: Path) -> dict[str, tuple[Passage, ...]]:
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".md", ".markdown"))
    if not files:
        raise BadInput(Fault("There are no Markdown files in this folder", "Name them after references.", str(folder)))
    faults = Faults()
    texts = {}
    for path in files:
        try:
            texts[path.stem] = read_markdown(f"{folder.name}/{path.name}", read_bytes(path))
        except BadInput as error:
            faults.found.extend(error.faults)
    faults.stop()
    return texts


def _add(workspace: Workspace, one: Offered, pen: Pen, reason: str) -> Added:
    standing = call_in(workspace)
    if one.kind == "scores":
        return _add_scores(workspace, one, standing, pen)
    documents: list[bytes] = []
    if one.texts is not None:
        said, documents = adding.texts(one.texts, standing, one.name)
    elif one.rubric is not None:
        said, documents = amending.rubrics([(one.name, one.rubric)], workspace, standing)
    elif one.call is not None:
        said, documents = amending.call(one.name, one.call, standing)
    elif one.kind == "proposals":
        said, documents = adding.proposals(read_proposals(_table(one), standing.known), standing)
    else:
        said = _sayings(workspace, one, standing)
    found = changes(workspace, said)
    if reason:
        found = [one_ if one_.effect == "as it is" else _with_reason(one_, reason) for one_ in found]
    make(workspace, pen, found, documents)
    return Added(one.name, one.kind, tuple(found))


def _with_reason(change: Change, reason: str) -> Change:
    """A document that takes another's place, with the reason why."""
    saying = change.saying
    if saying.register.kind != "in_force":
        return change
    return replace(change, saying=replace(saying, value=saying.value | {"reason": reason}))


def _sayings(workspace: Workspace, one: Offered, standing: CallStanding) -> list[tuple[str, Saying]]:
    table, known = _table(one), standing.known
    match one.kind:
        case "members":
            return adding.members(read_members(table, known), workspace, standing)
        case "assignments":
            return adding.assignments(read_assignments(table, known), standing)
        case "declarations":
            declared = read_declarations(table, known)
            if any(row.member != workspace.member for row in declared):
                needs_the_office(workspace, "types other people's interests")
            return adding.declarations(declared, standing, workspace.member)
        case "gates":
            return adding.gates(read_gates(table, known), standing)
        case "agreed":
            return agreeing.agreed(read_agreed(table, known), workspace, standing)
        case _:
            return agreeing.statements(read_statements(table, known), workspace, standing)


def _add_scores(workspace: Workspace, one: Offered, standing: CallStanding, pen: Pen) -> Added:
    rows = read_scores(_table(one), standing.known)
    typed = score_table.typed(rows, standing, workspace)
    if workspace.is_office:
        found = changes(workspace, typed)
        make(workspace, pen, found)
        submitted = score_table.typed_submissions(workspace, rows, pen)
    else:
        score_table.all_own(workspace, rows, standing, one.name)
        found = score_table.redrafted(workspace, typed)
        score_table.draft(workspace, rows, standing, pen.chance.now())
        submitted = score_table.submit_drafts(workspace, rows, standing, pen)
    return Added(one.name, one.kind, tuple(found), submitted)


def _noun(kind: str, number: int) -> str:
    one, many = NOUNS.get(kind, (kind.removesuffix("s"), kind))
    return one if number == 1 else many


def _in_words(effect: str, number: int) -> str:
    return "as they are" if effect == "as it is" and number != 1 else effect


def _table(one: Offered) -> Table:
    assert one.table is not None
    return one.table
