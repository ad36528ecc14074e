"""The figures behind a ranking and of the panel that made it, when they are asked for.

numpy and scipy are loaded here, and nowhere before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.recommend.lines import Ranking

if TYPE_CHECKING:
    from panel_tui.assess.counting import Place
    from panel_tui.figures.calibration import Mode
    from panel_tui.moderate.panel_record import PanelRecord
    from panel_tui.moderate.reconciling import Reconciling
    from panel_tui.recommend.reconciled import Reconciled
    from panel_tui.recommend.uncertain import Certainty

NUMBERS = ("numpy", "scipy")
MISSING = Fault(
    "The panel's figures need numpy and scipy, which are not installed", "Run: pip install 'panel-tui[office]'."
)


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

    def panel(self, record: PanelRecord, mode: Mode, intervals: bool) -> Reconciled:
        """What the scores say of the panel; without `intervals` none is drawn, which takes most of the time."""
        figures = self.figures
        from panel_tui.recommend.reconciled import reckoned

        return reckoned(self.ranked, record, figures, mode, intervals)

    def why_apart(self, reasons: Mapping[Place, str], reference: str, names: bool) -> tuple[str, ...]:
        """Why members are apart on a proposal, as lines of text; `names` are for the chair alone."""
        figures = self.figures
        from panel_tui.moderate.explaining import explanations
        from panel_tui.moderate.telling import lines

        return tuple(lines(explanations(figures, reasons, reference), names))


@contextmanager
def numbers_needed() -> Iterator[None]:
    """Around imports that need numpy and scipy: raises BadInput, which says what to install, where they are missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in NUMBERS:
            raise
        raise BadInput(MISSING) from missing
