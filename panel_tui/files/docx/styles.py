"""How a Word document looks: the one style sheet. Nothing of Word's theme is left in it."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.files.docx.xml import BLUE, GREY, HAIRLINE, INK, SPACE, attribute, edge, twips

FACE = "Arial"


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes and distances in points."""

    id: str
    name: str
    size: float = 10.5
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    line: float = 1.15
    keep: bool = False
    outline: int | None = None
    extra: str = ""
    """Borders and tabs."""
    indent: str = ""
    centred: bool = False
    follows: str = "Normal"


FRONT_TAB = f'<w:tabs><w:tab w:val="left" w:pos="{twips(24)}"/></w:tabs>'
FRONT_INDENT = f'<w:ind w:left="{twips(24)}" w:hanging="{twips(24)}"/>'
QUOTE_BAR = f"<w:pBdr>{edge('left', 24, HAIRLINE, 8)}</w:pBdr>"
QUOTE_INDENT = f'<w:ind w:left="{twips(4)}"/>'

STYLES = (
    Style("Normal", "Normal", after=6),
    Style("Title", "Title", 22, bold=True, after=8, line=1.05, keep=True),
    Style("Subtitle", "Subtitle", colour=GREY, after=6, keep=True),
    Style("FrontFact", "Front Fact", extra=FRONT_TAB, indent=FRONT_INDENT),
    Style("FrontRule", "Front Rule", 3, after=4, line=1, extra=f"<w:pBdr>{edge('bottom', 12, BLUE)}</w:pBdr>"),
    Style("Heading1", "heading 1", 16, bold=True, before=18, after=4, line=1.05, keep=True, outline=0),
    Style("Heading2", "heading 2", 14, bold=True, before=14, after=3, line=1.05, keep=True, outline=1),
    Style("Heading3", "heading 3", 11.5, bold=True, before=10, after=2, line=1.05, keep=True, outline=2),
    Style("Lead", "Lead", 12.5, after=6, line=1.2),
    Style("Note", "Note", 8.5, colour=GREY, before=4, after=8, line=1.1),
    Style("Quote", "Quote", before=2, after=8, extra=QUOTE_BAR, indent=QUOTE_INDENT),
    Style("ListParagraph", "List Paragraph", after=3),
    Style("Caption", "caption", bold=True, before=8, after=3, keep=True),
    Style("TableText", "Table Text", 9.5, before=2, after=2, line=1.05, follows="TableText"),
    Style("TableHead", "Table Head", 9.5, bold=True, before=2, after=2, line=1.05, follows="TableText"),
    Style("TableEnd", "Table End", 6, line=1),
    Style("Header", "header", bold=True, centred=True, follows="Header"),
    Style("Footer", "footer", 9, colour=GREY, follows="Footer"),
    Style("FooterSeal", "Footer Seal", 7.5, colour=GREY, before=1, centred=True, follows="Footer"),
)


def style_sheet(lang: str) -> str:
    """The children of `w:styles`, in one element."""
    fonts = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    language = f'<w:lang w:val={attribute(lang)} w:eastAsia={attribute(lang)} w:bidi="ar-SA"/>'
    return (
        f"<w:styles {SPACE}>"
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:szCs w:val="21"/>{language}</w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(map(_paragraph_style, STYLES))}{_OTHERS}</w:styles>"
    )


def _paragraph_style(style: Style) -> str:
    is_root = style.id == "Normal"
    default = ' w:default="1"' if is_root else ""
    based = "" if is_root else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}'
        f'<w:next w:val="{style.follows}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_looks(style)}</w:pPr><w:rPr>{_letter_looks(style)}</w:rPr></w:style>"
    )


def _paragraph_looks(style: Style) -> str:
    looks = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    looks += f"<w:widowControl/>{style.extra}"
    looks += (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
    )
    looks += style.indent
    looks += '<w:jc w:val="center"/>' if style.centred else ""
    return looks + ("" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>')


def _letter_looks(style: Style) -> str:
    half_points = round(style.size * 2)
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    return f'{bold}<w:color w:val="{style.colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_OTHERS = (
    '<w:style w:type="character" w:styleId="Marking"><w:name w:val="Marking"/><w:qFormat/><w:rPr><w:b/><w:bCs/>'
    f'<w:color w:val="{INK}"/><w:spacing w:val="10"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
