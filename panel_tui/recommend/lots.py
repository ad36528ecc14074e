"""A draw of lots in the band: among proposals that cannot be told from the last one in the money, where the call allows
it. Whoever knows the seed draws the same lots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.line import Row
from panel_tui.figures.order import draw
from panel_tui.figures.rounding import show_money
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.table import AdviceRow
from panel_tui.recommend.uncertain import Certainty


@dataclass(frozen=True)
class Lot:
    """What one proposal drew: `number` is its lot, a hexadecimal number of 64 figures; the lowest comes first. `award`
    is in pence, 0 where the money did not reach it."""

    reference: str
    number: str
    ask: int
    award: int


@dataclass(frozen=True)
class Drawn:
    """The draw in one brief. `clear` are above the band and funded without it; `money` is what they leave, in pence."""

    brief: str
    seed: str
    clear: tuple[str, ...]
    money: int
    lots: tuple[Lot, ...]

    @property
    def left(self) -> int:
        """What is left of the money, in pence."""
        return self.money - sum(lot.award for lot in self.lots)


def drawn(ranking: Ranking, certain: Certainty, brief: str, seed: str) -> Drawn:
    """The lots of the proposals in a brief's band: in their order each gets its ask, until one is reached for which the
    money does not suffice; nobody behind that one is taken for being cheaper, as with the line.

    The lot of a proposal is the SHA-256 of the seed and its reference, written one after the other.

    Raises BadInput where the call does not allow it, the brief or the seed is missing, or nothing is in the band.
    """
    if not ranking.standing.call.band_by_lot:
        wrong = "The call does not say that lots may be drawn in the band"
        raise BadInput(Fault(wrong, "It is for the call to publish: band_by_lot = true, before anybody scores."))
    if brief not in ranking.lines:
        raise BadInput(Fault(f"There is no brief {brief!r}", f"Name one of {', '.join(ranking.lines)}."))
    if not seed.strip():
        raise BadInput(Fault("A draw needs a seed", "Give words that nobody could choose beforehand, drawn in public."))
    line = ranking.lines[brief]
    band = [row for row in line.rows if row.place is not None and _is_in_band(certain, row)]
    if not band:
        raise BadInput(Fault(f"Nothing in {brief} is in the band", "The line settles it."))
    first = min(row.place for row in band if row.place is not None)
    clear = [row for row in line.rows if row.place is not None and row.place < first and row not in band]
    money = line.envelope - sum(row.ask for row in clear)
    return Drawn(brief, seed, tuple(row.reference for row in clear), money, tuple(_lots(band, seed, money)))


def advice_rows(found: Drawn) -> tuple[AdviceRow, ...]:
    """The draw as advice: what it reached is funded, the others are on the reserve list in the order of their lots."""
    rows, waiting = [], 0
    for number, lot in enumerate(found.lots, start=1):
        reason = f"Drawn by lot in the band, number {number} of {len(found.lots)}; the seed was “{found.seed}”."
        waiting += not lot.award
        if lot.award:
            rows.append(AdviceRow(lot.reference, "fund", reason=reason))
        else:
            rows.append(AdviceRow(lot.reference, "reserve", place=waiting, reason=reason))
    return tuple(rows)


def sentences(found: Drawn) -> Iterable[str]:
    """The draw in words, a sentence each."""
    if found.clear:
        yield f"Above the band, and funded without a draw: {', '.join(found.clear)}."
    yield f"{show_money(found.money)} is left for the band of {found.brief}. The seed is “{found.seed}”."
    for number, lot in enumerate(found.lots, start=1):
        got = f"funded, {show_money(lot.award)}" if lot.award else f"not reached: it asks for {show_money(lot.ask)}"
        yield f"{number}. {lot.reference}  {lot.number[:16]}…  {got}"
    yield f"{show_money(found.left)} is left."


def _lots(band: Iterable[Row], seed: str, money: int) -> Iterable[Lot]:
    reached = True
    for number, row in sorted((draw(seed, row.reference), row) for row in band):
        reached = reached and row.ask <= money
        award = row.ask if reached else 0
        money -= award
        yield Lot(row.reference, number, row.ask, award)


def _is_in_band(certain: Certainty, row: Row) -> bool:
    one = certain.proposals.get(row.reference)
    return one is not None and one.in_band
