"""How a Word document looks: the one style sheet. Nothing of Word's theme is left in it."""

from __future__ import annotations

from panel_tui.files.docx.xml import SPACE, attribute, edge
from panel_tui.files.layout import CONTENTS_WIDTH, twips
from panel_tui.files.looks import BAR, BLUE, FACE, HAIRLINE, INK, LOOKS, RULE, Look

NAMES = {
    "FrontFact": "Front Fact",
    "FrontRule": "Front Rule",
    "ContentsHead": "TOC Heading",
    "Contents1": "toc 1",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "ListParagraph": "List Paragraph",
    "Caption": "caption",
    "TableText": "Table Text",
    "TableHead": "Table Head",
    "TableEnd": "Table End",
    "Header": "header",
    "Footer": "footer",
    "FooterSeal": "Footer Seal",
}
"""What Word calls each, where it is not the same; small letters are Word's own styles."""
FOLLOWS = {
    "TableText": "TableText",
    "TableHead": "TableText",
    "Header": "Header",
    "Footer": "Footer",
    "FooterSeal": "Footer",
}
"""The style of the paragraph after one, where it is not plain text."""


def style_sheet(lang: str) -> str:
    """The children of `w:styles`, in one element."""
    fonts = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    language = f'<w:lang w:val={attribute(lang)} w:eastAsia={attribute(lang)} w:bidi="ar-SA"/>'
    return (
        f"<w:styles {SPACE}>"
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:szCs w:val="21"/>{language}</w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(_paragraph_style(id_, look) for id_, look in LOOKS.items())}{_OTHERS}</w:styles>"
    )


def _paragraph_style(id_: str, look: Look) -> str:
    is_root = id_ == "Normal"
    default = ' w:default="1"' if is_root else ""
    based = "" if is_root else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{NAMES.get(id_, id_)}"/>{based}'
        f'<w:next w:val="{FOLLOWS.get(id_, "Normal")}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_looks(look)}</w:pPr><w:rPr>{_letter_looks(look)}</w:rPr></w:style>"
    )


def _paragraph_looks(look: Look) -> str:
    looks = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    looks += "<w:widowControl/>"
    rules = (edge("left", BAR, HAIRLINE, 8) if look.bar else "") + (edge("bottom", RULE, BLUE) if look.rule else "")
    looks += f"<w:pBdr>{rules}</w:pBdr>" if rules else ""
    tab = f'<w:tab w:val="left" w:pos="{twips(look.indent)}"/>' if look.hang else ""
    tab += f'<w:tab w:val="right" w:pos="{CONTENTS_WIDTH}"/>' if look.paged else ""
    looks += f"<w:tabs>{tab}</w:tabs>" if tab else ""
    looks += (
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" '
        f'w:line="{round(look.line * 240)}" w:lineRule="auto"/>'
    )
    hanging = f' w:hanging="{twips(look.hang)}"' if look.hang else ""
    looks += f'<w:ind w:left="{twips(look.indent)}"{hanging}/>' if look.indent else ""
    looks += '<w:jc w:val="center"/>' if look.centred else ""
    return looks + (f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "")


def _letter_looks(look: Look) -> str:
    half_points = round(look.size * 2)
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    return f'{bold}<w:color w:val="{look.colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


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
