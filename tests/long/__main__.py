"""Long proofs, run by name: `python -m tests.long NAME`. Without a name it lists them. pytest does not collect them."""

from __future__ import annotations

import sys
from importlib import import_module

PROOFS = {
    "flips": "a pack and a return with every byte altered in every way, cut, put together, and bytes dropped",
    "fuzz": "every reader of files from outside, offered altered ones for ten minutes (or --minutes N)",
    "hostile": "hostile parcels, as large as they come: refused in which words, with how much memory and time",
    "deliveries": "hundreds of random orders of returns, repeated and interleaved, into the office's file",
    "merging": "thousands of random histories of several copies, honest and not: the properties of merging",
    "bursts": "hundreds of random sittings at the desk, each typed slowly and in one burst",
    "kills": "a sitting at the desk that is killed 200 times at random moments, and what is in the file each time",
    "commands": "a member and the office at work by commands, killed 200 times: adding, returning, merging, packing",
    "powercut": "the store at work on a disk whose power is cut 100 times, with its own setting and with a weaker one",
    "meetings": "a thousand random meetings (or --runs N), by keys and commands: what no act of moderation may do",
    "portfolios": "hundreds of made-up calls: the best portfolio keeps every rule, reckoned anew in exact pence",
    "papers": "papers of 3 and of 59 proposals, opened and saved again by LibreOffice: no figure is lost",
    "truth": "hundreds of panels with a known truth: how near calibrated orders come, and what intervals hold",
}
OPTIONS = {"fuzz": "--minutes", "meetings": "--runs"}
"""By which option a proof is told how much of it is wanted."""


def main(arguments: list[str]) -> int:
    """Run the proof that is named; 0 where it holds, 1 where it does not, 2 where there is none of that name."""
    name, *rest = arguments or [""]
    wanted = [float(rest[1])] if len(rest) == 2 and rest[0] == OPTIONS.get(name) else []
    if name not in PROOFS or len(rest) != 2 * len(wanted):
        print("Long proofs: python -m tests.long NAME")
        for known, words in PROOFS.items():
            print(f"  {known:<12}{words}")
        return 0 if not arguments else 2
    holds: bool = import_module(f"tests.long.{name}").prove(*wanted)
    print("It holds." if holds else "It does NOT hold.")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
