"""Puts a Word file together: python-docx for the package, our own style sheet, pages and body inside it."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.files.blocks import Chart, Document
from panel_tui.files.docx.body import body
from panel_tui.files.docx.page import Edges, footer, header
from panel_tui.files.docx.styles import style_sheet
from panel_tui.files.docx.xml import SPACE
from panel_tui.files.pdf import pictures
from panel_tui.files.zipped import unzipped, zipped

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

# Of python-docx's template: a picture of another document, numbering and a theme that nothing here uses.
_UNUSED = (
    *("/thumbnail", "/customXml", "/numbering", "/theme"),
    *("/stylesWithEffects", "/webSettings", "/extended-properties"),
)
_REL_SPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SETTINGS = (
    f'<w:settings {SPACE}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)


def to_docx(document: Document) -> bytes:
    """`document` as a Word file; the same document gives the same bytes. Raises BadInput without python-docx."""
    try:
        import docx
        from docx.oxml import parse_xml
    except ModuleNotFoundError as missing:
        fault = Fault("Word files need python-docx, which is not installed", "Run: pip install 'panel-tui[office]'.")
        raise BadInput(fault) from missing

    word = docx.Document()
    for rels in (word.part.rels, word.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[id_]
    _refill(word.styles.element, parse_xml(style_sheet(document.lang)))
    _refill(word.settings.element, parse_xml(_SETTINGS))
    head, foot = word.sections[0].header, word.sections[0].footer
    head.is_linked_to_previous = foot.is_linked_to_previous = False
    _refill(head.part.element, parse_xml(header(document)))
    _refill(foot.part.element, parse_xml(footer(document)))
    ids = {rel.reltype.rsplit("/", 1)[-1]: id_ for id_, rel in word.part.rels.items()}
    charts = tuple(block.svg for block in document.blocks if isinstance(block, Chart))
    drawn = [word.part.get_or_add_image(io.BytesIO(one))[0] for one in pictures(charts)]
    written = body(document, Edges(ids["header"], ids["footer"]), drawn)
    _refill(word.element.body, parse_xml(f"<w:body {SPACE} {_REL_SPACE}>{written}</w:body>"))
    _describe(word, document)
    out = io.BytesIO()
    word.save(out)
    return zipped(unzipped(out.getvalue()))


def _refill(element: BaseOxmlElement, with_: BaseOxmlElement) -> None:
    """Give `element` the children of `with_` for its own."""
    element[:] = with_[:]


def _describe(word: WordFile, document: Document) -> None:
    properties = word.core_properties
    made = datetime.datetime.combine(document.date, datetime.time())
    properties.title = document.title[:255]
    properties.subject = document.reference[:255]
    properties.category = document.banner[:255]
    properties.language = document.lang
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.revision = 1
    properties.created = properties.modified = made
