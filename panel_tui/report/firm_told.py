"""How firm one outcome is and how stable all are, in parts: on a screen and in print the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from panel_tui.recommend.firm import Firm
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.stable import Stability
from panel_tui.report import firmness as told


class Part(NamedTuple):
    """A part under its `heading`: sentences, a table of which the columns `figures` are figures, and sentences.

    The first column names what each row is of. A table without rows is left out.
    """

    heading: str = ""
    before: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    figures: tuple[int, ...] = ()
    after: tuple[str, ...] = ()


def firm_part(firm: Firm, ranked: Ranking, cautions: tuple[str, ...], names: bool) -> Part:
    """What would turn one outcome; with `names`, which are for the chair alone, whose single scores would."""
    before = (told.verdict_words(firm), *cautions)
    if firm.found.beyond:
        return Part(before=before)
    alone = told.alone_sentences(firm, ranked) if names else ()
    return Part(
        before=(
            *before,
            f"Each of these alone would {'leave it unfunded' if firm.found.funded else 'have it funded'}:",
        ),
        columns=told.COLUMNS,
        rows=tuple(told.firm_cells(one) for one in firm.found.criteria),
        figures=told.FIGURES,
        after=(*told.firm_sentences(firm), *alone),
    )


def stability_parts(found: Stability, ranked: Ranking, names: bool, unnamed: str = told.SECRET) -> Iterator[Part]:
    """Which awards hang on what; `names` are for the chair alone, and `unnamed` says why there are none."""
    weights = tuple(told.weight_cells(one) for one in found.weights if one.number)
    yield Part(
        "With another weight",
        columns=told.WEIGHT_COLUMNS,
        rows=weights,
        after=(told.others_words(len(weights), len(found.weights), told.WEIGHTS),),
    )
    members = tuple(
        (ranked.standing.name(one.member) if names else "a member", told.swing_words(one.swing))
        for one in found.members
        if one.swing.number
    )
    yield Part(
        "Without a member",
        before=() if names else (unnamed,),
        columns=told.MEMBER_COLUMNS,
        rows=members,
        after=(told.others_words(len(members), len(found.members), told.MEMBERS),),
    )
    yield Part(
        "Over the plausible orders",
        before=(told.drawn_words(found),),
        columns=told.DRAWN_COLUMNS,
        rows=tuple(told.drawn_cells(one) for one in told.unsure(found)),
        figures=(3,),
    )
