"""Every error a person can meet: where it is, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SHOWN = 40


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, in words a panel secretary can act on."""

    wrong: str
    right: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        cure = f" {self.right}" if self.right else ""
        return f"{where}{self.wrong}.{cure}"


class PanelError(Exception):
    """Something a person can mend. `exit_code` is what a command returns for it."""

    exit_code = 2

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def lines(self) -> Iterator[str]:
        """The faults as sentences, the first `SHOWN` of them, and how many more there are."""
        yield from (str(fault) for fault in self.faults[:SHOWN])
        if len(self.faults) > SHOWN:
            yield f"… and {len(self.faults) - SHOWN} more of the same file."


class BadInput(PanelError):
    """What was given from outside cannot be used: a file, a value, an argument."""


class CheckFailed(PanelError):
    """A check that was asked for found something wrong."""

    exit_code = 1


class Faults:
    """Collects what is wrong with one input, so that all of it can be told at once."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, wrong: str, right: str = "", place: str = "") -> None:
        """Note a fault; go on looking for the next."""
        self.found.append(Fault(wrong, right, place))

    def __bool__(self) -> bool:
        return bool(self.found)

    def stop(self, error: type[PanelError] = BadInput) -> None:
        """Raise `error` with all that was found, if anything was."""
        if self.found:
            raise error(*self.found)
