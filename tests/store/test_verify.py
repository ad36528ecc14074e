"""Whatever is altered in a workspace, `verify` finds it and says where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from panel_tui.faults import BadInput
from panel_tui.journal import Pen
from panel_tui.store.derived import Derived
from panel_tui.store.verify import Checked, verify
from panel_tui.store.workspace import Workspace
from tests.world import World


@dataclass(frozen=True)
class Person:
    id: str
    name: str


def people(space: Workspace) -> Iterable[Person]:
    return [Person(said.about["member"], said.value["name"]) for said in space.entries.heads("member")]


PEOPLE = Derived("person", Person, frozenset({"member"}), people)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    world = World()
    first = world.score("A", "x", 3)
    world.score("A", "x", 4, (first.id,))
    last = world.score("B", "y", 2)
    path = tmp_path / "X.panel"
    with Workspace.make(path, {"call": world.call, "member": "office"}, [PEOPLE]) as space:
        space.entries.take_in(list(world.said.values()))
        space.entries.take_in([world.say("O", last.body.register, last.body.value, (), "transcribed").withheld()])  # type: ignore[union-attr]  # it has a body
        space.add_heads([world.pens["B"].sign_head(last.seq, last.id)])
        space.documents.put(b"a rubric")
    return path


def check(path: Path) -> Checked:
    with Workspace(path, [PEOPLE]) as space:
        return verify(space)


def tampered(path: Path, sql: str, *values: object) -> list[str]:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(sql, values).rowcount > 0
    connection.close()
    return [str(finding) for finding in check(path).findings]


def test_an_untouched_file_has_nothing_wrong_and_says_what_was_checked(made: Path) -> None:
    checked = check(made)
    assert checked.findings == ()
    assert (checked.entries, checked.devices, checked.documents) == (13, 4, 1)
    assert checked.vouched == 2


COLUMNS = ["id", "author", "device", "seq", "prev", "at", "replaces", "body_hash", "body", "kind", "about", "source",
           "state", "why", "current"]  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("row", ["first", "score", "last score", "withheld"])
def test_every_altered_column_is_found(made: Path, column: str, row: str) -> None:
    where = {
        "first": "number = 1",
        "score": "id = (SELECT id FROM entry WHERE kind = 'score' ORDER BY number LIMIT 1)",
        "last score": "id = (SELECT id FROM entry WHERE kind = 'score' ORDER BY number DESC LIMIT 1)",
        "withheld": "body IS NULL",
    }[row]
    new = {
        "seq": "seq + 1",
        "current": "1 - current",
        "state": "CASE state WHEN 'withheld' THEN 'erased' ELSE 'withheld' END",
        "replaces": "'[\"' || id || '\"]'",
    }.get(column, f"coalesce({column}, 'x') || 'x'")
    assert tampered(made, f"UPDATE entry SET {column} = {new} WHERE {where}")


@pytest.mark.parametrize("position", range(0, 200, 7))
def test_every_altered_byte_of_a_body_is_found(made: Path, position: int) -> None:
    sql = "UPDATE entry SET body = substr(body, 1, ?1) || 'Q' || substr(body, ?1 + 2) WHERE kind = 'score'"
    findings = tampered(made, sql, position)
    assert any("its words were altered" in finding for finding in findings)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM entry WHERE kind = 'score' AND seq = 2 AND author = 'priya'", "which it continues, is missing"),
        ("DELETE FROM entry WHERE author = 'priya' AND about LIKE '%\"y\"%'", "its chain is cut"),
        ("DELETE FROM replacement", "does not agree with the table of replacements"),
        ("INSERT INTO replacement (old, new) SELECT id, id FROM entry LIMIT 1", "table of replacements"),
        ("UPDATE person SET name = 'Somebody else' WHERE id = 'priya'", "table person: does not agree"),
        ("DELETE FROM person WHERE id = 'priya'", "table person: does not agree"),
        ("UPDATE document SET bytes = x'00'", "document"),
        ("UPDATE signed_head SET seq = seq + 1", "signature under its chain does not hold"),
        ("UPDATE signed_head SET signature = '00'", "signature under its chain does not hold"),
    ],
)
def test_what_is_missing_or_stale_is_found(made: Path, sql: str, words: str) -> None:
    assert any(words in finding for finding in tampered(made, sql))


def test_a_cloned_device_shows_with_both_branches_kept(tmp_path: Path) -> None:
    world = World()
    fork = world.tips["A"]
    one = world.score("A", "x", 3)
    world.tips["A"] = fork
    other = world.score("A", "y", 2)
    path = tmp_path / "X.panel"
    with Workspace.make(path, {"call": world.call, "member": "office"}, [PEOPLE]) as space:
        space.entries.take_in(list(world.said.values()))
        assert {one.id, other.id} == {said.id for said in space.entries.heads("score")}
    (finding,) = check(path).findings
    assert "two entries of this number" in str(finding)
    assert world.pens["A"].device[:12] in str(finding)


def test_words_of_a_stranger_are_listed_with_the_reason(tmp_path: Path) -> None:
    world = World()
    world.pens["Z"] = Pen(world.call, "priya", world.chance.key(), world.chance)
    world.score("Z", "x", 5)
    path = tmp_path / "X.panel"
    with Workspace.make(path, {"call": world.call, "member": "office"}) as space:
        space.entries.take_in(list(world.said.values()))
    assert any("does not speak for priya" in str(finding) for finding in check(path).findings)


def test_a_damaged_file_is_told_in_words(tmp_path: Path, made: Path) -> None:
    data = made.read_bytes()
    broken = tmp_path / "broken.panel"
    broken.write_bytes(data[:3000] + bytes(9000) + data[12000:])
    try:
        findings = [str(finding) for finding in check(broken).findings]
    except BadInput as error:
        findings = list(error.lines())
    assert any("damaged" in finding for finding in findings)
