"""The picture of a drawing in a line of its own, with words for whoever does not see it."""

from __future__ import annotations

from panel_tui.files.blocks import Chart
from panel_tui.files.docx.xml import attribute, paragraph
from panel_tui.files.layout import TEXT_WIDTH

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMU_PIXEL, EMU_TWIP = 9525, 635
"""English metric units, in which Word measures pictures."""


def picture(chart: Chart, number: int, relation: str) -> str:
    """The paragraph that holds the picture of a relation, no wider than the text."""
    wide, high = (EMU_PIXEL * pixels for pixels in chart.size)
    most = TEXT_WIDTH * EMU_TWIP
    if wide > most:
        wide, high = most, high * most // wide
    size = f'cx="{wide}" cy="{high}"'
    name = f'id="{number}" name="Picture {number}" descr={attribute(chart.alt)}'
    drawing = (
        f'<w:drawing><wp:inline {SPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {name}/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return paragraph("Normal", f"<w:r>{drawing}</w:r>")
