"""The official totals of earlier calls, with which those of this one are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.percentile import percentiles
from panel_tui.figures.scheme import Scheme
from panel_tui.recommend.lines import Ranking

FEWEST = 25
"""How many proposals there must be in all for a percentile to say anything: NIH asks as many of a study section."""


def against_earlier(ranked: Ranking, earlier: Iterable[Ranking]) -> dict[str, Fraction] | None:
    """The percentile of each proposal with a whole total among all of this call and earlier ones, lower is better.

    None where there are fewer than 25 in all. Raises BadInput where totals are made on different scales.
    """
    pool = [merit for one in earlier for merit in _merits(one, ranked).values()]
    return percentiles(_merits(ranked, ranked), pool, FEWEST)


def _merits(ranked: Ranking, like: Ranking) -> Mapping[str, Fraction]:
    scales = {_scale(scheme) for scheme in (*like.schemes.values(), *ranked.schemes.values())}
    if len(scales) > 1:
        words = "Compare only calls whose totals are made on one scale."
        raise BadInput(Fault("The totals of these calls are on different scales", words))
    return {
        reference: ranked.scheme(reference).merit(figures.total)
        for reference, figures in ranked.figures.items()
        if figures.total is not None and not figures.partial
    }


def _scale(scheme: Scheme) -> tuple[str, Fraction, bool]:
    return scheme.total, scheme.best_total(), scheme.total == "overall" and scheme.counting[0].runs_down
