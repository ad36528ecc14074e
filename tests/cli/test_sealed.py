"""Sealed parcels through the commands: passphrases, plain packs, lost machines."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE

import pytest

from tests.cli.office import CALL, Office

Refused = Callable[..., str]
SECRET = b"Far from home"
"""What Priya wrote of a proposal."""


def test_a_pack_opens_by_its_passphrase_and_by_no_other(office: Office) -> None:
    name = "homes-2017-sam.pack"
    words = office.passphrases[name]
    assert len(words.split()) == 6
    for wrong in ("", "six words that nobody ever told", words.rpartition(" ")[0]):
        office.passphrases[name] = wrong
        before = office.state()
        told = office.run("open", f"packs/{name}", "-o", "sam.panel", keys="sam")
        assert told.code == 2
        assert "passphrase" in told.err
        assert office.state() == before
    office.passphrases[name] = words.upper().replace(" ", ", ")
    assert "sam.panel is Sam Osei's workspace" in office.done("open", f"packs/{name}", "-o", "sam.panel", keys="sam")


def test_a_passphrase_can_be_typed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from panel_tui.cli.terminal import asked_passphrase

    monkeypatch.delenv("PANEL_TUI_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO("amber lark\nmore\n"))
    assert asked_passphrase() == "amber lark\n"


def test_nothing_of_what_was_written_can_be_read_in_what_is_sent(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    for name in ("priya.return", "p.receipt", "packs/homes-2017-priya.pack"):
        data = (office.folder / name).read_bytes()
        assert data.startswith(b'{"call":"homes-2017.')
        assert SECRET not in data
        assert b"Northbridge" not in data


def test_each_opens_what_is_theirs_and_nothing_else(office: Office) -> None:
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    told = office.run("open", "p.receipt", "-o", "sam.panel", keys="sam")
    assert told.code == 2
    assert "It is not sealed for this file" in told.err
    assert "new entr" in office.done("open", "p.receipt", "-o", "priya.panel", keys="priya")


def test_passphrases_go_into_a_table_that_only_its_owner_reads(office: Office) -> None:
    printed = office.done("pack", "office.panel", "-o", "again", "--passphrases", "words.csv")
    assert "The passphrases are in words.csv" in printed
    rows = list(csv.DictReader((office.folder / "words.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["member"], row["name"], row["pack"]) for row in rows] == [
        ("priya", "Priya Nair", "homes-2017-priya.pack"),
        ("sam", "Sam Osei", "homes-2017-sam.pack"),
    ]
    assert not any(row["passphrase"] in printed for row in rows)
    if sys.platform != "win32":
        assert S_IMODE((office.folder / "words.csv").stat().st_mode) == 0o600
    office.passphrases["homes-2017-sam.pack"] = rows[1]["passphrase"]
    office.done("open", "again/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")


def test_plain_packs_only_where_the_marking_permits(tmp_path: Path, refused: Refused) -> None:
    assert "Papers marked OFFICIAL-SENSITIVE do not leave unsealed" in refused("pack", "office.panel", "--plain")
    office = Office(tmp_path)
    office.write("call.toml", CALL.replace("OFFICIAL-SENSITIVE", "OFFICIAL"))
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "assignments.csv", "--to", "office.panel")
    assert "They are not sealed" in office.done("pack", "office.panel", "-o", "packs", "--plain")
    assert not office.passphrases
    office.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")


def test_who_lost_the_office_s_machine_opens_returns_by_the_recovery_key(tmp_path: Path) -> None:
    office = Office(tmp_path)
    said = office.done("new", "call.toml", "-o", "office.panel")
    key = said.split("the office gets back in:")[1].split("Next")[0].strip()
    office.done("add", "members.csv", "proposals.csv", "assignments.csv", "--to", "office.panel")
    office.done("pack", "office.panel", "-o", "packs")
    office.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    office.done("add", "scores.csv", "--to", "priya.panel", keys="priya")
    office.done("return", "priya.panel", "-o", "priya.return", keys="priya")
    lost = office.run("merge", "priya.return", "--into", "office.panel", keys="another machine")
    assert lost.code == 2
    assert "It is not sealed for this file" in lost.err
    office.done("recover", "office.panel", "--key", key, keys="another machine")
    printed = office.done("merge", "priya.return", "--into", "office.panel", keys="another machine")
    assert "2 proposals submitted" in printed


def test_a_revoked_machine_opens_nothing_more(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    device = office.json("verify", "priya.return")["device"]
    office.done("end", "office.panel", "--device", device[:12], "--reason", "Stolen")
    office.done("pack", "office.panel", "--member", "priya", "-o", "new")
    office.done("open", "new/homes-2017-priya.pack", "-o", "fresh.panel", keys="fresh")
    office.done("assess", "fresh.panel", "--declare", "P-1=none", keys="fresh")
    office.done("return", "fresh.panel", "-o", "fresh.return", keys="fresh")
    office.done("merge", "fresh.return", "--into", "office.panel")
    office.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    told = office.run("open", "p.receipt", "-o", "priya.panel", keys="priya")
    assert told.code == 2
    assert "It is not sealed for this file" in told.err
    assert "new entr" in office.done("open", "p.receipt", "-o", "fresh.panel", keys="fresh")
