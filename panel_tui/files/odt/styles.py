"""How an ODT looks: its named styles, its page, and what stands at the top and bottom of each."""

from __future__ import annotations

from collections.abc import Mapping

from panel_tui.files.blocks import Document
from panel_tui.files.layout import CONTENTS_WIDTH, FOOT_TABS, TEXT_WIDTH, is_crowded
from panel_tui.files.looks import (
    BAR,
    BLUE,
    EDGE,
    FACE,
    HAIRLINE,
    INK,
    LABEL,
    LOOKS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    TOP,
    Look,
)
from panel_tui.files.odt.xml import (
    BOLD,
    DECLARED,
    KEEP_NEXT,
    ROOT,
    STRONG,
    TAB,
    Automatic,
    edge,
    encoded,
    language,
    measured,
    millimetres,
    paragraph,
    points,
    words,
)

BODY = "Text body"
NAMES = {
    "Normal": BODY,
    "FrontFact": "Front Fact",
    "FrontRule": "Front Rule",
    "ContentsHead": "Contents Heading",
    "Contents1": "Contents 1",
    "Heading1": "Heading 1",
    "Heading2": "Heading 2",
    "Heading3": "Heading 3",
    "Quote": "Quotations",
    "ListParagraph": "List Contents",
    "TableText": "Table Contents",
    "TableHead": "Table Heading",
    "FooterSeal": "Footer Seal",
}
"""What OpenDocument calls each, where it is not the same."""
FIGURE, FIGURE_HEAD = "Table Figure", "Table Figure Heading"
"""Cells that stand to the right, and what stands above them."""
LIST = "Labelled"
MARKING = "Marking"
LINK = "Index Link"
"""Lines of the contents look like text, not like addresses on the web."""
_UNUSED = {"TableEnd"}
_BAR_SPACE, _MM = 8, 72 / 25.4
_SEAL = 5


def named(look: str) -> str:
    """The style of this look, as the file has it."""
    return encoded(NAMES.get(look, look))


def style_sheet(document: Document) -> str:
    """The whole of `styles.xml`."""
    automatic = Automatic()
    header = paragraph("Header", _marking(document, automatic))
    footer = _footer(document, automatic)
    return (
        f"{DECLARED}<office:document-styles {ROOT}>{FACES}<office:styles>{_named_styles(document)}</office:styles>"
        f"<office:automatic-styles>{automatic}{_page()}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:header>{header}</style:header><style:footer>{footer}</style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


FACES = (
    f'<office:font-face-decls><style:font-face style:name="{FACE}" svg:font-family="{FACE}" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
)


def _named_styles(document: Document) -> str:
    stops = {id_: {"right": CONTENTS_WIDTH} for id_, look in LOOKS.items() if look.paged}
    stops["Footer"] = {"right": TEXT_WIDTH} if is_crowded(document) else FOOT_TABS
    paragraphs = (_paragraph_style(id_, look, stops.get(id_, {})) for id_, look in LOOKS.items() if id_ not in _UNUSED)
    right = '<style:paragraph-properties fo:text-align="right"/>'
    plain = f'<style:text-properties fo:color="#{INK}" style:text-underline-style="none"/>'
    marking = f'<style:text-properties {BOLD} fo:color="#{INK}" fo:letter-spacing="0.5pt"/>'
    return (
        f"{_defaults(document.lang)}{_style('paragraph', 'Standard', '')}{''.join(paragraphs)}"
        f"{_style('paragraph', FIGURE, right, named('TableText'))}"
        f"{_style('paragraph', FIGURE_HEAD, right, named('TableHead'))}"
        f"{_style('text', STRONG, f'<style:text-properties {BOLD}/>')}{_style('text', MARKING, marking)}"
        f"{_style('text', LINK, plain)}{_OUTLINE}{_LABELLED}"
    )


def _defaults(lang: str) -> str:
    """What holds where no style says otherwise. Text runs from left to right but for what turns by itself."""
    sizes = "".join(f' style:font-size{kind}="10.5pt"' for kind in ("-asian", "-complex"))
    faces = "".join(f' style:font-name{kind}="{FACE}"' for kind in ("", "-asian", "-complex"))
    letters = (
        f'<style:text-properties fo:color="#{INK}"{faces} fo:font-size="10.5pt"{sizes} {language(lang)} '
        'style:language-asian="none" style:country-asian="none" style:language-complex="ar" '
        'style:country-complex="SA" fo:hyphenate="false"/>'
    )
    lines = f'<style:paragraph-properties style:writing-mode="lr-tb" style:tab-stop-distance="{millimetres(12.5)}"/>'
    return (
        f'<style:default-style style:family="paragraph">{lines}{letters}</style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        '</style:default-style><style:default-style style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:default-style>'
    )


def _paragraph_style(id_: str, look: Look, stops: Mapping[str, int]) -> str:
    size = "".join(f' {name}="{points(look.size)}"' for name in _SIZES)
    bold = f" {BOLD}" if look.bold else ""
    letters = f'<style:text-properties fo:color="#{look.colour}"{size}{bold}/>'
    # A heading's style is that of its level, or an outline would not show it.
    level = f' style:default-outline-level="{look.level}"' if look.level else ""
    return _style("paragraph", NAMES.get(id_, id_), _paragraph_looks(look, stops) + letters, "Standard", level)


_SIZES = ("fo:font-size", "style:font-size-asian", "style:font-size-complex")


def _paragraph_looks(look: Look, stops: Mapping[str, int]) -> str:
    left = look.indent - (BAR + _BAR_SPACE) / _MM if look.bar else look.indent
    looks = (
        f'fo:margin-top="{points(look.before)}" fo:margin-bottom="{points(look.after)}" '
        f'fo:margin-left="{millimetres(left)}" fo:margin-right="0mm" fo:text-indent="{millimetres(-look.hang)}" '
        f'fo:line-height="{look.line:.0%}" fo:orphans="2" fo:widows="2"'
    )
    looks += f' {KEEP_NEXT} fo:keep-together="always"' if look.keep else ""
    looks += ' fo:text-align="center"' if look.centred else ""
    looks += f' {edge("left", BAR, HAIRLINE)} fo:padding-left="{points(_BAR_SPACE)}"' if look.bar else ""
    looks += f" {edge('bottom', RULE, BLUE)}" if look.rule else ""
    return f"<style:paragraph-properties {looks}>{_tabs(stops)}</style:paragraph-properties>"


def _tabs(stops: Mapping[str, int]) -> str:
    tabs = "".join(
        f'<style:tab-stop style:position="{measured(place)}" style:type="{kind}"/>' for kind, place in stops.items()
    )
    return f"<style:tab-stops>{tabs}</style:tab-stops>" if tabs else ""


def _style(family: str, name: str, looks: str, parent: str = "", more: str = "") -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{encoded(name)}" style:display-name="{name}" style:family="{family}"{based}{more}>'
        f"{looks}</style:style>"
    )


_OUTLINE = (
    '<text:outline-style style:name="Outline">'
    + "".join(f'<text:outline-level-style text:level="{level}" style:num-format=""/>' for level in range(1, 11))
    + "</text:outline-style>"
)
_LABELLED = (
    f'<text:list-style style:name="{LIST}"><text:list-level-style-number text:level="1" style:num-format="">'
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    f'<style:list-level-label-alignment text:label-followed-by="nothing" fo:margin-left="{LABEL}mm" '
    f'fo:text-indent="-{LABEL}mm"/></style:list-level-properties>'
    "</text:list-level-style-number></text:list-style>"
)
"""A list whose labels are text, so that they read the same in every format and in every reader."""


def _page() -> str:
    """A4; header and footer take what is left between the text and the edge."""
    room = TOP - EDGE
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties '
        f'fo:page-width="{PAGE_WIDTH}mm" fo:page-height="{PAGE_HEIGHT}mm" style:print-orientation="portrait" '
        f'fo:margin-top="{EDGE}mm" fo:margin-bottom="{EDGE}mm" fo:margin-left="{SIDE}mm" fo:margin-right="{SIDE}mm" '
        'style:writing-mode="lr-tb"/>'
        f'<style:header-style><style:header-footer-properties fo:min-height="{room}mm" fo:margin-bottom="{_SEAL}mm"/>'
        f'</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="{room}mm" '
        f'fo:margin-top="{_SEAL}mm"/></style:footer-style></style:page-layout>'
    )


def _footer(document: Document, automatic: Automatic) -> str:
    """Reference and date, marking, page; under them the fingerprint. A marking too long for that stands above."""
    pages = (
        'Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count>'
    )
    marking = _marking(document, automatic)
    above, middle = "", f"{TAB}{marking}"
    if is_crowded(document):
        above, middle = paragraph("Header", marking) if marking else "", ""
    line = paragraph("Footer", f"{words(document.imprint, automatic)}{middle}{TAB}{pages}")
    seal = paragraph(named("FooterSeal"), words(document.seal, automatic)) if document.seal else ""
    return above + line + seal


def _marking(document: Document, automatic: Automatic) -> str:
    if not document.banner:
        return ""
    return f'<text:span text:style-name="{MARKING}">{words(document.banner, automatic)}</text:span>'
