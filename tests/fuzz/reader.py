"""What a reader of files from outside is, for whoever alters files to see what it makes of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from panel_tui.exchange import sealing
from panel_tui.store import locking
from tests.fuzz.mutating import Mutator
from tests.fuzz.world import World

NOW = "2017-06-01T12:00:00Z"
CHEAP = 2**8


class Reader(ABC):
    """One reader: it is offered what `altered` makes, and may only take it or raise BadInput."""

    name: ClassVar[str]
    words: ClassVar[tuple[bytes, ...]] = ()

    def __init__(self, world: World) -> None:
        self.world = world

    @abstractmethod
    def seeds(self) -> Sequence[bytes]:
        """Right files."""

    def altered(self, mutator: Mutator) -> bytes:
        """A right file with something altered."""
        seeds = self.seeds()
        return mutator.bytes(mutator.random.choice(seeds), seeds, self.words)

    @abstractmethod
    def offer(self, data: bytes) -> None:
        """Have it read as far as anything goes on with it. Raises BadInput where it is refused."""


def cheap_passphrases() -> None:
    """Half a second for each would be all of the time."""
    sealing.COST = locking.COST = CHEAP
