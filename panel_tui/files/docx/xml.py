"""The few words of WordprocessingML that a document needs, as text.

Bodies are written as text and parsed once: a call with a thousand proposals takes seconds so, and minutes through
an object a cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from panel_tui.files.blocks import Span, Spans
from panel_tui.files.line import LEFT_TO_RIGHT, NODE, by_direction

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

TAB = "<w:r><w:tab/></w:r>"
KEEP_NEXT = "<w:keepNext/>"
PRESERVE = '"preserve"'


def attribute(text: str) -> str:
    """`text` as an attribute's value, with its quotation marks."""
    return quoteattr(text)


def run(text: str, *, style: str = "", bold: bool = False, lang: str = "", turned: bool = False) -> str:
    """Words of one look. `turned` ones run from right to left."""
    if not text:
        return ""
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    looks += "<w:b/><w:bCs/>" if bold else ""
    looks += "<w:rtl/>" if turned else ""
    if lang:
        looks += f"<w:lang {'w:bidi' if turned else 'w:val'}={attribute(lang)}/>"
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    parts = (escape(text[start : start + NODE]) for start in range(0, len(text), NODE))
    return f"<w:r>{looks}{''.join(f'<w:t xml:space={PRESERVE}>{part}</w:t>' for part in parts)}</w:r>"


def runs(spans: Spans, bold: bool = False) -> str:
    """Spans as runs; `bold` makes all of them bold."""
    written = []
    for span in spans:
        for text, turned in by_direction(span.text):
            written.append(run(text, bold=bold or span.bold, lang=span.lang, turned=turned))
            if turned:
                # Otherwise a figure that follows Arabic or Hebrew would be set before it.
                written.append(run(LEFT_TO_RIGHT))
    return "".join(written)


def words(text: str, bold: bool = False) -> str:
    """Plain text as runs."""
    return runs((Span(text),), bold)


def field(code: str) -> str:
    """A figure that Word fills in, such as PAGE."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, content: str, looks: Iterable[str] = ()) -> str:
    """A paragraph. `looks` are what it has beyond its style, in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"".join(looks)}</w:pPr>{content}</w:p>'


def edge(side: str, points: float, colour: str, space: int = 0) -> str:
    """A rule at one side, of this thickness."""
    return f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}" w:color="{colour}"/>'
