"""The benchmarks: `python -m tests.benchmarks [NAME …] [--small]`. Without names, all of them."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import (
    agreement,
    appending,
    bulk,
    desk,
    finding,
    large,
    meeting,
    merging,
    portfolio,
    reconciling,
    sealing,
    starting,
    writing,
)
from tests.benchmarks.figures import Figure, table

Benchmark = Callable[[Path, bool], list[Figure]]
BENCHMARKS: Mapping[str, Benchmark] = {
    "append": appending.append,
    "merge": merging.merge,
    "bulk": bulk.bulk,
    "large": large.large,
    "paper": writing.paper,
    "help": starting.start,
    "find": finding.find_words,
    "agreement": agreement.agree,
    "reconcile": reconciling.reconcile,
    "portfolio": portfolio.portfolio,
    "seal": sealing.seal_and_open,
    "desk": desk.desk,
    "meeting": meeting.meeting,
}


def main(arguments: Sequence[str]) -> None:
    """Run the benchmarks that are named and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--small", action="store_true", help="a few seconds' worth, to see that they work")
    given = parser.parse_args(arguments)
    unknown = sorted(set(given.names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    print(table(run(given.names or list(BENCHMARKS), given.small)))


def run(names: Sequence[str], small: bool) -> list[Figure]:
    """What the benchmarks of these names find, each in a folder of its own that is gone afterwards."""
    figures = []
    for name in names:
        gc.collect()
        with TemporaryDirectory() as folder:
            figures += BENCHMARKS[name](Path(folder), small)
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
