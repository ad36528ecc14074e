"""The pen with which a device writes: author, key, clock and salt in one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from secrets import token_bytes

from panel_tui.journal.canonical import Json
from panel_tui.journal.entry import Body, Entry, Register, Source
from panel_tui.journal.signing import Key, SignedHead

FORM = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Chance:
    """Where time and randomness come from: the machine, or a seed for demonstrations and tests."""

    now: Callable[[], str]
    random: Callable[[int], bytes]

    @classmethod
    def real(cls) -> Chance:
        """The clock (UTC) and the random numbers of this machine."""
        return cls(lambda: datetime.now(UTC).strftime(FORM), token_bytes)

    @classmethod
    def seeded(cls, seed: str, start: datetime, step: timedelta = timedelta(minutes=1)) -> Chance:
        """The same times (one `step` apart from `start`) and bytes at every run."""
        ticks = (start + step * number for number in count())
        stream = _bytes(seed)

        def random(size: int) -> bytes:
            return bytes(next(stream) for _ in range(size))

        return cls(lambda: next(ticks).strftime(FORM), random)

    def key(self) -> Key:
        """A fresh key."""
        return Key(self.random(32))


def _bytes(seed: str) -> Iterator[int]:
    for block in count():
        yield from sha256(f"{seed}/{block}".encode()).digest()


@dataclass(frozen=True)
class Pen:
    """What a device needs to say something in its author's name."""

    call: str
    author: str
    key: Key
    chance: Chance

    @property
    def device(self) -> str:
        """The fingerprint of the device that writes."""
        return self.key.fingerprint

    def write(
        self,
        register: Register,
        value: Json,
        replaces: Iterable[str] = (),
        *,
        after: tuple[int, str] | None = None,
        source: Source = "own",
    ) -> Entry:
        """The entry that says `value` of `register`; `after` is number and id of the device's last entry."""
        body = Body(self.chance.random(16).hex(), register, value, source)
        return Entry(
            call=self.call,
            author=self.author,
            device=self.device,
            seq=after[0] + 1 if after else 1,
            prev=after[1] if after else None,
            at=self.chance.now(),
            replaces=tuple(sorted(set(replaces))),
            body_hash=body.hash,
            body=body,
        )

    def sign_head(self, seq: int, id_: str, device: str | None = None) -> SignedHead:
        """The word that entry `id_`, number `seq`, is the end of this device's chain, or of another of the author."""
        return SignedHead.by(self.key, self.call, id_, seq, device)
