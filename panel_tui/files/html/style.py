"""How a page looks: near-black on white with one blue, in the reader's own fonts; on paper A4 with the marking."""

from __future__ import annotations

from panel_tui.files.blocks import Document

_STYLE = """\
:root { color: #0b0c0c; background: #fff; color-scheme: light; line-height: 1.5; -webkit-text-size-adjust: 100%;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 1rem; max-width: 62rem; overflow-wrap: anywhere; }
main:focus { outline: none; }
main { display: flow-root; }
h1, h2, h3, h4 { line-height: 1.2; margin: 1.8em 0 .5em; text-wrap: balance; }
h1 { font-size: 2rem; margin: .2em 0 .6em; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.05rem; margin-top: 1.6em; }
h2 + h3, h3 + h4 { margin-top: 1em; }
p, ul, ol, blockquote, nav li { max-width: 44rem; }
p, ul, ol, dl, blockquote { margin: 0 0 .9rem; }
p, li, dd, td { text-wrap: pretty; }
a { color: #003078; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
a:focus, summary:focus { color: #0b0c0c; background: #fd0; outline: 3px solid #0b0c0c; outline-offset: 0; }
.wide:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; box-shadow: 0 0 0 6px #fd0; }
.skip { position: absolute; left: -999rem; padding: .5rem 1rem; }
.skip:focus { position: static; display: inline-block; }
.marking { max-width: none; margin: 1rem 0; text-align: center; font-weight: bold; letter-spacing: .03em; }
.subtitle { color: #505a5f; margin: 0; }
.lead { font-size: 1.15rem; }
.note { color: #505a5f; font-size: .875rem; }
blockquote { border-left: .25rem solid #b1b4b6; padding-left: 1rem; }
blockquote p { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 11rem) 1fr; gap: 0 1rem; padding: .25rem 0; }
dl.facts > div { border-bottom: 1px solid #b1b4b6; padding: .35rem 0; }
dl.facts { border-top: 1px solid #b1b4b6; }
dt { font-weight: bold; }
dd { margin: 0; }
dl.front { border-bottom: 3px solid #003078; padding-bottom: .6rem; margin-bottom: 1.5rem; }
nav ul { list-style: none; padding: 0; }
nav li { margin: .3rem 0; }
nav details { margin: .1rem 0 .4rem 1.2rem; }
nav h2 { margin-top: 1rem; font-size: 1.15rem; }
summary { cursor: pointer; color: #505a5f; width: max-content; }
ul { padding-left: 1.4rem; }
li { margin: .25rem 0; }
.labelled { list-style: none; padding: 0; }
.labelled li { display: grid; grid-template-columns: minmax(1.4rem, max-content) 1fr; gap: 0 .5rem; }
.wide { overflow-x: auto; }
.wide, main > table { margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.35; overflow-wrap: break-word;
  font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 1rem; padding: .6rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #b1b4b6; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { vertical-align: bottom; border-bottom: 2px solid #0b0c0c; }
tbody th { font-weight: normal; }
.figure { text-align: right; white-space: nowrap; }
tr .figure + :not(.figure) { padding-left: 1.2rem; }
thead .figure { white-space: normal; overflow-wrap: normal; }
.total th, .total td { font-weight: bold; border-top: 2px solid #0b0c0c; }
tr.line td { background: #f3f2f1; font-weight: bold; padding: .45rem .5rem;
  border: solid #0b0c0c; border-width: 2px 0; }
.foot { margin-top: 3rem; border-top: 1px solid #b1b4b6; padding-top: .8rem; color: #505a5f; font-size: .875rem; }
.foot p { margin: .2rem 0; }
.foot .marking { color: #0b0c0c; font-size: 1rem; margin: 1rem 0; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: 1fr; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.3rem; }
}
@media print {
  :root { font-size: 11pt; line-height: 1.35; font-family: Arial, "Liberation Sans", "Noto Sans", sans-serif; }
  body { max-width: none; padding: 0; }
  .skip, nav { display: none; }
  a { color: inherit; text-decoration: none; }
  p, ul, ol, blockquote { max-width: none; orphans: 2; widows: 2; }
  p, ul, ol, dl, blockquote { margin-bottom: 6pt; }
  li { margin: 2pt 0; }
  dl > div, dl.facts > div { padding: 2.5pt 0; }
  h1 { font-size: 22pt; }
  h2 { font-size: 16pt; }
  h3 { font-size: 14pt; }
  h4 { font-size: 11.5pt; }
  h1, h2, h3, h4, .opening, caption, .front, .marking { break-after: avoid; break-inside: avoid; }
  .new-page { break-before: page; margin-top: 0; }
  .wide { overflow: visible; }
  table { font-size: 9.5pt; line-height: 1.25; }
  .whole { break-inside: avoid; }
  p:has(+ .wide > .whole), p:has(+ .whole) { break-after: avoid; }
  thead { display: table-header-group; }
  tr, dl, dl > div, li, blockquote { break-inside: avoid; }
  tr.line, tr.total, table + .note, .wide + .note { break-before: avoid; }
  tr.line td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  th, td { padding: 2pt 4pt; }
  tr .figure + :not(.figure) { padding-left: 10pt; }
  .lead { font-size: 12.5pt; }
  .note { font-size: 8.5pt; }
}
"""
_PAGE = """\
@page { size: A4; margin: 25mm 22mm;
  @top-center { content: "$marking"; font: bold 10.5pt Arial, sans-serif; }
  @bottom-left { content: "$imprint"; font: 9pt Arial, sans-serif; color: #505a5f; white-space: pre; }
  @bottom-center { content: "$marking"; font: bold 10.5pt Arial, sans-serif; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; color: #505a5f; }
}
"""


def style_sheet(document: Document) -> str:
    """The one style sheet; it has the document's marking, reference and date for the edges of printed pages."""
    imprint = "\\a ".join(_quoted(line) for line in (document.imprint, document.seal) if line)
    page = _PAGE.replace("$marking", _quoted(document.banner)).replace("$imprint", imprint)
    return _STYLE + page


def _quoted(text: str) -> str:
    """`text` inside the quotation marks of a style sheet: every sign is written by its number."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):x} " for letter in text)
