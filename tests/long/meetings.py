"""A thousand random meetings: no act of moderation alters a first score, counts who is recused, or moves what was
agreed without a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from traceback import format_tb

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from panel_tui.exchange import sealing
from panel_tui.store import locking
from tests.moderate.evening import Evening
from tests.moderate.meetings import Meetings, meetings_in

RUNS = 1_000
STEPS = 20
"""A meeting has so many acts at most."""
SEED = 20170608
SETTINGS = settings(
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    print_blob=False,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def prove(runs: float = RUNS) -> bool:
    """Hold them all; whether what must hold did. The shortest meeting in which it does not is told.

    Nothing is proved either where a kind of act was done fewer than once in a hundred meetings.
    """
    sealing.COST = locking.COST = 2**8  # a passphrase costs half a second
    start = perf_counter()
    with TemporaryDirectory() as folder:
        meetings = meetings_in(Evening(Path(folder)))
        print(f"seed {SEED}")
        try:
            hold(meetings, int(runs), STEPS)
        except Exception as error:
            print(*getattr(error, "__notes__", ()), *format_tb(error.__traceback__)[-3:], error, sep="\n")
            return False
    seconds = perf_counter() - start
    tell(meetings.tally)
    held = meetings.tally["meeting", "done"]
    print(f"{held:,} meetings in {seconds:.0f} s, {1000 * seconds / held:.0f} ms each")
    kinds = {kind for kind, _ in meetings.tally}
    seldom = sorted(kind for kind in kinds if meetings.tally[kind, "done"] < held // 100)
    if seldom:
        print(f"Too seldom done to prove anything: {', '.join(seldom)}")
    return held >= runs and not seldom


def hold(meetings: type[Meetings], runs: int, steps: int) -> None:
    """Hold so many meetings with so many acts at most. Raises what went wrong in the shortest that was found."""
    wanted = settings(SETTINGS, max_examples=runs, stateful_step_count=steps)
    run_state_machine_as_test(seed(SEED)(meetings), settings=wanted)


def tell(tally: Counter[tuple[str, str]]) -> None:
    """Print what was done, and what was refused, by kind."""
    for kind in sorted({kind for kind, _ in tally} - {"meeting"}):
        print(f"  {kind:<24}{tally[kind, 'done']:>8,} done{tally[kind, 'refused']:>8,} refused")
    acts = sum(number for (kind, _), number in tally.items() if kind != "meeting")
    print(f"{acts:,} acts, of which {sum(n for (_, how), n in tally.items() if how == 'refused'):,} were refused")
