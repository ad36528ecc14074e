"""Who may say what, as the call's own entries have it.

Roles and devices only ever grow, so the order in which entries arrive cannot matter. What ends a
role or a device names the entries that still count, so that what was said before stays said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from panel_tui.journal import values
from panel_tui.journal.entry import Entry
from panel_tui.journal.kinds import GOVERNING, Kind, kind_of, value_fault, value_of
from panel_tui.journal.signing import SignedHead, fingerprint, proof_of_device, signed

AnyValue = TypeVar("AnyValue")


@dataclass(frozen=True)
class Cut:
    """Where something ended: per device, the ids that still count. A device not named has none."""

    counts: Mapping[str, frozenset[str]]

    def spares(self, entry: Entry) -> bool:
        """Whether `entry` was said before the end."""
        return entry.id in self.counts.get(entry.device, ())


@dataclass(frozen=True)
class Authority:
    """What the governing entries of a call establish."""

    call: str = ""
    office: str = ""
    devices: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ended: Mapping[tuple[str, str], Cut] = field(default_factory=dict)
    revoked: Mapping[str, Cut] = field(default_factory=dict)

    def speaks(self, entry: Entry) -> bool:
        """Whether the entry's device speaks for its author, or did when it was written."""
        if entry.call != self.call or self.devices.get(entry.device) != entry.author:
            return False
        cut = self.revoked.get(entry.device)
        return cut is None or cut.spares(entry)

    def vouches(self, head: SignedHead) -> bool:
        """Whether the device that signed `head` speaks for the author of the chain that it is the end of."""
        author = self.devices.get(head.device)
        return author is not None and self.devices.get(head.signer) == author and head.holds

    def refusal(self, entry: Entry) -> str | None:
        """Why `entry`, whose body is here, is not admitted; None where it is."""
        why = self.no_right(entry)
        if why is None and entry.body is not None:
            why = value_fault(entry.body.register, entry.body.value)
        return why

    def no_right(self, entry: Entry) -> str | None:
        """Why the author of `entry` may say nothing of the kind, whatever it says; None where they may."""
        if entry.body is None:
            return "its words are withheld"
        if not self.speaks(entry):
            return f"the device {entry.device[:12]} does not speak for {entry.author}"
        register, source = entry.body.register, entry.body.source
        kind = kind_of(register)
        if kind is None:
            return f"this version does not know the kind {register.kind!r}"
        if {name for name, _ in register.about} != kind.about:
            return f"a {register.kind} is about {', '.join(sorted(kind.about)) or 'the call'}, and about nothing else"
        if not self._may_write(entry, kind):
            article = "an" if register.kind[0] in "aeiou" else "a"
            return f"{entry.author} may not say {article} {register.kind} as {source}"
        return None

    def limited(self, author: str, device: str) -> bool:
        """Whether it depends on the single entry what `author` may say on `device`: a role or the device ended."""
        return device in self.revoked or any(member == author for member, _ in self.ended)

    def _may_write(self, entry: Entry, kind: Kind) -> bool:
        assert entry.body is not None
        register, source = entry.body.register, entry.body.source
        if register.kind in ("call", "device"):
            return source == "own" and entry.seq == 1 and register.part("device") in ("", entry.device)
        owner = register.part("member") if kind.personal else entry.author
        if source == "own":
            return owner == entry.author and self.holds(entry, kind.owners)
        return self.holds(entry, kind.scribes) and (not kind.personal or bool(self._ever(owner) & kind.owners))

    def holds(self, entry: Entry, roles: frozenset[str]) -> bool:
        """Whether the author of `entry` holds one of `roles`, or did when it was written."""
        for role in self._ever(entry.author) & roles:
            cut = self.ended.get((entry.author, role))
            if cut is None or cut.spares(entry):
                return True
        return False

    def roles_of(self, member: str) -> frozenset[str]:
        """The roles that `member` holds now."""
        return frozenset(role for role in self._ever(member) if (member, role) not in self.ended)

    def _ever(self, member: str) -> frozenset[str]:
        return self.roles.get(member, frozenset())


def authority(call: str, governing: Iterable[Entry], previous: Callable[[str], str | None]) -> Authority:
    """What the `governing` entries establish for the call whose id is `call`.

    `previous` gives the id of the entry before one on its device's chain, None before the first.
    """
    return Grown(call).grow(governing).authority(previous)


@dataclass(frozen=True)
class Grown:
    """What some governing entries establish before anything ends: it only ever grows, in whatever order they come.

    `waiting` are entries of which nothing follows until others come; `ends` what ends roles and devices.
    """

    call: str
    office: str = ""
    devices: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    invitations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waiting: tuple[Entry, ...] = ()
    ends: tuple[Entry, ...] = ()

    def grow(self, arriving: Iterable[Entry]) -> Grown:
        """The same with the governing entries among `arriving`, which must be new to it."""
        said = [entry for entry in arriving if entry.body and entry.body.register.kind in GOVERNING]
        if not said:
            return self
        growing = _Growing(self)
        waiting = growing.take([*self.waiting, *(entry for entry in said if not _is_end(entry))])
        return Grown(
            self.call,
            growing.office,
            growing.devices.now,
            growing.roles.now,
            growing.invitations.now,
            tuple(waiting),
            (*self.ends, *filter(_is_end, said)),
        )

    def authority(self, previous: Callable[[str], str | None]) -> Authority:
        """Who may say what, with the ends that stand."""
        ended: dict[tuple[str, str], Cut] = {}
        revoked: dict[str, Cut] = {}
        so_far = Authority(self.call, self.office, self.devices, self.roles, ended, revoked)
        for entry in _standing_ends(self.ends, so_far):
            if so_far.refusal(entry) is None:
                _end(entry, previous, ended, revoked)
        return so_far


def _is_end(entry: Entry) -> bool:
    return entry.body is not None and entry.body.register.kind in ("role_end", "device_end")


class _Copied(Generic[AnyValue]):
    """A mapping that is copied when something is first put into it."""

    def __init__(self, before: Mapping[str, AnyValue]) -> None:
        self.now = before
        self._copy: dict[str, AnyValue] | None = None

    def put(self, name: str, value: AnyValue) -> None:
        """Say of `name` that it is `value`."""
        if self._copy is None:
            self.now = self._copy = dict(self.now)
        self._copy[name] = value


class _Growing:
    """What is established while it is being worked out."""

    def __init__(self, before: Grown) -> None:
        self.call, self.office = before.call, before.office
        # What does not grow stays the very same: that is quickly seen, and costs no copy in a large panel.
        self.devices = _Copied(before.devices)
        self.roles = _Copied(before.roles)
        self.invitations = _Copied(before.invitations)

    def _refuses(self, entry: Entry) -> bool:
        return Authority(self.call, "", self.devices.now, self.roles.now).refusal(entry) is not None

    def take(self, waiting: list[Entry]) -> list[Entry]:
        """Take in roles, invitations and devices until nothing new follows from them; what is still waiting then."""
        before = -1
        while len(waiting) != before:
            before = len(waiting)
            waiting = [entry for entry in waiting if not self._take(entry)]
        return waiting

    def _take(self, entry: Entry) -> bool:
        assert entry.body is not None
        if entry.call != self.call:
            return False
        try:
            kind = kind_of(entry.body.register)
            value = value_of(kind, entry.body.value) if kind else None
        except ValueError:
            return False
        match value:
            case values.Call():
                return self._found(entry, value)
            case values.Device():
                return self._join(entry, value)
            case values.Member() if not self._refuses(entry):
                self._appoint(entry.body.register.part("member"), value.role)
                return True
            case values.Invitation() if not self._refuses(entry):
                self._invite(entry.body.register.part("invitation"), value.member)
                return True
        return False

    def _appoint(self, member: str, role: str) -> None:
        self.roles.put(member, self.roles.now.get(member, frozenset()) | {role})

    def _invite(self, invitation: str, member: str) -> None:
        self.invitations.put(invitation, self.invitations.now.get(invitation, frozenset()) | {member})

    def _speak(self, device: str, author: str) -> None:
        """A device speaks for one author; where it said that it were two people's, always for the same of them."""
        self.devices.put(device, min(self.devices.now.get(device, author), author))

    def _found(self, entry: Entry, value: values.Call) -> bool:
        device = fingerprint(value.key)
        if entry.seq != 1 or device != entry.device or call_id(value.slug, device) != self.call:
            return False
        if value.office != entry.author:
            return False
        self.office = min(self.office or value.office, value.office)
        self._speak(device, value.office)
        self._invite(value.recovery, value.office)
        self._appoint(value.office, "office")
        return True

    def _join(self, entry: Entry, value: values.Device) -> bool:
        assert entry.body is not None
        register = entry.body.register
        named = register.part("device") == entry.device == fingerprint(value.key)
        invited = entry.author in self.invitations.now.get(value.invitation, ()) and entry.author == register.part(
            "member"
        )
        if entry.seq != 1 or not named or not invited:
            return False
        if not signed(value.invitation, proof_of_device(self.call, entry.device, entry.author), value.proof):
            return False
        self._speak(entry.device, entry.author)
        return True


def _end(
    entry: Entry,
    previous: Callable[[str], str | None],
    ended: dict[tuple[str, str], Cut],
    revoked: dict[str, Cut],
) -> None:
    """End what an admitted `role_end` or `device_end` ends."""
    assert entry.body is not None
    register = entry.body.register
    kind = kind_of(register)
    value = value_of(kind, entry.body.value) if kind else None
    if isinstance(value, values.RoleEnd):
        cut = Cut({device: _chain_upto(previous, id_) for device, id_ in value.upto.items()})
        ended[register.part("member"), register.part("role")] = cut
    elif isinstance(value, values.DeviceEnd):
        device = register.part("device")
        revoked[device] = Cut({device: _chain_upto(previous, value.upto)} if value.upto else {})


def _standing_ends(said: Iterable[Entry], positive: Authority) -> list[Entry]:
    """The ends that no other end replaces: the founding office's first, then in order of id."""
    ends = [entry for entry in said if positive.refusal(entry) is None]
    by_id = {entry.id: entry for entry in ends}
    replaced = {
        old for entry in ends for old in entry.replaces if old in by_id and _register(by_id[old]) == _register(entry)
    }
    standing = [entry for entry in ends if entry.id not in replaced]
    return sorted(standing, key=lambda entry: (entry.author != positive.office, entry.id))


def _register(entry: Entry) -> object:
    return entry.body.register if entry.body else None


def _chain_upto(previous: Callable[[str], str | None], id_: str | None) -> frozenset[str]:
    """`id_` and all entries before it on its branch."""
    chain = set()
    while id_ is not None and id_ not in chain:
        chain.add(id_)
        id_ = previous(id_)
    return frozenset(chain)


def call_id(slug: str, founder: str) -> str:
    """The id of a call: its slug and the fingerprint of the device that founded it."""
    return f"{slug}.{founder}"
