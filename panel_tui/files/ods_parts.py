"""The parts of an OpenDocument spreadsheet around its cells: how they look, how they are printed, what it is."""

from __future__ import annotations

from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from panel_tui.files.book import Book, Sheet

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "style", "text", "table", "config", "meta")},
    "number": f"{_OASIS}:datastyle:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _PREFIXES.items()) + ' office:version="1.3"'
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>'
_MEMBERS = ("content.xml", "meta.xml", "settings.xml", "styles.xml")
MANIFEST = (
    f'{_OPEN}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
    + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in _MEMBERS)
    + "</manifest:manifest>"
)
_POUND = '<number:currency-symbol number:language="en" number:country="GB">£</number:currency-symbol>'
_BOLD = '<style:text-properties fo:font-weight="bold"/>'
_RIGHT = '<style:paragraph-properties fo:text-align="end" fo:margin-right="0.2cm"/>'
_MARGINS = "".join(
    f'<style:{part}-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-{side}="0.3cm"/>'
    f"</style:{part}-style>"
    for part, side in (("header", "bottom"), ("footer", "top"))
)
_BELOW, _ABOVE = 'fo:border-bottom="0.75pt solid #0b0c0c"', 'fo:border-top="0.75pt solid #0b0c0c"'


def cell_styles(places: Collection[int]) -> str:
    """The look of every kind of cell, each also as a sum; `places` are the decimal places that scores have."""
    numbers = {"count": _figure("count", 0), "money0": _money(0), "money2": _money(2)}
    numbers |= {f"score{one}": _figure(f"score{one}", one, grouped=False) for one in places}
    looks = {name: (f' style:data-style-name="n{name}"', _RIGHT, "") for name in numbers}
    looks |= {"score": ("", _RIGHT, ""), "text": ("", "", ' fo:wrap-option="wrap"')}
    made = "".join(numbers.values())
    for name, (data, side, wrap) in looks.items():
        made += _cell(name, data, f'style:vertical-align="top"{wrap}', side)
        made += _cell(f"sum{name}", data, f'style:vertical-align="top"{wrap} {_ABOVE}', f"{side}{_BOLD}")
    made += _cell("title", "", "", '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/>')
    made += _cell("line", "", "", "") + _cell("para", "", 'fo:wrap-option="wrap" style:vertical-align="top"', "")
    made += _cell("head", "", f'fo:wrap-option="wrap" {_BELOW}', _BOLD)
    made += _cell("headfigure", "", f'fo:wrap-option="wrap" {_BELOW}', f"{_RIGHT}{_BOLD}")
    link = '<style:text-properties fo:color="#1d70b8" style:text-underline-style="solid"/>'
    made += _cell("link", "", 'style:vertical-align="top"', link)
    return (
        f'{made}<style:style style:name="ro" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
    )


def table_style(pages: int) -> str:
    """The style of sheets that are printed on so many pages beside each other."""
    return (
        f'<style:style style:name="ta{pages}" style:family="table" style:master-page-name="Across{pages}">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
    )


def styles(book: Book, across: Collection[int]) -> str:
    """The type and language of all cells, and the pages on which sheets are printed, one or more `across`."""
    language, _, country = book.lang.partition("-")
    layouts = "".join(
        f'<style:page-layout style:name="pm{pages}"><style:page-layout-properties fo:page-width="29.7cm" '
        'fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm" '
        f'style:first-page-number="continue" style:scale-to-X="{pages}" style:scale-to-Y="0"/>'
        f"{_MARGINS}</style:page-layout>"
        for pages in across
    )
    banner, imprint = escape(book.banner), escape(book.imprint)
    page = "Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count>"
    masters = "".join(
        f'<style:master-page style:name="Across{pages}" style:page-layout-name="pm{pages}">'
        f"<style:header>{_region('center', banner)}</style:header><style:footer>{_region('left', imprint)}"
        f"{_region('center', banner)}{_region('right', page)}</style:footer></style:master-page>"
        for pages in across
    )
    return (
        f"{_OPEN}<office:document-styles {SPACES}><office:styles>"
        '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" '
        f'fo:font-size="12pt" fo:language={quoteattr(language)} fo:country={quoteattr(country or "none")}/>'
        '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>'
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def _region(side: str, inner: str) -> str:
    return f"<style:region-{side}><text:p>{inner}</text:p></style:region-{side}>"


def meta(book: Book) -> str:
    """What the file says of itself: nothing of any person."""
    made = f"{book.date.isoformat()}T00:00:00"
    seal = f"<dc:description>{escape(book.seal)}</dc:description>" if book.seal else ""
    subject = f"<dc:subject>{escape(book.reference)}</dc:subject>" if book.reference else ""
    return (
        f"{_OPEN}<office:document-meta {SPACES}><office:meta><dc:title>{escape(book.title)}</dc:title>{seal}{subject}"
        f"<dc:language>{escape(book.lang)}</dc:language><meta:creation-date>{made}</meta:creation-date>"
        f"<dc:date>{made}</dc:date></office:meta></office:document-meta>"
    )


def settings(book: Book) -> str:
    """Headings and first columns that stay in sight."""
    sheets = "".join(_split(sheet) for sheet in book.sheets if sheet.columns)
    return (
        f"{_OPEN}<office:document-settings {SPACES}><office:settings><config:config-item-set config:name="
        '"ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'{_item("ViewId", "string", "view1")}<config:config-item-map-named config:name="Tables">{sheets}'
        f"</config:config-item-map-named>{_item('ActiveTable', 'string', book.sheets[0].name)}"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _split(sheet: Sheet) -> str:
    rows, columns = sheet.head + 1, sheet.keep
    items = {"HorizontalSplitMode": 2 if columns else 0, "VerticalSplitMode": 2, "ActiveSplitRange": 3}
    shorts = "".join(_item(name, "short", str(value)) for name, value in items.items())
    places = {"HorizontalSplitPosition": columns, "VerticalSplitPosition": rows, "PositionLeft": 0}
    places |= {"PositionRight": columns, "PositionTop": 0, "PositionBottom": rows}
    ints = "".join(_item(name, "int", str(value)) for name, value in places.items())
    name = quoteattr(sheet.name)
    return f"<config:config-item-map-entry config:name={name}>{shorts}{ints}</config:config-item-map-entry>"


def _item(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{escape(value)}</config:config-item>'


def _cell(name: str, data: str, frame: str, inner: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"{data}>'
        f'<style:table-cell-properties fo:padding="0.06cm" {frame}/>{inner}</style:style>'
    )


def _figure(name: str, places: int, grouped: bool = True) -> str:
    group = ' number:grouping="true"' if grouped else ""
    digits = (
        f'number:decimal-places="{places}" number:min-decimal-places="{places}" number:min-integer-digits="1"{group}'
    )
    return f'<number:number-style style:name="n{name}"><number:number {digits}/></number:number-style>'


def _money(places: int) -> str:
    figure = (
        f'<number:number number:decimal-places="{places}" number:min-decimal-places="{places}" '
        'number:min-integer-digits="1" number:grouping="true"/>'
    )
    below = f'style:name="nmoney{places}b" style:volatile="true"'
    return (
        f"<number:currency-style {below}>{_POUND}{figure}</number:currency-style>"
        f'<number:currency-style style:name="nmoney{places}"><number:text>-</number:text>{_POUND}{figure}'
        f'<style:map style:condition="value()&gt;=0" style:apply-style-name="nmoney{places}b"/></number:currency-style>'
    )
