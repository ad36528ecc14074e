"""What stands between header and footer of an ODT: its front, its contents, and its blocks in order."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from panel_tui.files.blocks import Chart, Document, Facts, Heading, Items, Para, Span, Table
from panel_tui.files.contents import TITLE, Anchors, contents, mark
from panel_tui.files.layout import LEAST_HANG, TEXT_WIDTH, hang, leads
from panel_tui.files.looks import GAP, LIST_END
from panel_tui.files.odt.styles import FACES, LINK, LIST, NAMES, named
from panel_tui.files.odt.tables import facts_xml, table_xml
from panel_tui.files.odt.xml import (
    DECLARED,
    KEEP_NEXT,
    ROOT,
    TAB,
    Automatic,
    encoded,
    inline,
    marked,
    measured,
    paragraph,
    points,
    words,
)

STYLES = {"body": "Normal", "lead": "Lead", "note": "Note", "quote": "Quote"}
TWIPS_PIXEL = 15
"""A pixel of a drawing, 1/96 inch."""
PAGE_BREAK = 'fo:break-before="page" fo:margin-top="0pt"'
COLUMNS = "Columns"
_COLUMNS = (
    f'<style:style style:name="{COLUMNS}" style:family="section"><style:section-properties><style:columns '
    f'fo:column-count="2" fo:column-gap="{GAP}mm"/></style:section-properties></style:style>'
)
_AFTER_THE_LAST = f'fo:margin-bottom="{points(LIST_END)}"'


def content(document: Document) -> str:
    """The whole of `content.xml`."""
    automatic = Automatic()
    listed, anchors, taken, drawn = contents(document), Anchors(), set[str](), 0
    parts = [_front(document, automatic), _contents(listed, automatic) if listed else ""]
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            parts.append(_heading(block, anchors, mark(place) if place in listed else "", automatic))
        elif isinstance(block, Para):
            parts.append(_para(block, leads(document.blocks, place), automatic))
        elif isinstance(block, Items):
            parts.append(_items(block, automatic))
        elif isinstance(block, Facts):
            parts.append(facts_xml(block, _name(block, place, taken), automatic))
        elif isinstance(block, Chart):
            drawn += 1
            parts += [_caption(block, anchors, automatic), _picture(block, drawn)]
        else:
            parts.append(_caption(block, anchors, automatic))
            parts.append(table_xml(block, _name(block, place, taken), automatic))
    return (
        f"{DECLARED}<office:document-content {ROOT}>{FACES}<office:automatic-styles>{automatic}{_COLUMNS}"
        f"</office:automatic-styles><office:body><office:text>{''.join(parts)}</office:text></office:body>"
        "</office:document-content>"
    )


def _front(document: Document, automatic: Automatic) -> str:
    parts = [paragraph("Subtitle", words(document.subtitle, automatic))] if document.subtitle else []
    parts.append(paragraph("Title", words(document.title, automatic)))
    for fact in document.facts:
        line = f"{words(fact.name, automatic, bold=True)}{TAB}{inline(fact.spans, automatic)}"
        parts.append(paragraph(named("FrontFact"), line))
    if document.facts:
        parts.append(paragraph(named("FrontRule"), ""))
    return "".join(parts)


def _contents(listed: Mapping[int, Heading], automatic: Automatic) -> str:
    """The contents, filled in, with what a program needs to make them anew."""
    lines = "".join(
        paragraph(named("Contents1"), _entry(mark(place), words(heading.text, automatic)))
        for place, heading in listed.items()
    )
    # The title stands above the columns; without an empty one, a program that fills them would make one of its own.
    return (
        f'{paragraph(named("ContentsHead"), TITLE)}<text:table-of-content text:name="{TITLE}" '
        f'text:style-name="{COLUMNS}" text:protected="true"><text:table-of-content-source text:outline-level="1">'
        "<text:index-title-template/>"
        f'<text:table-of-content-entry-template text:outline-level="1" text:style-name="{named("Contents1")}">'
        '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right"/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>"
        f"</text:table-of-content-source><text:index-body>{lines}</text:index-body></text:table-of-content>"
    )


def _entry(name: str, title: str) -> str:
    """A line of the contents. Its page is for the program to find: nobody knows it before the pages are set."""
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{name}"/>'
    looks = f'text:style-name="{encoded(LINK)}" text:visited-style-name="{encoded(LINK)}"'
    return f'<text:a xlink:type="simple" xlink:href="#{name}" {looks}>{title}{TAB}{page}</text:a>'


def _heading(heading: Heading, anchors: Anchors, listed: str, automatic: Automatic) -> str:
    name = f"Heading {heading.level}"
    style = automatic.name("paragraph", PAGE_BREAK, name) if heading.new_page else encoded(name)
    text = marked(anchors.name(heading.id), words(heading.text, automatic))
    return paragraph(style, marked(listed, text), heading.level)


def _para(para: Para, keep: bool, automatic: Automatic) -> str:
    label = (Span(f"{para.label} ", bold=True),) if para.label else ()
    name = STYLES[para.role]
    style = automatic.name("paragraph", KEEP_NEXT, NAMES.get(name, name)) if keep else named(name)
    return paragraph(style, inline(label + para.spans, automatic))


def _picture(chart: Chart, number: int) -> str:
    """The picture of a drawing in a line of its own, no wider than the text."""
    wide, high = (TWIPS_PIXEL * pixels for pixels in chart.size)
    if wide > TEXT_WIDTH:
        wide, high = TEXT_WIDTH, high * TEXT_WIDTH // wide
    size = f'svg:width="{measured(wide)}" svg:height="{measured(high)}"'
    return paragraph(
        named("Normal"),
        f'<draw:frame draw:name="Picture {number}" text:anchor-type="as-char" {size}><draw:image '
        f'xlink:href="{picture_name(number)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" '
        f'draw:mime-type="image/png"/><svg:desc>{escape(chart.alt)}</svg:desc></draw:frame>',
    )


def picture_name(number: int) -> str:
    """Where the picture of the nth drawing, from 1, lies in the file."""
    return f"Pictures/{number}.png"


def _caption(table: Table | Chart, anchors: Anchors, automatic: Automatic) -> str:
    text = marked(anchors.name(table.id), words(table.title, automatic))
    return paragraph("Caption", text) if table.title else ""


def _items(items: Items, automatic: Automatic) -> str:
    """A list of OpenDocument's own, whose labels are text: they read the same in every format and in every reader."""
    left = hang(items)
    room = f'fo:margin-left="{measured(left)}" fo:text-indent="-{measured(left)}"' if left > LEAST_HANG else ""
    last = len(items.items) - 1
    lines = []
    for number, item in enumerate(items.items):
        looks = f"{room} {_AFTER_THE_LAST}" if number == last else room
        style = automatic.name("paragraph", looks, NAMES["ListParagraph"]) if looks else named("ListParagraph")
        line = f"{words(item.label, automatic)}{TAB}{inline(item.spans, automatic)}"
        lines.append(f"<text:list-item>{paragraph(style, line)}</text:list-item>")
    return f'<text:list text:style-name="{LIST}">{"".join(lines)}</text:list>' if lines else ""


def _name(block: Facts | Table, place: int, taken: set[str]) -> str:
    """By which a table is called: its label, as long as no other has it."""
    label = block.label if isinstance(block, Table) else ""
    name = label if label and label not in taken else f"Block {place + 1}"
    taken.add(name)
    return name
