"""How far members agree, with its caution, and where they are apart near the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from panel_tui.call.intake.known import listed
from panel_tui.figures.rounding import NONE, show_number, show_rounded, show_total
from panel_tui.files.blocks import Block, Column, Row, Spans, Table
from panel_tui.report import cells
from panel_tui.report.charts import apart_and_away, disagreement_chart
from panel_tui.report.material import Material
from panel_tui.report.wording import figure, number, para, said, sentence, theirs

if TYPE_CHECKING:
    from panel_tui.moderate.agreement_figures import GroupFigures

COLUMNS = (
    *(Column("Scores of"), Column("Scores", "count"), Column("Alpha", "score"), Column("90%", "score")),
    *(Column("ICC", "score"), Column("Readers", "score"), Column("Φ(k)", "score")),
)
NOTE = (
    "Alpha is Krippendorff's for ordered scores, with where it would lie in 90% of such panels. ICC is how reliable "
    "one reader's score is, Φ(k) the mean of the k readers that a proposal has: of 1. High agreement does not show "
    "that a judgement is right, nor low agreement that it is wrong."
)
APART = (
    "“Apart” is how far members' scores are from each other, as a part of each criterion's scale, averaged by weight. "
    "The line lies midway between the last total in the money and the first below it."
)
TITLES = 6
"""How many criteria are named before the rest is counted."""


def agreement(material: Material) -> Iterator[Block]:
    """The figures of totals and criteria that have any, and every caution; nothing where none can be reckoned."""
    found = material.extras.panel
    groups = found.groups if found else ()
    told = [group for group in groups if not group.why_none]
    if not told:
        return
    rows = tuple(Row(_cells(group, key)) for key, group in enumerate(told, start=1))
    yield Table("agreement", "", "How far members agree", COLUMNS, rows, note=NOTE)
    cautions: defaultdict[str, list[str]] = defaultdict(list)
    for group in groups:
        for caution in group.cautions:
            cautions[caution].append(_title(group))
    for caution, titles in cautions.items():
        yield para(theirs(listed(titles, TITLES)), ": ", theirs(sentence(caution)))


def apart(material: Material) -> Iterator[Block]:
    """Where members disagree near the line: a drawing and its table; nothing where no brief has a line."""
    chart, found = disagreement_chart(material), apart_and_away(material)
    if chart is None:
        return
    yield chart
    columns = (*(Column(title) for title in ("Reference", "Applicant")), Column("Apart", "score"),
               Column("From the line", "score"))  # fmt: skip
    rows = []
    for name, far, away in sorted(found, key=lambda one: (-one[1], abs(one[2]), one[0])):
        shown = f"{show_number(far * 100, 0)}%", f"{'+' if away > 0 else ''}{show_total(away)}"
        figures = said(figure(f"{name}/apart", shown[0])), said(figure(f"{name}/away", shown[1]))
        rows.append(Row((said(cells.reference(name)), said(cells.applicant(material, name)), *figures)))
    yield Table("apart", "", "How far members are apart, and totals from the line", columns, tuple(rows), note=APART)


def _cells(group: GroupFigures, key: int) -> tuple[Spans, ...]:
    between = group.alpha_90["ordinal"]
    shown = {
        "alpha": show_rounded(group.alpha["ordinal"], 2),
        "between": NONE if between is None else f"{show_rounded(between[0], 2)} to {show_rounded(between[1], 2)}",
        "icc": show_rounded(group.icc, 2),
        "readers": show_rounded(group.readers, 1),
        "phi": show_rounded(group.phi, 2),
    }
    figures = (said(figure(f"agreement/{key}/{name}", text)) for name, text in shown.items())
    return (said(theirs(_title(group))), said(number(f"agreement/{key}/scores", group.n)), *figures)


def _title(group: GroupFigures) -> str:
    of = group.kind.criterion or listed(group.briefs)
    return f"{group.kind.title} ({of})"
