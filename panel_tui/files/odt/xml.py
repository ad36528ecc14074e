"""The few words of OpenDocument that a document needs, as text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from panel_tui.files.blocks import Span, Spans
from panel_tui.files.line import LEFT_TO_RIGHT, NODE, by_direction

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
        "config": "config",
    }.items()
)
ROOT = (
    f'{SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:ooo="http://openoffice.org/2004/office" '
    'office:version="1.3"'
)
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'

TAB = "<text:tab/>"
STRONG = "Strong Emphasis"
BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
KEEP_NEXT = 'fo:keep-with-next="always"'

_SEEN = "<text:s/>"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")
_PREFIXES = {"paragraph": "P", "text": "T", "table": "Ta", "table-column": "Co", "table-row": "Ro", "table-cell": "Ce"}


class Automatic:
    """The styles that a document needs beyond the named ones, by the names that it gives them as they are asked for."""

    def __init__(self) -> None:
        self._families: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)

    def name(self, family: str, looks: str, parent: str = "") -> str:
        """The style of a family that has these looks, beyond those of its parent."""
        given = self._families[family]
        return given.setdefault((looks, parent), f"{_PREFIXES[family]}{len(given) + 1}")

    def __str__(self) -> str:
        """All of them."""
        return "".join(
            f'<style:style style:name="{name}" style:family="{family}"{_parent(parent)}>'
            f"<style:{family}-properties {looks}/></style:style>"
            for family, given in self._families.items()
            for (looks, parent), name in given.items()
        )


def encoded(name: str) -> str:
    """The name of a style as the file has it."""
    return name.replace(" ", "_20_")


def attribute(text: str) -> str:
    """`text` as an attribute's value, with its quotation marks."""
    return quoteattr(text)


def language(lang: str, kind: str = "") -> str:
    """A language (`en-GB`) as attributes of letters; nothing where it is not one. `kind` is "-complex" for Arabic."""
    found = _LANGUAGE.fullmatch(lang)
    if not found:
        return ""
    name, script, country = found.groups()
    space = "style" if kind else "fo"
    written = f'{space}:language{kind}="{name}" {space}:country{kind}="{country or "none"}"'
    return written + (f' {space}:script{kind}="{script}"' if script else "")


def inline(spans: Spans, automatic: Automatic, bold: bool = False) -> str:
    """Spans as they stand in a paragraph; `bold` makes all of them bold."""
    pieces = list(_pieces(spans, automatic, bold))
    written, before = [], " "
    for number, (text, style) in enumerate(pieces):
        written.append(_styled(_spaced(text, before, number == len(pieces) - 1), style, len(text)))
        before = text[-1]
    return "".join(written)


def words(text: str, automatic: Automatic, bold: bool = False) -> str:
    """Plain text as it stands in a paragraph."""
    return inline((Span(text),), automatic, bold)


def paragraph(style: str, content: str, level: int = 0) -> str:
    """A paragraph of this style, or a heading where it has a level."""
    if level:
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>'
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def marked(name: str, content: str) -> str:
    """`content` as that which is found by this name; as it is where there is none."""
    if not name:
        return content
    return f'<text:bookmark-start text:name="{name}"/>{content}<text:bookmark-end text:name="{name}"/>'


def points(number: float) -> str:
    """A measure in points."""
    return f"{number:.4g}pt"


def millimetres(number: float) -> str:
    """A measure in millimetres."""
    return f"{number:.4g}mm"


def measured(twips: int) -> str:
    """A measure in twips, which ODF has not."""
    return f"{twips / 20:.2f}pt"


def edge(side: str, thickness: float, colour: str) -> str:
    """A rule at one side, so many points thick."""
    return f'fo:border-{side}="{points(thickness)} solid #{colour}"'


def _parent(name: str) -> str:
    return f' style:parent-style-name="{encoded(name)}"' if name else ""


def _pieces(spans: Spans, automatic: Automatic, bold: bool) -> Iterator[tuple[str, str]]:
    """Text and the name of its style, cut where the direction changes."""
    for span in spans:
        for text, turned in by_direction(span.text):
            style = _letters(bold or span.bold, span.lang, turned, automatic)
            yield from ((text[start : start + NODE], style) for start in range(0, len(text), NODE))
            if turned:
                # Otherwise a figure that follows Arabic or Hebrew would be set before it.
                yield LEFT_TO_RIGHT, ""


def _letters(bold: bool, lang: str, turned: bool, automatic: Automatic) -> str:
    if spoken := language(lang, "-complex" if turned else ""):
        return automatic.name("text", spoken, STRONG if bold else "")
    return encoded(STRONG) if bold else ""


def _styled(content: str, style: str, letters: int) -> str:
    if style:
        return f'<text:span text:style-name="{style}">{content}</text:span>'
    return f"<text:span>{content}</text:span>" if letters >= NODE else content


def _spaced(text: str, before: str, is_last: bool) -> str:
    """Readers drop a space at either end of a paragraph, and one that follows another: these are written out."""
    first = _SEEN if text[0] == " " == before else ""
    text = text[1:] if first else text
    last = _SEEN if is_last and text[-1:] == " " else ""
    return first + escape(text[:-1] if last else text) + last
