"""Puts a page together: its head, the marking at top and bottom, the front, and the foot."""

from __future__ import annotations

from html import escape

from panel_tui.files.blocks import Document
from panel_tui.files.html.body import MAIN, body, facts_html
from panel_tui.files.html.style import style_sheet
from panel_tui.files.html.text import attribute, words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Beside all the escaping, the browser itself is told to run and to fetch nothing."""


def to_html(document: Document) -> bytes:
    """`document` as one HTML5 file; the same document gives the same bytes."""
    parts = [
        "<!DOCTYPE html>",
        f"<html{attribute('lang', document.lang)}>",
        _head(document),
        "<body>",
        f'<a class="skip" href="#{MAIN}">Skip to the text</a>',
        f"<header>{_marking(document)}</header>",
        f'<main id="{MAIN}" tabindex="-1">',
        f'<p class="subtitle">{words(document.subtitle)}</p>' if document.subtitle else "",
        f"<h1>{words(document.title)}</h1>",
        facts_html(document.facts, "front"),
        body(document),
        "</main>",
        _foot(document),
        "</body>",
        "</html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _head(document: Document) -> str:
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f"<style>\n{style_sheet(document)}</style>\n</head>"
    )


def _marking(document: Document) -> str:
    return f'<p class="marking">{words(document.banner)}</p>' if document.banner else ""


def _foot(document: Document) -> str:
    lines = "".join(f"<p>{words(line)}</p>\n" for line in (document.imprint, document.seal) if line)
    return f'<footer class="foot">\n{lines}{_marking(document)}\n</footer>'
