"""Hostile parcels: what somebody might send to break in, to fill the memory, or to pass for somebody else."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple, cast

from panel_tui.call.derived import TABLES
from panel_tui.exchange.limits import LARGEST_DOCUMENT, LARGEST_HEADS, MOST, MOST_PARTS, What
from panel_tui.exchange.parcel import write
from panel_tui.exchange.part import Part
from panel_tui.exchange.recipients import publics_of, publics_of_office
from panel_tui.exchange.sealing import FIELDS, read_sealed, seal, unsealed
from panel_tui.journal import Chance, Key, Pen, Register, canonical, digest
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace
from tests.cli.office import Office
from tests.exchange.making import head_of, headers, packed, swollen, with_bodies
from tests.exchange.offering import Case
from tests.parcels import contents_in, edited, parcel_in

MEGABYTE = 2**20
PASSPHRASE = "amber lark tunnel copper mild sofa"
NOTHINGS = f"[{'{},' * (300 * 1024)}{{}}]"
"""Of all that JSON says in a megabyte, this takes the most memory."""
Edit = Callable[[dict[str, Any]], object]


class Sender(NamedTuple):
    """Whoever signs, and for whom what they send is sealed."""

    pen: Pen
    publics: list[str]


class Hostile:
    """A call at work, a right parcel of each sort in it, and hostile ones in the name of priya and of the office."""

    def __init__(self, folder: Path, large: bool) -> None:
        """With `large`, bombs and crowds are as large as somebody might send them; else just larger than allowed."""
        self.large = large
        self.folder = folder
        self.office = office = Office.at_work(folder)
        office.done("merge", "priya.return", "--into", "office.panel")
        office.done("pack", "office.panel", "-o", "again")
        office.done("receipt", "office.panel", "--member", "priya", "-o", "priya.receipt")
        office.done("open", "again/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
        office.done("assess", "sam.panel", "--declare", "P-1=none", keys="sam")
        with Workspace(folder / "office.panel", TABLES) as space:
            pen = KeyFolder(folder / "keys/office").pen(space, Chance.real())
            self.members = {member: publics_of(space, member) for member in ("priya", "sam")}
            self.by_office = Sender(pen, self.members["priya"])
            office_publics = publics_of_office(space)
        self.by_priya = Sender(self._pen("priya"), office_publics)
        self.by_sam = Sender(self._pen("sam"), office_publics)
        stranger = Chance.real().key()
        self.stranger = Pen(pen.call, "priya", stranger, Chance.real())
        self.plain = {
            "return": self._inside("priya.return", "office"),
            "pack": self._inside("again/homes-2017-priya.pack", "priya"),
            "receipt": self._inside("priya.receipt", "priya"),
        }

    def _pen(self, member: str) -> Pen:
        with Workspace(self.folder / f"{member}.panel", TABLES) as space:
            return KeyFolder(self.folder / "keys" / member).pen(space, Chance.real())

    def _inside(self, name: str, reader: str) -> bytes:
        """The parcel that is sealed in a file."""
        with Workspace(self.folder / f"{reader}.panel", TABLES) as space:
            keys = KeyFolder(self.folder / "keys" / reader).of_owner(space)
        with (
            (self.folder / name).open("rb") as file,
            unsealed(read_sealed(name, file), keys, None, self.folder) as inside,
        ):
            inside.seek(0)
            return inside.read()

    # Plain refusals, and all hostile ones

    def plain_cases(self) -> list[Case]:
        """The plainest refusals: small files that are cut short, plain and sealed."""
        cases = []
        for what in ("return", "pack"):
            cut = self.plain[what][:-1]
            cases += [self._case(f"plain {what}", what, cut, "cut short"), self._sealed_case("plain", what, cut, "cut")]
        return [*cases, *cases]

    def cases(self) -> Iterator[Case]:
        """All hostile ones."""
        yield from chain(self._lies(), self._bombs(), self._crowds(), self._gaps())
        yield from chain(self._mixed_up(), self._outside(), self._no_files(), self._first_packs())

    def _case(self, name: str, what: str, data: bytes, wrong: str, offered: str = "") -> Case:
        """A file that is offered as what it says it is, or as another."""
        path = f"hostile/{name.replace(' ', '-').replace('/', '-')}.{what}"
        (self.folder / "hostile").mkdir(exist_ok=True)
        (self.folder / path).write_bytes(data)
        return self._at(name, offered or what, path, wrong)

    def _at(self, name: str, what: str, path: str, wrong: str) -> Case:
        if what == "return":
            return Case(name, ("merge", path, "--into", "office.panel"), wrong)
        return Case(name, ("open", path, "-o", "priya.panel"), wrong, keys="priya")

    def _sealed_case(self, name: str, what: str, inside: bytes, wrong: str) -> Case:
        by = self.by_priya if what == "return" else self.by_office
        data = seal(inside, _what(what), by.pen, by.publics)
        return self._case(f"{name} sealed {what}", what, data, wrong)

    def _both(self, name: str, what: str, inside: bytes, wrong: str) -> Iterator[Case]:
        yield self._case(f"{name} {what}", what, inside, wrong)
        yield self._sealed_case(name, what, inside, wrong)

    def _key(self, what: str) -> Key:
        return (self.by_priya if what == "return" else self.by_office).pen.key

    def _filled(self, what: str, parts: Mapping[str, bytes], **changed: Any) -> bytes:
        """The right parcel with `parts` beside or in place of its own, and fields `changed`, signed anew."""
        parcel = parcel_in(self.plain[what])
        pen = (self.by_priya if what == "return" else self.by_office).pen
        others = {name: Part.of(data) for name, data in parts.items()}
        return write(replace(parcel, parts={**parcel.parts, **others}, **changed), pen)

    # What is untrue, though it is signed

    def _lies(self) -> Iterator[Case]:
        for what in ("return", "pack", "receipt"):
            for name, edit, wrong in _lies_about(what):
                yield from self._both(name, what, edited(self.plain[what], self._key(what), edit), wrong)
            yield from self._both("truncated", what, self.plain[what][:-9], "cut short")
            yield from self._both("extended", what, self.plain[what] + b"more", "behind its end")
            rest = self.plain[what].partition(b"\n")[2]
            for name, line, wrong in (
                ("endless line", b"{" * (5 * MEGABYTE), "no pack, return or receipt"),
                ("deep line", b"[" * MEGABYTE, "no pack, return or receipt"),
                ("line of a number", b"9" * MEGABYTE, "no pack, return or receipt"),
                ("line of nothings", b"[" + b"{}," * (600 * 1024) + b"{}]", "no pack, return or receipt"),
            ):
                yield from self._both(name, what, line + b"\n" + rest, wrong)

    def _bombs(self) -> Iterator[Case]:
        size = 10 * 1024 if self.large else 260
        nothing = zlib.compress(bytes(MEGABYTE))
        bombs = {
            "newlines": (swollen(b"\n" * MEGABYTE, size), "entries that it may have"),
            "one letter": (swollen(b"a" * MEGABYTE, size), "longer than 1 MB"),
            "long lines": (swollen(b" " * (MEGABYTE - 1) + b"\n", size), "larger than any panel's"),
            "many small ones": (nothing * size, "behind the entries"),
            "no end": (swollen(b"\n" * 64, 8)[:-4], "end too early"),
            "not packed": (b"entries", "cannot be unpacked"),
            "deep entry": (zlib.compress(b"[" * 1_000_000), "is not JSON"),
            "number": (zlib.compress(b'{"at":' + b"9" * 1_000_000 + b"}"), "is too large"),
            "nothings": (zlib.compress(f"{NOTHINGS}\t".encode()), "other fields than an entry's header"),
        }
        for what in ("return", "pack"):
            for name, (bomb, wrong) in bombs.items():
                yield from self._both(f"bomb of {name}", what, self._filled(what, {"entries": bomb}), wrong)

    def _crowds(self) -> Iterator[Case]:
        """What a member, or the office, sends with a right key: well formed, and far too much."""
        pen = self.by_priya.pen
        comment = "a" * MEGABYTE * (200 if self.large else 5)
        entry = pen.write(Register.of("comment", text="x"), {"text": comment}).line
        yield from self._in_return("vast comment", {"entries": packed([entry])}, "longer than 1 MB")
        count = MOST["return"].entries
        crowd = headers(pen, count * (10 if self.large else 1) + 1)
        yield from self._in_return("crowd", {"entries": packed(crowd)}, f"{count:,} entries")
        bodies = list(with_bodies(pen, NOTHINGS, 15 if self.large else 6))
        late = {"entries": packed([*bodies, "{}\t"])}
        yield from self._in_return("nothings in words", late, "header")
        heads = canonical([head_of(pen)] * (LARGEST_HEADS // 300)).encode()
        yield from self._in_return("many heads", {"heads": heads}, "are more than 8 MB")
        odd = canonical([[["a"] * 5] * 400_000]).encode()[:LARGEST_HEADS]
        yield from self._in_return("odd heads", {"heads": odd}, "not as panel-tui writes")
        yield from self._in_return("document", {f"document/{digest(b'x')}": b"x"}, "a part that no return has")
        invited = self._filled("receipt", {"invitation": bytes(32)})
        yield from self._both("invitation", "receipt", invited, "no receipt has")
        vast = bytes(LARGEST_DOCUMENT + 1)
        yield from self._both(
            "vast document", "pack", self._filled("pack", {f"document/{digest(vast)}": vast}), "32 MB"
        )
        if self.large:
            count = MOST["pack"].entries
            crowd = headers(self.by_office.pen, count + 100_000)
            crowded = self._filled("pack", {"entries": packed(crowd)})
            yield from self._both("crowd", "pack", crowded, f"{count:,} entries")

    def _gaps(self) -> Iterator[Case]:
        """What is right in every entry and document, and hangs together with nothing that is here."""
        size = (30 if self.large else 4) * MEGABYTE
        documents = [bytes([at]) * size for at in range(3)]
        for what, count in (("return", 20_000 if self.large else 2_000), ("pack", 200_000 if self.large else 2_000)):
            pen = (self.by_priya if what == "return" else self.by_office).pen
            chained = list(headers(pen, count, first=2))
            head = pen.sign_head(count + 1, digest(chained[-1][:-1]))
            parts = {"entries": packed(chained)}
            if what == "pack":
                parts |= {f"document/{digest(document)}": document for document in documents}
            wrong = "is here without the one before it"
            yield from self._both("gap", what, self._filled(what, parts, head=head), wrong)
        pen = self.by_priya.pen
        tip = max((entry for entry in contents_in(self.plain["return"]).entries), key=lambda entry: entry.seq)
        odd = list(with_bodies(pen, NOTHINGS, 15 if self.large else 3, after=(tip.seq, tip.id)))
        head = pen.sign_head(tip.seq + len(odd), digest(odd[-1].partition("\t")[0]))
        kept = self._filled("return", {"entries": packed(odd)}, head=head)
        case = self._case("odd words of a member, kept apart", "return", kept, "kept in quarantine")
        yield replace(case, words=(*case.words, "--dry-run"), code=0)

    def _in_return(self, name: str, parts: Mapping[str, bytes], wrong: str) -> Iterator[Case]:
        yield from self._both(name, "return", self._filled("return", parts), wrong)

    def _mixed_up(self) -> Iterator[Case]:
        """Right parcels at the wrong door, for others, or signed by others than they say."""
        for what, data in self.plain.items():
            door = "pack" if what == "return" else "return"
            wrong = f"It is a {what}"
            yield self._case(f"{what} offered as {door}", what, data, wrong, door)
            by = self.by_priya if what == "return" else self.by_office
            sealed = seal(data, _what(what), by.pen, by.publics)
            yield self._case(f"sealed {what} offered as {door}", what, sealed, wrong, door)
            lying = seal(data, _what(door), by.pen, [*self.members["priya"], *self.by_priya.publics])
            yield self._case(f"sealed {what} that says {door}", what, lying, wrong, door)
        pack, back = self.plain["pack"], self.plain["return"]
        for_sam = seal(pack, "pack", self.by_office.pen, self.members["sam"])
        yield self._case("pack sealed for sam", "pack", for_sam, "not sealed for this file")
        for_sam = seal(back, "return", self.by_priya.pen, self.members["sam"])
        yield self._case("return sealed for sam", "return", for_sam, "not sealed for this file")
        by_sam = seal(back, "return", self.by_sam.pen, self.by_sam.publics)
        yield self._case("return sealed by sam", "return", by_sam, "it was sealed by another than wrote it")
        for what, data in (("return", back), ("pack", pack)):
            head = self.stranger.sign_head(1, "a" * 64)
            forged = write(replace(parcel_in(data), head=head), self.stranger)
            publics = self.by_priya.publics if what == "return" else self.by_office.publics
            yield self._case(f"stranger's {what}", what, forged, "a device that nobody invited")
            sealed = seal(forged, _what(what), self.stranger, publics)
            yield self._case(f"stranger's sealed {what}", what, sealed, "a device that nobody invited")
        renamed = write(replace(parcel_in(back), author="sam"), self.by_priya.pen)
        yield from self._both("by sam, says priya's device,", "return", renamed, "by sam, but priya signed it")
        other = Hostile.elsewhere(self.folder / "elsewhere")
        for what in ("return", "pack", "receipt"):
            wrong = "It belongs to another call, homes-2017 of the same name, founded elsewhere"
            yield self._case(f"another call's sealed {what}", what, (other.folder / f"sent.{what}").read_bytes(), wrong)
            yield self._case(f"another call's {what}", what, (other.folder / f"plain.{what}").read_bytes(), wrong)

    @staticmethod
    def elsewhere(folder: Path) -> Office:
        """Another office that founded a call of the same name: its parcels."""
        folder.mkdir()
        other = Hostile(folder, large=False)
        for what, name in (
            ("return", "priya.return"), ("pack", "again/homes-2017-priya.pack"), ("receipt", "priya.receipt")
        ):  # fmt: skip
            (folder / f"sent.{what}").write_bytes((folder / name).read_bytes())
            (folder / f"plain.{what}").write_bytes(other.plain[what])
        return other.office

    # The sealed layer itself

    def _outside(self) -> Iterator[Case]:
        vast = (50 if self.large else 5) * MEGABYTE
        for what in ("return", "pack"):
            by = self.by_priya if what == "return" else self.by_office
            sealed = seal(self.plain[what], _what(what), by.pen, by.publics)
            line, _, encrypted = sealed.partition(b"\n")
            yield self._case(f"sealed, truncated, {what}", what, sealed[:-1], "cut short")
            yield self._case(f"sealed, extended, {what}", what, sealed + b"x", "behind its end")
            yield self._case(
                f"sealed, altered, {what}", what, sealed[:-1] + bytes([sealed[-1] ^ 1]), "damaged or altered"
            )

            def said(encrypted: bytes = encrypted, line: bytes = line, by: Sender = by, **changed: object) -> bytes:
                content = {name: value for name, value in json.loads(line).items() if name != "signature"}
                content |= {"length": len(encrypted), "sha256": digest(encrypted)} | changed
                return canonical(content | {"signature": by.pen.key.sign(content)}).encode() + b"\n" + encrypted

            assert set(json.loads(line)) == FIELDS
            listed = b"age-encryption.org/v1\n" + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 100_000
            for name, data, wrong in (
                ("older", said(version=0), "sealed by an older panel-tui (format 0)"),
                ("newer", said(version=9), "sealed by a newer panel-tui (format 9)"),
                ("length that lies", said(length=2**50), "cut short"),
                ("length below nothing", said(length=-1), "not a length"),
                ("salt of one letter", said(salt="x"), "not as panel-tui writes it"),
                ("nothing in it", said(b""), "does not begin as panel-tui seals it"),
                ("endless list", said(listed + b"--- " + b"A" * 43 + b"\n"), "does not begin as panel-tui seals it"),
                ("endless stanza", said(b"age-encryption.org/v1\n-> " + b"x" * vast), "does not begin as"),
                ("no age", said(bytes(vast)), "does not begin as panel-tui seals it"),
                ("cut inside", said(encrypted[:-1]), "damaged inside, though it is signed"),
                ("altered inside", said(encrypted[:-1] + bytes([encrypted[-1] ^ 1])), "damaged inside"),
                ("another's head", said(key=self.stranger.key.public), "signature does not hold"),
                ("rubbish inside", seal(bytes(vast), _what(what), by.pen, by.publics), "This is no pack, return"),
                ("twice", seal(sealed, _what(what), by.pen, by.publics), "This is no pack, return"),
            ):
                yield self._case(f"sealed, {name}, {what}", what, data, wrong)

    def _first_packs(self) -> Iterator[Case]:
        """What would make a file anew, opened by a right passphrase: of which then no trace is left."""
        right = parcel_in(self.plain["pack"])
        entries = sorted(contents_in(self.plain["pack"]).entries, key=lambda entry: (entry.device, entry.seq))
        stranger = replace(right, head=self.stranger.sign_head(1, "a" * 64))
        last = max((one for one in entries if one.device == right.device), key=lambda entry: entry.seq)
        short = packed(sorted(one.line for one in entries if one != last))
        gap = packed(sorted(one.line for one in entries if (one.device, one.seq) != (right.device, 3)))
        for name, inside, pen, wrong in (
            ("stranger's", write(stranger, self.stranger), self.stranger, "a device that nobody invited"),
            (
                "short",
                self._filled("pack", {"entries": short}),
                self.by_office.pen,
                "do not reach the end that was signed",
            ),
            ("gap in", self._filled("pack", {"entries": gap}), self.by_office.pen, "is here without the one before it"),
            ("rubbish in", b"rubbish", self.by_office.pen, "This is no pack, return or receipt"),
            ("return in", self.plain["return"], self.by_office.pen, "It is a return"),
            ("receipt in", self.plain["receipt"], self.by_office.pen, "it was sealed by another than wrote it"),
        ):
            case = self._case(f"{name} first pack", "pack", seal(inside, "pack", pen, [], PASSPHRASE), wrong)
            yield replace(case, words=(*case.words[:-1], "new.panel"), keys="new", passphrase=PASSPHRASE)

    def _no_files(self) -> Iterator[Case]:
        folder = self.folder / "hostile"
        with (folder / "sparse").open("wb") as file:
            os.truncate(file.fileno(), 10 * 2**30)
        os.mkfifo(folder / "pipe")
        for what in ("return", "pack"):
            if what == "pack":  # merging a folder takes the returns that lie in it
                yield self._at("folder as pack", what, "hostile", "This is a folder, and a file was expected")
            yield self._at(f"pipe as {what}", what, "hostile/pipe", "This is a device or a pipe")
            yield self._at(f"/dev/zero as {what}", what, "/dev/zero", "This is a device or a pipe")
            yield self._at(f"sparse file of 10 GB as {what}", what, "hostile/sparse", "This file is larger than 1 GB")
            yield self._at(f"nothing as {what}", what, "hostile/none", "There is no such file")


def _what(name: str) -> What:
    return cast(What, name)


def _lies_about(what: str) -> Iterator[tuple[str, Edit, str]]:
    def first(**changed: object) -> Edit:
        return lambda line: line["parts"][0].update(changed)

    yield "older", lambda line: line.update(version=0), "written by an older panel-tui (format 0)"
    yield "newer", lambda line: line.update(version=2), "written by a newer panel-tui (format 2)"
    yield "name that lies", first(name="../../etc/passwd"), "a name that no part may have"
    yield "length that lies", first(length=2**50), "cut short"
    yield "length below nothing", first(length=-1), "is not a length"
    yield "part twice", lambda line: line["parts"].append(line["parts"][0]), "twice"
    yield "parts turned round", lambda line: line["parts"].reverse(), "damaged or altered"
    yield "author of 100,000 letters", lambda line: line.update(author="a" * 100_000), "not as panel-tui writes it"
    one = {"name": "entries", "length": 0, "sha256": digest(b"")}
    yield "many parts", lambda line: line.update(parts=list(repeat(one, MOST_PARTS + 1))), "more parts than the 10,000"
    yield "call of another name", lambda line: line.update(call="another"), "The signature under its chain"
