"""How a paper looks on pages: its face, colours and page, and each kind of paragraph. One answer for Word and ODT."""

from __future__ import annotations

from dataclasses import dataclass

FACE = "Arial"
INK, GREY, BLUE, HAIRLINE, GROUND = "0B0C0C", "505A5F", "003078", "B1B4B6", "F3F2F1"

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
SIDE, TOP, EDGE = 22, 25, 12
"""Millimetres from the paper's edge: text at the sides, text at top and bottom, what stands above and below it."""
GAP = 10
"""Millimetres between the two columns of the contents: in one, they would drive what is asked off the first page."""
FRONT_TAB = 24
"""Millimetres that the names at the front (To, From) have for themselves."""
LABEL = 7
"""Millimetres that the labels of a list have for themselves, unless they are longer."""
LIST_END = 7
"""Points that part a list from what follows it."""
CELL_SIDE = 1.45
"""Millimetres left free at either side of a cell."""
THIN, FIRM, THICK = 0.5, 1.0, 1.6
"""Points: the hairline between rows, the rule under a header or above a total, the rules about the funding line."""
BAR, RULE = 3.0, 1.5
"""Points: the bar beside a quotation, the rule under the front."""


@dataclass(frozen=True)
class Look:
    """One kind of paragraph; sizes and distances in points, but `indent` and `hang` in millimetres."""

    size: float = 10.5
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    line: float = 1.15
    keep: bool = False
    """Its lines stay together, and with the paragraph that follows."""
    level: int = 0
    """Of a heading, 1 the highest."""
    centred: bool = False
    indent: float = 0
    hang: float = 0
    paged: bool = False
    """A tab takes what follows it to the right edge of a column of the contents."""
    bar: bool = False
    """A grey bar stands at its left."""
    rule: bool = False
    """A blue rule runs under it."""


LOOKS = {
    "Normal": Look(after=6),
    "Title": Look(22, bold=True, after=8, line=1.05, keep=True),
    "Subtitle": Look(colour=GREY, after=6, keep=True),
    "FrontFact": Look(indent=FRONT_TAB, hang=FRONT_TAB, keep=True),
    "FrontRule": Look(3, after=4, line=1, rule=True),
    "ContentsHead": Look(11.5, bold=True, before=10, after=3, line=1.05, keep=True),
    "Contents1": Look(after=1.5, paged=True),
    "Heading1": Look(16, bold=True, before=18, after=4, line=1.05, keep=True, level=1),
    "Heading2": Look(14, bold=True, before=14, after=3, line=1.05, keep=True, level=2),
    "Heading3": Look(11.5, bold=True, before=10, after=2, line=1.05, keep=True, level=3),
    "Lead": Look(12.5, after=6, line=1.2),
    "Note": Look(8.5, colour=GREY, before=4, after=8, line=1.1),
    "Quote": Look(before=2, after=8, indent=4, bar=True),
    "ListParagraph": Look(after=3, indent=LABEL, hang=LABEL),
    "Caption": Look(bold=True, before=8, after=3, keep=True),
    "TableText": Look(9.5, before=2, after=2, line=1.05),
    "TableHead": Look(9.5, bold=True, before=2, after=2, line=1.05),
    "TableEnd": Look(6, line=1),
    "Header": Look(bold=True, centred=True),
    "Footer": Look(9, colour=GREY),
    "FooterSeal": Look(7.5, colour=GREY, before=1, centred=True),
}
