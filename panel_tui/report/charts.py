"""The drawings of the board paper, each beside a table with its figures: told by shape and not by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil
from textwrap import wrap
from typing import NamedTuple

from panel_tui.figures.line import Line, Row
from panel_tui.figures.need import disagreement, line_at
from panel_tui.figures.rounding import show_money, show_number
from panel_tui.files import svg
from panel_tui.files.blocks import Chart
from panel_tui.files.numbering import letters
from panel_tui.recommend.advice import FUNDED
from panel_tui.report.material import Material
from panel_tui.report.wording import year

WIDTH = 640
MOST_ROWS = 30
"""A chart of more rows would be higher than a page: what is more has another one."""
STEP = 26
"""The height of a row."""
LABEL = 26
"""So many letters of a title stand on one line."""


class Look(NamedTuple):
    """How a proposal is marked, and the word beside the mark."""

    kind: svg.Mark
    is_filled: bool
    word: str


def ranking_charts(material: Material, brief: str, its: Line) -> Iterator[Chart]:
    """The likely places of a brief's proposals, the best first, with the line between those in the money and others.

    Nothing where no places can be told.
    """
    placed = [row for row in its.rows if row.place is not None]
    certain = material.extras.certain
    if certain is None or not any(_places(material, row) for row in placed):
        return
    title = material.standing.rubrics[brief].title
    for start in range(0, len(placed), MOST_ROWS):
        rows = placed[start : start + MOST_ROWS]
        places = f", places {rows[0].place} to {rows[-1].place}" if len(placed) > MOST_ROWS else ""
        after = placed[start + MOST_ROWS] if start + MOST_ROWS < len(placed) else None
        drawn = _ranking(material, rows, after, max(row.place or 0 for row in placed))
        names = ", ".join(f"{row.reference} at {row.place}" for row in rows)
        alt = (
            f"One row a proposal, by place: {names}. A thick bar covers the middle half of the plausible orders, a "
            "thin line nine in ten. The figures are in the table above."
        )
        yield Chart(f"chart-{brief}-{start}", "", f"{title}: likely places{places}", drawn, alt)


def _ranking(material: Material, rows: Sequence[Row], after: Row | None, last: int) -> str:
    """Rows of a chart whose places go to `last`; `after` is the row behind them, in a chart of its own."""
    left, right, top = 96, WIDTH - 150, 30
    step = (right - left) / max(1, last - 1)
    ticks = [place for place in range(1, last + 1) if last <= 15 or place == 1 or place % 5 == 0]
    shapes = [svg.text(left - 8, 16, "Place", "end", svg.MIDDLE)]
    bottom = top + STEP * len(rows)
    for place in ticks:
        x = left + (place - 1) * step
        shapes += [svg.text(x, 16, str(place), "middle", svg.MIDDLE), svg.line(x, 22, x, bottom, 0.5, svg.PALE)]
    for number, row in enumerate(rows):
        y = top + STEP * number + STEP / 2
        found = _places(material, row)
        if found is not None:
            (low, high), (lowest, highest) = found
            thin = left + (lowest - 1) * step, left + (highest - 1) * step
            shapes.append(svg.line(thin[0], y, thin[1], y, 1.2, svg.MIDDLE))
            shapes += [svg.line(x, y - 5, x, y + 5, 1.2, svg.MIDDLE) for x in thin]
            thick = left + (low - 1) * step, left + (high - 1) * step
            shapes.append(svg.rect(thick[0] - 3, y - 5, thick[1] - thick[0] + 6, 10, svg.PALE))
        look = _look(material, row.reference)
        x = left + ((row.place or 1) - 1) * step
        shapes.append(svg.mark(x, y, look.kind, look.is_filled))
        shapes.append(svg.text(left - 8, y + 4, row.reference, "end"))
        shapes.append(svg.text(right + 14, y + 4, look.word))
        following = rows[number + 1] if number + 1 < len(rows) else after
        if row.outcome == "fund" and following is not None and following.outcome != "fund":
            shapes.append(svg.line(8, y + STEP / 2, WIDTH - 8, y + STEP / 2, 1.2, svg.INK, dashed=True))
    legend = "Thick bar: the middle half of plausible orders. Thin line: nine in ten. Dashed: the funding line."
    return svg.svg(WIDTH, bottom + 26, *shapes, svg.text(left - 8, bottom + 16, legend, "start", svg.MIDDLE, 11))


def scores_chart(material: Material, name: str, number: int) -> Chart | None:
    """A proposal's scores criterion by criterion: hollow as members first gave them, solid as they are official."""
    scheme, sheet = material.ranking.scheme(name), material.ranking.sheet
    settled = material.ranking.figures[name].settled
    measures = [one for one in scheme.measures if settled[one.id].value is not None]
    if not measures:
        return None
    left, right, shapes, said = 230, WIDTH - 60, [], []
    for at, one in enumerate(measures):
        y = 12 + STEP * at + STEP / 2
        reach = one.best - one.worst

        def place(value: Fraction, worst: Fraction = one.worst, reach: Fraction = reach) -> float:
            return left + float((value - worst) / reach) * (right - left) if reach else left

        shapes.append(svg.line(left, y, right, y, 0.6, svg.PALE))
        shapes += _label(left - 14, y, one.title, one.id)
        shapes += [svg.text(right + 12, y + 4, show_number(one.best), "start", svg.MIDDLE, 11)]
        if one.floor is not None:
            x = place(one.floor)
            shapes.append(svg.line(x, y - 9, x, y + 9, 2.4, svg.INK))
        firsts = [sheet.first_mark(name, member, one.id).value for member in sheet.assessors(name)]
        given = [value for value in firsts if value is not None]
        for value in sorted(set(given)):
            shapes.append(svg.mark(place(value), y, "circle", False))
            if (many := given.count(value)) > 1:
                shapes.append(svg.text(place(value), y - 8, f"×{many}", "middle", svg.MIDDLE, 9))
        official = settled[one.id].value
        assert official is not None
        shapes.append(svg.mark(place(official), y, "circle", True, 3.2))
        given_by = ", ".join(f"{letters(n)} {show_number(its)}" for n, its in enumerate(firsts) if its is not None)
        said.append(f"{one.title}: {given_by}; official {show_number(official)}")
    alt = f"{'. '.join(said)}. Hollow circles are first scores, the solid one is official, a bar stands at the floor."
    bottom = 12 + STEP * len(measures)
    legend = "Hollow: first scores. Solid: the official score. Upright bar: the floor."
    shapes.append(svg.text(left, bottom + 16, legend, "start", svg.MIDDLE, 11))
    drawn = svg.svg(WIDTH, bottom + 26, *shapes)
    return Chart(f"chart-scores-{number}", "", f"Scores of {name}: first and official", drawn, alt)


def disagreement_chart(material: Material) -> Chart | None:
    """How far apart members are on each proposal against how far its total is from its brief's line."""
    found = apart_and_away(material)
    if len(found) < 2:
        return None
    left, right, top, bottom = 60, WIDTH - 30, 14, 300
    # Up to a figure of which the half is whole as well: what stands at a tick is true.
    far = 2 * ceil(max(Fraction(1), *(abs(away) for _, _, away in found)) / 2)
    most = Fraction(ceil(max(Fraction(1, 10), *(apart for _, apart, _ in found)) * 10), 10)
    middle = (left + right) / 2
    shapes = [
        svg.line(left, bottom, right, bottom, 1),
        svg.line(middle, top, middle, bottom, 1.2, svg.INK, dashed=True),
        svg.text(middle, bottom + 34, "Points from the line (right: in the money)", "middle", svg.MIDDLE),
        svg.text(left - 46, top + 2, "Apart", "start", svg.MIDDLE),
    ]
    for part in (Fraction(-1), Fraction(-1, 2), Fraction(0), Fraction(1, 2), Fraction(1)):
        x = middle + float(part) * (right - middle)
        shapes += [svg.line(x, bottom, x, bottom + 5), svg.text(x, bottom + 18, show_number(far * part, 0), "middle")]
    for part in (Fraction(0), Fraction(1, 2), Fraction(1)):
        y = bottom - float(part) * (bottom - top - 20)
        shapes.append(svg.text(left - 8, y + 4, f"{show_number(most * part * 100, 0)}%", "end"))
    taken: list[tuple[float, float, float]] = []
    for name, apart, away in found:
        x, y = middle + float(away / far) * (right - middle), bottom - float(apart / most) * (bottom - top - 20)
        look = _look(material, name)
        shapes.append(svg.mark(x, y, look.kind, look.is_filled, 4.5))
        shapes.append(_beside(x, y, name, right, taken))
    alt = (
        "One mark a proposal: the higher, the further members are apart; the nearer to the dashed line in the middle, "
        "the nearer its total to its brief's line. The figures are in the table below."
    )
    return Chart("chart-apart", "", "Where members disagree near the line", svg.svg(WIDTH, bottom + 44, *shapes), alt)


def apart_and_away(material: Material) -> list[tuple[str, Fraction, Fraction]]:
    """Each proposal with a total, of a brief with a line: how far members are apart, as a part of the scale, and how
    many points the total is above the line."""
    found = []
    for brief, its in material.ranking.lines.items():
        at, scheme = line_at(its), material.ranking.schemes[brief]
        for row in its.rows:
            if at is not None and row.total is not None and row.place is not None:
                apart = disagreement(material.ranking.sheet, row.reference, scheme)
                found.append((row.reference, apart, row.total - at))
    return found


def money_chart(material: Material) -> Chart:
    """What is asked for under each brief, its envelope, and what is advised."""
    lines = material.ranking.lines
    briefs = [
        Bars(
            material.standing.rubrics[brief].title,
            brief,
            its.envelope,
            material.awards(material.funded_of(brief)),
            material.ask([row.reference for row in its.rows]),
        )
        for brief, its in lines.items()
    ]
    return _bars("chart-by-brief", "Money by brief: asked for, envelope and advised", briefs)


def year_chart(material: Material, advised: Mapping[str, int]) -> Chart:
    """The budget of each year, and what of the awards `advised` falls in it."""
    budget = material.call.budget
    bars = [Bars(year(name), name, budget.get(name, 0), sum_, None) for name, sum_ in advised.items()]
    return _bars("chart-by-year", "Money by financial year: budget and advised", bars)


class Bars(NamedTuple):
    """What a group of bars shows, in pence; `asked` is None where nothing is known of it."""

    title: str
    id: str
    envelope: int
    advised: int
    asked: int | None


def _bars(id_: str, caption: str, groups: Sequence[Bars]) -> Chart:
    left, right = 200, WIDTH - 110
    most = max(1, *(max(one.envelope, one.advised, one.asked or 0) for one in groups))
    shapes, y, said = [], 10.0, []
    for one in groups:
        top = y
        kinds = [("advised", one.advised), ("envelope" if one.asked is not None else "budget", one.envelope)]
        kinds += [("asked for", one.asked)] if one.asked is not None else []
        for word, sum_ in kinds:
            width = (right - left) * sum_ / most
            if word == "advised":
                shapes.append(svg.rect(left, y, width, 12, svg.ACCENT, svg.ACCENT))
            elif word == "asked for":
                shapes.append(svg.hatched(left, y, width, 12))
            else:
                shapes.append(svg.rect(left, y, width, 12, "#ffffff", svg.INK))
            shapes.append(svg.text(left + width + 6, y + 10.5, f"{show_money(sum_)} {word}", size=11))
            y += 15
        shapes += _label(left - 10, (top + y) / 2 - 2, one.title, one.id)
        said.append(f"{one.title}: " + ", ".join(f"{show_money(sum_)} {word}" for word, sum_ in kinds))
        y += 11
    alt = f"{'; '.join(said)}. Advised is solid, the envelope or budget hollow, what is asked for hatched."
    return Chart(id_, "", caption, svg.svg(WIDTH + 60, round(y), *shapes), alt)


def _look(material: Material, name: str) -> Look:
    outcome = material.outcome(name)
    if outcome in FUNDED:
        return Look("circle", True, "recommended" if outcome == "fund" else "in part")
    if outcome == "reserve":
        return Look("diamond", False, "reserve")
    return Look("square", False, {"decline": "declined", "defer": "deferred"}.get(outcome, "no advice yet"))


def _places(material: Material, row: Row) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The likely places of a proposal, at 50% and at 90%."""
    certain = material.extras.certain
    one = certain.proposals.get(row.reference) if certain else None
    return (one.rank_50, one.rank_90) if one and one.rank_50 and one.rank_90 else None


def _label(x: float, y: float, title: str, id_: str) -> Iterator[str]:
    """A title at the left of a row, on two lines where it is long; its id where no font may have a letter of it."""
    words = title if svg.is_drawn(title) else id_
    lines = wrap(words, LABEL, max_lines=2, placeholder="…") or [id_]
    size = 13 if len(lines) == 1 else 11
    for number, line in enumerate(lines):
        yield svg.text(x, y + 4 + (number - (len(lines) - 1) / 2) * 12, line, "end", svg.INK, size)


def _beside(x: float, y: float, name: str, right: float, taken: list[tuple[float, float, float]]) -> str:
    """A name beside a point, where no other stands: right, left, above or below; `taken` are the places of names."""
    wide = 6.2 * len(name)
    places: list[tuple[float, float, svg.Anchor, float]] = [
        (x + 8, y + 4, "start", x + 8),
        (x - 8, y + 4, "end", x - 8 - wide),
        (x, y - 9, "middle", x - wide / 2),
        (x, y + 17, "middle", x - wide / 2),
    ]
    free = [
        one
        for one in places
        if one[3] + wide <= right + 20
        and all(abs(one[1] - line) >= 11 or one[3] + wide < start or one[3] > end for start, end, line in taken)
    ]
    at, line, anchor, start = (free or places)[0]
    taken.append((start, start + wide, line))
    return svg.text(at, line, name, anchor, svg.INK, 11)
