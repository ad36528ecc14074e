"""Parcels: whatever is altered, cut, added or untrue in one is refused with a sentence of its own."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

import pytest

from panel_tui.exchange.contents import Contents, contents_of
from panel_tui.exchange.limits import MOST, MOST_PARTS
from panel_tui.exchange.part import Part
from panel_tui.exchange.sealing import read_sealed, seal
from panel_tui.journal import Key, Pen, SignedHead, canonical, digest
from tests.panel import Panel, refused
from tests.parcels import accepted, altered, edited, key_of, parcel_in, signed_outside

MASKS = (0x01, 0x20)
"""Two ways of altering a byte; the second turns small letters into capital ones, which hex does not mind."""


@dataclass(frozen=True)
class Sent:
    """A small pack and a small return, as they are and sealed for each other, and the keys that signed them."""

    pack: bytes
    return_: bytes
    sealed: Mapping[str, bytes]
    office: Key
    member: Key

    def named(self, what: str) -> bytes:
        """The pack or the return; sealed, where that is said."""
        return self.sealed.get(what) or (self.pack if what == "pack" else self.return_)

    def is_accepted(self, data: bytes) -> bool:
        """Whether it passes all checks; what is sealed is opened by both."""
        return accepted(data, [self.office, self.member])


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    panel = Panel(tmp_path_factory.mktemp("parcels"), full=False)
    panel.add("members", "id,name\npriya,Priya Nairobi\n")
    panel.add("proposals", "reference,title,applicant,brief,ask\nP-1,Homes,Northbridge,SC,£1\n")
    panel.add("assignments", "member,proposal\npriya,P-1\n")
    pack = panel.pack("priya")
    panel.open(pack, "priya")
    panel.score("priya", "P-1", "3", "4")
    office, member = key_of(panel), key_of(panel, "priya")
    call, return_ = panel.founded.call, panel.give_back("priya")
    sealed = {
        "sealed pack": seal(pack, "pack", Pen(call, "office", office, panel.chance), [member.public], "six words"),
        "sealed return": seal(return_, "return", Pen(call, "priya", member, panel.chance), [office.public]),
    }
    return Sent(pack, return_, sealed, office, member)


WHATS = ["pack", "return", "sealed pack", "sealed return"]


@pytest.mark.parametrize("what", WHATS)
def test_untouched_it_is_accepted(sent: Sent, what: str) -> None:
    assert sent.is_accepted(sent.named(what))


@pytest.mark.parametrize("what", ["pack", "return"])
def test_it_is_what_it_was_made_as(sent: Sent, what: str) -> None:
    assert parcel_in(sent.named(what)).what == what


@pytest.mark.parametrize("what", WHATS)
def test_with_any_byte_altered_it_is_refused(sent: Sent, what: str) -> None:
    tried = list(altered(sent.named(what), MASKS))
    assert len(tried) > 4_000
    assert [(place, mask) for place, mask, data in tried if sent.is_accepted(data)] == []


@pytest.mark.parametrize("what", WHATS)
def test_cut_at_any_length_it_is_refused(sent: Sent, what: str) -> None:
    data = sent.named(what)
    assert [length for length in range(len(data)) if sent.is_accepted(data[:length])] == []


@pytest.mark.parametrize("what", ["sealed pack", "sealed return"])
def test_what_is_altered_inside_the_seal_is_refused_though_it_is_signed_anew(sent: Sent, what: str) -> None:
    data, key = sent.named(what), sent.office if what == "sealed pack" else sent.member
    encrypted = data.partition(b"\n")[2]
    assert sent.is_accepted(signed_outside(data, key, encrypted))
    for place, mask, spoilt in list(altered(encrypted, [0x01]))[::7]:
        assert not sent.is_accepted(signed_outside(data, key, spoilt)), (place, mask)
    for length in range(0, len(encrypted), 7):
        assert not sent.is_accepted(signed_outside(data, key, encrypted[:length])), length
    for more in (b"\0", b"more", encrypted):
        assert not sent.is_accepted(signed_outside(data, key, encrypted + more)), more


@pytest.mark.parametrize("more", [b"\0", b"\n", b"x", b"{}\n"])
def test_with_anything_put_behind_it_is_refused(sent: Sent, more: bytes) -> None:
    for what in ("pack", "return"):
        assert "x: Something was put behind its end" in refused(partial(parcel_in, sent.named(what) + more, "x"))
        sealed = BytesIO(sent.named(f"sealed {what}") + more)
        assert "x: Something was put behind its end" in refused(partial(read_sealed, "x", sealed))


def test_two_parcels_end_to_end_are_refused(sent: Sent) -> None:
    assert not accepted(sent.pack + sent.pack)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"hello\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b'{"what":"letter"}\n',
        b'{"what":["pack"]}\n',
        b'{"what":["sealed pack"]}\n',
        b'{"what":{}}\n',
        b"[" * 100_000 + b"\n",
        b"9" * 10_000 + b"\n",
        b"PK\x03\x04" + bytes(5000),
        b"SQLite format 3\0",
        b"{" * (5 * 2**20),
    ],
    ids=range(15),
)
def test_what_is_no_parcel_at_all_is_called_that(data: bytes) -> None:
    assert refused(lambda: parcel_in(data, "x")) == (
        "x: This is no pack, return or receipt of panel-tui. Choose a file that panel-tui wrote."
    )


def first(content: dict[str, Any], **changed: object) -> None:
    content["parts"][0] |= changed


LIES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda line: line.update(version=2), "It was written by a newer panel-tui (format 2). Install the newer version."),
    (lambda line: line.update(version=0), "It was written by an older panel-tui (format 0), which is no longer read."),
    (lambda line: line.update(version=-7), "It was written by an older panel-tui (format -7)"),
    (lambda line: line.update(version=True), "Its first line is not as panel-tui writes it"),
    (lambda line: line.update(version="1"), "Its first line is not as panel-tui writes it"),
    (lambda line: line.update(more=1), "Its first line is not as panel-tui writes it"),
    (lambda line: line.pop("to"), "Its first line is not as panel-tui writes it"),
    (lambda line: line.update(author=1), "Its first line is not as panel-tui writes it"),
    (lambda line: line.update(head=None), "Its first line is not as panel-tui writes it"),
    (lambda line: line["head"].update(seq="1"), "Its first line is not as panel-tui writes it"),
    (lambda line: line["head"].update(seq=True), "Its first line is not as panel-tui writes it"),
    (lambda line: line["head"].update(seq=1), "The signature under its chain of entries does not hold"),
    (lambda line: line.update(call="another"), "The signature under its chain of entries does not hold"),
    (lambda line: line.update(parts={}), "Its list of parts is not as panel-tui writes it"),
    (lambda line: line.update(parts=[1]), "Its list of parts is not as panel-tui writes it"),
    (
        lambda line: line.update(parts=[{}] * (MOST_PARTS + 1)),
        "It lists more parts than the 10,000 that a parcel may have",
    ),
    (lambda line: first(line, more=1), "Its list of parts is not as panel-tui writes it"),
    (lambda line: first(line, name="../../etc/passwd"), "It has a part with a name that no part may have"),
    (lambda line: first(line, name="entries\n"), "It has a part with a name that no part may have"),
    (lambda line: first(line, name=7), "It has a part with a name that no part may have"),
    (lambda line: first(line, length=-1), "is not a length"),
    (lambda line: first(line, length=True), "is not a length"),
    (lambda line: first(line, length="10"), "is not a length"),
    (lambda line: first(line, length=2**50), "It is cut short: its end is missing"),
    (lambda line: first(line, length=line["parts"][0]["length"] - 1), "was damaged or altered"),
    (lambda line: first(line, sha256="0" * 64), "was damaged or altered"),
    (lambda line: line["parts"].append(line["parts"][0]), "twice"),
    (lambda line: line["parts"].reverse(), "was damaged or altered"),
    (lambda line: line["parts"].pop(), "Something was put behind its end"),
]


@pytest.mark.parametrize(("edit", "words"), LIES, ids=range(len(LIES)))
@pytest.mark.parametrize("what", ["pack", "return"])
def test_a_line_that_lies_is_refused_though_it_is_signed(
    sent: Sent, what: str, edit: Callable[[dict[str, Any]], object], words: str
) -> None:
    data = edited(sent.named(what), sent.office if what == "pack" else sent.member, edit)
    assert words in refused(lambda: parcel_in(data, "x"))


def test_a_line_signed_by_another_device_than_it_names_is_refused(sent: Sent) -> None:
    data = edited(sent.return_, sent.office, lambda line: None)
    assert "Its signature does not hold: it was altered, or is not from the device it names" in refused(
        lambda: parcel_in(data, "x")
    )


@pytest.mark.parametrize("spoil", [lambda line: line.replace(b":", b": ", 1), lambda line: b" " + line])
def test_a_line_in_other_bytes_for_the_same_content_is_refused(sent: Sent, spoil: Callable[[bytes], bytes]) -> None:
    assert "Its first line was altered" in refused(lambda: parcel_in(spoil(sent.pack), "x"))


def faulty(**parts: bytes) -> str:
    """With which sentence contents with these parts are refused."""
    named = {name.replace("document_", "document/"): Part.of(data) for name, data in parts.items()}
    return refused(lambda: contents_of("x", "pack", "call", named))


def test_contents_that_are_not_what_they_are_called_are_refused(sent: Sent) -> None:
    line = zlib.decompress(parcel_in(sent.return_).parts["entries"].whole()).splitlines()[0]
    key = Key(bytes(32))
    head = SignedHead.by(key, "another call", "a" * 64, 1)
    assert "A document in it is not the one" in faulty(**{f"document_{digest(b'a')}": b"b"})
    assert "The invitation in it is damaged" in faulty(invitation=b"short")
    assert "cannot be unpacked" in faulty(entries=b"not compressed")
    assert "An entry in it is not text" in faulty(entries=zlib.compress(b"\xff\xfe"))
    assert "end too early" in faulty(entries=zlib.compress(line)[:-5])
    assert "end too early" in faulty(entries=b"")
    assert "Something lies behind the entries in it" in faulty(entries=zlib.compress(line) + b"more")
    assert "out of order, or one stands there twice" in faulty(entries=zlib.compress(line + b"\n" + line))
    assert "An entry in it is not JSON" in faulty(entries=zlib.compress(line[:-1]))
    assert "An entry in it" in faulty(entries=zlib.compress(line + b"\n"))
    assert "has a body that is not the one its header names" in faulty(
        entries=zlib.compress(line.replace(b'"source":"own"', b'"source":"transcribed"'))
    )
    assert "are not as panel-tui writes them" in faulty(heads=b"{}")
    assert "are not as panel-tui writes them" in faulty(heads=b'["a"]')
    assert "are not as panel-tui writes them" in faulty(heads=b"\xff")
    wrong = canonical([(head.device, head.key, head.id, head.seq, head.signature)])
    assert "A signature under a chain of entries in it does not hold" in faulty(heads=wrong.encode())


def test_a_compressed_part_that_swells_is_stopped(sent: Sent) -> None:
    packer = zlib.compressobj(1)
    million = (b" " * (2**20 - 1)) + b"\n"
    most = MOST["pack"].text
    swollen = b"".join(packer.compress(million) for _ in range(most // 2**20 + 1)) + packer.flush()
    assert len(swollen) < most // 100
    assert "The entries in it are larger than any panel's" in faulty(entries=swollen)


def test_contents_come_back_as_they_went(sent: Sent) -> None:
    contents = Contents(documents=(b"one", b"two"), invitation=Key(bytes(32)))
    back = contents_of("x", "pack", "call", contents.parts())
    assert set(back.documents) == {b"one", b"two"}
    assert back.invitation
    assert back.invitation.seed == bytes(32)
    empty = contents_of("x", "pack", "call", {})
    assert (len(empty.entries), empty.heads, len(empty.documents), empty.invitation) == (0, (), 0, None)
