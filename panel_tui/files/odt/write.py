"""Puts an ODT together: a ZIP of our own XML."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from panel_tui.files.blocks import Chart, Document
from panel_tui.files.odt.body import content, picture_name
from panel_tui.files.odt.styles import style_sheet
from panel_tui.files.odt.xml import DECLARED, ROOT
from panel_tui.files.pdf import pictures
from panel_tui.files.zipped import zipped

TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PARTS = ("content.xml", "meta.xml", "settings.xml", "styles.xml")
_ON = (
    *("AddParaSpacingToTableCells", "AddParaLineSpacingToTableCells", "AddExternalLeading"),
    *("PropLineSpacingShrinksFirstLine", "AutoFirstLineIndentDisregardLineSpace", "CollapseEmptyCellPara"),
    *("TabOverflow", "TableRowKeep", "AddParaTableSpacingAtStart"),
)
_OFF = (
    *("UseFormerLineSpacing", "UseFormerTextWrapping", "UseFormerObjectPositioning", "UseOldNumbering"),
    *("IgnoreFirstLineIndentInNumbering", "DoNotResetParaAttrsForNumFont", "UnxForceZeroExtLeading"),
    "AddParaTableSpacing",
)
"""LibreOffice lays a file out as it did twenty years ago wherever it is not told otherwise. As in Word, rows may stay
with the next, and between two paragraphs is the larger of the distances that they ask for; all else is as in a new
document.
"""


def to_odt(document: Document) -> bytes:
    """`document` as OpenDocument text; the same document gives the same bytes."""
    drawings = pictures(tuple(block.svg for block in document.blocks if isinstance(block, Chart)))
    drawn = {picture_name(number): picture for number, picture in enumerate(drawings, start=1)}
    parts = {
        "mimetype": TYPE,
        "META-INF/manifest.xml": _manifest(drawn),
        "content.xml": content(document),
        "meta.xml": _meta(document),
        "settings.xml": _settings(),
        "styles.xml": style_sheet(document),
    }
    return zipped({**{name: text.encode() for name, text in parts.items()}, **drawn}, first="mimetype")


def _manifest(drawn: Iterable[str]) -> str:
    types = dict.fromkeys(_PARTS, "text/xml") | dict.fromkeys(drawn, "image/png")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in types.items()
    )
    return (
        f'{DECLARED}<manifest:manifest xmlns:manifest="{MANIFEST}" manifest:version="1.3"><manifest:file-entry '
        f'manifest:full-path="/" manifest:version="1.3" manifest:media-type="{TYPE}"/>{entries}</manifest:manifest>'
    )


def _meta(document: Document) -> str:
    """What the file says of itself: nothing of its making but the date of the paper."""
    made = f"{document.date.isoformat()}T00:00:00"
    subject = f"<dc:subject>{escape(document.reference)}</dc:subject>" if document.reference else ""
    marking = (
        f'<meta:user-defined meta:name="Marking" meta:value-type="string">{escape(document.banner)}</meta:user-defined>'
    )
    return (
        f"{DECLARED}<office:document-meta {ROOT}><office:meta><meta:generator>panel-tui</meta:generator>"
        f"<dc:title>{escape(document.title)}</dc:title>{subject}<meta:creation-date>{made}</meta:creation-date>"
        f"<dc:date>{made}</dc:date><dc:language>{escape(document.lang)}</dc:language>"
        f"{marking if document.banner else ''}</office:meta></office:document-meta>"
    )


def _settings() -> str:
    settings = dict.fromkeys(_ON, "true") | dict.fromkeys(_OFF, "false")
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="boolean">{value}</config:config-item>'
        for name, value in settings.items()
    )
    return (
        f"{DECLARED}<office:document-settings {ROOT}><office:settings>"
        f'<config:config-item-set config:name="ooo:configuration-settings">{items}</config:config-item-set>'
        "</office:settings></office:document-settings>"
    )
