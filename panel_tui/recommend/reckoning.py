"""How sure a ranking is, reckoned when it is asked for: numpy and scipy are loaded here, and nowhere before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.recommend.lines import Ranking

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.moderate.reconciling import Reconciling
    from panel_tui.recommend.uncertain import Certainty

NUMBERS = ("numpy", "scipy")


class Reckoning:
    """The figures behind one ranking. It reads no workspace, so that it may be used in a thread, one at a time.

    Each of its figures raises BadInput where numpy or scipy is not installed.
    """

    def __init__(self, ranked: Ranking) -> None:
        self.ranked = ranked

    @cached_property
    def figures(self) -> Reconciling:
        """The panel's figures, of which those of both modes are made."""
        with numbers_needed():
            from panel_tui.moderate.reconciling import reconciling
        return reconciling(self.ranked.standing, self.ranked.stage, self.ranked.sheet)

    def certainty(self, mode: Mode, intervals: bool) -> Certainty:
        """How sure the ranking is; without `intervals` only what is exact and quick."""
        figures = self.figures
        from panel_tui.recommend.uncertain import certainty

        return certainty(self.ranked, figures, mode, intervals)


@contextmanager
def numbers_needed() -> Iterator[None]:
    """Around imports that need numpy and scipy: raises BadInput, which says what to install, where they are missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in NUMBERS:
            raise
        wrong, right = "Calibrated figures need numpy and scipy", "Run: pip install 'panel-tui[office]'."
        raise BadInput(Fault(wrong, right)) from missing
