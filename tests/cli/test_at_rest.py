"""What lies on a machine: locked keys, sealed workspaces, file modes, and no secret in sight."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import keyring
import pytest
from keyring.backend import KeyringBackend

from panel_tui.house import open_workspace
from panel_tui.store import locking
from tests.cli.office import Office

SCORES = "member,proposal,criterion,score,comment,submitted\npriya,P-1,NEED,{0},Again,yes\n"


class MemoryKeyring(KeyringBackend):
    """A keyring as an operating system has one."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def system() -> Iterator[MemoryKeyring]:
    """A system with a keyring."""
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def seeds(office: Office, who: str) -> list[str]:
    """The private keys that lie in somebody's key folder in clear."""
    folder = office.folder / "keys" / who
    records = [json.loads(path.read_text()) for path in folder.iterdir() if path.suffix in (".device", ".invitation")]
    return [record["seed"] for record in records if "seed" in record]


def score(office: Office, value: int, who: str = "priya") -> None:
    """Priya scores once more: her file writes, so her key is needed."""
    office.write("again.csv", SCORES.format(value))
    office.done("add", "again.csv", "--to", "priya.panel", keys=who)


def devices(office: Office) -> int:
    """How many machines have written as Priya."""
    office.done("return", "priya.panel", "-o", "p.return", keys="priya")
    office.done("merge", "p.return", "--into", "office.panel")
    return len(next(one for one in office.json("post", "office.panel") if one["member"] == "priya")["machines"])


def forget() -> None:
    """As if the program had been left and started again."""
    locking._open.clear()


def test_keys_are_locked_by_the_keyring_and_unlocked_again(office: Office, system: MemoryKeyring) -> None:
    clear = seeds(office, "priya")
    assert clear
    told = office.done("keys", "--protect", "keyring", keys="priya")
    assert "locked by this system's keyring" in told
    assert seeds(office, "priya") == []
    words = "".join(path.read_text() for path in (office.folder / "keys" / "priya").iterdir())
    assert not any(seed in words for seed in clear)
    forget()
    score(office, 2)
    assert devices(office) == 1
    system.kept.clear()
    forget()
    office.write("again.csv", SCORES.format(5))
    refused = office.run("add", "again.csv", "--to", "priya.panel", keys="priya")
    assert refused.code == 2
    assert "a secret that is not in this system's keyring" in refused.err


def test_keys_are_locked_by_a_passphrase(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_TUI_KEY_PASSPHRASE", "plain brown horse")
    told = office.done("keys", "--protect", "passphrase", keys="priya")
    assert "locked by a passphrase" in told
    assert seeds(office, "priya") == []
    forget()
    score(office, 2)
    assert devices(office) == 1
    forget()
    monkeypatch.setenv("PANEL_TUI_KEY_PASSPHRASE", "plain brown cow")
    office.write("again.csv", SCORES.format(5))
    before = office.state()
    told_ = office.run("add", "again.csv", "--to", "priya.panel", keys="priya")
    assert told_.code == 2
    assert "The passphrase of your keys does not fit" in told_.err
    monkeypatch.delenv("PANEL_TUI_KEY_PASSPHRASE")
    assert (
        "Your keys are locked by a passphrase"
        in office.run("add", "again.csv", "--to", "priya.panel", keys="priya").err
    )
    assert office.state() == before
    assert "submitted" in office.done("assess", "priya.panel", "--list", keys="priya")  # reading needs no key
    monkeypatch.setenv("PANEL_TUI_KEY_PASSPHRASE", "plain brown horse")
    office.done("keys", "--protect", "nothing", keys="priya")
    assert len(seeds(office, "priya")) == 2
    assert not (office.folder / "keys" / "priya" / "locks.json").exists()


def test_a_change_of_locks_that_was_stopped_half_way_loses_no_key(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_TUI_KEY_PASSPHRASE", "plain brown horse")
    office.done("keys", "--protect", "passphrase", keys="priya")
    folder = office.folder / "keys" / "priya"
    old = {path.name: path.read_bytes() for path in folder.iterdir()}
    locks = json.loads(old["locks.json"])
    office.done("keys", "--protect", "passphrase", keys="priya")
    # As it lies after the first key was written anew and before the second: both locks, and keys of either.
    both = locks + json.loads((folder / "locks.json").read_text())
    (folder / "locks.json").write_text(json.dumps(both))
    last = sorted(path.name for path in folder.iterdir() if path.suffix in (".device", ".invitation"))[-1]
    (folder / last).write_bytes(old[last])
    forget()
    score(office, 2)
    assert devices(office) == 1
    office.done("keys", "--protect", "nothing", keys="priya")
    assert len(seeds(office, "priya")) == 2


def test_the_usual_folder_takes_the_keyring_where_there_is_one(
    tmp_path: Path, system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    from panel_tui.cli.main import main

    monkeypatch.delenv("PANEL_TUI_KEYS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    office = Office(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["new", "call.toml", "-o", "office.panel"]) == 0
    assert len(system.kept) == 1
    (locks,) = tmp_path.rglob("locks.json")
    assert all("seed" not in path.read_text() for path in locks.parent.iterdir())
    assert office.folder == tmp_path


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_modes_are_checked(office: Office) -> None:
    folder = office.folder / "keys" / "priya"
    modes = {S_IMODE(path.stat().st_mode) for path in (*folder.iterdir(), office.folder / "priya.panel")}
    assert modes == {0o600}
    assert S_IMODE(folder.stat().st_mode) == 0o700
    key = next(folder.glob("*.device"))
    key.chmod(0o644)
    told = office.done("keys", keys="priya")
    assert f"Others on this machine could read {key.name}: now only you can." in told
    assert S_IMODE(key.stat().st_mode) == 0o600
    (office.folder / "priya.panel").chmod(0o644)
    assert "its mode is 644" in office.done("verify", "priya.panel", keys="priya")


def test_a_sealed_workspace_opens_for_as_long_as_it_is_used(office: Office) -> None:
    plain, sealed = office.folder / "priya.panel", office.folder / "priya.panel.sealed"
    office.done("seal", "priya.panel", keys="priya")
    assert (plain.exists(), sealed.exists()) == (False, True)
    assert sealed.read_bytes().startswith(b"age-encryption.org/")
    assert b"Far from home" not in sealed.read_bytes()
    score(office, 2)
    assert (plain.exists(), sealed.exists()) == (False, True)
    assert devices(office) == 1  # it is the same file, and no copy
    assert "P-1" in office.done("assess", "priya.panel", "--list", keys="priya")
    told = office.run("status", "priya.panel", keys="sam")
    assert told.code == 2
    assert "None of your keys opens this sealed workspace" in told.err
    office.done("seal", "priya.panel", "--off", keys="priya")
    assert (plain.exists(), sealed.exists()) == (True, False)
    assert devices(office) == 1
    assert [path.name for path in office.folder.glob(".*")] == []


def test_a_copy_of_a_sealed_workspace_writes_as_a_machine_of_its_own(office: Office) -> None:
    office.done("seal", "priya.panel", keys="priya")
    copy = office.folder / "copy.panel.sealed"
    copy.write_bytes((office.folder / "priya.panel.sealed").read_bytes())
    office.write("again.csv", SCORES.format(1))
    office.done("add", "again.csv", "--to", "copy.panel", keys="priya")
    office.done("return", "copy.panel", "-o", "c.return", keys="priya")
    office.done("merge", "c.return", "--into", "office.panel")
    assert devices(office) == 2


def test_a_workspace_that_was_open_when_the_program_was_killed_goes_on_from_there(office: Office) -> None:
    plain, sealed = office.folder / "priya.panel", office.folder / "priya.panel.sealed"
    score(office, 1)
    office.done("seal", "priya.panel", keys="priya")
    older = sealed.read_bytes()
    score(office, 2)
    office.done("seal", "priya.panel", "--off", keys="priya")
    sealed.write_bytes(older)  # as a kill leaves it: the plain file lies there, and is newer than the sealed one
    office.done("return", "priya.panel", "-o", "p.return", keys="priya")
    assert not plain.exists()
    assert "P-1: Need" not in office.done("merge", "p.return", "--into", "office.panel")
    (p1,) = [one for one in office.json("rank", "office.panel")["proposals"] if one["reference"] == "P-1"]
    assert p1["mean"] == 2 * 12 + 3 * 8


def test_two_who_use_it_at_once_keep_it_open_until_both_have_left(office: Office) -> None:
    plain = office.folder / "priya.panel"
    office.done("seal", "priya.panel", keys="priya")
    office.done("seal", "priya.panel", "--off", keys="priya")
    (office.folder / "priya.panel.sealed").write_bytes(b"")
    with open_workspace(plain):
        office.done("status", "priya.panel", keys="priya")
        assert plain.exists()
    office.done("status", "priya.panel", keys="priya")
    assert not plain.exists()


def test_the_recovery_key_opens_the_offices_sealed_workspace(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = office.done("new", "call.toml", "-o", "office.panel")
    key = " ".join(told.split("back in:")[1].split("Next:")[0].split())
    office.done("seal", "office.panel")
    assert not (office.folder / "office.panel").exists()
    assert "None of your keys opens" in office.run("status", "office.panel", keys="new machine").err
    office.done("recover", "office.panel", "--key", key, keys="new machine")
    assert not (office.folder / "office.panel").exists()
    office.done("add", "members.csv", "proposals.csv", *office.to(), keys="new machine")


def test_no_secret_is_printed_logged_or_kept_in_a_workspace(tmp_path: Path) -> None:
    office = Office(tmp_path)
    printed = [office.run("new", "call.toml", "-o", "office.panel").text]
    recovery = printed[0].split("back in:")[1].split("Next:")[0].split()
    printed.clear()
    office.done("add", "members.csv", "proposals.csv", "texts", "assignments.csv", "gates.csv", *office.to())
    printed.append(office.done("pack", "office.panel", "-o", "packs", "--passphrases", "words.csv"))
    rows = (tmp_path / "words.csv").read_text().splitlines()[1:]
    phrases = {row.split(",")[2]: row.split(",")[3] for row in rows}
    office.passphrases |= phrases
    for words, who in (
        (("open", "packs/homes-2017-priya.pack", "-o", "priya.panel"), "priya"),
        (("open", "packs/homes-2017-sam.pack", "-o", "other.panel"), "priya"),
        (("add", "scores.csv", "--to", "priya.panel"), "priya"),
        (("return", "priya.panel", "-o", "priya.return"), "priya"),
        (("open", "priya.return", "-o", "priya.panel"), "priya"),
        (("merge", "priya.return", "packs", "--into", "office.panel"), "office"),
        (("verify", "office.panel"), "office"),
        (("keys",), "priya"),
        (("recover", "office.panel", "--key", "00000000"), "office"),
    ):
        printed.append(office.run(*words, keys=who).text)
    secrets = [
        *phrases.values(),
        "".join(recovery),
        " ".join(recovery),
        *seeds(office, "priya"),
        *seeds(office, "office"),
    ]
    assert len(secrets) > 6
    files = b"".join(path.read_bytes() for path in tmp_path.glob("*.p*"))
    for secret in secrets:
        assert secret not in "\n".join(printed)
        assert secret.encode() not in files
        if len(secret) == 64:
            assert bytes.fromhex(secret) not in files


def test_a_damaged_sealed_workspace_is_called_that_and_nothing_is_written(office: Office) -> None:
    office.done("seal", "priya.panel", keys="priya")
    sealed = office.folder / "priya.panel.sealed"
    right = sealed.read_bytes()
    endless = b"age-encryption.org/v1\n" + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 100_000
    for spoilt in (b"", b"rubbish" * 100, right[:-1], right[:-1] + bytes([right[-1] ^ 1]), right + b"x", endless):
        sealed.write_bytes(spoilt)
        told = office.run("status", "priya.panel", keys="priya")
        assert told.code == 2
        assert "This sealed workspace is damaged" in told.err
        assert [path.name for path in office.folder.glob("*priya.panel*")] == [sealed.name]
        assert list(office.folder.glob(".*")) == []
    sealed.write_bytes(right)
    assert "P-1" in office.done("status", "priya.panel", keys="priya")
