"""Why a proposal is in the portfolio, what would turn that, and how stable all of it is: as the lines of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.figures.rounding import NONE
from panel_tui.recommend.firm import Firm
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.portfolio import Chosen
from panel_tui.recommend.stable import Stability
from panel_tui.recommend.why_told import why_sentences
from panel_tui.report.firm_told import Part, firm_part, stability_parts
from panel_tui.tui.jobs import Line
from panel_tui.tui.screens.page import Hanging

ORDERS = "How often the portfolio has it, over all plausible orders, is known once S has been asked for."


def why_lines(chosen: Chosen, why: WhyNot) -> Iterator[Line]:
    """Why a proposal is in a portfolio or not."""
    yield ""
    yield from _indented(why_sentences(chosen, why))


def firm_lines(firm: Firm, ranked: Ranking, without_orders: bool) -> Iterator[Line]:
    """What would turn that: nobody's name stands at a board's table."""
    part = firm_part(firm, ranked, (ORDERS,) if without_orders and not firm.found.beyond else (), names=False)
    yield from _lines(part._replace(heading="What would turn that"))


def stability_lines(found: Stability, ranked: Ranking, cautions: Sequence[str]) -> Iterator[Line]:
    """How stable a portfolio is."""
    if cautions:
        yield ""
        yield from _indented(cautions)
    for part in stability_parts(found, ranked, names=False):
        yield from _lines(part)


def _lines(part: Part) -> Iterator[Line]:
    """A part whose rows may be as long as they are: what stands beside each has the name of its column."""
    yield ""
    yield [(f" {part.heading}", "heading bold")]
    yield from _indented(part.before)
    for title, *cells in part.rows:
        known = [(name, cell) for name, cell in zip(part.columns[1:], cells, strict=True) if cell != NONE]
        named = [f"{name[0].lower()}{name[1:]} {cell}" for name, cell in known]
        words = "; ".join(named) if len(cells) > 1 else cells[0]
        yield Hanging(("    ", "muted"), f"{title}: {words}")
    yield from _indented(part.after)


def _indented(sentences: Sequence[str] | Iterator[str]) -> Iterator[str]:
    for sentence in sentences:
        yield f"  {sentence}"
