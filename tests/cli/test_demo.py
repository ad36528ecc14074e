"""The demonstration: it is built up to the evening before the meeting, the same every time, and somebody can go on.

Worked by hand from the tables (weights over five points):

TFO-004: all five have submitted. The medians are 4 4 4 4 3 4 3, times 3 4 4 3 3 2 1:
12 + 16 + 16 + 12 + 9 + 8 + 3 = 76.
TFO-015: without Euan, whose interest came to light late, the medians of Bryn, Chidi, Devika and Farah are
4 3 4 3 3.5 4 3, times 4 3 4 3 3 2 1: 16 + 9 + 16 + 9 + 10.5 + 8 + 3 = 71.5. With him it would be 76.
"""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

import pytest
import tomli

from panel_tui.call.money import parse_money
from panel_tui.cli import demo_command
from panel_tui.cli.common import CHANCE
from panel_tui.cli.demo_story import DAYS, MEMBERS, NEXT, Day
from panel_tui.cli.main import main
from panel_tui.house import open_workspace, ready_folder

SOURCE = ready_folder("fixtures") / "demo"
GWENS = ["TFO-007", "TFO-011", "TFO-023", "TFO-028", "TFO-031", "TFO-036", "TFO-042"]


def said(*words: str) -> str:
    """What a command prints; it must end with 0."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(words) == 0, out.getvalue()
    return out.getvalue()


def build(folder: Path, patch: pytest.MonkeyPatch, *how: str) -> str:
    """Build the demonstration in `folder`, with keys of its own; what it printed."""
    patch.setenv("PANEL_TUI_KEYS", str(folder.with_name(f"{folder.name}-keys")))
    return said("demo", "--dir", str(folder), *how)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The demonstration, built once for tests that change nothing in it, and what it printed."""
    folder = tmp_path_factory.mktemp("once") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        yield folder, build(folder, patch)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A terminal, and in place of the screens a list of the files that are opened on it."""
    found: list[Path] = []

    def start(path: Path) -> int:
        found.append(path)
        return 0

    monkeypatch.setitem(sys.modules, "panel_tui.tui.start", SimpleNamespace(start=start))
    monkeypatch.setattr(demo_command, "_on_a_terminal", lambda: True)
    return found


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> None:
    """Somebody at the keyboard who types these answers, and then closes it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in given)))


def ids(workspace: Path) -> list[str]:
    with open_workspace(workspace) as one:
        return sorted(entry.id for entry in one.entries.all())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the demonstration's tables."""
    return list(csv.DictReader(io.StringIO((SOURCE / name).read_text(encoding="utf-8"), newline="")))


def marks(proposal: str, *members: str) -> list[float]:
    """The middle of these members' scores on each criterion, in the rubric's order, straight from the tables."""
    given: dict[str, list[int]] = {}
    for member in members:
        for row in table(f"scores/{member}.csv"):
            if row["Proposal"] == proposal:
                given.setdefault(row["Criterion"], []).append(int(row["Score"]))
    return [median(scores) for scores in given.values()]


def status(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(said("status", str(file), "--json"))
    return content


def states(file: Path, member: str) -> dict[str, str]:
    """How far a member is with each proposal, as a file knows it."""
    return {
        one["reference"]: assessment["state"]
        for one in status(file)["proposals"]
        for assessment in one["assessments"]
        if assessment["member"] == member
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def exact_totals(file: Path) -> dict[str, Fraction]:
    listed = json.loads(said("rank", str(file), "--json"))["proposals"]
    return {one["reference"]: Fraction(one["exact"]) for one in listed if one["exact"] is not None}


def test_two_builds_in_two_places_say_the_same(built: tuple[Path, str], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        printed = build(tmp_path / "demo", patch, "--no-open")
    first, words = built
    files = [first / "office.panel", first / "chair.panel", *(first / "members").iterdir()]
    assert len(files) == 2 + len(MEMBERS)
    for path in files:
        assert ids(path) == ids(tmp_path / "demo" / path.relative_to(first)) != []
    # Packs and returns are sealed in other bytes each time; what came out of them is the same in every file.
    for folder in ("packs", "returns"):
        assert names(first / folder) == names(tmp_path / "demo" / folder)
    assert (first / "passphrases.csv").read_text() == (tmp_path / "demo" / "passphrases.csv").read_text()
    assert printed.replace(str(tmp_path), "") == words.replace(str(first.parent), "")


def test_it_shows_every_command_and_what_lies_where(built: tuple[Path, str]) -> None:
    folder, printed = built
    shown = [line.removeprefix("$ panel-tui ") for line in printed.splitlines() if line.startswith("$ panel-tui ")]
    assert shown == [command for day in DAYS for command in day.commands]
    assert "Recovery key" not in printed
    for name in ("office.panel", "chair.panel", "members", "packs", "returns"):
        assert (folder / name).exists()
        assert f"\n  {name} " in printed
    assert {path.stem for path in (folder / "members").glob("*.panel")} == set(MEMBERS)


def test_every_workspace_and_parcel_verifies(built: tuple[Path, str]) -> None:
    files = [path for kind in ("panel", "pack", "return") for path in built[0].rglob(f"*.{kind}")]
    assert len(files) == 10 + 9 + 9
    for path in files:
        said("verify", str(path))


def test_totals_are_those_worked_by_hand(built: tuple[Path, str]) -> None:
    totals = exact_totals(built[0] / "office.panel")
    middle = marks("TFO-004", "priya", "amina", "chidi", "devika", "euan")
    assert middle == [4, 4, 4, 4, 3, 4, 3]
    assert totals["TFO-004"] == sum(score * weight for score, weight in zip(middle, (3, 4, 4, 3, 3, 2, 1), strict=True))
    assert totals["TFO-004"] == 76
    middle = marks("TFO-015", "bryn", "chidi", "devika", "farah")
    assert middle == [4, 3, 4, 3, 3.5, 4, 3]
    by_hand = sum(score * weight for score, weight in zip(middle, (4, 3, 4, 3, 3, 2, 1), strict=True))
    assert totals["TFO-015"] == Fraction(by_hand) == Fraction(143, 2)
    assert exact_totals(built[0] / "chair.panel") == totals


def test_priya_has_work_to_do(built: tuple[Path, str]) -> None:
    file = built[0] / "members" / "priya.panel"
    assert states(file, "priya") == {
        "TFO-004": "submitted",
        "TFO-007": "submitted",
        "TFO-011": "submitted",
        "TFO-019": "in progress",
        "TFO-036": "not started",
        "TFO-042": "not started",
        "TFO-050": "not started",
    }
    listed = {one["reference"]: one for one in json.loads(said("assess", str(file), "--json"))["assessments"]}
    assert listed["TFO-028"]["state"] == "recused"
    assert len(listed) == 8
    assert listed["TFO-019"]["missing"] == [
        "Deliverability and leadership has a score without a written reason",
        "Cost, savings and value for money has no score",
        "Sustainability and spread has no score",
        "Evaluation readiness has no score",
    ]
    with open_workspace(file) as priyas:
        assert not priyas.entries.heads("undertaking", member="priya")


def test_what_priya_has_begun_stays_with_her(built: tuple[Path, str]) -> None:
    assert states(built[0] / "office.panel", "priya")["TFO-019"] == "not started"
    assert states(built[0] / "chair.panel", "priya")["TFO-019"] == "not started"


def test_gwens_return_waits_and_can_be_taken_in(built: tuple[Path, str]) -> None:
    office = built[0] / "office.panel"
    assert states(office, "gwen") == dict.fromkeys(GWENS, "not started")
    told = said("merge", str(built[0] / "returns" / "gwen.return"), "--into", str(office), "--dry-run")
    assert f"7 proposals submitted: {', '.join(GWENS)}" in told
    assert states(office, "gwen") == dict.fromkeys(GWENS, "not started")


def test_interests_stand_as_they_were_declared(built: tuple[Path, str]) -> None:
    office = status(built[0] / "office.panel")
    recused = {
        (assessment["member"], one["reference"])
        for one in office["proposals"]
        for assessment in one["assessments"]
        if assessment["state"] == "recused"
    }
    assert recused == {("amina", "TFO-007"), ("priya", "TFO-028"), ("bryn", "TFO-009"), ("euan", "TFO-015")}
    assert not office["clashes"]
    assert not any(one["short_of_assessors"] for one in office["proposals"])
    assert office["asked"] == 13_220_000_00


def test_the_second_time_nothing_is_built(built: tuple[Path, str]) -> None:
    before = contents(built[0])
    told = said("demo", "--dir", str(built[0]))
    assert told.startswith(f"The demonstration is in {built[0]} already.")
    assert "$ panel-tui" not in told
    assert built[1].endswith(told.split("\n", 1)[1])
    assert contents(built[0]) == before


@pytest.mark.parametrize(
    ("given", "file"),
    [
        (["1"], "members/priya.panel"),
        (["7", "", "2"], "chair.panel"),
        ([" 3 "], "office.panel"),
        (["Q"], None),
        ([], None),
    ],
)
def test_on_a_terminal_it_asks_who_you_want_to_be(
    built: tuple[Path, str], opened: list[Path], monkeypatch: pytest.MonkeyPatch, given: list[str], file: str | None
) -> None:
    answers(monkeypatch, *given)
    told = said("demo", "--dir", str(built[0]))
    assert opened == ([built[0] / file] if file else [])
    assert told.splitlines()[1] == "Who do you want to be?"
    for one in [file] if file else ["members/priya.panel", "chair.panel", "office.panel"]:
        assert f"  panel-tui {built[0] / one}" in told.split("To come back:")[1].splitlines()


@pytest.mark.parametrize(("whose", "file"), [("member", "members/priya.panel"), ("chair", "chair.panel")])
def test_who_says_it_at_once_is_not_asked(built: tuple[Path, str], opened: list[Path], whose: str, file: str) -> None:
    told = said("demo", "--dir", str(built[0]), "--as", whose)
    assert opened == [built[0] / file]
    assert "Who do you want to be?" not in told


def test_on_a_terminal_each_step_is_one_line(
    tmp_path: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "q")
    told = build(tmp_path / "demo", monkeypatch)
    steps = told.split("Who do you want to be?")[0].strip().splitlines()[1:]
    assert [line.strip(" …") for line in steps] == [day.words for day in DAYS]
    assert all(len(line) <= 80 for line in steps)
    assert opened == []


def test_what_is_to_be_tried_next_works(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built[0], tmp_path / "demo")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(built[0].with_name("demo-keys")))
    monkeypatch.chdir(tmp_path / "demo")
    for command in NEXT:
        assert f"  panel-tui {command}\n" in built[1]
        assert said(*shlex.split(command))


def test_the_figures_of_its_panel_are_told(built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(built[0].with_name("demo-keys")))
    monkeypatch.chdir(built[0])
    found = json.loads(said("reconcile", "office.panel", "--json"))
    (totals,) = found["totals"]
    assert (totals["n"], totals["proposals"], len(totals["members"]), found["shortlist"]) == (45, 12, 7, True)
    # The members submitted everything themselves, each in the order of the references and all on one day.
    (drift,) = found["drift"]
    assert (drift["order"]["n"], drift["first_read"]["n"], drift["day"]["n"]) == (45, 45, None)
    # Gwen's return has not been taken in, and Priya has submitted three of eight: the others miss nothing.
    assert sum(one["missing"] > 0 for one in found["gaps"]) == 2


def test_the_files_can_be_written_in_afterwards(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built[0], tmp_path / "demo")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(built[0].with_name("demo-keys")))
    monkeypatch.chdir(tmp_path / "demo")
    said("assess", "members/priya.panel", "--declare", "TFO-036=soft", "--reason", "I know the road")
    said("return", "members/priya.panel", "-o", "returns/priya-2.return")
    said("moderate", "chair.panel", "--agree", "TFO-004/A-NEED=4")
    assert "interest" in said("merge", "returns/priya-2.return", "--into", "office.panel")


def test_keys_lie_where_they_are_looked_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_command, "DAYS", DAYS[:1])
    monkeypatch.setenv("PANEL_TUI_KEYS", "keys")
    monkeypatch.chdir(tmp_path)
    said("demo", "--no-open")
    assert list((tmp_path / "keys").glob("*.device"))
    assert not (tmp_path / "demo" / "keys").exists()


def test_clock_and_folder_are_as_before(built: tuple[Path, str]) -> None:
    assert CHANCE.get() is None
    assert Path.cwd() != built[0].resolve()
    with open_workspace(built[0] / "office.panel") as office:
        days = {entry.at[:10] for entry in office.entries.all()}
    assert min(days) == "2017-03-01"
    assert max(days) == "2017-05-30"


def test_a_folder_that_is_not_empty_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "call.toml").write_text('id = "demo-2017"')
    assert main(["demo", "--dir", str(tmp_path / "mine")]) == 2
    assert "This folder is not empty" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["call.toml"]
    assert main(["demo", "--dir", str(tmp_path / "mine" / "call.toml")]) == 2
    assert "call.toml" in capsys.readouterr().err


def test_another_call_of_the_same_form_is_not_taken_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], opened: list[Path]
) -> None:
    (tmp_path / "members").mkdir()
    for name in ("office.panel", "chair.panel", "members/priya.panel"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "call.toml").write_text('id = "homes-2017"')
    assert main(["demo", "--dir", str(tmp_path)]) == 2
    assert "This folder is not empty" in capsys.readouterr().err
    assert opened == []


def test_a_command_that_fails_stops_it_and_it_can_be_begun_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys"))
    day = Day(date(2017, 3, 1), "Nothing goes well", ("verify call.toml", "new call.toml -o office.panel"))
    monkeypatch.setattr(demo_command, "DAYS", (day,))
    assert main(["demo", "--dir", str(tmp_path / "demo")]) == 2
    told = capsys.readouterr().err
    assert "call.toml" in told.splitlines()[0]
    assert 'stops here: "panel-tui verify call.toml" ended with 2' in told
    assert list((tmp_path / "demo").iterdir()) == []


def test_who_stops_it_finds_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr("panel_tui.cli.pack_command.run", stopped)
    assert main(["demo", "--dir", str(tmp_path / "demo")]) == 130
    assert capsys.readouterr().err == "Stopped; nothing was half done.\n"
    assert list((tmp_path / "demo").iterdir()) == []


def test_the_rubrics_are_the_ready_ones_with_smaller_envelopes_and_the_sections_named() -> None:
    call = tomli.loads((SOURCE / "call.toml").read_text(encoding="utf-8"))
    envelopes = 0
    for path in ready_folder("rubrics").glob("*.toml"):
        ours = tomli.loads((SOURCE / "rubrics" / path.name).read_text(encoding="utf-8"))
        ready = tomli.loads(path.read_text(encoding="utf-8"))
        envelope = parse_money(ours.pop("envelope"))
        assert envelope < parse_money(ready.pop("envelope"))
        for criterion in ours["criteria"]:
            assert criterion.pop("sections")
        assert ours == ready
        assert f"rubrics/{path.name}" in call["briefs"]
        envelopes += envelope
    assert sum(map(parse_money, call["budget"].values())) == envelopes + 350_000_00
